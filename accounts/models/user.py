"""People who sign in."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.choices import Purpose, Role
from accounts.field_classes import classes
from accounts.history.changes import tracked
from accounts.models.organisation import Organisation


@tracked(without=("password", "last_login", "session_round"))
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
    role_until = models.DateField(
        _("role until"),
        null=True,
        blank=True,
        help_text=_("The last day on which this person works in the role. Empty: no end."),
    )
    # Given by somebody who may less than the role: until another, who may as much, confirms it,
    # it opens nothing.
    role_given_by = models.ForeignKey(
        "self",
        verbose_name=_("role given by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="roles_given",
    )
    role_waits = models.BooleanField(_("role waits to be confirmed"), default=False)
    role_confirmed_by = models.ForeignKey(
        "self",
        verbose_name=_("role confirmed by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="roles_confirmed",
    )
    purpose = models.CharField(
        _("purpose"),
        max_length=12,
        choices=Purpose,
        blank=True,
        help_text=_("Of a partner's staff or program: the one purpose for which it sees people."),
    )
    is_cleared = models.BooleanField(
        _("cleared for protection"),
        default=False,
        help_text=_("Reads protection fields and confidential needs of all people whom they see."),
    )
    places = models.ManyToManyField(
        "places.Place",
        verbose_name=_("places"),
        blank=True,
        related_name="users",
        help_text=_("Where this person works: the place and all that lies within it."),
    )
    works_at = models.ForeignKey(
        "places.Place",
        verbose_name=_("works today at"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="users_today",
        help_text=_("The desk, among their places, at which they register now."),
    )
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=settings.LANGUAGES,
        blank=True,
        help_text=_("Empty: the language that the browser asks for."),
    )
    wants_reminders = models.BooleanField(
        _("reminders by e-mail"),
        default=False,
        help_text=_("Each morning how much waits, without a name: a link leads to it."),
    )
    # Raised to end all sessions of a user: see `accounts/actions/`.
    session_round = models.PositiveIntegerField(_("round of sessions"), default=0, editable=False)

    field_classes = classes(
        administrative="id password last_login is_superuser is_staff is_active date_joined groups "
        "user_permissions organisation role role_until role_given_by role_waits role_confirmed_by "
        "purpose is_cleared places works_at language wants_reminders session_round",
        identity="username first_name last_name",
        contact="email",
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
            models.CheckConstraint(
                condition=Q(role_confirmed_by__isnull=True)
                | Q(role_waits=False)
                & (Q(role_given_by__isnull=True) | ~Q(role_confirmed_by=F("role_given_by"))),
                name="user_role_is_confirmed_by_another",
                violation_error_message=_(
                    "A role is confirmed by somebody other than whoever gave it."
                ),
                violation_error_code="second_person",
            ),
        ]

    def has_perm(self, perm, obj=None):
        """What the table of roles says; Django's own would say yes to every superuser."""
        return perm in self.get_all_permissions(obj)

    def has_module_perms(self, app_label):
        """Whether the role may do anything in this app; a superuser no more than others."""
        return any(name.startswith(f"{app_label}.") for name in self.get_all_permissions())

    def has_role_on(self, day):
        """Whether the role, if there is one, has not ended by the day."""
        return self.role_until is None or day <= self.role_until

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


@tracked("user")
class WorksAt(User.places.through):
    """A place where a user works: what joins the two, named so that its changes are kept."""

    field_classes = classes(administrative="id user place")

    class Meta:
        proxy = True
