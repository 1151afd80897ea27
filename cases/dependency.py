"""The dependency ratio of a household: young and old members for each one of working age.

Source: UNHCR-MENA, proGres-analysis (`1-Recode-data-Case.R`): bands 0-14, 15-64, 65+; classes at
0, 0.99 and 1.1. The protective variant has the same classes over children, 18-64 and 65+.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases import population


class Variant(models.TextChoices):
    """Over which age bands the ratio is taken."""

    UNHCR_MENA = "unhcr_mena", _("0-14, 15-64, 65+")
    PROTECTIVE = "protective", _("0-17, 18-64, 65+")


class Dependants(models.TextChoices):
    """How many depend on those of working age."""

    NONE = "none", _("no dependant")
    FEW = "few", _("few dependants")
    HALF = "half", _("about half are dependants")
    MAJORITY = "majority", _("most are dependants")


BANDS = {
    Variant.UNHCR_MENA: (
        population.Band("0-14", 0, 14),
        population.Band("15-64", 15, 64),
        population.Band("65+", 65),
    ),
    Variant.PROTECTIVE: population.MISSION_BANDS,
}
# The largest ratio of each class.
FEW_UP_TO, HALF_UP_TO = 0.99, 1.1


@dataclass(frozen=True)
class Ratio:
    """Dependants for each member of working age, and the class of that.

    Without anybody of working age the value is None and the class "majority"; where it can't be
    known, or there is nobody at all, both are None.
    """

    value: float | None
    dependants: Dependants | None


@dataclass(frozen=True)
class Dependency:
    """A household's members by working age, and the ratios; `unknown` have no birth date."""

    variant: Variant
    young: int
    working: int
    old: int
    unknown: int
    total: Ratio
    children: Ratio
    older: Ratio

    @property
    def no_working_age(self):
        """Whether all members are too young or too old to work; None: not known."""
        if self.working or not self.young + self.old + self.unknown:
            return False
        return None if self.unknown else True


def dependency(birth_dates, *, on, variant=Variant.UNHCR_MENA):
    """The Dependency of people with these birth dates (None: unknown) on a day."""
    bands = BANDS[variant]
    found = [population.band_of(born, on, bands) for born in birth_dates]
    young, working, old = (found.count(band) for band in bands)
    unknown = found.count(None)
    return Dependency(
        variant,
        young,
        working,
        old,
        unknown,
        total=_ratio(young + old, working, unknown),
        children=_ratio(young, working, unknown),
        older=_ratio(old, working, unknown),
    )


def _ratio(dependants, working, unknown):
    if unknown or not dependants + working:
        return Ratio(None, None)
    if not working:
        return Ratio(None, Dependants.MAJORITY)
    value = dependants / working
    return Ratio(value, _class(value))


def _class(value):
    if value == 0:
        return Dependants.NONE
    if value <= FEW_UP_TO:
        return Dependants.FEW
    return Dependants.HALF if value <= HALF_UP_TO else Dependants.MAJORITY
