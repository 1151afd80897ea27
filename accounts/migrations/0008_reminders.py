"""Who is reminded by e-mail."""

import accounts.history.triggers
import pgtrigger.compiler
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_looks_for_unknown'),
    ]

    operations = [
        accounts.history.triggers.RemoveTrigger(
            model_name='user',
            name='insert_insert',
        ),
        accounts.history.triggers.RemoveTrigger(
            model_name='user',
            name='update_update',
        ),
        accounts.history.triggers.RemoveTrigger(
            model_name='user',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='user',
            name='wants_reminders',
            field=models.BooleanField(default=False, help_text='Each morning how much waits, without a name: a link leads to it.', verbose_name='reminders by e-mail'),
        ),
        migrations.AddField(
            model_name='userchange',
            name='wants_reminders',
            field=models.BooleanField(default=False, help_text='Each morning how much waits, without a name: a link leads to it.', verbose_name='reminders by e-mail'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."accounts_userchange" ("is_superuser", "username", "first_name", "last_name", "email", "is_staff", "is_active", "date_joined", "organisation_id", "role", "role_until", "role_given_by_id", "role_waits", "role_confirmed_by_id", "purpose", "is_cleared", "works_at_id", "language", "wants_reminders", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."is_superuser", new_values."username", new_values."first_name", new_values."last_name", new_values."email", new_values."is_staff", new_values."is_active", new_values."date_joined", new_values."organisation_id", new_values."role", new_values."role_until", new_values."role_given_by_id", new_values."role_waits", new_values."role_confirmed_by_id", new_values."purpose", new_values."is_cleared", new_values."works_at_id", new_values."language", new_values."wants_reminders", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='2bc50283837ccfb3fc6c3d1eb91bbe66444bca93', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3867c', referencing='REFERENCING NEW TABLE AS new_values ', table='accounts_user', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."accounts_userchange" ("is_superuser", "username", "first_name", "last_name", "email", "is_staff", "is_active", "date_joined", "organisation_id", "role", "role_until", "role_given_by_id", "role_waits", "role_confirmed_by_id", "purpose", "is_cleared", "works_at_id", "language", "wants_reminders", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."is_superuser", new_values."username", new_values."first_name", new_values."last_name", new_values."email", new_values."is_staff", new_values."is_active", new_values."date_joined", new_values."organisation_id", new_values."role", new_values."role_until", new_values."role_given_by_id", new_values."role_waits", new_values."role_confirmed_by_id", new_values."purpose", new_values."is_cleared", new_values."works_at_id", new_values."language", new_values."wants_reminders", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."is_superuser", o."username", o."first_name", o."last_name", o."email", o."is_staff", o."is_active", o."date_joined", o."organisation_id", o."role", o."role_until", o."role_given_by_id", o."role_waits", o."role_confirmed_by_id", o."purpose", o."is_cleared", o."works_at_id", o."language", o."wants_reminders") IS DISTINCT FROM (new_values."is_superuser", new_values."username", new_values."first_name", new_values."last_name", new_values."email", new_values."is_staff", new_values."is_active", new_values."date_joined", new_values."organisation_id", new_values."role", new_values."role_until", new_values."role_given_by_id", new_values."role_waits", new_values."role_confirmed_by_id", new_values."purpose", new_values."is_cleared", new_values."works_at_id", new_values."language", new_values."wants_reminders");\n            RETURN NULL;\n        ', hash='713631182cf7fb470144b6888079b87b57334d03', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0e890', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='accounts_user', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."accounts_userchange" ("is_superuser", "username", "first_name", "last_name", "email", "is_staff", "is_active", "date_joined", "organisation_id", "role", "role_until", "role_given_by_id", "role_waits", "role_confirmed_by_id", "purpose", "is_cleared", "works_at_id", "language", "wants_reminders", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."is_superuser", old_values."username", old_values."first_name", old_values."last_name", old_values."email", old_values."is_staff", old_values."is_active", old_values."date_joined", old_values."organisation_id", old_values."role", old_values."role_until", old_values."role_given_by_id", old_values."role_waits", old_values."role_confirmed_by_id", old_values."purpose", old_values."is_cleared", old_values."works_at_id", old_values."language", old_values."wants_reminders", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='3436cfe33d9c46b81e6291f36d4784002edd5dd2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_19f14', referencing='REFERENCING OLD TABLE AS old_values ', table='accounts_user', when='AFTER')),
        ),
    ]
