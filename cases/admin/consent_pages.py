"""The pages of a household about consent: who agreed to what, the next answers, and the receipt."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.choices import LookKind, Purpose
from accounts.clock import now, today
from accounts.history import looks
from cases.admin.consent_form import ConsentForm, WithdrawForm
from cases.admin.scope import is_seen_whole, kept_number, refusal_is_stale
from cases.consent_receipt import SHEET, printed_partners, sheet_of
from cases.consents import answers_of, partner_of, reads_who_answers
from cases.models import Consent, Household, Individual
from cases.printed_words import LANGUAGES, words

MAY = "cases.record_consent"


def consent_urls(model_admin):
    """Addresses of the pages about consent, of a household and of the list of partners."""
    pages = (
        ("partners/", partners_view, "partners"),
        ("<str:number>/consent/", consent_view, "consent"),
        ("<str:number>/consent/withdraw/", withdraw_view, "consent_withdraw"),
        ("<str:number>/consent/receipt/", receipt_view, "consent_receipt"),
    )
    return [
        path(
            address,
            model_admin.admin_site.admin_view(partial(view, model_admin)),
            name=f"cases_household_{name}",
        )
        for address, view, name in pages
    ]


def consent_offered(household, user):
    """The page of consent among what the household's page offers: [(title, address)]."""
    address = reverse("admin:cases_household_consent", args=[str(household)])
    may = user.has_perm(MAY) and reads_who_answers(user, today())
    return [(_("Consent to share"), address)] if may else []


def consent_view(model_admin, request, number):
    """Who of the household agreed to what; and the form for the next answers."""
    household = _visible(model_admin, request, number)
    people, asked = _people(request.user, household)
    form = _form(model_admin, request, household, asked)
    if form is not None and form.is_bound and form.is_valid() and _recorded(request, form):
        return HttpResponseRedirect(
            reverse("admin:cases_household_consent_receipt", args=[str(household)])
        )
    looks.record(request, LookKind.OPENED, subject=household)
    answers = answers_of(people, partner=partner_of(request.user))
    return _page(
        model_admin,
        request,
        "cases/consent.html",
        title=_("Consent to share"),
        household=household,
        purposes=list(Purpose),
        form=form,
        rows=[_row(person, answers[person.number], form, asked) for person in people],
        history=_history(request.user, people),
        day=today(),
    )


def withdraw_view(model_admin, request, number):
    """Say once more what is withdrawn, and do it."""
    household = _visible(model_admin, request, number)
    _people_seen, asked = _people(request.user, household)
    named = kept_number(request.GET.get("consent", ""))
    consent = (
        _consents(request.user, asked)
        .in_force_on(today())
        .filter(pk=named)
        .select_related("individual", "partner")
        .first()
    )
    if consent is None:
        raise Http404
    if not model_admin.is_changeable(request, household):
        raise PermissionDenied
    data = request.POST if request.method == "POST" else None
    form = WithdrawForm(
        data, consent=consent, household=household, user=request.user, today=today()
    )
    if form.is_bound and form.is_valid() and _withdrawn(request, form):
        return HttpResponseRedirect(reverse("admin:cases_household_consent", args=[str(household)]))
    looks.record(request, LookKind.OPENED, subject=consent.individual)
    return _page(
        model_admin,
        request,
        "cases/consent_withdraw.html",
        title=_("Withdraw a consent"),
        household=household,
        consent=consent,
        form=form,
    )


def receipt_view(model_admin, request, number):
    """What each said, for the family to keep; `?language=` is the family's: hy, or en."""
    household = _visible(model_admin, request, number)
    people, _asked = _people(request.user, household)
    if partner_of(request.user) and not is_seen_whole(request.user, household):
        raise PermissionDenied
    looks.record(request, LookKind.PRINTED, subject=household)
    sheet = sheet_of(
        people,
        on=today(),
        language=_language(request),
        partner=partner_of(request.user),
    )
    return _page(
        model_admin,
        request,
        "cases/consent_receipt.html",
        title=str(household),
        household=household,
        languages=LANGUAGES,
        sheet=sheet,
    )


