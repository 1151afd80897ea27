"""What assessments have to say about the day: drafts to go on with, and what waits."""

from django.db.models import F
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from assessments.choices import InstrumentKind
from assessments.models import Assessment, PlaceAssessment, WaitingSubmission
from assessments.sight import MAY_ASK_OF_PLACES, MAY_IMPORT, may_ask
from cases.numbers import shown
from cases.panels import Panel
from cases.today_cards import Card, Line


def _own(rows, user):
    return rows.drafts().filter(assessed_by=user).order_by("-started_at", "number")


def _of_households(asking):
    return _own(Assessment.objects.visible_to(asking.user, on=asking.day), asking.user)


def _of_places(asking):
    return _own(PlaceAssessment.objects.changeable_by(asking.user, on=asking.day), asking.user)


def _started(row):
    return _("started %(day)s") % {"day": date_format(row.due_on)}


def _draft(row, day):
    why = f"{InstrumentKind(row.told['kind']).label}, {_started(row)}"
    return Line(why, reverse("admin:assessments_assessment_interview", args=[shown(row.key)]))


def _draft_of_place(row, day):
    name = row.told.get(get_language()) or row.told["en"]
    address = reverse("admin:assessments_placeassessment_interview", args=[shown(row.key)])
    return Line(_started(row), address, name=name)


def _may_ask_of_places(user, day):
    return user.has_perm(MAY_ASK_OF_PLACES)


def _waiting(asking):
    return WaitingSubmission.objects.visible_to(asking.user, on=asking.day).waiting()


def _may_import(user, day):
    return user.has_perm(MAY_IMPORT)


def _drafts_list():
    return reverse("admin:assessments_assessment_changelist") + "?state=draft&mine=yes"


def _places_list():
    return reverse("admin:assessments_placeassessment_changelist") + "?state=draft&mine=yes"


CARDS = (
    Card(
        "drafts", _of_households, may_ask,
        title=gettext_lazy("Draft assessments"),
        see_all=gettext_lazy("See all %(count)s: my drafts"),
        address=_drafts_list, line=_draft, household="household_id",
        due_on="started_at__date", told={"kind": F("instrument__kind")},
    ),
    Card(
        "drafts_of_places", _of_places, _may_ask_of_places,
        title=gettext_lazy("Assessments of places to finish"),
        see_all=gettext_lazy("See all %(count)s: my drafts of places"),
        address=_places_list, line=_draft_of_place, due_on="started_at__date",
        told={"en": F("place__name_en"), "hy": F("place__name_hy"), "ru": F("place__name_ru")},
    ),
    Card("submissions_waiting", _waiting, _may_import),
)  # fmt: skip


def panels(today):
    """How many submissions of the user's places found no household."""
    count = today.count("submissions_waiting")
    return [Panel("assessments/today_waiting.html", {"count": count})] if count else []
