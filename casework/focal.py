"""Who reads a complaint that is hidden from those whom it accuses."""

from casework.models import Feedback, FocalPoint


def readers_of(feedback, day):
    """The focal points of the day who are told of it: none of those whom it accuses."""
    found = FocalPoint.on(day).select_related("user")
    return [each.user for each in found if _reads(each.user, feedback, day)]


def _reads(user, feedback, day):
    return Feedback.objects.visible_to(user, on=day).filter(pk=feedback.pk).exists()
