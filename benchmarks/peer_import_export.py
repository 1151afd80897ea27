"""5,000 rows of people through django-import-export, beside our import of as many people.

For the table of the README, by `python -m benchmarks.peer_import_export`; not a part of `make
bench`. The other writes people into households that are there, row by row as its documentation
begins, and judges none of them; ours judges each by every rule, and writes the households,
addresses and telephones as well.
"""

import sys
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.ground import machine, start_django, table
from benchmarks.peers import against

PEOPLE, HOUSEHOLDS = 5_000, 1_450
DAY = "2023-10-12"


def main():
    """Measure both in turns, and print one line of a table."""
    start_django()
    from benchmarks import importing, lists

    with tempfile.TemporaryDirectory() as folder, importing.emptied_register():
        path = lists.write_csv(Path(folder), HOUSEHOLDS)
        result = against(
            f"import of {PEOPLE:,} people beside django-import-export",
            lambda: _ours(importing, path),
            lambda: _theirs(importing),
            ratio=1.0,
            times=3,
        )
    sys.stdout.write(f"{machine()}\n\n{table([result])}\n")
    return 0 if result.reached else 1


def _ours(importing, path):
    importing.sweep()
    importing.import_list(path)


def _theirs(importing):
    importing.sweep()
    rows = _rows(_households())
    outcome = _resource().import_data(rows, raise_errors=True, use_transactions=True)
    if outcome.totals["new"] != PEOPLE:
        raise SystemExit(f"Not all was written: {outcome.totals}")


def _households():
    from accounts.models import User
    from cases.models import Household
    from places.models import Place

    office, by = Place.objects.get(pk="AM07"), User.objects.get(username="bench")
    households = [
        Household(registered_at=office, registered_by=by, registered_on=date.fromisoformat(DAY))
        for _household in range(HOUSEHOLDS)
    ]
    return Household.objects.bulk_create(households)


def _rows(households):
    from tablib import Dataset

    from cases import numbers

    columns = ("number", "household", "relationship", "in_household_since", "role_since", "sex")
    names = ("family_name", "given_name", "patronymic", "birth_date", "birth_precision")
    rows = Dataset(headers=[*columns, *names])
    for turn in range(PEOPLE):
        home = households[turn % HOUSEHOLDS].pk
        relationship = "head" if turn < HOUSEHOLDS else "child"
        who = (numbers.new_person_number(), home, relationship, DAY, DAY, "female")
        rows.append([*who, "Սարգսյան", "Անի", "Կարենի", f"19{50 + turn % 50}-03-12", "day"])
    return rows


def _resource():
    from import_export import resources

    from cases.models import Individual

    class People(resources.ModelResource):
        """What its documentation begins with."""

        class Meta:
            model = Individual
            import_id_fields = ("number",)
            exclude = ("is_head", "wg_disability_3", "search_key", "names_folded")

    return People()


if __name__ == "__main__":
    sys.exit(main())
