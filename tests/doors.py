"""Every address of the system, and who may open it: a reviewer reads this table.

An address about a household or person opens to those whom its row names, of whoever they see or may
change: the rows say which (`SEEING`, `CHANGING`), and tests/access/oracle.py says of whom.
"""

from accounts import clock
from tests.account_doors import account_doors
from tests.assessment_doors import assessment_doors, what_was_asked
from tests.assistance_doors import assistance_doors, what_was_given
from tests.casework_doors import casework_doors, what_was_worked_on
from tests.casework_note_doors import note_doors, what_was_noted
from tests.consent_doors import consent_doors, what_was_agreed
from tests.decision_doors import decision_doors, what_was_decided
from tests.door import (
    ADMINISTRATION,
    ANYBODY,
    APPROVING,
    AUDITING,
    EXPORTING,
    HIDING,
    LISTS,
    NOBODY,
    NOTHING,
    OFFICE,
    OWN,
    PARTNERS,
    PLACES,
    REGISTER,
    REGISTERING,
    REPORTS,
    SEEING,
    SIGNED_IN,
    STAFF,
    WATCHING,
    WATCHING_PEOPLE,
    Door,
)
from tests.factories import (
    family,
    head_of,
    make_household,
    make_link,
    make_organisation,
    make_user,
)
from tests.feedback_doors import feedback_doors, what_was_said
from tests.instrument_doors import instrument_doors, what_is_asked
from tests.job_doors import job_doors, what_is_to_be_done
from tests.payment_doors import payment_doors, what_was_paid
from tests.reference_doors import reference_doors, what_was_decreed
from tests.referral_doors import referral_doors, what_was_referred

HOUSEHOLD, PERSON, USER = "{household}", "{person}", "{user}"
A_HOUSEHOLD = f"/admin/cases/household/{HOUSEHOLD}/"
A_PERSON = f"/admin/cases/individual/{PERSON}/"
AN_ORGANISATION = "/admin/accounts/organisation/MLSA/"
A_USER = f"/admin/accounts/user/{USER}/"

