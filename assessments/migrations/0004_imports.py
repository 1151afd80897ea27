"""Answers that were given elsewhere: where they came from, and those that wait for a household."""

import accounts.history.triggers
import cases.numbers
import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('assessments', '0003_asked_about_emergencies'),
        ('cases', '0016_homes_by_index_alone'),
        ('places', '0004_office_telephone'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='WaitingSubmission',
            fields=[
                ('number', models.CharField(db_collation='C', default=cases.numbers.new_assessment_number, editable=False, max_length=12, primary_key=True, serialize=False, verbose_name='number')),
                ('source', models.CharField(max_length=40, verbose_name='source')),
                ('source_id', models.CharField(max_length=80, verbose_name='identity there')),
                ('source_digest', models.CharField(max_length=32, verbose_name='digest of what came')),
                ('stated', models.CharField(blank=True, max_length=60, verbose_name='number that was typed')),
                ('why', models.CharField(choices=[('no_number', 'no number of a household was typed'), ('mistyped', 'the number was mistyped'), ('not_found', 'no household of yours has this number'), ('inactive', 'the household was inactive on that day')], max_length=12, verbose_name='why it waits')),
                ('assessed_on', models.DateField(verbose_name='assessed on')),
                ('started_at', models.DateTimeField(verbose_name='started at')),
                ('finished_at', models.DateTimeField(verbose_name='finished at')),
                ('answers', models.JSONField(blank=True, default=dict, verbose_name='answers')),
                ('received_at', models.DateTimeField(verbose_name='received at')),
                ('state', models.CharField(choices=[('waiting', 'waits'), ('linked', 'linked to a household'), ('set_aside', 'set aside')], default='waiting', max_length=9, verbose_name='state')),
                ('settled_at', models.DateTimeField(blank=True, null=True, verbose_name='settled at')),
                ('set_aside_because', models.CharField(blank=True, max_length=200, verbose_name='why it was set aside')),
            ],
            options={
                'verbose_name': 'assessment without a household',
                'verbose_name_plural': 'assessments without a household',
            },
        ),
        accounts.history.triggers.RemoveTrigger(
            model_name='assessment',
            name='insert_insert',
        ),
        accounts.history.triggers.RemoveTrigger(
            model_name='assessment',
            name='update_update',
        ),
        accounts.history.triggers.RemoveTrigger(
            model_name='assessment',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='assessment',
            name='source',
            field=models.CharField(blank=True, help_text='Empty where it was typed here.', max_length=40, verbose_name='source'),
        ),
        migrations.AddField(
            model_name='assessment',
            name='source_digest',
            field=models.CharField(blank=True, max_length=32, verbose_name='digest of what came'),
        ),
        migrations.AddField(
            model_name='assessment',
            name='source_id',
            field=models.CharField(blank=True, max_length=80, verbose_name='identity there'),
        ),
        migrations.AddField(
            model_name='assessmentchange',
            name='source',
            field=models.CharField(blank=True, help_text='Empty where it was typed here.', max_length=40, verbose_name='source'),
        ),
        migrations.AddField(
            model_name='assessmentchange',
            name='source_digest',
            field=models.CharField(blank=True, max_length=32, verbose_name='digest of what came'),
        ),
        migrations.AddField(
            model_name='assessmentchange',
            name='source_id',
            field=models.CharField(blank=True, max_length=80, verbose_name='identity there'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_assessmentchange" ("household_id", "instrument_id", "state", "assessed_on", "assessed_by_id", "language", "started_at", "finished_at", "answers", "emergencies", "asks_emergencies", "source", "source_id", "source_digest", "cancelled_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."instrument_id", new_values."state", new_values."assessed_on", new_values."assessed_by_id", new_values."language", new_values."started_at", new_values."finished_at", new_values."answers", new_values."emergencies", new_values."asks_emergencies", new_values."source", new_values."source_id", new_values."source_digest", new_values."cancelled_because", statement_timestamp(), \'insert\', new_values."number", who FROM new_values;\n            RETURN NULL;\n        ', hash='5171d4b396beee462013bc9af327cdb722c15fe4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3ca2a', referencing='REFERENCING NEW TABLE AS new_values ', table='assessments_assessment', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_assessmentchange" ("household_id", "instrument_id", "state", "assessed_on", "assessed_by_id", "language", "started_at", "finished_at", "answers", "emergencies", "asks_emergencies", "source", "source_id", "source_digest", "cancelled_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."instrument_id", new_values."state", new_values."assessed_on", new_values."assessed_by_id", new_values."language", new_values."started_at", new_values."finished_at", new_values."answers", new_values."emergencies", new_values."asks_emergencies", new_values."source", new_values."source_id", new_values."source_digest", new_values."cancelled_because", statement_timestamp(), \'update\', new_values."number", who FROM new_values LEFT JOIN old_values o ON o."number" = new_values."number" WHERE o."number" IS NULL OR (o."household_id", o."instrument_id", o."state", o."assessed_on", o."assessed_by_id", o."language", o."started_at", o."finished_at", o."answers", o."emergencies", o."asks_emergencies", o."source", o."source_id", o."source_digest", o."cancelled_because") IS DISTINCT FROM (new_values."household_id", new_values."instrument_id", new_values."state", new_values."assessed_on", new_values."assessed_by_id", new_values."language", new_values."started_at", new_values."finished_at", new_values."answers", new_values."emergencies", new_values."asks_emergencies", new_values."source", new_values."source_id", new_values."source_digest", new_values."cancelled_because");\n            RETURN NULL;\n        ', hash='8f67686aac1e5337e0cc41e141569de4a09c762f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d96c6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='assessments_assessment', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_assessmentchange" ("household_id", "instrument_id", "state", "assessed_on", "assessed_by_id", "language", "started_at", "finished_at", "answers", "emergencies", "asks_emergencies", "source", "source_id", "source_digest", "cancelled_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."household_id", old_values."instrument_id", old_values."state", old_values."assessed_on", old_values."assessed_by_id", old_values."language", old_values."started_at", old_values."finished_at", old_values."answers", old_values."emergencies", old_values."asks_emergencies", old_values."source", old_values."source_id", old_values."source_digest", old_values."cancelled_because", statement_timestamp(), \'delete\', old_values."number", who FROM old_values;\n            RETURN NULL;\n        ', hash='3dac14d258043b578d3baa771fde0687a506762d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_28394', referencing='REFERENCING OLD TABLE AS old_values ', table='assessments_assessment', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.UniqueConstraint(condition=models.Q(models.Q(('source_id', ''), _negated=True), models.Q(('state', 'cancelled'), _negated=True)), fields=('source', 'source_id'), name='assessment_once_a_submission', violation_error_code='received_already', violation_error_message='This submission is an assessment already.'),
        ),
        migrations.AddField(
            model_name='waitingsubmission',
            name='assessment',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='waited', to='assessments.assessment', verbose_name='assessment'),
        ),
        migrations.AddField(
            model_name='waitingsubmission',
            name='instrument',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='waiting', to='assessments.instrument', verbose_name='questionnaire'),
        ),
        migrations.AddField(
            model_name='waitingsubmission',
            name='place',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='waiting_submissions', to='places.place', verbose_name='asked at'),
        ),
        migrations.AddField(
            model_name='waitingsubmission',
            name='received_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions_received', to=settings.AUTH_USER_MODEL, verbose_name='received by'),
        ),
        migrations.AddField(
            model_name='waitingsubmission',
            name='settled_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='submissions_settled', to=settings.AUTH_USER_MODEL, verbose_name='settled by'),
        ),
        migrations.AddIndex(
            model_name='waitingsubmission',
            index=models.Index(fields=['state', 'place'], name='waiting_by_state_and_place'),
        ),
        migrations.AddConstraint(
            model_name='waitingsubmission',
            constraint=models.UniqueConstraint(fields=('source', 'source_id'), name='waiting_once_a_submission', violation_error_code='received_already', violation_error_message='This submission was received already.'),
        ),
        migrations.AddConstraint(
            model_name='waitingsubmission',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('assessment__isnull', True), ('settled_at__isnull', True), ('state', 'waiting')), models.Q(('answers', {}), ('settled_at__isnull', False), ('settled_by__isnull', False), models.Q(models.Q(('assessment__isnull', False), ('state', 'linked')), models.Q(('assessment__isnull', True), ('state', 'set_aside'), models.Q(('set_aside_because', ''), _negated=True)), _connector='OR')), _connector='OR'), name='waiting_until_settled', violation_error_code='waiting_state', violation_error_message='It waits, or somebody linked it, or set it aside with a reason.'),
        ),
    ]
