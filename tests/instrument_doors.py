"""The doors to questionnaires; part of the table of doors."""

from accounts import clock
from assessments import actions
from tests.assessments.forms import FAMILY

UPLOADING = frozenset({"coordinator", "supervisor"})
READING = UPLOADING | {"caseworker"}
ALL = "admin/assessments/instrument/"
ONE = f"/{ALL}{{instrument}}/"


def instrument_doors(door, *, anybody):
    """Route → Door: read by those who ask by them, uploaded and put in use by few."""
    return {
        ALL: door(f"/{ALL}", READING, READING),
        f"{ALL}add/": door(f"/{ALL}add/", UPLOADING, UPLOADING),
        f"{ALL}<path:object_id>/": door(ONE, anybody, anybody),
        f"{ALL}<path:object_id>/change/": door(f"{ONE}change/", READING),
        f"{ALL}<path:object_id>/history/": door(f"{ONE}history/"),
        f"{ALL}<path:object_id>/delete/": door(f"{ONE}delete/"),
        f"{ALL}<str:code>/file/": door(f"{ONE}file/", READING, READING),
        f"{ALL}<str:code>/use/": door(f"{ONE}use/", UPLOADING, UPLOADING),
        # The example was never in use.
        f"{ALL}<str:code>/retire/": door(f"{ONE}retire/"),
    }


def what_is_asked(users):
    """A questionnaire that nobody is asked by yet: examples by name."""
    tried = actions.add_instrument(
        kind="rapid",
        workbook=FAMILY.encode(),
        file_name="family.md",
        version="2026.1",
        at=clock.now(),
        by=users["coordinator"],
    )
    return {"instrument": tried.pk}
