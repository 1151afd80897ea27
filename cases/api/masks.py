"""What is not shown to a caller: null and named in an answer, unknown where it is asked about."""

from functools import cache

from cases.api import told

_BIRTH = ("individual.birth_date",)
# Parameter → the fields that it asks about: unknown to whoever may not read one of them.
ASKS_ABOUT = {
    "place": ("residence.place", "household.lives_in"),
    "sex": ("individual.sex",),
    "age_min": _BIRTH,
    "age_max": _BIRTH,
    "child": _BIRTH,
    "over_65": _BIRTH,
    "disabled": ("individual.wg_disability_3", "disabilitydecision.degree"),
    "need": ("specificneed.need",),
    "legal_status": ("legalstatus.status",),
    "population_group": ("individual.population_group",),
    "absent": ("absence.from_on",),
    "arrived_after": ("individual.arrived_on",),
    "arrived_before": ("individual.arrived_on",),
    "present": ("membership.household",),
    "active": ("household.inactive_on",),
    "complete": ("household.is_complete",),
    "confirmed_before": ("household.last_confirmed_on", "household.registered_on"),
}


class Masks:
    """Of one kind of answer: the words that are not shown, and what stands in their place."""

    def __init__(self, masked):
        self.masked = masked
        self.reckoned = {word: None for word in (*told.BY_BIRTH, *told.BY_HEALTH) if word in masked}
        self._shown, self._nulls = {}, {}

    def has(self, word):
        """Whether the word is not shown."""
        return word in self.masked

    def shown(self, fields, prefix=""):
        """Those of the fields that are shown."""
        if prefix not in self._shown:
            self._shown[prefix] = tuple(f for f in fields if f"{prefix}{f}" not in self.masked)
        return self._shown[prefix]

    def nulls(self, prefix):
        """The words that begin so, as keys that hold nothing."""
        if prefix not in self._nulls:
            begun = [word for word in self.masked if word.startswith(prefix)]
            self._nulls[prefix] = dict.fromkeys(word.removeprefix(prefix) for word in begun)
        return self._nulls[prefix]


@cache
def masks_of_people(classes):
    """The masks of a person."""
    return Masks(told.of_classes(classes).masked(told.OF_INDIVIDUAL))


@cache
def masks_of_households(classes, is_partly_seen):
    """The masks of a household; where somebody is withheld, nobody's health shows in the counts."""
    masked = told.of_classes(classes).masked(told.OF_HOUSEHOLD)
    counts = [f"composition.{count}" for count in told.HEALTH_COUNTS] if is_partly_seen else []
    return Masks((*masked, *(count for count in counts if count not in masked)))
