"""What each role may do, read and grant: one table, and nothing else grants.

`is_superuser` and `is_staff`, groups and single permissions grant nothing.
"""

from django.contrib.auth.backends import ModelBackend

from accounts import clock
from accounts.choices import FieldClass, Role

PEOPLE = frozenset(
    {
        "cases.view_household",
        "cases.view_individual",
        "cases.view_residence",
        "cases.view_membership",
        "places.view_place",
    }
)
REGISTER = PEOPLE | {
    "cases.add_household",
    "cases.change_household",
    "cases.change_individual",
    "cases.record_consent",
}
EXPORTS = frozenset({"cases.export_people"})
# What only the staff of the register's controller do with families who stand at other desks too.
DESK = frozenset(
    {
        "cases.import_register",
        "assessments.import_assessments",
        "cases.restrict",
        "cases.take_over",
        "cases.break_glass",
        "cases.search_beyond",
        "cases.compare_documents",
    }
)
# Specific needs of survivors, of detention and of the mind; why somebody is hidden from partners.
CLEARED = frozenset({"cases.confidential_needs"})
# Who saw whom: of the people whom they may see themselves.
LOOKS = frozenset({"accounts.view_look"})
REPORTS = frozenset({"reports.view_report", "places.view_place"})
# Questionnaires: whoever asks by them reads them, a
# coordinator or supervisor uploads them and puts them in use.
QUESTIONNAIRES = frozenset({"assessments.view_instrument"})
ASKING = QUESTIONNAIRES | {"assessments.add_instrument", "assessments.change_instrument"}
# What households need: read by whoever reads health, asked by those of them who registered or
# follow the household.
NEEDS = frozenset({"assessments.view_assessment"})
ASSESSING = NEEDS | {"assessments.add_assessment"}
# What is said of a place, which holds no person: asked by the register's own staff alone.
OF_PLACES = frozenset({"assessments.view_placeassessment"})
ASKING_OF_PLACES = OF_PLACES | {"assessments.add_placeassessment"}
# What is given: programmes are read by whoever works here; what households got by whoever follows
# them, and planned and handed over by those. Coordinators and supervisors keep the programmes.
PROGRAMMES = frozenset({"assistance.view_programme"})
KEEPING_PROGRAMMES = PROGRAMMES | {"assistance.add_programme", "assistance.change_programme"}
HELP = PROGRAMMES | {"assistance.view_assistance"}
GIVING = HELP | {
    "assistance.add_assistance",
    "assistance.check_helped",
    "assistance.view_distribution",
    "assistance.add_distribution",
}
# A second person locks the list of a distribution.
APPROVING = frozenset({"assistance.approve_distribution"})
# By what households are paid, and many things delivered at once from a file.
PAYING = frozenset(
    {
        "assistance.view_paymentinstrument",
        "assistance.add_paymentinstrument",
        "assistance.deliver_in_bulk",
    }
)
# Lists for banks: one makes a list, another approves it.
LISTING = frozenset(
    {
        "assistance.make_paymentlist",
        "assistance.approve_paymentlist",
        "assistance.load_results",
    }
)
# Who is entitled to what: what families earn and own, and decisions on their applications. Who
# decided does not decide the appeal against it.
DECIDING = frozenset(
    {
        "assistance.view_income",
        "assistance.add_income",
        "assistance.view_belonging",
        "assistance.add_belonging",
        "assistance.view_decision",
        "assistance.add_decision",
    }
)
# Concerns of households and people; those of protection are their own team's and those cleared's.
CASES = frozenset({"casework.view_case"})
WORKING = CASES | {"casework.add_case"}
# What people say of the help; where it accuses staff, focal points of others read it.
HEARING = frozenset({"casework.view_feedback"})
TAKING_DOWN = frozenset({"casework.add_feedback"})
# Decrees by which papers serve longer than is printed on them, of nobody in particular.
KEEPING_DECREES = frozenset(f"cases.{may}_validityextension" for may in ("view", "add", "change"))
# Referrals to services are sent, answered, and where nobody opens them led on.
SERVICES = frozenset({"casework.view_service"})
KEEPING_SERVICES = SERVICES | {"casework.add_service", "casework.change_service"}
REFERRING = SERVICES | {"casework.view_referral", "casework.add_referral"}
# What was sent to one's own organisation is answered there, and nobody else lacks it.
OF_ONES_OWN = frozenset({"casework.answer_referral"})
ANSWERING = KEEPING_SERVICES | OF_ONES_OWN | {"casework.view_referral"}
LEADING = KEEPING_SERVICES | {"casework.lead_referrals"}
# A second person closes a protection case: a supervisor, or a caseworker who is cleared. Whose
# cases go to whom when somebody leaves is a supervisor's to say.
SECOND_LOOK = frozenset({"casework.approve_case"})
REASSIGNING = frozenset({"casework.reassign_case"})
AGREEMENTS = frozenset({"accounts.view_sharingagreement"})
SIGNING = AGREEMENTS | {"accounts.sign_sharingagreement", "accounts.suspend_sharingagreement"}
SUPERVISING = frozenset(
    {
        "cases.assign",
        "cases.approve",
        "accounts.make_surge_accounts",
        "accounts.confirm_role",
        "accounts.clear_for_protection",
    }
)
ADMINISTRATION = frozenset(
    {
        "accounts.view_user",
        "accounts.add_user",
        "accounts.change_user",
        "accounts.view_organisation",
        "accounts.add_organisation",
        "accounts.change_organisation",
        "accounts.add_sharingagreement",
        "accounts.change_sharingagreement",
        "places.view_place",
        "places.change_place",
        "cases.view_needcode",
        "cases.change_needcode",
    }
)

