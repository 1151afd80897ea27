"""The summary of a case on paper: what it says, and what it leaves out."""

import pytest

from accounts.models import Look
from cases.models import NeedCode, SpecificNeed
from casework.models import CaseNote
from tests.casework.cases import DAY, NOON
from tests.factories import head_of
from tests.printing.reading import text as words_of

pytestmark = pytest.mark.django_db
ALL = "/admin/casework/case/"


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
