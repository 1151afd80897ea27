"""Which records somebody sees, asked by queries that are composed once for all of a kind.

To compose the policy by Django takes longer than PostgreSQL needs to answer it. So it is composed
in the name of a stand-in, whose values are then exchanged for those of whoever asks: it is the
same `visible_to`, and nothing of it is said a second time.
"""

from datetime import date, datetime
from functools import cached_property, lru_cache

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Exists, OuterRef

from accounts import prepared
from accounts.agreements import agreements_of
from accounts.choices import Role
from accounts.composed import Composed
from accounts.policy import places_of, works_on
from accounts.roles import acting_role
from cases.keys import GatheredKeys, Keys, are_very_many
from cases.models import Household
from cases.policy import sees_in_part
from cases.policy.parts import Reading
from cases.spread import Spread, spread_of
from cases.stand_in import DAY, MOMENT, ORGANISATION, PURPOSE, USER, stand_in

_OF_PLACES = {Role.CASEWORKER, Role.SUPERVISOR}
_READINGS = {
    Spread.FEW: Reading.GATHERED,
    Spread.MANY: Reading.IN_ORDER,
    # Of very many places nobody asks how many live there: such a list is read in order anyway.
    Spread.VERY_MANY: Reading.AS_PLANNED,
}
_SEEN = GatheredKeys(["the households that are seen"])
# So many are gathered first, where a question of many parts is asked of them.
FEW_SEEN = 2_000
_NUMBERS, _AFTER = Keys(["the numbers asked for"]), "the number before the page"


def among(model, numbers, user, *, on):
    """The set of those numbers whose records the user sees on the day."""
    if not numbers or not works_on(user, on):
        return set()
    asked = {_NUMBERS.array: Keys(numbers).array}
    found = composed_numbers(model, kind_of(user, on)).rows(user, on, asked)
    return {number for (number,) in found}


def changeable(model, number, user, *, on):
    """Whether the user may change the record with this number; None where they do not see it."""
    if not works_on(user, on):
        return None
    asked = {_NUMBERS.array: Keys([number]).array}
    found = composed_one(model, kind_of(user, on)).rows(user, on, asked)
    return found[0][1] if found else None


def page(model, listed, user, *, on, after, size, spread=None):
    """So many numbers after this one, in their order, of the records that the user sees.

    `listed(rows)` gives those that stand in the list of the visible rows, whoever sees them. The
    `spread` of where the user works decides how they are read, and is counted where nobody says it.
    """
    if not works_on(user, on):
        return []
    spread = spread or spread_of(_covered(user, on))
    kind = kind_of(user, on, has_very_many=spread is Spread.VERY_MANY)
    found = composed_page(model, listed, kind, spread, size).rows(user, on, {_AFTER: after})
    return [number for (number,) in found]


def asked(compose, user, *, on, known=None):
    """The list that `compose(user, day)` finds: a function of a module, which gives a query set.

    What it asks of the user beside their keys and places has to follow from their kind. Days keep
    their distance from the day; those of which `known` holds the value (as of `DAY`) have that.
    """
    if not works_on(user, on):
        return []
    return _composed_rows(compose, kind_of(user, on)).asked(user, on, known or {})


def asked_among(compose, households, user, *, on, known=None):
    """As `asked`, of a user of whom it was asked already which households they see.

    One array of keys stands for the policy, which a question of many parts would repeat in each.
    """
    if not works_on(user, on):
        return []
    known = (known or {}) | {_SEEN.array: Keys(households).array}
    return _composed_among(compose, kind_of(user, on)).asked(user, on, known)


def few_households(user, *, on):
    """Keys of the households that the user sees; None where they are more than FEW_SEEN.

    None also of whoever sees people one by one.
    """
    if sees_in_part(user) or not works_on(user, on):
        return None
    found = asked(_first_seen, user, on=on)
    return [key for (key,) in found] if len(found) <= FEW_SEEN else None


def _first_seen(user, day):
    return Household.objects.visible_to(user, on=day).order_by().values_list("pk")[: FEW_SEEN + 1]


def _covered(user, on):
    """Codes of the places in which the user sees those who live there."""
    if acting_role(user) in _OF_PLACES:
        return places_of(user)
    return [code for sharing in _sharings(user, on) for code in sharing.places]


@lru_cache(maxsize=256)
def composed_numbers(model, kind):
    """The question which of some numbers are seen."""

    def compose(user):
        return _visible(model.objects.numbered(_NUMBERS), user).values_list("number")

    return _Composed(kind, compose, is_planned_once=True)


@lru_cache(maxsize=256)
def composed_one(model, kind):
    """The question whether one record is seen, and whether it may be changed."""

    def compose(user):
        one = model.objects.numbered(_NUMBERS)
        seen = _visible(one, user)
        theirs = one.changeable_by(user, on=DAY).filter(pk=OuterRef("pk"))
        return seen.values_list("number", Exists(theirs))

    return _Composed(kind, compose, is_planned_once=True)


