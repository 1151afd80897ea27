"""What the register has to say about data protection on Today: what is due, and new partners."""

from datetime import timedelta

from accounts.choices import LegalBasis, Purpose
from accounts.coverage import codes_within
from accounts.models import SharingAgreement
from accounts.policy import places_of
from cases.models import DataRequest
from cases.panels import Panel

# For so long an office is told of a new partner, whom people may refuse.
NEWS_DAYS = 30
SHOWN = 8


CARDS = ()


def panels(today):
    """Requests that wait for the officer, and partners that are new where the user works."""
    return [*_requests(today.user, today.day), *_new_partners(today.user, today.day)]


def _requests(user, day):
    if not user.has_perm("cases.open_request"):
        return []
    waiting = DataRequest.objects.visible_to(user, on=day).filter(closed_on__isnull=True)
    rows = list(waiting.order_by("due_on", "number")[:SHOWN])
    return [Panel("cases/today_requests.html", {"rows": rows, "day": day, "of": waiting.count()})]


def _new_partners(user, day):
    """(purpose, partner, since) of each partner that lately began to see people for a purpose."""
    if not user.has_perm("cases.record_consent"):
        return []
    news = list(new_partners(day=day, places=places_of(user)))
    return [Panel("cases/today_partners.html", {"news": news})] if news else []


def new_partners(*, day, places):
    """(Purpose, partner, since): by consent, at these places (codes), for 30 days; each once."""
    agreements = SharingAgreement.objects.active_on(day).filter(basis=LegalBasis.CONSENT)
    told = set()
    for agreement in agreements.select_related("partner").order_by("from_on", "pk"):
        is_news = agreement.begins_on > day - timedelta(days=NEWS_DAYS)
        if is_news and _meet(agreement, places):
            for purpose in _first_time(agreement) - told_of(agreement.partner_id, told):
                told.add((agreement.partner_id, purpose))
                yield Purpose(purpose), agreement.partner, agreement.begins_on


def told_of(partner, told):
    """The purposes for which this partner was told of already."""
    return {purpose for one, purpose in told if one == partner}


def _meet(agreement, places):
    """Whether some place of the agreement lies in the user's, or one of the user's in it."""
    covered = codes_within(agreement.places.values_list("pk", flat=True))
    return not set(places).isdisjoint(covered)


def _first_time(agreement):
    """The purposes for which this partner had been shown nobody before."""
    before = SharingAgreement.objects.signed().filter(
        partner=agreement.partner_id, basis=LegalBasis.CONSENT, from_on__lt=agreement.begins_on
    )
    known = {purpose for earlier in before.exclude(pk=agreement.pk) for purpose in earlier.purposes
             if earlier.begins_on < agreement.begins_on}  # fmt: skip
    return set(agreement.purposes) - known
