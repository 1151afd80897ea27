"""The doors to jobs: everybody has a list of their own; a job is its asker's alone."""

from accounts.jobs import asking

ALL, ONE = "admin/jobs/", "/admin/jobs/{job}/"
# Who asked for the example; it waits, and nothing follows it yet.
ASKER = frozenset({"caseworker"})


def job_doors(door, *, anybody):
    """Route → Door of the list and of one job."""
    return {
        ALL: door(f"/{ALL}", anybody),
        f"{ALL}<str:number>/": door(ONE, ASKER),
        f"{ALL}<str:number>/progress/": door(f"{ONE}progress/", ASKER),
        f"{ALL}<str:number>/cancel/": door(f"{ONE}cancel/", post=ASKER),
        f"{ALL}<str:number>/again/": door(f"{ONE}again/", post=ASKER),
        f"{ALL}<str:number>/next/": door(f"{ONE}next/", post=ASKER),
    }


def what_is_to_be_done(users):
    """A job that nobody has taken up yet: examples by name."""
    told = {"source": "Hotel", "place": "", "dry_run": True}
    told |= dict.fromkeys(("accept_incomplete", "take_file", "their_numbers"), False)
    file = ("hotel.csv", b"Name\nAni\n")
    job = asking.ask("import_register", by=users["caseworker"], arguments=told, file=file)
    return {"job": str(job)}
