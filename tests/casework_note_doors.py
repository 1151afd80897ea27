"""The doors to notes, tasks, photos and scans; part of the table of doors."""

from accounts import clock
from casework.actions.notes import write_note
from casework.actions.tasks import set_task
from casework.models import Attachment
from tests.factories import make_user

WORKING = frozenset({"caseworker", "supervisor"})
READING = WORKING | {"dpo"}
REGISTER = WORKING | {"registrar", "partner", "other organisation", "dpo"}
TASKS = "admin/casework/task/"
HOME, TASK = f"/{TASKS}household/{{household}}/", f"/{TASKS}{{task}}/"


def note_doors(door, *, anybody):
    """Route → Door: written by whoever works on cases, of households that are theirs."""
    return {
        "admin/cases/household/<str:number>/timeline/": door(
            "/admin/cases/household/{household}/timeline/", REGISTER, REGISTER, "see", "see"
        ),
        TASKS: door(f"/{TASKS}", READING, READING),
        f"{TASKS}add/": door(f"/{TASKS}add/"),
        f"{TASKS}<path:object_id>/": door(TASK, anybody, anybody),
        f"{TASKS}<path:object_id>/change/": door(f"{TASK}change/", WORKING, WORKING),
        f"{TASKS}<path:object_id>/history/": door(f"{TASK}history/"),
        f"{TASKS}<path:object_id>/delete/": door(f"{TASK}delete/"),
        **{
            f"{TASKS}household/<str:number>/{page}/": door(f"{HOME}{page}/", WORKING, WORKING)
            for page in ("set", "note", "file")
        },
        f"{TASKS}note/<str:number>/correct/": door(
            f"/{TASKS}note/{{note}}/correct/", WORKING, WORKING
        ),
        f"{TASKS}file/<str:number>/": door(f"/{TASKS}file/{{attachment}}/", WORKING, WORKING),
        f"{TASKS}file/<str:number>/take-away/": door(
            f"/{TASKS}file/{{attachment}}/take-away/", WORKING, WORKING
        ),
        **{
            f"{TASKS}<str:number>/{step}/": door(f"{TASK}{step}/", WORKING, WORKING)
            for step in ("done", "postpone", "assign", "drop")
        },
    }


def what_was_noted(household, users):
    """A note, a task and a photo of the household, whose content is not there."""
    day, clerk = clock.today(), make_user(places=["AM07"])
    told = {"about": household, "today": day, "by": clerk}
    note = write_note(text="Rent", happened_on=day, at=clock.now(), **told)
    task = set_task(what="Call", due_on=day, worker=clerk, **told)
    attachment = Attachment.objects.create(household=household, **a_file(clerk))
    return {"note": str(note), "task": str(task), "attachment": str(attachment)}


def a_file(clerk, number=0):
    """What a row says of a photo whose content is not there: it is handed out nowhere."""
    return {
        "kind": "photo", "shows": "The flat", "stored": f"00/00/{number:032x}", "file_kind": "jpeg",
        "name": "flat.jpg", "size": 1, "digest": "0" * 64, "added_at": clerk.date_joined,
        "added_by": clerk,
    }  # fmt: skip
