"""What a caseworker does on the pages of cases: opens, looks, reviews, closes, hands on."""

import pytest

from accounts.models import Look
from cases.models import NeedCode, SpecificNeed
from casework import actions
from casework.models import Case, CaseNote, Task
from casework.workload import workload
from tests.casework.cases import DAY, NOON, SAFETY, SOON, closed, opened, said, story
from tests.factories import child, family, head_of, make_household, make_user, member
from tests.printing.reading import text as words_of

pytestmark = pytest.mark.django_db
ALL = "/admin/casework/case/"
TODAY, LATER = "30.11.2026", "15.01.2027"


def text(response):
    return response.content.decode()


def page_of(case):
    return f"{ALL}{case}/change/"


def step(client, case, name, **typed):
    return client.post(f"{ALL}{case}/{name}/", typed)


def open_page(home):
    return f"{ALL}household/{home}/open/"


def typed(**values):
    return {
        "about": "household", "kind": "housing", "concern": "The roof leaks", "priority": "high",
        "because": "Seen at the visit", "worker": "worker", "team": "", "review_on": LATER,
    } | values  # fmt: skip


def test_a_case_is_opened_from_the_household(at_work, home, worker, colleague):
    answer = at_work.post(open_page(home), typed(team="colleague"))

    case = Case.objects.get()
    assert answer.url == page_of(case)
    assert (case.household, case.worker, case.priority) == (home, worker, "high")
    assert [row.user for row in case.team.all()] == [colleague]


def test_a_case_of_a_person_is_opened_from_their_page(at_work, home):
    boy = member(home, "child")
    page = text(at_work.get(f"/admin/cases/individual/{boy}/change/"))
    assert f"{open_page(home)}?about={boy}" in page

    form = text(at_work.get(f"{open_page(home)}?about={boy}"))
    assert f'value="{boy.pk}" selected' in form
    at_work.post(open_page(home), typed(about=boy.pk, kind="legal"))

    assert Case.objects.get().individual == boy


def test_what_is_refused_says_why_and_loses_nothing(at_work, home):
    answer = text(at_work.post(open_page(home), typed(worker="nobody", concern="Rain inside")))

    assert "has the user name nobody" in answer
    assert "Rain inside" in answer
    at_work.post(open_page(home), typed())
    assert "has an open case already" in text(at_work.post(open_page(home), typed()))
    assert Case.objects.count() == 1


def test_whoever_opens_a_protection_case_for_others_comes_back_to_the_household(
    at_work, home, colleague
):
    answer = at_work.post(open_page(home), typed(kind="protection", worker="colleague"))

    assert answer.url == f"/admin/cases/household/{home}/change/"
    assert at_work.get(page_of(Case.objects.get())).status_code == 404


def test_the_page_tells_what_why_who_and_the_story(at_work, case, worker, colleague):
    actions.set_goal(case=case, what="A lease", due_on=SOON, **said(worker))
    actions.join_team(case=case, user=colleague, because="Speaks Russian", **said(worker))

    page = text(at_work.get(page_of(case)))

    for told in ("Rent", "They can&#x27;t pay the rent", "A lease", "Speaks Russian", "colleague"):
        assert told in page
    assert Look.objects.filter(kind="opened", subject=case.household.pk).exists()


def test_a_case_is_reviewed_and_weighed_anew(at_work, case):
    step(at_work, case, "review", note="Calm", next_on=LATER)
    step(at_work, case, "priority", priority="urgent", because="Eviction")

    case.refresh_from_db()
    assert (case.priority, f"{case.review_on:%d.%m.%Y}") == ("urgent", LATER)
    assert story(case) == ["opened", "reviewed", "priority"]


def test_goals_are_set_reached_and_dropped_by_their_place(at_work, case):
    step(at_work, case, "goal", what="A lease", due_on=LATER)
    step(at_work, case, "goal", what="A job", due_on=LATER)
    step(at_work, case, "reach-goal", goal="1")
    step(at_work, case, "drop-goal", goal="2", because="Ill")

    assert [(row.reached_on, row.dropped_on) for row in case.goals.order_by("position")] == [
        (DAY, None), (None, DAY),
    ]  # fmt: skip


def test_closing_tells_what_is_still_open(at_work, case, home, worker):
    actions.set_goal(case=case, what="A lease", due_on=SOON, **said(worker))
    Task.objects.create(
        household=home, case=case, what="Call them", due_on=DAY, worker=worker, set_on=DAY,
        set_by=worker,
    )  # fmt: skip

    page = text(at_work.get(f"{ALL}{case}/close/"))
    assert "2 things are still open" in page
    assert "A lease" in page
    assert "Call them" in page

    step(at_work, case, "close", outcome="partly_met", because="They moved")
    case.refresh_from_db()
    assert (case.state, case.closed_on) == ("closed", DAY)