DOORS = {
    "": Door("/", ANYBODY, ANYBODY),
    "healthz": Door("/healthz", ANYBODY),
    "readyz": Door("/readyz", ANYBODY),
    "language/": Door("/language/", NOBODY, ANYBODY),
    "admin/": Door("/admin/", STAFF, STAFF),
    "admin/login/": Door("/admin/login/", ANYBODY, ANYBODY),
    "admin/logout/": Door("/admin/logout/", NOBODY, ANYBODY),
    "admin/password_change/": Door("/admin/password_change/", SIGNED_IN, SIGNED_IN),
    "admin/password_change/done/": Door("/admin/password_change/done/", STAFF, NOBODY),
    "admin/autocomplete/": Door(
        "/admin/autocomplete/?app_label=accounts&model_name=user&field_name=places", PLACES, NOBODY
    ),
    "admin/jsi18n/": Door("/admin/jsi18n/", STAFF, NOBODY),
    "admin/r/<path:content_type_id>/<path:object_id>/": Door("/admin/r/1/1/"),
    "admin/^(?P<app_label>accounts|cases|assessments|assistance|casework|places)/$": Door(
        "/admin/cases/", LISTS | ADMINISTRATION, LISTS | ADMINISTRATION
    ),
    "admin/(?P<url>.*)$": Door("/admin/nonsense/"),
    "admin/cases/household/": Door("/admin/cases/household/", LISTS, LISTS),
    "admin/cases/household/add/": Door("/admin/cases/household/add/", REGISTERING, REGISTERING),
    "admin/cases/household/<path:object_id>/": Door(A_HOUSEHOLD, STAFF, STAFF, NOTHING, NOTHING),
    "admin/cases/household/<path:object_id>/change/": Door(
        f"{A_HOUSEHOLD}change/", LISTS, OFFICE, SEEING
    ),
    "admin/cases/household/<path:object_id>/history/": Door(
        f"{A_HOUSEHOLD}history/",
        OFFICE | AUDITING,
        OFFICE | AUDITING,
        SEEING,
        SEEING,
        of_anybody=AUDITING,
    ),
    "admin/cases/household/<str:number>/looks/": Door(
        f"{A_HOUSEHOLD}looks/", WATCHING_PEOPLE, WATCHING_PEOPLE, SEEING, SEEING
    ),
    "admin/cases/individual/<str:number>/looks/": Door(
        f"{A_PERSON}looks/", WATCHING_PEOPLE, WATCHING_PEOPLE, SEEING, SEEING
    ),
    "admin/cases/household/<path:object_id>/delete/": Door(f"{A_HOUSEHOLD}delete/"),
    "admin/cases/individual/": Door("/admin/cases/individual/", LISTS, LISTS),
    "admin/cases/individual/due/<slug:kind>/": Door(
        "/admin/cases/individual/due/papers/", OFFICE, OFFICE
    ),
    "admin/cases/individual/add/": Door("/admin/cases/individual/add/"),
    "admin/cases/individual/<path:object_id>/": Door(A_PERSON, STAFF, STAFF, NOTHING, NOTHING),
    "admin/cases/individual/<path:object_id>/change/": Door(
        f"{A_PERSON}change/", LISTS, REGISTERING, SEEING
    ),
    "admin/cases/individual/<path:object_id>/history/": Door(f"{A_PERSON}history/"),
    "admin/cases/individual/<path:object_id>/delete/": Door(f"{A_PERSON}delete/"),
    "admin/accounts/organisation/": Door(
        "/admin/accounts/organisation/", ADMINISTRATION, ADMINISTRATION
    ),
    "admin/accounts/organisation/add/": Door(
        "/admin/accounts/organisation/add/", ADMINISTRATION, ADMINISTRATION
    ),
    "admin/accounts/organisation/<path:object_id>/": Door(AN_ORGANISATION, STAFF, STAFF),
    "admin/accounts/organisation/<path:object_id>/change/": Door(
        f"{AN_ORGANISATION}change/", ADMINISTRATION, ADMINISTRATION
    ),
    "admin/accounts/organisation/<path:object_id>/history/": Door(f"{AN_ORGANISATION}history/"),
    "admin/accounts/organisation/<path:object_id>/delete/": Door(f"{AN_ORGANISATION}delete/"),
    "admin/accounts/user/": Door("/admin/accounts/user/", ADMINISTRATION, ADMINISTRATION),
    "admin/accounts/user/add/": Door("/admin/accounts/user/add/", ADMINISTRATION, ADMINISTRATION),
    "admin/accounts/user/<path:object_id>/": Door(A_USER, STAFF, STAFF),
    "admin/accounts/user/<path:object_id>/change/": Door(
        f"{A_USER}change/", ADMINISTRATION, ADMINISTRATION
    ),
    "admin/accounts/user/<path:object_id>/history/": Door(f"{A_USER}history/"),
    "admin/accounts/user/<path:object_id>/delete/": Door(f"{A_USER}delete/"),
    "admin/accounts/look/": Door("/admin/accounts/look/", WATCHING, WATCHING),
    "reports/": Door("/reports/", REPORTS),
    "reports/<slug:name>/": Door("/reports/population/", REPORTS),
    "api/v1/": Door("/api/v1/", SIGNED_IN),
    "api/v1/schema/": Door("/api/v1/schema/", SIGNED_IN),
    "api/v1/docs/": Door("/api/v1/docs/", SIGNED_IN),
    "api/v1/^households/$": Door("/api/v1/households/", LISTS),
    "api/v1/^households/(?P<number>[^/]+)/$": Door(
        f"/api/v1/households/{HOUSEHOLD}/", LISTS, get_by=SEEING
    ),
    "api/v1/^individuals/$": Door("/api/v1/individuals/", LISTS),
    "api/v1/^individuals/(?P<number>[^/]+)/$": Door(
        f"/api/v1/individuals/{PERSON}/", LISTS, get_by=SEEING
    ),
    "api/v1/^reports/$": Door("/api/v1/reports/", REPORTS),
    "api/v1/^reports/(?P<name>[^/.]+)/$": Door("/api/v1/reports/population/", REPORTS),
}
# What is recorded of a person or a household: a page each, all for those who work in the register.
OF_A_PERSON = (
    "absence",
    "birth",
    "citizenship",
    "correct-document",
    "correct-link",
    "correct-phone",
    "death",
    "disability",
    "displacement",
    "document",
    "end-assignment",
    "end-fact",
    "end-link",
    "end-restriction",
    "leave",
    "link",
    "decide-mistake",
    "mistake",
    "move",
    "need",
    "phone",
    "restrict",
    "return",
    "status",
)
OF_A_HOUSEHOLD = (
    "assign", "change-address", "change-head", "complete", "confirm", "decide-mistake",
    "end-assignment", "end-restriction", "make-inactive", "mistake", "reopen", "restrict",
)  # fmt: skip
DOORS |= {
    f"admin/cases/individual/<str:number>/{slug}/": Door(
        f"{A_PERSON}{slug}/", REGISTERING, REGISTERING
    )
    for slug in OF_A_PERSON
}
DOORS |= {
    f"admin/cases/household/<str:number>/{slug}/": Door(
        f"{A_HOUSEHOLD}{slug}/", REGISTERING, REGISTERING
    )
    for slug in OF_A_HOUSEHOLD
}
DOORS |= {
    "admin/cases/household/import/": Door("/admin/cases/household/import/", REGISTER, REGISTER),
    "admin/cases/household/import/template/<slug:language>/": Door(
        "/admin/cases/household/import/template/hy/", REGISTER, REGISTER
    ),
    "admin/cases/household/quick/": Door("/admin/cases/household/quick/", REGISTERING, REGISTERING),
    "admin/cases/household/to-complete/": Door(
        "/admin/cases/household/to-complete/", REGISTERING, REGISTERING
    ),
    "admin/cases/household/<str:number>/card.pdf": Door(
        f"{A_HOUSEHOLD}card.pdf", LISTS, LISTS, OWN, OWN, PARTNERS | {"dpo"}
    ),
    "admin/cases/household/<str:number>/slip/": Door(
        f"{A_HOUSEHOLD}slip/", LISTS, LISTS, OWN, OWN, PARTNERS | {"dpo"}
    ),
}
DOORS |= {
    f"admin/cases/{name}/export.<str:file_format>": Door(
        f"/admin/cases/{name}/export.csv", EXPORTING, EXPORTING
    )
    for name in ("household", "individual")
}
DOORS |= {
    f"admin/cases/individual/<str:number>/{slug}/": Door(
        f"{A_PERSON}{slug}/", REGISTERING, REGISTERING, field_class="health"
    )
    for slug in ("disability", "need")
}
DOORS |= {
    f"admin/cases/{kind}/<str:number>/{slug}/": Door(f"{base}{slug}/", HIDING, HIDING)
    for kind, base in (("household", A_HOUSEHOLD), ("individual", A_PERSON))
    for slug in ("restrict", "end-restriction")
}
# A supervisor's own.
DOORS |= {
    f"admin/cases/{kind}/<str:number>/{slug}/": Door(f"{base}{slug}/", APPROVING, APPROVING)
    for kind, base in (("household", A_HOUSEHOLD), ("individual", A_PERSON))
    for slug in ("assign", "end-assignment", "decide-mistake")
    if (kind, slug) != ("individual", "assign")
}
DOORS["admin/cases/household/<str:number>/still-here/"] = Door(
    f"{A_HOUSEHOLD}still-here/", NOBODY, REGISTERING
)
DOORS |= account_doors(Door)
DOORS |= {
    f"admin/accounts/user/<int:pk>/{slug}/": Door(
        f"{A_USER}{slug}/", ADMINISTRATION, ADMINISTRATION
    )
    for slug in ("new-link", "reset-second-factor", "disable", "enable")
}
DOORS |= {
    f"admin/cases/household/{slug}/": Door(f"/admin/cases/household/{slug}/", who, who)
    for slug, who in (
        ("family-is-here", REGISTER),
        ("break-glass", REGISTER),
        ("contested", REGISTER),
        ("glass", APPROVING | {"dpo"}),
        ("taken-over", APPROVING),
    )
}
DOORS |= {
    "account/desk/": Door("/account/desk/", NOBODY, SIGNED_IN),
    "admin/staff/surge/": Door("/admin/staff/surge/", APPROVING, APPROVING),
    "admin/staff/surge/change/": Door("/admin/staff/surge/change/"),
    "admin/staff/roles/": Door("/admin/staff/roles/", APPROVING | {"dpo"}, APPROVING | {"dpo"}),
    "admin/staff/clearance/": Door("/admin/staff/clearance/", APPROVING, APPROVING),
}
DOORS |= consent_doors(Door) | job_doors(Door, anybody=STAFF)
DOORS |= reference_doors(Door, anybody=STAFF, reading=PLACES)
DOORS |= instrument_doors(Door, anybody=STAFF) | assessment_doors(Door, anybody=STAFF)
DOORS |= assistance_doors(Door, anybody=STAFF)
DOORS |= payment_doors(Door) | decision_doors(Door, anybody=STAFF)
DOORS |= casework_doors(Door, anybody=STAFF) | note_doors(Door, anybody=STAFF)
DOORS |= feedback_doors(Door, anybody=STAFF) | referral_doors(Door)


def world(at="AM07"):
    """Somebody of every sort, and a household at a place: (users by sort, examples by name)."""
    places = ["AM07"]
    ngo = make_organisation("PIN", is_controller=False, kind="international_ngo")
    sorts = sorted(STAFF - {"other organisation"})
    users = {role: make_user(role, places=places) for role in sorts}
    users |= {
        "other organisation": make_user(places=places, organisation=ngo),
        "without a role": make_user("", username="without-a-role", places=places),
        "inactive": make_user(places=places, is_active=False),
        "nobody": None,
    }
    household = family(by=users["caseworker"]) if at == "AM07" else make_household(at=at)
    names = {
        "household": str(household),
        "person": str(head_of(household)),
        "user": users["supervisor"].pk,
        "link": make_link(users["coordinator"], at=clock.now()),
        **what_was_agreed(head_of(household), users),
        **what_is_asked(users) | what_is_to_be_done(users),
        **what_was_asked(household, users),
        **what_was_given(household, users),
        **what_was_paid(household, users),
        **what_was_decided(household, users),
        **what_was_noted(household, users),
        **what_was_said(household, users),
        **what_was_decreed(),
        **what_was_worked_on(household, users),
        **what_was_referred(household, users),
    }
    return users, names
