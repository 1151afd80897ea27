"""The list of what falls due of one kind: the same rows as on the card of Today."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.response import TemplateResponse

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from accounts.paging import CappedPaginator
from cases import due
from cases.choices import DocumentType
from cases.due_cards import BY_KIND, list_address
from cases.sight import sight_of
from cases.today_cards import COUNTED, Row

ON_A_PAGE = 50
# What a row is told of: kind → the fields of its card's `told`.
_TOLD = {"papers": "type", "statuses": "status", "decisions": "degree", "consents": "purpose"}


class _Paginator(CappedPaginator):
    """Counts as far as the card does."""

    @property
    def count(self):
        return min(self._counted, COUNTED)

    def __init__(self, rows, *args, **how):
        super().__init__(rows, *args, **how)
        self._counted = rows.order_by()[: COUNTED + 1].count()
        self.is_more = self._counted > COUNTED


@dataclass(frozen=True)
class _Due:
    """One line of the list."""

    person: object
    line: object


def due_page(model_admin, request, kind):
    """Whose papers, statuses, decisions or consents end, or who turns 18 or 63: a page of them."""
    day = today()
    card = BY_KIND.get(kind)
    if card is None:
        raise Http404
    if not card.is_for(request.user, day):
        raise PermissionDenied
    found = _narrowed(due.KINDS[kind][0](request.user, day).rows, request, kind)
    paginator = _Paginator(found, ON_A_PAGE)
    shown = paginator.get_page(request.GET.get("p"))
    sight = sight_of(request.user, day)
    lines = [_told(row, card, kind, day, sight) for row in shown]
    looks.record(request, LookKind.LISTED, asked=request.GET, count=len(lines), due=kind)
    context = model_admin.admin_site.each_context(request) | {
        "title": card.title,
        "lines": lines,
        "paging": shown,
        "more_than": COUNTED if paginator.is_more else None,
        "kinds": [
            (each.title, list_address(each.kind), each is card)
            for each in BY_KIND.values()
            if each.is_for(request.user, day)
        ],
        "kept": {name: request.GET[name] for name in ("type", "on") if name in request.GET},
    }
    return TemplateResponse(request, "cases/due.html", context)


def _narrowed(rows, request, kind):
    """Of papers those of one sort that end on one day, where that was asked."""
    asked = request.GET
    if kind != "papers" or not {"type", "on"} & asked.keys():
        return rows
    if asked.get("type") not in DocumentType.values:
        raise Http404
    return rows.filter(type=asked["type"], due_on=_day(asked.get("on", "")))


def _day(typed):
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise Http404 from None


def _told(found, card, kind, day, sight):
    """A row as the card tells it, with the person of whom it is."""
    if kind not in _TOLD:
        told = {"precision": found.birth_precision}
        row = Row(kind, found.pk, found.household_id, found.pk, found.birth_date, told)
        return _Due(sight.blank(found), card.line(row, day))
    person = found.individual
    told = {_TOLD[kind]: getattr(found, _TOLD[kind]), "alike": 1}
    row = Row(kind, str(found.pk), person.household_id, person.pk, found.due_on, told)
    return _Due(sight.blank(person), card.line(row, day))