@lru_cache(maxsize=256)
def composed_page(model, listed, kind, spread, size):
    """The question for a page of a list, of which so much lives where somebody of the kind works.

    Who sees people wherever they live is asked anew how many those are, and planned by that.
    """
    role = kind[0]
    is_by_place = role in _OF_PLACES or role == Role.PARTNER
    reading = _READINGS[spread] if is_by_place else Reading.AS_PLANNED

    def compose(user):
        rows = listed(_visible(model.objects.read(reading), user)).filter(number__gt=_AFTER)
        return rows.order_by("number").values_list("number")[:size]

    return _Composed(kind, compose, is_planned_once=is_by_place)


@lru_cache(maxsize=256)
def _composed_rows(compose, kind):
    """Any question about what is seen, planned for the values of each time."""
    return _ComposedRows(kind, lambda user: compose(user, DAY), is_planned_once=False)


@lru_cache(maxsize=256)
def _composed_among(compose, kind):
    """The same of whoever sees the households that are told beside it."""

    def found(user):
        user.households_seen = _SEEN
        return compose(user, DAY)

    return _ComposedRows(kind, found, is_planned_once=False)


def _visible(rows, user):
    return rows.visible_to(user, on=DAY)


def kind_of(user, on, *, has_very_many=False):
    """All that decides how the policy is written for somebody, beside their values.

    Places `has_very_many` households, or are themselves very many, which is seen by their codes.
    """
    role = acting_role(user)
    is_timed = getattr(user, "at", None) is not None

    def very_many(codes):
        return has_very_many or are_very_many(codes)

    of_places = role in _OF_PLACES and very_many(places_of(user))
    sharings = tuple(
        (sharing.needs_consent, very_many(sharing.places)) for sharing in _sharings(user, on)
    )
    # Clearance is given to caseworkers one by one.
    is_cleared = role == Role.CASEWORKER and user.is_cleared
    return role, is_timed, of_places, sharings, is_cleared


def _sharings(user, on):
    return agreements_of(user, on) if acting_role(user) == Role.PARTNER else ()


class _Composed:
    """A query of all users of a kind."""

    def __init__(self, kind, compose, *, is_planned_once):
        self._stand_in, self._compose = stand_in(*kind), compose
        self._is_planned_once = is_planned_once

    def rows(self, user, on, asked):
        """What the query finds for this user on the day, with these values in their places."""
        statement, parameters = self._statement
        if statement is None:
            return []
        known = self._values_of(user, on) | asked
        values = [_exchanged(each, user, on, known) for each in parameters]
        if self._is_planned_once:
            return prepared.fetch(statement, values)
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall()

    @cached_property
    def _statement(self):
        rows = self._compose(self._stand_in)
        try:
            if self._is_planned_once:
                return prepared.composed(rows, self._is_exchanged)
            return rows.query.sql_with_params()
        except EmptyResultSet:
            return None, ()

    def _is_exchanged(self, value):
        stand_ins = {_NUMBERS.array, _AFTER, *self._values_of(self._stand_in, DAY)}
        return isinstance(value, date) or value in stand_ins

    def _values_of(self, user, on):
        """The stand-in's values, each with the user's."""
        values = {USER: user.pk, ORGANISATION: user.organisation_id, PURPOSE: user.purpose}
        if acting_role(user) in _OF_PLACES:
            values[self._places] = Keys(places_of(user)).array
        shared = (Keys(sharing.places).array for sharing in _sharings(user, on))
        return values | dict(zip(self._places_shared, shared, strict=True))

    @cached_property
    def _places(self):
        return Keys(places_of(self._stand_in)).array

    @cached_property
    def _places_shared(self):
        return [Keys(sharing.places).array for sharing in _sharings(self._stand_in, DAY)]


class _ComposedRows(_Composed):
    """A query of all users of a kind, that gives records as its query set does."""

    def asked(self, user, on, more):
        """What the query set finds for this user on the day, with `more` values for stand-ins."""
        known = self._values_of(user, on) | more
        # A question may ask for the places of whoever sees nobody by them, such as a registrar.
        if self._places not in known and self._places in self._rows.parameters:
            known[self._places] = Keys(places_of(user)).array
        return self._rows.exchanged(lambda value: _exchanged(value, user, on, known))

    @cached_property
    def _rows(self):
        return Composed(self._compose(self._stand_in))


def _exchanged(value, user, on, known):
    """The user's value for one of the stand-in; days and moments keep their distance."""
    if isinstance(value, datetime):
        return user.at - (MOMENT - value)
    if isinstance(value, date):
        return known.get(value) or on - (DAY - value)
    return known.get(value, value)
