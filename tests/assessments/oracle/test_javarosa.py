"""What Collect would ask and calculate is what is asked and calculated here: leaf by leaf."""

from random import Random

import pytest

from assessments.xlsform.convert import to_xform
from assessments.xlsform.loading import load
from tests.assessments.forms import FAMILY, evaluated
from tests.assessments.instruments import (
    AGREED,
    ALL,
    BEGUN,
    OF_HOUSEHOLDS,
    REFUSED,
    arrived,
    form_of,
    made,
)
from tests.assessments.oracle import javarosa
from tests.sampling import is_long

pytestmark = pytest.mark.skipif(
    not javarosa.IS_THERE, reason="the form oracle: no JDK is installed on this machine"
)
FILLS, OF_OURS = (40, 40) if is_long() else (6, 3)


@pytest.fixture(scope="module")
def classes(tmp_path_factory):
    return javarosa.compiled(tmp_path_factory.mktemp("classes"))


def test_javarosa_agrees_on_every_leaf(classes, tmp_path):
    xml = to_xform(FAMILY, ".md").xml
    form = load(xml)
    ours = [javarosa.leaves(javarosa.accepted(form, Random(seed))) for seed in range(FILLS)]

    theirs = javarosa.replayed(classes, xml, ours, tmp_path)

    found = [javarosa.differences(form, *pair) for pair in zip(ours, theirs, strict=True)]
    assert [list(each) for each in found] == [[]] * FILLS
    # They were asked, and agreed on more than on silence.
    assert sum(relevant for relevant, _value in theirs[0].values()) > 5
    assert any(value for _relevant, value in theirs[0].values())


@pytest.mark.parametrize("name", ALL)
def test_javarosa_agrees_on_every_leaf_of_our_own_questionnaires(name, classes, tmp_path):
    form = form_of(name)
    told = [javarosa.accepted(form, Random(seed), begun(name, seed)) for seed in range(OF_OURS)]
    if name in OF_HOUSEHOLDS:
        told += [javarosa.accepted(form, Random(3), {"household": REFUSED})]
    if name == "rapid":
        told += [evaluated(form, arrived())]
    ours = [javarosa.leaves(each) for each in told]

    theirs = javarosa.replayed(classes, made(name).xml, ours, tmp_path)

    found = [javarosa.differences(form, *pair) for pair in zip(ours, theirs, strict=True)]
    assert [list(each) for each in found] == [[]] * len(told)


def begun(name, seed):
    """What stands before chance answers: a family that is known, or only how many they are."""
    if name in OF_HOUSEHOLDS and seed % 2:
        return {"household": AGREED | {"hh_size": str(1 + seed % 7)}}
    return BEGUN[name]


def test_the_oracle_tells_a_difference(classes, tmp_path):
    xml = to_xform(FAMILY, ".md").xml
    form = load(xml)
    ours = [javarosa.leaves(javarosa.accepted(form, Random(seed))) for seed in range(FILLS)]
    changed = xml.replace("&gt; 64", "&gt; 1")
    assert changed != xml

    theirs = javarosa.replayed(classes, changed, ours, tmp_path)

    pairs = zip(ours, theirs, strict=True)
    told = {path for pair in pairs for path, *_both in javarosa.differences(form, *pair)}
    assert "/data/has_old" in told
