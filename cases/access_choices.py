"""Words for who agreed to what, and for who opened a record beyond their own places."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ConsentState(models.TextChoices):
    """What a person said; only what was given lets a partner see them."""

    GIVEN = "given", _("given")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")


class SaidBy(models.TextChoices):
    """Who said it for the person."""

    SELF = "self", _("the person")
    CAREGIVER = "caregiver", _("a parent or guardian")
    RELATIVE = "relative", _("an adult relative, while the person is away")


class Explained(models.TextChoices):
    """How it was explained before the person answered."""

    ALOUD = "aloud", _("read aloud")
    IN_WRITING = "in_writing", _("given in writing")
    INTERPRETER = "interpreter", _("through an interpreter")
    SIGN_LANGUAGE = "sign_language", _("in sign language")
    EASY_WORDS = "easy_words", _("in easy words and pictures")
    TELEPHONE = "telephone", _("by telephone")


class GlassReason(models.TextChoices):
    """Why a household is opened for which nobody here is responsible."""

    LIFE_AT_RISK = "life_at_risk", _("a life is at risk")
    MEDICAL = "medical", _("medical emergency")
    CHILD_ALONE = "child_alone", _("a child is alone")
    FAMILY_TRACING = "family_tracing", _("a family looks for its members")
    OTHER = "other", _("other")


class GlassVerdict(models.TextChoices):
    """What the review of a broken glass found."""

    JUSTIFIED = "justified", _("justified")
    NOT_JUSTIFIED = "not_justified", _("not justified")


class Proof(models.TextChoices):
    """What a family shows or says, exactly, by which it is known at another desk."""

    SLIP = "slip", _("number on the slip")
    DOCUMENT = "document", _("number of a document")
    NAME_AND_BIRTH = "name_and_birth", _("full name with birth date")


class BeyondKind(models.TextChoices):
    """How somebody asks about people beyond their own sight."""

    SEARCH = "search", _("search")
    FAMILY = "family", _("the family is here")
    GLASS = "glass", _("break the glass")
    WARNING = "warning", _("warning at registration")


class RequestKind(models.TextChoices):
    """What somebody asks about a person's data."""

    ACCESS = "access", _("to see their data")
    CORRECTION = "correction", _("to correct them")
    OBJECTION = "objection", _("to object to their use")
    RESTRICTION = "restriction", _("to hide them from partners")
    ERASURE = "erasure", _("to erase them")
    AUTHORITY = "authority", _("a request of an authority")
