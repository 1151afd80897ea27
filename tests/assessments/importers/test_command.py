"""`import_assessments INSTRUMENT FILE`: the same import, for whoever holds the machine."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from assessments.models import Assessment
from tests.assessments.importers.exported import member, submission, workbook


@pytest.fixture
def exported(tmp_path, home):
    path = tmp_path / "house.xlsx"
    path.write_bytes(workbook(house=[submission(home)], roster=[member(1)]))
    return path


def run(asked, path, worker, *options):
    out, err = StringIO(), StringIO()
    call_command(
        "import_assessments", str(asked), str(path), "--by", worker, "--place", "AM07", *options,
        stdout=out, stderr=err,
    )  # fmt: skip
    return out.getvalue()


def test_it_is_tried_and_then_written(asked, exported, worker):
    tried = run(asked.pk, exported, worker.username, "--dry-run")
    written = run(asked.pk, exported, worker.username)

    assert "Dry run: nothing was written." in tried
    assert "1 read; 1 new" in written
    assert Assessment.objects.count() == 1


def test_faults_stop_it(asked, tmp_path, home, worker):
    path = tmp_path / "house.xlsx"
    path.write_bytes(workbook(house=[submission(home, shelter__rooms="x")], roster=[member(1)]))

    with pytest.raises(CommandError, match="Nothing was written: 1 faults"):
        run(asked.pk, path, worker.username)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"asked": "rapid-77"}, "no questionnaire rapid-77"),
        ({"by": "nobody"}, "no user nobody"),
        ({"path": "missing.xlsx"}, "no file missing.xlsx"),
    ],
)
def test_what_is_not_there_is_said(asked, exported, worker, change, said):
    how = {"asked": asked.pk, "path": exported, "by": worker.username} | change

    with pytest.raises(CommandError, match=said):
        run(how["asked"], how["path"], how["by"])
