"""Which classes of fields somebody has to read to be shown what was answered to a question.

All answers tell of a household's needs, which are read with health; some tell more.
"""

from accounts.choices import FieldClass
from assessments.xlsform.form import is_note

_BY_BEGINNING = (
    ("prot_", FieldClass.PROTECTION),
    # To beg, or to do degrading work.
    ("fsl_lcsi_en_emergency", FieldClass.PROTECTION),
    ("ind_name", FieldClass.IDENTITY),
    ("ind_number", FieldClass.IDENTITY),
)
# Whatever the question: only who reads protection is shown that somebody chose one of these.
_ALARMING = {"violence_women", "child_marriage", "child_armed_group"}
# Numbers and places of ours are not somebody's own words.
_OUR_WORDS = ("hh_", "loc_place", "ind_")


def classes_of(field, value=""):
    """The classes (a frozenset of FieldClass) that this answer to a field of a form is of.

    >>> from assessments.xlsform.form import Field
    >>> sorted(classes_of(Field("/data/prot_needs_1_services", kind="string", control="select")))
    [FieldClass.HEALTH, FieldClass.PROTECTION]
    """
    found = {FieldClass.HEALTH}
    found |= {each for beginning, each in _BY_BEGINNING if field.name.startswith(beginning)}
    if _ALARMING & set(value.split()):
        found.add(FieldClass.PROTECTION)
    # What people write in their own words may tell anything.
    if _is_free(field):
        found.add(FieldClass.FREE_TEXT)
    return frozenset(found)


def _is_free(field):
    is_typed = field.kind == "string" and field.control == "input" and not is_note(field)
    return is_typed and not field.name.startswith(_OUR_WORDS)


def may_read(field, readable, value=""):
    """Whether whoever reads these classes is shown this answer to the field."""
    return classes_of(field, value) <= readable
