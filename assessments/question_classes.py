"""Which classes of fields somebody has to read to be shown what was answered to a question.

All answers tell of a household's needs, which are read with health; some tell more. A question is
of one class whatever was said: were an answer hidden by what it says, hiding it would say it.
"""

from accounts.choices import FieldClass
from assessments.questionnaires import FROM_THE_REGISTER
from assessments.xlsform.form import is_note

_BY_BEGINNING = (
    ("prot_", FieldClass.PROTECTION),
    # To beg, or to do degrading work.
    ("fsl_lcsi_en_emergency", FieldClass.PROTECTION),
    ("fsl_lcsi_emergency", FieldClass.PROTECTION),
    # A child that was married, works, or was recruited.
    ("edu_barrier", FieldClass.PROTECTION),
    # The list of needs names violence.
    ("needs_serious", FieldClass.PROTECTION),
    ("need_", FieldClass.PROTECTION),
    ("ind_name", FieldClass.IDENTITY),
    ("ind_number", FieldClass.IDENTITY),
    ("ind_gender", FieldClass.IDENTITY),
    ("ind_age", FieldClass.IDENTITY),
)


def classes_of(field):
    """The classes (a frozenset of FieldClass) that an answer to this field of a form is of.

    >>> from assessments.xlsform.form import Field
    >>> sorted(classes_of(Field("/data/prot_needs_1_services", kind="string", control="select")))
    [FieldClass.HEALTH, FieldClass.PROTECTION]
    """
    found = {FieldClass.HEALTH}
    found |= {each for beginning, each in _BY_BEGINNING if field.name.startswith(beginning)}
    # What people write in their own words may tell anything.
    if _is_free(field):
        found.add(FieldClass.FREE_TEXT)
    if field.kind == "geopoint":
        found.add(FieldClass.CONTACT)
    return frozenset(found)


def _is_free(field):
    is_typed = field.kind == "string" and field.control == "input" and not is_note(field)
    return is_typed and field.name not in FROM_THE_REGISTER


def may_read(field, readable):
    """Whether whoever reads these classes is shown an answer to the field."""
    return classes_of(field) <= readable
