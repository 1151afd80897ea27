"""The one search box: numbers of ours, of documents, telephones and other registers; families."""

from datetime import date

import pytest

from cases import search
from cases.actions.writing_facts import write_document, write_phone
from cases.models import Household, Individual
from cases.sight import WHOLE
from tests.cases.pages import Page
from tests.factories import DAY, child, family, head_of, make_household, make_user, member

pytestmark = pytest.mark.django_db
HOUSEHOLDS, PEOPLE = "/admin/cases/household/", "/admin/cases/individual/"
PHONE = "+37493550127"


@pytest.fixture
def home(worker):
    """Գոհար Ավանեսյան, her husband Կարեն and their son Արամ, in Kotayk, beside other people."""
    make_household({"given_name": "Ռուզաննա", "family_name": "Բեգլարյան", "patronymic": ""})
    return family(source="Goris list", source_id="G-12/3")


def households(text):
    return list(search.households(Household.objects.all(), text, WHOLE))


def people(text):
    return list(search.people(Individual.objects.all(), text, WHOLE))


PARTS = {
    "without its letter": lambda number: number[2:],
    "without its letter and dashes": lambda number: number[2:].replace("-", ""),
    "without its check character": lambda number: number[:-2],
    "the ten characters alone": lambda number: number[2:-2].lower(),
    "in two words": lambda number: number[2:-2].replace("-", " "),
}


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_a_number_is_found_without_its_letter_and_its_check_character(home, part):
    assert households(part(str(home))) == [home]
    assert households(part(str(head_of(home)))) == [home]
    assert people(part(str(head_of(home)))) == [head_of(home)]


@pytest.mark.parametrize("typed", ["AN0123456", "an 012 34 56", "АН-0123456", " №AN0123456"])
def test_a_document_is_found_in_any_spelling(home, typed):
    number = "AH0123456" if "АН" in typed else "AN0123456"
    write_document(
        member(home, "child"), {"type": "passport", "number": number},
        since=DAY, today=DAY, by=make_user(),
    )  # fmt: skip

    assert households(typed) == [home]
    assert people(typed) == [member(home, "child")]


@pytest.mark.parametrize(
    "typed",
    ["+374 93 55 01 27", "093550127", "(093) 55-01-27", "0037493550127", "93550127", "3550127",
     "55-01-27"],
)  # fmt: skip
@pytest.mark.parametrize("until", [None, date(2023, 11, 1)])
def test_a_phone_is_found_in_any_form_and_by_its_end_even_when_it_ended(home, typed, until):
    write_phone(
        head_of(home), {"number": PHONE, "until_on": until}, since=DAY, today=date(2024, 1, 1)
    )

    assert households(typed) == [home]
    assert people(typed) == [head_of(home)]


@pytest.mark.parametrize("typed", ["8 916 123-45-67", "916 123 45 67", "123 45 67"])
def test_a_russian_phone_is_found_by_its_end(home, typed):
    write_phone(head_of(home), {"number": "+79161234567"}, since=DAY, today=DAY)

    assert households(typed) == [home]


@pytest.mark.parametrize("typed", ["50127", "550128", "+37493550128", "1", "0" * 99])
def test_other_phones_and_less_than_six_digits_find_nobody(home, typed):
    write_phone(head_of(home), {"number": PHONE}, since=DAY, today=DAY)

    assert households(typed) == people(typed) == []


@pytest.mark.parametrize("typed", ["G-12/3", " g-12/3 "])
def test_a_household_is_found_by_its_number_in_another_register(home, typed):
    assert households(typed) == [home]
    assert len(people(typed)) == 3


def test_a_person_is_found_by_their_number_in_another_register(worker):
    household = make_household({"source": "proGres", "source_id": "123-00012345"}, child())

    assert households("123-00012345") == [household]
    assert people("123-00012345") == [head_of(household)]


def test_a_foreign_number_that_looks_like_a_mistyped_one_of_ours_is_found(client, worker):
    household = make_household(source="list", source_id="H7K3MQ9QX2TQ")

    assert client.get(HOUSEHOLDS, {"q": "H7K3MQ9QX2TQ"}).url.endswith(f"{household}/change/")
    assert not Page(client.get(PEOPLE, {"q": "H7K3MQ9QX2TQ"})).says("is mistyped")


