"""People who sign in."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.choices import Role
from accounts.models.organisation import Organisation


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
    # Raised to end all sessions of a user: see `accounts/actions/`.
    session_round = models.PositiveIntegerField(_("round of sessions"), default=0, editable=False)

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

    def places_held(self):
        """Codes of the places as they were given; known already of who asks (SignInBackend)."""
        if not hasattr(self, "given_places"):
            return sorted(self.places.values_list("pk", flat=True))
        return self.given_places

    def _get_session_auth_hash(self, secret=None):
        """A session lasts while its user has this password, role, organisation and places."""
        held = [self.password, self.role, self.organisation_id, self.session_round]
        value = "\n".join(map(str, [*held, *self.places_held()]))
        salt = "accounts.models.User.get_session_auth_hash"
        return salted_hmac(salt, value, secret=secret, algorithm="sha256").hexdigest()
