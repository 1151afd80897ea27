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


class Mistake(models.TextChoices):
    """Why a record never stood for anybody of its own; a second person confirms it."""

    DUPLICATE = LeftReason.DUPLICATE.value, LeftReason.DUPLICATE.label
    ENTERED_BY_MISTAKE = LeftReason.ENTERED_BY_MISTAKE.value, LeftReason.ENTERED_BY_MISTAKE.label


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
    OTHER = "other", _("other refugee or asylum-seeker")


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


class ConfirmedBy(models.TextChoices):
    """By what the household was last known to be where its record says."""

    DESK = "desk", _("came to the desk")
    VISIT = "visit", _("visit")
    CALL = "call", _("telephone call")
    COLLECTION = "collection", _("collected assistance")
    ASSESSMENT = "assessment", _("assessment")


class Presumed(models.TextChoices):
    """What the register assumed of a household, because its list did not say."""

    HEAD = "head", _("head of household presumed")
    ALONE = "alone", _("household of one presumed")


class SafeContact(models.TextChoices):
    """What may be done with a telephone without harm to whoever answers."""

    SAFE = "safe", _("safe to call and to text")
    CALL_ONLY = "call_only", _("call only, no messages")
    TEXT_ONLY = "text_only", _("messages only, do not call")
    UNSAFE = "unsafe", _("not safe: do not call")
    UNKNOWN = "unknown", _("not asked")


class Language(models.TextChoices):
    """The language in which somebody wants to be spoken to."""

    ARMENIAN = "hy", _("Armenian")
    RUSSIAN = "ru", _("Russian")
    ENGLISH = "en", _("English")
    SIGN = "sgn", _("sign language")
    OTHER = "other", _("other")


class DocumentType(models.TextChoices):
    """Papers and numbers that people show."""

    PSN = "psn", _("public services number (PSN)")
    NO_PSN = "no_psn", _("certificate of having no PSN")
    PASSPORT = "passport", _("passport")
    ID_CARD = "id_card", _("identification card")
    TEMPORARY_PROTECTION = "temporary_protection", _("temporary protection certificate")
    BIRTH = "birth", _("birth certificate")
    MARRIAGE = "marriage", _("marriage certificate")
    DEATH = "death", _("death certificate")
    GUARDIANSHIP = "guardianship", _("guardianship certificate")
    TRAVEL_DOCUMENT = "travel_document", _("travel document")
    RUSSIAN_PASSPORT = "russian_passport", _("Russian passport")
    NK_ISSUED = "nk_issued", _("paper issued in Nagorno-Karabakh")
    PROGRES_GROUP = "progres_group", _("proGres registration group")
    PROGRES_INDIVIDUAL = "progres_individual", _("proGres individual number")
    ESOCIAL_CASE = "esocial_case", _("e-social case number")
    DISABILITY = "disability", _("disability certificate")
    OTHER = "other", _("other")


class DocumentState(models.TextChoices):
    """Whether a paper still serves."""

    VALID = "valid", _("valid")
    REPLACED = "replaced", _("replaced")
    LOST = "lost", _("lost")
    VOID = "void", _("void")
    CONTESTED = "contested", _("contested: another person holds this number")


class Status(models.TextChoices):
    """What somebody is before the law of Armenia; not why they fled (population group)."""

    TEMPORARY_PROTECTION = "temporary_protection", _("temporary protection")
    CITIZENSHIP_APPLIED = "citizenship_applied", _("citizenship applied for")
    CITIZEN = "citizen", _("citizen of Armenia")
    OTHER_CITIZEN = "other_citizen", _("citizen of another state")
    CONVENTION_REFUGEE = "convention_refugee", _("recognised refugee")
    ASYLUM_SEEKER = "asylum_seeker", _("asylum-seeker")
    RESIDENCE = "residence", _("other right of residence")
    NONE = "none", _("no status")


class ApplicationOutcome(models.TextChoices):
    """How an application for citizenship ended."""

    GRANTED = "granted", _("granted")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")


class DisabilityDegree(models.TextChoices):
    """What a state decision says: the groups of before 2023, and the functional limitations since.

    Five to 24 per cent is mild, and not a person with a disability; 25-49 moderate, 50-74 severe,
    75-100 profound. Decisions on groups stay valid until re-assessed or expired (`DOMAIN`, 6).
    """

    GROUP_1 = "group_1", _("group I")
    GROUP_2 = "group_2", _("group II")
    GROUP_3 = "group_3", _("group III")
    CHILD = "child", _("child with disability")
    MILD = "mild", _("functional limitation: mild")
    MODERATE = "moderate", _("functional limitation: moderate")
    SEVERE = "severe", _("functional limitation: severe")
    PROFOUND = "profound", _("functional limitation: profound")


class AbsenceSource(models.TextChoices):
    """From whom it is known that a member is away."""

    FAMILY = "family", _("the family says so")
    BORDER = "border", _("border data")
    VISIT = "visit", _("not found at a visit")
    OTHER = "other", _("other")


class Kinship(models.TextChoices):
    """What one person is to another, within a household or across households."""

    PARENT = "parent", _("parent")
    CHILD = "child", _("son or daughter")
    SPOUSE = "spouse", _("spouse or partner")
    FORMER_SPOUSE = "former_spouse", _("former spouse")
    SIBLING = "sibling", _("brother or sister")
    GUARDIAN = "guardian", _("legal guardian (child under 14)")
    TRUSTEE = "trustee", _("legal guardian (child of 14 to 17)")
    CARER = "carer", _("carer")
    HOST = "host", _("host")
    OTHER_RELATIVE = "other_relative", _("other relative")


class Whereabouts(models.TextChoices):
    """Where a relative is who was never registered."""

    ELSEWHERE = "elsewhere", _("lives elsewhere")
    STAYED_BEHIND = "stayed_behind", _("stayed behind in Nagorno-Karabakh")
    MISSING = "missing", _("missing")
    DETAINED = "detained", _("detained")
    DIED = "died", _("died")
    UNKNOWN = "unknown", _("not known")


class Dwelling(models.TextChoices):
    """What a person had at the place they fled from."""

    OWNED = "owned", _("owned by the family")
    RENTED = "rented", _("rented")
    OTHER = "other", _("other")
    NONE = "none", _("none")
    UNKNOWN = "unknown", _("not recorded")


class DwellingState(models.TextChoices):
    """What is known of that dwelling since."""

    INTACT = "intact", _("intact when they left")
    DAMAGED = "damaged", _("damaged")
    DESTROYED = "destroyed", _("destroyed")
    UNKNOWN = "unknown", _("not known")
