"""What the tests about families beyond one's places share."""

from datetime import UTC, date, datetime, timedelta

from accounts import clock
from cases.access_choices import BeyondKind
from cases.models import BeyondQuestion
from tests.factories import make_organisation, make_user

# Half past twelve in Yerevan.
AT = datetime(2023, 10, 20, 8, 30, tzinfo=UTC)
TODAY = date(2023, 10, 20)


def somebody(role):
    """A user of a role who works in Kotayk; a partner is one of another organisation."""
    ngo = (
        {"organisation": make_organisation("PIN", is_controller=False)} if role == "partner" else {}
    )
    return make_user(role, places=["AM07"], **ngo)


def ask_so_often(user, times, *, at=None):
    """Have a user ask so often about people beyond their places, a minute ago."""
    moment = (at or clock.now()) - timedelta(minutes=1)
    BeyondQuestion.objects.bulk_create(
        BeyondQuestion(user=user, about=BeyondKind.SEARCH, asked_at=moment) for _ in range(times)
    )
