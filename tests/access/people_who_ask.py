"""Everybody who asks in the tests of access: each role, each way to lose it, each partner."""

from datetime import timedelta

from django.contrib.auth.models import AnonymousUser

from accounts.models import SharingAgreement
from tests.factories import make_organisation, make_user, place

# Where the work is, and two places elsewhere.
HERE, AWAY, FURTHER = "AM07", "AM01", "AM03"
SHOWN = ["administrative", "identity", "contact"]
ROLES = (
    "registrar",
    "caseworker",
    "supervisor",
    "coordinator",
    "auditor",
    "dpo",
    "administrator",
)


def settlement():
    """A settlement of the marz that once belonged to a district."""
    inside = type(place()).objects.within(place(HERE))
    return inside.filter(level="settlement", district__isnull=False).order_by("code")[0]


def other_settlement():
    """Another settlement of the marz, of another community and district."""
    ours = settlement()
    inside = type(place()).objects.within(place(HERE)).filter(level="settlement")
    return inside.exclude(parent=ours.parent).exclude(district=ours.district).order_by("code")[0]


def everybody(day, moment):
    """Name → user: all who ask, each with the moment at which they do unless the name says none."""
    clerk = make_user("supervisor", username="clerk", places=[FURTHER])
    users = {"clerk": clerk} | _staff(day) | _partners(day, clerk)
    for name, user in users.items():
        if not name.endswith("without a moment"):
            user.at = moment
    return users | {"nobody": AnonymousUser()}


def _staff(day):
    """Users of the register's controller."""
    home = settlement()
    yesterday = day - timedelta(days=1)
    made = {role: make_user(role, username=role, places=[HERE]) for role in ROLES}
    made |= {
        "without a role": make_user("", username="no-role", places=[HERE]),
        "superuser": make_user("", username="root", places=[HERE], is_superuser=True),
        "superuser and coordinator": make_user("coordinator", is_superuser=True, places=[HERE]),
        "partner of the controller": make_user(
            "partner", organisation=make_organisation(), purpose="assistance", places=[HERE]
        ),
        "caseworker in the settlement": make_user(places=[home]),
        "caseworker in the community": make_user(places=[home.parent]),
        "caseworker in the district": make_user(places=[home.district]),
        "caseworker elsewhere": make_user(places=[AWAY]),
        "caseworker in two places": make_user(places=[AWAY, home]),
        "caseworker without a place": make_user(),
        "supervisor elsewhere": make_user("supervisor", places=[AWAY]),
        "supervisor without a place": make_user("supervisor"),
        "cleared caseworker": make_user(places=[HERE], is_cleared=True),
        "cleared registrar": make_user("registrar", is_cleared=True),
        "registrar without a moment": make_user("registrar", places=[HERE]),
        "caseworker without a moment": make_user(places=[HERE]),
    }
    for role in ("registrar", "caseworker", "supervisor", "dpo"):
        made |= {
            f"{role} until today": make_user(role, places=[HERE], role_until=day),
            f"{role} until yesterday": make_user(role, places=[HERE], role_until=yesterday),
            f"{role} who waits": make_user(role, places=[HERE], role_waits=True),
            f"{role} who is disabled": make_user(role, places=[HERE], is_active=False),
        }
    return made


def _agree(day, clerk):
    """What was agreed with other organisations, and what of it holds."""
    signers = [make_user("supervisor"), make_user("dpo")]
    yesterday, tomorrow = day - timedelta(days=1), day + timedelta(days=1)

    def agreed(acronym, **values):
        return _agreement(acronym, clerk, signers, day, **values)

    agreed("PIN")
    agreed("PIN", purposes=["health"], shown=[*SHOWN, "health"])
    agreed("PIN", purposes=["statistics"], shown=["administrative"], suspended=True)
    agreed("TWO", shown=["administrative", "identity", "free_text"], at=[settlement()])
    agreed("TWO", shown=["contact", "free_text"], at=[AWAY])
    agreed("DUTY", basis="duty")
    agreed("DUTYHERE", basis="duty", at=[settlement()])
    agreed("MANY", purposes=["protection", "assistance"])
    agreed("OTHERS", purposes=["protection"], shown=[*SHOWN, "assistance"])
    agreed("AWAY", at=[AWAY])
    agreed("SUSPENDED", suspended=True)
    agreed("UNSIGNED", signed=0)
    agreed("ONCE", signed=1)
    agreed("OVER", until_on=day)
    agreed("ENDING", until_on=tomorrow)
    agreed("COMING", from_on=tomorrow)
    agreed("BEGUN", from_on=day)
    agreed("ENDED", until_on=yesterday)


def _partners(day, clerk):
    """Users of other organisations, for most of which something was agreed."""
    _agree(day, clerk)
    yesterday = day - timedelta(days=1)
    others = ["NOTHING"]
    acronyms = [*SharingAgreement.objects.values_list("partner", flat=True).distinct(), *others]
    made = {
        f"partner {acronym}": _works_for(acronym, "partner", purpose="assistance")
        for acronym in sorted(acronyms)
    }
    made |= {
        f"{role} of a partner": _works_for("PIN", role, purpose="assistance") for role in ROLES
    }
    made |= {
        "partner for health": _works_for("PIN", "partner", purpose="health"),
        "partner for statistics": _works_for("PIN", "partner", purpose="statistics"),
        "partner for nothing": _works_for("PIN", "partner"),
        "partner by duty for health": _works_for("DUTY", "partner", purpose="health"),
        "partner for protection": _works_for("OTHERS", "partner", purpose="protection"),
        "cleared partner": _works_for("PIN", "partner", purpose="assistance", is_cleared=True),
        "partner until yesterday": _works_for(
            "PIN", "partner", purpose="assistance", role_until=yesterday
        ),
        "partner who waits": _works_for("PIN", "partner", purpose="assistance", role_waits=True),
        "partner who is disabled": _works_for(
            "PIN", "partner", purpose="assistance", is_active=False
        ),
    }
    return made


def _works_for(acronym, role, **fields):
    ngo = make_organisation(acronym, is_controller=False, kind="national_ngo")
    return make_user(role, organisation=ngo, places=[HERE], **fields)


def _agreement(
    acronym,
    drafted_by,
    signers,
    day,
    *,
    purposes=("assistance",),
    basis="consent",
    at=(HERE,),
    shown=SHOWN,
    from_on=None,
    until_on=None,
    signed=2,
    suspended=False,
):
    """An agreement that holds, unless something else is said."""
    made = SharingAgreement(
        partner=make_organisation(acronym, is_controller=False, kind="national_ngo"),
        title=f"{acronym} {purposes[0]}",
        purposes=list(purposes),
        basis=basis,
        decree="999-N" if basis == "duty" else "",
        field_classes_shared=list(shown),
        from_on=from_on or day - timedelta(days=100),
        until_on=until_on,
        drafted_by=drafted_by,
    )
    if signed > 0:
        made.first_signed_by, made.first_signed_on = signers[0], day
    if signed > 1:
        made.second_signed_by, made.second_signed_on = signers[1], day
    if suspended:
        made.suspended_on, made.suspended_because = day, "Under review"
    made.save()
    made.places.set([place(code) if isinstance(code, str) else code for code in at])
    return made
