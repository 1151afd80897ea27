"""Words of the gazetteer."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """Steps of the chain from a country down to a building.

    Armenia: country, marz (10 of them and Yerevan), community, settlement, site. Former districts
    stand beside the chain and are kept for their P-codes only. Nagorno-Karabakh: country,
    district of origin, settlement of origin.
    """

    COUNTRY = "country", _("country")
    MARZ = "marz", _("marz")
    DISTRICT = "district", _("district")
    COMMUNITY = "community", _("community")
    SETTLEMENT = "settlement", _("settlement")
    SITE = "site", _("site")


class AliasScheme(models.TextChoices):
    """Kinds of other words and codes by which a place is known.

    FIPS 10-4 looks like a P-code and means another marz (FIPS AM05 is Kotayk, P-code AM05 is
    Gegharkunik), so it is found only by those who name the scheme.
    """

    NAME = "name", _("other name or spelling")
    FIPS = "fips", _("FIPS 10-4 code")


class CodeScheme(models.TextChoices):
    """Schemes in which a code of a place may be given."""

    PCODE = "pcode", _("P-code, or a code of this system")
    ISO = "iso", _("ISO 3166 code")
    FIPS = "fips", _("FIPS 10-4 code")


# Where a household may be said to live; wider, where of some it is known only that they are
# somewhere in Yerevan; and where it may be registered.
LIVES_IN = (Level.COMMUNITY, Level.SETTLEMENT, Level.SITE)
WIDER = (Level.MARZ,)
OFFICES = (*WIDER, *LIVES_IN)
