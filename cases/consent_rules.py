"""Who may say what about somebody's data: pure functions over plain values.

Form and action call these, as they do those of `rules.py`. Adults answer for themselves; children
through a parent or guardian; for an adult who is away, a present adult of the household may answer
provisionally, for assistance alone. Nobody's answer changes what help they may get.
"""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from accounts.choices import Purpose
from cases import kinship, population
from cases.access_choices import ConsentState, SaidBy
from cases.rules import Fault, is_too_early
from cases.words import SAID

# For so long a present adult may speak for an absent one.
PROVISIONAL_DAYS = 90
# For so long after the 18th birthday what was said for a child still holds: they are asked anew.
GROWN_DAYS = 60


@dataclass(frozen=True, kw_only=True)
class Voice:
    """Somebody of a family, or beside it, who may be asked or may speak.

    `spoken_for_by` are numbers of those who may consent for them, by a link.
    """

    member: kinship.Member
    is_here: bool = True
    is_away: bool = False
    spoken_for_by: frozenset = frozenset()

    @property
    def number(self):
        """The number of the person."""
        return self.member.number

    def is_child(self, on):
        """Whether they are known not to have turned 18."""
        return population.is_child(self.member.birth_date, on) is True


@dataclass(frozen=True, kw_only=True)
class Said:
    """One answer as it was said; `stands` are the current answers of the same purpose."""

    purpose: str
    state: str
    said_by: str
    said_on: object
    partner: str | None = None
    valid_until: object = None
    stands: tuple = field(default=())


def speakers(person, family, *, on):
    """Number → SaidBy of those in the family who may answer for this person, the nearest first."""
    others = [voice for voice in family if voice.number != person.number]
    adults = [voice for voice in others if not voice.is_child(on)]
    near = _caregivers(person, others) if person.is_child(on) else person.spoken_for_by
    found = {voice.number: SaidBy.CAREGIVER for voice in adults if voice.number in near}
    if person.is_away and not person.is_child(on):
        found |= {
            voice.number: SaidBy.RELATIVE
            for voice in adults
            if voice.is_here and not voice.is_away and voice.number not in found
        }
    return found


def with_its_end(said, person):
    """The answer with the day on which it is over: what was typed, or where nobody may promise on.

    A relative promises for 90 days at most, a parent until 60 days after the child turned 18: it
    is then due again, from the adult themself.
    """
    return replace(said, valid_until=_holds_until(said, person))


def _holds_until(said, person):
    on = said.said_on
    if said.said_by == SaidBy.RELATIVE:
        return said.valid_until or on + timedelta(days=PROVISIONAL_DAYS)
    if said.state != ConsentState.GIVEN:
        return said.valid_until
    born = person.member.birth_date
    if said.said_by != SaidBy.CAREGIVER or not person.is_child(on) or born is None:
        return said.valid_until
    latest = population.birthday(born, population.ADULT_AGE) + timedelta(days=GROWN_DAYS)
    return min(said.valid_until, latest) if said.valid_until else latest


def consent_faults(said, person, speaker, family, *, on, row=None):
    """Faults of one answer; `speaker` is the Voice of whoever spoke for the person, or None."""
    checks = (
        _of_days(said, on),
        _of_speaker(said, person, speaker, family),
        _of_relative(said),
        _of_what_stands(said),
    )
    return [Fault(where, code, SAID[code], row) for check in checks for where, code in check]


def _of_days(said, on):
    if is_too_early(said.said_on):
        yield "on", "too_early"
    if said.said_on > on:
        yield "on", "future"
    if said.valid_until and said.valid_until <= said.said_on:
        yield "valid_until", "ends_before_beginning"
    if said.valid_until and said.state != ConsentState.GIVEN and said.said_by != SaidBy.RELATIVE:
        yield "valid_until", "consent_no_ends"


def _of_speaker(said, person, speaker, family):
    alone = said.said_by == SaidBy.SELF
    if alone != (speaker is None) or (speaker and speaker.number == person.number):
        yield "speaker", "consent_speaker"
    elif alone and person.is_child(said.said_on):
        yield "speaker", "consent_child"
    elif speaker:
        yield from _of_another(said, person, speaker, family)


def _of_another(said, person, speaker, family):
    if speaker.is_child(said.said_on):
        yield "speaker", "consent_speaker_is_child"
    elif speakers(person, family, on=said.said_on).get(speaker.number) != said.said_by:
        yield "speaker", _why_not(said, person)


def _why_not(said, person):
    """The code of why somebody may not speak for the person in this way."""
    if person.is_child(said.said_on):
        by_relative = said.said_by == SaidBy.RELATIVE
        return "consent_child" if by_relative else "consent_not_caregiver"
    if said.said_by == SaidBy.CAREGIVER:
        return "consent_adult"
    return "consent_speaker_away" if person.is_away else "consent_not_away"


def _of_relative(said):
    if said.said_by != SaidBy.RELATIVE:
        return
    latest = said.said_on + timedelta(days=PROVISIONAL_DAYS)
    if said.purpose != Purpose.ASSISTANCE or (said.valid_until or latest) > latest:
        yield "speaker", "consent_provisional"
    own = [one for one in said.stands if one["said_by"] != SaidBy.RELATIVE]
    if any(not _is_over(one, said.said_on) for one in own):
        yield "speaker", "consent_own_answer"


def _of_what_stands(said):
    """What was given already, for the same partner or for all, and on which day it was said."""
    if said.state == ConsentState.WITHDRAWN and not any(
        one["state"] == ConsentState.GIVEN
        and not _is_over(one, said.said_on)
        and (said.partner is None or one["partner"] in (said.partner, None))
        for one in said.stands
    ):
        yield "state", "consent_nothing_given"
    same = [one for one in said.stands if one["partner"] == said.partner]
    if any(one["said_on"] > said.said_on for one in same):
        yield "on", "consent_of_later_day"


def _is_over(answer, day):
    return answer["valid_until"] is not None and answer["valid_until"] <= day


def overtaken(said):
    """Of the current answers, those that this one takes the place of.

    The same question's; what was given to single partners, by a no to all of them; and what a
    relative said, once the person or whoever answers for them has.
    """
    own = said.said_by != SaidBy.RELATIVE
    no_to_all = said.partner is None and said.state != ConsentState.GIVEN
    return [
        one
        for one in said.stands
        if one["partner"] == said.partner
        or (no_to_all and one["state"] == ConsentState.GIVEN)
        or (own and one["said_by"] == SaidBy.RELATIVE)
    ]


def _caregivers(person, others):
    """Numbers of parents and guardians, by link or by what they are to the head."""
    members = [voice.member for voice in others if voice.is_here]
    sure, possible, _how = kinship.parents(person.member, members)
    ties = person.member.ties
    near = {one.number for one in (*sure, *possible)}
    return near | ties.parents | ties.guardians | person.spoken_for_by
