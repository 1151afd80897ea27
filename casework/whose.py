"""About whom tasks are, for a list of many: by name, as far as names are shown to the user."""

from cases.models import Individual
from cases.sight import sight_of
from cases.timeline import called


def named(tasks, user, day):
    """The tasks, each with `whom`: the person whom it is about, or the household's head."""
    sight = sight_of(user, day)
    heads = _heads({task.household_id for task in tasks if task.household_id}, sight)
    for task in tasks:
        person = task.individual or heads.get(task.household_id)
        if person is not None and task.individual_id:
            sight.blank(person)
        task.person = person
        task.whom = called(person) if person is not None else ""
    return tasks


def _heads(households, sight):
    if not households:
        return {}
    rows = Individual.objects.filter(household__in=households, is_head=True)
    if sight.is_in_part:
        rows = rows.filter(sight.of_members("pk"))
    return {person.household_id: sight.blank(person) for person in rows}
