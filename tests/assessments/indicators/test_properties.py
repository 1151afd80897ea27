"""What holds of every score, whatever a family said: ten thousand families each in `make proof`."""

import pytest
from hypothesis import given

from assessments.indicators import METHODS, OutOfRange, score
from tests.assessments.indicators.families import (
    BLANKS,
    CHANCES,
    FAMILIES,
    MANY,
    SECTORS,
    home_of,
    one_of,
    said,
)

OF_MEMBERS = ("wg_ss", "dependency_ratio", "health", "education", "msni")
WITH_LADDERS = [name for name, family in FAMILIES.items() if family.home or family.member]
REFUSING = [name for name, family in FAMILIES.items() if family.refuses]
PUPIL, ADULT = 10, 40


def scored(family, answers):
    return score(family.method, answers, **family.settings)


def test_every_method_is_tried():
    tried = [{FAMILIES[name].method for name in names} for names in (FAMILIES, REFUSING)]

    assert tried == [set(METHODS)] * 2
    assert {FAMILIES[name].method for name in WITH_LADDERS} == METHODS.keys() - {"dependency_ratio"}


@pytest.mark.parametrize("name", FAMILIES)
@MANY
@given(CHANCES)
def test_a_score_is_in_its_range_or_there_is_none_where_too_little_was_told(name, chances):
    for chance in chances:
        family = FAMILIES[name]
        home, people = home_of(family, chance, partly=True)
        answers = said(family, home, people, blank=one_of(BLANKS, chance))

        found = scored(family, answers)

        assert (found.value is not None) == family.told(home, people)
        assert found.value is None or family.least <= found.value <= family.most
        assert found.value is None or found.category is not None


@pytest.mark.parametrize("name", WITH_LADDERS)
@MANY
@given(CHANCES)
def test_who_is_worse_off_in_one_thing_is_never_scored_as_better_off(name, chances):
    for chance in chances:
        family = FAMILIES[name]
        home, people = home_of(family, chance)
        steps = [(home, family.home, ladder) for ladder in family.home]
        steps += [
            (rungs, family.member, ladder) for _age, rungs in people for ladder in family.member
        ]
        if not steps:
            continue
        rungs, ladders, ladder = one_of(steps, chance)
        before = scored(family, said(family, home, people)).value
        rungs[ladder] = min(rungs[ladder] + 1, len(ladders[ladder]) - 1)

        after = scored(family, said(family, home, people)).value

        assert (before is None) == (after is None)
        assert before is None or family.sign * before <= family.sign * after


@pytest.mark.parametrize("name", OF_MEMBERS)
@MANY
@given(CHANCES)
def test_the_order_of_members_does_not_matter(name, chances):
    for chance in chances:
        family = FAMILIES[name]
        home, people = home_of(family, chance, partly=True)
        others = sorted(people, key=lambda _member: next(chance))

        one, other = (scored(family, said(family, home, each)) for each in (people, others))

        assert (one.value, one.category) == (other.value, other.category)
        assert set(one.drivers) == set(other.drivers)


@pytest.mark.parametrize("name", REFUSING)
@MANY
@given(CHANCES)
def test_what_is_no_answer_to_a_question_is_refused(name, chances):
    for chance in chances:
        family = FAMILIES[name]
        home, people = home_of(family, chance)
        question = one_of(sorted(family.refuses), chance)
        answers = said(family, home, [*people, (PUPIL, dict.fromkeys(family.member, 0))])
        pupil = answers["roster"][-1]
        of_whom = pupil if question in pupil else answers
        of_whom[question] = one_of(family.refuses[question], chance)

        with pytest.raises(OutOfRange) as refused:
            scored(family, answers)

        assert refused.value.question == question


@MANY
@given(CHANCES)
def test_the_index_is_the_worst_of_the_sectors_that_are_known(chances):
    for chance in chances:
        family = FAMILIES["msni"]
        answers = said(family, *home_of(family, chance, partly=True))
        sectors = [score(name, answers).value for name in SECTORS]

        known = [severity for severity in sectors if severity is not None]
        assert score("msni", answers).value == max(known, default=None)


@MANY
@given(CHANCES)
def test_one_more_who_depends_raises_the_ratio_and_one_more_who_works_lowers_it(chances):
    for chance in chances:
        family = FAMILIES["dependency_ratio"]
        home, people = home_of(family, chance)
        age = one_of((0, 14, 65, 99), chance)
        before, after, worked = (
            scored(family, said(family, home, [(ADULT, {}), *people, *more])).value
            for more in ([], [(age, {})], [(ADULT, {})])
        )

        assert worked <= before < after
        assert worked < before or before == 0
