"""How many people live where: by marz, sex, age band and disability."""

from django.db.models import (
    Case,
    CharField,
    Count,
    ExpressionWrapper,
    F,
    FilteredRelation,
    Func,
    Max,
    Q,
    Value,
    When,
)
from django.utils.translation import gettext_lazy as _

from cases import population
from cases.choices import ResidenceKind, Sex
from places.choices import Level
from places.models import Place
from reports.cube import ALL
from reports.report import Column, Line, Report

COUNTRY = "AM"
UNKNOWN = "unknown"
# In the order of the columns: code, words, HXL attribute.
BANDS = (
    ("0-17", "0-17", "children"),
    ("18-64", "18-64", "adults"),
    ("65+", "65+", "elderly"),
    (UNKNOWN, _("Age unknown"), "age_unknown"),
)
DISABILITY = (
    ("yes", _("with disabilities"), "+disabled"),
    ("no", _("without"), "+not_disabled"),
    (UNKNOWN, _("disability unknown"), "+disability_unknown"),
    (ALL, _("all"), "+total"),
)
SEXES = (Sex.FEMALE, Sex.MALE, Sex.UNKNOWN)


class Population(Report):
    """People by marz, sex, age band and disability, with totals."""

    name = "population"
    title = _("People by marz, sex, age and disability")
    summary = _("Who is where: everybody in the register, by where the household lived that day.")
    source = _("Source: the register; everybody who belonged to a household on that day.")
    notes = (
        (
            _("People"),
            _(
                "Everybody who belonged to a household on that day. Duplicates and people entered "
                "by mistake are not counted, nor is anybody who had left."
            ),
        ),
        (
            _("Place"),
            _(
                "The marz of the household's actual address on that day: 10 marzes and Yerevan. "
                "Without such an address, or where it lies in no marz: place not recorded."
            ),
        ),
        (
            _("Age"),
            _(
                "In completed years on that day: 0-17 have not turned 18, 65+ have turned 65. "
                "Without a birth date the age is unknown, and in no band."
            ),
        ),
        (
            _("Persons with disabilities"),
            _(
                "A lot of difficulty in any domain of the Washington Group questions, or cannot do "
                "it at all, asked by that day; or a disability decision in force on that day. "
                "Unknown is not counted as without."
            ),
        ),
        (
            _("Sex"),
            _("As recorded. Where somebody's is not, it has a row of its own."),
        ),
    )

    def columns(self):
        """Where and who; then each age band by disability; then everybody."""
        yield Column("code", _("P-code"), "#adm1+code")
        yield Column("marz", _("Marz"), "#adm1+name")
        yield Column("sex", _("Sex"), "#beneficiary+sex")
        for band, words, attribute in BANDS:
            for known, label, more in DISABILITY:
                tag = f"#affected+ind+{attribute}{more}"
                yield Column(f"{band} {known}", label, tag, _("people"), words)
        yield Column("total", _("All people"), "#affected+ind+total", _("people"))

    def count(self, stays, on):
        """People by (marz, sex, band, disability) on the day: one grouped query."""
        rows = (
            stays.on(on)
            .counted()
            .annotate(home=_home(on), decision=_decision(on))
            .values(
                marz=_second_step("home__place__path"),
                sex=F("individual__sex"),
                band=_band(on),
                disability=_disability(on),
            )
            .annotate(people=Count("pk"))
        )
        marzes = set(_marzes().values_list("code", flat=True))
        counts = {}
        for row in rows:
            marz = row["marz"] if row["marz"] in marzes else UNKNOWN
            key = (marz, row["sex"], row["band"], row["disability"])
            counts[key] = counts.get(key, 0) + row["people"]
        return counts

    def beside(self, stays, on):
        """How many people hurried households declared, and are not registered yet."""
        waiting = (
            stays.on(on)
            .counted()
            .filter(household__is_complete=False, household__declared_size__isnull=False)
            .values("household")
            .annotate(declared=Max("household__declared_size"), registered=Count("pk"))
        )
        missing = [row["declared"] - row["registered"] for row in waiting]
        people = sum(number for number in missing if number > 0)
        if people:
            shown = people if people >= self.below else _("fewer than %d") % self.below
            yield (
                _("Declared, not yet registered"),
                _(
                    "%(people)s more people, by what households say of themselves that are still "
                    "to be completed. They stand in no row."
                )
                % {"people": shown},
            )

    def lines(self, counts):
        """Each marz by sex with its subtotal, in the order of the codes; then the country."""
        for marz in _marzes().order_by("code"):
            yield from _lines(counts, marz.code, (marz.code, marz.name()), "subtotal")
        if (UNKNOWN, ALL, ALL, ALL) in counts:
            yield from _lines(counts, UNKNOWN, ("", _("Place not recorded")), "subtotal")
        country = Place.objects.get(pk=COUNTRY)
        yield from _lines(counts, ALL, (COUNTRY, country.name()), "total")


def _lines(counts, marz, words, level):
    for sex in SEXES:
        if sex != Sex.UNKNOWN or (marz, sex, ALL, ALL) in counts:
            yield Line("detail", (*words, sex.label), _keys(marz, sex.value))
    yield Line(level, (*words, _("all")), _keys(marz, ALL))


def _keys(marz, sex):
    by_band = [(marz, sex, band, disability) for band, *_ in BANDS for disability, *_ in DISABILITY]
    return (*by_band, (marz, sex, ALL, ALL))


def _marzes():
    return Place.objects.at_level(Level.MARZ).filter(parent=COUNTRY)


def _home(on):
    """The household's actual address on the day, if it had one."""
    path = "household__residences"
    return FilteredRelation(
        path,
        condition=Q(
            Q(**{f"{path}__until_on__isnull": True}) | Q(**{f"{path}__until_on__gt": on}),
            **{f"{path}__kind": ResidenceKind.ACTUAL, f"{path}__from_on__lte": on},
        ),
    )


def _decision(on):
    """The disability decision in force on the day, of which there is one at the most.

    Joined, not asked for each person: over everybody at once that is twenty times faster.
    """
    path = "individual__disability_decisions"
    return FilteredRelation(
        path,
        condition=Q(
            Q(**{f"{path}__until_on__isnull": True}) | Q(**{f"{path}__until_on__gt": on}),
            **{
                f"{path}__from_on__lte": on,
                f"{path}__degree__in": population.COUNTS_AS_DISABILITY,
            },
        ),
    )


def _second_step(path):
    """The code of the marz, which a place's path names after its country."""
    step = Func(F(path), Value("/"), Value(2), function="split_part")
    return ExpressionWrapper(step, CharField())


def _band(on):
    field = "individual__birth_date"
    whens = [When(band.on(on, field), then=Value(band.code)) for band in population.MISSION_BANDS]
    return Case(*whens, default=Value(UNKNOWN))


def _disability(on):
    prefix = "individual__"
    return Case(
        When(decision__isnull=False, then=Value("yes")),
        When(population.disabled_by_answers(on=on, prefix=prefix), then=Value("yes")),
        When(population.not_disabled_by_answers(on=on, prefix=prefix), then=Value("no")),
        default=Value(UNKNOWN),
    )


REPORT = Population()
