"""Forms of notes and tasks: short ones on a household's page, and whole ones on their own."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from cases.admin.fields import DayField
from casework.colleagues import colleagues, name_of
from casework.numbers import new_note_number, new_task_number

WHOLE = ""


class AboutForm(forms.Form):
    """About whom it is, and of which case; `people` and `cases` are those whom the user sees.

    `key` is the number that the row will have: what is sent twice is written once.
    """

    draw = None
    # What is to be typed comes first; about whom it is is mostly the household.
    field_order = ("text", "what", "shows", "file", "kind", "happened_on", "due_on")
    key = forms.CharField(max_length=12, required=False, widget=forms.HiddenInput)
    about = forms.ChoiceField(label=_("About whom"), required=False)
    case = forms.ChoiceField(label=_("Case"), required=False)

    def __init__(self, *args, people=(), cases=(), of_case=None, **how):
        super().__init__(*args, **how)
        self.initial.setdefault("key", type(self).draw())
        self._people = {person.pk: person for person in people}
        self._cases = {case.pk: case for case in cases}
        named = [(person.pk, person.full_name or str(person)) for person in people]
        self.fields["about"].choices = [(WHOLE, _("the household")), *named]
        self.fields["case"].choices = [(WHOLE, _("of no case")), *map(_named_case, cases)]
        self.fields["case"].initial = of_case.pk if of_case else WHOLE
        if not cases:
            del self.fields["case"]

    def subject(self, household):
        """What an action wants to know: about whom, of which case, and by which number."""
        typed = self.cleaned_data
        return {
            "about": self._people.get(typed["about"], household),
            "case": self._cases.get(typed.get("case") or WHOLE),
            "key": typed["key"],
        }


def _named_case(case):
    return case.pk, f"{case.concern} ({case.get_kind_display()})"


class NoteForm(AboutForm):
    """A note; a restricted one belongs to a case."""

    draw = staticmethod(new_note_number)
    text = forms.CharField(
        label=_("Note"), max_length=8000, widget=forms.Textarea(attrs={"rows": 3})
    )
    happened_on = DayField(label=_("Of the day"), required=False)
    is_restricted = forms.BooleanField(
        label=_("restricted: only the case's team and those cleared read it"), required=False
    )

    def __init__(self, *args, **how):
        super().__init__(*args, **how)
        self.fields["happened_on"].initial = today()
        if "case" not in self.fields:
            del self.fields["is_restricted"]


class TaskForm(AboutForm):
    """A task, by a day; again every so many days, where it repeats; whoever sets it does it."""

    draw = staticmethod(new_task_number)
    what = forms.CharField(label=_("What to do"), max_length=200)
    due_on = DayField(label=_("By"))
    every_days = forms.IntegerField(
        label=_("Again every so many days"), min_value=1, max_value=366, required=False
    )
    worker = forms.ChoiceField(label=_("Who does it"), required=False)

    def __init__(self, *args, user, **how):
        super().__init__(*args, **how)
        # The colleagues are read where somebody else may be chosen: on the page of its own.
        self._user, self._colleagues = user, {}
        self.fields["worker"].choices = [(WHOLE, _("I do it"))]
        self.fields["every_days"].widget.attrs["inputmode"] = "numeric"

    def with_colleagues(self, day):
        """The form, with everybody who may do it."""
        others = colleagues(day).exclude(pk=self._user.pk)
        self._colleagues = {str(user.pk): user for user in others}
        named = [(key, name_of(user)) for key, user in self._colleagues.items()]
        self.fields["worker"].choices = [(WHOLE, _("I do it")), *named]
        return self

    def chosen_worker(self):
        """Who does it."""
        return self._colleagues.get(self.cleaned_data["worker"], self._user)


class CorrectForm(forms.Form):
    """What a note should have said."""

    key = forms.CharField(max_length=12, required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Note"), max_length=8000, widget=forms.Textarea(attrs={"rows": 6})
    )

    def __init__(self, *args, note, **how):
        super().__init__(*args, **how)
        self.initial.setdefault("key", new_note_number())
        self.initial.setdefault("text", note.text)