def test_a_second_person_looks_and_the_first_one_may_not(at_work, safety, worker, supervisor):
    step(at_work, safety, "close", outcome="goals_met", because="She is safe")
    assert at_work.get(f"{ALL}{safety}/second-look/").status_code == 403

    at_work.force_login(supervisor)
    assert "She is safe" in text(at_work.get(page_of(safety)))
    refused = step(at_work, safety, "second-look", decision="back", because="")
    assert "Say why." in text(refused)
    step(at_work, safety, "second-look", decision="close", because="")

    safety.refresh_from_db()
    assert (safety.state, safety.second_look_by) == ("closed", supervisor)


def test_a_closed_case_offers_to_be_reopened_and_nothing_else(at_work, case, worker):
    closed(case, by=worker)

    page = text(at_work.get(page_of(case)))
    assert f"{ALL}{case}/reopen/" in page
    assert f"{ALL}{case}/review/" not in page
    refused = step(at_work, case, "review", note="What I typed", next_on=LATER)
    assert "This case is closed. Reopen it first." in text(refused)
    assert "What I typed" in text(refused)


def test_whoever_is_asked_knows_no_name_before_they_take_it(at_work, case, home, far):
    step(at_work, case, "transfer", to_worker="far", to_place="", because="I leave")
    at_work.force_login(far)

    page = text(at_work.get(f"{ALL}{case}/answer/"))
    listed = text(at_work.get(f"{ALL}transfers/"))
    for shown in (page, listed):
        assert "I leave" in shown
        assert str(case) in shown
        assert not [name for name in ("Գոհար", str(home), "Rent") if name in shown]
    assert at_work.get(page_of(case)).status_code == 404

    answer = step(at_work, case, "answer", answer="accept")
    assert answer.url == page_of(case)
    assert "Rent" in text(at_work.get(page_of(case)))


def test_a_transfer_to_nobody_or_to_two_is_refused(at_work, case, colleague):
    nobody = step(at_work, case, "transfer", to_worker="", to_place="", because="x")
    both = step(at_work, case, "transfer", to_worker="colleague", to_place="Kotayk", because="x")

    assert "choose one" in text(nobody)
    assert "choose one" in text(both)


def test_what_was_not_asked_is_not_answered(at_work, case, colleague):
    step(at_work, case, "transfer", to_worker="colleague", to_place="", because="x")

    assert at_work.get(f"{ALL}{case}/answer/").status_code == 404


# The list


def listed(client, **asked):
    answer = client.get(ALL, asked)
    assert answer.status_code == 200, answer.url
    return {row.pk for row in answer.context_data["cl"].result_list}


def test_the_list_is_mine_my_teams_or_all_that_i_see(at_work, case, worker, colleague):
    theirs = opened(family(by=worker), by=colleague)
    shared = opened(family(by=worker), by=colleague, team=[worker])

    assert listed(at_work) == {case.pk, theirs.pk, shared.pk}
    assert listed(at_work, whose="mine") == {case.pk}
    assert listed(at_work, whose="team") == {case.pk, shared.pk}


def test_it_is_filtered_by_kind_priority_state_worker_and_review(at_work, case, worker, colleague):
    urgent = opened(
        family(by=worker), by=worker, worker=colleague, kind="health", priority="urgent",
        review_on=None,
    )  # fmt: skip
    late = opened(family(by=worker), by=worker)
    Case.objects.filter(pk=late.pk).update(review_on=DAY.replace(day=1))
    ended = closed(opened(family(by=worker), by=worker), by=worker)

    assert listed(at_work, kind="health") == {urgent.pk}
    assert listed(at_work, priority="urgent") == {urgent.pk}
    assert listed(at_work, state="closed") == {ended.pk}
    assert listed(at_work, state="all") == {case.pk, urgent.pk, late.pk, ended.pk}
    assert listed(at_work, worker="colleague") == {urgent.pk}
    assert listed(at_work, review="late") == {late.pk}
    assert listed(at_work, review="none") == {urgent.pk}
    assert next(iter(at_work.get(ALL).context_data["cl"].result_list)).pk == urgent.pk


@pytest.mark.parametrize("asked", ["Gohar", "Гоар", "Գոհար"])
def test_it_is_searched_by_names_in_any_script(at_work, case, worker, asked):
    stranger = make_household({"given_name": "Սոնա", "family_name": "Պետրոսյան"}, by=worker)
    opened(stranger, by=worker)

    assert listed(at_work, q=asked) == {case.pk}


def test_it_is_searched_by_its_number_and_the_households(at_work, case, home, worker):
    closed(case, by=worker)
    boy = opened(member(home, "child"), by=worker)

    assert listed(at_work, q=str(case).lower()) == {case.pk}
    assert listed(at_work, q=str(home)) == {case.pk, boy.pk}


