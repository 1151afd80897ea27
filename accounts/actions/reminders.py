"""Whether somebody is reminded by e-mail."""

from accounts.actions.access import lock_user
from accounts.history.writing import acted


@acted
def choose_reminders(*, user, wishes, by):
    """Send the user an e-mail on mornings on which something waits for them, or none."""
    current = lock_user(user)
    current.wants_reminders = wishes
    current.save(update_fields=["wants_reminders"])
    return current
