"""What the register holds beside a list: needs, numbers, statuses and decisions of others."""

from datetime import date

import pytest

from cases.importers import known
from cases.models import IdentityDocument, Individual, SpecificNeed
from tests.cases.importers.rows import child, codes, person

pytestmark = pytest.mark.django_db
EARLIER, LATER = date(2023, 9, 1), date(2024, 6, 1)


def somebody(number="1"):
    return Individual.objects.get(source_id=number)


def open_of(facts, *fields):
    return sorted(facts.filter(until_on=None).values_list(*fields, flat=len(fields) == 1))


def numbers():
    return open_of(somebody().phones, "number")


def papers():
    return open_of(somebody().documents, "type", "number")


def statuses():
    return list(somebody().statuses.order_by("pk").values_list("status", "from_on", "until_on"))


def decisions():
    found = somebody().disability_decisions.order_by("from_on", "pk")
    return [
        (degree, str(begins), str(ends or ""))
        for degree, begins, ends in found.values_list("degree", "from_on", "until_on")
    ]


def differing(outcome):
    return [(finding.field, finding.code) for finding in outcome.differences]


@pytest.mark.parametrize("take_file", [False, True])
@pytest.mark.parametrize("changed", ["DS-PM", "CR", "-"])
def test_a_confidential_need_is_neither_told_nor_ended(send, take_file, changed):
    send([person(needs="DS-PM")])
    SpecificNeed.objects.create(individual=somebody(), need_id="SV-VA", from_on="2023-10-12")

    outcome = send([person(needs=changed, given_name="Անի")], take_file=take_file)

    assert outcome.written
    assert not [d for d in outcome.differences + outcome.notices if "SV-VA" in str(d)]
    assert "SV-VA" in open_of(somebody().needs, "need_id")
    assert somebody().given_name == "Անի"
    assert known.people("Hotel Ani")["1"].untouched


def test_a_column_that_is_absent_ends_no_document(send):
    send([person(psn="1234567890", passport="AN0123456")])

    send([person(psn="1234567891")])

    assert papers() == [("passport", "AN0123456"), ("psn", "1234567891")]


def test_a_blank_cell_ends_no_telephone_number(send):
    send([person(phone="094301248", phone_2="094301249")])

    assert send([person(phone="094301250", phone_2="")]).people.changed == 1

    assert numbers() == ["+37494301248", "+37494301249", "+37494301250"]


def test_two_columns_with_numbers_end_those_before(send):
    send([person(phone="094301248", phone_2="094301249")])

    send([person(phone="094301250", phone_2="094301249")])

    assert numbers() == ["+37494301249", "+37494301250"]


def test_what_a_desk_added_beside_is_no_difference(send):
    rows = [person(psn="1234567890", phone="094301248"), child()]
    send(rows)
    mother = somebody()
    mother.documents.create(type="passport", number="AN0123456", from_on=EARLIER)
    mother.phones.create(number="+37477123456", from_on=EARLIER)

    outcome = send(rows)

    assert outcome.differences == []
    assert (outcome.people.unchanged, outcome.people.kept) == (2, 0)


@pytest.mark.parametrize("is_verified", [False, True])
def test_a_passport_that_a_desk_added_is_never_ended_for_another(send, is_verified):
    send([person(passport="AN0123456", phone="094301248")])
    mother = somebody()
    mother.documents.update(until_on=EARLIER, from_on=EARLIER)
    mother.documents.create(
        type="passport", number="AP7654321", is_verified=is_verified, from_on=EARLIER
    )
    mother.phones.create(number="+37477123456", from_on=EARLIER)
    changed = [person(passport="AN0123457", phone="094301249")]

    assert send(changed, take_file=True).differences == []
    # The record is again as an import left it, and holds the numbers of others all the same.
    assert known.people("Hotel Ani")["1"].untouched
    send([person(passport="AN0123458", phone="094301250")])

    assert ("passport", "AP7654321") in papers()
    assert "+37477123456" in numbers()
    assert ("passport", "AN0123458") in papers()


def test_a_document_that_somebody_saw_is_ended_on_its_page_alone(send):
    send([person(passport="AN0123456")])
    IdentityDocument.objects.update(is_verified=True)

    send([person(passport="-")])

    assert papers() == [("passport", "AN0123456")]


def test_a_dash_ends_the_documents_of_its_column(send):
    send([person(passport="AN0123456", psn="1234567890", document_type="birth",
                 document_number="AB123")])  # fmt: skip

    send([person(passport="-", psn="", document_number="-")])

    assert papers() == [("psn", "1234567890")]


def test_a_status_ends_where_the_next_one_begins(send):
    send([person(legal_status="temporary_protection", legal_status_from="01.10.2023")])
    changed = [person(legal_status="citizen", legal_status_from="01.03.2024")]

    assert codes(send(changed, on=LATER)) == []

    assert statuses() == [
        ("temporary_protection", date(2023, 10, 1), date(2024, 3, 1)),
        ("citizen", date(2024, 3, 1), None),
    ]
    assert known.people("Hotel Ani")["1"].untouched


