"""The doors to assessments of places; part of the table of doors."""

from accounts import clock
from assessments import actions
from places.models import Place
from tests.assessments.asked_places import SITE

ALL = "admin/assessments/placeassessment/"
ONE = f"/{ALL}{{place_assessment}}/"
ASKING = frozenset({"caseworker", "supervisor", "registrar"})
# What is finished holds no person: a coordinator reads it of every place.
READING = ASKING | {"partner", "other organisation", "dpo", "coordinator"}


def place_assessment_doors(door, *, anybody):
    """Route → Door: asked by the register's own staff; the example is a draft, which is theirs."""
    return {
        ALL: door(f"/{ALL}", READING, READING),
        f"{ALL}add/": door(f"/{ALL}add/", ASKING, ASKING),
        f"{ALL}<path:object_id>/": door(ONE, anybody, anybody),
        f"{ALL}<path:object_id>/change/": door(f"{ONE}change/", ASKING, ASKING),
        f"{ALL}<path:object_id>/history/": door(f"{ONE}history/"),
        f"{ALL}<path:object_id>/delete/": door(f"{ONE}delete/"),
        f"{ALL}<str:number>/interview/": door(f"{ONE}interview/", ASKING, ASKING),
        f"{ALL}<str:number>/interview/<str:key>/": door(f"{ONE}interview/people/", ASKING, ASKING),
        f"{ALL}<str:number>/finish/": door(f"{ONE}finish/", ASKING, ASKING),
        f"{ALL}<str:number>/cancel/": door(f"{ONE}cancel/", ASKING, ASKING),
    }


def what_was_asked_of_a_place(users):
    """A draft about a place of the caseworker's, by name."""
    day, by = clock.today(), users["caseworker"]
    asked = actions.add_instrument(
        kind="location", workbook=SITE.encode(), file_name="site.md", version="1",
        at=clock.now(), by=users["coordinator"],
    )  # fmt: skip
    asked = actions.put_in_use(instrument=asked, on=day, by=users["coordinator"])
    within = Place.objects.within(list(by.places.all())).inhabited().order_by("pk")
    begun = actions.start_place_assessment(
        place=within.first(), instrument=asked, language="en",
        on=day, today=day, at=clock.now(), by=by,
    )  # fmt: skip
    return {"place_assessment": str(begun)}
