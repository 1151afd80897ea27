"""The doors to assessments; part of the table of doors."""

from accounts import clock
from assessments import actions
from assessments.questionnaires import form_of
from assessments.submissions import Judged, Submission
from tests.assessments.asked import HOUSE
from tests.factories import place
from tests.place_assessment_doors import place_assessment_doors, what_was_asked_of_a_place

ALL = "admin/assessments/assessment/"
ONE, HOME = f"/{ALL}{{assessment}}/", f"/{ALL}household/{{household}}/"
WAITING = "admin/assessments/waitingsubmission/"
THAT = f"/{WAITING}{{waiting}}/"
PARTNERS = frozenset({"partner", "other organisation"})
STAFF = frozenset({"caseworker", "supervisor"})
ASKING = STAFF | {"registrar"}
# A partner reads needs where its agreement opens health, and the officer by a request.
READING = ASKING | {"partner", "other organisation", "dpo"}


def assessment_doors(door, *, anybody):
    """Route → Door: asked by the register's own staff, read by whoever reads health."""
    return place_assessment_doors(door, anybody=anybody) | {
        ALL: door(f"/{ALL}", READING, READING),
        f"{ALL}add/": door(f"/{ALL}add/"),
        f"{ALL}<path:object_id>/": door(ONE, anybody, anybody),
        f"{ALL}<path:object_id>/change/": door(f"{ONE}change/", STAFF, STAFF),
        f"{ALL}<path:object_id>/history/": door(f"{ONE}history/"),
        f"{ALL}<path:object_id>/delete/": door(f"{ONE}delete/"),
        f"{ALL}<str:number>/interview/": door(f"{ONE}interview/", STAFF, STAFF),
        f"{ALL}<str:number>/interview/<str:key>/": door(f"{ONE}interview/shelter/", STAFF, STAFF),
        f"{ALL}<str:number>/finish/": door(f"{ONE}finish/", STAFF, STAFF),
        f"{ALL}<str:number>/cancel/": door(f"{ONE}cancel/", STAFF, STAFF),
        f"{ALL}household/<str:number>/start/": door(
            f"{HOME}start/", ASKING | PARTNERS, field_class="health"
        ),
        f"{ALL}import/": door(f"/{ALL}import/", STAFF, STAFF),
        # An empty body is answered with what is missing.
        "api/v1/^assessments/$": door("/api/v1/assessments/", READING, ASKING | PARTNERS),
        # The example is a draft, of which programs are told nothing.
        "api/v1/^assessments/(?P<number>[^/]+)/$": door("/api/v1/assessments/{assessment}/"),
        f"{ALL}household/<str:number>/needs/": door(
            f"{HOME}needs/", READING, READING, "see", "see", field_class="health"
        ),
        WAITING: door(f"/{WAITING}", STAFF, STAFF),
        f"{WAITING}add/": door(f"/{WAITING}add/"),
        f"{WAITING}<path:object_id>/": door(THAT, anybody, anybody),
        f"{WAITING}<path:object_id>/change/": door(f"{THAT}change/", STAFF, STAFF),
        f"{WAITING}<path:object_id>/history/": door(f"{THAT}history/"),
        f"{WAITING}<path:object_id>/delete/": door(f"{THAT}delete/"),
    }


def what_was_asked(household, users):
    """Drafts of the household's assessment and of a place's, by name."""
    day = clock.today()
    asked = actions.add_instrument(
        kind="multi_sector", workbook=HOUSE.encode(), file_name="house.md", version="1",
        at=clock.now(), by=users["coordinator"],
    )  # fmt: skip
    asked = actions.put_in_use(instrument=asked, on=day, by=users["coordinator"])
    begun = actions.start_assessment(
        household=household, instrument=asked, language="en",
        on=day, today=day, at=clock.now(), by=users["caseworker"],
    )  # fmt: skip
    return {
        "assessment": str(begun),
        "waiting": str(what_waits(asked, users["caseworker"])),
        **what_was_asked_of_a_place(users),
    }


def what_waits(asked, worker):
    """Answers of a family in Kotayk that nobody knows."""
    said = Submission({}, clock.today(), clock.now(), clock.now(), "", "import", "one")
    judged = Judged(form_of(asked), said)
    return actions.keep_waiting(
        submissions=[(judged, "", "no_number")], instrument=asked, place=place(), at=clock.now(),
        by=worker,
    )[0]  # fmt: skip
