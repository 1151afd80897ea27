"""The page of a decision, and what the family takes home of it, in its language."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from assessments.admin.subjects import is_theirs
from assistance.admin.decision_frame import (
    MAY_DECIDE,
    MAY_DECIDE_APPEALS,
    may_write,
    names_of,
    refuse_unless_read,
    shows_protection,
)
from assistance.admin.frame import page
from assistance.choices import Outcome
from assistance.explaining import explained
from assistance.models import Decision
from assistance.printing import sheet_of
from cases.admin.scope import kept_number
from cases.admin.slip_page import prints_slip
from cases.printed_words import LANGUAGES

_BESIDE = ("programme", "household", "person", "applicant", "rule", "decided_by", "appeal_of")


def decision_or_404(request, number):
    """The decision of that number, if the user sees its household and reads what it tells."""
    rows = Decision.objects.visible_to(request.user, on=today()).select_related(*_BESIDE)
    decision = rows.filter(pk=kept_number(number) or "").first()
    if decision is None:
        raise Http404
    refuse_unless_read(request.user, decision.household)
    return decision


def decision_page(site, request, number):
    """What was decided, by what, with every reason; and what can follow."""
    decision = decision_or_404(request, number)
    entitlement = decision.entitlement
    names = names_of(_people_of(entitlement))
    tells = shows_protection(request.user, decision.household)
    looks.record(request, LookKind.OPENED, subject=decision.household)
    return page(
        site,
        request,
        "assistance/decision.html",
        title=_("Decision"),
        decision=decision,
        household=decision.household,
        explanation=explained(entitlement, names, shows_protection=tells),
        covered=[names.get(each, each) for each in entitlement.covered],
        appeal=Decision.objects.filter(appeal_of=decision).first(),
        may=_what_follows(request.user, decision),
    )


def print_page(site, request, number):
    """What the family takes home; `?language=` is the family's."""
    decision = decision_or_404(request, number)
    if not prints_slip(request.user, decision.household, today()):
        raise PermissionDenied
    asked = request.GET.get("language", "")
    language = asked if asked in LANGUAGES else LANGUAGES[0]
    names = names_of(_people_of(decision.entitlement))
    tells = shows_protection(request.user, decision.household)
    looks.record(request, LookKind.PRINTED, subject=decision.household)
    with translation.override(language):
        sheet = sheet_of(decision, names, language=language, shows_protection=tells)
    return page(
        site,
        request,
        "assistance/print.html",
        title=str(decision),
        decision=decision,
        household=decision.household,
        languages=LANGUAGES,
        sheet=sheet,
    )


def _people_of(entitlement):
    told = (*entitlement.reasons, *entitlement.against, *entitlement.to_ask)
    return {each.member for each in told} | {*entitlement.covered, *entitlement.unknown}


def _what_follows(user, decision):
    """What the user may do about it now: to decide again, to appeal, to decide the appeal."""
    is_theirs_to_change = is_theirs(user, decision.household)
    waits = decision.appealed_on is not None and not hasattr(decision, "appeal")
    return {
        "decide": decision.outcome == Outcome.OPEN and may_write(user, decision.household),
        "appeal": user.has_perm(MAY_DECIDE)
        and is_theirs_to_change
        and decision.can_be_appealed_on(today()),
        "decide_appeal": waits
        and is_theirs_to_change
        and user.has_perm(MAY_DECIDE_APPEALS)
        and user.pk != decision.decided_by_id,
    }
