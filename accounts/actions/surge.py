"""Accounts for people who help out for some days: made by a supervisor, from a list, for N days."""

import re
from dataclasses import dataclass
from datetime import timedelta

import tetrak_translit
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.actions.access import end_sessions, lock_user
from accounts.actions.invitations import invite, new_link
from accounts.choices import Role
from accounts.history.writing import acted
from accounts.models import User
from accounts.policy import places_of

MOST_DAYS, MOST_ACCOUNTS = 30, 200
_NAME_WORDS = re.compile(r"[\w'’-]+")


@dataclass(frozen=True)
class Colleague:
    """A row of the list: who helps out, and in which language; the user name may be left to us."""

    row: int
    name: str
    user_name: str = ""
    language: str = ""


@dataclass(frozen=True)
class Made:
    """What came of a list: the new users, each with the secret of a link, and who was there."""

    new: list
    there: list


@acted
def make_surge_accounts(*, colleagues, places, days, by, at, today):
    """Make registrars of a supervisor's organisation and places, all or none, for so many days.

    The same list again makes nobody twice: whoever this supervisor made under the same name is
    there already. Two windows of one supervisor wait for each other.
    """
    lock_user(by)
    until = today + timedelta(days=days - 1)
    named = [(colleague, user_name(colleague)) for colleague in colleagues]
    existing = {user.username: user for user in _users_called([name for _c, name in named])}
    faults = [
        *_period_faults(days, until, by),
        *_place_faults(places, by),
        *_list_faults(named),
        *(
            fault
            for colleague, name in named
            for fault in _row_faults(colleague, name, existing.get(name), by)
        ),
    ]
    if faults:
        raise ValidationError(faults)
    new = [
        _invited(colleague, name, places, until, by, at)
        for colleague, name in named
        if name not in existing
    ]
    return Made(new=new, there=list(existing.values()))


@acted
def extend_surge_account(*, user, days, by, today):
    """Let somebody help out for so many days from today on."""
    current = _theirs(user, by)
    until = today + timedelta(days=days - 1)
    faults = _period_faults(days, until, by)
    if faults:
        raise ValidationError(faults)
    current.role_until = until
    current.save(update_fields=["role_until"])
    return current


@acted
def end_surge_account(*, user, by, today):
    """Somebody helps out no longer: their role ended yesterday, and their sessions end now."""
    current = _theirs(user, by)
    current.role_until = today - timedelta(days=1)
    current.save(update_fields=["role_until"])
    end_sessions(user=current)
    return current


@acted
def renew_surge_link(*, user, by, at):
    """Make another one-time link for somebody who lost theirs; returns its secret."""
    return new_link(user=_theirs(user, by), by=by, at=at)


def surge_accounts_of(by):
    """The accounts for some days that this supervisor made, who helps out longest first."""
    made = User.objects.filter(role=Role.REGISTRAR, role_given_by=by, role_until__isnull=False)
    return made.order_by("-role_until", "username")


def user_name(colleague):
    """The user name of a row: as it was typed, else the name in Latin letters with a dot."""
    if colleague.user_name:
        return colleague.user_name.strip().lower()
    latin = tetrak_translit.transliterate(colleague.name.lower(), "hy/bgn_pcgn")
    words = [re.sub(r"[^a-z0-9]", "", word) for word in _NAME_WORDS.findall(latin)]
    return ".".join(filter(None, words))


def full_name(name):
    """(given names, family name) of a name as it was typed, the family name last."""
    *given, family = name.split() or [""]
    return " ".join(given), family


def _invited(colleague, name, places, until, by, at):
    given, family = full_name(colleague.name)
    user = User(
        username=name,
        first_name=given,
        last_name=family,
        language=colleague.language,
        organisation=by.organisation,
        role=Role.REGISTRAR,
        role_until=until,
    )
    return user, invite(user=user, places=places, by=by, at=at)


def _theirs(user, by):
    current = surge_accounts_of(by).select_for_update(of=["self"]).filter(pk=user.pk).first()
    if current is None:
        raise ValidationError(_("This account is not of your list."), code="not_yours")
    return current


def _users_called(names):
    return User.objects.filter(username__in=names).select_related("role_given_by")


def _period_faults(days, until, by):
    if not 1 <= days <= MOST_DAYS:
        message = _("Choose 1 to %(most)d days.")
        return [ValidationError(message, code="days", params={"most": MOST_DAYS})]
    if by.role_until and until > by.role_until:
        message = _("Your own role ends on %(day)s: no account of yours lasts longer.")
        params = {"day": f"{by.role_until:%d.%m.%Y}"}
        return [ValidationError(message, code="beyond_own_role", params=params)]
    return []


def _place_faults(places, by):
    mine = set(places_of(by))
    if not places:
        return [ValidationError(_("Say at which of your places they work."), code="no_place")]
    return [
        ValidationError(
            _("%(place)s is not within your places."),
            code="not_your_place",
            params={"place": place.label()},
        )
        for place in places
        if place.pk not in mine
    ]


def _list_faults(named):
    if not named:
        return [ValidationError(_("The list names nobody."), code="empty")]
    if len(named) > MOST_ACCOUNTS:
        message = _("At most %(most)d accounts at a time.")
        return [ValidationError(message, code="too_many", params={"most": MOST_ACCOUNTS})]
    first, faults = {}, []
    for colleague, name in named:
        if name and name in first:
            message = _("Row %(row)d: row %(first)d has the same user name: type another.")
            params = {"row": colleague.row, "first": first[name]}
            faults.append(ValidationError(message, code="twice", params=params))
        first.setdefault(name, colleague.row)
    return faults


def _row_faults(colleague, name, existing, by):
    params = {"row": colleague.row, "name": name}
    if not colleague.name.strip():
        yield ValidationError(_("Row %(row)d: the name is missing."), "no_name", params)
    elif not name:
        message = _("Row %(row)d: type a user name; none could be made of these letters.")
        yield ValidationError(message, "no_user_name", params)
    elif existing and not _is_the_same(existing, colleague, by):
        message = _("Row %(row)d: somebody else is called %(name)s: type another user name.")
        yield ValidationError(message, "taken", params)
    elif not existing:
        yield from _field_faults(colleague, name)


def _field_faults(colleague, name):
    """What the fields of a user do not take, each with its row."""
    given, family = full_name(colleague.name)
    user = User(username=name, first_name=given, last_name=family, language=colleague.language)
    try:
        user.clean_fields(exclude=["password", "organisation", "role"])
    except ValidationError as refusal:
        for message in refusal.messages:
            params = {"row": colleague.row, "message": message}
            yield ValidationError(_("Row %(row)d: %(message)s"), "field", params)


def _is_the_same(user, colleague, by):
    """Whether this supervisor made the account for somebody of this name."""
    named = (user.first_name, user.last_name) == full_name(colleague.name)
    return named and user.role_given_by_id == by.pk and user.role == Role.REGISTRAR
