"""Words of the register: codes that models, forms, importers, API and reports quote."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sex(models.TextChoices):
    """Sex as recorded; not recorded is an answer too, and never counted as either."""

    FEMALE = "female", _("female")
    MALE = "male", _("male")
    UNKNOWN = "unknown", _("not recorded")


class Relationship(models.TextChoices):
    """Relationship to the head of household; sex is recorded apart, so one word serves both."""

    HEAD = "head", _("head of household")
    SPOUSE = "spouse", _("spouse or partner")
    CHILD = "child", _("son or daughter")
    PARENT = "parent", _("parent")
    SIBLING = "sibling", _("brother or sister")
    GRANDCHILD = "grandchild", _("grandchild")
    GRANDPARENT = "grandparent", _("grandparent")
    CHILD_IN_LAW = "child_in_law", _("son- or daughter-in-law")
    PARENT_IN_LAW = "parent_in_law", _("parent-in-law")
    OTHER_RELATIVE = "other_relative", _("other relative")
    NOT_RELATED = "not_related", _("not related")
    RESIDENT = "resident", _("resident of an institution")
    UNKNOWN = "unknown", _("not recorded")


class BirthPrecision(models.TextChoices):
    """How exactly a birth date is known."""

    DAY = "day", _("exact")
    MONTH = "month", _("month known")
    YEAR = "year", _("year known")
    ESTIMATED = "estimated", _("estimated")


class LeftReason(models.TextChoices):
    """Why a person is no longer a member of the household."""

    DIED = "died", _("died")
    MOVED = "moved", _("moved elsewhere in Armenia")
    LEFT_COUNTRY = "left_country", _("left Armenia")
    STAYED_BEHIND = "stayed_behind", _("stayed behind in Nagorno-Karabakh")
    MISSING = "missing", _("missing")
    DETAINED = "detained", _("detained")
    INSTITUTION = "institution", _("lives in an institution")
    NO_CONTACT = "no_contact", _("could not be found")
    DUPLICATE = "duplicate", _("duplicate")
    ENTERED_BY_MISTAKE = "entered_by_mistake", _("entered by mistake")


# Records that never stood for a person of their own: outside of every count, as of every date.
VOID = (LeftReason.DUPLICATE.value, LeftReason.ENTERED_BY_MISTAKE.value)


class InactiveReason(models.TextChoices):
    """Why a household is inactive; each is also a reason for its members to have left."""

    LEFT_COUNTRY = "left_country", _("left Armenia")
    NO_CONTACT = "no_contact", _("could not be found")
    NO_MEMBERS = "no_members", _("no member is left")
    DUPLICATE = "duplicate", _("duplicate")
    ENTERED_BY_MISTAKE = "entered_by_mistake", _("entered by mistake")


class HouseholdKind(models.TextChoices):
    """A household, or the residents of an institution, who have no head of household."""

    HOUSEHOLD = "household", _("household")
    INSTITUTION = "institution", _("institution group")


class ResidenceKind(models.TextChoices):
    """Where people live, and where the state has them on its books: these often differ."""

    ACTUAL = "actual", _("actual address")
    REGISTERED = "registered", _("registered address")


class Accommodation(models.TextChoices):
    """What a household lives in."""

    RENTED = "rented", _("rented")
    HOSTED = "hosted", _("with relatives or a host family")
    OWN = "own", _("own")
    COLLECTIVE = "collective", _("collective accommodation site")
    HOTEL = "hotel", _("hotel or guest house")
    SOCIAL = "social", _("state or community property")
    INSTITUTION = "institution", _("institution")
    NONE = "none", _("no shelter")
    OTHER = "other", _("other")
    UNKNOWN = "unknown", _("not recorded")


class PopulationGroup(models.TextChoices):
    """Whom the Refugee Response Plan counts this person with; not a legal status."""

    DISPLACED_2023 = "displaced_2023", _("displaced after 19 September 2023")
    DISPLACED_2020 = "displaced_2020", _("displaced 2020-22")
    DISPLACED_TWICE = "displaced_twice", _("displaced in 2020-22 and in 2023")
    BORN_IN_ARMENIA = "born_in_armenia", _("born in Armenia to displaced parents")
    HOST = "host", _("host community")
    OTHER = "other", _("other")


class Difficulty(models.IntegerChoices):
    """Answers of the Washington Group Short Set; from 90 on, answers that say nothing.

    The wording is the Washington Group's; the codes of the two non-answers are those of UNHCR's
    Results Monitoring Survey.
    """

    NONE = 1, _("no difficulty")
    SOME = 2, _("some difficulty")
    A_LOT = 3, _("a lot of difficulty")
    CANNOT = 4, _("cannot do it at all")
    UNKNOWN = 98, _("does not know")
    REFUSED = 99, _("prefers not to answer")


class DisabilityMethod(models.TextChoices):
    """Who answered the Washington Group questions."""

    SELF = "self", _("asked the person")
    PROXY = "proxy", _("asked somebody else")
