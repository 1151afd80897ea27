"""Who lets a role hold that was given by somebody who may less, and who clears for protection."""

from accounts.choices import Role
from accounts.models import User
from accounts.policy import places_of
from accounts.roles import acting_role, lacks

# For these the data protection officer vouches, though they do not do the work: nobody else may be
# there who may as much, and who watches over the register knows who they are.
VOUCHED_FOR = {
    Role.DATA_PROTECTION_OFFICER.value: frozenset(
        {Role.SUPERVISOR.value, Role.DATA_PROTECTION_OFFICER.value, Role.AUDITOR.value}
    )
}


def may_confirm(by, user):
    """Whether `by` lets a user's role hold: may as much, has their places, and did not give it."""
    if not by.has_perm("accounts.confirm_role") or by.pk in (user.pk, user.role_given_by_id):
        return False
    if user.role in VOUCHED_FOR.get(acting_role(by), ()):
        return True
    return not lacks(by, user.role) and lies_within(by, user)


def lies_within(by, user):
    """Whether all the places of a user lie within those of `by`."""
    return {place.pk for place in user.places.all()} <= set(places_of(by))


def waiting_for(by):
    """The users whose role waits and whom `by` may confirm, by user name."""
    if not by.has_perm("accounts.confirm_role"):
        return []
    waiting = User.objects.filter(role_waits=True, is_active=True, is_superuser=False)
    rows = waiting.select_related("organisation", "role_given_by").prefetch_related("places")
    return [user for user in rows.order_by("username") if may_confirm(by, user)]


def may_clear(by, user):
    """Whether `by`, who reads protection fields, may let this caseworker of theirs read them."""
    return (
        by.has_perm("accounts.clear_for_protection")
        and by.has_perm("cases.confidential_needs")
        and by.pk != user.pk
        and acting_role(user) == Role.CASEWORKER
        and user.organisation_id == by.organisation_id
        and user.places.exists()
        and lies_within(by, user)
    )


def clearable_by(by):
    """The active caseworkers whom `by` may clear, by name."""
    colleagues = User.objects.filter(
        role=Role.CASEWORKER,
        role_waits=False,
        is_active=True,
        organisation=by.organisation_id,
        places__in=places_of(by),
    )
    rows = colleagues.distinct().select_related("organisation").prefetch_related("places")
    ordered = rows.order_by("last_name", "first_name", "username")
    return [user for user in ordered if may_clear(by, user)]
