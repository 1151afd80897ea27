"""The cells of the access matrix that need no door: who asks × which record × see and change."""

from django.apps import apps

from tests.access import oracle
from tests.access.records import ABOUT

OPENS = {"see": "visible_to", "change": "changeable_by"}


def model_of(name):
    return apps.get_model("cases", name)


def rows_about(register, model_name):
    """(key, whom the row is about) of every row of a model."""
    pairs, _for_partners = ABOUT[model_name]
    columns = [column for pair in pairs for column in pair if column]
    rows = model_of(model_name).objects.order_by().values("pk", *columns)
    return [(row["pk"], list(_about(register, row, pairs))) for row in rows]


def _about(register, row, pairs):
    for of_household, of_person in pairs:
        person = row[of_person] if of_person else None
        household = row[of_household] if of_household else None
        if person or household:
            yield household or register.people[person].household, person


def expected(sight, model_name, rows):
    """Keys of the rows that the oracle opens."""
    for_partners = ABOUT[model_name][1]
    return {key for key, about in rows if sight.opens(about, for_partners=for_partners)}


def opened(world, name, model_name, how):
    """Keys of the rows that the policy opens."""
    rows = getattr(model_of(model_name).objects, OPENS[how])
    found = rows(world.users[name], on=world.day).order_by()
    return set(found.values_list("pk", flat=True))


def sights(world):
    """(who, see or change) → what the oracle opens to them."""
    return {
        (name, how): oracle.sight(world.register, asker, changing=how == "change")
        for name, asker in world.askers.items()
        for how in OPENS
    }


def disagreements(world, models=tuple(ABOUT), names=None):
    """(who, which model, see or change, some keys) wherever policy and oracle differ."""
    wrong, theirs = [], sights(world)
    for model_name in models:
        rows = rows_about(world.register, model_name)
        for name in names or world.users:
            for how in OPENS:
                differ = expected(theirs[name, how], model_name, rows) ^ opened(
                    world, name, model_name, how
                )
                if differ:
                    wrong.append((name, model_name, how, sorted(map(str, differ))[:5]))
    return wrong


def cells(world):
    """How many pairs of somebody and a record were compared, to see and to change."""
    rows = sum(model_of(name).objects.count() for name in ABOUT)
    return rows * len(world.users) * len(OPENS)


def classes(world, name, household):
    return set(oracle.classes_read(world.register, world.askers[name], household.pk))
