"""What was said of a place when somebody asked there: a hotel, a collective centre, a community."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.choices import Role
from accounts.field_classes import classes
from accounts.history.changes import tracked
from accounts.policy import ScopedQuerySet, places_of
from accounts.roles import acting_role
from assessments.choices import AssessmentState
from assessments.models.instrument import Instrument
from assessments.models.laws import number_law, state_law
from assessments.sight import MAY_ASK_OF_PLACES, MAY_READ_OF_PLACES
from cases import numbers
from cases.keys import PlaceKeys


class PlaceAssessmentQuerySet(ScopedQuerySet):
    """Assessments of places: within one's own places, for coordinators everywhere.

    They hold no person, so that nobody's whereabouts stand between a coordinator and them.
    """

    def drafts(self):
        """Those that somebody still fills in."""
        return self.filter(state=AssessmentState.DRAFT)

    def finished(self):
        """Those that count: finished, and not cancelled since."""
        return self.filter(state=AssessmentState.FINISHED)

    def _visible_rows(self, user, on):
        """Whoever does not ask reads what is finished."""
        if not user.has_perm(MAY_READ_OF_PLACES):
            return self.none()
        rows = self
        if acting_role(user) != Role.COORDINATOR:
            rows = rows.filter(place__among=PlaceKeys(places_of(user)))
        return rows if user.has_perm(MAY_ASK_OF_PLACES) else rows.finished()

    def _changeable_rows(self, user, on):
        return self._visible_rows(user, on) if user.has_perm(MAY_ASK_OF_PLACES) else self.none()


def _user(words, name):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=words, on_delete=models.PROTECT, related_name=name
    )


@tracked("place", without=("typed", "version", "saved_by", "saved_at"))
class PlaceAssessment(models.Model):
    """Somebody who knows a place was asked about it, by a questionnaire in one of its versions.

    It holds no person. What is `typed` before it is finished stands in its own row, and is empty
    afterwards; finished `answers` never change, and a wrong record is cancelled with a reason.
    """

    number = models.CharField(
        _("number"),
        max_length=numbers.LENGTH,
        primary_key=True,
        db_collation="C",
        default=numbers.new_assessment_number,
        editable=False,
    )
    place = models.ForeignKey(
        "places.Place",
        verbose_name=_("place"),
        on_delete=models.PROTECT,
        related_name="assessments",
    )
    instrument = models.ForeignKey(
        Instrument,
        verbose_name=_("questionnaire"),
        on_delete=models.PROTECT,
        related_name="place_assessments",
    )
    state = models.CharField(
        _("state"), max_length=9, choices=AssessmentState, default=AssessmentState.DRAFT
    )
    assessed_on = models.DateField(_("assessed on"))
    assessed_by = _user(_("assessed by"), "place_assessments")
    language = models.CharField(_("language"), max_length=60, blank=True)
    started_at = models.DateTimeField(_("started at"))
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    typed = models.JSONField(_("typed so far"), default=dict, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    saved_by = _user(_("saved by"), "place_drafts_saved")
    saved_at = models.DateTimeField(_("saved at"))
    cancelled_because = models.CharField(_("why it was cancelled"), max_length=200, blank=True)

    objects = PlaceAssessmentQuerySet.as_manager()
    about_people = False
    # Among the answers are people's own words; each one is shown by the class of its question.
    field_classes = classes(
        administrative="number place instrument state assessed_on assessed_by language started_at "
        "finished_at version saved_by saved_at",
        free_text="answers typed cancelled_because",
    )

    class Meta:
        verbose_name = _("assessment of a place")
        verbose_name_plural = _("assessments of places")
        constraints = [
            number_law("place_assessment_number_form"),
            state_law("place_assessment_state"),
            models.UniqueConstraint(
                fields=["place", "instrument"],
                condition=Q(state=AssessmentState.DRAFT),
                name="place_assessment_one_draft",
                violation_error_message=_("This place is being asked by this questionnaire."),
                violation_error_code="one_draft",
            ),
        ]
        indexes = [
            models.Index(fields=["place", "-assessed_on"], name="assessment_by_place"),
        ]

    def __str__(self):
        return numbers.shown(self.number)
