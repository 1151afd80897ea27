"""The same world, but for what somebody may not read: there everything is otherwise."""

from datetime import date

from tests.access.matrix import model_of
from tests.access.records import ABOUT

# Model → field → what stands there instead, where somebody may not read it.
INSTEAD = {
    "Individual": {
        "given_name": "Otherwise",
        "family_name": "Otherwise",
        "patronymic": "",
        "latin_given_name": "",
        "latin_family_name": "Otherwise",
        "birth_date": date(1950, 2, 3),
        "sex": "male",
        "walking": 4,
        "wg_asked_on": date(2024, 1, 2),
        "wg_method": "self",
        "pregnancy_expected_on": None,
        "population_group": "host",
    },
    "Household": {"declared_size": 9, "presumed": ""},
    "Residence": {"address": "Otherwise 1", "accommodation": "collective"},
    "Phone": {"number": "+37499999999", "safe": "unsafe", "note": "otherwise", "whose": "o"},
    "Absence": {"country": "RU", "whereabouts": "otherwise"},
    "IdentityDocument": {"number": "OTHERWISE", "state": "lost"},
    "LegalStatus": {"status": "citizen", "source": "otherwise"},
    "DisabilityDecision": {"degree": "mild", "document_number": "otherwise"},
    "SpecificNeed": {"need_id": "SM-MI"},
    "Displacement": {"dwelling_state": "destroyed"},
    "PersonLink": {"document": "otherwise"},
    "Restriction": {"reason": "otherwise"},
    "MistakeReport": {"note": "otherwise"},
    # Of a taking over the old office is told, with its reason (A25).
    "BrokenGlass": {"words": "otherwise, and at some length"},
    "DataRequest": {"asked_by": "otherwise"},
}


def make_otherwise(world, name):
    """Change whatever somebody may not read; returns how many fields of rows were changed."""
    sight, changed = world.sights[name, "see"], 0
    for model_name, instead in INSTEAD.items():
        hidden = {}
        for key, about in world.rows[model_name]:
            fields = frozenset(_hidden(world, name, sight, model_name, about))
            hidden.setdefault(fields, []).append(key)
        for fields, keys in hidden.items():
            changed += _change(model_name, keys, {each: instead[each] for each in fields})
    return changed


def _hidden(world, name, sight, model_name, about):
    """The fields of a row that somebody may not read."""
    model, instead = model_of(model_name), INSTEAD[model_name]
    seen = sight.opens(about, ABOUT[model_name][1])
    for field in instead:
        read = seen and any(
            model.field_classes[field.removesuffix("_id")] in world.classes[name, household]
            for household, _person in about
        )
        # Of a household that is seen the counts are true, whoever of it is withheld.
        counted = field in ("sex", "birth_date") and about[0][0] in sight.households
        if not read and not counted:
            yield field


def _change(model_name, keys, values):
    if not values:
        return 0
    rows = model_of(model_name).objects.filter(pk__in=keys)
    if model_name == "Individual":
        # Their names are folded into a key as each is written.
        for row in rows:
            for field, value in values.items():
                setattr(row, field, value)
            row.save()
    else:
        rows.update(**values)
    return len(keys) * len(values)
