"""How urgent a referral is, what it shares, how far it came; words of the directory, too."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.choices import Purpose
from assistance.choices import OF_PROTECTION, ResponseSector


class Urgency(models.TextChoices):
    """How soon the receiver has to answer."""

    AT_ONCE = "at_once", _("at once")
    URGENT = "urgent", _("urgent")
    SOON = "soon", _("soon")
    ROUTINE = "routine", _("routine")


# Days until an answer is due, where the sender types no other day.
DAYS_TO_ANSWER = {Urgency.AT_ONCE: 1, Urgency.URGENT: 3, Urgency.SOON: 7, Urgency.ROUTINE: 14}
# Days after that in which a receiver who accepted still sees what is shared.
DAYS_TO_SERVE = 30
# At most so long lies between the sending and either of these days.
MOST_DAYS = 180


class ReferralState(models.TextChoices):
    """How far a referral came."""

    SENT = "sent", _("sent")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    EXPIRED = "expired", _("expired")
    REVOKED = "revoked", _("revoked")
    ENDED = "ended", _("ended: consent withdrawn")
    COMPLETED = "completed", _("completed")


# Those in which something is still to come, and in which something is shared.
UNDER_WAY = (ReferralState.SENT, ReferralState.ACCEPTED)
# Those that tell the sender something that they have to read.
ANSWERED = (
    ReferralState.ACCEPTED,
    ReferralState.DECLINED,
    ReferralState.EXPIRED,
    ReferralState.ENDED,
    ReferralState.COMPLETED,
)


class ReferralDone(models.TextChoices):
    """A step of a referral: all of them together are its story."""

    SENT = "sent", _("sent")
    READ = "read", _("opened by the receiver")
    TO_SECOND = "to_second", _("unread: passed to the second focal person")
    TO_LEAD = "to_lead", _("unread: passed to the sector lead")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    EXPIRED = "expired", _("expired")
    REVOKED = "revoked", _("revoked")
    ENDED = "ended", _("ended: consent withdrawn")
    COMPLETED = "completed", _("completed")
    ANSWER_READ = "answer_read", _("answer read")
    PRINTED = "printed", _("letter printed")


class Basis(models.TextChoices):
    """Why something about a person may be shared with the receiver."""

    CONSENT = "consent", _("consent of each person")
    VITAL = "vital", _("vital interest: life or health is at risk")
    IN_HAND = "in_hand", _("the person agreed, and takes the letter along")


class Item(models.TextChoices):
    """What can be shared: a closed list, each chosen by the sender."""

    NAME = "name", _("name")
    BIRTH = "birth", _("birth date")
    SEX = "sex", _("sex")
    PHONE = "phone", _("telephone")
    ADDRESS = "address", _("address")
    DOCUMENTS = "documents", _("documents")
    HEALTH = "health", _("health: disability and specific needs")
    PROTECTION = "protection", _("protection: confidential needs")
    CASE = "case", _("summary of the case")
    MEMBERS = "members", _("members of the household")


class Declined(models.TextChoices):
    """Why a receiver does not take a referral."""

    NO_CAPACITY = "no_capacity", _("no capacity now")
    NOT_ELIGIBLE = "not_eligible", _("not eligible")
    NO_SUCH_SERVICE = "no_such_service", _("no such service")
    NOT_HERE = "not_here", _("does not serve this place")
    UNCLEAR = "unclear", _("it is not clear what is asked")
    OTHER = "other", _("other reason")


class ReferralOutcome(models.TextChoices):
    """What came of a referral."""

    HELPED = "helped", _("helped")
    PARTLY = "partly", _("helped in part")
    WAITING_LIST = "waiting_list", _("on a waiting list")
    NO_CONTACT = "no_contact", _("could not reach them")
    NO_SUCH_SERVICE = "no_such_service", _("no such service")
    NOT_ELIGIBLE = "not_eligible", _("not eligible")
    PERSON_DECLINED = "person_declined", _("the person declined")
    SENT_ON = "sent_on", _("sent on to another service")
    NO_CAPACITY = "no_capacity", _("no capacity")


# For which purpose consent is asked, by sector; assistance where none is named.
_PURPOSES = {sector: Purpose.PROTECTION for sector in OF_PROTECTION} | {
    ResponseSector.HEALTH: Purpose.HEALTH
}


def purpose_of(sector):
    """The purpose for which people agree to be referred to a service of this sector."""
    return _PURPOSES.get(sector, Purpose.ASSISTANCE)
