"""The directory of services: who offers what, where, and whom to call."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.choices import Role
from accounts.field_classes import classes
from accounts.history.changes import tracked
from accounts.models import Organisation
from accounts.roles import acting_role
from assistance.choices import ResponseSector
from cases.numbers import shown
from casework import numbers
from casework.models.of_cases import by_user, number_law, numbered
from places.models import Place

# What nobody confirmed for so long is shown grey, and says so.
CONFIRMED_FOR = timedelta(days=60)


class ServiceQuerySet(models.QuerySet):
    """Services of the directory."""

    def taking(self, day):
        """Those that take referrals on the day."""
        in_time = Q(takes_until__isnull=True) | Q(takes_until__gte=day)
        return self.filter(in_time, takes_referrals=True)

    def serving(self, place):
        """Those that serve this place: it, one around it, or one within it."""
        around = [*filter(None, place.path.split("/")), *filter(None, [place.district_id])]
        served = Q(place__in=around) | Q(place__in=Place.objects.within(place))
        through = self.model.places.through.objects.filter(served)
        return self.filter(pk__in=through.values("service"))

    def saying(self, words):
        """Those whose name, organisation or offer holds these words."""
        named = Q(title__icontains=words) | Q(outside_name__icontains=words)
        return self.filter(
            named | Q(organisation__acronym__icontains=words) | Q(offers__icontains=words)
        )

    def kept_by(self, user):
        """Those that the user may change: a partner its own organisation's."""
        if acting_role(user) == Role.PARTNER:
            return self.filter(organisation=user.organisation_id)
        return self.all()


@tracked()
class Service(models.Model):
    """One service of an organisation, in the register or outside of it, as a sender needs it."""

    number = numbered(numbers.new_service_number)
    title = models.CharField(_("service"), max_length=160)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="services",
        help_text=_("Where it works with this system; else type its name below."),
    )
    outside_name = models.CharField(
        _("name of an organisation outside"), max_length=160, blank=True
    )
    sector = models.CharField(_("sector"), max_length=20, choices=ResponseSector)
    offers = models.TextField(_("what is offered"), max_length=2000)
    places = models.ManyToManyField(
        "places.Place",
        verbose_name=_("places served"),
        related_name="services",
        help_text=_("Each with all that lies within it."),
    )
    address = models.CharField(_("address"), max_length=200, blank=True)
    focal_name = models.CharField(_("focal person"), max_length=120)
    focal_phone = models.CharField(_("telephone"), max_length=40)
    focal_email = models.EmailField(_("e-mail"), blank=True)
    second_name = models.CharField(_("second focal person"), max_length=120, blank=True)
    second_phone = models.CharField(_("telephone of the second"), max_length=40, blank=True)
    second_email = models.EmailField(_("e-mail of the second"), blank=True)
    languages = models.CharField(_("languages"), max_length=120, blank=True)
    hours = models.CharField(_("hours"), max_length=200, blank=True)
    criteria = models.TextField(_("for whom"), max_length=2000, blank=True)
    bring = models.TextField(_("what to bring"), max_length=1000, blank=True)
    capacity_a_week = models.PositiveSmallIntegerField(_("places a week"), null=True, blank=True)
    waiting_days = models.PositiveSmallIntegerField(_("waiting time, days"), null=True, blank=True)
    takes_referrals = models.BooleanField(_("takes referrals"), default=True)
    takes_until = models.DateField(
        _("takes referrals until"),
        null=True,
        blank=True,
        help_text=_("The last day. Empty: no end is known."),
    )
    confirmed_on = models.DateField(_("confirmed on"))
    confirmed_by = by_user(_("confirmed by"), "services_confirmed")

    objects = ServiceQuerySet.as_manager()
    about_people = False
    field_classes = classes(
        administrative="number title organisation outside_name sector offers places address "
        "focal_name focal_phone focal_email second_name second_phone second_email languages hours "
        "criteria bring capacity_a_week waiting_days takes_referrals takes_until confirmed_on "
        "confirmed_by"
    )

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")
        constraints = [
            number_law(
                "service", numbers.SERVICE, _("A service's number is V and eleven characters.")
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=True) & ~Q(outside_name="")
                | Q(organisation__isnull=False, outside_name=""),
                name="service_of_one_organisation",
                violation_error_message=_(
                    "Choose the organisation, or type the name of one outside."
                ),
                violation_error_code="organisation",
            ),
        ]
        indexes = [models.Index(fields=["sector", "number"], name="service_by_sector")]

    def __str__(self):
        return f"{self.title} ({self.given_by})"

    @property
    def shown_number(self):
        """The number as people read it."""
        return shown(self.number)

    @property
    def given_by(self):
        """Who offers it: an acronym, or the name of somebody outside."""
        return self.organisation_id or self.outside_name

    def is_confirmed(self, day):
        """Whether somebody said lately that all this still holds."""
        return day - self.confirmed_on <= CONFIRMED_FOR

    def takes_on(self, day):
        """Whether it takes referrals on the day."""
        return self.takes_referrals and (self.takes_until is None or self.takes_until >= day)


@tracked("service")
class ServedAt(Service.places.through):
    """A place that a service serves: what joins the two, named so that its changes are kept."""

    about_people = False
    field_classes = classes(administrative="id service place")

    class Meta:
        proxy = True
