"""What a person's facts become by a row of a list: it ends nothing of which it does not speak.

A list tells some numbers, documents and needs of a person; the register may hold others beside
them: of a desk, of another list, of a column that this file leaves blank. These stay, and are no
difference. Another number in a column ends the one before only where it is known that the list told
that: where the record holds nobody else's (`is_sole`). A dash ends what its column can have told. A
document that somebody has seen is ended on the person's own page alone.
"""

from cases.choices import DocumentType
from cases.importers.columns import BY_FIELD
from cases.importers.people import DOCUMENT_COLUMNS, kind_of_document
from cases.importers.values import CLEARED
from cases.urgent import URGENT

# Columns of documents of one kind.
_KINDS = {
    field: BY_FIELD[field].reader.partition(":")[2]
    for field in DOCUMENT_COLUMNS
    if field != "document_number"
}
_URGENT = {flag.need for flag in URGENT}


def facts_after(row, stored, told_phone):
    """The facts that the row tells, as the record has them once the row is followed.

    `told_phone` is the number that files of ours tell of this person.
    """
    after = {}
    for name, endable in _ENDABLE.items():
        if name in row.told:
            told = row.told[name]
            ended = endable(row, stored, told_phone) - set(told)
            kept = [each for each in stored[name] if each not in ended]
            after[name] = tuple(dict.fromkeys([*kept, *told]))
    if "decision" in row.told:
        after["decision"] = _decision(row, stored)
    return after


def is_sole_after(row, stored):
    """Whether the record, once the row is followed, holds no numbers but those of its list."""
    told = (set(row.told.get(name, ())) for name in ("phones", "documents"))
    after = facts_after(row, stored, None)
    held = (set(after.get(name, stored[name])) for name in ("phones", "documents"))
    return stored["is_sole"] or all(map(set.issubset, held, told))


def register_says(name, row, stored, told_phone):
    """What the register holds of a fact, as far as the row speaks of it."""
    if name == "phones" and row.known.is_ours:
        return (told_phone,) if told_phone else ()
    if name == "documents":
        kinds = set().union(*(_kinds(each, row.cells) for each in row.cells))
        return tuple(each for each in stored[name] if each[0] in kinds)
    return stored[name]


def _phones(row, stored, told_phone):
    cells = row.cells
    if row.known.is_ours:
        return {told_phone} if "phone" in cells else set()
    both = {"phone", "phone_2"} <= cells.keys()
    if cells.get("phone") is CLEARED or (both and cells["phone_2"] is CLEARED):
        return set(stored["phones"])
    # Which of several numbers a column told, nobody can say once the other one is blank.
    is_known = both or ("phone" in cells and len(stored["phones"]) == 1)
    return set(stored["phones"]) if stored["is_sole"] and is_known else set()


def _documents(row, stored, _told_phone):
    is_known = stored["is_sole"] and not row.known.is_ours
    kinds = set()
    for field, value in row.cells.items():
        if is_known or value is CLEARED:
            kinds |= _kinds(field, row.cells)
    return {each for each in stored["documents"] if each[0] in kinds} - stored["verified"]


def _kinds(field, cells):
    """The kinds of documents of which a column speaks."""
    if field in _KINDS:
        return {_KINDS[field]}
    if field != "document_number":
        return set()
    if cells[field] is CLEARED and not cells.get("document_type"):
        return set(DocumentType.values) - set(_KINDS.values())
    return {kind_of_document(cells)}


def _needs(row, stored, _told_phone):
    """A list of needs is told whole; what stands in a column of its own is not missed in it."""
    needs = set(stored["needs"])
    if "needs" not in row.cells:
        return needs & _URGENT if row.cells["urgent"] is CLEARED else set()
    has_urgent = "urgent" in row.table.fields and "urgent" not in row.cells
    return needs - _URGENT if has_urgent else needs


_ENDABLE = {"phones": _phones, "documents": _documents, "needs": _needs}


def _decision(row, stored):
    """The decision as told; an end that the file does not tell stays as it is."""
    degree, begins, ends = row.told["decision"]
    before, _begins, end_before = stored["decision"]
    if not degree and stored["is_over"]:
        return stored["decision"]
    is_as_left = stored["is_untouched"] or not stored["is_over"]
    if degree and degree == before and "disability_until" not in row.cells and is_as_left:
        ends = end_before
    return degree, begins, ends
