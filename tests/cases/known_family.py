"""A family of whom much is known, and pages as somebody gets them."""

from accounts.clock import today
from cases import actions
from cases.models import NeedCode
from tests.cases.pages import Page
from tests.factories import child, head_of, make_household

MASKED = "not shown to you"
TOWN = "AM07-S001"
PHONE, PASSPORT, STREET, NEED, FATHER = (
    "+37491234567",
    "7654321",
    "Hatis 5",
    "Serious medical condition",
    "Վարդգեսի",
)


def known_family(worker):
    """A woman of whom much is known, her husband and son, in Abovyan since today."""
    husband = {"given_name": "Կարեն", "relationship": "spouse", "sex": "male"}
    household = make_household(
        {"patronymic": FATHER},
        husband,
        child(),
        at=TOWN,
        registered_at="AM07",
        by=worker,
        on=today(),
    )
    head = head_of(household)
    household.residences.update(address=STREET)
    record = {"person": head, "by": worker, "today": today()}
    actions.add_phone(values={"number": PHONE, "safe": "safe"}, **record)
    actions.add_document(values={"type": "passport", "number": f"AN{PASSPORT}"}, **record)
    serious = NeedCode.objects.get(pk="SM-CI")
    NeedCode.objects.filter(pk="SM-CI").update(label_en=NEED)
    actions.add_need(need=serious, on=today(), **record)
    return household


def page_of(record):
    """The address of a household's or a person's page."""
    return f"/admin/cases/{record._meta.model_name}/{record}/change/"


def shown(client, user, address, **asked):
    """A page as somebody gets it, in English."""
    client.force_login(user)
    return Page(client.get(address, asked, HTTP_ACCEPT_LANGUAGE="en"))
