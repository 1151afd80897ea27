"""Until when a paper serves: what is printed on it, or was put in the register after that.

Said once over plain values and once as an expression of the database, from the same dates.
"""

from django.db.models import DateField
from django.db.models.functions import Greatest


def serves_until(paper):
    """The last day on which a paper (a mapping of its fields) serves; None: it has no end."""
    days = (paper["expires_on"], paper["extended_until"])
    return max((day for day in days if day is not None), default=None)


def own_last_day():
    """The same in SQL, over rows of IdentityDocument; PostgreSQL's GREATEST passes over nothing."""
    return Greatest("expires_on", "extended_until", output_field=DateField())