def test_the_list_costs_as_many_questions_for_many_as_for_one(
    at_work, case, worker, django_assert_max_num_queries
):
    for _ in range(5):
        opened(head_of(make_household({}, child(), by=worker)), by=worker)
    at_work.get(ALL)

    with django_assert_max_num_queries(14):
        assert len(listed(at_work)) == 6


# The household's page


def test_the_page_of_the_household_lists_open_cases(at_work, case, home, worker):
    boy = opened(member(home, "child"), by=worker, concern="School", kind="child_protection")
    ended = opened(home, by=worker, concern="Heating")
    closed(ended, by=worker)

    page = text(at_work.get(f"/admin/cases/household/{home}/change/"))

    assert page_of(case) in page
    assert page_of(boy) in page
    assert page_of(ended) not in page


# Print


def summary(client, case, language="en"):
    answer = client.get(f"{ALL}{case}/summary.pdf", {"language": language})
    assert answer.status_code == 200
    return words_of(answer.streaming_content)


def test_the_summary_says_who_and_why_in_the_familys_language(at_work, case, worker):
    words = summary(at_work, case)

    for told in ("Summary of a case: Rent", "Ավանեսյան", str(case), "They can't pay the rent"):
        assert told in words
    assert Look.objects.get(kind="exported").details["case"] == case.pk


def test_restricted_notes_are_left_out_of_the_summary(at_work, case, home, worker):
    for note, is_restricted in (("She coughs", False), ("He drinks", True)):
        CaseNote.objects.create(
            household=home, case=case, text=note, is_restricted=is_restricted, happened_on=DAY,
            written_at=NOON, written_by=worker,
        )  # fmt: skip

    words = summary(at_work, case)

    assert "She coughs" in words
    assert "He drinks" not in words


def test_needs_of_protection_are_printed_for_whoever_reads_them(
    at_work, case, home, worker, supervisor
):
    need = NeedCode.objects.filter(is_confidential=True).order_by("pk").first()
    SpecificNeed.objects.create(individual=head_of(home), need=need, from_on=DAY)

    assert need.label_en not in summary(at_work, case)
    at_work.force_login(supervisor)
    assert need.label_en in summary(at_work, case)


def test_a_long_text_is_printed_whole(at_work, case, home, worker):
    told = " ".join(f"word{number}" for number in range(900))
    CaseNote.objects.create(
        household=home, case=case, text=told, happened_on=DAY, written_at=NOON, written_by=worker
    )

    words = summary(at_work, case)

    assert [number for number in range(900) if f"word{number}" not in words] == []


# Who leaves


def test_workload_is_one_question(case, safety, home, worker, colleague, supervisor,
                                  django_assert_num_queries):  # fmt: skip
    Task.objects.create(
        household=home, what="Call", due_on=DAY.replace(day=1), worker=colleague, set_on=DAY,
        set_by=worker,
    )  # fmt: skip
    Case.objects.filter(pk=case.pk).update(review_on=DAY, priority="urgent")
    supervisor = type(supervisor).objects.select_related("organisation").get(pk=supervisor.pk)
    workload(supervisor, on=DAY)

    with django_assert_num_queries(1):
        rows = workload(supervisor, on=DAY)

    told = {row.username: (row.cases, row.by_priority, row.counts["reviews_due"],
                           row.counts["late_tasks"]) for row in rows}  # fmt: skip
    assert told == {"worker": (2, [1, 0, 1, 0], 1, 0), "colleague": (0, [0, 0, 0, 0], 0, 1)}


def test_what_goes_to_whom_is_shown_before_it_is_done(
    at_work, case, safety, worker, colleague, supervisor
):
    page = f"{ALL}reassign/?worker=worker"
    assert at_work.get(page).status_code == 403
    at_work.force_login(supervisor)
    asked = {"to": "colleague", "because": "She leaves"}

    shown = at_work.post(page, asked | {"_look": "1"})
    assert {row.worker for row in Case.objects.all()} == {worker}
    assert "Look below at what goes to whom" in text(shown)

    stale = at_work.post(page, asked | {"_do": "1", "shown": "other"})
    assert "changed meanwhile" in text(stale)
    at_work.post(page, asked | {"_do": "1", "shown": shown.context_data["shown"]})
    assert {row.worker for row in Case.objects.all()} == {colleague}
    assert Case.objects.filter(kind=SAFETY["kind"]).get().steps.last().step == "reassigned"


def test_the_workload_leads_to_the_cases_and_is_a_supervisors(at_work, case, supervisor):
    assert at_work.get(f"{ALL}workload/").status_code == 403
    at_work.force_login(supervisor)

    assert f"{ALL}?worker=worker" in text(at_work.get(f"{ALL}workload/"))


def test_a_colleague_of_no_role_is_not_given_anything(at_work, case, supervisor):
    make_user("registrar", username="registrar")
    at_work.force_login(supervisor)

    answer = at_work.post(f"{ALL}reassign/?worker=worker", {"to": "registrar", "because": "x"})
    assert "has the user name registrar" in text(answer)
