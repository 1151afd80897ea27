"""How somebody comes to a household that is not theirs: the family stands there, or danger."""

from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q, Window
from django.db.models.functions import Length, RowNumber, TruncDate
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes
from accounts.history.changes import tracked
from cases.access_choices import BeyondKind, GlassReason, GlassVerdict, Proof
from cases.keys import Keys
from cases.policy import AboutPeople
from cases.words import SAID

GLASS_MINUTES = 60
GLASS_WORDS = 20
PROOFS = 2
# The sample of a day's takings over that somebody else checks: one in ten by lot, three at least.
LOTS, DRAWN, LEAST = 10_000, 1_000, 3

models.CharField.register_lookup(Length)


def _household(related_name):
    return models.ForeignKey(
        "cases.Household",
        verbose_name=_("household"),
        on_delete=models.PROTECT,
        related_name=related_name,
    )


def _user(label, related_name, *, null=False):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=label,
        null=null,
        blank=null,
        on_delete=models.PROTECT,
        related_name=related_name,
    )


def _place(label, related_name, *, null=False):
    return models.ForeignKey(
        "places.Place",
        verbose_name=label,
        null=null,
        blank=null,
        on_delete=models.PROTECT,
        related_name=related_name,
    )


class TakeOverQuerySet(AboutPeople):
    """Takings over as offices hear of them; who sees the household is another question.

    The office that a family left no longer sees it, and is told all the same: the number only.
    """

    def into(self, places):
        """Families that were taken over to one of these places (codes)."""
        return self.filter(to_place__among=Keys(places))

    def out_of(self, places):
        """Families that lived, or were registered, at one of these places (codes)."""
        places = Keys(places)
        return self.filter(Q(from_place__among=places) | Q(from_office__among=places))

    def sampled(self):
        """Of each day's rows those that somebody else checks: by lot, which nobody foresees."""
        lots = Window(RowNumber(), partition_by=TruncDate("taken_at"), order_by=(F("lot"), F("pk")))
        drawn = self.annotate(drawn_as=lots).filter(Q(lot__lt=DRAWN) | Q(drawn_as__lte=LEAST))
        # Looked up by key: what is asked of the sample next does not change who is in it.
        return self.model.objects.filter(pk__in=drawn.order_by().values("pk"))


@tracked("household")
class TakeOver(models.Model):
    """A family stood at another desk than its own, and was taken over there."""

    household = _household("take_overs")
    by = _user(_("by whom"), "take_overs")
    taken_at = models.DateTimeField(_("taken over at"))
    reason = models.CharField(_("why"), max_length=200)
    proofs = ArrayField(models.CharField(max_length=14, choices=Proof), verbose_name=_("known by"))
    from_place = _place(_("lived in"), "families_left", null=True)
    from_office = _place(_("registered at"), "families_registered_and_left")
    to_place = _place(_("lives in"), "families_taken_over")
    # Drawn by a keyed digest when the family is taken over: nobody foresees who will be checked.
    lot = models.PositiveSmallIntegerField(_("lot"))
    checked_by = _user(_("checked by"), "take_overs_checked", null=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    is_right = models.BooleanField(_("right"), null=True, blank=True)

    objects = TakeOverQuerySet.as_manager()
    access_path = "household"
    for_partners = False
    field_classes = classes(
        administrative="id household by taken_at proofs from_place from_office to_place lot "
        "checked_by checked_on is_right",
        free_text="reason",
    )

    class Meta:
        verbose_name = _("taking over of a family")
        verbose_name_plural = _("takings over of families")
        constraints = [
            models.CheckConstraint(
                condition=Q(proofs__len=PROOFS) & ~Q(proofs__0=F("proofs__1")),
                name="take_over_by_two_proofs",
                violation_error_message=_("Two different proofs say that it is this family."),
                violation_error_code="two_proofs",
            ),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True, checked_on__isnull=True, is_right=None)
                | Q(checked_by__isnull=False, checked_on__isnull=False, is_right__isnull=False)
                & ~Q(checked_by=F("by")),
                name="take_over_is_checked_by_another",
                violation_error_message=_("Somebody else checks it, on a day."),
                violation_error_code="second_person",
            ),
        ]
        indexes = [
            models.Index("taken_at", name="take_over_by_time"),
            models.Index("by", "taken_at", name="take_over_by_user"),
        ]

    def __str__(self):
        return f"{self.household_id} {self.taken_at:%Y-%m-%d}"


