"""What a desk decides and hands out: numbers given in advance, and likely duplicates."""

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes
from accounts.history.changes import tracked
from cases import numbers
from cases.choices import Mistake
from cases.policy import AboutPeople
from cases.words import SAID


class ReservedNumberQuerySet(models.QuerySet):
    """Numbers of blank forms."""

    def unused(self):
        """Those under which no household is registered yet."""
        households = apps.get_model("cases", "Household").objects.filter(pk=OuterRef("pk"))
        return self.exclude(Exists(households))


@tracked()
class ReservedNumber(models.Model):
    """A household's number that was printed on a blank form, before anybody stood behind it.

    It is used once a household has it.
    """

    number = models.CharField(
        _("number"), max_length=numbers.LENGTH, primary_key=True, db_collation="C"
    )
    place = models.ForeignKey(
        "places.Place",
        verbose_name=_("registered at"),
        on_delete=models.PROTECT,
        related_name="reserved_numbers",
    )
    reserved_on = models.DateField(_("reserved on"))

    objects = ReservedNumberQuerySet.as_manager()
    about_people = False
    field_classes = classes(administrative="number place reserved_on")

    class Meta:
        verbose_name = _("reserved number")
        verbose_name_plural = _("reserved numbers")
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=numbers.FORM.format(prefix="H")),
                name="reserved_number_form",
                violation_error_message=_("A household's number is H and eleven characters."),
                violation_error_code="number_form",
            ),
        ]

    def __str__(self):
        return numbers.shown(self.number)


@tracked("individual", "other")
class LikelySame(models.Model):
    """Somebody was registered though the register knew a person who is likely the same.

    The decision of the desk stands until somebody compares the two.
    """

    individual = models.ForeignKey(
        "cases.Individual",
        verbose_name=_("registered anyway"),
        on_delete=models.PROTECT,
        related_name="likely_same",
        db_index=False,  # likely_same_once
    )
    other = models.ForeignKey(
        "cases.Individual",
        verbose_name=_("likely the same as"),
        on_delete=models.PROTECT,
        related_name="likely_same_to",
    )
    # Codes of `cases/matching.py`, with a comma between: name, document, phone.
    why = models.CharField(_("why"), max_length=40)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by whom"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="registered_anyway",
    )
    decided_on = models.DateField(_("on"))

    objects = AboutPeople.as_manager()
    access_path = "individual__household"
    for_partners = False
    field_classes = classes(administrative="id individual other why decided_by decided_on")

    class Meta:
        verbose_name = _("likely the same person")
        verbose_name_plural = _("likely the same people")
        constraints = [
            models.UniqueConstraint(
                fields=["individual", "other"],
                name="likely_same_once",
                violation_error_message=_("These two were compared already."),
                violation_error_code="compared_already",
            ),
            models.CheckConstraint(
                condition=~Q(individual=F("other")),
                name="likely_same_as_another",
                violation_error_message=_("Nobody is linked to themself."),
                violation_error_code="link_to_self",
            ),
        ]

    def __str__(self):
        return f"{self.individual_id} {self.other_id}"


@tracked("household", "individual")
class MistakeReport(models.Model):
    """Somebody says that a record never stood for a household or person of its own.

    It leaves every count once a second person confirms it; refused, it stays what it is.
    """

    household = models.ForeignKey(
        "cases.Household",
        verbose_name=_("household"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="mistake_reports",
    )
    individual = models.ForeignKey(
        "cases.Individual",
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="mistake_reports",
    )
    reason = models.CharField(_("why"), max_length=20, choices=Mistake)
    note = models.CharField(_("what happened"), max_length=200, blank=True)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reported by"),
        on_delete=models.PROTECT,
        related_name="mistakes_reported",
    )
    reported_on = models.DateField(_("reported on"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="mistakes_decided",
    )
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    is_confirmed = models.BooleanField(_("confirmed"), null=True, blank=True)

    objects = AboutPeople.as_manager()
    access_path = ("household", "individual__household")
    for_partners = False
    field_classes = classes(
        administrative="id household individual reason reported_by reported_on decided_by "
        "decided_on is_confirmed",
        free_text="note",
    )

    class Meta:
        verbose_name = _("report of a mistake")
        verbose_name_plural = _("reports of mistakes")
        constraints = [
            models.CheckConstraint(
                condition=Q(household__isnull=True, individual__isnull=False)
                | Q(household__isnull=False, individual__isnull=True),
                name="mistake_is_about_one",
                violation_error_message=_("Choose the household or one person of it."),
                violation_error_code="household_or_person",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True, decided_on__isnull=True, is_confirmed=None)
                | Q(decided_by__isnull=False, decided_on__isnull=False, is_confirmed__isnull=False),
                name="mistake_is_decided_by_somebody",
                violation_error_message=_("A decision has a day and somebody who decided."),
                violation_error_code="incomplete_decision",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("reported_by")),
                name="mistake_is_confirmed_by_another",
                violation_error_message=SAID["second_person"],
                violation_error_code="second_person",
            ),
            models.UniqueConstraint(
                fields=["individual"],
                condition=Q(decided_on__isnull=True, individual__isnull=False),
                name="mistake_of_a_person_once",
                violation_error_message=SAID["reported_already"],
                violation_error_code="reported_already",
            ),
            models.UniqueConstraint(
                fields=["household"],
                condition=Q(decided_on__isnull=True, household__isnull=False),
                name="mistake_of_a_household_once",
                violation_error_message=SAID["reported_already"],
                violation_error_code="reported_already",
            ),
        ]

    def __str__(self):
        return f"{self.household_id or self.individual_id} {self.reason}"
