"""Questionnaires of other organisations, which are not ours to keep: those of a folder.

`XLSFORMS=folder make test` asks by each workbook in it; without it, none is asked.
"""

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from assessments import questionnaires
from assessments.xlsform.convert import Refused, to_xform
from assessments.xlsform.evaluation import Evaluation
from assessments.xlsform.faults import CONSTRAINT, address, faults
from assessments.xlsform.loading import load
from assessments.xlsform.remarks import remarks
from tests.assessments.oracle import javarosa
from tests.sampling import is_long

FOLDER = os.environ.get("XLSFORMS", "")
WORKBOOKS = sorted(Path(FOLDER).glob("*.xlsx")) if FOLDER else []
WHEN = datetime(2024, 2, 29, 12, tzinfo=UTC)
FILLS, REPLAYED = (200, 40) if is_long() else (40, 6)

pytestmark = [
    pytest.mark.skipif(not WORKBOOKS, reason="XLSFORMS names no folder of questionnaires"),
    # Workbooks of others have headers that openpyxl warns of.
    pytest.mark.filterwarnings("ignore"),
]


def read(path):
    try:
        return questionnaires.read(path.read_bytes(), path.name)
    except Refused as refused:
        assert all(fault.words for fault in refused.faults)
        pytest.skip(f"refused: {refused.faults[0].words[:60]}")


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.stem)
def test_constraints_and_relevance_hold_in_answers_drawn_by_chance(path):
    form = read(path).form
    for seed in range(FILLS):
        evaluation = javarosa.accepted(form, Random(seed))
        again = Evaluation(form, evaluation.finished(), now=WHEN, random=Random(seed))

        assert [fault for fault in faults(evaluation) if fault.kind == CONSTRAINT] == []
        assert unasked(evaluation).isdisjoint(answered(evaluation.finished()))
        assert again.finished() == evaluation.finished()


def unasked(evaluation):
    """Addresses of the questions that are not relevant."""
    form = evaluation.form
    nodes = (node for each in form.fields.values() for node in evaluation.nodes(each.path))
    return {address(form, node) for node in nodes if not node.relevant}


def answered(answers, above=()):
    """Addresses of all that stands in some answers."""
    for name, value in answers.items():
        if isinstance(value, dict):
            yield from answered(value, (*above, name))
        elif isinstance(value, list):
            for row in value:
                yield from answered(row, (*above, name, row["_id"]))
        elif name != "_id":
            yield (*above, name)


@pytest.mark.skipif(not javarosa.IS_THERE, reason="the form oracle: no JDK is installed")
@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.stem)
def test_javarosa_agrees_on_every_leaf(path, tmp_path):
    read(path)
    xml = without_what_collect_stops_at(to_xform(path.read_bytes()).xml)
    form = load(xml)
    (tmp_path / "classes").mkdir()
    ours = [javarosa.leaves(javarosa.accepted(form, Random(seed))) for seed in range(REPLAYED)]
    theirs = javarosa.replayed(javarosa.compiled(tmp_path / "classes"), xml, ours, tmp_path)

    found = [list(javarosa.differences(form, *pair)) for pair in zip(ours, theirs, strict=True)]
    assert found == [[]] * REPLAYED
    assert sum(map(len, ours)) > 100 * REPLAYED


def without_what_collect_stops_at(xml):
    """The XForm with 0 for each calculation that takes one value of many rows."""
    form = load(xml)
    for remark in remarks(form):
        if remark.column == "calculation" and "one value is needed" in remark.words:
            path = re.escape(f"{form.root}/{remark.question}")
            xml = re.sub(rf'(<bind [^>]*nodeset="{path}"[^>]*calculate=")[^"]*"', r'\g<1>0"', xml)
            xml = re.sub(
                rf'(<bind [^>]*calculate=")[^"]*("[^>]*nodeset="{path}")', r"\g<1>0\2", xml
            )
    return xml
