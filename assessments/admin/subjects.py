"""Of whom or what one asks on the pages of an interview: a household, or a place.

Each finds the draft that its user may type in, says which answers they read, saves, finishes, and
knows where one comes to afterwards.
"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import now, today
from accounts.history import looks
from accounts.policy import readable_classes
from assessments import actions
from assessments.asking import Asking, AskingOfPlace
from assessments.choices import AssessmentState
from assessments.interview import Interview
from assessments.models import Assessment, Draft, PlaceAssessment
from assessments.models.instrument import large
from assessments.sight import may_ask, readable_of_place
from cases.admin.scope import is_changeable, is_seen_whole, kept_number, whole_number
from cases.models import Household
from cases.policy import is_cleared_for


@dataclass
class Opened:
    """A draft that its user may type in, and what a page shows of it."""

    assessment: object
    draft: object
    asking: object
    interview: Interview


class OfHousehold:
    """A family is asked: the register knows who lives there, and what is said is scored."""

    asking = Asking
    save = staticmethod(actions.save_typed)
    finished = _("The assessment is finished and scored.")

    def find(self, user, number):
        """(assessment, draft) of a number; 404 where there is none to see, 403 where not theirs."""
        rows = Draft.objects.visible_to(user, on=today())
        rows = rows.select_related("assessment__instrument", "assessment__household")
        rows = rows.defer(*large("assessment__instrument"))
        drafts = rows.filter(assessment__state=AssessmentState.DRAFT)
        draft = drafts.filter(pk=kept_number(number) or "").first()
        if draft is None or not may_ask(user, today()):
            raise Http404
        if not is_theirs(user, draft.assessment.household):
            raise PermissionDenied
        return draft.assessment, draft

    def closed(self, user, number):
        """The assessment of that number, which the user might type in were it still a draft."""
        rows = Assessment.objects.visible_to(user, on=today()).exclude(state=AssessmentState.DRAFT)
        rows = rows.select_related("instrument", "household").defer(*large("instrument"))
        found = rows.filter(pk=kept_number(number) or "").first()
        may = found and may_ask(user, today()) and is_theirs(user, found.household)
        return found if may else None

    def readable(self, user, assessment):
        """Whoever asks the family hears it; others read protection as on its other pages."""
        asks = assessment.assessed_by_id == user.pk
        cleared = asks or is_cleared_for(user, assessment.household, today()) or None
        return readable_classes(user, on=today(), cleared=cleared)

    def look(self, request, assessment):
        """Write down that somebody reads of the household."""
        looks.record(request, LookKind.OPENED, subject=assessment.household)

    def finish(self, request, assessment):
        """Make a record of it, of the version and household that the page showed."""
        return actions.finish_assessment(
            assessment=assessment,
            version=whole_number(request.POST.get("version", "")),
            household_version=whole_number(request.POST.get("household_version", "")),
            at=now(),
            by=request.user,
        )

    def after(self, assessment):
        """The address to which one comes once it is finished."""
        return needs_address(assessment.household)

    def shown(self, opened):
        """What pages show besides: the family, how severe it is so far, what can't wait."""
        return {
            "household": opened.assessment.household,
            "head": next((each for each in opened.asking.members if each.is_head), None),
            "severities": opened.interview.severities,
            "emergencies": opened.interview.emergencies,
        }


class OfPlace:
    """Somebody who knows a place is asked: it holds no person, and nothing is scored."""

    asking = AskingOfPlace
    save = staticmethod(actions.save_typed_of_place)
    finished = _("The assessment is finished.")

    def find(self, user, number):
        """(assessment, draft) of a number, which are one row; 404 where it is not theirs."""
        rows = PlaceAssessment.objects.changeable_by(user, on=today()).drafts()
        rows = rows.select_related("instrument", "place").defer(*large("instrument"))
        draft = rows.filter(pk=kept_number(number) or "").first()
        if draft is None:
            raise Http404
        return draft, draft

    def closed(self, user, number):
        """The assessment of that number, which the user might type in were it still a draft."""
        rows = PlaceAssessment.objects.changeable_by(user, on=today())
        rows = rows.exclude(state=AssessmentState.DRAFT).select_related("instrument", "place")
        return rows.defer(*large("instrument")).filter(pk=kept_number(number) or "").first()

    def readable(self, user, assessment):
        """Whoever asks hears it all; others read of protection where they are cleared."""
        asks = assessment.assessed_by_id == user.pk
        return readable_of_place(user, on=today(), cleared=asks or None)

    def look(self, request, assessment):
        """Write down that somebody reads of the place, though of no person."""
        looks.record(request, LookKind.OPENED, assessment=assessment.pk)

    def finish(self, request, assessment):
        """Make a record of it, of the version that the page showed."""
        version = whole_number(request.POST.get("version", ""))
        return actions.finish_place_assessment(
            assessment=assessment, version=version, at=now(), by=request.user
        )

    def after(self, assessment):
        """The address to which one comes once it is finished: that of the record."""
        return record_address(assessment)

    def shown(self, opened):
        """What pages show besides: nothing, since the place is the assessment's own."""
        return {}


HOUSEHOLD, PLACE = OfHousehold(), OfPlace()


def household_or_404(request, number):
    """The household of that number, if the user sees it."""
    rows = Household.objects.visible_to(request.user, on=today())
    found = rows.filter(pk=kept_number(number) or "").first()
    if found is None:
        raise Http404
    return found


def is_theirs(user, household):
    """Whether the user may ask the household: theirs to change, and seen whole."""
    return is_changeable(user, household) and is_seen_whole(user, household)


def needs_address(household):
    """The address of the page of a household's needs."""
    return reverse("admin:assessments_household_needs", args=[str(household)])


def record_address(assessment):
    """The address of the page of one assessment, of a household or a place."""
    kind = assessment._meta.model_name
    return reverse(f"admin:assessments_{kind}_change", args=[str(assessment)])
