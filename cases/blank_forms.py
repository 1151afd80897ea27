"""Blank forms for desks without network: each with a number of its own, and the workbook to match.

A form is one sheet of A4: the part that stays at the desk, and the slip that the family takes home.
What was written is typed under its number on the pages of registration, or imported from the
workbook; either takes a number once.
"""

import shutil
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from cases import numbers, slips
from cases.importers import template as columns
from cases.printed_words import words
from cases.urgent import URGENT

FORMS_A_FILE = 250
ROWS = 8
_NUMBER, _CODE = "@number@", "@code@"


def write_forms(drawn, *, place, language, folder):
    """Write forms and workbook of these numbers into a new folder, and return its path.

    The folder appears whole or not at all; it is named by its first number, so that two at once
    never write into one another's. Raises FileExistsError where there is one of that name.
    """
    folder = Path(folder) / f"forms-{place.pk}-{drawn[0]}"
    unfinished = folder.with_suffix(".unfinished")
    unfinished.mkdir(parents=True)
    try:
        for first, page in _pages(drawn, place, language):
            (unfinished / f"forms-{first:05d}.html").write_text(page, encoding="utf-8")
        shown = [numbers.shown(number) for number in drawn]
        (unfinished / "register.xlsx").write_bytes(columns.workbook(language, numbers=shown))
        unfinished.rename(folder)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    return folder


def _pages(drawn, place, language):
    """(position of the first form, the page) for every FORMS_A_FILE numbers."""
    form = _form(place, language)
    css = Path(finders.find("css/slip.css")).read_text(encoding="utf-8")
    for first in range(0, len(drawn), FORMS_A_FILE):
        forms = "".join(
            form.replace(_NUMBER, numbers.shown(number)).replace(_CODE, slips.code_of(number))
            for number in drawn[first : first + FORMS_A_FILE]
        )
        # The file is opened far from here: it brings its looks along.
        context = {"css": mark_safe(css), "forms": mark_safe(forms), "language": language}
        yield first + 1, render_to_string("cases/blank_forms.html", context)


def _form(place, language):
    """One form, rendered once: all are the same but for their number and its code."""
    said = words("form", language)
    return render_to_string(
        "cases/blank_form.html",
        {
            "number": _NUMBER,
            "code": _CODE,
            "place": place.label(language),
            "language": language,
            "words": said,
            "slip": words("slip", language),
            "hotline": settings.HOTLINE,
            "rows": range(1, ROWS + 1),
            "keys": [flag.key for flag in URGENT],
            "urgent": [(flag.key, said[flag.key]) for flag in URGENT],
        },
    )
