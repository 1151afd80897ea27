"""The words of case work: what a case is about, how urgent it is, and how far it came."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CaseKind(models.TextChoices):
    """What a case is about."""

    CHILD_PROTECTION = "child_protection", _("child protection")
    PROTECTION = "protection", _("protection")
    SOCIAL_SUPPORT = "social_support", _("social support")
    HEALTH = "health", _("health")
    LEGAL = "legal", _("legal")
    LIVELIHOODS = "livelihoods", _("livelihoods")
    HOUSING = "housing", _("housing")


# Known to the case's own team and to those cleared; closed only after a second look.
OF_PROTECTION = (CaseKind.CHILD_PROTECTION, CaseKind.PROTECTION)


class Priority(models.TextChoices):
    """How soon somebody must act."""

    LOW = "low", _("low")
    MEDIUM = "medium", _("medium")
    HIGH = "high", _("high")
    URGENT = "urgent", _("urgent")


class CaseState(models.TextChoices):
    """How far a case came."""

    OPEN = "open", _("open")
    CLOSING = "closing", _("waits for a second look")
    CLOSED = "closed", _("closed")


class CaseOutcome(models.TextChoices):
    """How a case ended."""

    GOALS_MET = "goals_met", _("goals met")
    PARTLY_MET = "partly_met", _("goals partly met")
    HANDED_OVER = "handed_over", _("taken over by another service")
    DECLINED = "declined", _("the person wishes no more help")
    LOST_CONTACT = "lost_contact", _("contact lost")
    LEFT = "left", _("left the country")
    DIED = "died", _("died")
    MISTAKE = "mistake", _("opened by mistake")


class Step(models.TextChoices):
    """What was done to a case as a whole."""

    OPENED = "opened", _("opened")
    REVIEWED = "reviewed", _("reviewed")
    PRIORITY = "priority", _("priority changed")
    GOAL_SET = "goal_set", _("goal set")
    GOAL_REACHED = "goal_reached", _("goal reached")
    GOAL_DROPPED = "goal_dropped", _("goal dropped")
    JOINED = "joined", _("joined the team")
    LEFT_TEAM = "left_team", _("left the team")
    TRANSFER_ASKED = "transfer_asked", _("transfer asked for")
    TRANSFER_ACCEPTED = "transfer_accepted", _("transfer accepted")
    TRANSFER_DECLINED = "transfer_declined", _("transfer declined")
    TRANSFER_WITHDRAWN = "transfer_withdrawn", _("transfer withdrawn")
    REASSIGNED = "reassigned", _("given to another worker")
    CLOSURE_ASKED = "closure_asked", _("closure asked for")
    SENT_BACK = "sent_back", _("sent back: not to be closed yet")
    CLOSED = "closed", _("closed")
    REOPENED = "reopened", _("reopened")


class TransferState(models.TextChoices):
    """How far the transfer of a case came."""

    ASKED = "asked", _("asked for")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")


class TaskState(models.TextChoices):
    """How far a task came."""

    OPEN = "open", _("to do")
    DONE = "done", _("done")
    DROPPED = "dropped", _("dropped")
