"""The families of the register as of a day, as plain values that a rule can be asked about.

Read in bulk: a chunk of households takes the same few questions to the database, whatever its size.
What the register does not know stays None. Records that never stood for a person are outside.
"""

from assistance.families.applying import Applying, families_of
from assistance.families.earlier import Helped, days_of

__all__ = ["Applying", "Helped", "days_of", "families_of"]
