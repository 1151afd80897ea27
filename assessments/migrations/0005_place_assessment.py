"""Assessments of places, which hold no person."""


import accounts.history.triggers
import cases.numbers
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('assessments', '0004_imports'),
        ('places', '0004_office_telephone'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PlaceAssessment',
            fields=[
                ('number', models.CharField(db_collation='C', default=cases.numbers.new_assessment_number, editable=False, max_length=12, primary_key=True, serialize=False, verbose_name='number')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('finished', 'finished'), ('cancelled', 'cancelled')], default='draft', max_length=9, verbose_name='state')),
                ('assessed_on', models.DateField(verbose_name='assessed on')),
                ('language', models.CharField(blank=True, max_length=60, verbose_name='language')),
                ('started_at', models.DateTimeField(verbose_name='started at')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished at')),
                ('answers', models.JSONField(blank=True, default=dict, verbose_name='answers')),
                ('typed', models.JSONField(blank=True, default=dict, verbose_name='typed so far')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='version')),
                ('saved_at', models.DateTimeField(verbose_name='saved at')),
                ('cancelled_because', models.CharField(blank=True, max_length=200, verbose_name='why it was cancelled')),
                ('assessed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='place_assessments', to=settings.AUTH_USER_MODEL, verbose_name='assessed by')),
                ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='place_assessments', to='assessments.instrument', verbose_name='questionnaire')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='places.place', verbose_name='place')),
                ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='place_drafts_saved', to=settings.AUTH_USER_MODEL, verbose_name='saved by')),
            ],
            options={
                'verbose_name': 'assessment of a place',
                'verbose_name_plural': 'assessments of places',
            },
        ),
        migrations.CreateModel(
            name='PlaceAssessmentChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('state', models.CharField(choices=[('draft', 'draft'), ('finished', 'finished'), ('cancelled', 'cancelled')], default='draft', max_length=9, verbose_name='state')),
                ('assessed_on', models.DateField(verbose_name='assessed on')),
                ('language', models.CharField(blank=True, max_length=60, verbose_name='language')),
                ('started_at', models.DateTimeField(verbose_name='started at')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished at')),
                ('answers', models.JSONField(blank=True, default=dict, verbose_name='answers')),
                ('cancelled_because', models.CharField(blank=True, max_length=200, verbose_name='why it was cancelled')),
                ('assessed_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='assessed by')),
                ('instrument', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='assessments.instrument', verbose_name='questionnaire')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='assessments.placeassessment')),
                ('place', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place', verbose_name='place')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.AddIndex(
            model_name='placeassessment',
            index=models.Index(fields=['place', '-assessed_on'], name='assessment_by_place'),
        ),
        migrations.AddConstraint(
            model_name='placeassessment',
            constraint=models.CheckConstraint(condition=models.Q(('number__regex', '^S[0-9A-HJKMNP-TV-Z]{11}$')), name='place_assessment_number_form', violation_error_code='number_form', violation_error_message='This is not the number of an assessment.'),
        ),
        migrations.AddConstraint(
            model_name='placeassessment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('finished_at__isnull', True), ('state', 'draft')), models.Q(('finished_at__gte', models.F('started_at')), ('state', 'finished')), models.Q(('state', 'cancelled'), models.Q(('cancelled_because', ''), _negated=True)), _connector='OR'), name='place_assessment_state', violation_error_code='assessment_state', violation_error_message='A finished one has a moment, a cancelled one a reason.'),
        ),
        migrations.AddConstraint(
            model_name='placeassessment',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('place', 'instrument'), name='place_assessment_one_draft', violation_error_code='one_draft', violation_error_message='This place is being asked by this questionnaire.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='placeassessment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_placeassessmentchange" ("place_id", "instrument_id", "state", "assessed_on", "assessed_by_id", "language", "started_at", "finished_at", "answers", "cancelled_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."place_id", new_values."instrument_id", new_values."state", new_values."assessed_on", new_values."assessed_by_id", new_values."language", new_values."started_at", new_values."finished_at", new_values."answers", new_values."cancelled_because", statement_timestamp(), \'insert\', new_values."number", who FROM new_values;\n            RETURN NULL;\n        ', hash='f763ce02c65c52aa23c2ba92e4205a29a2ee0f56', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_0ebab', referencing='REFERENCING NEW TABLE AS new_values ', table='assessments_placeassessment', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='placeassessment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_placeassessmentchange" ("place_id", "instrument_id", "state", "assessed_on", "assessed_by_id", "language", "started_at", "finished_at", "answers", "cancelled_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."place_id", new_values."instrument_id", new_values."state", new_values."assessed_on", new_values."assessed_by_id", new_values."language", new_values."started_at", new_values."finished_at", new_values."answers", new_values."cancelled_because", statement_timestamp(), \'update\', new_values."number", who FROM new_values LEFT JOIN old_values o ON o."number" = new_values."number" WHERE o."number" IS NULL OR (o."place_id", o."instrument_id", o."state", o."assessed_on", o."assessed_by_id", o."language", o."started_at", o."finished_at", o."answers", o."cancelled_because") IS DISTINCT FROM (new_values."place_id", new_values."instrument_id", new_values."state", new_values."assessed_on", new_values."assessed_by_id", new_values."language", new_values."started_at", new_values."finished_at", new_values."answers", new_values."cancelled_because");\n            RETURN NULL;\n        ', hash='17f67c260df74ec5efb8072f5e0b8cff475509d1', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_27264', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='assessments_placeassessment', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='placeassessment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_placeassessmentchange" ("place_id", "instrument_id", "state", "assessed_on", "assessed_by_id", "language", "started_at", "finished_at", "answers", "cancelled_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."place_id", old_values."instrument_id", old_values."state", old_values."assessed_on", old_values."assessed_by_id", old_values."language", old_values."started_at", old_values."finished_at", old_values."answers", old_values."cancelled_because", statement_timestamp(), \'delete\', old_values."number", who FROM old_values;\n            RETURN NULL;\n        ', hash='86340f87779cb5ccb2f3fea50c04966983dc7c8a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_3d80f', referencing='REFERENCING OLD TABLE AS old_values ', table='assessments_placeassessment', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='placeassessmentchange',
            index=models.Index(fields=['place'], name='placeassessment_events'),
        ),
        migrations.AddConstraint(
            model_name='placeassessmentchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='placeassessment_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='placeassessmentchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b7718b51fcea1c6ad110103629f1b4d0e5733615', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_210d4', table='assessments_placeassessmentchange', when='BEFORE')),
        ),
    ]
