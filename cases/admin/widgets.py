"""Widgets of tables with many rows, in which the stock ones cost a template an option."""

from functools import lru_cache

from django import forms
from django.forms.utils import flatatt
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import get_language


class QuickSelect(forms.Select):
    """A select of fixed choices, written at once: five rows of members hold over a hundred options.

    What it writes is what the stock widget writes, without groups of options.
    """

    def render(self, name, value, attrs=None, renderer=None):
        attributes = flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name}))
        choices = tuple((str(code), label) for code, label in self.choices)
        chosen = "" if value is None else str(value)
        return mark_safe(
            f"<select{attributes}>{_options(choices, chosen, get_language())}</select>"
        )


@lru_cache(maxsize=512)
def _options(choices, chosen, language):
    return "".join(
        f'<option value="{escape(code)}"{" selected" if code == chosen else ""}>'
        f"{escape(label)}</option>"
        for code, label in choices
    )
