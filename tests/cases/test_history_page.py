"""The history of a household: who changed what, from what to what, in plain words."""

from datetime import date

import pytest

from accounts.clock import now
from accounts.history.acting import acting
from cases import actions, history
from cases.admin.history_page import pages_offered
from cases.history_words import _Known, lines
from cases.models import Restriction
from tests.cases.pages import Page, action_address, typed_again
from tests.factories import (
    DAY,
    family,
    head_of,
    make_household,
    make_organisation,
    make_user,
    member,
    place,
)

pytestmark = pytest.mark.django_db
ON = date(2024, 3, 1)


def address(household, **query):
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    return f"/admin/cases/household/{household}/history/?{asked}"


def told(household, user, number=1):
    """The lines of a page of a household's history."""
    return lines(history.page_of(household, user, number, on=ON), household, user, on=ON)


def of(found, what, about=None):
    """The lines about one kind of record, the last one first."""
    return [line for line in found if line.what == what and about in (None, line.about)]


def amend(person, by, **values):
    person.refresh_from_db()
    return actions.amend_person(
        person=person, version=person.version, values=values, by=by, today=ON
    )


def test_a_change_is_told_from_what_to_what(worker, home):
    head = head_of(home)
    amend(head, worker, given_name="Գոհարինե", sex="unknown")

    line = told(home, worker)[0]

    assert (line.who, line.role, line.door) == (worker.username, "caseworker", "program code")
    assert (line.what, line.how, line.about) == (
        "Person",
        "changed",
        "Գոհարինե Սերգեյի Ավանեսյան",
    )
    assert ("Given name", "Գոհար", "Գոհարինե") in line.values
    assert [label for label, _was, _became in line.values] == ["Given name", "Sex"]


def test_all_parts_of_a_household_are_told(worker, home):
    head, on = head_of(home), ON
    said = {"by": worker, "today": ON}
    actions.add_phone(person=head, values={"number": "+37493550127"}, **said)
    actions.add_document(
        person=head, values={"type": "passport", "number": "AN0123456", "country": "AM"}, **said
    )
    actions.restrict(target=home, reason="threatened", on=on, until=None, **said)
    actions.assign(target=head, user=worker, reason="school", on=on, **said)
    home.refresh_from_db()

    kinds = {line.what for line in told(home, worker)}

    assert {"Household", "Person", "Address", "Membership"} <= kinds
    assert {"Telephone number", "Document", "Restriction", "Assignment"} <= kinds


def test_a_new_row_is_told_with_what_it_says(worker, home):
    actions.add_phone(person=head_of(home), values={"number": "+37493550127"}, by=worker, today=ON)

    (line,) = of(told(home, worker), "Telephone number")

    assert line.how == "recorded"
    assert ("Telephone number", "", "+37493550127") in line.values
    assert not [label for label, _was, _became in line.values if label == "Person"]


def test_a_place_a_day_and_a_choice_are_told_in_words(worker, home):
    said = {"kind": "actual", "address": "4", "accommodation": "hosted", "on": ON}
    actions.change_address(household=home, place=place("AM03"), by=worker, today=ON, **said)

    new, old, _first = of(told(home, worker), "Address")

    assert (old.how, old.values) == ("changed", [("Until", "–", "01.03.2024")])
    assert ("Place", "", "Ararat (marz)") in new.values
    assert ("Kind", "", "actual address") in new.values


def test_confidential_needs_are_told_to_who_may_see_them(worker, home):
    supervisor = make_user("supervisor", places=["AM07"])
    actions.add_need(person=head_of(home), need="SV-VA", on=ON, by=supervisor, today=ON)
    actions.add_need(person=head_of(home), need="CR-CC", on=ON, by=supervisor, today=ON)

    assert len(of(told(home, supervisor), "Specific need")) == 2
    (line,) = of(told(home, worker), "Specific need")
    assert "CR-CC" in str(line.values)


def test_fields_of_protection_are_told_to_who_is_cleared_and_to_the_team(worker, home):
    supervisor = make_user("supervisor", places=["AM07"])
    said = {"on": ON, "by": supervisor, "today": ON}
    actions.restrict(target=home, reason="threatened", until=None, **said)

    assert "threatened" in str(told(home, supervisor))
    assert "threatened" not in str(told(home, worker))

    actions.assign(target=home, user=worker, reason="school", **said)
    assert "threatened" in str(told(home, worker))


def test_a_change_of_nothing_that_the_reader_sees_is_left_out(worker, home):
    supervisor = make_user("supervisor", places=["AM07"])
    actions.restrict(target=home, reason="threatened", on=ON, until=None, by=supervisor, today=ON)
    with acting(by=supervisor):
        Restriction.objects.update(reason="threatened by a neighbour")

    assert len(of(told(home, supervisor), "Restriction")) == 2
    assert len(of(told(home, worker), "Restriction")) == 1


