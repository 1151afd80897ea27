"""Which help somebody is told of, which counts, and which is held back."""

from datetime import timedelta

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from accounts.roles import CLEARED
from assistance.choices import COUNTED, OF_PROTECTION, AssistanceState
from cases.policy import AboutPeople, sees_in_part
from cases.policy.staff import assigned_households

# A plan that nobody served for so long stands in nobody's way any more.
WAITS_DAYS = 30


def lapses_on(planned_on, from_on):
    """The day on which a plan lapses where nobody serves it."""
    return max(planned_on, from_on) + timedelta(days=WAITS_DAYS)


class OfHelp(AboutPeople):
    """Rows about help: what is given for protection is told to whoever reads protection.

    And to whose organisation gives it.
    """

    def _visible_rows(self, user, on):
        return super()._visible_rows(user, on).filter(self._told_to(user, on))

    def _changeable_rows(self, user, on):
        return super()._changeable_rows(user, on).filter(self._told_to(user, on))

    def _told_to(self, user, on):
        if CLEARED & user.get_all_permissions():
            return Q()
        told = ~Q(programme__sector__in=OF_PROTECTION)
        if sees_in_part(user):
            return told | Q(programme__given_by=user.organisation_id)
        followed = {f"{path}__among": assigned_households(user, on) for path in self._paths()}
        return told | Q(**followed)


class AssistanceQuerySet(OfHelp):
    """What was planned and given."""

    def counted(self):
        """What is planned or was delivered, and neither cancelled nor returned."""
        return self.filter(state__in=COUNTED)

    def held_back(self, day):
        """Plans of whom somebody died or left by the day: they can't be served as they are."""
        gone = _covered().filter(assistance=OuterRef("pk"), individual__left_on__lte=day)
        return self.filter(Exists(gone), state=AssistanceState.PLANNED)

    def after_leaving(self):
        """Deliveries on a day on which somebody whom they cover was dead or gone."""
        gone = _covered().filter(
            assistance=OuterRef("pk"), individual__left_on__lt=OuterRef("delivered_on")
        )
        return self.filter(Exists(gone), state=AssistanceState.DELIVERED)


def _covered():
    return apps.get_model("assistance", "AssistedPerson").objects.all()
