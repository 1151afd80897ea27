"""The cells of the access matrix that need no door: who asks × which record × see and change."""

from django.apps import apps

from accounts.policy import readable_classes
from cases.policy import is_cleared_for
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


def disagreements(world, names=None):
    """(who, which model, see or change, some keys) wherever policy and oracle differ."""
    return list(each_disagreement(world, names))


def each_disagreement(world, names=None):
    """The same one by one, households and people first."""
    for model_name in ABOUT:
        for name in names or world.users:
            for how in OPENS:
                sight = world.sights[name, how]
                theirs = expected(sight, model_name, world.rows[model_name])
                differ = theirs ^ opened(world, name, model_name, how)
                if differ:
                    yield name, model_name, how, sorted(map(str, differ))[:5]


def misread(world):
    """(who, which relation, classes) wherever others are read than the oracle opens."""
    wrong = []
    for name, user in world.users.items():
        if not user.is_authenticated:
            continue
        for relation, household in world.households.items():
            expected = oracle.classes_read(world.register, world.askers[name], household.pk)
            cleared = is_cleared_for(user, household, world.day)
            opened = readable_classes(user, on=world.day, cleared=cleared)
            if opened != expected:
                wrong.append((name, relation, set(opened) ^ expected))
    return wrong


def cells(world):
    """How many pairs of somebody and a record were compared, to see and to change."""
    rows = sum(map(len, world.rows.values()))
    return rows * len(world.users) * len(OPENS)
