"""By what a family is known at another desk: three exact proofs, of which two open it.

Each proof leads to households; the family is the one to which all that it gave lead. The same
questions are asked of the database whether or not anybody is found.
"""

from dataclasses import dataclass
from datetime import date

from cases import documents, names, numbers
from cases.access_choices import Proof
from cases.choices import BirthPrecision, DocumentState
from cases.keys import Keys
from cases.models import Household, IdentityDocument, Individual
from cases.offices import with_hidden


@dataclass(frozen=True)
class Shown:
    """What a family shows and says at the desk; what it did not is empty."""

    slip: str = ""
    document: tuple[str, str] | None = None
    name: str = ""
    birth_date: date | None = None

    @property
    def proofs(self):
        """The kinds of proof that were given."""
        given = {
            Proof.SLIP: self.slip,
            Proof.DOCUMENT: self.document,
            Proof.NAME_AND_BIRTH: self.name and self.birth_date,
        }
        return [proof.value for proof, shown in given.items() if shown]


def family_of(shown, *, user, on):
    """The one active household to which all that was shown leads, with `is_theirs`; else None.

    One that is hidden from partners is found only by those whose it is already.
    """
    found = [LEADS_TO[proof](shown) for proof in shown.proofs]
    common = set.intersection(*found)
    households = Household.objects.filter(pk__among=Keys(common if len(common) == 1 else ()))
    family = with_hidden(households, on=on).select_related("lives_in", "registered_at").first()
    theirs = Household.objects.changeable_by(user, on=on).filter(pk__among=Keys(common))
    is_theirs = theirs.exists()
    if family is None or (not is_theirs and not _may_be_taken(family)):
        return None
    family.is_theirs = is_theirs
    return family


def _may_be_taken(family):
    return family.inactive_on is None and not family.is_hidden


def _by_slip(shown):
    """The number of the household, or of somebody who is present in it."""
    number = numbers.parse(shown.slip)
    own = Household.objects.filter(pk=number).values_list("pk", flat=True)
    of_member = Individual.objects.present().filter(pk=number).values_list("household", flat=True)
    return set(own.union(of_member))


def _by_document(shown):
    """A paper that serves and that nobody else claims; seen by somebody or not."""
    kind, number = shown.document
    papers = IdentityDocument.objects.filter(
        type=kind,
        number=documents.normalise(number),
        state=DocumentState.VALID,
        until_on__isnull=True,
        individual__left_on__isnull=True,
    )
    return set(papers.values_list("individual__household", flat=True))


def _by_name(shown):
    """All the words of somebody's name, in any letters, and the very day of their birth."""
    words = names.words_of(shown.name)
    people = Individual.objects.present().filter(
        birth_date=shown.birth_date, birth_precision=BirthPrecision.DAY
    )
    people = people.named([tuple(f"{key} " for key in _keys(word)) for word in words])
    return {person.household_id for person in people if is_full_name(words, person)}


LEADS_TO = {
    Proof.SLIP.value: _by_slip,
    Proof.DOCUMENT.value: _by_document,
    Proof.NAME_AND_BIRTH.value: _by_name,
}


def is_full_name(words, person):
    """Whether these words are a person's whole name: given and family name, and nothing else.

    The father's name may be said or not; the names as in the document or as in the passport.
    """
    own = set(person.search_key.split())
    said = {key for word in words for key in names.fold(word).split()}
    return (
        all(not own.isdisjoint(_keys(word)) for word in words)
        and _is_said(said, person.given_name, person.latin_given_name)
        and _is_said(said, person.family_name, person.latin_family_name)
    )


def _keys(word):
    """The keys of a word as it is spelled, and as that of a father's name."""
    return {names.fold(word), names.fold(word, patronymic=True)} - {""}


def _is_said(said, *spellings):
    keys = [set(names.fold(spelling).split()) for spelling in spellings]
    return any(key and key <= said for key in keys)
