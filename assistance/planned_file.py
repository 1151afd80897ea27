"""What is planned of a programme as a file to fill in: when it came, to whom; and read back."""

from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Concat
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from assistance.importers import delivery_columns as columns
from assistance.payable import planned_of
from cases import numbers
from cases.models import Individual
from cases.sight import sight_of
from spreadsheets.stream import Column, Frame, export_rows
from spreadsheets.template import TemplateColumn, TemplateSheet, write_template

# Column → what it rests on; those of numbers are the register's own.
_RESTS_ON = {
    columns.HEAD: ("individual.given_name", "individual.family_name"),
    columns.AMOUNT: ("assistance.amount",),
    columns.CURRENCY: ("assistance.currency",),
    columns.QUANTITY: ("assistance.quantity",),
}
_KINDS = {columns.AMOUNT: "decimal", columns.QUANTITY: "decimal", columns.DAY: "date"}
_AT_ONCE = 2_000


def export_planned(programme, *, by, on, at, language="en", file_format="xlsx", distribution=None):
    """What is planned of a programme, and waits to be delivered, as a file: bytes, streamed.

    Of one distribution alone, where it is named.

    It is the sheet that `deliver_file` reads once it is filled in. The generator returns how many
    rows it wrote. What a bank is asked to pay is left out: its answer says whether it was paid.
    """
    sight, told = sight_of(by, on), list(columns.COLUMNS)
    hidden = [each for each in told if not sight.shows(*_RESTS_ON.get(each, ()))]
    told = [each for each in told if each not in hidden]
    names = [each.heading(language) for each in hidden]
    frame = Frame(capfirst(_("deliveries")), at, filters=str(programme), left_out=", ".join(names))
    heads = [Column(each.heading(language), _KINDS.get(each, "text")) for each in told]
    counted = _Counted(_rows(programme, by, on, distribution), told)
    yield from export_rows(counted, heads, frame, file_format)
    return counted.count


def template(language="en"):
    """An empty workbook with the headings to fill in, as bytes."""
    sheet = TemplateSheet(
        str(capfirst(_("deliveries"))),
        tuple(
            TemplateColumn(
                each.heading(language),
                comment=str(each.note),
                is_required=each in (columns.NUMBER, columns.DAY),
            )
            for each in (*columns.TOLD[:3], *columns.FILLED)
        ),
    )
    return write_template([sheet])


class _Counted:
    """The rows of the file, counted as they are written."""

    def __init__(self, rows, told):
        self._rows, self._told, self.count = rows, told, 0

    def __iter__(self):
        for row in self._rows:
            self.count += 1
            yield [row.get(each) for each in self._told]


def _rows(programme, by, on, distribution):
    heads = Individual.objects.present().filter(household=OuterRef("household"), is_head=True)
    name = Concat(F("family_name"), Value(" "), F("given_name"))
    rows = planned_of(programme, by=by, on=on).annotate(
        head=Subquery(heads.annotate(name=name).values("name")[:1])
    )
    if distribution is not None:
        rows = rows.filter(line__distribution=distribution)
    rows = rows.order_by("household", "pk")
    for each in rows.iterator(chunk_size=_AT_ONCE):
        yield {
            columns.NUMBER: numbers.shown(each.pk),
            columns.HOUSEHOLD: numbers.shown(each.household_id),
            columns.PROGRAMME: numbers.shown(each.programme_id),
            columns.HEAD: each.head,
            columns.AMOUNT: each.amount,
            columns.CURRENCY: each.currency,
            columns.QUANTITY: each.quantity,
        }
