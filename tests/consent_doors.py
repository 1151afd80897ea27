"""The doors to consents, agreements, requests and restrictions; part of the table of doors."""

from datetime import UTC, date, datetime

from accounts.actions.agreements import draft_agreement
from cases import actions
from cases.models import DataRequest
from tests.factories import make_organisation, place

DAY = date(2023, 10, 2)
NOBODY = frozenset()
REGISTER = frozenset({"caseworker", "supervisor"})
REGISTERING = REGISTER | {"registrar", "partner", "other organisation"}
OFFICER = frozenset({"dpo"})
PARTNERS = frozenset({"partner", "other organisation"})
ASKING = REGISTERING | OFFICER
SIGNING = OFFICER | {"supervisor"}
# A partner reads its own, once they are signed; the example is a draft.
READING = SIGNING | {"auditor", "administrator"}
LISTING = READING | {"partner", "other organisation"}
DRAFTING = frozenset({"administrator"})
STAFF = REGISTERING | READING | {"coordinator"}


def consent_doors(door):
    """Route → Door of each of these addresses."""
    household, agreement = (
        "/admin/cases/household/{household}/",
        "/admin/accounts/sharingagreement/",
    )
    of_household = "admin/cases/household/<str:number>/consent/"
    consent = f"{household}consent/"
    one, a_request = f"{agreement}{{agreement}}/", "/admin/cases/datarequest/{request}/"
    hidden = "/admin/cases/restriction/"
    return {
        "admin/cases/household/partners/": door(
            "/admin/cases/household/partners/", STAFF - {"coordinator"}, STAFF - {"coordinator"}
        ),
        of_household: door(consent, ASKING, ASKING, "see"),
        f"{of_household}withdraw/": door(
            f"{consent}withdraw/?consent={{consent}}", ASKING, ASKING, whole=NOBODY
        ),
        f"{of_household}receipt/": door(
            f"{consent}receipt/", ASKING, ASKING, "see", "see", PARTNERS
        ),
        **_stock(door, "accounts/sharingagreement", agreement, one, LISTING, DRAFTING),
        "admin/accounts/sharingagreement/<path:object_id>/change/": door(
            f"{one}change/", READING, DRAFTING
        ),
        **{
            f"admin/accounts/sharingagreement/<int:number>/{step}/": door(f"{one}{step}/", who, who)
            for step, who in (
                ("sign", SIGNING), ("suspend", NOBODY), ("resume", NOBODY), ("end", SIGNING),
            )
        },
        **_stock(
            door, "cases/datarequest", "/admin/cases/datarequest/", a_request, OFFICER, OFFICER
        ),
        # The example is closed already.
        "admin/cases/datarequest/<path:object_id>/change/": door(f"{a_request}change/", OFFICER),
        **_stock(door, "cases/restriction", hidden, f"{hidden}1/", OFFICER, NOBODY),
        "admin/cases/restriction/<path:object_id>/change/": door(f"{hidden}1/change/"),
    }  # fmt: skip


def _stock(door, model, base, one, listing, adding):
    """The addresses that the stock admin gives to every model."""
    return {
        f"admin/{model}/": door(base, listing, listing),
        f"admin/{model}/add/": door(f"{base}add/", adding, adding),
        f"admin/{model}/<path:object_id>/": door(one, STAFF, STAFF),
        f"admin/{model}/<path:object_id>/history/": door(f"{one}history/"),
        f"admin/{model}/<path:object_id>/delete/": door(f"{one}delete/"),
    }


def what_was_agreed(person, users):
    """A consent, a draft of an agreement and a closed request about this person, by name."""
    drafted = draft_agreement(
        values={
            "partner": make_organisation("DRC", is_controller=False, kind="international_ngo"),
            "title": "Winter help", "purposes": ["assistance"], "basis": "consent", "decree": "",
            "field_classes_shared": ["administrative", "identity"], "from_on": DAY,
            "until_on": None,
        },
        places=[place()],
        by=users["administrator"],
        today=DAY,
    )  # fmt: skip
    consent = actions.record_consent(
        individual=person, purpose="assistance", partner=None, state="given", said_by="self",
        speaker=None, language="hy", explained="aloud", valid_until=None, on=DAY, today=DAY,
        by=users["caseworker"], at=datetime(2023, 10, 2, 9, tzinfo=UTC),
    )  # fmt: skip
    closed = DataRequest.objects.create(
        individual=person, kind="access", asked_by="The person", asked_on=DAY, due_on=DAY,
        opened_by=users["dpo"], closed_on=DAY, outcome="Shown to them.",
    )  # fmt: skip
    return {"agreement": drafted.pk, "consent": str(consent), "request": str(closed)}
