"""One-time links, the round of a user's sessions, and the table of the shared counts."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_history_of_roles")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="session_round",
            field=models.PositiveIntegerField(
                default=0, editable=False, verbose_name="round of sessions"
            ),
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True, verbose_name="digest")),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                ("expires_at", models.DateTimeField(verbose_name="expires at")),
                ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="used at")),
                ("void_at", models.DateTimeField(blank=True, null=True, verbose_name="void since")),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations_made",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user",
                    ),
                ),
            ],
            options={
                "verbose_name": "invitation",
                "verbose_name_plural": "invitations",
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(used_at__isnull=True, void_at__isnull=True),
                        fields=("user",),
                        name="invitation_one_open_a_user",
                        violation_error_code="second_link",
                        violation_error_message="This user has an open link already.",
                    ),
                    models.CheckConstraint(
                        condition=Q(expires_at__gt=F("made_at")),
                        name="invitation_expires_later",
                        violation_error_code="expires_before",
                        violation_error_message="A link expires after it was made.",
                    ),
                ],
            },
        ),
        # As `createcachetable` would make it; the daily role may make no table.
        migrations.RunSQL(
            """
            CREATE TABLE shared_cache (
                cache_key varchar(255) NOT NULL PRIMARY KEY,
                value text NOT NULL,
                expires timestamp with time zone NOT NULL
            );
            CREATE INDEX shared_cache_expires ON shared_cache (expires);
            """,
            "DROP TABLE shared_cache;",
        ),
    ]
