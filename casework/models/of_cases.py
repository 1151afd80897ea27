"""What is common to all of case work: about whom it is, its number, and who is told of it."""

from django.apps import apps
from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from accounts.roles import CLEARED
from cases import numbers
from cases.policy import AboutPeople
from casework.choices import OF_PROTECTION


class OfCases(AboutPeople):
    """Rows of case work. Of a protection case they are told to its team and to those cleared.

    `case_path` of the model leads to the case; rows may be of none.
    """

    def _visible_rows(self, user, on):
        return super()._visible_rows(user, on).filter(self._told_to(user, on))

    def _changeable_rows(self, user, on):
        return super()._changeable_rows(user, on).filter(self._told_to(user, on))

    def _told_to(self, user, on):
        return self.of_known_cases(user, on)

    def told_to(self, user, on):
        """Those that the user may know, of households whom they see."""
        return self.filter(self._told_to(user, on))

    def of_known_cases(self, user, on):
        """Condition: of no case, or of one that is known to the user."""
        if is_cleared(user):
            return Q()
        path = self.model.case_path
        kind = f"{path}__kind" if path else "kind"
        known = ~Q(**{f"{kind}__in": OF_PROTECTION}) | self.of_team(user, on)
        return known | Q(**{f"{path}__isnull": True}) if path else known

    def of_team(self, user, on):
        """Condition: of a case of which the user is the worker, or in whose team they are."""
        path = self.model.case_path
        worker = f"{path}__worker" if path else "worker"
        mine = apps.get_model("casework", "CaseMember").objects.on(on).filter(user=user)
        return Q(**{worker: user}) | Q(Exists(mine.filter(case=OuterRef(path or "pk"))))

    def of_theirs(self, user, on):
        """Those of cases of which the user is the worker, or in whose team they are."""
        return self.filter(self.of_team(user, on))

    def about(self, target):
        """About a household or anybody in it; or about this person."""
        if hasattr(target, "household"):
            return self.filter(individual=target)
        # Gathered first: else PostgreSQL would join everybody to find whose household it is.
        people = apps.get_model("cases", "Individual").objects.filter(household=target)
        theirs = ArraySubquery(people.values("pk"))
        return self.filter(Q(household=target) | Q(individual__among=theirs))


def is_cleared(user):
    """Whether the user reads what is of protection, of whomever they see."""
    return bool(CLEARED & user.get_all_permissions())


def numbered(draw):
    """The number by which the outside names a record; `draw` makes a new one."""
    return models.CharField(
        _("number"),
        max_length=numbers.LENGTH,
        primary_key=True,
        db_collation="C",
        default=draw,
        editable=False,
    )


def about(field, name):
    """The household or the person whom a row is about."""
    return models.ForeignKey(
        f"cases.{field.capitalize()}",
        verbose_name=_("household") if field == "household" else _("person"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name=name,
    )


def by_user(words, name, **how):
    """Who did something: a key to a user."""
    how = {"on_delete": models.PROTECT, "db_index": False} | how
    return models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=words, related_name=name, **how)


def number_law(name, prefix, words):
    """The law of a number's form: `words` say it."""
    return models.CheckConstraint(
        condition=Q(number__regex=numbers.FORM.format(prefix=prefix)),
        name=f"{name}_number_form",
        violation_error_message=words,
        violation_error_code="number_form",
    )


def about_one(name):
    """The law that a row is about a household, or about one person of it."""
    return models.CheckConstraint(
        condition=Q(household__isnull=True, individual__isnull=False)
        | Q(household__isnull=False, individual__isnull=True),
        name=f"{name}_is_about_one",
        violation_error_message=_("Choose the household or one person of it."),
        violation_error_code="household_or_person",
    )
