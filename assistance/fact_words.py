"""What people call the facts that a rule may ask about, their units, and the words of their values.

The facts themselves, and of what kind each is, are those of `assistance/entitlement/`; a test sees
to it that each has its words here, and that nothing else has.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from assessments.choices import Sector
from assistance.choices import ResponseSector
from cases.choices import Accommodation, Sex

_AMD, _DAYS, _YEARS = _("AMD"), _("days"), _("years")


@dataclass(frozen=True)
class FactWords:
    """The words of one fact; `names` are those of its values, by their codes.

    `of_protection`: who reads no protection fields is told that it was asked, not what was found.
    A `plain` number is written without a mark between thousands, as a year is.
    """

    label: str
    unit: str = ""
    names: Mapping = field(default_factory=dict)
    of_protection: bool = False
    plain: bool = False


def _severity(sector):
    label = format_lazy(_("severity, 1 to 5: {sector}"), sector=Sector(sector).label)
    return FactWords(label, of_protection=sector == Sector.PROTECTION)


def _since(sector):
    label = format_lazy(_("last helped, sector of {sector}"), sector=ResponseSector(sector).label)
    return FactWords(label, _DAYS)


ZONES = {
    "border": _("at the border"),
    "remote": _("remote"),
    "other": _("elsewhere"),
}
_OF_MEMBERS = {
    "age": FactWords(_("age"), _YEARS),
    "is_minor": FactWords(_("younger than 18")),
    "is_pensioner": FactWords(_("of pensionable age, 63 or older")),
    "sex": FactWords(_("sex"), names=dict(Sex.choices)),
    "arrived_on": FactWords(_("arrived in Armenia on")),
    "is_displaced": FactWords(_("displaced, or born here to displaced parents")),
    "displaced_on": FactWords(_("displaced on")),
    "is_present": FactWords(_("is in the country")),
    "is_citizen": FactWords(_("citizen of Armenia")),
    "has_disability": FactWords(_("has a disability")),
    "is_pregnant": FactWords(_("is pregnant")),
    "needs": FactWords(_("specific needs that are recorded")),
    "is_student": FactWords(_("studies")),
    "is_in_care": FactWords(_("lives in the care of an institution")),
    "lodging": FactWords(_("lives in housing that is"), names=dict(Accommodation.choices)),
    "bank_balance": FactWords(_("money in banks"), _AMD),
    "income": FactWords(_("income in a month"), _AMD),
    "is_helped": FactWords(_("helped already by this programme for these days")),
}
_COUNTS = {
    "size": FactWords(_("people who are counted")),
    "children": FactWords(_("children, younger than 18")),
    "under_2": FactWords(_("children younger than 2")),
    "under_5": FactWords(_("children younger than 5")),
    "adults": FactWords(_("adults")),
    "pensioners": FactWords(_("people of 63 and older")),
    "older": FactWords(_("people of 65 and older")),
    "girls": FactWords(_("girls")),
    "boys": FactWords(_("boys")),
    "women": FactWords(_("women")),
    "men": FactWords(_("men")),
    "disabled": FactWords(_("people with a disability")),
    "pregnant": FactWords(_("pregnant women")),
}
_OF_FAMILIES = {
    "place": FactWords(_("lives in")),
    "accommodation": FactWords(_("housing"), names=dict(Accommodation.choices)),
    "first_arrived_on": FactWords(_("the first of them arrived on")),
    "first_displaced_on": FactWords(_("the first of them was displaced on")),
    "all_citizens": FactWords(_("all are citizens of Armenia")),
    **{f"severity_{sector}": _severity(sector) for sector in Sector.values},
    "msni": FactWords(_("severity over all sectors, 1 to 5"), of_protection=True),
    **{f"days_since_{sector}": _since(sector) for sector in ResponseSector.values},
    "days_since_this_programme": FactWords(_("last helped by this programme"), _DAYS),
    "helped_by": FactWords(_("programmes that helped them")),
    "income_per_member": FactWords(_("income of a month for each who is counted"), _AMD),
    "dwelling_share": FactWords(_("largest share of a dwelling that they own")),
    "car_year": FactWords(_("year in which their newest car was made"), plain=True),
    "car_tax": FactWords(_("highest tax of a year on a car of theirs"), _AMD),
    "zone": FactWords(_("zone of the settlement of the home"), names=ZONES),
    "price": FactWords(_("price of the home"), _AMD),
    "area_per_member": FactWords(_("area of the home for each who is counted"), _("m²")),
    "is_mortgage": FactWords(_("the home is bought with a mortgage")),
}
FACT_WORDS = {
    **_OF_MEMBERS,
    **_COUNTS,
    **_OF_FAMILIES,
    "score": FactWords(_("points together"), _("points")),
}
