"""Questionnaires, with the history of their changes."""


import accounts.history.triggers
import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Instrument',
            fields=[
                ('code', models.CharField(db_collation='C', editable=False, max_length=40, primary_key=True, serialize=False, verbose_name='code')),
                ('kind', models.CharField(choices=[('rapid', 'rapid needs assessment'), ('multi_sector', 'multi-sectoral needs assessment'), ('follow_up', 'follow-up assessment'), ('location', 'rapid needs assessment of a place')], max_length=14, verbose_name='kind')),
                ('version', models.CharField(max_length=24, validators=[django.core.validators.RegexValidator('^[0-9A-Za-z][0-9A-Za-z._-]{0,23}$', 'Letters, digits, dots, dashes, such as 2026.1.', 'version_form')], verbose_name='version')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None, verbose_name='languages')),
                ('questions', models.PositiveSmallIntegerField(verbose_name='questions')),
                ('remarks', models.JSONField(blank=True, default=list, verbose_name='remarks')),
                ('file_name', models.CharField(max_length=200, verbose_name='file')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256 of the file')),
                ('workbook', models.BinaryField(verbose_name='workbook')),
                ('xform', models.TextField(verbose_name='XForm')),
                ('uploaded_at', models.DateTimeField(verbose_name='uploaded at')),
                ('in_use_from', models.DateField(blank=True, null=True, verbose_name='in use from')),
                ('in_use_until', models.DateField(blank=True, help_text='The first day on which it is not asked.', null=True, verbose_name='until')),
                ('uploaded_by', models.ForeignKey(blank=True, help_text='Nobody: it came with the system.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='instruments_uploaded', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by')),
            ],
            options={
                'verbose_name': 'questionnaire',
                'verbose_name_plural': 'questionnaires',
            },
        ),
        migrations.CreateModel(
            name='InstrumentChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('kind', models.CharField(choices=[('rapid', 'rapid needs assessment'), ('multi_sector', 'multi-sectoral needs assessment'), ('follow_up', 'follow-up assessment'), ('location', 'rapid needs assessment of a place')], max_length=14, verbose_name='kind')),
                ('version', models.CharField(max_length=24, validators=[django.core.validators.RegexValidator('^[0-9A-Za-z][0-9A-Za-z._-]{0,23}$', 'Letters, digits, dots, dashes, such as 2026.1.', 'version_form')], verbose_name='version')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None, verbose_name='languages')),
                ('questions', models.PositiveSmallIntegerField(verbose_name='questions')),
                ('remarks', models.JSONField(blank=True, default=list, verbose_name='remarks')),
                ('file_name', models.CharField(max_length=200, verbose_name='file')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256 of the file')),
                ('uploaded_at', models.DateTimeField(verbose_name='uploaded at')),
                ('in_use_from', models.DateField(blank=True, null=True, verbose_name='in use from')),
                ('in_use_until', models.DateField(blank=True, help_text='The first day on which it is not asked.', null=True, verbose_name='until')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='assessments.instrument')),
                ('uploaded_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, help_text='Nobody: it came with the system.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.AddConstraint(
            model_name='instrument',
            constraint=models.UniqueConstraint(fields=('kind', 'version'), name='instrument_version_once', violation_error_code='version_taken', violation_error_message='There is a questionnaire of this kind and version: give this one another.'),
        ),
        migrations.AddConstraint(
            model_name='instrument',
            constraint=models.UniqueConstraint(condition=models.Q(('in_use_from__isnull', False), ('in_use_until__isnull', True)), fields=('kind',), name='instrument_one_in_use', violation_error_code='one_in_use', violation_error_message='Another questionnaire of this kind is in use.'),
        ),
        migrations.AddConstraint(
            model_name='instrument',
            constraint=models.CheckConstraint(condition=models.Q(('in_use_until__isnull', True), models.Q(('in_use_from__isnull', False), ('in_use_until__gte', models.F('in_use_from'))), _connector='OR'), name='instrument_used_before_retired', violation_error_code='until_before_from', violation_error_message='It is retired on the day it was put in use, or later.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='instrument',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_instrumentchange" ("kind", "version", "title", "languages", "questions", "remarks", "file_name", "sha256", "uploaded_by_id", "uploaded_at", "in_use_from", "in_use_until", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."kind", new_values."version", new_values."title", new_values."languages", new_values."questions", new_values."remarks", new_values."file_name", new_values."sha256", new_values."uploaded_by_id", new_values."uploaded_at", new_values."in_use_from", new_values."in_use_until", statement_timestamp(), \'insert\', new_values."code", who FROM new_values;\n            RETURN NULL;\n        ', hash='5a2b822cc4f2b00bbe9f7998100f199a9a6ff9b3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5970c', referencing='REFERENCING NEW TABLE AS new_values ', table='assessments_instrument', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='instrument',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_instrumentchange" ("kind", "version", "title", "languages", "questions", "remarks", "file_name", "sha256", "uploaded_by_id", "uploaded_at", "in_use_from", "in_use_until", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."kind", new_values."version", new_values."title", new_values."languages", new_values."questions", new_values."remarks", new_values."file_name", new_values."sha256", new_values."uploaded_by_id", new_values."uploaded_at", new_values."in_use_from", new_values."in_use_until", statement_timestamp(), \'update\', new_values."code", who FROM new_values LEFT JOIN old_values o ON o."code" = new_values."code" WHERE o."code" IS NULL OR (o."kind", o."version", o."title", o."languages", o."questions", o."remarks", o."file_name", o."sha256", o."uploaded_by_id", o."uploaded_at", o."in_use_from", o."in_use_until") IS DISTINCT FROM (new_values."kind", new_values."version", new_values."title", new_values."languages", new_values."questions", new_values."remarks", new_values."file_name", new_values."sha256", new_values."uploaded_by_id", new_values."uploaded_at", new_values."in_use_from", new_values."in_use_until");\n            RETURN NULL;\n        ', hash='fd4e5fd028b883aa8940168d2f11358c339632d1', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_22418', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='assessments_instrument', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='instrument',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_instrumentchange" ("kind", "version", "title", "languages", "questions", "remarks", "file_name", "sha256", "uploaded_by_id", "uploaded_at", "in_use_from", "in_use_until", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."kind", old_values."version", old_values."title", old_values."languages", old_values."questions", old_values."remarks", old_values."file_name", old_values."sha256", old_values."uploaded_by_id", old_values."uploaded_at", old_values."in_use_from", old_values."in_use_until", statement_timestamp(), \'delete\', old_values."code", who FROM old_values;\n            RETURN NULL;\n        ', hash='2ef25d21892c82a63458dac40491503f720f7ab7', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_7040f', referencing='REFERENCING OLD TABLE AS old_values ', table='assessments_instrument', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='instrumentchange',
            index=models.Index(fields=['pgh_obj'], name='instrument_events'),
        ),
        migrations.AddConstraint(
            model_name='instrumentchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='instrument_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='instrumentchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='477159e5fe54e03a69030f1de4b7dbddc3e2b9ad', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6b5fd', table='assessments_instrumentchange', when='BEFORE')),
        ),
    ]
