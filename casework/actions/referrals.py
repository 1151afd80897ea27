"""Sending a referral, and what its sender does with it afterwards."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from assistance.choices import OF_PROTECTION
from cases.actions import record_consents, records
from cases.actions.writing import action
from cases.models import Consent, Household
from cases.sight import sight_of
from casework.actions import referral_steps
from casework.actions.referral_steps import locked, take, write
from casework.choices import CaseState
from casework.models import Case, Referral, ReferralPerson
from casework.referral_choices import (
    DAYS_TO_ANSWER,
    DAYS_TO_SERVE,
    MOST_DAYS,
    Basis,
    Item,
    purpose_of,
)
from casework.referral_choices import ReferralDone as Done
from casework.shared import may_share

SAID = {
    "nobody": _("Choose at least one person whose data are shared."),
    "elsewhere": _("Only people of whom the referral is can be shared with it."),
    "not_taking": _("This service takes no referrals now: choose another one."),
    "may_not_share": _("You share only what you may read yourself: %(items)s."),
    "other_case": _("This case is closed, or about somebody else."),
    "no_case": _("Choose the case of which the summary is shared."),
    "not_agreed": _(
        "Not everybody whose data are shared agreed to it: record what they say, for this purpose "
        "and this organisation."
    ),
    "hidden": _(
        "Somebody of them is hidden from partners: nothing of them leaves the register. Ask the "
        "data protection officer."
    ),
    "deadline": _("The answer is due today or later, within half a year."),
    "over": _("It is shared until the day of the answer at least, and half a year at most."),
}


@action
def send_referral(
    *, about, people, service, urgency, reason, shares, basis, by, today, at, basis_words="",
    case=None, deadline=None, open_until=None, answers=(), language="", explained="",
):  # fmt: skip
    """Refer a household or a person (`about`) to a service; `people` are whose data are shared.

    `answers` are what people say about it now, recorded first in the way of the consent page
    (`cases.actions.record_consents`). Without days, they follow from the urgency.
    """
    household = records.lock_household(getattr(about, "household", about))
    records.check_active(household)
    _check_people(about, people)
    _check(service.takes_on(today), "not_taking")
    _check_shares(shares, case, household, by, today)
    case = case and _case_now(case, about)
    if answers:
        record_consents(
            household=household, answers=answers, language=language, explained=explained,
            on=today, by=by, today=today, at=at,
        )  # fmt: skip
    deadline = deadline or today + timedelta(days=DAYS_TO_ANSWER[urgency])
    open_until = open_until or deadline + timedelta(days=DAYS_TO_SERVE)
    _check_days(deadline, open_until, today)
    referral = records.save(
        Referral(
            case=case,
            service=service,
            to_organisation=_receiver(service),
            from_organisation=by.organisation,
            sector=service.sector,
            purpose=purpose_of(service.sector),
            urgency=urgency,
            reason=reason,
            shares=[item.value for item in Item if item in shares],
            basis=basis,
            basis_words=basis_words,
            sent_by=by,
            sent_at=at,
            sent_on=today,
            deadline=deadline,
            open_until=open_until,
            **_whom(about),
        )
    )
    _share(referral, people, today)
    write(referral, Done.SENT, by=by, at=at)
    return referral


@action
def revoke_referral(*, referral, because, by, today, at):
    """Take a referral back: from this moment nothing is shared."""
    current = locked(referral)
    return take(
        current,
        Done.REVOKED,
        state=referral_steps.state_on(current, today),
        by=by,
        at=at,
        said=because,
        ended_on=today,
        ended_because=because,
        is_unread_answer=False,
    )


@action
def read_answer(*, referral, by, today, at):
    """The sender's side read what came; twice is once."""
    current = locked(referral)
    if not current.is_unread_answer:
        return current
    return take(current, Done.ANSWER_READ, by=by, at=at, is_unread_answer=False)


@action
def note_print(*, referral, by, today, at):
    """The letter of a referral was printed."""
    current = locked(referral)
    state = referral_steps.state_on(current, today)
    return take(current, Done.PRINTED, state=state, by=by, at=at)


def _receiver(service):
    """Who answers in this system: a partner; nobody of whom is outside, or the register's own."""
    receiver = service.organisation
    return None if receiver is None or receiver.is_controller else receiver


def _whom(about):
    return {"household" if isinstance(about, Household) else "individual": about}


def _check(condition, code, **values):
    records.check(condition, SAID[code] % values if values else SAID[code], code)


def _check_people(about, people):
    _check(people, "nobody")
    if isinstance(about, Household):
        here = {person.household_id == about.pk and not person.left_on for person in people}
    else:
        here = {person.pk == about.pk for person in people}
    _check(here == {True}, "elsewhere")


def _check_shares(shares, case, household, by, today):
    """The sender shares what they read, of protection what they read of this very household."""
    readable = may_share(sight_of(by, today, household=household))
    beyond = [Item(item) for item in shares if item not in readable]
    items = ", ".join(str(item.label) for item in beyond)
    _check(not beyond, "may_not_share", items=items)
    _check(Item.CASE not in shares or case is not None, "no_case")


def _case_now(case, about):
    """The case as it is now. One of the household serves for all of it; one of a person for them.

    Refused where it was closed meanwhile, or is about somebody else.
    """
    rows = Case.objects.select_for_update(no_key=True, of=("self",)).select_related("individual")
    current = rows.get(pk=case.pk)
    home, whose = getattr(about, "household", about), current.individual
    if whose is None:
        is_theirs = current.household_id == home.pk
    else:
        is_theirs = whose.household_id == home.pk and about in (home, whose)
    _check(is_theirs and current.state != CaseState.CLOSED, "other_case")
    return current


def _check_days(deadline, open_until, today):
    latest = today + timedelta(days=MOST_DAYS)
    if not today <= deadline <= latest:
        raise ValidationError({"deadline": ValidationError(SAID["deadline"], code="deadline")})
    _check(deadline <= open_until <= latest + timedelta(days=DAYS_TO_SERVE), "over")


def _share(referral, people, today):
    """Write down whose data are shared, and refuse where one of them does not agree."""
    rows = [
        ReferralPerson(referral=referral, individual=person, consent=_consent(referral, person))
        for person in people
    ]
    ReferralPerson.objects.bulk_create(rows)
    theirs = ReferralPerson.objects.filter(referral=referral)
    _check(theirs.agreed_on(today).count() == len(people), "not_agreed")
    _check(theirs.shown_on(today).count() == len(people), "hidden")


def _consent(referral, person):
    """The answer on which the sharing of one person rests: of this partner, else of all."""
    if referral.basis != Basis.CONSENT:
        return None
    current = Consent.objects.in_force_on(referral.sent_on).filter(
        individual=person, purpose=referral.purpose
    )
    of_partner = current.filter(partner=referral.to_organisation).first()
    return of_partner or current.filter(partner__isnull=True).first()


def is_of_protection(sector):
    """Whether referrals of this sector are known to the case's team and those cleared alone."""
    return sector in OF_PROTECTION
