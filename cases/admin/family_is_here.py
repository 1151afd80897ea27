"""The page on which a family that stands at this desk, and is another office's, is taken over.

First two exact proofs; then why, and the new address. Whatever fails of the proofs, the answer is
the same. That a family was proven is kept in a signed word for a quarter of an hour, so that it
proves itself once.
"""

from datetime import timedelta
from functools import partial

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from accounts.clock import day_of, today
from cases import actions
from cases.access_choices import BeyondKind, Proof
from cases.admin.beyond_forms import ProofForm, TakeOverForm
from cases.admin.household_pages import household_url
from cases.admin.registers_once import office_of
from cases.admin.scope import show_refusal
from cases.beyond_events import told
from cases.models import Household
from cases.proofs import family_of
from cases.words import SAID

_SALT = "family-is-here"
PROVEN_FOR = timedelta(minutes=15)


def family_view(model_admin, request):
    """Prove, then take over: two steps of one page."""
    if not request.user.has_perm("cases.take_over"):
        raise PermissionDenied
    if request.method != "POST":
        return _show(model_admin, request, ProofForm())
    if "family" in request.POST:
        return _take_over(model_admin, request)
    return _prove(model_admin, request)


def _prove(model_admin, request):
    form = ProofForm(request.POST)
    if not form.is_valid():
        return _show(model_admin, request, form)
    try:
        family = _ask(request, form.shown())
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return _show(model_admin, request, form)
    if family.is_theirs:
        messages.info(request, _("This family is in your places already."))
        return HttpResponseRedirect(household_url(family))
    proofs = form.shown().proofs[:2]
    kept = {"family": _keep(request, family, proofs), "place": office_of(request)}
    return _show_proven(
        model_admin, request, TakeOverForm(initial=kept, user=request.user), family, proofs
    )


def _ask(request, shown):
    """The family of these proofs; refused in the same words whatever did not hold."""
    user, moment = request.user, request.user.at
    actions.ask_beyond(about=BeyondKind.FAMILY, by=user, at=moment)
    family = family_of(shown, user=user, on=day_of(moment))
    record = partial(told, user=user, request=request, proofs=",".join(shown.proofs))
    if family is None:
        record("family_not_proven")
        raise ValidationError(SAID["not_proven"], code="not_proven")
    record("family_proven", subject=family)
    return family


def _take_over(model_admin, request):
    known = _kept(request)
    if known is None:
        form = ProofForm()
        messages.warning(request, _("That was too long ago: ask the family for its papers again."))
        return _show(model_admin, request, form)
    family, proofs = known
    form = TakeOverForm(request.POST, user=request.user)
    if form.is_valid() and _done(request, form, family, proofs):
        return HttpResponseRedirect(household_url(family))
    return _show_proven(model_admin, request, form, family, proofs)


def _done(request, form, family, proofs):
    """Whether the family is theirs now; a page that is sent twice finds that it is already."""
    typed = {name: value for name, value in form.cleaned_data.items() if name != "family"}
    try:
        actions.take_over(
            household=family, proofs=proofs, by=request.user, at=request.user.at, **typed
        )
    except ValidationError as refusal:
        if getattr(refusal, "code", "") == "seen":
            return True
        show_refusal(form, refusal)
        return False
    told("taken_over", user=request.user, request=request, subject=family)
    messages.success(
        request,
        _("%(number)s is in your places now. The office that they left is told.")
        % {"number": family},
    )
    return True


def _keep(request, family, proofs):
    """That this user saw these proofs of this family, at this moment."""
    kept = [request.user.pk, family.pk, proofs, request.user.at.isoformat()]
    return signing.dumps(kept, salt=_SALT)


def _kept(request):
    """(family, proofs) of a signed word of this user that is not too old; else None."""
    try:
        user, number, proofs, moment = signing.loads(request.POST["family"], salt=_SALT)
    except (signing.BadSignature, ValueError):
        return None
    is_old = request.user.at - parse_datetime(moment) > PROVEN_FOR
    if user != request.user.pk or is_old:
        return None
    return Household.objects.get(pk=number), proofs


def _show_proven(model_admin, request, form, family, proofs):
    known_by = [Proof(proof).label for proof in proofs]
    return _show(model_admin, request, form, family=family, known_by=known_by)


def _show(model_admin, request, form, **context):
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(
        request,
        "cases/family_is_here.html",
        {
            **model_admin.admin_site.each_context(request),
            "title": _("The family is here"),
            "form": form,
            "day": today(),
            **context,
        },
    )
