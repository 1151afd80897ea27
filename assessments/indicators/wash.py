"""Water, sanitation and hygiene: the JMP ladders, and REACH's composite of four dimensions, 1 to 5.

Sources: WHO/UNICEF Joint Monitoring Programme; humind add_comp_wash 2025.1.4 (MIT). Where REACH's
label says "30 minutes or less", humind counts exactly thirty as long: so does this.
"""

from assessments.indicators.answers import is_blank, one_of, whole
from assessments.indicators.composites import worst_of
from assessments.indicators.score import Method

SETTINGS = ("urban", "rural", "camp")
SAFELY_MANAGED, BASIC, LIMITED = "safely_managed", "basic", "limited"
UNIMPROVED, SURFACE, OPEN, NO_FACILITY = "unimproved", "surface", "open_defecation", "no_facility"
IMPROVED = "improved"
LONG_WAY, LONGEST_WAY = 30, 600
MOST_SHARING = 10_000
# What REACH's tools take for "does not know" where a number is asked.
UNKNOWN_NUMBER = "-999"

QUANTITY_NAMES = ("wash_hwise_drink", "wash_drinking_water_quantity")
QUANTITY = {"always": 5, "often": 4, "sometimes": 3, "rarely": 2, "never": 1}
_IMPROVED_SOURCES = (
    *("piped_dwelling", "piped_compound", "piped_neighbour", "tap", "borehole", "protected_well"),
    *("protected_spring", "rainwater_collection", "tank_truck", "cart_tank", "kiosk"),
    *("bottled_water", "sachet_water"),
)
SOURCES = {
    "surface_water": SURFACE,
    **dict.fromkeys(("unprotected_well", "unprotected_spring"), UNIMPROVED),
    **dict.fromkeys(_IMPROVED_SOURCES, IMPROVED),
    "other": None,
}
WAYS = {"under_30_min": BASIC, "30min_1hr": LIMITED, "more_than_1hr": LIMITED}
_IMPROVED_TOILETS = (
    *("flush_piped_sewer", "flush_septic_tank", "flush_pit_latrine", "flush_dnk_where"),
    *("pit_latrine_slab", "twin_pit_latrine_slab", "ventilated_pit_latrine_slab"),
    *("container", "compost"),
)
_UNIMPROVED_TOILETS = (
    *("flush_open_drain", "flush_elsewhere", "pit_latrine_wo_slab"),
    *("bucket", "hanging_toilet", "plastic_bag"),
)
TOILETS = {
    "none": OPEN,
    **dict.fromkeys(_IMPROVED_TOILETS, IMPROVED),
    **dict.fromkeys(_UNIMPROVED_TOILETS, UNIMPROVED),
    "other": None,
}
# Setting → class on the ladder → severity.
WATER = {
    "urban": {SURFACE: 4, UNIMPROVED: 3, LIMITED: 2, BASIC: 2, SAFELY_MANAGED: 1},
    "rural": {SURFACE: 4, UNIMPROVED: 2, LIMITED: 2, BASIC: 1, SAFELY_MANAGED: 1},
    "camp": {SURFACE: 5, UNIMPROVED: 4, LIMITED: 3, BASIC: 2, SAFELY_MANAGED: 1},
}
SANITATION = {
    "urban": {OPEN: 4, UNIMPROVED: 3, LIMITED: 2, BASIC: 1},
    "rural": {OPEN: 4, UNIMPROVED: 2, LIMITED: 2, BASIC: 1},
}
# In a camp: by how many people share what is improved; the greatest number of each class.
SANITATION_OF_CAMPS = {OPEN: 5, UNIMPROVED: 4}
SHARED_BY = ((19, 2), (49, 3))
SHARED_BY_MORE = 4
HYGIENE = {
    "urban": {NO_FACILITY: 3, LIMITED: 2, BASIC: 1},
    "rural": {NO_FACILITY: 2, LIMITED: 2, BASIC: 1},
    "camp": {NO_FACILITY: 3, LIMITED: 2, BASIC: 1},
}
YES_NO = {"yes": True, "no": False}
# Ash, mud and sand clean less well; of what is not known, nothing is claimed.
SOAPS = {"soap": BASIC, "detergent": BASIC, "ash_mud_sand": LIMITED, "other": LIMITED}


