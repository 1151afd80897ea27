"""A place is asked about: once at a time, at one's own places, and nobody's name is in it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.history.changes import events_of
from assessments import actions
from assessments.actions.drafts import Unfinished
from assessments.models import Assessment, PlaceAssessment
from places.models import Place
from tests.assessments.asked import AT, DAY, HOUSE, questionnaire
from tests.assessments.asked_places import (
    ABOVYAN,
    ARINJ,
    GYUMRI,
    answer_all,
    begin,
    finish,
    of_places,
    recorded,
    type_in,
)
from tests.factories import make_user, place
from tests.history import Kept, untrue

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return make_user(places=["AM07"])


def refusal(**arguments):
    with pytest.raises(ValidationError) as refused:
        begin(**arguments)
    return refused.value.code


def test_the_register_says_which_place_it_is_and_nobody_types_it(worker):
    draft = begin(by=worker)
    type_in(draft, by=worker, place__loc_place="AM08-S001")

    assert answer_all(draft, by=worker).typed["place"]["loc_place"] == ABOVYAN


def test_begun_twice_it_is_one_draft_of_each_place(worker):
    instrument = of_places()
    first = begin(by=worker, instrument=instrument)

    assert begin(by=make_user(places=["AM07"]), instrument=instrument) == first
    assert begin(by=worker, at=ARINJ, instrument=instrument) != first


def test_the_database_keeps_one_draft_alone(worker):
    draft = begin(by=worker)
    draft.pk = "SAAAAAAAAAAQ"
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceAssessment.objects.bulk_create([draft])


def test_it_is_not_of_a_day_to_come(worker):
    assert refusal(by=worker, on=DAY + timedelta(days=1)) == "future"


def test_nobody_asks_by_a_questionnaire_that_is_not_in_use(worker):
    later = of_places(on=DAY + timedelta(days=1))
    assert refusal(by=worker, instrument=later) == "not_in_use"


def test_a_questionnaire_of_households_asks_of_no_place(worker):
    assert refusal(by=worker, instrument=questionnaire(text=HOUSE)) == "of_a_household"


@pytest.mark.parametrize("at", [GYUMRI, "AM08-C01"])
def test_nobody_asks_elsewhere_than_at_their_own_places(worker, at):
    assert refusal(by=worker, at=at) == "not_your_place"


def test_a_whole_marz_is_not_asked_about(worker):
    assert refusal(by=worker, at="AM07") == "too_wide"


def test_a_place_that_exists_no_more_on_the_day_is_not_asked_about(worker):
    Place.objects.filter(pk=ABOVYAN).update(valid_to=DAY)
    instrument = of_places(on=DAY - timedelta(days=2))

    assert refusal(by=worker, instrument=instrument) == "not_valid"
    assert begin(by=worker, instrument=instrument, on=DAY - timedelta(days=1))


def test_what_is_typed_is_kept_even_where_it_can_not_be(worker):
    draft = begin(by=worker)

    assert type_in(draft, by=worker, people__loc_people="many").typed["people"] == {
        "loc_people": "many"
    }


def test_what_no_question_asks_is_not_kept(worker):
    draft = begin(by=worker)
    type_in(draft, by=worker, people__nonsense="x", nonsense="y", __proto__="z")

    assert set(PlaceAssessment.objects.get().typed) == {"place"}


def test_who_typed_from_an_older_page_is_refused_and_overwrites_nothing(worker):
    draft = begin(by=worker)
    type_in(draft, by=worker, people__loc_people="3")
    with pytest.raises(ValidationError, match="while you were typing"):
        type_in(draft, by=worker, version=1, people__loc_people="5")

    assert PlaceAssessment.objects.get().typed["people"] == {"loc_people": "3"}


def test_it_is_not_finished_while_answers_are_missing_or_can_not_be(worker):
    draft = begin(by=worker)
    type_in(draft, by=worker, people__loc_people="1000")
    with pytest.raises(Unfinished) as refused:
        finish(draft, by=worker)

    wrong = {fault.where[-1] for fault in refused.value.faults}
    assert wrong == {"loc_site_type", "loc_people"}
    assert PlaceAssessment.objects.get().state == "draft"


def test_a_record_holds_what_is_asked_and_the_draft_is_empty(worker):
    draft = begin(by=worker)
    answer_all(draft, by=worker, people__loc_capacity_n="60")
    type_in(draft, by=worker, place__loc_site_type="community")
    done = finish(draft, by=worker)

    assert (done.state, done.typed) == ("finished", {})
    assert done.answers == {
        "place": {"loc_place": ABOVYAN, "loc_site_type": "community"},
        "people": {"loc_people": "40"},
    }


def test_what_is_finished_is_typed_and_finished_no_more(worker):
    done = recorded(by=worker)
    with pytest.raises(ValidationError, match="not a draft any more"):
        type_in(done, by=worker, people__loc_people="2")
    with pytest.raises(ValidationError, match="not a draft any more"):
        finish(done, by=worker)


def test_after_a_finished_one_the_place_is_asked_again(worker):
    instrument = of_places()
    done = recorded(by=worker, instrument=instrument)

    assert begin(by=worker, instrument=instrument) != done


def test_a_wrong_one_is_cancelled_with_a_reason_and_counts_no_more(worker):
    done = recorded(by=worker)
    with pytest.raises(ValidationError, match="Say why"):
        actions.cancel_place_assessment(assessment=done, reason=" ", by=worker)
    actions.cancel_place_assessment(assessment=done, reason="The hotel beside it.", by=worker)

    assert not PlaceAssessment.objects.finished().exists()
    assert PlaceAssessment.objects.get().answers != {}
    with pytest.raises(ValidationError, match="not a draft any more"):
        actions.cancel_place_assessment(assessment=done, reason="Again.", by=worker)


def test_the_database_refuses_a_cancelled_one_without_a_reason(worker):
    done = recorded(by=worker)
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceAssessment.objects.filter(pk=done.pk).update(state="cancelled")


def test_its_history_tells_who_began_finished_and_cancelled_it_and_nothing_of_typing(worker):
    kept, colleague = Kept(), make_user("supervisor", places=["AM07"])
    draft = begin(by=worker)
    answer_all(draft, by=worker)
    done = finish(draft, by=colleague)
    actions.cancel_place_assessment(assessment=done, reason="Wrong.", by=worker)

    told = kept.of(PlaceAssessment)
    assert [(each.state, each.pgh_context["by"]) for each in told] == [
        ("draft", worker.pk),
        ("finished", colleague.pk),
        ("cancelled", worker.pk),
    ]
    assert untrue() == {}
    fields = {field.name for field in events_of(PlaceAssessment)._meta.fields}
    assert not fields & {"typed", "version", "saved_by", "saved_at"}


@pytest.mark.parametrize(
    ("role", "places", "seen"),
    [
        ("caseworker", ["AM07"], {"draft", "finished"}),
        ("registrar", ["AM07"], {"draft", "finished"}),
        ("supervisor", ["AM07-C01"], {"draft", "finished"}),
        ("caseworker", ["AM08"], set()),
        ("supervisor", [], set()),
        ("partner", ["AM07"], {"finished"}),
        ("partner", ["AM08"], set()),
        ("dpo", ["AM07"], {"finished"}),
        ("coordinator", [], {"finished"}),
        ("auditor", ["AM07"], set()),
        ("administrator", ["AM07"], set()),
        ("", ["AM07"], set()),
    ],
)
def test_who_reads_of_which_places(worker, role, places, seen):
    recorded(by=worker)
    begin(by=worker, at=ARINJ, instrument=PlaceAssessment.objects.get().instrument)
    user = make_user(role, places=places)

    rows = PlaceAssessment.objects.visible_to(user, on=DAY)
    assert set(rows.values_list("state", flat=True)) == seen


@pytest.mark.parametrize(
    ("role", "may"),
    [("caseworker", True), ("registrar", True), ("supervisor", True)]
    + [(role, False) for role in ("partner", "coordinator", "dpo", "auditor", "administrator")],
)
def test_who_types_in_drafts(worker, role, may):
    begin(by=worker)
    user = make_user(role, places=["AM07"])

    assert PlaceAssessment.objects.changeable_by(user, on=DAY).exists() is may


def test_whoever_is_no_longer_in_their_role_sees_none(worker):
    recorded(by=worker)
    gone = make_user(places=["AM07"], role_until=DAY - timedelta(days=1))

    assert not PlaceAssessment.objects.visible_to(gone, on=DAY).exists()


def test_it_is_about_nobody_and_no_assessment_of_a_household(worker):
    done = recorded(by=worker)

    assert PlaceAssessment.about_people is False
    assert not hasattr(PlaceAssessment, "access_path")
    assert not Assessment.objects.filter(pk=done.pk).exists()
    assert done.place == place(ABOVYAN) and done.started_at == AT
