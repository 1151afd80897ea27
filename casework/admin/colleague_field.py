"""A colleague who works on cases, typed by user name; those nearby are offered as one types."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from casework.colleagues import colleagues, colleagues_at, name_of

# Of an office; a longer list helps nobody to find a name.
OFFERED = 60
NOBODY = _("No colleague who works on cases has the user name %(name)s.")


class ColleagueInput(forms.TextInput):
    """A text box that offers colleagues."""

    template_name = "casework/colleague_input.html"
    offered = ()

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["offered"] = [(user.username, name_of(user)) for user in self.offered]
        return context


class ColleagueField(forms.CharField):
    """One colleague, by user name."""

    widget = ColleagueInput

    def __init__(self, *args, **how):
        how.setdefault("label", _("Colleague (user name)"))
        super().__init__(*args, max_length=150, **how)

    def prepare_value(self, value):
        return getattr(value, "username", value)

    def offer(self, place):
        """Offer those who work where the household lives."""
        self.widget.offered = colleagues_at(place, today())[:OFFERED] if place else ()

    def clean(self, value):
        name = super().clean(value).strip()
        return _of_name(name) if name else None


class ColleaguesField(ColleagueField):
    """Some colleagues, by user names with commas between."""

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value):
        text = forms.CharField.clean(self, value)
        names = dict.fromkeys(filter(None, (name.strip() for name in text.split(","))))
        return [_of_name(name) for name in names]


def _of_name(name):
    found = None if "\0" in name else colleagues(today()).filter(username=name).first()
    if found is None:
        raise ValidationError(NOBODY, code="no_colleague", params={"name": name})
    return found
