"""What the register shows on a household's page."""

from dataclasses import dataclass

from cases.composition import describe
from cases.models import Individual, Membership


@dataclass(frozen=True)
class Panel:
    """A part of a composed page: a template and what it shows."""

    template: str
    context: dict


def panels(household, request, day):
    """Who lives here as of the day, where they live and lived, who left."""
    description = describe([household.number], on=day)[household.number]
    residences = household.residences.select_related("place").order_by("-from_on", "-id")
    left = household.members.exclude(left_on=None).order_by("-left_on", "number")
    moved = (
        Membership.objects.filter(household=household)
        .exclude(individual__household=household)
        .filter(individual__in=Individual.objects.visible_to(request.user, on=day))
        .select_related("individual")
        .order_by("-until_on", "-id")
    )
    return [
        Panel("cases/panel_composition.html", {"composition": description.composition, "day": day}),
        Panel("cases/panel_addresses.html", {"residences": residences, "household": household}),
        Panel("cases/panel_former_members.html", {"people": list(left), "moved": list(moved)}),
    ]
