"""People."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQueryField, SearchVectorField
from django.db import models
from django.db.models import Deferrable, Func, Q, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.history.changes import tracked
from cases import names, numbers, washington_group
from cases.choices import (
    VOID,
    BirthPrecision,
    Difficulty,
    DisabilityMethod,
    LeftReason,
    PopulationGroup,
    Relationship,
    Sex,
)
from cases.models import individual_laws as laws
from cases.models.dated import NumberKey
from cases.policy import AboutPeople


class IndividualQuerySet(AboutPeople):
    """Who may see, then which."""

    def present(self):
        """Members of a household as of now."""
        return self.filter(left_on__isnull=True)

    def counted(self):
        """Without duplicates and people entered by mistake, who are outside of every count."""
        return self.exclude(left_reason__in=VOID)

    def members_on(self, day):
        """People who belonged to some household on the day."""
        return self.counted().filter(
            Q(memberships__until_on__isnull=True) | Q(memberships__until_on__gt=day),
            memberships__from_on__lte=day,
        )

    def named(self, terms):
        """People whose names begin, word by word, with all of these terms; none without a term."""
        if not terms:
            return self.none()
        # One condition for all the words: the index then compares them before it reads a row.
        wanted = Value(" & ".join(map(_any_of, terms)))
        return self.filter(_Holds(_words(), Cast(wanted, SearchQueryField())))


class _Holds(Func):
    """Whether words answer a question. Not `@@` as Django has it: that would parse the words."""

    template = "(%(expressions)s)"
    arg_joiner = " @@ "
    output_field = models.BooleanField()


def _words():
    """The words of the search key, as the index knows them."""
    return Cast("search_key", SearchVectorField())


def _any_of(spellings):
    """The question for one word: begun like any of these, or whole where a space ends it."""
    return f"({' | '.join(_word(spelling) for spelling in spellings)})"


def _word(spelling):
    # Folded words are a-z and 0-9: nothing in them ends the quotes.
    return f"'{spelling.strip()}'" + ("" if spelling.endswith(" ") else ":*")


class SearchKey(models.TextField):
    """The folded key of a person's names, set from them whenever Django writes the row.

    A bulk path that bypasses Django sets it itself; where it forgets, the database refuses
    (`individual_search_key_is_of_these_names`).
    """

    def pre_save(self, model_instance, add):
        key = names.search_key(**{field: getattr(model_instance, field) for field in laws.NAMES})
        setattr(model_instance, self.attname, key)
        return key


class NamesFolded(models.TextField):
    """The names that the search key was folded from, one a line."""

    def pre_save(self, model_instance, add):
        folded = "\n".join(getattr(model_instance, field) for field in laws.NAMES)
        setattr(model_instance, self.attname, folded)
        return folded


def _difficulty(label):
    return models.PositiveSmallIntegerField(label, choices=Difficulty, null=True, blank=True)


@tracked(without=("version", "search_key", "names_folded", "source_row", "source_record"))
class Individual(models.Model):
    """One person, in one household at a time. Age is never kept: see `cases/population.py`."""

    number = models.CharField(
        _("number"),
        max_length=numbers.LENGTH,
        primary_key=True,
        db_collation="C",
        default=numbers.new_person_number,
        editable=False,
    )
    household = models.ForeignKey(
        "cases.Household",
        verbose_name=_("household"),
        on_delete=models.PROTECT,
        related_name="members",
        db_index=False,  # individual_by_household
    )
    relationship = models.CharField(_("relationship"), max_length=16, choices=Relationship)
    family_unit = models.CharField(
        _("family unit"),
        max_length=2,
        blank=True,
        help_text=_(
            "A, B, … where several families live in one household: programmes pay families."
        ),
    )
    in_household_since = models.DateField(_("in the household since"))
    # From this day on the relationship and the family unit are what the row says.
    role_since = models.DateField(_("relationship since"))
    left_on = models.DateField(_("left on"), null=True, blank=True)
    left_reason = models.CharField(_("why"), max_length=20, choices=LeftReason, blank=True)
    # Whether they left because the household ended: a reopened household has these people again.
    left_with_household = models.BooleanField(
        _("left with the household"), default=False, editable=False
    )
    is_head = models.GeneratedField(
        expression=Q(relationship=Relationship.HEAD.value, left_on__isnull=True),
        output_field=models.BooleanField(),
        db_persist=True,
        verbose_name=_("head of household"),
    )

    given_name = models.CharField(_("given name"), max_length=80, blank=True)
    patronymic = models.CharField(_("patronymic"), max_length=80, blank=True)
    family_name = models.CharField(_("family name"), max_length=80, blank=True)
    latin_given_name = models.CharField(_("given name in the passport"), max_length=80, blank=True)
    latin_family_name = models.CharField(
        _("family name in the passport"), max_length=80, blank=True
    )
    # Counted before anybody could ask for the name; naming the person ends it.
    unnamed = models.BooleanField(_("not named yet"), default=False, db_default=False)
    search_key = SearchKey(db_collation="C", editable=False)
    names_folded = NamesFolded(editable=False)

    sex = models.CharField(_("sex"), max_length=8, choices=Sex)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    birth_precision = models.CharField(
        _("how exact"), max_length=10, choices=BirthPrecision, blank=True
    )

    arrived_on = models.DateField(_("date of arrival"), null=True, blank=True)
    origin = models.ForeignKey(
        "places.Place",
        verbose_name=_("place of origin"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="people_from_here",
        db_index=False,  # individual_by_origin
    )
    population_group = models.CharField(
        _("population group"),
        max_length=16,
        choices=PopulationGroup,
        default=PopulationGroup.DISPLACED_2023,
    )

    seeing = _difficulty(_("seeing, even with glasses"))
    hearing = _difficulty(_("hearing, even with a hearing aid"))
    walking = _difficulty(_("walking or climbing steps"))
    remembering = _difficulty(_("remembering or concentrating"))
    self_care = _difficulty(_("self-care, such as washing all over or dressing"))
    communicating = _difficulty(_("communicating in the usual language"))
    wg_asked_on = models.DateField(_("asked on"), null=True, blank=True)
    wg_method = models.CharField(
        _("who answered"), max_length=6, choices=DisabilityMethod, blank=True
    )
    wg_disability_3 = models.GeneratedField(
        expression=laws.disability_3(),
        output_field=models.BooleanField(null=True),
        db_persist=True,
        verbose_name=_("disability by the Washington Group questions"),
    )

    pregnancy_expected_on = models.DateField(_("birth expected on"), null=True, blank=True)
    pregnancy_asked_on = models.DateField(_("pregnancy asked on"), null=True, blank=True)
    breastfeeding_until = models.DateField(_("breastfeeding until"), null=True, blank=True)

    source = models.CharField(_("from which register"), max_length=40, blank=True)
    source_id = models.CharField(_("number in that register"), max_length=60, blank=True)
    # As of a household: digests of the row as last imported, and of the record it made.
    source_row = models.UUIDField(null=True, editable=False)
    source_record = models.UUIDField(null=True, editable=False)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    objects = IndividualQuerySet.as_manager()
    access_path = "household"
    person_path = ""
    field_classes = laws.FIELD_CLASSES

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        select_on_save = True
        constraints = [
            ExclusionConstraint(
                name="individual_one_head_per_household",
                expressions=[(NumberKey("household"), RangeOperators.EQUAL)],
                condition=Q(is_head=True),
                deferrable=Deferrable.DEFERRED,
                violation_error_message=_("This household already has a head of household."),
                violation_error_code="second_head",
            ),
            *laws.ROW_LAWS,
            models.UniqueConstraint(
                # The number first: people are looked for by it, whatever register it is of.
                fields=["source_id", "source"],
                condition=~Q(source=""),
                name="individual_once_per_source",
                violation_error_message=_(
                    "A person with this number of that register is registered already."
                ),
                violation_error_code="source_taken",
            ),
        ]
        indexes = [
            GinIndex(_words(), name="individual_by_word"),
            models.Index(fields=["household"], include=["number"], name="individual_by_household"),
            # A list that is read in its order asks of each where they live, and of few more.
            models.Index(
                fields=["number"],
                include=["household", "left_on"],
                condition=~Q(left_reason__in=VOID),
                name="individual_in_order",
            ),
            models.Index("origin", name="individual_by_origin"),
            models.Index("birth_date", "number", name="individual_by_birth_date"),
            models.Index("arrived_on", "number", name="individual_by_arrival"),
        ]

    def __str__(self):
        return numbers.shown(self.number)

    @property
    def full_name(self):
        """Given name, patronymic and family name as in the document, or as in the passport."""
        written = " ".join(filter(None, (self.given_name, self.patronymic, self.family_name)))
        return written or self.passport_name or (gettext("not named yet") if self.unnamed else "")

    @property
    def passport_name(self):
        """The name in the passport's Latin letters, as far as it is recorded."""
        return " ".join(filter(None, (self.latin_given_name, self.latin_family_name)))

    @property
    def latin_name(self):
        """The name in Latin letters: the passport's where it is recorded, else romanised."""
        return " ".join(
            filter(
                None,
                (
                    self.latin_given_name or names.latin(self.given_name),
                    self.latin_family_name or names.latin(self.family_name),
                ),
            )
        )

    @property
    def washington_group_answers(self):
        """The codes of the six domains, None where a domain was not asked."""
        return [getattr(self, domain) for domain in washington_group.DOMAINS]
