"""People who sign in."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.choices import Role
from accounts.history.changes import tracked
from accounts.models.organisation import Organisation


@tracked(without=("password", "last_login"))
class User(AbstractUser):
    """Somebody who signs in, for one organisation and in one role."""

    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="users",
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, blank=True)
    places = models.ManyToManyField(
        "places.Place",
        verbose_name=_("places"),
        blank=True,
        related_name="users",
        help_text=_("Where this person works: the place and all that lies within it."),
    )
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=settings.LANGUAGES,
        blank=True,
        help_text=_("Empty: the language that the browser asks for."),
    )

    class Meta(AbstractUser.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                condition=Q(role="") | Q(organisation__isnull=False),
                name="user_with_a_role_has_an_organisation",
                violation_error_message=_("Choose the organisation that this person works for."),
                violation_error_code="no_organisation",
            ),
        ]

    @property
    def works_for_controller(self):
        """Whether this user's organisation controls the register (needs `organisation` loaded)."""
        return self.organisation is not None and self.organisation.is_controller


@tracked("user")
class WorksAt(User.places.through):
    """A place where a user works: what joins the two, named so that its changes are kept."""

    class Meta:
        proxy = True
