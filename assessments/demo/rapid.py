"""What an invented household answered at the point of arrival."""

from assessments.demo.hardship import priorities

_DWELLINGS = {
    "own": ("individual_shelter", "house", "ownership"),
    "rented": ("individual_shelter", "apartment", "rented"),
    "hosted": ("hosted", "house", "hosted_free"),
    "social": ("individual_shelter", "apartment", "hosted_free"),
    "collective": ("collective_center", "", "hosted_free"),
    "hotel": ("collective_center", "", "hosted_free"),
    "institution": ("collective_center", "", "hosted_free"),
}
_ELSEWHERE = ("hosted", "apartment", "no_agreement")
INFANT, WOMAN = 2, range(12, 56)


def answers(home, life):
    """(answers without the members', the rows of the roster) as a finished record has them."""
    members = [_member(home, person, position, life) for position, person in home.placed()]
    kind, dwelling, occupancy = dwelling_of(home, life)
    shelter = {"snfi_shelter_type": kind}
    shelter |= {"snfi_shelter_type_individual": dwelling} if dwelling else {}
    shelter["rna_shelter_tonight"] = "no" if life.likely(0.0, 0.012) else "yes"
    return {
        "household": home.told | {"consent": "yes"},
        "shelter": shelter | {"hlp_occupancy": occupancy},
        "needs_now": _needs_now(home, members, life),
        "intentions": _intentions(home, life),
        "priorities": priorities(life),
    }, members


def dwelling_of(home, life):
    """(shelter, kind of dwelling, occupancy) in REACH's words, by what the register says."""
    kind, dwelling, occupancy = _DWELLINGS.get(home.accommodation, _ELSEWHERE)
    if dwelling and life.likely(0.01, 0.10):
        dwelling = life.one_of("unfinished_building", "makeshift")
    return kind, dwelling, occupancy


def _member(home, person, position, life):
    needs = [
        code
        for code, holds in (
            ("medical_now", life.likely(0.001, 0.01)),
            ("medicine_daily", life.likely(*((0.5, 0.7) if person.age > 60 else (0.03, 0.10)))),
            ("pregnant", person.is_pregnant and person.age in WOMAN),
            ("disability", person.has_disability),
            ("no_adult_carer", person.age < 18 and home.has_no_adult),
            ("documents_missing", life.likely(0.02, 0.12)),
        )
        if holds
    ] or ["none"]
    row = {"ind": person.told, "ind_pos": str(position), "rna_ind_needs": " ".join(needs)}
    if "medicine_daily" in needs:
        row["rna_ind_medicine_left"] = life.one_of("enough", "under_week", "under_3_days", "none")
    return row


def _needs_now(home, members, life):
    def having(code):
        return str(sum(code in member["rna_ind_needs"].split() for member in members))

    short = {"none", "under_3_days", "under_week"}
    infants = sum(person.age < INFANT for person in home.people)
    now = {
        "rna_medical_emergency_n": having("medical_now"),
        "rna_unaccompanied_n": having("no_adult_carer"),
        "rna_medicine_short_n": str(sum(m.get("rna_ind_medicine_left") in short for m in members)),
        "rna_disability_n": having("disability"),
        "rna_pregnant_n": having("pregnant"),
        "rna_under_2_n": str(infants),
        "rna_food_today": life.one_of("yes", "yes", "partly", "no"),
        "rna_water": life.one_of("yes", "yes", "yes", "partly"),
        "rna_winter_clothing": life.one_of("all", "some", "none"),
        "rna_cash": life.one_of("yes", "partly", "no"),
        "rna_phone": "no" if life.likely(0.01, 0.08) else "yes",
        "rna_missing_relatives": "yes" if life.likely(0.01, 0.04) else "no",
        "rna_documents": life.some_of(("identity", "birth", "medical", "school", "property"))
        if life.likely(0.2, 0.6)
        else "none",
    }
    if infants:
        now["rna_infant_needs"] = life.some_of(("formula", "baby_food", "nappies", "clothes"))
    return now


def _intentions(home, life):
    if life.likely(0.10, 0.30):
        return {"intention": "move_in_armenia", "intention_marz": "AM01"}
    return {"intention": life.one_of("stay_here", "stay_here", "dnk", "leave_armenia")}
