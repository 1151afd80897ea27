"""Facts that held from a day until another, and how the database keeps them from overlapping."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from cases.policy import AboutPeople
from cases.rules import EARLIEST_DAY
from cases.words import SAID


class DatedQuerySet(AboutPeople):
    """Facts that held from a day until another."""

    def on(self, day):
        """What held on the day."""
        return self.filter(Q(until_on__isnull=True) | Q(until_on__gt=day), from_on__lte=day)


class DateRange(Func):
    """The days from one date until, and without, another; an empty end is open."""

    function = "daterange"
    output_field = DateRangeField()


def days():
    """The days on which a dated fact held: from `from_on` until the day before `until_on`."""
    return DateRange(F("from_on"), F("until_on"), Value("[)"))


class NumberKey(Func):
    """A record's number as 16 bytes, one for one: its 12 letters and digits, and zeros.

    In a GiST index, which exclusion constraints need, texts are compared by their collation and
    cost several times as much as bytes (measured: 5.9 against 1.7 s for 120,000 memberships).
    """

    template = "((encode(%(expressions)s::bytea, 'hex') || '00000000')::uuid)"
    output_field = models.UUIDField()


class Dated(models.Model):
    """A fact that held from a day until another; its model adds `day_laws`."""

    from_on = models.DateField(_("from"))
    until_on = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The first day on which it no longer held.")
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        # The database's trigger writes nothing where nothing changed: then no row was updated.
        select_on_save = True


class OfPerson(Dated):
    """A fact of one person, seen by who may see the person's household; has an `individual`."""

    access_path = "individual__household"

    class Meta(Dated.Meta):
        abstract = True


def of_person(related_name, index=False):
    """The person a fact is about; facts are found by person through an index of their own."""
    return models.ForeignKey(
        "cases.Individual",
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name=related_name,
        db_index=index,
    )


def day_laws(name):
    """The laws of every dated fact's days: not before the conflict, and its end after its start."""
    return [
        models.CheckConstraint(
            condition=Q(from_on__gte=EARLIEST_DAY),
            name=f"{name}_not_too_early",
            violation_error_message=SAID["too_early"],
            violation_error_code="too_early",
        ),
        models.CheckConstraint(
            condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
            name=f"{name}_ends_after_its_beginning",
            violation_error_message=SAID["ends_before_beginning"],
            violation_error_code="ends_before_beginning",
        ),
    ]


def by_end(name):
    """The index by which what ends in some days is found; most has no end."""
    return models.Index("until_on", condition=Q(until_on__isnull=False), name=name)


def never_twice(name, *, code, message, condition=None, beside=()):
    """The law that a person has this fact once on any day; `beside` are further equal columns."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            (NumberKey("individual"), RangeOperators.EQUAL),
            *((field, RangeOperators.EQUAL) for field in beside),
            (days(), RangeOperators.OVERLAPS),
        ],
        condition=condition,
        violation_error_message=message,
        violation_error_code=code,
    )