def test_a_status_that_began_later_never_held(send):
    send([person(legal_status="temporary_protection", legal_status_from="01.10.2023")])
    changed = [person(legal_status="citizen", legal_status_from="01.03.2023")]

    assert codes(send(changed, on=LATER)) == []

    assert statuses() == [
        ("temporary_protection", date(2023, 10, 1), date(2023, 10, 1)),
        ("citizen", date(2023, 3, 1), None),
    ]
    assert send(changed, on=LATER).people.unchanged == 1


@pytest.mark.parametrize("take_file", [False, True])
def test_an_application_runs_beside_a_status(send, take_file):
    rows = [person(legal_status="temporary_protection")]
    send(rows)
    somebody().statuses.create(status="citizenship_applied", from_on="2023-10-12")

    outcome = send([person(legal_status="temporary_protection", sex="female")], take_file=take_file)

    assert outcome.differences == []
    assert open_of(somebody().statuses, "status") == [
        "citizenship_applied", "temporary_protection",
    ]  # fmt: skip


def test_a_list_tells_an_application_without_ending_the_status(send):
    send([person(legal_status="temporary_protection")])
    changed = [person(legal_status="citizenship_applied")]

    assert send(changed).people.changed == 1
    assert len(open_of(somebody().statuses, "status")) == 2
    assert send(changed).people.unchanged == 1


def test_a_status_with_an_end_to_come_is_in_force(send):
    send([person(legal_status="residence", legal_status_from="01.10.2023")])
    somebody().statuses.update(until_on=date(2025, 1, 1))

    outcome = send([person(legal_status="citizen")], on=LATER, take_file=True)

    assert codes(outcome) == []
    assert statuses()[0][2] == LATER


def decided(degree, begins="01.10.2022", until=""):
    return [person(disability=degree, disability_from=begins, disability_until=until)]


def test_another_degree_ends_a_decision_whose_end_is_to_come(send):
    send(decided("moderate", until="01.10.2026"))
    changed = decided("severe", "01.03.2024", "01.10.2028")

    assert codes(send(changed, on=LATER)) == []

    assert decisions() == [
        ("moderate", "2022-10-01", "2024-03-01"), ("severe", "2024-03-01", "2028-10-01"),
    ]  # fmt: skip
    assert known.people("Hotel Ani")["1"].untouched
    assert send(changed, on=LATER).people.unchanged == 1


def test_another_end_of_a_decision_is_written(send):
    send(decided("moderate", until="01.10.2026"))
    changed = decided("moderate", until="01.10.2028")

    assert send(changed).people.changed == 1

    assert decisions() == [("moderate", "2022-10-01", "2028-10-01")]
    assert send(changed, on=LATER).people.unchanged == 1
    assert known.people("Hotel Ani")["1"].untouched


def test_the_next_decision_of_the_same_degree_follows(send):
    send(decided("moderate", until="01.10.2023"))

    send(decided("moderate", "01.12.2023", "01.10.2028"), on=LATER)

    assert decisions() == [
        ("moderate", "2022-10-01", "2023-10-01"), ("moderate", "2023-12-01", "2028-10-01"),
    ]  # fmt: skip


def test_a_decision_that_ran_out_was_changed_by_nobody(send):
    rows = decided("moderate", until="01.10.2026")
    send(rows)

    outcome = send([rows[0] | {"given_name": "Անի"}], on=date(2027, 1, 1))

    assert (outcome.people.changed, differing(outcome)) == (1, [])
    assert decisions() == [("moderate", "2022-10-01", "2026-10-01")]


def test_a_blank_end_leaves_the_end_of_a_decision(send):
    send(decided("moderate", until="01.10.2026"))

    outcome = send([*decided("moderate"), child()])

    assert (outcome.people.unchanged, outcome.people.changed) == (1, 0)


def test_a_dash_ends_the_decision_in_force(send):
    send(decided("moderate"))
    cleared = [person(disability="-", disability_from="", disability_until="")]

    assert send(cleared).people.changed == 1

    assert decisions() == [("moderate", "2022-10-01", "2023-10-12")]
    assert known.people("Hotel Ani")["1"].untouched
    assert send([cleared[0] | {"given_name": "Անի"}], on=LATER).people.changed == 1


@pytest.mark.parametrize("number", range(3))
def test_a_file_of_ours_leaves_other_numbers_alone(send, number):
    send([person(phone="094301248", passport="AN0123456")])
    mother = somebody()
    mother.phones.create(number="+37477123456", from_on="2023-10-12")
    row = person(str(mother), household=str(mother.household))
    told = [{"phone": "094301249"}, {"phone": "077123456"}, {"passport": "AN7654321"}][number]

    outcome = send([row | told], source="Desk", take_file=True)

    assert (codes(outcome), outcome.people.changed) == ([], 1)
    assert numbers() == [
        ["+37477123456", "+37494301249"], ["+37477123456"], ["+37477123456", "+37494301248"],
    ][number]  # fmt: skip
    assert ("passport", "AN0123456") in papers()