# What caseworkers do, and supervisors with them.
CASEWORK = REGISTER | DESK | EXPORTS | QUESTIONNAIRES | ASSESSING | ASKING_OF_PLACES
CASEWORK |= GIVING | PAYING | DECIDING | WORKING | HEARING | TAKING_DOWN | REFERRING
# What the people of partners do.
PARTNERING = REGISTER | EXPORTS | AGREEMENTS | ASSESSING | OF_PLACES | GIVING
PARTNERING |= APPROVING | HEARING | TAKING_DOWN | ANSWERING

MAY = {
    Role.REGISTRAR.value: REGISTER | ASSESSING | ASKING_OF_PLACES | TAKING_DOWN,
    Role.CASEWORKER.value: CASEWORK,
    Role.SUPERVISOR.value: (
        CASEWORK
        | CLEARED
        | REPORTS
        | LOOKS
        | SIGNING
        | SUPERVISING
        | ASKING
        | KEEPING_PROGRAMMES
        | APPROVING
        | LISTING
        | KEEPING_DECREES
        | LEADING
        | SECOND_LOOK
        | REASSIGNING
        | {"assistance.decide_appeal"}
    ),
    Role.PARTNER.value: PARTNERING,
    Role.COORDINATOR.value: (REPORTS | ASKING | OF_PLACES | KEEPING_PROGRAMMES | HEARING | LEADING),
    Role.AUDITOR.value: LOOKS | AGREEMENTS | HEARING | {"cases.view_history"},
    Role.DATA_PROTECTION_OFFICER.value: (
        PEOPLE
        | CLEARED
        | LOOKS
        | SIGNING
        | NEEDS
        | OF_PLACES
        | HELP
        | CASES
        | HEARING
        | TAKING_DOWN
        | SERVICES
        | {
            "casework.view_referral",
            "cases.record_consent",
            "cases.restrict",
            "cases.open_request",
            "cases.review_glass",
            "casework.name_focal_points",
            "accounts.confirm_role",
        }
    ),
    Role.ADMINISTRATOR.value: ADMINISTRATION | AGREEMENTS | HEARING,
}

