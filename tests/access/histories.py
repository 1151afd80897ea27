"""Random histories of families, their answers and agreements, and the rows that they make."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from random import Random

from django.db import connection
from psycopg import sql

from accounts.history.acting import acting
from accounts.models import SharingAgreement
from cases import consent_rules, names, numbers
from cases.models import Consent, Household, Individual, Residence, Restriction
from cases.models.individual_laws import NAMES
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
AT_ONCE = 500
MORNING = datetime(2024, 7, 1, 9, tzinfo=UTC)
NAMED = dict.fromkeys(NAMES, "") | {"family_name": "Avanesyan"}
KEY = names.search_key(**NAMED)
FOLDED = "\n".join(NAMED[field] for field in NAMES)


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
    """The rows that these families make, by COPY; who of the people has which number."""
    households = {id(one): number_of("H", serial) for serial, one in enumerate(families)}
    found = {id(one): number_of("P", serial) for serial, one in enumerate(people)}
    with acting(by=by):
        _write(families, people, households, found, by)
    return found


def _write(families, people, households, found, by):
    copy(Household, [household(households[id(one)], one, by) for one in families])
    copy(Residence, [row for one in families for row in homes(households[id(one)], one)])
    copy(
        Individual, [individual(found[id(one)], households[id(one.family)], one) for one in people]
    )
    hidden = [(households[id(one)], None, days) for one in families for days in one.hidden]
    hidden += [(None, found[id(one)], days) for one in people for days in one.hidden]
    copy(Restriction, [restriction(*whom, by) for whom in hidden])
    copy(Consent, list(consents(people, found, by)))


def number_of(prefix, serial):
    return numbers.with_check(f"{prefix}{serial:010d}")


def copy(model, rows):
    """Write rows, mappings of the same columns, so many at a time as an office has in weeks.

    What nobody analyzed yet is joined row by row by the laws that look at a whole statement.
    """
    columns = sql.SQL(", ").join(map(sql.Identifier, rows[0]))
    table = sql.Identifier(model._meta.db_table)
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(table, columns)
    with connection.cursor() as cursor:
        for begin in range(0, len(rows), AT_ONCE):
            with cursor.copy(statement) as lines:
                for row in rows[begin : begin + AT_ONCE]:
                    lines.write_row(tuple(row.values()))


def household(number, family, by):
    return {
        "number": number,
        "kind": "institution",
        "is_complete": True,
        "registered_on": BEGIN,
        "registered_at_id": family.homes[0],
        "registered_by_id": by.pk,
        "last_confirmed_by": "",
        "presumed": "",
        "responsible_official": "",
        "inactive_on": None if family.active else LAST,
        "inactive_reason": "" if family.active else "left_country",
        "source": "",
        "source_id": "",
        "version": 1,
    }


def homes(number, family):
    """Addresses one after another, the last of them open."""
    days = [BEGIN + timedelta(30 * index) for index in range(len(family.homes))]
    for home, begin, end in zip(family.homes, days, [*days[1:], None], strict=True):
        yield {
            "household_id": number,
            "kind": "actual",
            "place_id": home,
            "address": "",
            "accommodation": "unknown",
            "from_on": begin,
            "until_on": end,
        }


def individual(number, household, person):
    return {
        "number": number,
        "household_id": household,
        "relationship": "resident",
        "family_unit": "",
        "in_household_since": BEGIN,
        "role_since": BEGIN,
        "left_on": LAST if person.gone else None,
        "left_reason": "moved" if person.gone else "",
        "left_with_household": False,
        **dict.fromkeys(NAMES, ""),
        "family_name": "Avanesyan",
        "search_key": KEY,
        "names_folded": FOLDED,
        "sex": "female",
        "birth_precision": "",
        "population_group": "displaced_2023",
        "wg_method": "",
        "source": "",
        "source_id": "",
        "version": 1,
    }


def restriction(household, individual, days, by):
    return {
        "household_id": household,
        "individual_id": individual,
        "reason": "asked",
        "set_by_id": by.pk,
        "from_on": days.begin,
        "until_on": days.end,
    }


def consents(people, found, by):
    """Rows of all answers; of whoever spoke for somebody, the law asks only that it is another."""
    serials = count()
    for person, other in zip(people, [people[-1], *people[:-1]], strict=True):
        for said, replaced_at in judged(person.answers):
            yield {
                "number": number_of("N", next(serials)),
                "individual_id": found[id(person)],
                "purpose": said.purpose,
                "partner_id": said.partner,
                "state": said.state,
                "said_by": said.by,
                "speaker_id": found[id(other)] if said.by == "relative" else None,
                "said_on": said.on,
                "language": "hy",
                "explained": "aloud",
                "valid_until": said.until,
                "recorded_by_id": by.pk,
                "recorded_at": MORNING,
                "replaced_at": replaced_at,
            }


def judged(answers):
    """(answer, when it was overtaken) of a person's answers, as the action's own rules say it."""
    standing = []
    overtaken = set()
    for serial, answer in enumerate(answers):
        said = consent_rules.Said(
            purpose=answer.purpose,
            state=answer.state,
            said_by=answer.by,
            said_on=answer.on,
            partner=answer.partner,
            valid_until=answer.until,
            stands=tuple(
                vars(one) | {"said_by": one.by, "serial": of}
                for of, one in standing
                if of not in overtaken and one.purpose == answer.purpose
            ),
        )
        overtaken |= {row["serial"] for row in consent_rules.overtaken(said)}
        standing.append((serial, answer))
    return [(one, MORNING if of in overtaken else None) for of, one in standing]


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
