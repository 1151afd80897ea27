"""What assistance shows on a household's page: the latest help, and needs that nothing covers."""

from datetime import date, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.utils import formats
from django.utils.translation import gettext as _

from assessments.choices import AssessmentState
from assessments.models import SectorSeverity
from assessments.sight import MAY_READ as MAY_READ_NEEDS
from assessments.sight import NeedsSight
from assistance.choices import AssistanceState, Helped, ResponseSector
from assistance.given import uncovered
from assistance.helped import LATELY, Question, already_helped
from assistance.models import Assistance
from assistance.sight import MAY_CHECK, MAY_GIVE, MAY_READ, help_sight
from cases.panels import Panel

# So many are read with the household's row, of which the panel shows the first few.
READ, SHOWN = 40, 5


def beside():
    """What is read with a household's own row, since its page asks few questions."""
    of_home = Assistance.objects.filter(household=OuterRef("pk"))
    told = JSONObject(
        number="number",
        state="state",
        sector="programme__sector",
        title="programme__title",
        given_by="programme__given_by",
        day=Coalesce("delivered_on", "from_on"),
        amount="amount",
        currency="currency",
        quantity="quantity",
        unit="programme__unit",
    )
    latest = SectorSeverity.objects.filter(
        assessment__household=OuterRef("pk"), assessment__state=AssessmentState.FINISHED
    )
    latest = latest.order_by("sector", "-assessment__assessed_on", "-pk").distinct("sector")
    severe = JSONObject(sector="sector", severity="severity", since="assessment__assessed_on")
    ordered = of_home.order_by("-from_on", "-planned_on", "pk")
    counted = of_home.order_by().values("household").annotate(count=Count("pk"))
    return {
        "given": ArraySubquery(ordered.values(told=told)[:READ]),
        "given_count": Subquery(counted.values("count")),
        "severe": ArraySubquery(latest.values(severe=severe)),
    }


def known_of(people, user, day):
    """Of these people, whom a page of registration shows: who was helped lately, in words.

    For whoever may ask whether somebody was helped.
    """
    if not (people and user.has_perm(MAY_CHECK)):
        return {}
    question = Question(day - LATELY, day + timedelta(days=1))
    answers = already_helped(people, question, user=user, on=day)
    told = (Helped.HELPED, Helped.PLANNED)
    return {answer.asked: [_said(answer)] for answer in answers if answer.state in told}


def _said(answer):
    what = answer.programme or answer.sector
    day = formats.date_format(answer.on)
    words = _("helped on %(day)s: %(what)s")
    if answer.state == Helped.PLANNED:
        words = _("planned until %(day)s: %(what)s")
    return words % {"day": day, "what": what}


def panels(reading):
    """The latest help, and for whoever reads needs too, which of them nothing covers."""
    household, user = reading.household, reading.user
    if not (user.has_perm(MAY_READ) and hasattr(household, "given")):
        return []
    sight = help_sight(user, reading.day, classes=reading.sight.classes)
    rows = [_row(row, sight) for row in household.given if _is_told(row, sight)]
    shown = {
        "household": household,
        "rows": rows[:SHOWN],
        "count": len(rows) if len(household.given) < READ else household.given_count,
        "uncovered": _uncovered(reading, rows),
        "may_give": user.has_perm(MAY_GIVE) and reading.may_change,
    }
    return [Panel("assistance/panel.html", shown)]


def _is_told(row, sight):
    return sight.tells_of(row["sector"], row["given_by"])


def _row(row, sight):
    """A row as the panel shows it; its giver, title and amount where they are told."""
    told = row | {
        "day": date.fromisoformat(row["day"]),
        "state_words": AssistanceState(row["state"]).label,
        "sector_words": ResponseSector(row["sector"]).label,
        "is_told": sight.tells(row["given_by"]),
    }
    return told if told["is_told"] else told | {"title": "", "given_by": "", "amount": None}


def _uncovered(reading, rows):
    """Severe needs that nothing covers, of the sectors that the user is told of."""
    needs = NeedsSight(reading.sight.classes, is_whole=reading.is_whole)
    if not reading.user.has_perm(MAY_READ_NEEDS):
        return []
    severities = [
        (row["sector"], row["severity"], date.fromisoformat(row["since"]))
        for row in reading.household.severe
        if row["sector"] in needs.sectors
    ]
    return uncovered(severities, [(row["sector"], row["state"], row["day"]) for row in rows])
