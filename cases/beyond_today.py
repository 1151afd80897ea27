"""What Today tells of families taken over, of broken glass, and of contested documents."""

from datetime import timedelta

from django.db.models import F, Q
from django.utils.translation import get_language

from accounts.clock import day_of
from accounts.policy import places_of
from cases.choices import DocumentState
from cases.keys import Keys
from cases.models import BrokenGlass, IdentityDocument, TakeOver
from cases.panels import Panel
from cases.today_cards import Card

TOLD_FOR = timedelta(days=7)
# So far back a sample that nobody checked is still asked for.
ASKED_FOR = timedelta(days=90)
LINES = 20


def panels(today):
    """The lines that concern this user at this moment."""
    user, at = today.user, today.user.at
    return [
        panel
        for panel in (
            _gone(today),
            _to_check(user, at),
            _glass(user, at),
            _contested(today),
        )
        if panel
    ]


def gone_from(user, at):
    """Families of the user's places that another office took over in the last week.

    They are told to whoever works where the families lived or were registered, and see them no
    longer: the number, the place and the reason.
    """
    rows = TakeOver.objects.filter(taken_at__gt=at - TOLD_FOR, taken_at__lte=at)
    return rows.out_of(places_of(user)).exclude(by=user).order_by("-taken_at", "-pk")


def to_check(user, at):
    """The samples of families taken over to the user's places that they may still check."""
    rows = TakeOver.objects.filter(taken_at__gt=at - ASKED_FOR, taken_at__lte=at)
    drawn = rows.into(places_of(user)).sampled()
    return drawn.filter(checked_by__isnull=True).exclude(by=user)


def may_review_glass(user):
    """Whether the user reviews broken glass: of their places, or everywhere."""
    return user.has_perm("cases.approve") or user.has_perm("cases.review_glass")


def glass_to_review(user):
    """Broken glass that nobody reviewed yet, of the user's places or, for the officer, of all."""
    rows = BrokenGlass.objects.filter(reviewed_by__isnull=True).order_by("opened_at", "pk")
    if user.has_perm("cases.review_glass"):
        return rows
    places = Keys(places_of(user))
    return rows.filter(
        Q(household__lives_in__among=places) | Q(household__registered_at__among=places)
    )


def contested(user, day):
    """Open contested documents of the people whom the user sees, the oldest first."""
    papers = IdentityDocument.objects.visible_to(user, on=day).filter(
        state=DocumentState.CONTESTED, until_on__isnull=True, individual__left_on__isnull=True
    )
    return papers.order_by("from_on", "pk")


def _gone(today):
    rows = today.rows("gone")
    shown = {"rows": [_of_gone(row) for row in rows[:LINES]], "more": len(rows) > LINES}
    return Panel("cases/today_gone.html", shown) if rows else None


def _of_gone(row):
    """What is told of a family that went: the number, the place, by whom, why and when."""
    place = row.told.get(get_language()) or row.told["en"]
    return row.told | {"place": place, "day": row.due_on}


def _to_check(user, at):
    if not user.has_perm("cases.approve"):
        return None
    taken = TakeOver.objects.filter(taken_at__date=day_of(at)).into(places_of(user)).count()
    waiting = to_check(user, at).count()
    if not taken and not waiting:
        return None
    return Panel("cases/today_taken_over.html", {"taken": taken, "waiting": waiting})


def _glass(user, at):
    if not may_review_glass(user):
        return None
    count = glass_to_review(user).exclude(user=user).count()
    overdue = glass_to_review(user).filter(review_due_on__lt=day_of(at)).exclude(user=user).count()
    return Panel("cases/today_glass.html", {"count": count, "overdue": overdue}) if count else None


def _contested(today):
    count = today.count("contested")
    return Panel("cases/today_contested.html", {"count": count}) if count else None


def _compares(user, day):
    return user.has_perm("cases.view_household") and user.has_perm("cases.compare_documents")


def _takes_over(user, day):
    return user.has_perm("cases.view_household") and user.has_perm("cases.take_over")


CARDS = (
    Card("contested", lambda asking: contested(asking.user, asking.day), _compares),
    Card(
        "gone",
        lambda asking: gone_from(asking.user, asking.user.at),
        _takes_over,
        line=lambda row, day: None,
        due_on="taken_at__date",
        told={
            "number": F("household_id"),
            "who": F("by__username"),
            "reason": F("reason"),
            "en": F("to_place__label_en"),
            "hy": F("to_place__label_hy"),
            "ru": F("to_place__label_ru"),
        },
        shown=LINES + 1,
        is_counted=False,
    ),
)
