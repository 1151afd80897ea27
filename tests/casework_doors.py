"""The doors to cases; part of the table of doors."""

from accounts import clock
from casework import actions

ALL = "admin/casework/case/"
ONE, HOME = f"/{ALL}{{case}}/", f"/{ALL}household/{{household}}/"
WORKING, LEADING = frozenset({"caseworker", "supervisor"}), frozenset({"supervisor"})
READING = WORKING | {"dpo"}
STEPS = (
    "review", "priority", "goal", "reach-goal", "drop-goal", "join", "leave", "close", "reopen",
    "transfer", "withdraw",
)  # fmt: skip


def casework_doors(door, *, anybody):
    """Route → Door: worked on by whoever follows the household, led by supervisors."""
    return {
        ALL: door(f"/{ALL}", READING, READING),
        f"{ALL}add/": door(f"/{ALL}add/"),
        f"{ALL}<path:object_id>/": door(ONE, anybody, anybody),
        f"{ALL}<path:object_id>/change/": door(f"{ONE}change/", WORKING, WORKING),
        f"{ALL}<path:object_id>/history/": door(f"{ONE}history/"),
        f"{ALL}<path:object_id>/delete/": door(f"{ONE}delete/"),
        f"{ALL}household/<str:number>/open/": door(f"{HOME}open/", WORKING, WORKING),
        f"{ALL}workload/": door(f"/{ALL}workload/", LEADING, LEADING),
        f"{ALL}reassign/": door(f"/{ALL}reassign/?worker={{case_worker}}", LEADING, LEADING),
        f"{ALL}transfers/": door(f"/{ALL}transfers/", WORKING, WORKING),
        # Another case, which the supervisor is asked to take.
        f"{ALL}<str:number>/answer/": door(f"/{ALL}{{asked_case}}/answer/", LEADING, LEADING),
        f"{ALL}<str:number>/summary.pdf": door(f"{ONE}summary.pdf", WORKING, WORKING),
        f"{ALL}<str:number>/second-look/": door(f"{ONE}second-look/", LEADING, LEADING),
        **{f"{ALL}<str:number>/{step}/": door(f"{ONE}{step}/", WORKING, WORKING) for step in STEPS},
        "api/v1/^cases/$": door("/api/v1/cases/", READING),
        "api/v1/^cases/(?P<number>[^/]+)/$": door("/api/v1/cases/{case}/", WORKING),
    }


def what_was_worked_on(household, users):
    """A case of the household, and one that the supervisor is asked to take."""
    worker = users["caseworker"]
    said = {"by": worker, "at": clock.now(), "today": clock.today()}
    one, other = (
        actions.open_case(
            about=household, kind="housing", concern=concern, priority="medium", because="Seen",
            worker=worker, **said,
        )
        for concern in ("Roof", "Stove")
    )  # fmt: skip
    actions.ask_transfer(case=other, because="Leave", to_worker=users["supervisor"], **said)
    return {"case": str(one), "asked_case": str(other), "case_worker": worker.username}
