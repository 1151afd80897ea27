"""What a desk decides and hands out: numbers given in advance, and likely duplicates."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases import numbers
from cases.policy import AboutPeople


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

    about_people = False

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
