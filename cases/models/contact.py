"""How people can be reached, and where they are while they are away."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import of_dated
from accounts.history.changes import tracked
from cases.choices import AbsenceSource, Language, SafeContact
from cases.models.dated import OfPerson, day_laws, never_twice, of_person

# E.164: a plus, the country, at most 15 digits.
PHONE_FORM = r"^\+[1-9][0-9]{6,14}$"


@tracked("individual")
class Phone(OfPerson):
    """A telephone number on which a person can be reached; it may be somebody else's."""

    individual = of_person("phones")
    number = models.CharField(_("telephone number"), max_length=16, db_collation="C")
    whose = models.CharField(
        _("whose it is, if shared"),
        max_length=80,
        blank=True,
        help_text=_("A shared number is never proof of who is calling."),
    )
    safe = models.CharField(
        _("safe contact"), max_length=10, choices=SafeContact, default=SafeContact.UNKNOWN
    )
    note = models.CharField(
        _("how to call"),
        max_length=120,
        blank=True,
        help_text=_("Such as: after 17:00, ask for her only."),
    )
    language = models.CharField(
        _("language on the telephone"), max_length=5, choices=Language, blank=True
    )
    answered_on = models.DateField(_("last answered on"), null=True, blank=True)

    field_classes = of_dated(
        administrative="individual", contact="number whose safe note language answered_on"
    )

    class Meta(OfPerson.Meta):
        verbose_name = _("telephone number")
        verbose_name_plural = _("telephone numbers")
        constraints = [
            *day_laws("phone"),
            models.CheckConstraint(
                condition=Q(number__regex=PHONE_FORM),
                name="phone_number_form",
                violation_error_message=_(
                    "A telephone number is a plus, the country and at most 15 digits."
                ),
                violation_error_code="phone_form",
            ),
            models.UniqueConstraint(
                fields=["individual", "number"],
                condition=Q(until_on__isnull=True),
                name="phone_once_per_person",
                violation_error_message=_("This person has this telephone number already."),
                violation_error_code="phone_taken",
            ),
        ]
        indexes = [
            models.Index("number", name="phone_by_number"),
            models.Index("individual", name="phone_by_person"),
        ]

    def __str__(self):
        return self.number


@tracked("individual")
class Absence(OfPerson):
    """A member is away: still a member, even the head, and not present in these days."""

    individual = of_person("absences")
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        help_text=_("Two letters, such as RU or GE; AM where they are elsewhere in Armenia."),
    )
    whereabouts = models.CharField(_("where"), max_length=120, blank=True)
    source = models.CharField(
        _("known from"), max_length=8, choices=AbsenceSource, default=AbsenceSource.FAMILY
    )
    is_certain = models.BooleanField(_("certain"), default=True)

    field_classes = of_dated(
        administrative="individual source is_certain", contact="country whereabouts"
    )

    class Meta(OfPerson.Meta):
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        constraints = [
            *day_laws("absence"),
            models.CheckConstraint(
                condition=Q(country="") | Q(country__regex=r"^[A-Z]{2}$"),
                name="absence_country_form",
                violation_error_message=_("A country is two letters, such as RU."),
                violation_error_code="country_form",
            ),
            never_twice(
                "absence_once_at_a_time",
                code="overlapping_absence",
                message=_("This person is recorded as away in these days already."),
            ),
        ]
        indexes = [models.Index("individual", name="absence_by_person")]

    def __str__(self):
        return f"{self.country} {self.from_on}"
