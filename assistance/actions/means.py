"""What people earn and own, as they said it: a later word takes the place of an earlier one."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from assistance.actions.refusing import refusing
from assistance.choices import IncomeKind
from assistance.models import Belonging, Income
from cases.actions.writing import action
from cases.models import Individual

SAID = {
    "left": _("This person is no longer a member of a household."),
    "future": _("That day is still to come."),
    "has_some": _("Income of another kind is recorded for that month: it is not none."),
    "nobody": _("Say of whom."),
}
_refuse_unless = refusing(SAID)


@action
def record_income(*, person, kind, amount, month, source, on, by):
    """What a person earned or received in a month, of a kind; or that they had none.

    Another word about the same month and kind takes the place of the earlier; any income that of
    having none. To have none beside income of that month is refused.
    """
    _check(month, on)
    person = _locked([person])[0]
    return _income(person, kind, amount, month, source, on, by)


@action
def record_no_income(*, people, month, source, on, by):
    """These people were asked and had no income in that month; who has some already keeps it."""
    _check(month, on)
    people = _locked(people)
    known = set(
        Income.objects.standing()
        .filter(individual__in=people, month=month)
        .values_list("individual", flat=True)
    )
    return [
        _income(person, IncomeKind.NONE, Decimal(0), month, source, on, by)
        for person in people
        if person.pk not in known
    ]


@action
def record_belonging(
    *, person, kind, as_of, source, on, by, has_none=False, share=None, year=None, amount=None
):
    """What a person owns of a kind as of a day; another word about that day takes its place."""
    _check(as_of, on)
    values = {"has_none": has_none, "share": share, "year": year, "amount": amount}
    return _belonging(_locked([person])[0], kind, as_of, source, on, by, **values)


@action
def record_no_belongings(*, people, kinds, as_of, source, on, by):
    """These people were asked and own nothing of these kinds; what is known of that day stays."""
    _check(as_of, on)
    people = _locked(people)
    known = set(
        Belonging.objects.standing()
        .filter(individual__in=people, as_of=as_of)
        .values_list("individual", "kind")
    )
    return [
        _belonging(person, kind, as_of, source, on, by, has_none=True)
        for person in people
        for kind in kinds
        if (person.pk, kind) not in known
    ]


def _income(person, kind, amount, month, source, on, by):
    standing = Income.objects.standing().filter(individual=person, month=month)
    others = standing.exclude(kind__in=[kind, IncomeKind.NONE])
    _refuse_unless(kind != IncomeKind.NONE or not others.exists(), "has_some")
    standing.filter(kind__in=[kind, IncomeKind.NONE]).update(replaced_on=on)
    return _saved(
        Income(
            individual=person,
            kind=kind,
            amount=amount,
            month=month,
            source=source,
            recorded_on=on,
            recorded_by=by,
        )
    )


def _belonging(person, kind, as_of, source, on, by, **values):
    standing = Belonging.objects.standing()
    standing.filter(individual=person, kind=kind, as_of=as_of).update(replaced_on=on)
    stated = {"source": source, "recorded_on": on, "recorded_by": by}
    return _saved(Belonging(individual=person, kind=kind, as_of=as_of, **stated, **values))


def _locked(people):
    """These people, of whom nobody else records anything meanwhile; refused where one left."""
    keys = {person.pk for person in people}
    _refuse_unless(keys, "nobody")
    rows = Individual.objects.present().filter(pk__in=keys)
    found = list(rows.select_for_update(no_key=True).order_by("pk"))
    _refuse_unless(len(found) == len(keys), "left")
    return found


def _check(day, on):
    _refuse_unless(day <= on, "future")


def _saved(row):
    row.full_clean()
    row.save(force_insert=True)
    return row
