"""Feedback and complaints, and who answers those that nobody of the accused may see."""

from django.db import models
from django.db.models import Exists, F, Q
from django.utils.translation import gettext_lazy as _

from accounts.choices import Role
from accounts.field_classes import classes, of_dated
from accounts.history.changes import tracked
from accounts.policy import places_of
from accounts.roles import acting_role
from cases.keys import Keys
from cases.models.dated import Dated, day_laws
from cases.numbers import shown
from cases.policy import AboutPeople
from casework import numbers
from casework.feedback_choices import SENSITIVE, Category, Channel, FeedbackState
from casework.models.of_cases import about, by_user, number_law, numbered

# Who reads what somebody said without a name, where they work.
_OF_PLACES = (Role.CASEWORKER, Role.SUPERVISOR)


class FeedbackQuerySet(AboutPeople):
    """Feedback. Ordinary one is told as its household is; nameless one to those who work there.

    A complaint about staff or sexual exploitation is told to focal points alone, and to none of the
    organisation or the office that it accuses, whatever their role.
    """

    def _visible_rows(self, user, on):
        ordinary = super()._visible_rows(user, on).filter(~Q(category__in=SENSITIVE), self._named())
        return self.filter(
            Q(pk__in=ordinary.values("pk")) | self._nameless(user) | self._sensitive(user, on)
        )

    def _changeable_rows(self, user, on):
        ordinary = super()._changeable_rows(user, on)
        ordinary = ordinary.filter(~Q(category__in=SENSITIVE), self._named())
        return self.filter(
            Q(pk__in=ordinary.values("pk")) | self._nameless(user) | self._sensitive(user, on)
        )

    @staticmethod
    def _named():
        return Q(household__isnull=False) | Q(individual__isnull=False)

    @staticmethod
    def _nameless(user):
        """Condition: ordinary, of nobody, and given where the user works."""
        if acting_role(user) not in _OF_PLACES:
            return Q(pk__in=[])
        nobody = Q(household__isnull=True, individual__isnull=True)
        here = Q(given_at__among=Keys(places_of(user)))
        return nobody & ~Q(category__in=SENSITIVE) & here

    @staticmethod
    def _sensitive(user, on):
        """Condition: sensitive, and the user a focal point of neither organisation nor office."""
        is_focal_point = Q(Exists(FocalPoint.on(on).filter(user=user)))
        accused = Q(about_organisation=user.organisation_id)
        accused |= Q(about_office__among=Keys(places_of(user)))
        others = ~Q(pk__in=Feedback.objects.filter(accused).values("pk"))
        return Q(category__in=SENSITIVE) & is_focal_point & others


@tracked("household", "individual")
class Feedback(models.Model):
    """What somebody said of the help, perhaps without a name: to be answered by a day."""

    number = numbered(numbers.new_feedback_number)
    household = about("household", "feedback")
    individual = about("individual", "feedback")
    contact = models.CharField(
        _("how to answer"),
        max_length=160,
        blank=True,
        help_text=_(
            "A telephone or an address, where they gave one. Empty: no answer is possible."
        ),
    )
    channel = models.CharField(_("how it came"), max_length=8, choices=Channel)
    category = models.CharField(_("category"), max_length=12, choices=Category)
    text = models.TextField(_("what was said"), max_length=8000)
    about_organisation = models.ForeignKey(
        "accounts.Organisation",
        verbose_name=_("about which organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="feedback",
    )
    about_office = models.ForeignKey(
        "places.Place",
        verbose_name=_("about the office at"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="feedback_about",
    )
    given_at = models.ForeignKey(
        "places.Place",
        verbose_name=_("given at"),
        on_delete=models.PROTECT,
        related_name="feedback_given",
    )
    given_on = models.DateField(_("given on"))
    recorded_by = by_user(_("recorded by"), "feedback_recorded")
    due_on = models.DateField(_("to be answered by"))
    state = models.CharField(
        _("state"), max_length=8, choices=FeedbackState, default=FeedbackState.OPEN
    )
    answer = models.TextField(_("answer"), max_length=4000, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answered_by = by_user(_("answered by"), "feedback_answered", null=True, blank=True)
    is_satisfied = models.BooleanField(_("satisfied"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    closed_by = by_user(_("closed by"), "feedback_closed", null=True, blank=True)

    objects = FeedbackQuerySet.as_manager()
    access_path = ("household", "individual__household")
    for_partners = False
    field_classes = classes(
        administrative="number household individual channel category about_organisation "
        "about_office given_at given_on recorded_by due_on state answered_on answered_by "
        "is_satisfied closed_on closed_by",
        contact="contact",
        free_text="text answer",
    )

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        constraints = [
            number_law(
                "feedback",
                numbers.FEEDBACK,
                _("The number of feedback is K and eleven characters."),
            ),
            models.CheckConstraint(
                condition=Q(household__isnull=True) | Q(individual__isnull=True),
                name="feedback_is_about_one",
                violation_error_message=_("Of the household or of one person of it: choose one."),
                violation_error_code="household_or_person",
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="feedback_says_something",
                violation_error_message=_("Write down what was said."),
                violation_error_code="empty",
            ),
            models.CheckConstraint(
                condition=~Q(category__in=SENSITIVE) | Q(about_organisation__isnull=False),
                name="feedback_accuses_somebody",
                violation_error_message=_(
                    "Say whose staff it is about: nobody of that organisation will see it."
                ),
                violation_error_code="whose_staff",
            ),
            models.CheckConstraint(
                condition=Q(state=FeedbackState.OPEN, answered_on__isnull=True)
                | Q(
                    state=FeedbackState.ANSWERED,
                    answered_on__isnull=False,
                    answered_by__isnull=False,
                )
                & ~Q(answer="")
                | Q(state=FeedbackState.CLOSED, closed_on__isnull=False, closed_by__isnull=False),
                name="feedback_state",
                violation_error_message=_("An answer has words, a day and who gave it."),
                violation_error_code="feedback_state",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on"],
                condition=~Q(state=FeedbackState.CLOSED),
                name="feedback_open",
            ),
        ]

    def __str__(self):
        return shown(self.number)

    @property
    def is_sensitive(self):
        """Whether focal points alone are told of it."""
        return self.category in SENSITIVE


@tracked("user")
class FocalPoint(Dated):
    """Somebody who is told of complaints about staff and about sexual exploitation.

    Whoever names them is another person: nobody makes such complaints their own to read.
    """

    user = by_user(_("focal point"), "focal_for", db_index=True)
    named_by = by_user(_("named by"), "focal_points_named")

    objects = models.Manager()
    about_people = False
    field_classes = of_dated(administrative="user named_by")

    class Meta(Dated.Meta):
        verbose_name = _("focal point")
        verbose_name_plural = _("focal points")
        constraints = [
            *day_laws("focal_point"),
            models.CheckConstraint(
                condition=~Q(user=F("named_by")),
                name="focal_point_named_by_another",
                violation_error_message=_("Nobody names themselves."),
                violation_error_code="same_person",
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(until_on__isnull=True),
                name="focal_point_once",
                violation_error_message=_("They are a focal point already."),
                violation_error_code="focal_already",
            ),
        ]

    def __str__(self):
        return f"{self.user_id} {self.from_on}"

    @classmethod
    def on(cls, day):
        """The focal points of a day."""
        held = Q(until_on__isnull=True) | Q(until_on__gt=day)
        return cls.objects.filter(held, from_on__lte=day)
