"""What puts a family on Today, and what the page says of it."""

import re
from datetime import UTC, date, datetime, timedelta

from django.utils.html import strip_tags

from cases.models import Consent, DisabilityDecision, IdentityDocument, LegalStatus
from casework import actions
from casework.actions.tasks import set_task
from casework.models import Appointment, Referral
from tests.assessments.asked import answer_all, begin, finish
from tests.casework import referring
from tests.casework.work import a_case
from tests.factories import child, family, head_of, make_household, place

DAY = referring.DAY
NOON = datetime(2026, 11, 25, 8, tzinfo=UTC)
RAISED = date(2026, 11, 18)
YESTERDAY, SOON, LONG_AGO = DAY - timedelta(1), DAY + timedelta(10), date(2023, 10, 1)
DOORS = (
    "refugee_response.site",
    "cases.admin.scope",
    "cases.admin.due_list",
    "casework.admin.tasks",
    "casework.admin.appointments",
    "casework.admin.case_list",
    "casework.admin.feedback",
    "casework.admin.referral_lists",
    "casework.admin.emergencies",
    "assistance.admin.distributions",
)


def cards_of(html):
    """Title → (address, number, lines) of each card of the page."""
    found = {}
    for card in re.findall(r'<section class="module q w4">(.*?)</section>', html, re.DOTALL):
        address, title = re.search(r'<h2><a href="(.*?)">(.*?)</a>', card).groups()
        count = re.search(r'<span class="count.*?>(.*?)</span>', card).group(1)
        lines = [
            " ".join(strip_tags(line.replace("<span", " <span")).split())
            for line in re.findall(r"<li>(.*?)</li>", card, re.DOTALL)
        ]
        found[title] = (address.replace("&amp;", "&"), count, lines)
    return found


def listed(client, address):
    """How many rows the list at an address has."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    if "cl" in answer.context:
        return answer.context["cl"].result_count
    return answer.context["paging"].paginator.count


def task(about, worker, *, due_on=YESTERDAY, what="Call about the school"):
    return set_task(about=about, today=LONG_AGO, by=worker, what=what, due_on=due_on, worker=worker)


def appointment(about, worker, at):
    return Appointment.objects.create(
        household=about, at=at, where="Polyclinic", why="Insulin", made_on=LONG_AGO, worker=worker
    )


def paper(person, number="AN0123456", **values):
    return IdentityDocument.objects.create(
        individual=person, from_on=LONG_AGO, number=number, expires_on=SOON,
        **{"type": "passport"} | values,
    )  # fmt: skip


def emergency(home, worker, instrument=None):
    begun = begin(home, by=worker, instrument=instrument)
    answer_all(begun, home, by=worker, shelter__rna_shelter_tonight="no")
    done = finish(begun, by=worker)
    type(done).objects.filter(pk=done.pk).update(assessed_on=RAISED)
    return done


def feedback(worker, **more):
    return actions.record_feedback(
        channel="desk", category="quality", text="Wet", given_at=place(), given_on=LONG_AGO,
        today=LONG_AGO, by=worker, **more,
    )  # fmt: skip


def turning(years, **values):
    """Born so that they turn so old in ten days."""
    return {"birth_date": SOON.replace(year=SOON.year - years)} | values


def everything(worker):
    """A family of whom there is every reason to stand on Today."""
    home = make_household(
        turning(63), child(**turning(18)), child(given_name="Նարե"), at="AM07", by=worker
    )
    head = head_of(home)
    task(home, worker)
    task(head, worker, what="Visit at home")
    appointment(home, worker, NOON)
    appointment(home, worker, NOON - timedelta(1))
    case = a_case(home, worker)
    type(case).objects.filter(pk=case.pk).update(review_on=YESTERDAY)
    feedback(worker, target=home)
    paper(head)
    LegalStatus.objects.create(
        individual=head, status="temporary_protection", from_on=LONG_AGO, until_on=SOON
    )
    DisabilityDecision.objects.create(
        individual=head, degree="group_2", from_on=LONG_AGO, until_on=SOON
    )
    Consent.objects.create(
        individual=head, purpose="protection", state="given", said_by="self", said_on=LONG_AGO,
        language="hy", explained="aloud", valid_until=SOON, recorded_by=worker, recorded_at=NOON,
    )  # fmt: skip
    draft = begin(home, by=worker)
    meals, before = referring.service(), DAY - timedelta(30)
    referring.says(head, partner=meals.organisation, by=worker, on=before)
    for answered in (True, False):
        referral = referring.sent(head, [head], to=meals, by=worker, on=before)
        changed = {"is_unread_answer": True} if answered else {"deadline": YESTERDAY}
        Referral.objects.filter(pk=referral.pk).update(**changed)
    other = family(by=worker)
    emergency(other, worker, draft.instrument)
    return home
