"""The second factor of somebody who lost it."""

from allauth.mfa.models import Authenticator

from accounts.actions.access import end_sessions, lock_user, refuse_own, refuse_role
from accounts.history.writing import acted


@acted
def reset_second_factor(*, user, by):
    """Forget a user's apps, passkeys and recovery codes; what they have open ends.

    At the next sign-in they set up a new one. Returns how many were forgotten.
    """
    refuse_own(user, by)
    current = lock_user(user)
    refuse_role(by, current.role)
    forgotten, _rows = Authenticator.objects.filter(user=current).delete()
    end_sessions(user=current)
    return forgotten
