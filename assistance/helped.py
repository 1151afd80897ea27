"""*Already helped?*: of up to 1,000 numbers, who got or is promised help in a sector and a period.

By the number on a family's slip the answer is full: whoever holds it was given it by the family. By
a document it is told of those alone whom the asker sees, or whose consent their organisation
recorded; of all others “not registered” and “never helped” are one answer, so that no list of
documents tells who is a refugee here. Families hidden from partners are to those as unknown.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, F, Q

from assistance.choices import OF_PROTECTION, AssistanceState, Helped, ResponseSector
from assistance.models import Assistance, AssistedPerson
from assistance.models.of_help import WAITS_DAYS, lapses_on
from assistance.resolving import resolved
from assistance.sight import help_sight
from cases.keys import Keys

MOST = 1_000
# What is asked about where nobody says since when.
LATELY = timedelta(days=30)


@dataclass(frozen=True)
class Question:
    """For which sector, programme or item (all where empty), and for which days, `until_on` not."""

    from_on: object
    until_on: object
    sector: str = ""
    programme: object = None
    item: str = ""


@dataclass(frozen=True)
class Answer:
    """What is known of one number as it was typed.

    `on` is the day of delivery, or until when a plan stands; `covered` of `members` people. Giver,
    programme and amount are empty where they are not told.
    """

    asked: str
    state: str
    number: str = ""
    on: object = None
    sector: str = ""
    covered: int = 0
    members: int = 0
    given_by: str = ""
    programme: str = ""
    amount: object = None
    currency: str = ""

    @property
    def words(self):
        """The state in words."""
        return Helped(self.state).label


def already_helped(texts, question, *, user, on):
    """An Answer to each of these texts, in their order; in ten queries at most, however many."""
    asked = resolved(texts, user=user, on=on)
    sight = help_sight(user, on)
    homes = _found(question, sight, "individual__household", asked.households, on)
    people = _found(question, sight, "individual", asked.people, on)
    rows = _read([found[0] for found in [*homes.values(), *people.values()]])
    # Once for all: to translate one takes as long as all else of an answer.
    sectors = {sector.value: str(sector.label) for sector in ResponseSector}
    return [_answer(each, homes, people, rows, sight, sectors) for each in asked.each]


def _found(question, sight, key, numbers, on):
    """Number → (the latest help, how many people such help covers) of each that has one."""
    if not numbers:
        return {}
    rows = AssistedPerson.objects.filter(
        _asked_about(question, on), counts=True, individual__left_on__isnull=True
    )
    if not sight.reads_protection:
        own = Q(programme__given_by=sight.organisation) if sight.organisation else Q(pk__in=())
        rows = rows.filter(~Q(programme__sector__in=OF_PROTECTION) | own)
    latest = ArrayAgg(
        "assistance", order_by=[F("assistance__delivered_on").desc(nulls_last=True), "-from_on"]
    )
    rows = rows.filter(**{f"{key}__among": Keys(numbers)}).values(key)
    found = rows.annotate(latest=latest, covered=Count("individual", distinct=True))
    return {row[0]: (row[1][0], row[2]) for row in found.values_list(key, "latest", "covered")}


def _asked_about(question, on):
    """Condition on people who are covered: by what is asked about, in the days asked about."""
    begins, ends = question.from_on, question.until_on
    overlaps = Q(from_on__lt=ends) & (Q(until_on__isnull=True) | Q(until_on__gt=begins))
    handed_over = Q(assistance__delivered_on__gte=begins, assistance__delivered_on__lt=ends)
    planned = Q(assistance__state=AssistanceState.PLANNED, assistance__planned_on__gt=_expired(on))
    planned |= Q(assistance__state=AssistanceState.PLANNED, from_on__gt=_expired(on))
    delivered = Q(assistance__state=AssistanceState.DELIVERED)
    if question.programme is not None:
        return (planned | delivered) & overlaps & Q(programme=question.programme)
    # What is given once in all is for all days of its programme: it counts on its own day.
    often = Q(programme__every_days__isnull=False)
    said = planned & overlaps | delivered & (handed_over | often & overlaps)
    if question.sector:
        said &= Q(programme__sector=question.sector)
    if question.item:
        said &= Q(programme__unit=question.item)
    return said


def _expired(on):
    return on - timedelta(days=WAITS_DAYS)


def _read(numbers):
    """Number → what is told of this help: plain rows, since there may be a thousand."""
    rows = Assistance.objects.filter(pk__among=Keys(numbers)).values_list(
        *("number", "state", "delivered_on", "planned_on", "from_on", "amount", "currency"),
        *("programme__sector", "programme__given_by", "programme__title"),
        named=True,
    )
    return {row.number: row for row in rows}


def _answer(each, homes, people, rows, sight, sectors):
    found = homes.get(each.household)
    if not each.household:
        found = next((people[person] for person in each.people if person in people), None)
    if found is None:
        return Answer(each.text, each.state, each.shown, members=each.members)
    row, covered = rows[found[0]], found[1]
    is_delivered = row.state == AssistanceState.DELIVERED
    told = {
        "on": row.delivered_on if is_delivered else lapses_on(row.planned_on, row.from_on),
        "sector": sectors[row.programme__sector],
        "covered": covered,
        "members": each.members,
    }
    if sight.tells(row.programme__given_by):
        told |= {
            "given_by": row.programme__given_by,
            "programme": row.programme__title,
            "amount": row.amount,
            "currency": row.currency,
        }
    state = Helped.HELPED if is_delivered else Helped.PLANNED
    return Answer(each.text, state, each.shown, **told)
