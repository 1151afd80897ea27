"""A word of its own in every sensitive field of people in and out of sight, and who may read it."""

import re
from dataclasses import dataclass
from itertools import count

from django.db.models import CharField, TextField

from cases.models import IdentityDocument, Phone
from tests.access import oracle_referrals
from tests.access.decided import appealed
from tests.access.matrix import model_of
from tests.access.records import ABOUT
from tests.access.worked import written_beside

# Every canary begins so, in any case; the letters after it are its own.
WORD = re.compile(r"qzx([a-j]{6})")
PHONE = re.compile(r"9177(\d{4})")
# How a number may be parted, beside spaces.
NOT_DIALLED = str.maketrans("", "", "-()")
SENSITIVE = {"identity", "contact", "protection", "health", "photo", "free_text", "assistance"}
# What the database derives, draws by itself, or holds to a form in which no word has place.
NO_WORDS = {
    "search_key", "names_folded", "country", "number", "currency", "bank", "last_four", "sealed"
}  # fmt: skip


# Fields that hold answers to the questionnaire of the world's assessments.
_ANSWERED = {"answers", "typed"}


def _answers_of(row):
    return _ANSWERED & {field.name for field in row._meta.concrete_fields}


def _answered(row, word):
    """Answers in which somebody wrote the word."""
    if row._meta.model_name == "memberanswers":
        return {"roster": {"ind": {"ind_name": word}}}
    return {"closing": {"remark": word}}


def _changeable(row):
    """The row; or, where such a row never changes, another one that stands beside it."""
    if row._meta.model_name == "decision":
        return appealed(row)
    return written_beside(row) if getattr(row, "append_only", False) else row


@dataclass(frozen=True)
class Canary:
    """What stands in one field of one row: about whom it is, and of which class."""

    model: str
    field: str
    field_class: str
    about: tuple
    # Of a referral, its number.
    row: str = ""


class Canaries:
    """Put into the records of some households; `known` is word → canary."""

    def __init__(self, world, relations):
        self.world, self.known, self._serial = world, {}, count()
        self.households = {relation: world.households[relation] for relation in relations}
        numbers = {household.pk for household in self.households.values()}
        for model_name in ABOUT:
            self._fill(model_name, numbers)

    def _fill(self, model_name, numbers):
        model = model_of(model_name)
        for key, about in self.world.rows[model_name]:
            if any(household in numbers for household, _person in about):
                row = model.objects.get(pk=key)
                self._fill_row(_changeable(row), about)

    def _fill_row(self, row, about):
        words = {name: self._word(row, name, about) for name in _worded(row)}
        words |= {name: _answered(row, self._word(row, name, about)) for name in _answers_of(row)}
        if isinstance(row, Phone):
            words["number"] = self._phone(about)
        if isinstance(row, IdentityDocument):
            words["number"] = self._word(row, "number", about).upper()
        if "words" in words:
            words["words"] += ", and why at some length"
        for name, word in words.items():
            setattr(row, name, word)
        if words:
            row.save()

    def _word(self, row, name, about):
        letters = "".join("abcdefghij"[int(digit)] for digit in f"{next(self._serial):06d}")
        field_class = str(row.field_classes[name])
        number = row.pk if row._meta.model_name == "referral" else ""
        self.known[letters] = Canary(type(row).__name__, name, field_class, tuple(about), number)
        return f"Qzx{letters}"

    def _phone(self, about):
        digits = f"{next(self._serial):04d}"
        self.known[digits] = Canary("Phone", "number", "contact", tuple(about))
        return f"+3749177{digits}"

    def found_in(self, text):
        """The canaries that a text tells."""
        packed = "".join(text.split()).translate(NOT_DIALLED)
        told = {*WORD.findall(text.lower()), *PHONE.findall(packed)}
        return {self.known[word] for word in told & self.known.keys()}

    def out_of_place(self, name, found):
        """Of those the ones that somebody may not read."""
        sight = self.world.sights[name, "see"]
        told = oracle_referrals.told(self.world.register, self.world.askers[name])
        return {
            canary
            for canary in found
            if not (_is_received(told, canary) or self._may_read(name, sight, canary))
        }

    def _may_read(self, name, sight, canary):
        if not sight.opens(canary.about, ABOUT[canary.model][1]):
            return False
        return any(
            canary.field_class in self.world.classes[name, household]
            for household, _person in canary.about
        )


def _is_received(told, canary):
    """Whether a referral tells it to the receiver now."""
    numbers = {canary.row, *(person for _household, person in canary.about)}
    return any((number, canary.model, canary.field) in told for number in numbers)


def _worded(row):
    """Fields of a row in which a free word can stand."""
    for field in row._meta.concrete_fields:
        free = isinstance(field, CharField | TextField) and not field.choices
        sensitive = str(row.field_classes[field.name]) in SENSITIVE
        if free and sensitive and field.name not in NO_WORDS and _may_hold(row, field.name):
            yield field.name


def _may_hold(row, name):
    """Whether a law of the row leaves room for a word there."""
    kind = type(row).__name__
    if kind == "PersonLink":
        return name == "document" or row.other_id is None
    if name == "responsible_official":
        return row.kind == "institution"
    if name == "minutes":
        return row.is_by_panel
    if name == "taken_away_because":
        return row.taken_away_on is not None
    return not (name == "outcome" and row.closed_on is None)
