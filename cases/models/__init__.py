"""The people: households, who belongs to them from when to when, and where they live."""

from cases.models.household import Household
from cases.models.individual import Individual
from cases.models.membership import Membership
from cases.models.residence import Residence

__all__ = ["Household", "Individual", "Membership", "Residence"]
