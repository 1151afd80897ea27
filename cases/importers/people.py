"""A row of people becomes the fields of a person, judged by the rules of the form."""

from django.utils.translation import gettext_lazy as _

from cases import fact_rules, names, rules, washington_group
from cases.birth_dates import born_about
from cases.choices import (
    BirthPrecision,
    DocumentType,
    PopulationGroup,
    Relationship,
    Sex,
    Status,
)
from cases.importers import digests
from cases.importers.columns import PERSON_FIELDS
from cases.importers.values import CLEARED, Unreadable, split_name
from cases.words import SAID

NAMES = digests.PERSON_NAMES
SPLIT = ("family_name", "given_name", "patronymic")
FACT_FIELDS = ("phones", "documents", "needs", "status", "status_from", "decision")
_EMPTY = dict.fromkeys(
    [
        "birth_date", "arrived_on", "wg_asked_on", "pregnancy_expected_on", "pregnancy_asked_on",
        "breastfeeding_until", *washington_group.DOMAINS,
    ]
)  # fmt: skip
_BLANK = dict.fromkeys(
    [*NAMES, "birth_precision", "wg_method", "origin_id", "family_unit", "sex", "relationship"], ""
)
DEFAULTS = (
    _EMPTY
    | _BLANK
    | {"unnamed": False, "population_group": PopulationGroup.DISPLACED_2023.value}
    | {"phones": (), "documents": (), "needs": (), "status": "", "decision": ("", None, None)}
    | {"application": "", "status_from": None}
)
# What the file calls by another word than the record does.
_RENAMED = {"origin": "origin_id", "legal_status_from": "status_from"}
DOCUMENT_COLUMNS = ("document_number", "psn", "passport", "protection_certificate")
FACT_PARTS = {
    "phone", "phone_2", "document_type", *DOCUMENT_COLUMNS, "needs", "urgent", "legal_status",
    "disability", "disability_from", "disability_until",
}  # fmt: skip
_SETTLED = FACT_PARTS | {"full_name", "age", "age_asked_on", "birth_date", "birth_precision"}
_TOLD_AS = {field: _RENAMED.get(field, field) for field in PERSON_FIELDS if field not in _SETTLED}


def settle(found, *, on):
    """(fields of a person that the row tells, [(field, Unreadable)]) from what its cells say.

    A cleared field has its empty value.
    """
    told, faults = {}, []
    for field, value in found.items():
        name = _TOLD_AS.get(field)
        if name:
            told[name] = DEFAULTS[name] if value is CLEARED else value
    _split(found, told, faults)
    _birth(found, told, faults, on)
    if not found.keys().isdisjoint(FACT_PARTS):
        _several(found, told, "phones", ("phone", "phone_2"))
        _several(found, told, "needs", ("needs", "urgent"))
        _documents(found, told)
        _status(found, told)
        _decision(found, told)
    if "unnamed" in told and any(told.get(name) for name in NAMES):
        told["unnamed"] = False
    return told, faults


def _split(found, told, faults):
    whole = found.get("full_name")
    if not whole or whole is CLEARED:
        return
    for name, part in zip(SPLIT, split_name(whole), strict=True):
        if len(part) > 80:
            message = _("At most %(limit)d characters fit here: shorten it.") % {"limit": 80}
            faults.append((name, Unreadable("max_length", message)))
        elif part:
            told.setdefault(name, part)


def _birth(found, told, faults, on):
    born, chosen = found.get("birth_date"), found.get("birth_precision")
    if born is CLEARED:
        told["birth_date"], told["birth_precision"] = None, ""
    elif born:
        day, typed = born
        chosen = "" if chosen is CLEARED else chosen or ""
        told["birth_date"], told["birth_precision"] = day, chosen or typed
        if chosen == BirthPrecision.DAY and typed != BirthPrecision.DAY:
            faults.append(("birth_precision", Unreadable("not_exact", SAID["not_exact"])))
    elif "age" in found and found["age"] is not CLEARED:
        asked = found.get("age_asked_on", on)
        told["birth_date"] = born_about(found["age"], on if asked is CLEARED else asked)
        told["birth_precision"] = BirthPrecision.ESTIMATED.value


def _several(found, told, name, fields):
    columns = [found[field] for field in fields if field in found]
    if columns:
        told[name] = _joined(columns)


