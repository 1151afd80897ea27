"""The forms in which what is known of a document or a telephone number is corrected."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases import actions, phones
from cases.admin.action_forms import ActionForm
from cases.admin.ending_forms import open_rows
from cases.admin.fact_forms import choose
from cases.admin.fields import DayField
from cases.choices import Language, SafeContact
from cases.words import SAID

UNCHANGED = [("", _("unchanged"))]
# As in an imported list.
CLEARS = "-"
SEEN, UNSEEN = "seen", "unseen"


class AmendForm(ActionForm):
    """One of the open rows of a person is chosen; what is typed of it is corrected."""

    kind = ""
    row = forms.ChoiceField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["on"]
        # By their position: keys of rows are no page's business.
        rows = self.rows()
        self._open = {str(position): row for position, row in enumerate(rows, start=1)}
        choices = [(position, self.called(row)) for position, row in self._open.items()]
        self.fields["row"].choices = choices if len(choices) == 1 else choose(choices)
        self.fields["row"].error_messages["invalid_choice"] = SAID["ended"]

    def rows(self):
        """The rows that may be corrected."""
        return open_rows(self.target, self.kind, on=self.today)

    def called(self, row):
        """How the row is called, with what is known of it now."""
        raise NotImplementedError

    def values(self):
        """What was typed; a field that was left empty is not among them."""
        typed = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("row", "version") and value
        }
        return {name: "" if value == CLEARS else value for name, value in typed.items()}

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.values():
            raise ValidationError(_("Type what is to be corrected."), code="nothing_typed")
        return cleaned

    def perform(self):
        self.amend(self._open[self.cleaned_data["row"]])
        return self.target.household


class AmendDocumentForm(AmendForm):
    """Somebody has seen the paper, or its days are others."""

    kind = "documents"
    row = forms.ChoiceField(label=_("Document"))
    is_verified = forms.ChoiceField(
        label=_("Seen"),
        choices=[
            *UNCHANGED,
            (SEEN, _("I have seen the paper")),
            (UNSEEN, _("nobody has seen the paper")),
        ],
        required=False,
    )
    issued_on = DayField(label=_("Issued on"), required=False)
    expires_on = DayField(label=_("Valid until, as printed"), required=False)
    extended_until = DayField(label=_("Extended until"), required=False)
    field_order = ["row", "is_verified", "extended_until", "issued_on", "expires_on"]

    def called(self, row):
        seen = _("seen") if row.is_verified else _("not seen")
        state = row.get_state_display()
        return f"{row.get_type_display()} {row.number} · {state} · {seen}"

    def values(self):
        typed = super().values()
        seen = typed.pop("is_verified", None)
        return typed | ({"is_verified": seen == SEEN} if seen else {})

    def amend(self, row):
        actions.amend_document(document=row, values=self.values(), **self.said())


class AmendPhoneForm(AmendForm):
    """Whether and how a number may be called, whose it is, and when somebody answered."""

    kind = "phones"
    row = forms.ChoiceField(label=_("Telephone number"))
    safe = forms.ChoiceField(
        label=_("Safe contact"), choices=[*UNCHANGED, *SafeContact.choices], required=False
    )
    whose = forms.CharField(label=_("Whose it is, if shared"), max_length=80, required=False)
    note = forms.CharField(label=_("How to call"), max_length=120, required=False)
    language = forms.ChoiceField(
        label=_("Language on the telephone"),
        choices=[*UNCHANGED, *Language.choices],
        required=False,
    )
    answered_on = DayField(label=_("Last answered on"), required=False)
    field_order = ["row", "safe", "note", "answered_on", "whose", "language"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("whose", "note"):
            self.fields[name].help_text = _("A dash clears it.")

    def called(self, row):
        said = (phones.shown(row.number), row.get_safe_display(), row.whose, row.note)
        return " · ".join(map(str, filter(None, said)))

    def amend(self, row):
        actions.amend_phone(phone=row, values=self.values(), **self.said())
