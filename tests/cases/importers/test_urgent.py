"""The urgent flags that are ticked on a blank form, typed into the workbook as their keys."""

import pytest

from cases.importers import known
from tests.cases.importers.rows import child, codes, person
from tests.cases.importers.test_beside import open_of, somebody

pytestmark = pytest.mark.django_db


def test_urgent_keys_of_the_paper_are_needs(send):
    outcome = send([person(urgent="1, 2", needs="DS-PM"), child(urgent="7", needs="")])

    assert codes(outcome) == []
    assert open_of(somebody().needs, "need_id") == ["DS-PM", "PG", "SM-CC"]
    assert open_of(somebody("2").needs, "need_id") == ["FU-TR"]
    assert known.people("Hotel Ani")["1"].untouched


def test_a_key_that_the_paper_has_not_is_a_fault(send):
    outcome = send([person(urgent="18")])

    assert codes(outcome) == [(2, "urgent", "invalid_choice")]
    assert "“8”" in outcome.faults[0].message
    assert "1–7" in outcome.faults[0].message


def test_a_blank_cell_of_urgent_keys_ends_none_of_their_needs(send):
    send([person(urgent="2", needs="DS-PM")])

    send([person(urgent="", needs="CR")])

    assert open_of(somebody().needs, "need_id") == ["CR", "PG"]
