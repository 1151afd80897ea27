"""What of the help that people got somebody is told, beyond which rows they see.

Whoever sees a household is told that it was helped, when, and in which sector. By whom, how much
and of which programme is read by whoever reads the class of assistance, and of what their own
organisation gives by that organisation.
"""

from dataclasses import dataclass

from accounts.choices import FieldClass
from accounts.policy import readable_classes
from accounts.roles import CLEARED
from assistance.choices import OF_PROTECTION
from cases.policy import sees_in_part

MAY_READ, MAY_GIVE = "assistance.view_assistance", "assistance.add_assistance"
MAY_CHECK, MAY_DRAW_UP = "assistance.check_helped", "assistance.add_distribution"


@dataclass(frozen=True)
class HelpSight:
    """Whether details of everybody's help are read, and whose own are; which sectors are told."""

    reads_all: bool
    reads_protection: bool
    organisation: str

    def tells(self, given_by):
        """Whether the giver, the programme and the amount of this giver's help are told."""
        return self.reads_all or given_by == self.organisation

    def tells_of(self, sector, given_by):
        """Whether it is told at all that there was such help."""
        is_own = self.organisation and given_by == self.organisation
        return bool(self.reads_protection or sector not in OF_PROTECTION or is_own)


def help_sight(user, on, *, classes=None):
    """The HelpSight of a user on a day; of one household, by the `classes` that they read of it."""
    readable = readable_classes(user, on=on) if classes is None else classes
    return HelpSight(
        reads_all=FieldClass.ASSISTANCE in readable,
        reads_protection=bool(CLEARED & user.get_all_permissions())
        or (classes is not None and FieldClass.PROTECTION in classes),
        organisation=(user.organisation_id or "") if sees_in_part(user) else "",
    )


def may_give(user, programme):
    """Whether the user may give of this programme: the register's staff of all, others of theirs.

    To whom is another question, which the policy answers.
    """
    if not user.has_perm(MAY_GIVE):
        return False
    return not sees_in_part(user) or programme.given_by_id == user.organisation_id


def may_draw_up(user, programme):
    """Whether the user draws up lists of this programme."""
    return user.has_perm(MAY_DRAW_UP) and may_give(user, programme)


def own_programmes(rows, user, path=""):
    """Of these rows, whose `path` leads to a programme, those of whose programme the user gives."""
    if not sees_in_part(user):
        return rows
    return rows.filter(**{f"{path}given_by": user.organisation_id})
