"""A household's needs as its page shows them: severity by sector over time, and why."""

from dataclasses import dataclass, field

from assessments.asking import recorded
from assessments.choices import PerceivedNeed, Sector
from assessments.interview import Interview
from assessments.models import Assessment, MemberAnswers, PriorityNeed, SectorSeverity
from assessments.models.instrument import large

# Older ones are in the list of assessments.
KEPT = 12


@dataclass
class SectorLine:
    """A sector: its severities (row, assessment), the latest first, and the answers behind it."""

    sector: Sector
    scored: list = field(default_factory=list)
    because: list = field(default_factory=list)

    @property
    def now(self):
        """The latest severity and its assessment; None where it was never scored."""
        return self.scored[0] if self.scored else None

    @property
    def before(self):
        """Those before the latest."""
        return self.scored[1:]


@dataclass
class Needs:
    """All that the page tells of one household."""

    assessments: list
    lines: list
    priorities: list
    asked_first_in: object = None


def needs_of(household, user, *, on, sight, language):
    """The Needs of a household that the user sees, as far as their `NeedsSight` tells."""
    rows = Assessment.objects.visible_to(user, on=on).filter(household=household).finished()
    done = list(rows.select_related("instrument").defer(*large("instrument")).in_order()[:KEPT])
    lines = {sector: SectorLine(sector) for sector in Sector if sector in sight.sectors}
    by_number = {each.pk: each for each in done}
    for row in _severities(by_number):
        if row.sector in lines:
            lines[row.sector].scored.append((row, by_number[row.assessment_id]))
    for line in lines.values():
        line.scored.sort(key=lambda each: done.index(each[1]))
    _explain(lines.values(), user, on, sight.readable, language)
    latest, priorities = _priorities(done, sight)
    return Needs(done, list(lines.values()), priorities, latest)


def _severities(by_number):
    rows = SectorSeverity.objects.filter(assessment__in=list(by_number))
    return rows.latest_of("sector")


def _explain(lines, user, on, readable, language):
    """The answers that set the latest severity of each sector, in the words of the form."""
    latest = {line.now[1].pk: line.now[1] for line in lines if line.now}
    members = MemberAnswers.objects.visible_to(user, on=on).filter(assessment__in=list(latest))
    of_each = {}
    for row in members.order_by("assessment", "position"):
        of_each.setdefault(row.assessment_id, []).append(row)
    shown = {
        number: _told(assessment, of_each.get(number, ()), readable, language)
        for number, assessment in latest.items()
    }
    for line in lines:
        if line.now:
            row, assessment = line.now
            told = shown[assessment.pk]
            line.because = [said for driver in row.drivers for said in told.get(driver, ())]


def _told(assessment, members, readable, language):
    """Name of a question → (its words, the answer's words) of each who answered it."""
    answers = recorded(assessment, members, language=language)
    interview, found = Interview(answers, readable, language), {}
    for progress in interview.progress:
        for row, questions in interview.parts(progress.section):
            for each in questions:
                if each.value and not each.is_hidden:
                    found.setdefault(each.code, []).append((row, each.label, each.shown))
    return found


def _priorities(done, sight):
    """(the latest assessment in which needs were ranked, those needs in their order)."""
    ranked = {}
    for row in PriorityNeed.objects.filter(assessment__in=done).order_by("rank"):
        ranked.setdefault(row.assessment_id, []).append(row)
    latest = next((each for each in done if each.pk in ranked), None)
    told = sight.needs(ranked[latest.pk]) if latest else []
    return latest, [(rank, PerceivedNeed(need).label) for rank, need in told]
