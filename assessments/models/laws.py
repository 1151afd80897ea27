"""The laws that hold of an assessment, whoever or whatever is asked."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from assessments.choices import AssessmentState
from cases import numbers


def number_law(name):
    """Its number has the form of an assessment's."""
    return models.CheckConstraint(
        condition=Q(number__regex=numbers.FORM.format(prefix=numbers.ASSESSMENT)),
        name=name,
        violation_error_message=_("This is not the number of an assessment."),
        violation_error_code="number_form",
    )


def state_law(name):
    """A draft has no moment at which it was finished, a cancelled one has a reason."""
    return models.CheckConstraint(
        condition=Q(state=AssessmentState.DRAFT, finished_at__isnull=True)
        | Q(state=AssessmentState.FINISHED, finished_at__gte=F("started_at"))
        | (Q(state=AssessmentState.CANCELLED) & ~Q(cancelled_because="")),
        name=name,
        violation_error_message=_("A finished one has a moment, a cancelled one a reason."),
        violation_error_code="assessment_state",
    )
