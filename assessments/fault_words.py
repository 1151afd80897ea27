"""What is wrong with an answer, in the form's own words or in ours: the same at every door."""

from django.utils.translation import gettext_lazy as _

from assessments.xlsform.faults import CHOICE, CONSTRAINT, REQUIRED, TYPE

# Of answers that come from elsewhere: a row that the form has no room for, and two of the links of
# a row to a person.
BEYOND, STRANGER, TWICE = "beyond", "stranger", "twice"
SAID = {
    REQUIRED: _("This has to be answered."),
    TYPE: _("This is not written as it should be: %(value)s"),
    CHOICE: _("Choose one of the answers that are offered now."),
    CONSTRAINT: _("This answer can't be: %(value)s"),
    BEYOND: _("The questionnaire asks for fewer rows: mend their count, or remove this one."),
    STRANGER: _("Nobody of this household has this number: mend it, or leave it out."),
    TWICE: _("Two rows name this person: mend one of them."),
}


def words_of(fault, value):
    """A fault in words; `value` is what was answered."""
    return fault.message or str(SAID[fault.kind]) % {"value": value}
