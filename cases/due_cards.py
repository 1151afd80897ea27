"""What falls due in the register, as cards of Today: papers, statuses, consents, birthdays."""

from functools import partial
from urllib.parse import urlencode

from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.choices import Purpose
from cases import due, population
from cases.choices import DisabilityDegree, DocumentType, Status
from cases.numbers import shown
from cases.policy import sees_in_part
from cases.sight import sight_of
from cases.today_cards import Card, Line

_HOME, _PERSON = "individual__household", "individual_id"


def list_address(kind, **asked):
    """The list of all that is due of a kind; of papers perhaps of one sort that end on one day."""
    address = reverse("admin:cases_individual_due", args=[kind])
    return address + (f"?{urlencode(asked)}" if asked else "")


def home(number):
    """The page of a household."""
    return reverse("admin:cases_household_change", args=[shown(number)])


def _is_for(kind, user, day):
    """Staff of the register, who see households whole, as far as they read what a kind tells."""
    _find, told = due.KINDS[kind]
    may = user.has_perm("cases.change_individual") and not sees_in_part(user)
    return may and sight_of(user, day).shows(*told)


def _papers(asking):
    """Of more than `due.ALIKE` papers of one sort that end on one day, only the first."""
    alike = {"partition_by": [F("type"), F("due_on")]}
    rows = due.papers(asking.user, asking.day, asking.decrees).rows.select_related(None)
    rows = rows.annotate(
        alike=Window(Count("pk"), **alike), nth=Window(RowNumber(), order_by="pk", **alike)
    )
    return rows.filter(Q(alike__lte=due.ALIKE) | Q(nth=1)).order_by("due_on", "pk")


def _all_papers(asking):
    return due.papers(asking.user, asking.day, asking.decrees).rows


def _paper(row, day):
    sort = DocumentType(row.told["type"]).label
    when = date_format(row.due_on)
    if row.told["alike"] <= due.ALIKE:
        return Line(sort, home(row.household), when)
    words = ngettext("%(count)d paper alike", "%(count)d papers alike", row.told["alike"])
    address = list_address("papers", type=row.told["type"], on=row.due_on.isoformat())
    return Line(sort, address, when, name=words % {"count": row.told["alike"]})


def _status(row, day):
    return Line(Status(row.told["status"]).label, home(row.household), date_format(row.due_on))


def _decision(row, day):
    why = DisabilityDegree(row.told["degree"]).label
    return Line(why, home(row.household), date_format(row.due_on))


def _consent(row, day):
    why = _("Ask again: %(purpose)s") % {"purpose": Purpose(row.told["purpose"]).label}
    return Line(why, home(row.household), date_format(row.due_on))


def _birthday(years, why, row, day):
    """Of an inexact birth date nobody knows the day."""
    when = date_format(population.birthday(row.due_on, years))
    if row.told["precision"] != "day":
        when = _("about %(day)s") % {"day": when}
    return Line(str(why), home(row.household), when)


def _of_people(kind, find, *, told, **how):
    """A card of facts of people that end."""
    return Card(
        kind, find, partial(_is_for, kind), address=partial(list_address, kind),
        household=_HOME, person=_PERSON, due_on="due_on", told=told, **how,
    )  # fmt: skip


def _rows_of(find):
    return lambda asking: find(asking.user, asking.day).rows


def _turning(kind, find, years, why, **how):
    return Card(
        kind, _rows_of(find), partial(_is_for, kind), address=partial(list_address, kind),
        line=partial(_birthday, years, why), household="household_id", person="pk",
        due_on="birth_date", told={"precision": F("birth_precision")}, **how,
    )  # fmt: skip


CARDS = (
    _turning(
        "turning_adult",
        due.turning_adult,
        population.ADULT_AGE,
        gettext_lazy("Guardianship, consent and school status come due"),
        title=gettext_lazy("Turns 18 within a month"),
        see_all=gettext_lazy("See all %(count)s: who turns 18"),
    ),
    _of_people(
        "papers",
        _papers,
        count=_all_papers,
        line=_paper,
        told={"type": F("type"), "alike": F("alike")},
        title=gettext_lazy("Document expires within 30 days"),
        see_all=gettext_lazy("See all %(count)s: expiring documents"),
    ),
    _of_people(
        "statuses",
        _rows_of(due.statuses),
        line=_status,
        told={"status": F("status")},
        title=gettext_lazy("Status ends within 30 days"),
        see_all=gettext_lazy("See all %(count)s: statuses that end"),
    ),
    _of_people(
        "decisions",
        _rows_of(due.decisions),
        line=_decision,
        told={"degree": F("degree")},
        title=gettext_lazy("Disability decision ends within 30 days"),
        see_all=gettext_lazy("See all %(count)s: decisions that end"),
    ),
    _of_people(
        "consents",
        _rows_of(due.consents),
        line=_consent,
        told={"purpose": F("purpose")},
        title=gettext_lazy("Consent to ask again"),
        see_all=gettext_lazy("See all %(count)s: consents to ask again"),
    ),
    _turning(
        "turning_pensionable",
        due.turning_pensionable,
        population.PENSIONABLE_AGE,
        gettext_lazy("Programmes of the state for people of 63 and over come due"),
        title=gettext_lazy("Reaches 63 within a month"),
        see_all=gettext_lazy("See all %(count)s: who reaches 63"),
    ),
)
BY_KIND = {card.kind: card for card in CARDS}
