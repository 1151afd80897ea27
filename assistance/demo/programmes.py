"""A dozen invented programmes of several organisations, and the state's own from its decrees."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accounts.choices import OrganisationKind
from accounts.models import Organisation
from assistance.choices import ForWhom, Mechanism, Modality, ResponseSector
from assistance.models import Programme, ProgrammeRule
from assistance.reference import armenian_rules

ORGANISATIONS = {
    "WFP": ("World Food Programme", OrganisationKind.UNITED_NATIONS),
    "UNICEF": ("United Nations Children's Fund", OrganisationKind.UNITED_NATIONS),
    "HUYS": ("Huys Foundation (invented)", OrganisationKind.NATIONAL_NGO),
}
_ONE = {"kind": "fixed", "amount": 1}


@dataclass(frozen=True)
class Plan:
    """A programme of the demo: its row, when it gave, and to how many of a hundred.

    `each` is what a household gets for its size; `is_for_each` that it gives to each person by
    themselves, and `of_age` that it does so to those of an age alone (from, to years); `marz` where
    alone it works; `rule` of the reference it follows.
    """

    title: str
    given_by: str
    sector: str
    modality: str
    mechanism: str
    first: date
    times: int
    share: int
    each: tuple = (0, 0)
    every_days: int | None = None
    is_for_each: bool = False
    of_age: tuple = ()
    marz: str = ""
    unit: str = ""
    until: date | None = None
    budget: int | None = None
    rule: str = ""
    sub_sector: str = ""
    funded_by: str = ""

    @property
    def for_whom(self):
        """Whether a record of it is for a household or for one person."""
        of_persons = self.is_for_each or self.of_age
        return ForWhom.PERSON if of_persons else ForWhom.HOUSEHOLD

    @property
    def is_money(self):
        """Whether money is given."""
        return self.modality in (Modality.CASH, Modality.VOUCHER)

    def amount(self, size):
        """The sum for so many people; None of what is no money."""
        first, further = self.each
        return Decimal(first + further * (size - 1)) if self.is_money else None


_BASIC, _CASH, _BANK = ResponseSector.BASIC_NEEDS, Modality.CASH, Mechanism.BANK
PLANS = (
    Plan("One-off support", "MLSA", _BASIC, _CASH, _BANK, date(2023, 10, 7), 1, 95,
         each=(100_000, 0), until=date(2024, 1, 1), is_for_each=True, rule="one_off_2023"),
    Plan("Rent and utilities, 40,000 + 10,000", "MLSA", _BASIC, _CASH, _BANK, date(2023, 10, 16), 1,
         88, each=(600_000, 600_000), every_days=366, rule="rent_and_utilities"),
    Plan("Support of November and December 2023", "MLSA", _BASIC, _CASH, _BANK, date(2023, 12, 4),
         1, 64, each=(50_000, 50_000), until=date(2024, 2, 1), rule="winter_2023"),
    Plan("Need-based support", "MLSA", _BASIC, _CASH, _BANK, date(2025, 5, 12), 1, 14,
         each=(240_000, 60_000), every_days=183, rule="need_based_2025"),
    Plan("Housing certificate", "MLSA", _BASIC, _CASH, _BANK, date(2024, 9, 2), 1, 3,
         each=(4_000_000, 4_000_000), rule="housing_support"),
    Plan("Food voucher", "WFP", ResponseSector.FOOD, Modality.VOUCHER, Mechanism.E_VOUCHER,
         date(2023, 11, 6), 2, 38, each=(12_000, 6_000), every_days=30,
         sub_sector="food assistance", funded_by="several donors", budget=6_000_000_000),
    Plan("Winter kit", "UNHCR", _BASIC, Modality.IN_KIND, Mechanism.HAND, date(2023, 12, 11), 1, 42,
         unit="winter kit", until=date(2024, 4, 1), sub_sector="household goods"),
    Plan("Winter heating cash", "KAMURJ", _BASIC, _CASH, Mechanism.CARD, date(2024, 11, 18), 2, 46,
         each=(60_000, 0), every_days=330, marz="AM07", budget=250_000_000,
         funded_by="an invented donor"),
    Plan("School kit", "UNICEF", ResponseSector.EDUCATION, Modality.IN_KIND, Mechanism.HAND,
         date(2024, 8, 26), 1, 30, unit="school kit", every_days=365, of_age=(6, 18)),
    Plan("Hygiene kit", "HUYS", _BASIC, Modality.IN_KIND, Mechanism.HAND, date(2024, 2, 5), 2, 12,
         unit="hygiene kit", every_days=90, sub_sector="WASH"),
    Plan("Psychosocial support", "KAMURJ", ResponseSector.CHILD_PROTECTION, Modality.SERVICE,
         Mechanism.ON_SITE, date(2024, 3, 4), 1, 9, unit="session", every_days=30, of_age=(5, 18),
         marz="AM07"),
    Plan("Visit of a mobile medical team", "HUYS", ResponseSector.HEALTH, Modality.SERVICE,
         Mechanism.ON_SITE, date(2024, 5, 13), 1, 10, unit="visit", every_days=90,
         of_age=(60, 120)),
    Plan("Small grant for a trade", "UNHCR", ResponseSector.RESILIENCE, _CASH, _BANK,
         date(2025, 2, 3), 1, 2, each=(600_000, 0), sub_sector="livelihoods",
         budget=700_000_000),
)  # fmt: skip


def programmes():
    """(Plan, its Programme) of each, made with their organisations and rules."""
    for acronym, (name, kind) in ORGANISATIONS.items():
        Organisation.objects.get_or_create(acronym=acronym, defaults={"name": name, "kind": kind})
    return [(plan, _programme(plan)) for plan in PLANS]


def _programme(plan):
    programme = Programme.objects.create(
        title=plan.title,
        given_by_id=plan.given_by,
        funded_by=plan.funded_by or ("state budget" if plan.given_by == "MLSA" else ""),
        sector=plan.sector,
        sub_sector=plan.sub_sector,
        modality=plan.modality,
        mechanism=plan.mechanism,
        unit=plan.unit,
        budget=plan.budget,
        for_whom=plan.for_whom,
        every_days=plan.every_days,
        from_on=plan.first.replace(day=1),
        until_on=plan.until,
    )
    ProgrammeRule.objects.bulk_create(_rules(plan, programme))
    return programme


def _rules(plan, programme):
    """The rules of the decree that it follows; of others, one that names its groups and its sum."""
    found = [rule for rule in armenian_rules() if rule.programme == plan.rule]
    for rule in found:
        yield ProgrammeRule(
            programme=programme, from_on=date.fromisoformat(rule.from_on),
            until_on=date.fromisoformat(rule.until_on) if rule.until_on else None,
            covers=rule.covers, eligible=rule.eligible, amount=rule.amount,
            sources=list(rule.sources), reading=rule.reading,
        )  # fmt: skip
    if not found:
        yield ProgrammeRule(
            programme=programme, from_on=programme.from_on, covers=_covers(plan),
            amount=_amount(plan), sources=["invented"],
        )  # fmt: skip


def _covers(plan):
    if not plan.of_age:
        return {"all": []}
    begins, ends = plan.of_age
    return {
        "all": [
            {"fact": "age", "is": "at_least", "value": begins},
            {"fact": "age", "is": "below", "value": ends},
        ]
    }


def _amount(plan):
    if not plan.is_money:
        return _ONE
    first, further = plan.each
    return {"kind": "first_and_further", "first": first, "further": further}
