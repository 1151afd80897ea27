"""Links between people: recorded, corrected, ended; and what ends with the 18th birthday."""

from datetime import date, timedelta

import pytest

from accounts import clock
from accounts.jobs import night, running
from cases import actions
from cases.consent_rules import speakers
from cases.consents import voices_of
from cases.models import PersonLink
from tests.accounts.conftest import NOON
from tests.cases.refusals import refused
from tests.factories import DAY, child, family, head_of, make_household, make_user, member
from tests.history import Kept

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 1)
GROWN = date(2028, 1, 15)
SOUGHT = {"kind": "parent", "other_name": "Սերգեյ", "whereabouts": "missing"}


@pytest.fixture
def by():
    return make_user()


@pytest.fixture
def son():
    """A boy who turns 18 on 15 January 2028."""
    return member(family(), "child")


@pytest.fixture
def aunt():
    return head_of(make_household({"given_name": "Անի"}))


def link(person, by, today=TODAY, **values):
    return actions.link_people(person=person, values=values, by=by, today=today)


def guardian(son, aunt, by, **values):
    allowed = {"may_collect": True, "may_consent": True}
    return link(son, by, **{"kind": "guardian", "other": aunt, "from_on": DAY} | allowed | values)


def test_of_a_missing_relative_it_is_told_where_and_when_they_were_last_seen(son, by):
    seen = {"last_seen_place": "Lachin corridor", "last_seen_on": date(2023, 9, 25)}

    kept = link(son, by, **SOUGHT, **seen)

    assert (kept.last_seen_place, kept.last_seen_on) == tuple(seen.values())


@pytest.mark.parametrize(
    ("values", "code"),
    [
        (SOUGHT | {"may_collect": True}, "helper_is_away"),
        (SOUGHT | {"last_seen_on": TODAY + timedelta(1)}, "future"),
        (SOUGHT | {"last_seen_on": date(1923, 9, 25)}, "too_early"),
        ({"kind": "sibling"}, "link_without_other"),
    ],
)
def test_what_cannot_be_so_of_who_is_not_registered(son, by, values, code):
    with refused(code):
        link(son, by, **values)


def test_where_somebody_was_last_seen_is_asked_of_who_is_not_registered(son, aunt, by):
    with refused("seen_of_registered"):
        link(son, by, kind="sibling", other=aunt, last_seen_place="Goris")


def test_a_guardian_of_an_adult_and_one_who_is_a_child_are_refused_in_words(son, aunt, by):
    with refused("ward_is_adult"):
        link(aunt, by, kind="guardian", other=head_of(son.household))
    with refused("guardian_is_child"):
        link(member(family(), "child"), by, kind="guardian", other=son)


def test_a_link_is_corrected_and_ended_from_either_side(son, aunt, by):
    kept = guardian(son, aunt, by)

    actions.amend_link(link=kept, person=aunt, values={"document": "Nº 7"}, by=by, today=TODAY)
    actions.end_link(link=kept, person=aunt, on=TODAY, because="ordered", by=by, today=TODAY)

    kept.refresh_from_db()
    assert (kept.document, kept.until_on, kept.ended_because) == ("Nº 7", TODAY, "ordered")


def test_what_ended_is_neither_corrected_nor_ended_again(son, aunt, by):
    kept = guardian(son, aunt, by)
    actions.end_link(link=kept, person=son, on=TODAY, because="other", by=by, today=TODAY)

    with refused("ended"):
        actions.end_link(link=kept, person=son, on=TODAY, because="other", by=by, today=TODAY)
    with refused("ended"):
        actions.amend_link(link=kept, person=son, values={"document": "7"}, by=by, today=TODAY)


def test_a_correction_is_judged_as_the_link_was(son, by):
    kept = link(son, by, **SOUGHT)

    with refused("helper_is_away"):
        actions.amend_link(link=kept, person=son, values={"may_collect": True}, by=by, today=TODAY)


def test_a_page_of_either_that_is_stale_ends_nothing(son, aunt, by):
    kept = guardian(son, aunt, by)
    aunt.household.refresh_from_db()
    stale = aunt.household.version
    actions.add_phone(person=aunt, values={"number": "+37493550127"}, by=by, today=TODAY)

    with refused("stale"):
        actions.end_link(
            link=kept, person=aunt, on=TODAY, because="other", by=by, today=TODAY, version=stale
        )


@pytest.mark.parametrize("kind", ["guardian", "trustee"])
def test_what_somebody_was_to_a_child_ends_on_the_18th_birthday(son, aunt, by, kind):
    kept = guardian(son, aunt, by, kind=kind)

    before = actions.end_links_of_adults(today=GROWN - timedelta(1))
    kept.refresh_from_db()
    assert (before, kept.until_on) == (0, None)

    # The machine slept for a week: the link ended on the birthday all the same.
    assert actions.end_links_of_adults(today=GROWN + timedelta(7)) == 1
    kept.refresh_from_db()
    assert (kept.until_on, kept.ended_because) == (GROWN, "turned_18")


def test_parents_stay_parents_and_carers_stay_carers(son, aunt, by):
    link(son, by, kind="parent", other=aunt)
    guardian(son, aunt, by, kind="carer")

    assert actions.end_links_of_adults(today=GROWN + timedelta(30)) == 0


def test_the_night_ends_them_once_and_the_history_says_why(son, aunt, by, monkeypatch):
    night_of_2028 = NOON.replace(year=2028, month=2)
    monkeypatch.setattr(clock, "now", lambda: night_of_2028)
    kept = guardian(son, aunt, by)
    told = Kept()

    for hour in (0, 24):
        for job in night.ask_for_rounds(night_of_2028 + timedelta(hours=hour)):
            if job.kind == "end_links_of_adults":
                running.run(job.number)

    [event] = told.of(PersonLink)
    assert (event.pgh_obj_id, event.until_on, event.ended_because) == (
        kept.pk,
        GROWN,
        "turned_18",
    )
    assert event.pgh_context["by"] == "machine"


def spoken_for(son, on):
    voices = voices_of([son], household=son.household, on=on)
    return speakers(voices[son.number], voices.values(), on=on)


def test_who_may_consent_for_a_child_does_so_until_the_birthday(son, aunt, by):
    link(son, by, kind="other_relative", other=aunt, may_consent=True)

    assert spoken_for(son, GROWN - timedelta(1))[aunt.number] == "caregiver"
    assert aunt.number not in spoken_for(son, GROWN)


def test_who_was_let_to_consent_for_an_adult_does_so(son, aunt, by):
    link(son, by, today=GROWN, kind="other_relative", other=aunt, may_consent=True)

    assert spoken_for(son, GROWN)[aunt.number] == "caregiver"


def test_a_parent_consents_whose_link_was_recorded_on_the_parents_page(by):
    niece = child(relationship="other_relative", birth_date=date(2012, 5, 5))
    girl = member(make_household({}, niece), "other_relative")
    mother = head_of(make_household({"given_name": "Անի"}))
    link(mother, by, kind="child", other=girl)

    assert mother.number in spoken_for(girl, TODAY)
