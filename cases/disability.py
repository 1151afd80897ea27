"""Who is a person with a disability on a day: by the Washington Group, or by a state decision.

Either is enough, and unknown is not "no". A decision counts while it is in force: groups I to III,
child with disability, or a functional limitation of moderate and more; mild does not (law of
Armenia since February 2023, `COUNTS_AS_DISABILITY`).
"""

from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from cases import population
from cases.models import DisabilityDecision


def decided(*, on, prefix=""):
    """Condition: a decision in force on the day makes the person one with a disability."""
    in_force = DisabilityDecision.objects.on(on).filter(
        individual=OuterRef(f"{prefix}pk"), degree__in=population.COUNTS_AS_DISABILITY
    )
    # Asked of each row alone. EXISTS in its place would first read the decisions of everybody:
    # PostgreSQL judges it by how many rows there are, and not by how many a page takes.
    return Coalesce(Subquery(in_force.values_list(Value(True))[:1]), False)


def disabled(*, on, prefix=""):
    """Condition: the person is known on the day to have a disability."""
    return population.disabled_by_answers(on=on, prefix=prefix) | Q(decided(on=on, prefix=prefix))


def not_disabled(*, on, prefix=""):
    """Condition: the person answered by the day, has no disability, and no decision says so."""
    answered = population.not_disabled_by_answers(on=on, prefix=prefix)
    return answered & ~Q(decided(on=on, prefix=prefix))


def has_disability(person, on):
    """Whether a person is known on the day to have a disability; None: unknown.

    `person` has `has_decision` beside the answers, as `with_decisions` gives it.
    """
    if person.has_decision:
        return True
    return population.has_disability(person.wg_disability_3, person.wg_asked_on, on)


def with_decisions(people, *, on):
    """These people (a queryset of Individual), each with `has_decision` as of the day."""
    return people.annotate(has_decision=decided(on=on))