def test_who_moved_away_takes_their_later_history_with_them(worker, home):
    son = member(home, "child")
    away = make_household(at="AM09", registered_at="AM09", on=date(2023, 9, 28))
    actions.add_phone(person=son, values={"number": "+37493550127"}, by=worker, today=ON)
    actions.move_member(person=son, to=away, relationship="not_related", on=ON, by=worker, today=ON)
    actions.add_phone(person=son, values={"number": "+37494112008"}, by=worker, today=ON)

    found = told(home, worker)

    numbers = [became for line in of(found, "Telephone number") for *_x, became in line.values]
    assert "+37493550127" in numbers and "+37494112008" not in numbers
    moved = of(found, "Person")[0]
    assert ("Household", str(home), "a household out of your sight") in moved.values
    other = make_user("supervisor", places=["AM09"])
    theirs = [v for line in of(told(away, other), "Telephone number") for v in line.values]
    assert "+37494112008" in str(theirs) and "+37493550127" not in str(theirs)


def test_a_deletion_by_the_owner_is_told_too(worker, home):
    """Nobody deletes by a screen: a repair by the tables' owner does, and stands in history."""
    from accounts.history.changes import events_of
    from cases.models import Phone

    assert {"insert", "update", "delete"} == set(Phone.pgh_event_models)
    assert events_of(Phone)


def test_whatever_a_change_points_to_has_words():
    pointed = {
        each.related_model
        for part in history._PARTS.values()
        for each in history._fields(part)
        if each.is_relation
    }

    assert pointed <= set(_Known._RELATED)


def test_the_partner_of_whom_a_consent_speaks_is_told(worker, home):
    actions.record_consent(
        individual=head_of(home), purpose="assistance", state="refused", said_by="self",
        partner=make_organisation("PIN", is_controller=False, kind="national_ngo"), speaker=None,
        language="hy", explained="aloud", valid_until=None, on=ON, by=worker, today=ON, at=now(),
    )  # fmt: skip

    (line,) = of(told(home, worker), "Consent")

    assert "PIN" in str(line.values)


def test_history_has_pages(client, worker, home):
    for day in range(1, 29):
        for person in home.members.all():
            amend(person, worker, arrived_on=date(2023, 9, day % 27 + 1))

    first, second = (history.page_of(home, worker, number, on=ON) for number in (1, 2))

    assert len(first.changes) == 50 and first.has_earlier
    keys = [(c.model, c.event.pgh_id) for c in first.changes + second.changes]
    assert len(keys) == len(set(keys)) > 80
    moments = [change.event.pgh_created_at for change in first.changes + second.changes]
    assert moments == sorted(moments, reverse=True)
    page = Page(client.get(address(home)))
    assert page.says("Earlier") and not page.says("Later")
    assert Page(client.get(address(home, page=2))).says("Later")


def test_many_changes_cost_no_more_queries_than_few(client, worker, django_assert_max_num_queries):
    few, many = family(), family()
    for day in range(1, 15):
        for person in many.members.all():
            amend(person, worker, arrived_on=date(2023, 9, day))
    client.get(address(few))

    with django_assert_max_num_queries(30) as asked:
        client.get(address(few))
    alone = len(asked)
    with django_assert_max_num_queries(alone):
        client.get(address(many))


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999"])
def test_a_page_that_makes_no_sense_is_not_there(client, home, page):
    assert client.get(address(home, page=page)).status_code == 404


def test_the_page_is_offered_and_strict(client, worker, home):
    page = Page(client.get(f"/admin/cases/household/{home}/change/"))
    assert f"/admin/cases/household/{home}/history/" in page.links

    shown = Page(client.get(address(home)))

    assert shown.inline == []
    assert shown.says("recorded") and shown.says(worker.username)


def test_a_household_elsewhere_has_no_history(client, worker):
    elsewhere = make_household(at="AM09", on=date(2023, 9, 27))

    assert client.get(address(elsewhere)).status_code == 404


def test_who_sees_people_one_by_one_has_no_history_of_households(client, monkeypatch):
    monkeypatch.setattr("cases.admin.scope.today", lambda: DAY)
    partner = make_user("partner", places=["AM07"])
    household = make_household(by=partner)
    client.force_login(partner)

    assert pages_offered(household, partner) == []
    assert client.get(address(household)).status_code == 403


def test_why_it_was_done_is_told(worker, home):
    with acting(by=worker, reason="the hotel closed"):
        home.members.update(arrived_on=date(2023, 9, 20))

    assert told(home, worker)[0].reason == "the hotel closed"


def test_a_stale_page_of_an_action_shows_what_changed_meanwhile(client, worker, home):
    address = action_address(head_of(home), "phone")
    page = Page(client.get(address))
    husband = member(home, "spouse")
    actions.amend_person(
        person=husband,
        version=husband.version,
        values={"given_name": "Կարապետ"},
        by=worker,
        today=date(2024, 3, 1),
    )

    answer = Page(client.post(address, typed_again(page, number="+37493550127", safe="unknown")))

    assert answer.says("What changed last")
    assert answer.says("Կարեն →") and answer.says("Կարապետ")
    assert answer.values["number"] == "+37493550127"
    again = client.post(address, typed_again(answer))
    assert again.status_code == 302
