"""A questionnaire is tried when it is uploaded, asked once it is in use, and never changed."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from assessments import actions, questionnaires
from assessments.choices import InstrumentState
from assessments.models import Instrument
from assessments.xlsform.convert import Refused
from tests.assessments.forms import FAMILY, survey
from tests.factories import make_user

pytestmark = pytest.mark.django_db
AT, DAY, LATER = datetime(2026, 11, 30, 9, tzinfo=UTC), date(2026, 12, 1), date(2026, 12, 8)


@pytest.fixture
def coordinator():
    return make_user("coordinator")


def upload(by, *, version="2026.1", kind="rapid", text=FAMILY):
    return actions.add_instrument(
        kind=kind, version=version, workbook=text.encode(), file_name="family.md", at=AT, by=by
    )


def codes_in_use(day):
    return set(Instrument.objects.in_use_on(day).values_list("code", flat=True))


def test_it_is_kept_with_its_file_and_asked_by_nobody_yet(coordinator):
    kept = upload(coordinator)

    assert (kept.code, kept.state) == ("rapid-2026.1", InstrumentState.TRIED)
    assert bytes(Instrument.objects.get(pk=kept.code).workbook) == FAMILY.encode()
    assert kept.questions == len(questionnaires.asked(questionnaires.form_of(kept)))
    assert codes_in_use(DAY) == set()


def test_a_version_is_uploaded_once(coordinator):
    upload(coordinator)
    with pytest.raises(ValidationError, match="give this one another"):
        upload(coordinator)

    assert Instrument.objects.count() == 1


def test_another_kind_may_have_the_same_version(coordinator):
    upload(coordinator)
    upload(coordinator, kind="follow_up")

    assert Instrument.objects.count() == 2


def test_a_workbook_without_a_version_needs_one(coordinator):
    with pytest.raises(ValidationError, match="Say the version"):
        upload(coordinator, version="", text=survey(("text", "x", "A")))


def test_a_faulty_workbook_is_not_kept(coordinator):
    with pytest.raises(Refused) as refused:
        upload(coordinator, text=survey(("text", "x", "A", "nonsense(1)")))

    assert "nonsense" in refused.value.faults[0].words
    assert not Instrument.objects.exists()


def test_the_one_put_in_use_takes_the_place_of_the_one_before(coordinator):
    first, second = upload(coordinator), upload(coordinator, version="2026.2")
    actions.put_in_use(instrument=first, on=DAY, by=coordinator)
    actions.put_in_use(instrument=second, on=LATER, by=coordinator)

    assert codes_in_use(DAY) == {"rapid-2026.1"}
    assert codes_in_use(LATER) == {"rapid-2026.2"}


def test_it_is_not_put_in_use_before_the_one_whose_place_it_takes(coordinator):
    first, second = upload(coordinator), upload(coordinator, version="2026.2")
    actions.put_in_use(instrument=first, on=LATER, by=coordinator)
    with pytest.raises(ValidationError, match="put in use after that day"):
        actions.put_in_use(instrument=second, on=DAY, by=coordinator)

    assert codes_in_use(LATER) == {"rapid-2026.1"}


def test_one_of_another_kind_stays_in_use(coordinator):
    for kind in ("rapid", "follow_up"):
        actions.put_in_use(instrument=upload(coordinator, kind=kind), on=DAY, by=coordinator)

    assert codes_in_use(DAY) == {"rapid-2026.1", "follow_up-2026.1"}


def test_what_is_retired_is_not_asked_again(coordinator):
    used = upload(coordinator)
    actions.put_in_use(instrument=used, on=DAY, by=coordinator)
    actions.retire(instrument=used, on=LATER, by=coordinator)

    assert codes_in_use(LATER) == set()
    with pytest.raises(ValidationError, match="Upload it as a new version"):
        actions.put_in_use(instrument=used, on=LATER, by=coordinator)


@pytest.mark.parametrize("name", ["notes.txt", "family", "family.xlsx.exe"])
def test_a_file_of_another_kind_is_refused(name):
    with pytest.raises(Refused, match="is a workbook"):
        questionnaires.read(b"x", name)


def test_a_workbook_that_was_read_is_known_and_one_that_is_refused_is_refused_again():
    known = questionnaires.read(FAMILY.encode(), "family.md")

    assert questionnaires.read(FAMILY.encode(), "the same by another name.md") is known
    assert questionnaires.read(FAMILY.replace("family", "home").encode(), "home.md") is not known
    for _again in range(2):
        with pytest.raises(Refused):
            questionnaires.read(b"x", "x.xlsx")
