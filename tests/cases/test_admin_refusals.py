"""An action that cannot be is refused in words, and what was typed stays."""

import pytest

from tests.cases.pages import Page
from tests.factories import head_of, make_household, member

pytestmark = pytest.mark.django_db
ON = "01.03.2024"

REFUSED_OF_HOUSEHOLD = [
    ("change-head", {"to": "", "former_becomes": "spouse"}, "to", "required"),
    ("change-head", {"to": "P00000000000", "former_becomes": "spouse"}, "to", "valid choice"),
    ("change-head", {"former_becomes": ""}, "former_becomes", "required"),
    ("change-address", {"place": "Nowhereville"}, "place", "No place is called"),
    ("change-address", {"place": "Ա\x00"}, "place", "Null characters"),
    ("make-inactive", {"reason": ""}, "reason", "required"),
    ("make-inactive", {"reason": "left_country", "on": "31.02.2024"}, "on", "This is not a day"),
    ("make-inactive", {"reason": "left_country", "on": "1.2.24"}, "on", "This is not a day"),
]


@pytest.mark.parametrize(("slug", "typed", "field", "words"), REFUSED_OF_HOUSEHOLD)
def test_a_fault_is_told_at_its_field_and_what_was_typed_stays(
    act, home, slug, typed, field, words
):
    page = Page(act(home, slug, **typed))

    assert words in page.faults[field]
    shown = {name: value for name, value in typed.items() if value not in ("P00000000000", "")}
    assert {name: page.values[name] for name in shown} == shown


FUTURE, EARLY = "01.01.2199", "01.01.2020"
REFUSALS = [
    ("make-inactive", {"reason": "left_country", "on": FUTURE}, "That day is still to come"),
    ("make-inactive", {"reason": "left_country", "on": EARLY}, "before the day"),
    ("make-inactive", {"reason": "no_members", "on": ON}, "There are members left"),
    ("change-address", {"place": "Hrazdan", "on": FUTURE}, "That day is still to come"),
    ("change-address", {"place": "Hrazdan", "on": EARLY}, "The present address began later"),
    ("reopen", {"on": ON}, "This household is not inactive."),
]


@pytest.mark.parametrize(("slug", "typed", "words"), REFUSALS)
def test_a_household_s_action_is_refused_in_words_and_what_was_typed_stays(
    act, home, slug, typed, words
):
    home.refresh_from_db()
    version = home.version

    page = Page(act(home, slug, **typed))

    assert page.says("Not done yet.")
    assert page.says(words)
    assert {name: page.values[name] for name in typed} == typed
    home.refresh_from_db()
    assert home.version == version


MEMBER_REFUSALS = [
    ("spouse", "leave", {"reason": "died", "on": FUTURE}, "That day is still to come"),
    ("spouse", "leave", {"reason": "died", "on": EARLY}, "Nobody can leave a household before"),
    ("spouse", "return", {"relationship": "spouse", "on": ON}, "is a member already"),
    ("spouse", "move", {"to": "", "relationship": "head", "on": FUTURE}, "still to come"),
    ("head", "birth", {"sex": "male", "birth_date": FUTURE}, "lies in the future"),
    ("spouse", "birth", {"sex": "male", "birth_date": ON, "given_name": "Ա"}, "who is a woman"),
]


@pytest.mark.parametrize(("who", "slug", "typed", "words"), MEMBER_REFUSALS)
def test_a_member_s_action_is_refused_in_words_and_what_was_typed_stays(
    act, home, who, slug, typed, words
):
    page = Page(act(member(home, who), slug, **typed))

    assert page.says(words)
    assert {name: page.values[name] for name in typed} == typed
    assert home.members.present().count() == 3


def test_a_head_cannot_leave_without_a_successor(act, home):
    page = Page(act(head_of(home), "leave", reason="died", on=ON))

    assert page.faults == {"successor": "This field is required."}
    assert page.values["reason"] == "died"


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("H-7K3MQ-9QX2T-Q", "H-7K3MQ-9QX2T-Q is mistyped"),
        ("H-7K3MQ-9QX2T-P", "No household with the number H-7K3MQ-9QX2T-P is found."),
        ("aunt Gohar", "No household with the number aunt Gohar is found."),
        ("\x00", "Null characters are not allowed."),
    ],
)
def test_a_move_needs_a_household_that_is_there(act, home, to, words):
    page = Page(act(member(home, "child"), "move", to=to, relationship="child", on=ON))

    assert words in page.faults["to"]


def test_nobody_is_moved_into_a_household_that_the_worker_may_not_see(act, home):
    elsewhere = make_household(at="AM03")

    page = Page(act(member(home, "child"), "move", to=str(elsewhere), relationship="child", on=ON))

    assert f"No household with the number {elsewhere} is found." in page.faults["to"]


def test_a_birth_is_recorded_with_its_day(act, home):
    page = Page(act(head_of(home), "birth", sex="female", given_name="Նարե", birth_date="2024"))

    assert page.faults == {"birth_date": "Type the day of birth: dd.mm.yyyy."}