def kind_of_document(found):
    """The kind of what `document_number` tells, by the cell beside it."""
    kind = found.get("document_type")
    return kind if kind and kind is not CLEARED else DocumentType.OTHER.value


def _documents(found, told):
    columns = [found[name] for name in DOCUMENT_COLUMNS if name in found]
    if not columns:
        return
    kind = kind_of_document(found)
    pairs = _joined(columns)
    if all(known for known, _number in pairs):
        told["documents"] = pairs
        return
    told["documents"] = tuple(dict.fromkeys([(known or kind, number) for known, number in pairs]))


def _joined(columns):
    """The things of several columns, each once; a cleared column has none."""
    if len(columns) == 1:
        return () if columns[0] is CLEARED else columns[0]
    told = [thing for column in columns if column is not CLEARED for thing in column]
    return tuple(dict.fromkeys(told))


def _status(found, told):
    """A status, or the application for citizenship that runs beside one."""
    status = found.get("legal_status")
    if status == Status.CITIZENSHIP_APPLIED:
        told["application"] = status
    elif status:
        told["status"] = "" if status is CLEARED else status


def _decision(found, told):
    degree = found.get("disability")
    if degree is CLEARED:
        told["decision"] = DEFAULTS["decision"]
    elif degree:
        days = [found.get(name) for name in ("disability_from", "disability_until")]
        told["decision"] = (degree, *(None if day is CLEARED else day for day in days))


def faults_of(person, told, need_codes, *, on, strict):
    """[(field, code, message)] of a person's fields as the form and the facts' pages judge them.

    `told` are the fields that the row tells, whose facts are judged.
    """
    found = [
        (fault.field, fault.code, fault.message) for fault in rules.person_faults(person, on=on)
    ]
    if strict:
        for field in ("relationship", "sex"):
            if not person[field]:
                found.append((field, "required", REQUIRED_HERE))
    if not _JUDGED_FACTS.isdisjoint(told):
        found += _fact_faults(person, told, need_codes, on)
    return found


REQUIRED = _("This field is required.")
# Of what an incomplete list may leave out.
REQUIRED_HERE = _("Fill in this cell, or tick “Accept an incomplete list”.")
_JUDGED_FACTS = {"status", "application", "needs", "decision"}


def _fact_faults(person, told, need_codes, on):
    status = told.get("status") or told.get("application")
    status = {"status": status, "from_on": told.get("status_from")}
    found = [("legal_status_from", fault) for fault in fact_rules.status_faults(status, on=on)]
    degree, begins, ends = told.get("decision") or DEFAULTS["decision"]
    decision = {"degree": degree, "from_on": begins, "until_on": ends}
    for fault in fact_rules.decision_faults(decision, person, on=on):
        found.append((_DECISION_COLUMNS[fault.field], fault))
    for code in told.get("needs", ()):
        faults = fact_rules.need_faults({}, need_codes[code], may_confide=False, on=on)
        found += [("needs", fault) for fault in faults]
    return [(field, fault.code, fault.message) for field, fault in found]


_DECISION_COLUMNS = {
    "degree": "disability", "from_on": "disability_from", "until_on": "disability_until",
}  # fmt: skip


def incomplete(person):
    """Give a person what an incomplete list does not say; `unknown` is an answer too."""
    person["sex"] = person["sex"] or Sex.UNKNOWN.value
    person["relationship"] = person["relationship"] or Relationship.UNKNOWN.value


def name_key(person):
    """What tells people apart whom their list gives no number: names and birth date, folded."""
    folded = " ".join(
        names.fold(person[name]) for name in ("family_name", "given_name", "patronymic")
    )
    born = person["birth_date"]
    told = f"{folded} {born.isoformat() if born else ''} {person['sex'] if not folded else ''}"
    return digests.digest(told)[:12]


def fact_texts(person):
    """The facts of a new person as the digest has them, each in a fixed order."""
    degree, _begins, ends = person["decision"]
    return (
        " ".join(sorted(person["phones"])),
        " ".join(f"{kind}:{number}" for kind, number in sorted(person["documents"])),
        " ".join(sorted(person["needs"])),
        person["status"] or person["application"],
        f"{degree}:{ends.isoformat() if ends else ''}" if degree else "",
    )
