"""Who is likely the same: names with births, documents, phones; few rows and many alike."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import actions
from cases.actions.writing_facts import write_document, write_phone
from cases.matching import Newcomer, finding, likely_same, likely_same_many, same_rows
from cases.models import IdentityDocument
from tests.factories import DAY, child, head_of, make_household, make_user, person_values

pytestmark = pytest.mark.django_db

PHONE = "+37493550127"
GOHAR = person_values()


@pytest.fixture
def gohar():
    """Գոհար Սերգեյի Ավանեսյան, born 12 March 1984."""
    return head_of(make_household())


def why(values, **others):
    """The evidence that leads from these values to each match, strongest first."""
    return [match.why for match in likely_same(values, **others)]


def other_woman(**values):
    """Somebody who shares nothing with Gohar."""
    return person_values(
        **{
            "given_name": "Ռիմա",
            "family_name": "Բալայան",
            "patronymic": "Բորիսի",
            "birth_date": date(1951, 7, 2),
        }
        | values
    )


SAME = {
    "the same record": {},
    "Russian": {"given_name": "Гоар", "family_name": "Аванесян", "patronymic": "Сергеевна"},
    "Latin": {"given_name": "Gohar", "family_name": "Avanesyan", "patronymic": ""},
    "family name first": {"given_name": "Ավանեսյան", "family_name": "Գոհար"},
    "in the passport's fields": {
        "given_name": "", "family_name": "", "patronymic": "",
        "latin_given_name": "GOHAR", "latin_family_name": "AVANESYAN",
    },
    "a second given name": {"given_name": "Գոհար Մարիամ"},
    "another day of the year": {"birth_date": date(1984, 11, 30)},
    "the year known": {"birth_date": date(1984, 7, 1), "birth_precision": "year"},
    "estimated a year off": {"birth_date": date(1985, 7, 1), "birth_precision": "estimated"},
    "father's name by another name": {"patronymic": "Սերոժի"},
    "birth unknown, father the same": {"birth_date": None, "birth_precision": ""},
}  # fmt: skip


@pytest.mark.parametrize("values", SAME.values(), ids=SAME)
def test_name_and_birth_are_the_same_however_they_are_written(gohar, values):
    assert why(GOHAR | values) == [("name",)]


OTHERS = {
    "another given name": {"given_name": "Ռուզաննա"},
    "another family name": {"family_name": "Բալայան"},
    "born a year later": {"birth_date": date(1985, 3, 12)},
    "estimated two years off": {"birth_date": date(1986, 7, 1), "birth_precision": "estimated"},
    "another father, another day": {"patronymic": "Արամի", "birth_date": date(1984, 5, 1)},
    "birth and father unknown": {"birth_date": None, "birth_precision": "", "patronymic": ""},
    "birth unknown, another father": {"birth_date": None, "patronymic": "Արամի"},
    "birth unknown, another sex": {"birth_date": None, "sex": "male"},
    "no family name": {"family_name": ""},
    "nobody named yet": {
        "given_name": "", "family_name": "", "patronymic": "", "unnamed": True,
    },
    "letters that we do not read": {"given_name": "მარიამ", "family_name": "😀"},
    "nothing": dict.fromkeys(GOHAR),
}  # fmt: skip


@pytest.mark.parametrize("values", OTHERS.values(), ids=OTHERS)
def test_others_are_not_taken_for_the_same(gohar, values):
    assert why(GOHAR | values) == []


def test_a_name_with_exchanged_letters_is_the_same():
    make_household({"given_name": "Սահակ", "family_name": "Մեհրաբյան", "sex": "male"})

    assert why(GOHAR | {"given_name": "Сагак", "family_name": "Меграбян"}) == [("name",)]
    assert why(GOHAR | {"given_name": "Սահյան", "family_name": "Меграбян"}) == []


@pytest.mark.parametrize(
    ("kind", "typed"),
    [("passport", "an 0123456"), ("id_card", "AN-0123456"), ("passport", "АN0123456")],
)
def test_a_document_is_the_same_in_any_spelling_whatever_the_name(gohar, kind, typed):
    _holds(gohar, "passport", "AN0123456")

    assert why(other_woman(), documents=[(kind, typed)]) == [("document",)]


@pytest.mark.parametrize(
    ("kept", "kind", "number"),
    [
        ("marriage", "marriage", "AB123456"),
        ("progres_group", "progres_group", "12324C00456"),
        ("birth", "disability", "12345"),
    ],
)
def test_papers_of_a_family_and_short_numbers_are_no_proof(gohar, kept, kind, number):
    _holds(gohar, kept, number)

    assert why(other_woman(), documents=[(kind, number)]) == []
    assert why(other_woman(given_name="Gohar"), documents=[(kind, number)]) == [("document",)]


def test_a_void_paper_and_no_paper_are_the_same_as_nobody_s(gohar):
    IdentityDocument.objects.filter(pk=_holds(gohar, "passport", "AN0123456").pk).update(
        state="void"
    )

    assert why(other_woman(), documents=[("passport", "AN0123456"), ("other", "")]) == []


def test_a_phone_alone_is_nobody(gohar):
    write_phone(gohar, {"number": PHONE}, since=DAY, today=DAY)

    assert why(other_woman(), phones=[PHONE]) == []


@pytest.mark.parametrize("shared", [{"given_name": "Гоар"}, {"birth_date": date(1984, 1, 1)}])
@pytest.mark.parametrize("until", [None, date(2023, 12, 1)])
def test_a_phone_matches_with_a_given_name_or_a_birth_year_even_when_it_ended(gohar, shared, until):
    write_phone(gohar, {"number": PHONE, "until_on": until}, since=DAY, today=date(2024, 1, 1))

    assert why(other_woman(**shared), phones=[PHONE]) == [("phone",)]


def test_all_the_evidence_is_told_and_the_strongest_match_comes_first(gohar):
    write_phone(gohar, {"number": PHONE}, since=DAY, today=DAY)
    holder = head_of(make_household(other_woman()))
    _holds(holder, "psn", "1234567890")
    namesake = head_of(make_household({"patronymic": "", "birth_date": date(1984, 9, 9)}))

    matches = likely_same(GOHAR, phones=[PHONE], documents=[("psn", "1234567890")])

    assert [(match.individual, match.codes) for match in matches] == [
        (holder, "document"),
        (gohar, "name,phone"),
        (namesake, "name"),
    ]


def test_no_more_than_five_are_told():
    for _each in range(7):
        make_household()

    assert len(likely_same(GOHAR)) == 5


@pytest.mark.parametrize(("reason", "found"), [("left_country", 1), ("entered_by_mistake", 0)])
def test_people_who_left_match_and_mistakes_do_not(reason, found):
    household = make_household({}, child())
    _holds(household.members.get(relationship="child"), "birth", "1234567")
    actions.member_leaves(
        person=household.members.get(relationship="child"),
        on=DAY, reason=reason, by=make_user(), today=DAY,
    )  # fmt: skip

    assert len(likely_same(person_values(**child()))) == found
    assert len(likely_same(other_woman(), documents=[("birth", "1234567")])) == found


def test_whoever_is_outside_of_all_places_matches_too():
    make_household(at="AM03")

    assert why(GOHAR) == [("name",)]


MANY = [GOHAR | values for values in [*SAME.values(), *OTHERS.values()]]


@pytest.fixture
def many(monkeypatch):
    """Few rows are looked up as many are."""
    monkeypatch.setattr(finding, "FEW", 0)


def test_many_rows_find_what_few_rows_find(gohar, request):
    make_household({"given_name": "Карен", "family_name": "Аванесян", "sex": "male"})
    rows = [Newcomer(values) for values in MANY]
    few = likely_same_many(rows)

    request.getfixturevalue("many")
    assert likely_same_many(rows) == few
    assert set(few) == set(range(len(SAME)))


def test_an_import_s_row_is_not_its_own_likeness(gohar, many):
    make_household()

    (match,) = likely_same_many([Newcomer(GOHAR, number=gohar.pk)])[0]
    assert match.individual != gohar


def test_few_rows_ask_few_questions(gohar, django_assert_max_num_queries):
    write_phone(gohar, {"number": PHONE}, since=DAY, today=DAY)
    rows = [Newcomer(GOHAR, (PHONE,), (("psn", "1"),)) for _each in range(10)]

    with django_assert_max_num_queries(4):
        assert len(likely_same_many(rows)) == 10


def test_many_rows_ask_as_few(gohar, many, django_assert_max_num_queries):
    rows = [Newcomer(GOHAR, (PHONE,), (("psn", "1"),)) for _each in range(500)]

    with django_assert_max_num_queries(8):
        assert len(likely_same_many(rows)) == 500


def test_nobody_is_asked_for_nobody(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert likely_same_many([]) == {}
        assert same_rows([]) == {}
        assert likely_same({}) == []


def test_rows_of_one_form_that_are_one_person_name_the_earlier_ones():
    rows = [
        Newcomer(GOHAR),
        Newcomer(GOHAR | {"given_name": "Արամ"}),
        Newcomer(GOHAR | {"given_name": "Гоар", "family_name": "Аванесян"}),
        Newcomer(other_woman(), documents=(("psn", "12 34567890"),)),
        Newcomer(GOHAR | {"birth_date": None}),
        Newcomer(person_values(**child()), documents=(("psn", "1234567890"),)),
    ]

    assert same_rows(rows) == {2: [0], 4: [0, 2], 5: [3]}


def test_a_thousand_equal_rows_are_told_in_bounds():
    told = same_rows([Newcomer(GOHAR | {"birth_date": None})] * 1_000)

    assert (len(told), max(map(len, told.values()))) == (999, 5)


def test_twins_are_two_people():
    twins = [Newcomer(person_values(**child(given_name=name))) for name in ("Արամ", "Արման")]

    assert same_rows(twins) == {}


@given(st.lists(st.text(max_size=12), min_size=3, max_size=3))
def test_any_names_are_compared_without_an_error(words):
    values = dict(zip(("given_name", "patronymic", "family_name"), words, strict=True))
    row = Newcomer(GOHAR | values)

    assert set(same_rows([row, row])) <= {1}
    assert isinstance(likely_same(row.values), list)


def _holds(person, kind, number):
    return write_document(
        person, {"type": kind, "number": number}, since=DAY, today=DAY, by=make_user()
    )
