"""What is planned goes out as a sheet, is filled in, and comes back."""

from io import BytesIO

import pytest

from assistance.planned_file import export_planned, template
from spreadsheets.reader import open_book
from spreadsheets.stream import FORMATS
from tests.assistance.files import AT, as_xlsx, sent
from tests.assistance.programmes import DAY, planned, programme
from tests.factories import family, make_household, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return make_user(places=["AM07"])


@pytest.fixture
def winter():
    return programme()


@pytest.fixture
def plans(worker, winter):
    """Three households of which each waits for 50,000 AMD."""
    return [planned(family(by=worker), by=worker, of=winter) for _home in range(3)]


class TestTheListOfWhatIsPlanned:
    """What goes out is what comes in again."""

    @pytest.mark.parametrize("file_format", FORMATS)
    @pytest.mark.parametrize("language", ["en", "hy", "ru"])
    def test_is_filled_in_and_read_back(self, plans, worker, winter, file_format, language):
        with open_book(self._written(winter, worker, file_format, language), "list") as book:
            headings, *rows = [values for _row, values in book.sheets[0].rows()]
        assert len(rows) == 3
        filled = [[*told, *[None] * (7 - len(told)), DAY, "Gohar", "", ""] for told in rows]

        outcome = sent(as_xlsx(*filled, headings=headings), by=worker)

        assert outcome.faults == []
        assert outcome.new == 3

    def test_says_nothing_was_delivered_before_it_is_filled_in(self, plans, worker, winter):
        outcome = sent(self._written(winter, worker, "xlsx"), by=worker)

        assert (outcome.read, outcome.faults) == (0, [])

    def test_holds_no_formula_and_no_household_out_of_sight(self, worker, winter):
        home = make_household({"family_name": "=1+1"}, by=worker)
        planned(home, by=worker, of=winter)
        planned(make_household(at="AM08", by=worker), by=worker, of=winter)

        text = self._written(winter, worker, "csv").read().decode()

        # Any number may hold the letters of another's beginning.
        rows = [line for line in text.splitlines() if line.startswith("A-")]
        assert "'=1+1" in text
        assert len(rows) == 1

    def test_shows_amounts_and_names_to_those_who_read_them(self, plans, winter):
        registrar = make_user("coordinator", places=["AM07"])

        text = self._written(winter, registrar, "csv").read().decode()

        assert "50000" not in text

    def test_counts_its_rows(self, plans, worker, winter):
        made = export_planned(winter, by=worker, on=DAY, at=AT)
        with pytest.raises(StopIteration) as end:
            while True:
                next(made)

        assert end.value.value == 3

    def test_has_an_empty_template(self, worker):
        outcome = sent(BytesIO(template("hy")), by=worker)

        assert (outcome.read, outcome.faults) == (0, [])

    def _written(self, winter, by, file_format, language="en"):
        made = export_planned(
            winter, by=by, on=DAY, at=AT, language=language, file_format=file_format
        )
        return BytesIO(b"".join(made))