def wash(answers, *, wash_setting="urban", mean_household_size=None):
    """REACH's composite, 1 to 5: the worst of water quantity, water quality, sanitation, hygiene.

    `wash_setting` is one of SETTINGS; in a camp `mean_household_size` tells how many people share a
    toilet. A dimension that can't be told is left out; where all are, there is no score.
    """
    quality, hygiene = water_class(answers), hygiene_class(answers)
    named = (name for name in QUANTITY_NAMES if not is_blank(answers.get(name)))
    quantity = next(named, QUANTITY_NAMES[0])
    dimensions = {
        quantity: one_of(answers, quantity, QUANTITY),
        "wash_drinking_water_source": WATER[wash_setting].get(quality),
        "wash_sanitation_facility": _sanitation(answers, wash_setting, mean_household_size),
        "wash_handwashing_facility": HYGIENE[wash_setting].get(hygiene),
    }
    return worst_of(dimensions, Method(f"wash {wash_setting}", "REACH MSNI 2025"))


def water_class(answers):
    """Where drinking water comes from, on the JMP ladder; None where it is not known.

    >>> water_class({"wash_drinking_water_source": "tap", "wash_drinking_water_time_yn":
    ...     "number_minutes", "wash_drinking_water_time_int": 30})
    'limited'
    """
    source = one_of(answers, "wash_drinking_water_source", SOURCES)
    if source != IMPROVED:
        return source
    if answers["wash_drinking_water_source"] == "piped_dwelling":
        return SAFELY_MANAGED
    where = answers.get("wash_drinking_water_time_yn")
    if where == "water_on_premises":
        return SAFELY_MANAGED
    if where == "number_minutes":
        minutes = whole(answers, "wash_drinking_water_time_int", least=0, most=LONGEST_WAY)
        return None if minutes is None else BASIC if minutes < LONG_WAY else LIMITED
    return one_of(answers, "wash_drinking_water_time_sl", WAYS)


def sanitation_class(answers):
    """The toilet, on the JMP ladder; None where it is not known."""
    facility = one_of(answers, "wash_sanitation_facility", TOILETS)
    if facility != IMPROVED:
        return facility
    is_shared = one_of(answers, "wash_sanitation_facility_sharing_yn", YES_NO)
    return None if is_shared is None else LIMITED if is_shared else BASIC


def hygiene_class(answers):
    """Where hands are washed, and with what, on the JMP ladder; None where it is not known.

    What was seen counts; what was said, where nobody was there or nobody was let in.
    """
    seen = answers.get("wash_handwashing_facility")
    if seen == "none":
        return NO_FACILITY
    if seen == "available":
        return _as_seen(answers)
    if is_blank(seen) or seen == "no_permission":
        return _as_said(answers)
    return None


def _as_seen(answers):
    water = answers.get("wash_handwashing_facility_observed_water")
    soap = answers.get("wash_handwashing_facility_observed_soap")
    if is_blank(water) or is_blank(soap):
        return None
    return BASIC if (water, soap) == ("water_available", "soap_available") else LIMITED


def _as_said(answers):
    said = answers.get("wash_handwashing_facility_reported")
    if is_blank(said) or said == "other":
        return None
    return NO_FACILITY if said == "none" else _by_soap(answers)


def _by_soap(answers):
    shown = answers.get("wash_soap_observed")
    if shown == "yes_soap_shown":
        return one_of(answers, "wash_soap_observed_type", SOAPS) or LIMITED
    said = "yes" if shown == "yes_soap_not_shown" else answers.get("wash_soap_reported", shown)
    has_soap = one_of({"wash_soap_reported": said}, "wash_soap_reported", YES_NO)
    if has_soap is None:
        return None
    return (one_of(answers, "wash_soap_reported_type", SOAPS) or LIMITED) if has_soap else LIMITED


def _sanitation(answers, setting, mean_household_size):
    ladder = sanitation_class(answers)
    if setting != "camp":
        return SANITATION[setting].get(ladder)
    if ladder != LIMITED:
        return 1 if ladder == BASIC else SANITATION_OF_CAMPS.get(ladder)
    people = _people_sharing(answers, mean_household_size)
    if people is None:
        return None
    return next((severity for most, severity in SHARED_BY if people <= most), SHARED_BY_MORE)


def _people_sharing(answers, mean_household_size):
    """The household, and each other as large as the mean one."""
    if str(answers.get("wash_sanitation_facility_sharing_n")) == UNKNOWN_NUMBER:
        return None
    households = whole(answers, "wash_sanitation_facility_sharing_n", least=1, most=MOST_SHARING)
    own = whole(answers, "hh_size", least=1, most=MOST_SHARING)
    if None in (households, own, mean_household_size):
        return None
    return (households - 1) * mean_household_size + own
