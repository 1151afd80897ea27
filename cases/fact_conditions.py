"""Conditions over people by the facts that hold of them on a day, for lists, API and reports.

Each is a condition on Individual, or with `prefix` on what leads to one. Confidential needs find
nobody: they are read on a person's own page by cleared staff, and counted for the country only.
"""

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from cases import needs
from cases.models import Absence, DisabilityDecision, LegalStatus, NeedCode, SpecificNeed


def open_codes():
    """Codes of needs that may be asked for: standard and legacy, without the confidential."""
    return NeedCode.objects.filter(is_confidential=False)


def read_open_code(typed):
    """The code of a need that was typed; raises ValidationError where nobody may ask for it.

    Confidential ones are answered as what does not exist.
    """
    code = needs.normalise(typed)
    if not open_codes().filter(pk=code).exists():
        message = _("No specific need has the code %(code)s.")
        raise ValidationError(message, code="no_need", params={"code": typed})
    return code


def with_need(code, *, on, prefix=""):
    """Has this specific need; a category's code stands for all codes within it."""
    with_it = SpecificNeed.objects.on(on).filter(
        individual=OuterRef(f"{prefix}pk"),
        need__in=open_codes().filter(code__startswith=code).values("pk"),
    )
    return Exists(with_it)


def with_status(status, *, on, prefix=""):
    """Has this legal status; an application for citizenship is one beside another."""
    statuses = LegalStatus.objects.on(on).filter(individual=OuterRef(f"{prefix}pk"), status=status)
    return Exists(statuses)


def away(*, on, prefix=""):
    """Is away: a member who is not present."""
    return Exists(Absence.objects.on(on).filter(individual=OuterRef(f"{prefix}pk")))


def with_facts(people, *, on):
    """These people (a queryset of Individual) with what the API tells of their facts on the day.

    `legal_statuses` and `needs` are lists of codes, `disability_decision` the degree in force,
    `absent` whether they are away.
    """
    of_person = {"individual": OuterRef("pk")}
    decision = DisabilityDecision.objects.on(on).filter(**of_person).values("degree")[:1]
    statuses = LegalStatus.objects.on(on).filter(**of_person).order_by("status")
    open_needs = SpecificNeed.objects.on(on).filter(need__is_confidential=False, **of_person)
    absences = Absence.objects.on(on).filter(**of_person)
    return people.annotate(
        legal_statuses=ArraySubquery(statuses.values("status")),
        needs_now=ArraySubquery(open_needs.order_by("need_id").values("need_id")),
        disability_decision=Subquery(decision),
        # As in `disability.decided`: asked of each row, where EXISTS would read all absences.
        absent=Coalesce(Subquery(absences.values_list(Value(True))[:1]), False),
    )
