"""A household is asked: the register fills the roster, what is typed stays, a record is scored."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from assessments import actions
from assessments.actions.refusals import Unfinished
from assessments.asking import Asking
from assessments.flat import flat
from assessments.models import Assessment, IndicatorValue, MemberAnswers, SectorSeverity
from cases import actions as register
from cases.population import shown_age
from tests.assessments.asked import (
    AT,
    DAY,
    HOUSE,
    answer_all,
    begin,
    draft_of,
    finish,
    questionnaire,
    type_in,
)
from tests.factories import family, head_of, make_user, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return make_user(places=["AM07"])


@pytest.fixture
def home(worker):
    return family(by=worker)


def asked(assessment):
    draft = draft_of(assessment)
    return Asking(draft.assessment, draft.typed, at=AT, language="en")


def rows(assessment):
    """The rows of the roster that are asked now, each (number, name, age)."""
    said = asked(assessment).evaluation.finished()["roster"]
    return [(r["_id"], r["ind"]["ind_name"], r["ind"].get("ind_age")) for r in said]


def test_who_lives_there_stands_in_the_roster_the_head_first(home, worker):
    begun = begin(home, by=worker)

    head, *others = home.members.present().order_by("-is_head")
    found = rows(begun)
    assert found[0] == (head.number, head.full_name, str(shown_age(head.birth_date, DAY)))
    assert {number for number, _name, _age in found} == {head.number, *(p.number for p in others)}


def test_begun_twice_it_is_one_draft(home, worker):
    instrument = questionnaire()
    first = begin(home, by=worker, instrument=instrument)

    assert begin(home, by=worker, instrument=instrument) == first
    assert Assessment.objects.count() == 1


def test_it_is_not_of_a_day_to_come(home, worker):
    with pytest.raises(ValidationError, match="of today, or of a day before"):
        begin(home, by=worker, on=DAY + timedelta(days=1))


def test_nobody_asks_by_a_questionnaire_that_is_not_in_use(home, worker):
    instrument = questionnaire(on=DAY + timedelta(days=1))
    with pytest.raises(ValidationError, match="not in use on that day"):
        begin(home, by=worker, instrument=instrument)


def test_what_the_register_gave_is_not_typed(home, worker):
    begun, head = begin(home, by=worker), head_of(home)
    type_in(begun, by=worker, **{f"roster__{head.number}__ind__ind_age": "7", "hh_size": "40"})

    assert len(rows(begun)) == home.members.present().count()
    assert "7" not in {age for _number, _name, age in rows(begun)}


def test_who_is_not_there_any_more_is_asked_no_more_and_the_answers_stay(home, worker):
    begun, man = begin(home, by=worker), member(home, "spouse")
    name = f"roster__{man.number}__care__health_ind_healthcare_needed"
    type_in(begun, by=worker, **{name: "yes"})
    register.member_leaves(person=man, reason="moved", on=DAY, today=DAY, by=worker)

    assert man.number not in {number for number, _name, _age in rows(begun)}
    kept = {row["_id"]: row for row in asked(begun).evaluation.answers()["roster"]}
    assert kept[man.number]["care"]["health_ind_healthcare_needed"] == "yes"


def test_what_is_typed_is_kept_even_where_it_can_not_be(home, worker):
    begun = begin(home, by=worker)
    type_in(begun, by=worker, shelter__rooms="many")

    assert draft_of(begun).typed["shelter"]["rooms"] == "many"


def test_what_no_question_asks_is_not_kept(home, worker):
    begun = begin(home, by=worker)
    type_in(begun, by=worker, shelter__nonsense="x", nonsense="y", roster__P0__care="z")

    assert "nonsense" not in str(draft_of(begun).typed)


def test_an_answer_that_is_asked_no_more_comes_back_with_its_question(home, worker):
    begun = begin(home, by=worker)
    kind = {"shelter__snfi_shelter_type": "individual_shelter"}
    type_in(begun, by=worker, **kind)
    type_in(begun, by=worker, shelter__snfi_shelter_type_individual="tent")
    type_in(begun, by=worker, shelter__snfi_shelter_type="none")
    assert "snfi_shelter_type_individual" not in asked(begun).evaluation.finished()["shelter"]
    type_in(begun, by=worker, **kind)

    assert asked(begun).evaluation.finished()["shelter"]["snfi_shelter_type_individual"] == "tent"


def test_who_typed_from_an_older_page_is_refused_and_overwrites_nothing(home, worker):
    begun = begin(home, by=worker)
    type_in(begun, by=worker, shelter__rooms="3")
    with pytest.raises(ValidationError, match="while you were typing"):
        type_in(begun, by=worker, version=1, shelter__rooms="5")

    assert draft_of(begun).typed["shelter"]["rooms"] == "3"


def test_it_is_not_finished_while_answers_are_missing(home, worker):
    begun = begin(home, by=worker)
    with pytest.raises(Unfinished) as refused:
        finish(begun, by=worker)

    missing = {fault.where[-1] for fault in refused.value.faults}
    assert missing == {"rna_shelter_tonight", "health_ind_healthcare_needed"}
    assert not IndicatorValue.objects.exists()


def test_finished_answers_about_members_stand_with_each_of_them(home, worker):
    begun, head = begin(home, by=worker), head_of(home)
    needed = f"roster__{head.number}__care__health_ind_healthcare_needed"
    answer_all(begun, home, by=worker, **{needed: "yes", "shelter__rooms": "2"})
    type_in(begun, by=worker, **{needed.replace("_needed", "_received"): "no"})
    done = finish(begun, by=worker)

    assert "roster" not in done.answers
    assert done.answers["shelter"] == {"rna_shelter_tonight": "yes", "rooms": "2"}
    told = MemberAnswers.objects.get(individual=head).answers["roster"]["care"]
    assert told == {"health_ind_healthcare_needed": "yes", "health_ind_healthcare_received": "no"}
    assert MemberAnswers.objects.count() == home.members.present().count()
    assert draft_of(begun).typed == {}


def test_a_record_is_scored_with_the_name_of_the_method(home, worker):
    begun, head = begin(home, by=worker), head_of(home)
    needed = f"roster__{head.number}__care__health_ind_healthcare_needed"
    answer_all(
        begun, home, by=worker,
        **{needed: "yes", needed.replace("_needed", "_received"): "no",
           "shelter__snfi_shelter_type": "none"},
    )  # fmt: skip
    finish(begun, by=worker)

    severities = dict(SectorSeverity.objects.values_list("sector", "severity"))
    assert severities == {"health": 3, "snfi": 5}
    row = SectorSeverity.objects.get(sector="health")
    assert (row.method, row.version) == ("health", "REACH MSNI 2025")
    assert row.drivers == ["health_ind_healthcare_needed"]
    assert IndicatorValue.objects.get(indicator="msni").value == 5
    assert not IndicatorValue.objects.filter(indicator="fcs").exists()


def test_ranked_needs_are_kept_in_their_order(home, worker):
    begun = begin(home, by=worker)
    answer_all(begun, home, by=worker, closing__need_first="income", closing__need_second="food")
    done = finish(begun, by=worker)

    assert list(done.priorities.order_by("rank").values_list("rank", "need")) == [
        (1, "income"),
        (2, "food"),
    ]


@pytest.mark.parametrize(
    ("said", "raised"),
    [
        ({"shelter__rna_shelter_tonight": "no"}, ["no_shelter"]),
        ({"roster__{head}__care__rna_ind_needs": "medical_now"}, ["medical"]),
        ({"roster__{head}__care__rna_ind_needs": "no_adult_carer"}, ["child_alone"]),
        ({"roster__{head}__care__rna_ind_needs": "none"}, []),
    ],
)
def test_an_emergency_is_raised_by_what_was_said(home, worker, said, raised):
    begun, head = begin(home, by=worker), head_of(home)
    answers = {name.format(head=head.number): value for name, value in said.items()}
    answer_all(begun, home, by=worker, **answers)

    assert finish(begun, by=worker).emergencies == raised


def test_what_is_finished_is_typed_no_more(home, worker):
    begun = begin(home, by=worker)
    answer_all(begun, home, by=worker)
    finish(begun, by=worker)
    with pytest.raises(ValidationError, match="not a draft any more"):
        type_in(begun, by=worker, shelter__rooms="2")
    with pytest.raises(ValidationError, match="not a draft any more"):
        finish(begun, by=worker)


def test_a_wrong_one_is_cancelled_with_a_reason_and_counts_no_more(home, worker):
    begun = begin(home, by=worker)
    answer_all(begun, home, by=worker)
    done = finish(begun, by=worker)
    with pytest.raises(ValidationError, match="Say why"):
        actions.cancel_assessment(assessment=done, reason=" ", by=worker)
    actions.cancel_assessment(assessment=done, reason="Asked the neighbours.", by=worker)

    assert not Assessment.objects.finished().exists()
    assert Assessment.objects.get().answers != {}


def test_in_a_form_with_several_repeats_each_row_stays_that_of_its_member(home, worker):
    again = (
        "| | begin_repeat | health_ind | Health again | Առողջություն | | | | | ${hh_size} |\n"
        "| | select_one yn | got_better | Better? | Լա՞վ է | | | | | |\n"
        "| | end_repeat | | | | | | | | |\n"
    )
    text = HOUSE.replace("| | begin_group | shelter |", f"{again}| | begin_group | shelter |")
    begun = begin(home, by=worker, instrument=questionnaire(text=text, version="2"))
    man, boy = member(home, "spouse"), member(home, "child")
    type_in(begun, by=worker, **{f"health_ind__{boy.number}__got_better": "no"})
    register.member_leaves(person=man, reason="moved", on=DAY, today=DAY, by=worker)
    answer_all(begun, home, by=worker)
    finish(begun, by=worker)

    told = {row.individual_id: row.answers for row in MemberAnswers.objects.all()}
    assert told[boy.number]["health_ind"] == {"got_better": "no"}
    assert man.number not in told


def test_who_is_not_asked_about_emergencies_did_not_say_that_all_is_well(home, worker):
    text = HOUSE.replace("rna_", "other_")
    begun = begin(home, by=worker, instrument=questionnaire(text=text, version="2"))
    answer_all(begun, home, by=worker, shelter__other_shelter_tonight="yes")

    assert finish(begun, by=worker).asks_emergencies is False


def test_a_questionnaire_of_a_place_asks_no_household(home, worker):
    with pytest.raises(ValidationError, match="asks of no household"):
        begin(home, by=worker, instrument=questionnaire("location"))


def test_a_question_that_is_called_as_the_roster_is_no_roster():
    assert flat({"roster": "x", "rooms": "2"}) == {"rooms": "2"}
