"""The printed list of a distribution: who gets what, who may collect it, and room to sign."""

from itertools import islice

from django.template.defaultfilters import floatformat
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from assistance.choices import OF_PROTECTION, AssistanceState, DistributionState
from assistance.collecting import Collecting
from assistance.models import Assistance, DistributionLine
from assistance.sight import help_sight
from cases import numbers
from printing.tables import Column, Sheet, table

# Lines that are read together.
_TOGETHER = 2_000
NOBODY = gettext_lazy("There is nobody in this list to whom you hand anything out.")
# What the list tells, beside what everybody who serves it knows.
FIELDS = (
    "individual.given_name",
    "individual.family_name",
    "personlink.other_name",
    "assistance.amount",
    "assistance.state",
)


def lines_of(distribution, user, on):
    """The lines with something to hand over, of households that the user sees, in their order."""
    rows = DistributionLine.objects.visible_to(user, on=on).filter(
        distribution=distribution, is_eligible=True, assistance__isnull=False
    )
    if distribution.programme.sector in OF_PROTECTION:
        told = Assistance.objects.visible_to(user, on=on)
        rows = rows.filter(assistance__in=told.filter(line__distribution=distribution))
    return rows.order_by("position")


def list_of(distribution, *, user, on, at):
    """The list as PDF in the language of the screen: a generator that returns how many lines."""
    lines = lines_of(distribution, user, on)
    return table(
        _rows(distribution, lines, user, on),
        columns=_columns(),
        sheet=_sheet(distribution, lines.count(), user, at),
    )


def _columns():
    return (
        Column(_("No."), 10, is_number=True),
        Column(_("Household"), 35, is_code=True),
        Column(_("Head of household"), 50),
        Column(_("People"), 15, is_number=True),
        Column(_("Amount"), 25, is_number=True),
        Column(_("Who may collect"), 60),
        Column(_("Signature"), 46),
        Column(_("State"), 36),
    )


def _sheet(distribution, count, user, at):
    day = date_format(distribution.on)
    when = date_format(localtime(at), "DATETIME_FORMAT")
    foot = _(
        "Printed on %(when)s by %(who)s. Personal data: neither copy nor photograph this list."
    )
    return Sheet(
        title=f"{distribution.programme.title} – {distribution.place.label()}, {day}",
        language=get_language(),
        facts=(
            (_("Programme"), str(distribution.programme)),
            (_("Place"), distribution.place.label()),
            (_("On which day"), day),
            (_("Number"), str(distribution)),
            (_("State"), distribution.get_state_display()),
            (_("Drawn up by"), _by(distribution.made_by, distribution.made_on)),
            (_("Approved by"), _by(distribution.approved_by, distribution.approved_on)),
            (_("Lines in this list"), str(count)),
        ),
        mark=_mark(distribution),
        foot=foot % {"when": when, "who": _name(user)},
        pages=_("page %(page)s of %(of)s"),
        empty=str(NOBODY),
        signers=(_("Handed out by: name and signature"), _("Checked by: name and signature")),
    )


def _mark(distribution):
    """What runs across a list by which nothing is handed out."""
    marks = {
        DistributionState.DRAFT: _("NOT APPROVED"),
        DistributionState.CANCELLED: _("CANCELLED"),
    }
    return marks.get(distribution.state, "")


def _by(user, day):
    return f"{_name(user)}, {date_format(day)}" if user else "–"


def _name(user):
    return user.get_full_name() or user.username


def _rows(distribution, lines, user, on):
    programme = distribution.programme
    is_told = help_sight(user, on).tells(programme.given_by_id)
    read = lines.select_related("assistance", "person").iterator(chunk_size=_TOGETHER)
    while together := list(islice(read, _TOGETHER)):
        collecting = Collecting(together, user, on)
        for line in together:
            help_ = line.assistance
            yield (
                str(line.position),
                " ".join(filter(None, (numbers.shown(line.household_id), line.family_unit))),
                _whose(line, collecting),
                str(collecting.people(line)),
                _amount(help_, programme.unit) if is_told else "",
                "\n".join(collecting.collectors(line)),
                "",
                _state(help_) if is_told else "",
            )


def _whose(line, collecting):
    """The head of the household; and for whom of it, where it is for one person."""
    head = collecting.head(line)
    if line.person_id is None:
        return head
    person = collecting.person(line)
    return head if person == head else f"{head}\n→ {person}"


def _amount(help_, unit):
    if help_.amount is not None:
        return f"{floatformat(help_.amount, '-2g')} {help_.currency}"
    if help_.quantity is not None:
        return f"{floatformat(help_.quantity, '-2g')} {unit or _('in kind')}"
    return ""


def _state(help_):
    """What happened to it already; nothing where it still waits."""
    if help_.state == AssistanceState.PLANNED:
        return ""
    if help_.state == AssistanceState.DELIVERED:
        return _("Handed over on %(day)s") % {"day": date_format(help_.delivered_on)}
    ended = date_format(help_.ended_on) if help_.ended_on else ""
    return f"{help_.get_state_display()} {ended}".strip()
