"""Ties between people across households, and the displacements they went through."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes, of_dated
from accounts.history.changes import tracked
from cases.choices import Dwelling, DwellingState, Kinship, Whereabouts
from cases.models.dated import Dated, day_laws, of_person
from cases.policy import AboutPeople
from cases.rules import EARLIEST_DAY
from cases.words import SAID


@tracked("individual", "other")
class PersonLink(Dated):
    """What `other` is to `individual`: kinship, guardianship, care or hosting.

    The other may be registered, in this household or another; or have a name only: a relative who
    is missing, detained, or never came. Both sides see the link, not each other's address.
    """

    individual = of_person("links")
    kind = models.CharField(_("is to this person"), max_length=16, choices=Kinship)
    other = models.ForeignKey(
        "cases.Individual",
        verbose_name=_("registered person"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="links_to",
        db_index=False,  # link_by_other
    )
    other_name = models.CharField(_("name, if not registered"), max_length=160, blank=True)
    whereabouts = models.CharField(
        _("where they are"), max_length=14, choices=Whereabouts, blank=True
    )
    document = models.CharField(_("document that proves it"), max_length=80, blank=True)
    may_collect = models.BooleanField(_("may collect for this person"), default=False)
    may_consent = models.BooleanField(_("may consent for this person"), default=False)

    access_path = ("individual__household", "other__household")
    field_classes = of_dated(
        administrative="individual",
        identity="kind other other_name document may_collect may_consent",
        protection="whereabouts",
    )

    class Meta(Dated.Meta):
        verbose_name = _("link between people")
        verbose_name_plural = _("links between people")
        constraints = [
            *day_laws("link"),
            models.CheckConstraint(
                condition=Q(other__isnull=False, other_name="", whereabouts="")
                | (Q(other__isnull=True) & ~Q(other_name="")),
                name="link_names_the_other",
                violation_error_message=_(
                    "Name the other person: by number if registered, else by name."
                ),
                violation_error_code="link_without_other",
            ),
            models.CheckConstraint(
                condition=Q(other__isnull=True) | ~Q(other=F("individual")),
                name="link_to_another",
                violation_error_message=_("Nobody is linked to themself."),
                violation_error_code="link_to_self",
            ),
            models.UniqueConstraint(
                fields=["individual", "kind", "other"],
                condition=Q(until_on__isnull=True, other__isnull=False),
                name="link_once",
                violation_error_message=_("These two are linked in this way already."),
                violation_error_code="link_twice",
            ),
        ]
        indexes = [
            models.Index("individual", name="link_by_person"),
            models.Index("other", condition=Q(other__isnull=False), name="link_by_other"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.other_id or self.other_name}"


@tracked("individual")
class Displacement(models.Model):
    """One flight of a person: the year, from where, and what they left there."""

    individual = of_person("displacements")
    year = models.PositiveSmallIntegerField(_("year"))
    place = models.ForeignKey(
        "places.Place",
        verbose_name=_("from where"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="displacements",
    )
    dwelling = models.CharField(
        _("dwelling there"), max_length=8, choices=Dwelling, default=Dwelling.UNKNOWN
    )
    dwelling_state = models.CharField(
        _("its state"), max_length=10, choices=DwellingState, default=DwellingState.UNKNOWN
    )

    objects = AboutPeople.as_manager()
    access_path = "individual__household"
    field_classes = classes(administrative="id individual year place dwelling dwelling_state")

    class Meta:
        verbose_name = _("displacement")
        verbose_name_plural = _("displacements")
        select_on_save = True
        constraints = [
            models.CheckConstraint(
                condition=Q(year__range=(EARLIEST_DAY.year, 2099)),
                name="displacement_year",
                violation_error_message=SAID["displacement_year"],
                violation_error_code="displacement_year",
            ),
            models.UniqueConstraint(
                fields=["individual", "year"],
                name="displacement_once_a_year",
                violation_error_message=_("A displacement of this year is recorded already."),
                violation_error_code="displacement_twice",
            ),
        ]

    def __str__(self):
        return str(self.year)
