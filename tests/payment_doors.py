"""The doors to payment and to deliveries from a file; part of the table of doors."""

from decimal import Decimal

from accounts import clock
from assistance import actions
from assistance.models import PaymentInstrument, Programme
from cases.numbers import shown
from tests.factories import head_of, make_partner, make_user

OFFICE = frozenset({"caseworker", "supervisor"})
LISTING = frozenset({"supervisor"})
PAID = "admin/assistance/paymentinstrument/household/<str:number>/"
HOME = "/admin/assistance/paymentinstrument/household/{household}/"
ALL = "admin/assistance/paymentlist/"
ONE = f"/{ALL}{{payment_list}}/"
FAILED = "admin/assistance/paymentline/"
FILES = "admin/assistance/deliveries/"


def payment_doors(door):
    """Route → Door: by what they are paid is the office's, lists are its supervisors'."""
    planned = f"/{FILES}{{programme}}/planned.csv"
    return {
        PAID: door(HOME, OFFICE, OFFICE, "see", "see", field_class="assistance"),
        f"{PAID}add/": door(f"{HOME}add/", OFFICE, OFFICE, field_class="assistance"),
        f"{PAID}end/": door(f"{HOME}end/", OFFICE, OFFICE, field_class="assistance"),
        ALL: door(f"/{ALL}", LISTING, LISTING),
        f"{ALL}add/": door(f"/{ALL}add/", LISTING, LISTING),
        f"{ALL}<path:object_id>/change/": door(f"{ONE}change/", LISTING),
        f"{ALL}<str:number>/approve/": door(f"{ONE}approve/", LISTING, LISTING),
        f"{ALL}<str:number>/withdraw/": door(f"{ONE}withdraw/", LISTING, LISTING),
        # The example is not approved: there is no answer to it, and its file leads back.
        f"{ALL}<str:number>/results/": door(f"{ONE}results/"),
        f"{ALL}<str:number>/file.<str:file_format>": door(f"{ONE}file.csv", LISTING, LISTING),
        FAILED: door(f"/{FAILED}", OFFICE, OFFICE),
        FILES: door(f"/{FILES}", OFFICE, OFFICE),
        f"{FILES}empty.xlsx": door(f"/{FILES}empty.xlsx", OFFICE, OFFICE),
        f"{FILES}<str:number>/planned.<str:file_format>": door(planned, OFFICE, OFFICE),
    }


def what_was_paid(household, users):
    """A list that pays the household, and waits for a second person; and its programme."""
    day = clock.today()
    maker = make_user("supervisor", places=list(users["supervisor"].places.all()))
    rent = Programme.objects.create(
        title="Rent", given_by=make_partner(), sector="basic_needs", modality="cash",
        mechanism="bank", for_whom="household", from_on=day,
    )  # fmt: skip
    if not PaymentInstrument.objects.filter(household=household).exists():
        actions.add_instrument(
            household=household, kind="account", bank="acba", number="1570001234567890",
            holder=head_of(household), from_on=day, today=day, by=maker,
        )  # fmt: skip
    actions.plan_assistance(
        programme=rent, household=household, people=list(household.members.present()), on=day,
        amount=Decimal(40_000), by=maker,
    )  # fmt: skip
    made = actions.make_payment_list(programme=rent, bank="acba", on=day, by=maker)
    return {"payment_list": str(made.payment_list), "programme": shown(rent.pk)}
