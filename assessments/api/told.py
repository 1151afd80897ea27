"""What the API tells of assessments, as far as their caller may read them."""

from collections import defaultdict

from django.db.models import Count

from accounts.choices import FieldClass
from accounts.policy import readable_classes
from assessments.choices import Sector
from assessments.flat import flat
from assessments.models import (
    Assessment,
    IndicatorValue,
    MemberAnswers,
    PriorityNeed,
    SectorSeverity,
)
from assessments.models.instrument import large
from assessments.question_classes import may_read
from assessments.questionnaires import form_of
from assessments.sight import NeedsSight

# Words that are read with health; of the answers each besides by the class of its question.
OF_HEALTH = ("emergencies", "severities", "indicators", "priorities", "answers", "members")


def assessments(wanted, *, on, user, today):
    """What the API says of the assessments with these numbers, which `user` may see today.

    In their order, in seven queries however many; whatever the day `on`: they do not change.
    """
    readable = readable_classes(user, on=today)
    rows = (
        Assessment.objects.filter(pk__in=wanted)
        .select_related("instrument")
        .defer(*large("instrument"))
    )
    by_number = {row.pk: row for row in rows}
    if FieldClass.HEALTH not in readable:
        return [_frame(by_number[number]) | _masked(OF_HEALTH) for number in wanted]
    beside = _Beside(wanted, user, today)
    return [
        _told(row, beside, NeedsSight(readable, beside.tells_all(row.pk)))
        for row in map(by_number.get, wanted)
    ]


def _masked(words):
    return dict.fromkeys(words) | {"masked": list(words)}


def _frame(row):
    """What everybody is told who sees the assessment."""
    return {
        "number": row.pk,
        "household": row.household_id,
        "instrument": row.instrument_id,
        "kind": row.instrument.kind,
        "assessed_on": row.assessed_on,
        "finished_at": row.finished_at,
        "language": row.language,
    }


class _Beside:
    """The rows that stand beside some assessments, by the number of each."""

    def __init__(self, wanted, user, today):
        def of_each(model):
            return model.objects.filter(assessment__in=wanted)

        members = MemberAnswers.objects.visible_to(user, on=today).filter(assessment__in=wanted)
        self.members = _by_assessment(members.order_by("position"))
        counted = of_each(MemberAnswers).order_by().values_list("assessment")
        self._asked = dict(counted.annotate(Count("pk")))
        self.severities = _by_assessment(of_each(SectorSeverity).latest_of("sector"))
        self.indicators = _by_assessment(of_each(IndicatorValue).latest_of("indicator", "method"))
        self.priorities = _by_assessment(of_each(PriorityNeed).order_by("rank"))

    def tells_all(self, number):
        """Whether the user sees everybody who was asked then, wherever they live by now."""
        return self._asked.get(number, 0) == len(self.members[number])


def _by_assessment(rows):
    found = defaultdict(list)
    for row in rows:
        found[row.assessment_id].append(row)
    return found


def _told(row, beside, sight):
    fields = {field.name: field for field in form_of(row.instrument).fields.values()}
    answers, hidden = _shown(flat(row.answers), fields, sight.readable)
    members = []
    for member in beside.members[row.pk]:
        said, not_shown = _shown(flat(member.answers), fields, sight.readable)
        hidden |= not_shown
        members.append({"individual": member.individual_id, "answers": said})
    masked = [f"answers.{name}" for name in sorted(hidden)]
    masked += [f"severities.{sector}" for sector in Sector if sector not in sight.sectors]
    masked += [] if sight.tells_emergencies else ["emergencies"]
    return _frame(row) | {
        "emergencies": row.emergencies if sight.tells_emergencies else None,
        "severities": [
            _severity(each) | _behind(each, sight, fields)
            for each in beside.severities[row.pk]
            if each.sector in sight.sectors
        ],
        "indicators": [
            _indicator(each) | _behind(each, sight, fields)
            for each in beside.indicators[row.pk]
            if sight.tells(each.indicator)
        ],
        "priorities": [
            {"rank": rank, "need": need} for rank, need in sight.needs(beside.priorities[row.pk])
        ],
        "answers": answers,
        "members": members,
        "masked": masked,
    }


def _behind(row, sight, fields):
    """By which method it was scored, and the questions that set it."""
    return {
        "method": row.method,
        "method_version": row.version,
        "drivers": sight.drivers(row.drivers, fields),
    }


def _shown(answers, fields, readable):
    """(the answers that are shown, the names of the questions that are not)."""
    shown, hidden = {}, set()
    for name, value in answers.items():
        if name in fields and fields[name].calculate:
            # It repeats, or counts, what was said of others.
            continue
        if name in fields and may_read(fields[name], readable):
            shown[name] = value
        else:
            hidden.add(name)
    return shown, hidden


def _severity(row):
    return {
        "sector": row.sector,
        "severity": row.severity,
    }


def _indicator(row):
    return {
        "indicator": row.indicator,
        "value": row.value if row.value is None else float(row.value),
        "category": row.category,
    }
