"""The pages on which facts of a person are recorded and ended, as the person's page has them."""

from django.utils.translation import gettext_lazy as _

from cases.admin import (
    amend_forms,
    ending_forms,
    fact_forms,
    link_forms,
    mistake_forms,
    paper_forms,
    team_forms,
)
from cases.admin.action_pages import ActionPage, is_active, is_present, offered

_STAYS = _("What was recorded before stays in the record.")

FACT_PAGES = (
    ActionPage(
        "phone",
        _("Add a telephone number"),
        _("Ask whether it is safe to call: somebody else may answer."),
        fact_forms.PhoneForm,
        is_present,
        rests_on=("phone.number",),
    ),
    ActionPage(
        "correct-phone",
        _("Correct a telephone number"),
        _("What you leave empty stays as it is. Another number is added on a page of its own."),
        amend_forms.AmendPhoneForm,
        is_present,
        rests_on=("phone.number",),
    ),
    ActionPage(
        "document",
        _("Add a document"),
        _("A number that somebody else holds is kept as contested; nobody is turned away."),
        paper_forms.DocumentForm,
        is_present,
        rests_on=("identitydocument.number",),
    ),
    ActionPage(
        "correct-document",
        _("Correct a document"),
        _(
            "What you leave empty stays as it is. A contested number is theirs once the other "
            "holder's is ended: say then whether you have seen the paper."
        ),
        amend_forms.AmendDocumentForm,
        is_present,
        rests_on=("identitydocument.number",),
    ),
    ActionPage(
        "status",
        _("Record legal status"),
        _("The status before it ends on that day; an application runs beside it."),
        paper_forms.StatusForm,
        is_present,
        rests_on=("legalstatus.status",),
    ),
    ActionPage(
        "citizenship",
        _("Record the answer to a citizenship application"),
        _(
            "Granted: temporary protection ends by itself, and the children named here follow. "
            "Why they fled, and what they are entitled to, stays as it is."
        ),
        paper_forms.CitizenshipForm,
        is_present,
        rests_on=("legalstatus.status", "individual.given_name"),
    ),
    ActionPage(
        "disability",
        _("Record a disability decision"),
        _("The decision before it ends on that day."),
        fact_forms.DecisionForm,
        is_present,
        rests_on=("disabilitydecision.degree",),
    ),
    ActionPage(
        "need",
        _("Add a specific need"),
        _STAYS,
        fact_forms.NeedForm,
        is_present,
        rests_on=("specificneed.need",),
    ),
    ActionPage(
        "absence",
        _("Record that a member is away"),
        _("The person stays a member, and even the head, but is not present in these days."),
        fact_forms.AbsenceForm,
        is_present,
        rests_on=("absence.whereabouts",),
    ),
    ActionPage(
        "displacement",
        _("Add an earlier displacement"),
        _STAYS,
        fact_forms.DisplacementForm,
        is_present,
    ),
    ActionPage(
        "restrict",
        _("Hide from partners"),
        _("Partners see nothing of this person until the day you type."),
        team_forms.RestrictForm,
        is_present,
        "cases.restrict",
    ),
    ActionPage(
        "end-fact",
        _("Something no longer holds"),
        _("What you choose ends on that day; it stays in the record."),
        ending_forms.EndFactForm,
    ),
)

# A link is told on the pages of both, and corrected and ended on either.
LINK_PAGES = (
    ActionPage(
        "link",
        _("Link to a relative, guardian or host"),
        _("Both see the link, not each other's address. A relative who never came has a name."),
        link_forms.LinkForm,
        is_present,
        rests_on=("personlink.other",),
    ),
    ActionPage(
        "correct-link",
        _("Correct a link"),
        _("What you leave empty stays as it is. To another person a new link is recorded."),
        link_forms.AmendLinkForm,
        link_forms.has_links,
        rests_on=("personlink.other",),
    ),
    ActionPage(
        "end-link",
        _("End a link"),
        _("From that day on they are no longer this to each other; it stays in the record."),
        link_forms.EndLinkForm,
        link_forms.has_links,
        rests_on=("personlink.other",),
    ),
)

# The same two pages of a household and of a person; the second is led to by the report itself.
_MISTAKE_PAGES = (
    ActionPage(
        "mistake",
        _("Report a mistake"),
        _("A duplicate, or entered by mistake: once a colleague confirms it, nobody counts it."),
        mistake_forms.MistakeForm,
    ),
    ActionPage(
        "decide-mistake",
        _("Decide on a reported mistake"),
        _("Nothing is deleted: the record stays, outside of every count."),
        mistake_forms.DecideMistakeForm,
        lambda target: False,
        "cases.approve",
    ),
)
FACT_PAGES = (*FACT_PAGES, *_MISTAKE_PAGES)
TEAM_PAGES = (
    ActionPage(
        "confirm",
        _("Confirm that they are still here"),
        _("The household is listed as known to be there from that day on."),
        ending_forms.ConfirmForm,
        is_active,
    ),
    ActionPage(
        "assign",
        _("Assign a caseworker"),
        _("The colleague belongs to the team of this household from that day on."),
        team_forms.AssignForm,
        is_active,
        "cases.assign",
    ),
    ActionPage(
        "restrict",
        _("Hide from partners"),
        _("Partners see nothing of this household until the day you type."),
        team_forms.RestrictForm,
        is_active,
        "cases.restrict",
    ),
    *_MISTAKE_PAGES,
)

# The same two pages of a household, for itself and for everybody in it, and of a person.
_END_ASSIGNMENT = ActionPage(
    "end-assignment",
    _("End an assignment"),
    _("The colleague leaves the team on that day; that they belonged to it stays in the record."),
    team_forms.EndAssignmentForm,
    permission="cases.assign",
)
_END_RESTRICTION = ActionPage(
    "end-restriction",
    _("Hide from partners no longer"),
    _("Partners may see them again from that day on; that they were hidden stays in the record."),
    team_forms.EndRestrictionForm,
    permission="cases.restrict",
)
END_TEAM_PAGES = (_END_ASSIGNMENT, _END_RESTRICTION)


def ends_offered(target, user, *, assigned, hidden):
    """The pages on which somebody's work with them ends, or their being hidden, where it holds."""
    held = ((_END_ASSIGNMENT, assigned), (_END_RESTRICTION, hidden))
    return offered(target, [page for page, holds in held if holds], user)
