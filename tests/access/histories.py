"""Random histories of families, their answers and agreements, and the rows that they make."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from accounts.models import SharingAgreement
from cases import consent_rules, numbers
from cases.models import Consent, Household, Individual, Residence, Restriction
from places.models import Place
from tests.access.consent_oracle import Agreement, Answer, Days, Family, Person

BEGIN, LAST = date(2023, 10, 1), date(2024, 6, 30)
PARTNERS = ("KAMURJ", "DRC", "PIN")
PURPOSES = ("life_saving", "assistance", "health", "protection", "statistics")
# Two marzes, a place deep in one of them, and a marz for which nobody has an agreement.
HOMES = ("AM07", "AM07-C01", "AM07-S001", "AM03", "AM08")
AGREED = ("AM07", "AM07-C01", "AM03")
ASKED_ON = (
    LAST,
    LAST + timedelta(1),
    date(2024, 9, 1),
    date(2024, 12, 31),
    date(2025, 7, 1),
)


def a_day(dice, first=BEGIN, last=LAST):
    return first + timedelta(dice.randrange((last - first).days + 1))


def some_days(dice):
    """Days with a beginning in the time of the histories or after it, and often with an end."""
    begin = a_day(dice, BEGIN, date(2024, 12, 1))
    return Days(begin, None if dice.random() < 0.4 else begin + timedelta(dice.randrange(400)))


def make_families(dice, people):
    """(families, people) of a random register of so many people."""
    families, made = [], []
    while len(made) < people:
        family = Family(homes=[dice.choice(HOMES) for _ in range(dice.choice((1, 1, 1, 2, 3)))])
        family.hidden = [some_days(dice)] if dice.random() < 0.06 else []
        family.active = dice.random() > 0.05
        families.append(family)
        made += [make_person(dice, family) for _ in range(dice.choice((1, 2, 3, 4)))]
    return families, made


def make_person(dice, family):
    person = Person(family, gone=not family.active or dice.random() < 0.05)
    days = sorted(a_day(dice) for _ in range(dice.choice((0, 1, 2, 3, 5, 8))))
    person.answers = [an_answer(dice, day) for day in days]
    person.hidden = [some_days(dice)] if dice.random() < 0.06 else []
    return person


def an_answer(dice, day):
    """Something said on the day; mostly for the purposes that partners ask for."""
    purpose = dice.choice(("assistance", "assistance", "health", *PURPOSES))
    partner = dice.choice((None, None, *PARTNERS))
    if purpose == "assistance" and dice.random() < 0.2:
        return Answer(day, purpose, partner, "given", "relative", day + timedelta(90))
    state = dice.choice(("given", "given", "given", "refused", "withdrawn"))
    ends = state == "given" and dice.random() < 0.3
    until = day + timedelta(dice.randrange(1, 500)) if ends else None
    return Answer(day, purpose, partner, state, "self", until)


def make_agreements(dice, within):
    """Agreements of every sort; `within` are codes of all that lies in a place."""
    made = [
        Agreement(
            partner=partner,
            purposes=frozenset(dice.sample(PURPOSES, dice.choice((1, 2)))) | {purpose},
            places=frozenset().union(*(within[c] for c in dice.sample(AGREED, 1))),
            days=some_days(dice),
            needs_consent=dice.random() < 0.75,
            signatures=dice.choice((0, 1, 2, 2, 2, 2)),
            suspended=dice.random() < 0.15,
        )
        for partner in PARTNERS
        for purpose in ("assistance", "health", "life_saving")
        for _ in range(2)
    ]  # fmt: skip
    # One that surely holds throughout, so that there is always something to see.
    return [*made, Agreement("KAMURJ", frozenset({"assistance"}), within["AM07"], Days(BEGIN))]


def codes_within():
    """Code → codes of all that lies in that place, itself too."""
    paths = dict(Place.objects.values_list("code", "path"))
    roots = {code: paths[code] for code in HOMES}
    return {
        root: frozenset(c for c, path in paths.items() if path.startswith(start))
        for root, start in roots.items()
    }


def write(families, people, *, by):
    """The rows that these families make; person → the number of their row."""
    households = dict(zip(map(id, families), write_households(families, by), strict=True))
    rows = [
        Individual(
            number=numbers.new_person_number(),
            household=households[id(person.family)],
            relationship="resident",
            in_household_since=BEGIN,
            role_since=BEGIN,
            left_on=LAST if person.gone else None,
            left_reason="moved" if person.gone else "",
            family_name="Զ",
            sex="female",
        )
        for person in people
    ]
    Individual.objects.bulk_create(rows)
    found = {id(person): row for person, row in zip(people, rows, strict=True)}
    hide(families, households, people, found, by)
    # The law asks for somebody else who spoke; who it was is the business of other tests.
    relatives = [rows[-1], *rows[:-1]]
    said = [
        answer
        for person, row, relative in zip(people, rows, relatives, strict=True)
        for answer in answers_of(person, row, relative, by)
    ]
    Consent.objects.bulk_create(said)
    return found


def write_households(families, by):
    households = [
        Household(
            number=numbers.new_household_number(),
            kind="institution",
            registered_on=BEGIN,
            registered_at_id=family.homes[0],
            registered_by=by,
            inactive_on=None if family.active else LAST,
            inactive_reason="" if family.active else "left_country",
        )
        for family in families
    ]
    Household.objects.bulk_create(households)
    Residence.objects.bulk_create(
        Residence(
            household=household,
            kind="actual",
            place_id=home,
            from_on=BEGIN + timedelta(30 * index),
            until_on=BEGIN + timedelta(30 * index + 30) if index + 1 < len(family.homes) else None,
        )
        for household, family in zip(households, families, strict=True)
        for index, home in enumerate(family.homes)
    )
    return households


def hide(families, households, people, found, by):
    hidden = [({"household": households[id(one)]}, days) for one in families for days in one.hidden]
    hidden += [({"individual": found[id(one)]}, days) for one in people for days in one.hidden]
    Restriction.objects.bulk_create(
        Restriction(reason="asked", set_by=by, from_on=days.begin, until_on=days.end, **whom)
        for whom, days in hidden
    )


def answers_of(person, individual, relative, by):
    """Rows of what the person said, those marked that were overtaken, as the action marks them."""
    rows, stand = [], []
    for serial, answer in enumerate(person.answers):
        said = consent_rules.Said(
            purpose=answer.purpose,
            state=answer.state,
            said_by=answer.by,
            said_on=answer.on,
            partner=answer.partner,
            valid_until=answer.until,
            stands=tuple(vars(row) | {"partner": row.partner_id, "row": row}
                         for row in stand if row.purpose == answer.purpose),
        )  # fmt: skip
        at = datetime.combine(answer.on, time(9, 0, serial), tzinfo=UTC)
        for before in consent_rules.overtaken(said):
            before["row"].replaced_at = at
        stand = [row for row in stand if row.replaced_at is None]
        stand.append(
            Consent(
                number=numbers.new_consent_number(),
                individual=individual,
                purpose=answer.purpose,
                partner_id=answer.partner,
                state=answer.state,
                said_by=answer.by,
                speaker=relative if answer.by == "relative" else None,
                said_on=answer.on,
                language="hy",
                explained="aloud",
                valid_until=answer.until,
                recorded_by=by,
                recorded_at=at,
            )
        )
        rows.append(stand[-1])
    return rows


def write_agreements(agreements, within, *, users):
    """The rows of these agreements; `users` are somebody who drafts and two who sign."""
    drafter, *signers = users
    roots = {codes: code for code, codes in within.items()}
    for agreement in agreements:
        signed = [*signers[: agreement.signatures], None, None]
        row = SharingAgreement.objects.create(
            partner_id=agreement.partner,
            title="An agreement",
            purposes=sorted(agreement.purposes),
            basis="consent" if agreement.needs_consent else "duty",
            decree="" if agreement.needs_consent else "N 1",
            field_classes_shared=["administrative"],
            from_on=agreement.days.begin,
            until_on=agreement.days.end,
            drafted_by=drafter,
            first_signed_by=signed[0],
            first_signed_on=signed[0] and BEGIN,
            second_signed_by=signed[1],
            second_signed_on=signed[1] and BEGIN,
            suspended_on=BEGIN if agreement.suspended else None,
            suspended_because="why" if agreement.suspended else "",
        )
        row.places.set([roots[agreement.places]])


def dice_of(seed):
    """Chance that can be repeated."""
    return Random(seed)
