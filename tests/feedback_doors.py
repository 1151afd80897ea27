"""The doors to appointments and feedback; part of the table of doors."""

from datetime import timedelta

from accounts import clock
from casework import actions
from tests.factories import make_user, place

OFFICE = frozenset({"caseworker", "supervisor"})
READING = OFFICE | {"dpo"}
PARTNERS = frozenset({"partner", "other organisation"})
HEARING = READING | PARTNERS | {"coordinator", "auditor", "administrator"}
TAKING_DOWN = READING | PARTNERS | {"registrar"}
OFFICER = frozenset({"dpo"})
DATES, WORDS = "admin/casework/appointment/", "admin/casework/feedback/"
DATE, WORD = f"/{DATES}{{appointment}}/", f"/{WORDS}{{feedback}}/"


def feedback_doors(door, *, anybody):
    """Route → Door: appointments of whoever follows a household, feedback of whoever hears it."""
    return {
        DATES: door(f"/{DATES}", READING, READING),
        f"{DATES}add/": door(f"/{DATES}add/"),
        f"{DATES}<path:object_id>/": door(DATE, anybody, anybody),
        f"{DATES}<path:object_id>/change/": door(f"{DATE}change/", OFFICE, OFFICE),
        f"{DATES}<path:object_id>/history/": door(f"{DATE}history/"),
        f"{DATES}<path:object_id>/delete/": door(f"{DATE}delete/"),
        f"{DATES}for/<str:number>/": door(f"/{DATES}for/{{household}}/", OFFICE, OFFICE),
        f"{DATES}<str:number>/slip/": door(f"{DATE}slip/", OFFICE, OFFICE),
        f"{DATES}<str:number>/<slug:step>/noted/": door(f"{DATE}cancel/noted/", OFFICE, OFFICE),
        WORDS: door(f"/{WORDS}", HEARING, HEARING),
        f"{WORDS}add/": door(f"/{WORDS}add/"),
        f"{WORDS}<path:object_id>/": door(WORD, anybody, anybody),
        f"{WORDS}<path:object_id>/change/": door(f"{WORD}change/", OFFICE, OFFICE),
        f"{WORDS}<path:object_id>/history/": door(f"{WORD}history/"),
        f"{WORDS}<path:object_id>/delete/": door(f"{WORD}delete/"),
        f"{WORDS}new/": door(f"/{WORDS}new/", TAKING_DOWN, TAKING_DOWN),
        f"{WORDS}focal-points/": door(f"/{WORDS}focal-points/", OFFICER, OFFICER),
        f"{WORDS}focal-points/<str:username>/end/": door(
            f"/{WORDS}focal-points/focal-point/end/", post=OFFICER
        ),
        f"{WORDS}<str:number>/answer/": door(f"{WORD}answer/", OFFICE, OFFICE),
        f"{WORDS}<str:number>/close/": door(f"{WORD}close/", OFFICE, OFFICE),
    }


def what_was_said(household, users):
    """An appointment and feedback of the household; and a focal point for complaints."""
    clerk, day = make_user(places=["AM07"]), clock.today()
    focal = make_user("partner", username="focal-point")
    actions.name_focal_point(user=focal, on=day, by=clerk)
    appointment = actions.make_appointment(
        target=household, at=clock.now() + timedelta(days=1), where="Here", why="Rent", today=day,
        now=clock.now(), by=clerk,
    )  # fmt: skip
    feedback = actions.record_feedback(
        channel="desk", category="quality", text="Wet", given_at=place(), given_on=day, today=day,
        target=household, by=clerk,
    )  # fmt: skip
    return {"appointment": str(appointment), "feedback": str(feedback)}
