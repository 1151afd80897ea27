"""The doors to assistance, programmes and distributions; part of the table of doors."""

from decimal import Decimal

from accounts import clock
from assistance import actions
from assistance.models import Programme
from cases.numbers import shown
from tests.factories import make_partner, make_user, place

OFFICE = frozenset({"caseworker", "supervisor"})
PARTNERS = frozenset({"partner", "other organisation"})
GIVING_ROLES = OFFICE | PARTNERS
READING = GIVING_ROLES | {"dpo"}
KEEPING = frozenset({"coordinator", "supervisor"})
PROGRAMMES = READING | {"coordinator"}
ALL, LISTS = "admin/assistance/assistance/", "admin/assistance/distribution/"
OF = "admin/assistance/programme/"
HOME, ONE = f"/{ALL}household/{{household}}/", f"/{ALL}{{assistance}}/"
LIST, PROGRAMME = f"/{LISTS}{{distribution}}/", f"/{OF}{{given_programme}}/"


def assistance_doors(door, *, anybody):
    """Route → Door: given by whoever follows a household, of programmes that others keep."""
    return {
        ALL: door(f"/{ALL}", READING, READING),
        f"{ALL}add/": door(f"/{ALL}add/"),
        f"{ALL}<path:object_id>/": door(ONE, anybody, anybody),
        # The example is of another organisation's programme, which partners read and do not serve.
        f"{ALL}<path:object_id>/change/": door(f"{ONE}change/", GIVING_ROLES, GIVING_ROLES),
        f"{ALL}<path:object_id>/history/": door(f"{ONE}history/"),
        f"{ALL}<path:object_id>/delete/": door(f"{ONE}delete/"),
        **{
            f"{ALL}<str:number>/{step}/": door(f"{ONE}{step}/", OFFICE, OFFICE)
            for step in ("deliver", "return", "cancel", "describe")
        },
        f"{ALL}helped/": door(f"/{ALL}helped/", GIVING_ROLES, GIVING_ROLES),
        f"{ALL}household/<str:number>/": door(HOME, READING, READING, "see", "see"),
        f"{ALL}household/<str:number>/record/": door(
            f"{HOME}record/", GIVING_ROLES, GIVING_ROLES, "give", "give"
        ),
        **_distributions(door, anybody),
        **_programmes(door, anybody),
        "api/v1/^programmes/$": door("/api/v1/programmes/", PROGRAMMES),
        "api/v1/^programmes/(?P<number>[^/]+)/$": door(
            "/api/v1/programmes/{given_programme}/", PROGRAMMES
        ),
        "api/v1/^assistance/$": door("/api/v1/assistance/", READING),
        "api/v1/^assistance/(?P<number>[^/]+)/$": door(
            "/api/v1/assistance/{assistance}/", GIVING_ROLES
        ),
    }


def _distributions(door, anybody):
    return {
        LISTS: door(f"/{LISTS}", GIVING_ROLES, GIVING_ROLES),
        f"{LISTS}add/": door(f"/{LISTS}add/"),
        f"{LISTS}new/": door(f"/{LISTS}new/", GIVING_ROLES, GIVING_ROLES),
        f"{LISTS}<path:object_id>/": door(LIST, anybody, anybody),
        f"{LISTS}<path:object_id>/change/": door(f"{LIST}change/", OFFICE, OFFICE),
        f"{LISTS}<path:object_id>/history/": door(f"{LIST}history/"),
        f"{LISTS}<path:object_id>/delete/": door(f"{LIST}delete/"),
        # The example is drawn up, and waits for the second person.
        f"{LISTS}<str:number>/approve/": door(f"{LIST}approve/", post=frozenset({"supervisor"})),
        f"{LISTS}<str:number>/close/": door(f"{LIST}close/"),
        f"{LISTS}<str:number>/cancel/": door(f"{LIST}cancel/", OFFICE, OFFICE),
        f"{LISTS}<str:number>/desk/": door(f"{LIST}desk/", OFFICE, OFFICE),
    }


def _programmes(door, anybody):
    return {
        OF: door(f"/{OF}", PROGRAMMES, PROGRAMMES),
        f"{OF}add/": door(f"/{OF}add/", KEEPING, KEEPING),
        f"{OF}<path:object_id>/": door(PROGRAMME, anybody, anybody),
        f"{OF}<path:object_id>/change/": door(f"{PROGRAMME}change/", PROGRAMMES, KEEPING),
        f"{OF}<path:object_id>/history/": door(f"{PROGRAMME}history/"),
        f"{OF}<path:object_id>/delete/": door(f"{PROGRAMME}delete/"),
    }


def what_was_given(household, users):
    """A plan for the household, and the draft of a list, of a programme of another organisation."""
    day = clock.today()
    clerk = make_user(places=["AM07"])
    cash = Programme.objects.create(
        title="Heating", given_by=make_partner(), sector="basic_needs", modality="cash",
        mechanism="hand", for_whom="household", from_on=day, every_days=30,
    )  # fmt: skip
    cash.rules.create(from_on=day, amount={"kind": "fixed", "amount": 10_000})
    planned = actions.plan_assistance(
        programme=cash, household=household, people=list(household.members.present()), on=day,
        amount=Decimal(10_000), by=clerk,
    )  # fmt: skip
    listed = actions.draw_up_distribution(
        programme=cash, place=place(), on=day, today=day, by=clerk
    )
    return {
        "assistance": str(planned),
        "distribution": str(listed),
        "given_programme": shown(cash.pk),
    }
