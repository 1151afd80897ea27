"""What the tests about families beyond one's places share."""

from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

from cases.access_choices import BeyondKind
from cases.models import BeyondQuestion

# Half past twelve in Yerevan.
AT = datetime(2023, 10, 20, 8, 30, tzinfo=UTC)
TODAY = date(2023, 10, 20)


def ask_so_often(user, times, *, at=None):
    """Have a user ask so often about people beyond their places, a minute ago."""
    moment = (at or timezone.now()) - timedelta(minutes=1)
    BeyondQuestion.objects.bulk_create(
        BeyondQuestion(user=user, about=BeyondKind.SEARCH, asked_at=moment) for _ in range(times)
    )
