"""What a person takes home of what they said about their data, in the family's language."""

from dataclasses import dataclass

from django.conf import settings

from accounts.choices import Purpose
from cases import numbers, slips
from cases.consents import answers_of, partners_by_purpose, standing
from cases.printed_words import Words, words

SHEET = "consent"
# An answer that a relative gave is printed as given, with its end.
_SAID = {"provisional": "given"}


@dataclass(frozen=True)
class Line:
    """One answer, or a purpose for which nothing was said to all partners."""

    purpose: Words
    answer: Words | None = None
    number: str = ""
    valid_until: object = None
    partner: str = ""


@dataclass(frozen=True)
class Receipt:
    """What is printed for one person: who, who spoke for them, and what they said."""

    name: str
    lines: list
    speakers: list
    days: list
    recorded_by: list


@dataclass(frozen=True)
class Sheet:
    """The receipts of a family, and what stands on each of them."""

    receipts: list
    partners: list
    day: object
    hotline: str
    language: str
    words: dict


def sheet_of(people, *, on, language, partner=None):
    """The Sheet of these people, of whoever was asked at all; `partner` sees its own part."""
    said = words(SHEET, language)
    answers = answers_of(people, partner=partner)
    # Who spoke may be somebody whom the partner does not see.
    named = None if partner is None else {person.pk for person in people}
    receipts = [
        _receipt(person, answers[person.number], said, named, on, language) for person in people
    ]
    return Sheet(
        receipts=[receipt for receipt in receipts if receipt is not None],
        partners=printed_partners(on=on, language=language),
        day=on,
        hotline=settings.HOTLINE,
        language=language,
        words=said,
    )


def printed_partners(*, on, language):
    """[(purpose's Words, its partners)] as they stand on receipts and on the list of partners."""
    said = words(SHEET, language)
    listed = partners_by_purpose(on=on, language=language)
    return [(said[purpose.value], listed[purpose]) for purpose in Purpose]


def _receipt(person, answers, said, named, on, language):
    consents = [consent for purpose in Purpose for consent in answers[purpose].current()]
    if not consents:
        return None
    spoke = {consent.speaker_id: consent.speaker for consent in consents if consent.speaker_id}
    names = [
        # Of somebody of another household, a link tells no more than the number.
        slips.called(one, on=on, language=language)
        if one.household_id == person.household_id
        else str(one)
        for number, one in spoke.items()
        if named is None or number in named
    ]
    workers = {consent.recorded_by_id: consent.recorded_by for consent in consents}
    return Receipt(
        name=slips.called(person, on=on, language=language),
        lines=[line for purpose in Purpose for line in _lines(purpose, answers[purpose], said, on)],
        speakers=names,
        days=sorted({consent.said_on for consent in consents}),
        recorded_by=[worker.get_full_name() or worker.username for worker in workers.values()],
    )


def _lines(purpose, answers, said, on):
    name = said[purpose.value]
    if answers.to_all is None:
        yield Line(name)
    for consent in answers.current():
        how = standing(consent, on)
        yield Line(
            purpose=name,
            answer=said[_SAID.get(how, how)],
            number=numbers.shown(consent.number),
            valid_until=consent.valid_until,
            partner=consent.partner_id or "",
        )
