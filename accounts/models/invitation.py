"""Links by which somebody sets the password of an account of theirs, once."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes
from accounts.history.changes import tracked


class InvitationQuerySet(models.QuerySet):
    """Links, of which at most one a user is open."""

    def open(self, *, at):
        """Those that still lead in at a moment."""
        return self.filter(
            used_at__isnull=True,
            void_at__isnull=True,
            expires_at__gt=at,
            user__is_active=True,
        )


@tracked("user", without=("digest",))
class Invitation(models.Model):
    """A one-time link; what it holds is told to whoever is invited, and only its digest is kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        on_delete=models.PROTECT,
        related_name="invitations",
    )
    digest = models.CharField(_("digest"), max_length=64, unique=True)

    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="invitations_made",
    )
    expires_at = models.DateTimeField(_("expires at"))
    used_at = models.DateTimeField(_("used at"), null=True, blank=True)
    void_at = models.DateTimeField(_("void since"), null=True, blank=True)

    field_classes = classes(
        administrative="id user digest made_at made_by expires_at used_at void_at",
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(used_at__isnull=True, void_at__isnull=True),
                name="invitation_one_open_a_user",
                violation_error_message=_("This user has an open link already."),
                violation_error_code="second_link",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")),
                name="invitation_expires_later",
                violation_error_message=_("A link expires after it was made."),
                violation_error_code="expires_before",
            ),
        ]

    def __str__(self):
        return f"{self.user} {self.made_at:%Y-%m-%d}"
