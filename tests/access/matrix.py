"""The cells of the access matrix that need no door: who asks × which record × see and change."""

from itertools import product

from accounts.agreements import readable_agreements
from accounts.field_classes import our_models
from accounts.policy import fields, readable_classes
from cases.policy import is_cleared_for
from cases.policy.parts import Reading
from tests.access import oracle
from tests.access.records import ABOUT

LISTED = ("Household", "Individual")
OPENS = {"see": "visible_to", "change": "changeable_by"}


def model_of(name):
    """The model of that name, in whichever room it stands."""
    return next(model for model in our_models() if model.__name__ == name)


def rows_about(register, model_name):
    """(key, whom the row is about) of every row of a model."""
    pairs, _beside = ABOUT[model_name]
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
    beside = ABOUT[model_name][1]
    return {key for key, about in rows if key in sight.referrals or sight.opens(about, beside)}


def opened(world, name, model_name, how):
    """Keys of the rows that the policy opens."""
    rows = getattr(model_of(model_name).objects, OPENS[how])
    found = rows(world.users[name], on=world.day).order_by()
    return set(found.values_list("pk", flat=True))


def disagreements(world, names=None):
    """(who, which model, see or change, some keys) wherever policy and oracle differ."""
    return list(each_disagreement(world, names))


def each_disagreement(world, names=None, models=tuple(ABOUT)):
    """The same one by one."""
    for model_name in models:
        for name in names or world.users:
            for how in OPENS:
                sight = world.sights[name, how]
                theirs = expected(sight, model_name, world.rows[model_name])
                differ = theirs ^ opened(world, name, model_name, how)
                if differ:
                    yield name, model_name, how, sorted(map(str, differ))[:5]


def misread(world, names=None):
    """(who, what, how it differs) wherever other fields are read, written or counted."""
    for check in (_miscounted, _misread_agreements, _misread_fields, _misread_classes):
        for name in names or world.users:
            yield from check(world, name)


def read_otherwise(world, names=None):
    """(who, which model, how, some keys) wherever a list that is read in another way differs."""
    for name in names or world.users:
        for model, reading in product(LISTED, Reading):
            rows = model_of(model).objects.read(reading).visible_to(world.users[name], on=world.day)
            theirs = expected(world.sights[name, "see"], model, world.rows[model])
            differ = theirs ^ set(rows.values_list("pk", flat=True))
            if differ:
                yield name, model, reading, sorted(differ)[:5]


def everything(world, names=None):
    """All that is compared, the fewest questions first."""
    first, *others = ABOUT
    yield from each_disagreement(world, names, [first])
    yield from misread(world, names)
    yield from read_otherwise(world, names)
    yield from each_disagreement(world, names, others)


def _miscounted(world, name):
    user = world.users[name]
    if user.is_authenticated and not user.has_role_on(world.day):
        # A permission has no day: whose role ended is let in by no door (`RoleBackend`).
        return
    counts = model_of("Individual").objects.countable_by(user).exists()
    if counts != oracle.counts(world.register, world.askers[name]):
        yield name, "counts", counts


def _misread_agreements(world, name):
    user = world.users[name]
    if not user.is_authenticated or not user.has_role_on(world.day):
        # As above: no door lets them in.
        return
    expected = oracle.agreements_read(world.register, world.askers[name])
    wanted = sorted((each.partner, each.signatures, each.from_on) for each in expected)
    opened = sorted(map(_of_agreement, readable_agreements(user)))
    if opened != wanted:
        yield name, "agreements", opened


def _of_agreement(row):
    signatures = (row.first_signed_by_id, row.second_signed_by_id)
    return row.partner_id, sum(each is not None for each in signatures), row.from_on


def _misread_classes(world, name):
    user, day = world.users[name], world.day
    if not user.is_authenticated:
        return
    of_every_record = oracle.classes_read(world.register, world.askers[name], "")
    if readable_classes(user, on=day) != of_every_record:
        yield name, "every record", of_every_record
    for relation, household in world.households.items():
        expected = oracle.classes_read(world.register, world.askers[name], household.pk)
        opened = readable_classes(user, on=day, cleared=is_cleared_for(user, household, day))
        if opened != expected:
            yield name, relation, set(opened) ^ expected


def _misread_fields(world, name):
    asker = world.askers[name]
    if not world.users[name].is_authenticated:
        return
    for model in our_models():
        expected = oracle.access_of(world.register, asker, model.__name__, model.field_classes)
        opened = fields(world.users[name], model, on=world.day, cleared=False)
        if opened != expected:
            yield name, model.__name__, set(opened.items()) ^ set(expected.items())


def cells(world):
    """How many pairs of somebody and a record were compared, to see and to change."""
    rows = sum(map(len, world.rows.values()))
    return rows * len(world.users) * len(OPENS)