_REGISTERED = frozenset(set(FieldClass) - {FieldClass.PROTECTION, FieldClass.ASSISTANCE})
# Which classes of fields a role reads of the rows that it sees. Protection comes with clearance or
# the team (`cases/policy/`); a partner reads what its agreement names, and of nobody less.
READS = {
    Role.REGISTRAR.value: _REGISTERED,
    Role.CASEWORKER.value: frozenset(set(FieldClass) - {FieldClass.PROTECTION}),
    Role.SUPERVISOR.value: frozenset(FieldClass),
    Role.PARTNER.value: frozenset(
        {FieldClass.ADMINISTRATIVE, FieldClass.IDENTITY, FieldClass.CONTACT}
    ),
    Role.COORDINATOR.value: frozenset({FieldClass.ADMINISTRATIVE}),
    Role.AUDITOR.value: frozenset({FieldClass.ADMINISTRATIVE}),
    Role.DATA_PROTECTION_OFFICER.value: frozenset(FieldClass),
    Role.ADMINISTRATOR.value: frozenset(
        {FieldClass.ADMINISTRATIVE, FieldClass.IDENTITY, FieldClass.CONTACT}
    ),
}

# Which roles a role hands out. Where one of them may more than its giver, it waits until somebody
# who may as much confirms it: nobody grants what they lack.
GRANTS = {
    Role.SUPERVISOR.value: frozenset({Role.REGISTRAR.value}),
    Role.ADMINISTRATOR.value: frozenset(Role.values),
}

# Roles of the register's own staff, its data protection officer among them, who reads protection
# fields. Whoever has one of them for another organisation is a partner.
STAFF_ROLES = frozenset(
    {
        Role.REGISTRAR.value,
        Role.CASEWORKER.value,
        Role.SUPERVISOR.value,
        Role.DATA_PROTECTION_OFFICER.value,
    }
)
# Who is put into the team of a household.
TEAM_ROLES = frozenset({Role.CASEWORKER.value, Role.SUPERVISOR.value, Role.PARTNER.value})


def acting_role(user):
    """The role in which somebody acts; none while it waits to be confirmed.

    A register's role for another organisation than its controller is that of a partner.
    """
    if user.role_waits:
        return ""
    if user.role in STAFF_ROLES and not user.works_for_controller:
        return Role.PARTNER.value
    # The controller's own people see nobody through agreements, which are made with others.
    if user.role == Role.PARTNER and user.works_for_controller:
        return ""
    return user.role


def permissions_of(role):
    """Everything that a role may do."""
    return MAY.get(role, frozenset())


def grantable_by(user):
    """The roles that somebody may give to others."""
    return GRANTS.get(acting_role(user), frozenset())


def lacks(user, role):
    """Whether a role may do something that somebody, who would give or confirm it, may not."""
    return not permissions_of(role) - OF_ONES_OWN <= permissions_of(acting_role(user))


class RoleBackend(ModelBackend):
    """Grants what the table says, and nothing from groups, single permissions or marks."""

    def user_can_authenticate(self, user):
        """Active, and in a role that has not ended; asked at sign-in and again at each request."""
        return super().user_can_authenticate(user) and user.has_role_on(clock.today())

    def get_user_permissions(self, user_obj, obj=None):
        return self.get_all_permissions(user_obj, obj)

    def get_group_permissions(self, user_obj, obj=None):
        return set()

    def get_all_permissions(self, user_obj, obj=None):
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        may = set(permissions_of(acting_role(user_obj)))
        if user_obj.is_cleared and acting_role(user_obj) == Role.CASEWORKER:
            may |= CLEARED | SECOND_LOOK
        return may

    def has_perm(self, user_obj, perm, obj=None):
        return perm in self.get_all_permissions(user_obj, obj)

    def has_module_perms(self, user_obj, app_label):
        return any(
            permission.startswith(f"{app_label}.")
            for permission in self.get_all_permissions(user_obj)
        )
