"""The doors to services and referrals; part of the table of doors."""

from accounts import clock
from casework.actions import referrals
from casework.actions.services import keep_service
from tests.factories import head_of, make_partner, place

ALL, OF = "admin/casework/referral/", "admin/casework/service/"
ONE, HOME = f"/{ALL}{{referral}}/", f"/{ALL}household/{{household}}/"
SERVICE = f"/{OF}{{service}}/"
SENDING, PARTNERS = (
    frozenset({"caseworker", "supervisor"}),
    frozenset({"partner", "other organisation"}),
)
LEADING = frozenset({"supervisor", "coordinator"})
READING = SENDING | PARTNERS | {"dpo"}
SERVICES = READING | {"coordinator"}
KEEPING = LEADING | PARTNERS


def referral_doors(door):
    """Route → Door: sent by whoever follows a household, answered by the receiver's people."""
    return {
        ALL: door(f"/{ALL}", READING, READING),
        f"{ALL}unread/": door(f"/{ALL}unread/", LEADING, LEADING),
        f"{ALL}household/<str:number>/send/": door(f"{HOME}send/", SENDING, SENDING),
        # The example was sent by the caseworker, to the organisation of both partners.
        f"{ALL}<str:number>/": door(ONE, SENDING | PARTNERS, SENDING | PARTNERS),
        **{
            f"{ALL}<str:number>/{step}/": door(f"{ONE}{step}/", PARTNERS, PARTNERS)
            for step in ("accept", "decline", "complete")
        },
        **{
            f"{ALL}<str:number>/{step}/": door(f"{ONE}{step}/", SENDING, SENDING)
            for step in ("revoke", "read")
        },
        f"{ALL}<str:number>/letter.pdf": door(f"{ONE}letter.pdf", SENDING, SENDING),
        OF: door(f"/{OF}", SERVICES, SERVICES),
        f"{OF}add/": door(f"/{OF}add/", KEEPING, KEEPING),
        f"{OF}<str:number>/": door(SERVICE, SERVICES, SERVICES),
        # Theirs is the organisation of both partners.
        f"{OF}<str:number>/change/": door(f"{SERVICE}change/", KEEPING, KEEPING),
        f"{OF}<str:number>/confirm/": door(f"{SERVICE}confirm/", post=KEEPING),
        "api/v1/^services/$": door("/api/v1/services/", SERVICES),
        "api/v1/^services/(?P<number>[^/]+)/$": door("/api/v1/services/{service}/", SERVICES),
        "api/v1/^referrals/$": door("/api/v1/referrals/", READING),
        "api/v1/^referrals/(?P<number>[^/]+)/$": door(
            "/api/v1/referrals/{referral}/", SENDING | PARTNERS
        ),
    }


def what_was_referred(household, users):
    """A service of the partners' organisation, and a referral of the household's head to it."""
    worker, day = users["caseworker"], clock.today()
    values = {
        "title": "Hot meals", "organisation": make_partner("PIN"), "sector": "food",
        "offers": "A meal a day", "focal_name": "Focal Person", "focal_phone": "+37410000000",
    }  # fmt: skip
    service = keep_service(
        service=None, values=values, places=[place()], by=users["supervisor"], today=day
    )
    head = head_of(household)
    sent = referrals.send_referral(
        about=head, people=[head], service=service, urgency="soon", reason="Hungry",
        shares=["name", "phone"], basis="vital", basis_words="At risk", by=worker, today=day,
        at=clock.now(),
    )  # fmt: skip
    return {"referral": str(sent), "service": service.shown_number}