@pytest.mark.parametrize("typed", ["Gohar Karen", "карен гоар", "Ավանեսյան Կարեն Արամ", "Գոհ Արա"])
def test_words_of_two_members_find_their_household(home, typed):
    assert households(typed) == [home]


def test_a_family_name_of_one_and_a_given_name_of_another_find_their_household(worker):
    wife = {"given_name": "Սիրանուշ", "family_name": "Բալայան", "relationship": "spouse"}
    home = make_household({"given_name": "Կարեն", "family_name": "Ավանեսյան"}, wife)

    assert households("Սիրանուշ Ավանեսյան") == [home]


def test_one_person_with_both_words_stands_before_two_people_with_one_each(home):
    both = make_household({"given_name": "Գոհար", "family_name": "Կարեն", "patronymic": ""})

    assert households("Gohar Karen") == [both, home]


def test_words_of_people_of_different_households_find_none(home):
    assert households("Գոհար Բեգլարյան") == []


def test_whoever_is_called_so_stands_before_those_whose_father_is_and_whose_name_begins_so(worker):
    begins = head_of(make_household({"given_name": "Արամազդ", "patronymic": ""}))
    father = head_of(make_household({"given_name": "Լևոն", "patronymic": "Արամի"}))
    called = head_of(make_household({"given_name": "Արամ", "patronymic": ""}))

    assert people("Арам") == [called, father, begins]


def test_an_order_that_was_chosen_holds_for_what_is_found(client, worker):
    for given in ("Արամազդ", "Արամ"):
        make_household({"given_name": given, "patronymic": ""})
    numbers = sorted(Individual.objects.values_list("pk", flat=True))

    page = Page(client.get(PEOPLE, {"q": "Արամ", "o": "-1"}))

    links = [link for link in page.links if "/individual/P" in link]
    assert [n for link in dict.fromkeys(links) for n in numbers if n in link] == numbers[::-1]


def test_no_kind_of_number_finds_people_elsewhere(client, worker):
    elsewhere = head_of(make_household(at="AM03", source="list", source_id="L1"))
    write_phone(elsewhere, {"number": PHONE}, since=DAY, today=DAY)
    write_document(
        elsewhere, {"type": "psn", "number": "1234567890"}, since=DAY, today=DAY, by=worker
    )

    for typed in (PHONE, "550127", "1234567890", "L1", str(elsewhere), "Gohar Karen"):
        for url in (HOUSEHOLDS, PEOPLE):
            assert Page(client.get(url, {"q": typed})).says("Nobody is found in your places.")


HOSTILE = ["%", "_%", "'; DROP TABLE--", "\\", "1' OR '1'='1", "1" * 5_000, "ճճ " * 2_000, "٣٣٣٣٣٣",
           "1e309", "<b>1", "& | ! : *1", "':* | 'ճճ", "²", "H" * 11, "\u202e123456"]  # fmt: skip


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_texts_find_nobody_and_break_nothing(home, typed):
    assert households(typed) == people(typed) == []


def test_a_search_asks_few_questions(home, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        assert households("Gohar Karen") == [home]
    with django_assert_max_num_queries(3):
        assert households(str(home)) == [home]


def test_a_common_name_is_put_in_order_within_bounds(home, monkeypatch):
    monkeypatch.setattr(search, "RANKED", 2)
    for _each in range(3):
        make_household({"given_name": "Արամազդ"})

    assert households("Արամ")[0] == home
    assert len(people("Արամ")) == 2


def test_more_who_fit_than_can_be_ranked_hinder_nobody(monkeypatch):
    monkeypatch.setattr(search, "RANKED", 3)
    # The first three rows whose names begin so are others than the one who is called so.
    for _each in range(5):
        make_household({"given_name": "Արամազդ"})
    exactly = make_household({"given_name": "Արամ"})

    found = households("Արամ")

    assert found[0] == exactly
    assert len(found) == 3


def test_families_are_not_looked_for_where_a_page_of_people_has_all_the_words(home, monkeypatch):
    both = make_household({"given_name": "Գոհար", "family_name": "Կարեն", "patronymic": ""})
    monkeypatch.setattr(search, "ONE_PAGE", 1)

    assert households("Gohar Karen") == [both]
