"""The people: households, who belongs to them, where they live, and what is true of each."""

from cases.models.beyond import BeyondQuestion, BrokenGlass, TakeOver, TakeOverAllowance
from cases.models.consent import Consent, DataRequest
from cases.models.contact import Absence, Phone
from cases.models.desk import LikelySame, MistakeReport, ReservedNumber
from cases.models.health import DisabilityDecision, NeedCode, SpecificNeed
from cases.models.household import Household
from cases.models.individual import Individual
from cases.models.membership import Membership
from cases.models.papers import IdentityDocument, LegalStatus
from cases.models.residence import Residence
from cases.models.team import Assignment, Restriction
from cases.models.ties import Displacement, PersonLink
from cases.models.validity import ValidityExtension

__all__ = [
    "Absence",
    "Assignment",
    "BeyondQuestion",
    "BrokenGlass",
    "Consent",
    "DataRequest",
    "DisabilityDecision",
    "Displacement",
    "Household",
    "IdentityDocument",
    "Individual",
    "LegalStatus",
    "LikelySame",
    "Membership",
    "MistakeReport",
    "NeedCode",
    "PersonLink",
    "Phone",
    "ReservedNumber",
    "Residence",
    "Restriction",
    "SpecificNeed",
    "TakeOver",
    "TakeOverAllowance",
    "ValidityExtension",
]
