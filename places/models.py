"""Places, from a country down to a building, and the other names they are known by."""

from django.db import models
from django.db.models import Deferrable, F, Func, Q, Value
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from places.choices import AliasScheme, CodeScheme, Level
from places.folding import FoldedField, FoldedNamesField, fold
from places.laws import PLACE_LAWS

LANGUAGES = ("en", "hy", "ru")


class PlaceQuerySet(models.QuerySet):
    def within(self, places):
        """These places and all that lies below them; takes one place or several.

        A former district holds the settlements that once belonged to it.
        """
        places = [places] if isinstance(places, Place) else list(places)
        inside = Q(district__in=[place.pk for place in places if place.level == Level.DISTRICT])
        for place in places:
            inside |= Q(path__startswith=place.path)
        return self.filter(inside) if places else self.none()

    def at_level(self, *levels):
        """Places of these levels."""
        return self.filter(level__in=levels)

    def inhabited(self):
        """The finest places people are said to live in: settlements, and Yerevan's districts."""
        return self.filter(
            Q(level=Level.SETTLEMENT) | Q(level=Level.COMMUNITY, is_urban__isnull=False)
        )

    def valid_on(self, day):
        """Places that exist on the day: not those that began later, or had ended by then."""
        begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        return self.filter(begun, Q(valid_to__isnull=True) | Q(valid_to__gt=day))

    def with_marz(self):
        """Add `marz_code`: the code of the marz; in Nagorno-Karabakh of the district of origin.

        Empty for a country itself. Read from the path, so it costs no join.
        """
        second = Func(F("path"), Value("/"), Value(2), function="split_part")
        return self.annotate(marz_code=models.ExpressionWrapper(second, models.CharField()))

    def by_code(self, code, scheme=CodeScheme.PCODE):
        """The place that bears this code in this scheme: a queryset of one, or of none.

        Never guess the scheme: AM05 is Gegharkunik as a P-code and Kotayk in FIPS 10-4.
        """
        if scheme == CodeScheme.FIPS:
            return self.filter(aliases__scheme=AliasScheme.FIPS, aliases__value=code)
        return self.filter(**{"iso_code" if scheme == CodeScheme.ISO else "code": code})

    def named(self, text):
        """Places of which this is a whole name, in any of the three languages, or another name."""
        return (
            self._matching(f"|{fold(text)}|", {"folded": fold(text)}) if fold(text) else self.none()
        )

    def starting_with(self, text):
        """Places of which a name, another name or the code starts with this."""
        if not fold(text):
            return self.none()
        found = self._matching(f"|{fold(text)}", {"folded__startswith": fold(text)})
        return found | self.filter(code__startswith=text.strip().upper())

    def _matching(self, key, alias):
        aliases = PlaceAlias.objects.using(self.db).filter(scheme=AliasScheme.NAME, **alias)
        return self.filter(Q(search_key__contains=key) | Q(pk__in=aliases.values("place")))


# Nothing here is about people; the classes are those of `accounts.choices.FieldClass`.
_PUBLIC = "administrative"


class Place(models.Model):
    """A country, marz, former district, community, settlement or site.

    The code is the P-code of OCHA where there is one, else a code of ours; nothing may be read
    out of its digits. `path` and the labels are written by the database: after saving a changed
    place they are fresh once it has been read again.
    """

    code = models.CharField(_("code"), max_length=16, primary_key=True, db_collation="C")
    level = models.CharField(_("level"), max_length=10, choices=Level)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("lies in"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    district = models.ForeignKey(
        "self",
        verbose_name=_("district (former)"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="former_settlements",
        help_text=_("Kept for P-codes only."),
    )
    iso_code = models.CharField(_("ISO 3166 code"), max_length=6, blank=True, db_collation="C")

    name_en = models.CharField(_("name in English"), max_length=100)
    name_hy = models.CharField(_("name in Armenian"), max_length=100)
    name_ru = models.CharField(_("name in Russian"), max_length=100)

    is_urban = models.BooleanField(
        _("urban"),
        null=True,
        blank=True,
        help_text=_("Known only where people are said to live in the place itself."),
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=7, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    telephone = models.CharField(
        _("telephone"),
        max_length=40,
        blank=True,
        help_text=_("Of the office there: told to colleagues elsewhere whose family it knows."),
    )
    capacity = models.PositiveIntegerField(_("capacity, in people"), null=True, blank=True)

    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    path = models.TextField(db_collation="C", editable=False, blank=True, unique=True)
    label_en = models.CharField(max_length=320, editable=False, blank=True)
    label_hy = models.CharField(max_length=320, editable=False, blank=True)
    label_ru = models.CharField(max_length=320, editable=False, blank=True)
    search_key = FoldedNamesField(editable=False, blank=True)

    objects = PlaceQuerySet.as_manager()

    field_classes = dict.fromkeys(
        [
            "code",
            "level",
            "parent",
            "district",
            "iso_code",
            "name_en",
            "name_hy",
            "name_ru",
            "is_urban",
            "latitude",
            "longitude",
            "telephone",
            "capacity",
            "valid_from",
            "valid_to",
            "path",
            "label_en",
            "label_hy",
            "label_ru",
            "search_key",
        ],
        _PUBLIC,
    )

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints = [
            *PLACE_LAWS,
            *(
                models.UniqueConstraint(
                    fields=[f"label_{language}"],
                    name=f"place_label_{language}_is_unique",
                    deferrable=Deferrable.DEFERRED,
                    violation_error_message=_("Another place has the same full name."),
                    violation_error_code="same_label",
                )
                for language in LANGUAGES
            ),
        ]

    def __str__(self):
        return self.label()

    def name(self, language=None):
        """The bare name in hy, ru or en; in the language in use if none is given."""
        return getattr(self, f"name_{_known(language)}")

    def label(self, language=None):
        """The full name, unlike that of any other place: "Abovyan, Kotayk"; costs no query."""
        return getattr(self, f"label_{_known(language)}") or self.name(language)


class PlaceAlias(models.Model):
    """Another name, an older one or another spelling of a place, or its code in another scheme."""

    place = models.ForeignKey(
        Place, verbose_name=_("place"), on_delete=models.PROTECT, related_name="aliases"
    )
    scheme = models.CharField(_("kind"), max_length=4, choices=AliasScheme)
    value = models.CharField(_("name or code"), max_length=100)
    folded = FoldedField(max_length=100, source="value", editable=False, blank=True)

    field_classes = dict.fromkeys(["id", "place", "scheme", "value", "folded"], _PUBLIC)

    class Meta:
        verbose_name = _("other name of a place")
        verbose_name_plural = _("other names of places")
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "folded"],
                name="place_alias_means_one_place",
                violation_error_message=_("This other name or code belongs to a place already."),
                violation_error_code="alias_taken",
            )
        ]

    def __str__(self):
        return self.value


def _known(language):
    short = (language or get_language() or "en")[:2]
    return short if short in LANGUAGES else "en"
