"""Inputs and empty lists of faults, written at once: as the stock templates write them."""

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.utils import ErrorList
from django.utils.safestring import mark_safe

from refugee_response.form_renderer import INPUTS, QuickRenderer

NASTY = """<b class='a' id="b">&amp; Անի</b>"""
WIDGETS = [
    forms.TextInput,
    forms.HiddenInput,
    forms.NumberInput,
    forms.EmailInput,
    forms.URLInput,
    forms.PasswordInput,
    forms.DateInput,
]
VALUES = [None, "", "0", 0, 12, 1.5, NASTY, mark_safe("<i>&amp;</i>"), ["a", "b"], True]
ATTRIBUTES = [
    {},
    {"maxlength": 80, "id": "id_members-0-sex", "required": True, "disabled": False},
    {"title": NASTY, "data-x": mark_safe("&amp;"), "value-less": "", "none": None},
]


@pytest.mark.parametrize("attributes", ATTRIBUTES)
@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("widget", WIDGETS)
def test_an_input_is_written_as_its_template_writes_it(widget, value, attributes):
    ours, stock = (
        widget().render("a-<name>", value, attributes, renderer)
        for renderer in (QuickRenderer(), TemplatesSetting())
    )

    assert widget.template_name in INPUTS
    assert ours == stock
    assert type(ours) is type(stock)


@pytest.mark.parametrize("faults", [[], ["Too <long>."], ["One.", "Two."]])
@pytest.mark.parametrize("field_id", [None, "id_sex"])
def test_faults_are_written_as_their_template_writes_them(faults, field_id):
    ours, stock = (
        ErrorList(faults, renderer=renderer, field_id=field_id).render()
        for renderer in (QuickRenderer(), TemplatesSetting())
    )

    assert ours == stock
    assert bool(ours) == bool(faults)


def test_other_widgets_are_templates_still():
    widget = forms.Textarea(attrs={"rows": 3})

    assert widget.render("a", NASTY, {}, QuickRenderer()) == widget.render(
        "a", NASTY, {}, TemplatesSetting()
    )
