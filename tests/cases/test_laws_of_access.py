"""Laws of consents, requests, takings over and broken glass: refused by the database, in words."""

from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps

from cases import numbers
from cases.models import BrokenGlass, Consent, DataRequest, TakeOver, TakeOverAllowance
from tests.cases.refusals import refused_by_the_database
from tests.factories import DAY, child, head_of, make_household, make_user, member, place

pytestmark = pytest.mark.django_db
AT = datetime(2023, 10, 1, 9, tzinfo=UTC)
NEXT_DAY = DAY + timedelta(days=1)
HOUR = timedelta(hours=1)
MODELS = (BrokenGlass, Consent, DataRequest, TakeOver, TakeOverAllowance)


@pytest.fixture
def home():
    return make_household({}, child())


@pytest.fixture
def worker():
    return make_user()


@pytest.fixture
def write(home, worker):
    """Write a row that keeps all laws, but for what is named."""
    alike = {
        Consent: {
            "individual": head_of(home),
            "purpose": "assistance",
            "state": "given",
            "said_by": "self",
            "said_on": DAY,
            "language": "hy",
            "explained": "aloud",
            "recorded_by": worker,
            "recorded_at": AT,
        },
        DataRequest: {
            "individual": head_of(home),
            "kind": "access",
            "asked_by": "Herself",
            "asked_on": DAY,
            "due_on": NEXT_DAY,
            "opened_by": worker,
        },
        TakeOver: {
            "household": home,
            "by": worker,
            "taken_at": AT,
            "reason": "Moved to her son",
            "proofs": ["slip", "document"],
            "from_office": place(),
            "to_place": place("AM01"),
            "lot": 0,
        },
        TakeOverAllowance: {"user": worker, "day": DAY, "more": 10},
        BrokenGlass: {
            "household": home,
            "user": worker,
            "reason": "medical",
            "words": "She fainted in front of the desk.",
            "opened_at": AT,
            "ends_at": AT + HOUR,
            "review_due_on": NEXT_DAY,
        },
    }

    def write(model, **values):
        allowed = {"allowed_by": make_user("supervisor")} if model is TakeOverAllowance else {}
        return model.objects.create(**alike[model] | allowed | values)

    return write


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_row_that_keeps_its_laws_is_written(write, model):
    assert write(model).pk


BROKEN = [
    (Consent, "consent_number_form", "number_form", {"number": numbers.new_person_number()}),
    (Consent, "consent_ends_after_it_was_said", "ends_before_beginning",
     {"valid_until": DAY - timedelta(days=1)}),
    (DataRequest, "data_request_number_form", "number_form",
     {"number": numbers.new_consent_number()}),
    (DataRequest, "data_request_closes_with_outcome", "incomplete_outcome", {"closed_on": DAY}),
    (DataRequest, "data_request_closes_with_outcome", "incomplete_outcome", {"outcome": "Shown"}),
    (DataRequest, "data_request_of_an_authority_has_its_paper", "authority_without_paper",
     {"kind": "authority"}),
    (TakeOver, "take_over_by_two_proofs", "two_proofs", {"proofs": ["slip"]}),
    (TakeOver, "take_over_by_two_proofs", "two_proofs", {"proofs": ["slip", "slip"]}),
    (TakeOver, "take_over_is_checked_by_another", "second_person", {"checked_on": DAY}),
    (BrokenGlass, "glass_is_broken_for_a_reason", "too_few_words", {"words": "She fainted."}),
    (BrokenGlass, "glass_is_broken_for_an_hour", "too_long",
     {"ends_at": AT + HOUR + timedelta(seconds=1)}),
    (BrokenGlass, "glass_is_broken_for_an_hour", "too_long", {"ends_at": AT}),
    (BrokenGlass, "glass_is_reviewed_by_another", "second_person", {"verdict": "justified"}),
]  # fmt: skip


@pytest.mark.parametrize(("model", "law", "code", "values"), BROKEN)
def test_a_row_that_breaks_a_law_is_refused(write, model, law, code, values):
    with refused_by_the_database(law, code):
        write(model, **values)


def test_a_person_has_one_current_answer_for_a_purpose(write):
    write(Consent)

    with refused_by_the_database("consent_one_current_answer", "answered_already"):
        write(Consent, state="refused")
    assert write(Consent, state="refused", replaced_at=AT)
    assert write(Consent, purpose="health")


SPEAKS = "consent_speaker_is_another"


def test_whoever_speaks_for_a_person_is_another(write, home):
    son = member(home, "child")

    with refused_by_the_database(SPEAKS, "consent_speaker"):
        write(Consent, said_by="caregiver", speaker=head_of(home))
    with refused_by_the_database(SPEAKS, "consent_speaker"):
        write(Consent, said_by="self", speaker=son)
    with refused_by_the_database(SPEAKS, "consent_speaker"):
        write(Consent, said_by="caregiver")
    assert write(Consent, individual=son, said_by="caregiver", speaker=head_of(home))


@pytest.mark.parametrize(
    "values",
    [
        {"valid_until": None},
        {"valid_until": DAY + timedelta(days=91)},
        {"valid_until": DAY + timedelta(days=90), "purpose": "health"},
    ],
)
def test_a_relative_answers_for_assistance_and_for_ninety_days(write, home, values):
    about = {"individual": member(home, "child"), "said_by": "relative", "speaker": head_of(home)}

    with refused_by_the_database("consent_of_a_relative_is_provisional", "consent_provisional"):
        write(Consent, **about | values)
    assert write(Consent, **about, valid_until=DAY + timedelta(days=90))


@pytest.mark.parametrize(
    ("model", "law", "values"),
    [
        (
            TakeOver,
            "take_over_is_checked_by_another",
            {"checked_by": "by", "checked_on": DAY, "is_right": True},
        ),
        (
            BrokenGlass,
            "glass_is_reviewed_by_another",
            {"reviewed_by": "user", "reviewed_on": DAY, "verdict": "justified"},
        ),
        (TakeOverAllowance, "take_over_allowed_by_another", {"allowed_by": "user"}),
    ],
)
def test_nobody_checks_or_allows_themself(write, worker, model, law, values):
    themself = {key: worker if key.endswith("_by") else value for key, value in values.items()}

    with refused_by_the_database(law, "second_person"):
        write(model, **themself)
    another = make_user("supervisor")
    assert write(model, **{key: another if v is worker else v for key, v in themself.items()})


def test_every_law_of_these_is_tried_in_this_file():
    tried = {law for _model, law, *_rest in BROKEN} | {
        "consent_one_current_answer",
        "consent_of_a_relative_is_provisional",
        "take_over_allowed_by_another",
        SPEAKS,
    }
    of_these = [m for m in apps.get_app_config("cases").get_models() if m in MODELS]

    assert {law.name for model in of_these for law in model._meta.constraints} == tried
