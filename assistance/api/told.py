"""What the API tells of programmes and of what was given, as far as their caller may read it."""

from collections import defaultdict

from assistance.models import Assistance, AssistedPerson, Programme
from assistance.sight import help_sight
from cases.sight import sight_of

# Read with the class of assistance, and of one's own organisation's help.
OF_ASSISTANCE = (
    "programme", "given_by", "title", "quantity", "unit", "amount", "currency", "reference",
    "delivered_at",
)  # fmt: skip
OF_PROGRAMME = (
    "number", "title", "sector", "sub_sector", "activity", "modality", "mechanism", "unit",
    "currency", "for_whom", "every_days", "from_on", "until_on", "funded_by",
)  # fmt: skip


def programmes(wanted, *, on, user, today):
    """What the API says of the programmes with these numbers, in their order; two queries."""
    rows = Programme.objects.filter(pk__in=wanted).prefetch_related("rules")
    by_number = {row.pk: row for row in rows}
    return [_programme(by_number[number], on) for number in wanted]


def _programme(row, on):
    rules = [rule for rule in row.rules.all() if _holds(rule, on)]
    return {
        **{name: getattr(row, name) for name in OF_PROGRAMME},
        "given_by": row.given_by_id,
        "rule": _rule(rules[0]) if rules else None,
    }


def _holds(rule, on):
    return rule.from_on <= on and (rule.until_on is None or rule.until_on > on)


def _rule(rule):
    names = ("from_on", "until_on", "covers", "eligible", "amount", "sources", "reading")
    return {name: getattr(rule, name) for name in names}


def assistance(wanted, *, on, user, today):
    """What the API says of what was given with these numbers, which `user` may see today.

    In their order, in three queries however many; whatever the day `on`.
    """
    rows = Assistance.objects.filter(pk__in=wanted).select_related("programme")
    by_number = {row.pk: row for row in rows}
    covered = AssistedPerson.objects.filter(assistance__in=wanted)
    people, counts = defaultdict(list), defaultdict(int)
    for row in covered.values_list("assistance"):
        counts[row[0]] += 1
    seen = covered.visible_to(user, on=today).order_by("individual")
    for number, person in seen.values_list("assistance", "individual"):
        people[number].append(person)
    sight, of_person = help_sight(user, today), sight_of(user, today)
    return [
        _told(by_number[number], people[number], counts[number], sight, of_person)
        for number in wanted
    ]


def _written(number):
    """A decimal as a text, which loses nothing."""
    return None if number is None else str(number)


def _told(row, people, count, sight, of_person):
    masked = [] if sight.tells(row.programme.given_by_id) else list(OF_ASSISTANCE)
    names = [] if of_person.shows("assistance.collected_by") else ["collected_by"]
    why = [] if of_person.shows("assistance.ended_because") else ["ended_because", "in_spite_of"]
    masked += names + why
    return {
        "number": row.pk,
        "household": row.household_id,
        "family_unit": row.family_unit,
        "sector": row.programme.sector,
        "modality": row.programme.modality,
        "state": row.state,
        "planned_on": row.planned_on,
        "delivered_on": row.delivered_on,
        "ended_on": row.ended_on,
        "from_on": row.from_on,
        "until_on": row.until_on,
        "programme": row.programme_id,
        "title": row.programme.title,
        "given_by": row.programme.given_by_id,
        "quantity": _written(row.quantity),
        "unit": row.programme.unit,
        "amount": _written(row.amount),
        "currency": row.currency,
        "reference": row.reference,
        "delivered_at": row.delivered_at_id,
        "collected_by": row.collected_by,
        "ended_because": row.ended_because,
        "in_spite_of": row.in_spite_of,
        "people": people,
        "people_withheld": count - len(people),
        **dict.fromkeys(masked),
        "masked": masked,
    }