@tracked()
class TakeOverAllowance(models.Model):
    """A supervisor lets somebody take over more families on one day."""

    user = _user(_("caseworker"), "take_over_allowances")
    day = models.DateField(_("day"))
    more = models.PositiveSmallIntegerField(_("so many more"))
    allowed_by = _user(_("allowed by"), "take_overs_allowed")

    about_people = False
    field_classes = classes(administrative="id user day more allowed_by")

    class Meta:
        verbose_name = _("allowance to take over")
        verbose_name_plural = _("allowances to take over")
        constraints = [
            models.CheckConstraint(
                condition=~Q(user=F("allowed_by")),
                name="take_over_allowed_by_another",
                violation_error_message=_("Nobody allows it to themself."),
                violation_error_code="second_person",
            ),
        ]

    def __str__(self):
        return f"{self.user_id} {self.day} {self.more}"


@tracked("household")
class BrokenGlass(models.Model):
    """Somebody read a household beyond their places, in danger, for an hour."""

    household = _household("broken_glass")
    user = _user(_("by whom"), "broken_glass")
    reason = models.CharField(_("why"), max_length=14, choices=GlassReason)
    words = models.CharField(_("what happened"), max_length=400)
    opened_at = models.DateTimeField(_("opened at"))
    ends_at = models.DateTimeField(_("ends at"))
    review_due_on = models.DateField(_("review due on"))
    reviewed_by = _user(_("reviewed by"), "glass_reviewed", null=True)
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    verdict = models.CharField(_("review"), max_length=14, choices=GlassVerdict, blank=True)

    objects = AboutPeople.as_manager()
    access_path = "household"
    for_partners = False
    field_classes = classes(
        administrative="id household user reason opened_at ends_at review_due_on reviewed_by "
        "reviewed_on verdict",
        free_text="words",
    )

    class Meta:
        verbose_name = _("broken glass")
        verbose_name_plural = _("broken glass")
        constraints = [
            models.CheckConstraint(
                condition=Q(words__length__gte=GLASS_WORDS),
                name="glass_is_broken_for_a_reason",
                violation_error_message=SAID["too_few_words"],
                violation_error_code="too_few_words",
            ),
            models.CheckConstraint(
                condition=Q(
                    ends_at__gt=F("opened_at"),
                    ends_at__lte=F("opened_at") + timedelta(minutes=GLASS_MINUTES),
                ),
                name="glass_is_broken_for_an_hour",
                violation_error_message=_("It is open for an hour at most."),
                violation_error_code="too_long",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True, reviewed_on__isnull=True, verdict="")
                | Q(reviewed_by__isnull=False, reviewed_on__isnull=False)
                & ~Q(verdict="")
                & ~Q(reviewed_by=F("user")),
                name="glass_is_reviewed_by_another",
                violation_error_message=_("Somebody else reviews it, on a day, with a verdict."),
                violation_error_code="second_person",
            ),
        ]
        indexes = [models.Index("user", "ends_at", name="glass_by_user")]

    def __str__(self):
        return f"{self.household_id} {self.opened_at:%Y-%m-%d %H:%M}"


class BeyondQuestion(models.Model):
    """Somebody asked about people beyond their sight: counted, so that nobody asks too often.

    What was asked stands elsewhere, among the looks; this is only that it was.
    """

    user = _user(_("by whom"), "questions_beyond")
    about = models.CharField(_("how"), max_length=8, choices=BeyondKind)
    asked_at = models.DateTimeField(_("asked at"))

    about_people = False
    field_classes = classes(administrative="id user about asked_at")

    class Meta:
        verbose_name = _("question beyond one's places")
        verbose_name_plural = _("questions beyond one's places")
        indexes = [models.Index("user", "asked_at", name="beyond_question_by_user")]

    def __str__(self):
        return f"{self.user_id} {self.asked_at:%Y-%m-%d %H:%M}"
