"""What devices sent: for each household its answers, and when by whom they were sent."""

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from random import Random

from tests.assessments.kobo_export.answers import answer
from tests.assessments.kobo_export.questionnaire import named

DAY = date(2026, 11, 30)
YEREVAN = timezone(timedelta(hours=4))
TEAM = ("anahit", "davit", "team_3")
# One household of so many does not agree.
REFUSES = 20
_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_NAMES = {
    "female": ("Անահիտ", "Nare", "Мариам", "Lusine"),
    "male": ("Դավիթ", "Armen", "Тигран", "Hayk"),
}


@dataclass(frozen=True)
class Submission:
    """One interview: answers by name, those of members each for itself, and what was recorded."""

    id: int
    uuid: str
    started: datetime
    ended: datetime
    submitted: datetime
    by: str
    answers: dict
    members: list


def made_up(count=1_000, *, seed=1):
    """Households of nobody, as plain data: a number, and members with number, name, gender, age."""
    dice = Random(seed)
    return [
        {"number": _number("H", dice), "members": [_member(dice) for _each in range(_size(dice))]}
        for _household in range(count)
    ]


def submissions(households, *, day, dice):
    """A submission for each household, none of them after `day`."""
    refusing = set(dice.sample(range(len(households)), len(households) // REFUSES))
    return [
        _submission(household, place, consent="no" if place in refusing else "yes", day=day,
                    dice=dice)
        for place, household in enumerate(households)
    ]  # fmt: skip


def _submission(household, place, *, consent, day, dice):
    known = {"hh_number": household["number"], "hh_size": len(household["members"])}
    answers = answer(known | {"consent": consent}, day=day, dice=dice, of_member=False)
    started = datetime(day.year, day.month, day.day, 9, tzinfo=YEREVAN)
    started += timedelta(days=-dice.randint(1, 20), minutes=dice.randint(0, 480))
    ended = started + timedelta(seconds=dice.randint(900, 3_600))
    return Submission(
        id=482_000_000 + 7 * place,
        uuid=str(uuid.UUID(int=dice.getrandbits(128), version=4)),
        started=started,
        ended=ended,
        submitted=(ended + timedelta(minutes=dice.randint(1, 300))).astimezone(UTC),
        by=dice.choice(TEAM),
        answers=answers,
        members=_roster(household, answers, day, dice) if consent == "yes" else [],
    )


def _roster(household, answers, day, dice):
    genders = named()["ind_gender"].codes
    rows = []
    for place, member in enumerate(household["members"], start=1):
        age = member.get("age")
        known = {
            "ind_number": member["number"],
            "ind_name": member.get("name"),
            "ind_gender": member.get("gender") if member.get("gender") in genders else None,
            "ind_age": dice.randint(0, 90) if age is None else age,
            "ind_pos": place,
        }
        said = {name: value for name, value in known.items() if value is not None}
        told = answer(answers | said, day=day, dice=dice, of_member=True)
        rows.append({name: value for name, value in told.items() if named()[name].is_of_member})
    return rows


def _number(kind, dice):
    letters = [dice.choice(_LETTERS) for _each in range(10)]
    return f"{kind}-{''.join(letters[:5])}-{''.join(letters[5:9])}-{letters[9]}"


def _member(dice):
    gender = dice.choice(list(_NAMES))
    name = dice.choice(_NAMES[gender])
    return {
        "number": _number("P", dice),
        "name": name,
        "gender": gender,
        "age": dice.randint(0, 90),
    }


def _size(dice):
    return dice.choice((1, 2, 3, 3, 4, 4, 5, 6, 8))
