"""Ties between people across households, and the displacements they went through."""

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes, of_dated
from accounts.history.changes import tracked
from cases.choices import Dwelling, DwellingState, Kinship, Whereabouts
from cases.link_choices import LinkEnd
from cases.link_rules import AWAY_FOR_LONG
from cases.models.dated import Dated, day_laws, of_person
from cases.policy import AboutPeople
from cases.rules import EARLIEST_DAY
from cases.words import SAID

# What somebody is to a child, and no longer to an adult.
UNTIL_ADULT = (Kinship.GUARDIAN, Kinship.TRUSTEE)
# Kinds that are the same from either side.
MUTUAL = (Kinship.SPOUSE, Kinship.FORMER_SPOUSE, Kinship.SIBLING, Kinship.OTHER_RELATIVE)


def _child_first(one, other):
    """One end of a link as the law against two alike reads it: the child's, or the lesser number's.

    The other end is that of the fields exchanged.
    """
    lesser = Least if one == "individual" else Greatest
    return Case(
        When(kind=Kinship.CHILD, then=F(other)),
        When(kind__in=MUTUAL, then=lesser("individual", "other")),
        default=F(one),
    )


@tracked("individual", "other")
class PersonLink(Dated):
    """What `other` is to `individual`: kinship, guardianship, care or hosting.

    The other may be registered, in this household or another; or have a name only: a relative who
    is missing, detained, or never came. Both sides see the link, not each other's address. A legal
    guardian is an adult and of a child; whoever was linked as one ends with the 18th birthday.
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
    last_seen_place = models.CharField(_("last seen where"), max_length=160, blank=True)
    last_seen_on = models.DateField(_("last seen on"), null=True, blank=True)
    document = models.CharField(_("document that proves it"), max_length=80, blank=True)
    may_collect = models.BooleanField(_("may collect for this person"), default=False)
    may_consent = models.BooleanField(_("may consent for this person"), default=False)
    ended_because = models.CharField(_("why it ended"), max_length=10, choices=LinkEnd, blank=True)

    trigger_laws = {
        "link_guardian_is_adult": (SAID["guardian_is_child"], "guardian_is_child"),
        "link_ward_is_child": (SAID["ward_is_adult"], "ward_is_adult"),
    }
    access_path = ("individual__household", "other__household")
    field_classes = of_dated(
        administrative="individual ended_because",
        identity="kind other other_name document may_collect may_consent",
        protection="whereabouts last_seen_place last_seen_on",
    )

    class Meta(Dated.Meta):
        verbose_name = _("link between people")
        verbose_name_plural = _("links between people")
        constraints = [
            *day_laws("link"),
            models.CheckConstraint(
                condition=Q(
                    other__isnull=False,
                    other_name="",
                    whereabouts="",
                    last_seen_place="",
                    last_seen_on__isnull=True,
                )
                | (Q(other__isnull=True) & ~Q(other_name="")),
                name="link_names_the_other",
                violation_error_message=SAID["link_without_other"],
                violation_error_code="link_without_other",
            ),
            models.CheckConstraint(
                condition=Q(other__isnull=True) | ~Q(other=F("individual")),
                name="link_to_another",
                violation_error_message=SAID["link_to_self"],
                violation_error_code="link_to_self",
            ),
            models.UniqueConstraint(
                # A parent's link to a child and the child's to the parent say the same.
                _child_first("individual", "other"),
                _child_first("other", "individual"),
                Case(When(kind=Kinship.CHILD, then=Value(Kinship.PARENT)), default=F("kind")),
                condition=Q(until_on__isnull=True, other__isnull=False),
                name="link_once",
                violation_error_message=SAID["link_twice"],
                violation_error_code="link_twice",
            ),
            models.UniqueConstraint(
                fields=["individual", "kind", "other_name"],
                condition=Q(until_on__isnull=True, other__isnull=True),
                name="link_once_by_name",
                violation_error_message=SAID["link_twice"],
                violation_error_code="link_twice",
            ),
            models.CheckConstraint(
                condition=~Q(whereabouts__in=AWAY_FOR_LONG)
                | Q(may_collect=False, may_consent=False),
                name="link_helps_who_is_here",
                violation_error_message=SAID["helper_is_away"],
                violation_error_code="helper_is_away",
            ),
            models.CheckConstraint(
                condition=Q(ended_because="") | Q(until_on__isnull=False),
                name="link_ended_on_a_day",
                violation_error_message=_("Say on which day it ended."),
                violation_error_code="ended_without_day",
            ),
        ]
        indexes = [
            models.Index("individual", name="link_by_person"),
            models.Index("other", condition=Q(other__isnull=False), name="link_by_other"),
            # Few links are of legal guardians: at night those of adults are looked for.
            models.Index(
                "individual",
                condition=Q(kind__in=UNTIL_ADULT, until_on__isnull=True),
                name="link_until_adult",
            ),
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