def partners_view(model_admin, request):
    """The list of partners by purpose as of today, to be read aloud and to hang on the wall."""
    if not any(request.user.has_perm(may) for may in (MAY, "accounts.view_sharingagreement")):
        raise PermissionDenied
    language = _language(request)
    return _page(
        model_admin,
        request,
        "cases/partners.html",
        title=_("Partners by purpose"),
        languages=LANGUAGES,
        language=language,
        words=words(SHEET, language),
        partners=printed_partners(on=today(), language=language),
        day=today(),
    )


def _visible(model_admin, request, number):
    household = model_admin.visible_or_404(request, number)
    if not (request.user.has_perm(MAY) and reads_who_answers(request.user, today())):
        raise PermissionDenied
    return household


def _people(user, household):
    """(whom the user sees in the household, whom of them they may ask), the head first."""
    current = Consent.objects.current().filter(individual=OuterRef("pk"))
    people = Individual.objects.visible_to(user, on=today()).filter(
        Q(left_on__isnull=True) | Exists(current), household=household
    )
    theirs = Individual.objects.changeable_by(user, on=today()).filter(pk=OuterRef("pk"))
    seen = list(
        people.annotate(may_be_asked=Exists(theirs)).order_by("-is_head", "birth_date", "number")
    )
    return seen, [person for person in seen if person.may_be_asked]


def _consents(user, people):
    """Answers of these people that the user may see: a partner, what concerns other ones, not."""
    rows = Consent.objects.visible_to(user, on=today()).filter(individual__in=people)
    partner = partner_of(user)
    return rows if partner is None else rows.filter(Q(partner__isnull=True) | Q(partner=partner))


def _form(model_admin, request, household, asked):
    """The form for whom the user may ask; None where they only read."""
    # Who speaks for another is chosen among all of the household.
    is_hidden = partner_of(request.user) and not is_seen_whole(request.user, household)
    if not asked or is_hidden or not model_admin.is_changeable(request, household):
        if request.method == "POST":
            raise PermissionDenied
        return None
    data = request.POST if request.method == "POST" else None
    return ConsentForm(data, household=household, people=asked, user=request.user, today=today())


def _row(person, answers, form, asked):
    if form is not None and person in asked:
        return form.row_of(person, answers)
    return {"person": person, "cells": [(purpose, answers[purpose], None) for purpose in Purpose]}


def _history(user, people):
    rows = _consents(user, people).select_related("individual", "speaker", "recorded_by")
    rows = list(rows.order_by("-recorded_at", "individual", "purpose", "number"))
    if partner_of(user):
        seen = {person.pk for person in people}
        for row in rows:
            # Who spoke may be somebody whom the partner does not see.
            row.speaker = row.speaker if row.speaker_id in seen else None
    return rows


def _recorded(request, form):
    """Whether the answers were recorded; where not, the form says why."""
    try:
        recorded = form.perform(at=now())
    except ValidationError as refusal:
        _show(form, refusal)
        return False
    count = len(recorded)
    words = ngettext("%(count)d answer recorded.", "%(count)d answers recorded.", count)
    messages.success(request, words % {"count": count})
    return True


def _withdrawn(request, form):
    try:
        form.perform(at=now())
    except ValidationError as refusal:
        _show(form, refusal)
        return False
    messages.success(request, _("Withdrawn: from now on partners do not see them for it."))
    return True


def _show(form, refusal):
    """Show why the action refused; a stale page then sends the version that stands now."""
    form.add_error(None, ValidationError(refusal.messages))
    if refusal_is_stale(refusal):
        household = getattr(form, "household", None) or form.consent.individual.household
        form.data = form.data.copy()
        form.data["version"] = str(Household.objects.get(pk=household.pk).version)


def _language(request):
    asked = request.GET.get("language", "")
    return asked if asked in LANGUAGES else LANGUAGES[0]


def _page(model_admin, request, template, **context):
    request.current_app = model_admin.admin_site.name
    shown = {**model_admin.admin_site.each_context(request), **context}
    return TemplateResponse(request, template, shown)
