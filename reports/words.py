"""Sentences about a finished table, the same on the page and in the files."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def counted(table):
    """How many rows a file has, as of which day, and of whom: (term, value)."""
    yield _("As of"), table.as_of
    yield _("Rows"), len(table.rows)
    yield from table.chosen.notes()
    yield from table.beside


def about_hidden(table):
    """What the asterisk means, and how many cells bear it."""
    rule = _(
        "Fewer than %(below)d people, or hidden so that such a number can't be worked out from the "
        "totals. Both look the same."
    ) % {"below": table.report.below}
    count = ngettext(
        "%(hidden)d of %(cells)d cells is hidden.",
        "%(hidden)d of %(cells)d cells are hidden.",
        table.hidden,
    ) % {"hidden": table.hidden, "cells": table.cells}
    return f"{rule} {count}"
