"""What Today tells of who works here: roles that wait, and colleagues whose days end."""

from dataclasses import dataclass

from accounts.actions.surge import surge_accounts_of
from accounts.confirming import waiting_for


@dataclass(frozen=True)
class Panel:
    """A part of Today: a template and what it shows."""

    template: str
    context: dict


CARDS = ()


def panels(today):
    """The roles that wait for this user, and the accounts for some days that they made."""
    user, day = today.user, today.day
    waiting = len(waiting_for(user))
    shown = [Panel("accounts/today_roles.html", {"count": waiting})] if waiting else []
    if user.has_perm("accounts.make_surge_accounts"):
        here = surge_accounts_of(user).filter(role_until__gte=day, is_active=True)
        ending = here.filter(role_until=day).count()
        shown.append(Panel("accounts/today_surge.html", {"count": here.count(), "ending": ending}))
    lists = [row.told for row in today.rows("saved_lists")]
    return [*([Panel("accounts/today_lists.html", {"lists": lists})] if lists else []), *shown]
