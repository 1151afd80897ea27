"""The entries at the top of every page: which there are, and for whom."""

from django.utils.translation import gettext_lazy as _

from accounts.jobs.kinds import asks_for_any

# In the order of a caseworker's day; the first of those that somebody opens stand in the line, the
# others under More. Words, the name of the address, and who opens it: all, by a permission, or as
# a function says.
ENTRIES = (
    (_("Today"), "admin:index", None),
    (_("Households"), "admin:cases_household_changelist", "cases.view_household"),
    (_("Quick registration"), "admin:cases_household_quick", "cases.add_household"),
    (_("People"), "admin:cases_individual_changelist", "cases.view_individual"),
    (_("Cases"), "admin:casework_case_changelist", "casework.view_case"),
    (_("Tasks"), "admin:casework_task_changelist", "casework.view_case"),
    (_("Referrals"), "admin:casework_referral_changelist", "casework.view_referral"),
    (
        _("Assessments"),
        "admin:assessments_assessment_changelist",
        "assessments.view_assessment",
    ),
    (
        _("Assistance"),
        "admin:assistance_assistance_changelist",
        "assistance.view_assistance",
    ),
    (_("Already helped?"), "admin:assistance_helped", "assistance.check_helped"),
    (_("Register"), "admin:cases_household_add", "cases.add_household"),
    (_("Reports"), "reports:index", "reports.view_report"),
    (
        _("Distributions"),
        "admin:assistance_distribution_changelist",
        "assistance.view_distribution",
    ),
    (_("Appointments"), "admin:casework_appointment_changelist", "casework.view_case"),
    (_("Services"), "admin:casework_service_changelist", "casework.view_service"),
    (_("Feedback"), "admin:casework_feedback_changelist", "casework.add_feedback"),
    (
        _("Assessments of places"),
        "admin:assessments_placeassessment_changelist",
        "assessments.view_placeassessment",
    ),
    (_("Decisions"), "admin:assistance_decision_changelist", "assistance.view_decision"),
    (_("Payment lists"), "admin:assistance_paymentlist_changelist", "assistance.make_paymentlist"),
    (
        _("Programmes"),
        "admin:assistance_programme_changelist",
        "assistance.change_programme",
    ),
    (_("Requests about data"), "admin:cases_datarequest_changelist", "cases.open_request"),
    (_("Hidden people"), "admin:cases_restriction_changelist", "cases.open_request"),
    (
        _("Extensions by decree"),
        "admin:cases_validityextension_changelist",
        "cases.view_validityextension",
    ),
    (_("Partners by purpose"), "admin:cases_household_partners", "cases.record_consent"),
    (
        _("Agreements"),
        "admin:accounts_sharingagreement_changelist",
        "accounts.view_sharingagreement",
    ),
    (
        _("Questionnaires"),
        "admin:assessments_instrument_changelist",
        "assessments.view_instrument",
    ),
    (_("Users"), "admin:accounts_user_changelist", "accounts.view_user"),
    (
        _("Organisations"),
        "admin:accounts_organisation_changelist",
        "accounts.view_organisation",
    ),
    (_("Looks"), "admin:accounts_look_changelist", "accounts.view_look"),
    (_("Jobs"), "jobs:list", asks_for_any),
    (_("Places"), "admin:places_place_changelist", "places.view_place"),
    (_("Specific needs"), "admin:cases_needcode_changelist", "cases.view_needcode"),
)
_ENTRIES = frozenset(name for _words, name, _permission in ENTRIES)


def navigation(request):
    """The entries that the user may open, with the one under which the page stands."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [
        {"label": label, "name": name, "current": name == _standing_for(here)}
        for label, name, permission in ENTRIES
        if _may(request.user, permission)
    ]


def _may(user, permission):
    """Whether an entry is for this user: for all, by a permission, or as a function says."""
    if callable(permission):
        return permission(user)
    return permission is None or user.has_perm(permission)


def _standing_for(view_name):
    """The entry under which a page stands: the pages of one record under the list of its kind."""
    parts = view_name.removeprefix("admin:").split("_")
    if view_name in _ENTRIES:
        return view_name
    if parts[0] == "assistance" and len(parts) == 2:
        return "admin:assistance_assistance_changelist"
    if view_name.startswith("admin:") and len(parts) > 2:
        return f"admin:{parts[0]}_{parts[1]}_changelist"
    rooms = {
        "reports": "reports:index",
        "jobs": "jobs:list",
        "assistance": "admin:assistance_assistance_changelist",
    }
    return rooms.get(view_name.partition(":")[0], view_name)
