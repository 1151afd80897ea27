"""Who in the register is likely the same as somebody who is about to be registered.

All people count, also those whom the user may not see: what is shown of these is the doors'
affair. Records that never stood for a person of their own (`VOID`) are nobody's likeness; people
who left are.
"""

from cases.matching.finding import likely_same, likely_same_many, same_rows
from cases.matching.likeness import Match, Newcomer

__all__ = ["Match", "Newcomer", "likely_same", "likely_same_many", "same_rows"]
