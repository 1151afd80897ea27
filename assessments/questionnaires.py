"""From a workbook to a questionnaire that can be asked, and the forms of those that are asked."""

from dataclasses import asdict, dataclass
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from itertools import takewhile

from django.apps import apps

from assessments.xlsform import convert, lint, loading, remarks
from assessments.xlsform.form import Form, is_note
from assessments.xlsform.rows import with_rows
from spreadsheets.unreadable import UnreadableFile
from spreadsheets.xlsx_reader import open_workbook

# Forms kept in each process: more than are asked at a time, old versions included.
FORMS_KEPT = 16
# Workbooks that were read, kept in each process: every demo register reads those that are shipped.
WORKBOOKS_KEPT = 4
# What the register says of a household and its members, and nobody is asked.
FROM_THE_REGISTER = ("hh_number", "hh_size", "ind_number", "ind_name", "ind_gender", "ind_age")
# Larger ones are no questionnaire: REACH's with 321 rows has 0.2 MB.
MOST_BYTES = 5_000_000
_UNPACKED = (".xlsx", ".xlsm")
_IN_ENGLISH = {"hy": "armenian", "en": "english", "ru": "russian"}


@dataclass(frozen=True)
class Questionnaire:
    """A workbook that passed: the form, its XForm, and what is worth a warning."""

    form: Form
    xform: str
    remarks: tuple
    sha256: str


def read(workbook, file_name="questionnaire.xlsx"):
    """The Questionnaire of a workbook's bytes, judged and tried; raises `convert.Refused`."""
    ending = file_name[file_name.rfind(".") :].lower()
    if ending not in convert.WORKBOOKS:
        words = f"A questionnaire is a workbook: {', '.join(convert.WORKBOOKS)}."
        raise convert.Refused([convert.FormFault(words)])
    return _read(bytes(workbook), ending)


@lru_cache(maxsize=WORKBOOKS_KEPT)
def _read(workbook, ending):
    """The Questionnaire of a workbook's bytes: the same whenever it is read, and never changed."""
    if ending in _UNPACKED:
        _refuse_what_is_no_workbook(workbook)
    try:
        made = convert.to_xform(workbook, ending)
    except convert.Refused as refused:
        raise convert.Refused(with_rows(refused.faults, workbook)) from None
    form = loading.load(made.xml)
    if found := lint.lint(form):
        raise convert.Refused(with_rows(found, workbook))
    warned = (convert.fault_of(words) for words in made.warnings)
    said = with_rows([*warned, *remarks.remarks(form)], workbook)
    return Questionnaire(form, made.xml, tuple(said), sha256(workbook).hexdigest())


def _refuse_what_is_no_workbook(workbook):
    """Refuse what is damaged, protected, or grows beyond measure when it is unpacked."""
    try:
        with open_workbook(BytesIO(workbook)):
            pass
    except UnreadableFile as fault:
        raise convert.Refused([convert.FormFault(fault.message)]) from None


def asked(form):
    """The fields of a form that somebody answers, in the order of the questionnaire."""
    return [field for field in form.fields.values() if is_asked(field)]


def is_asked(field):
    """Whether people answer the field: no note, nothing calculated, nothing the register knows."""
    is_said = bool(field.calculate) or is_note(field)
    return bool(field.control) and not is_said and field.name not in FROM_THE_REGISTER


def words(form, field, language):
    """What a question, group or repeat is called; a value that stands in its label is a “…”."""
    parts = form.words(field.label, language_of(form, language))
    return "".join(part if isinstance(part, str) else "…" for part in parts).strip()


def title_of(form, field, language):
    """The words of a group up to the first value in them: “Health” of “Health – ${name}”."""
    parts = form.words(field.label, language_of(form, language))
    before = takewhile(lambda part: isinstance(part, str), parts)
    return "".join(before).strip(" –—-:·(")


def language_of(form, code):
    """The form's own name for a language (hy, en, ru), or its first one.

    Workbooks name them freely: “Armenian (hy)”, “hy”, “english”.
    """
    named = (each for each in form.languages if _is_language(each, code))
    return next(named, form.default_language)


def _is_language(name, code):
    lower = name.lower()
    return lower == code or f"({code})" in lower or lower.startswith(_IN_ENGLISH.get(code, "?"))


def told(remark):
    """A remark as it is kept: words, sheet, row, column and question."""
    return asdict(remark)


def form_of(instrument):
    """The Form of a kept questionnaire, read once in each process: a version never changes."""
    return _form(instrument.code, instrument.sha256)


@lru_cache(maxsize=FORMS_KEPT)
def _form(code, digest):
    kept = apps.get_model("assessments", "Instrument").objects.filter(pk=code, sha256=digest)
    return loading.load(kept.values_list("xform", flat=True).get())
