"""The doors to decisions, and to what families earn and own; part of the table of doors."""

from accounts import clock
from assistance import actions
from assistance.models import Programme, ProgrammeRule
from tests.factories import head_of, make_organisation

ALL = "admin/assistance/decision/"
ONE, HOME = f"/{ALL}{{decision}}/", f"/{ALL}household/{{household}}/"
STAFF, APPROVING = frozenset({"caseworker", "supervisor"}), frozenset({"supervisor"})


def decision_doors(door, *, anybody):
    """Route → Door: caseworkers and supervisors decide; a supervisor decides appeals."""
    return {
        ALL: door(f"/{ALL}", STAFF, STAFF),
        f"{ALL}add/": door(f"/{ALL}add/"),
        f"{ALL}<path:object_id>/": door(ONE, anybody, anybody),
        f"{ALL}<path:object_id>/change/": door(f"{ONE}change/", STAFF, STAFF),
        f"{ALL}<path:object_id>/history/": door(f"{ONE}history/"),
        f"{ALL}<path:object_id>/delete/": door(f"{ONE}delete/"),
        f"{ALL}<str:number>/print/": door(f"{ONE}print/", STAFF, STAFF),
        f"{ALL}<str:number>/appeal/": door(f"{ONE}appeal/", STAFF, STAFF),
        f"{ALL}<str:number>/decide-appeal/": door(f"{ONE}decide-appeal/", APPROVING, APPROVING),
        f"{ALL}household/<str:number>/apply/": door(
            f"{HOME}apply/", STAFF, STAFF, field_class="assistance"
        ),
        f"{ALL}household/<str:number>/means/": door(
            f"{HOME}means/", STAFF, STAFF, "see", "see", field_class="assistance"
        ),
    }


def what_was_decided(household, users):
    """The number of a refusal, by name."""
    day = clock.today()
    programme = Programme.objects.create(
        title="Rent", given_by=make_organisation(), sector="basic_needs", modality="cash",
        mechanism="bank", for_whom="household", from_on=day,
    )  # fmt: skip
    never = {"fact": "size", "is": "below", "value": 1}
    ProgrammeRule.objects.create(
        programme=programme, from_on=day, eligible=never, amount={"kind": "fixed", "amount": 1}
    )
    decision = actions.decide_application(
        programme=programme, household=household, applicant=head_of(household), applied_on=day,
        on=day, by=users["caseworker"],
    )  # fmt: skip
    return {"decision": str(decision)}
