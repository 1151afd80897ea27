"""A record of every kind about the people of a household, and whom each kind is about."""

from datetime import timedelta
from itertools import pairwise

from cases.models import (
    Absence,
    DisabilityDecision,
    Displacement,
    IdentityDocument,
    LegalStatus,
    LikelySame,
    MistakeReport,
    PersonLink,
    Phone,
    SpecificNeed,
)
from tests.access.assessed import assessments_of
from tests.access.assisted import assistance_of
from tests.access.decided import decisions_of
from tests.access.referred import referrals_of
from tests.access.worked import case_work_of
from tests.factories import head_of

# Model → the columns that lead to whom a row is about: (household, person) each. Where a row has
# one or the other, the empty one is passed over. After them, by whom such rows are seen beside the
# register's staff: by partners and the data protection officer, of the people whom they see; by
# this officer alone; or by them whoever it is about.
PARTNERS, OFFICER, ALL_TO_OFFICER = "partners", "officer", "all to officer"
_OF_CASE = [("case__household_id", None), (None, "case__individual_id")]
_OF_REFERRAL = [("referral__household_id", None), (None, "referral__individual_id")]
ABOUT = {
    "Household": ([("number", None)], PARTNERS),
    "Individual": ([("household_id", "number")], PARTNERS),
    "Residence": ([("household_id", None)], PARTNERS),
    "Membership": ([("household_id", "individual_id")], PARTNERS),
    "Phone": ([(None, "individual_id")], PARTNERS),
    "Absence": ([(None, "individual_id")], PARTNERS),
    "IdentityDocument": ([(None, "individual_id")], PARTNERS),
    "LegalStatus": ([(None, "individual_id")], PARTNERS),
    "DisabilityDecision": ([(None, "individual_id")], PARTNERS),
    "SpecificNeed": ([(None, "individual_id")], PARTNERS),
    "Displacement": ([(None, "individual_id")], PARTNERS),
    "Consent": ([(None, "individual_id")], PARTNERS),
    "PersonLink": ([(None, "individual_id"), (None, "other_id")], PARTNERS),
    "Assignment": ([("household_id", None), (None, "individual_id")], OFFICER),
    "Restriction": ([("household_id", None), (None, "individual_id")], ALL_TO_OFFICER),
    "MistakeReport": ([("household_id", None), (None, "individual_id")], OFFICER),
    "LikelySame": ([(None, "individual_id")], OFFICER),
    "TakeOver": ([("household_id", None)], OFFICER),
    "BrokenGlass": ([("household_id", None)], OFFICER),
    "DataRequest": ([(None, "individual_id")], ALL_TO_OFFICER),
    "Assessment": ([("household_id", None)], PARTNERS),
    "Draft": ([("assessment__household_id", None)], PARTNERS),
    "MemberAnswers": ([("assessment__household_id", "individual_id")], PARTNERS),
    "IndicatorValue": ([("assessment__household_id", None)], PARTNERS),
    "SectorSeverity": ([("assessment__household_id", None)], PARTNERS),
    "PriorityNeed": ([("assessment__household_id", None)], PARTNERS),
    "Assistance": ([("household_id", None)], PARTNERS),
    "DistributionLine": ([("household_id", None)], PARTNERS),
    "AssistedPerson": ([("assistance__household_id", "individual_id")], PARTNERS),
    "PaymentInstrument": ([("household_id", None)], OFFICER),
    "PaymentLine": ([("assistance__household_id", None)], OFFICER),
    "Income": ([(None, "individual_id")], OFFICER),
    "Belonging": ([(None, "individual_id")], OFFICER),
    "Decision": ([("household_id", None)], OFFICER),
    "Case": ([("household_id", None), (None, "individual_id")], OFFICER),
    "CaseStep": (_OF_CASE, OFFICER),
    "CaseMember": (_OF_CASE, OFFICER),
    "Goal": (_OF_CASE, OFFICER),
    "Transfer": (_OF_CASE, OFFICER),
    "CaseNote": ([("household_id", None), (None, "individual_id")], OFFICER),
    "Task": ([("household_id", None), (None, "individual_id")], OFFICER),
    "Attachment": ([("household_id", None), (None, "individual_id")], OFFICER),
    "Appointment": ([("household_id", None), (None, "individual_id")], OFFICER),
    "Feedback": ([("household_id", None), (None, "individual_id")], OFFICER),
    # And to whoever sent them or answers them, whom the oracle knows (`Sight.referrals`).
    "Referral": ([("household_id", None), (None, "individual_id")], OFFICER),
    "ReferralPerson": (_OF_REFERRAL, OFFICER),
    "ReferralStep": (_OF_REFERRAL, OFFICER),
}
# Of no household yet: whoever imports at its place sees it. `tests/assessments/importers` asks
# everybody.
OF_NO_HOUSEHOLD = {"WaitingSubmission"}


def records_of(households, clerk, day):
    """Facts of the woman and the man of every household, and ties to their neighbours."""
    heads = [head_of(home) for home in households.values() if home.members.filter(is_head=True)]
    men = [man for home in households.values() for man in home.members.filter(sex="male")]
    people = [*heads, *men]
    _facts(people, day)
    after = [*heads[1:], heads[0]]
    since = {"from_on": day - timedelta(days=30)}
    PersonLink.objects.bulk_create(
        [
            *(PersonLink(individual=a, other=b, kind="sibling", **since) for a, b in _pairs(heads)),
            *(PersonLink(individual=a, other_name="Anna", kind="child", **since) for a in heads),
        ]
    )
    assessments_of(households.values(), clerk, day)
    assistance_of(households.values(), clerk, day)
    decisions_of(households.values(), people, clerk, day)
    case_work_of(households.values(), people, clerk, day)
    referrals_of(households.values(), people, clerk, day)
    LikelySame.objects.bulk_create(
        LikelySame(individual=a, other=b, why="name", decided_by=clerk, decided_on=day)
        for a, b in zip(heads, after, strict=True)
    )
    MistakeReport.objects.bulk_create(
        [
            *(_mistake(clerk, day, household=home) for home in households.values()),
            *(_mistake(clerk, day, individual=person) for person in people),
        ]
    )


def _pairs(heads):
    """Each with the next, and with one far away: both seen, one seen, none."""
    half = len(heads) // 2
    return [*pairwise(heads), *zip(heads[:half], heads[half:], strict=False)]


def _facts(people, day):
    since = {"from_on": day - timedelta(days=30)}
    Phone.objects.bulk_create(Phone(individual=p, number="+37491000000", **since) for p in people)
    Absence.objects.bulk_create(Absence(individual=p, country="GE", **since) for p in people)
    IdentityDocument.objects.bulk_create(
        IdentityDocument(individual=p, type="passport", number=f"AR{p.pk}", **since) for p in people
    )
    LegalStatus.objects.bulk_create(
        LegalStatus(individual=p, status="temporary_protection", **since) for p in people
    )
    DisabilityDecision.objects.bulk_create(
        DisabilityDecision(individual=p, degree="group_2", **since) for p in people
    )
    SpecificNeed.objects.bulk_create(
        SpecificNeed(individual=p, need_id="CR", **since) for p in people
    )
    Displacement.objects.bulk_create(Displacement(individual=p, year=2020) for p in people)


def _mistake(clerk, day, **about):
    return MistakeReport(reason="entered_by_mistake", reported_by=clerk, reported_on=day, **about)
