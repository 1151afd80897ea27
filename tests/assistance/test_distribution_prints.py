"""A distribution on paper: who gets what and room to sign, cards to cut, and who may take them."""

import re
from datetime import UTC, date, datetime

import pytest

from accounts.models import Look
from assistance import actions
from cases.actions import link_people, make_inactive
from tests.assistance.programmes import DAY
from tests.assistance.register import home as household
from tests.assistance.register import with_rule
from tests.cases.pages import Page
from tests.cases.partners import make_partner
from tests.factories import child, head_of, make_user, place
from tests.printing.reading import pages, text

pytestmark = pytest.mark.django_db
CHILDREN = {"fact": "children", "is": "at_least", "value": 1}
MOMENT = datetime(2026, 11, 30, 5, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _days(monkeypatch, _today):
    for page in ("desk_page", "distribution_pages", "print_pages"):
        monkeypatch.setattr(f"assistance.admin.{page}.today", lambda: DAY)
    monkeypatch.setattr("assistance.admin.print_pages.now", lambda: MOMENT)


@pytest.fixture
def food():
    """10,000 AMD a person for families with children."""
    return with_rule(eligible=CHILDREN, title="Food", sector="food", every_days=30)


def drawn_up(programme, by):
    return actions.draw_up_distribution(
        programme=programme, place=place(), on=DAY, today=DAY, by=by
    )


def approved(distribution):
    chief = make_user("supervisor", places=["AM07"])
    return actions.approve_distribution(distribution=distribution, today=DAY, by=chief)


def address(distribution, file, asked=""):
    return f"/admin/assistance/distribution/{distribution}/{file}.pdf{asked}"


def taken(client, distribution, file="list", asked=""):
    answer = client.get(address(distribution, file, asked))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    return list(answer.streaming_content)


def test_the_list_says_who_gets_what_and_where_to_sign(at_work, worker, food):
    home = household(by=worker)

    printed = text(taken(at_work, approved(drawn_up(food, worker))))

    for words in (str(home), head_of(home).full_name, "20 000 AMD", "Signature", "Food", "Who may"):
        assert words in printed
    assert f"{head_of(home).full_name} 2 20 000 AMD {head_of(home).full_name}" in printed


def test_it_says_of_which_list_it_is_and_who_printed_it(at_work, worker, food):
    household(by=worker)
    listed = approved(drawn_up(food, worker))

    printed = text(taken(at_work, listed))

    for words in (str(listed), place().label("en"), "30.11.2026",
                  listed.approved_by.username, worker.username, "page 1 of 1"):  # fmt: skip
        assert words in printed


def test_a_list_that_nobody_approved_says_so_across_it(at_work, worker, food):
    household(by=worker)
    listed = drawn_up(food, worker)

    assert "NOT APPROVED" in text(taken(at_work, listed))
    assert "NOT APPROVED" not in text(taken(at_work, approved(listed)))


def test_who_is_not_eligible_is_not_in_it(at_work, worker, food):
    home, alone = household(by=worker), household({}, by=worker)
    listed = drawn_up(food, worker)

    printed = text(taken(at_work, listed))

    assert str(home) in printed
    assert str(alone) not in printed
    assert str(alone) not in text(taken(at_work, listed, "cards"))


def test_who_was_named_may_collect_too(at_work, worker, food):
    home = household(by=worker)
    link_people(
        person=head_of(home),
        values={"kind": "sibling", "other_name": "Мария Щёголева", "may_collect": True,
                "from_on": date(2024, 1, 1)},
        today=DAY, by=worker,
    )  # fmt: skip

    assert "Мария Щёголева" in text(taken(at_work, drawn_up(food, worker)))


def test_whoever_was_named_and_has_left_collects_no_more(at_work, worker, food):
    home, brothers = household(by=worker), household({"given_name": "Ռոբերտ"}, by=worker)
    brother = head_of(brothers)
    link_people(
        person=head_of(home), today=DAY, by=worker,
        values={"kind": "sibling", "other": brother, "may_collect": True,
                "from_on": date(2024, 1, 1)},
    )  # fmt: skip
    listed = drawn_up(food, worker)
    assert "Ռոբերտ" in text(taken(at_work, listed))

    make_inactive(household=brothers, on=DAY, reason="left_country", today=DAY, by=worker)

    assert "Ռոբերտ" not in text(taken(at_work, listed))


def test_what_was_handed_over_says_when(at_work, worker, food):
    household(by=worker)
    listed = approved(drawn_up(food, worker))
    actions.hand_over(
        distribution=listed, lines=[listed.lines.get().pk], collected_by="Gohar", today=DAY,
        by=worker,
    )  # fmt: skip

    assert "Handed over on 30.11.2026" in text(taken(at_work, listed))


def test_of_what_is_for_a_person_it_says_for_whom(at_work, worker):
    home = household({}, child(given_name="Արամ"), by=worker)

    printed = text(taken(at_work, drawn_up(with_rule(for_whom="person"), worker)))

    assert printed.count(str(home)) == 2
    assert "→ Արամ" in printed


def test_a_list_of_nobody_is_told(at_work, worker, food):
    household({}, by=worker)

    assert "nobody in this list" in text(taken(at_work, drawn_up(food, worker)))


def test_the_list_is_in_the_language_of_who_prints_it(at_work, worker, food):
    household(by=worker)
    listed = drawn_up(food, worker)
    worker.language = "hy"
    worker.save()

    assert "Տնային տնտեսություն" in text(taken(at_work, listed))


def test_cards_stand_in_the_order_of_the_list_in_the_familys_language(at_work, worker, food):
    for _ in range(9):
        household(by=worker)
    listed = drawn_up(food, worker)
    homes = [str(line.household) for line in listed.lines.order_by("position")]

    printed = pages(taken(at_work, listed, "cards"))
    english = text(taken(at_work, listed, "cards", "?language=en"))

    assert len(printed) == 2
    assert re.findall("H-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]", " ".join(printed)) == homes
    assert "Սա կարգավիճակ հաստատող" in printed[0]
    assert "This is not a status document." in english


def test_a_family_with_two_lines_has_one_card(at_work, worker):
    home = household(by=worker)
    listed = drawn_up(with_rule(for_whom="person"), worker)

    assert text(taken(at_work, listed, "cards")).count(str(home)) == 1


def test_one_card_is_printed_again_from_the_desk(at_work, worker, food):
    home, other = household(by=worker), household(by=worker)
    listed = approved(drawn_up(food, worker))

    desk = at_work.post(
        f"/admin/assistance/distribution/{listed}/desk/", {"number": str(home), "shown": ""}
    )
    asked = f"?household={home}"

    assert address(listed, "cards", asked) in Page(desk).links
    printed = text(taken(at_work, listed, "cards", asked))
    assert (str(home) in printed, str(other) in printed) == (True, False)
    look = Look.objects.get(kind="exported")
    assert (look.subject, look.count) == (home.number, 1)


def test_no_card_of_who_is_not_in_the_list(at_work, worker, food):
    household(by=worker)
    listed = drawn_up(food, worker)
    other = household(by=worker)

    for asked in (f"?household={other}", "?household=", "?household=H-7K3MQ-9QX2T-A"):
        assert at_work.get(address(listed, "cards", asked)).status_code == 404


def test_a_household_that_ended_gets_no_card(at_work, worker, food):
    home = household(by=worker)
    listed = drawn_up(food, worker)
    make_inactive(household=home, on=DAY, reason="left_country", by=worker, today=DAY)

    assert at_work.get(address(listed, "cards", f"?household={home}")).status_code == 404


def test_each_file_stands_in_the_record(at_work, worker, food):
    household(by=worker)
    listed = drawn_up(food, worker)

    taken(at_work, listed)
    taken(at_work, listed, "cards")

    looks = Look.objects.filter(kind="exported").order_by("pk")
    assert [(look.actor_id, look.count) for look in looks] == [(worker.pk, 1)] * 2
    assert all(look.details["distribution"] == listed.pk for look in looks)
    assert all(len(look.details["sha256"]) == 64 for look in looks)


def test_the_page_of_the_list_leads_to_both(at_work, worker, food):
    household(by=worker)
    listed = drawn_up(food, worker)

    page = Page(at_work.get(f"/admin/assistance/distribution/{listed}/change/"))

    assert {address(listed, "list"), address(listed, "cards")} <= set(page.links)


@pytest.mark.parametrize("file", ["list", "cards"])
def test_only_who_gives_of_the_programme_takes_them(client, worker, food, file):
    household(by=worker)
    listed = drawn_up(food, worker)
    refused = {}
    for role in ("coordinator", "auditor", "dpo", "administrator"):
        client.force_login(make_user(role))
        refused[role] = client.get(address(listed, file)).status_code
    client.force_login(make_partner())
    refused["partner"] = client.get(address(listed, file)).status_code

    assert set(refused.values()) <= {403, 404}
    assert not Look.objects.filter(kind="exported").exists()


def test_a_stranger_finds_nobody_on_paper(client, worker, food):
    home = household(by=worker)
    listed = drawn_up(food, worker)
    client.force_login(make_user(places=["AM09"], language="en"))

    assert str(home) not in text(taken(client, listed))
    assert client.get(address(listed, "cards")).status_code == 302
    assert not Look.objects.filter(subject=home.number).exists()


def test_a_partner_that_reads_no_names_gets_numbers(client, worker):
    home = household(by=worker)
    partner = make_partner("administrative", "assistance", language="en")
    listed = drawn_up(with_rule(title="Own", given_by=partner.organisation), partner)
    client.force_login(partner)

    printed = text(taken(client, listed)) + text(taken(client, listed, "cards"))

    assert printed.count(str(home)) == 2
    assert head_of(home).family_name not in printed
    assert str(head_of(home)) in printed


def test_the_questions_of_a_list_do_not_grow_with_it(
    at_work, worker, food, django_assert_max_num_queries
):
    for _ in range(8):
        household(by=worker)
    listed = drawn_up(food, worker)

    with django_assert_max_num_queries(30):
        taken(at_work, listed)
