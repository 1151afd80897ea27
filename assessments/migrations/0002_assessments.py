"""Assessments of households, the answers about members, scores and ranked needs."""


import accounts.history.triggers
import cases.numbers
import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('assessments', '0001_initial'),
        ('cases', '0015_in_order'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('number', models.CharField(db_collation='C', default=cases.numbers.new_assessment_number, editable=False, max_length=12, primary_key=True, serialize=False, verbose_name='number')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('finished', 'finished'), ('cancelled', 'cancelled')], default='draft', max_length=9, verbose_name='state')),
                ('assessed_on', models.DateField(verbose_name='assessed on')),
                ('language', models.CharField(blank=True, max_length=60, verbose_name='language')),
                ('started_at', models.DateTimeField(verbose_name='started at')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished at')),
                ('answers', models.JSONField(blank=True, default=dict, verbose_name='answers')),
                ('emergencies', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('medical', 'Medical emergency'), ('child_alone', 'Child without an adult carer'), ('no_shelter', 'No safe place to sleep tonight')], max_length=24), blank=True, default=list, size=None, verbose_name='emergencies')),
                ('cancelled_because', models.CharField(blank=True, max_length=200, verbose_name='why it was cancelled')),
                ('assessed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to=settings.AUTH_USER_MODEL, verbose_name='assessed by')),
                ('household', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='cases.household', verbose_name='household')),
                ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='assessments.instrument', verbose_name='questionnaire')),
            ],
            options={
                'verbose_name': 'assessment',
                'verbose_name_plural': 'assessments',
            },
        ),
        migrations.CreateModel(
            name='AssessmentChange',
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
                ('emergencies', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('medical', 'Medical emergency'), ('child_alone', 'Child without an adult carer'), ('no_shelter', 'No safe place to sleep tonight')], max_length=24), blank=True, default=list, size=None, verbose_name='emergencies')),
                ('cancelled_because', models.CharField(blank=True, max_length=200, verbose_name='why it was cancelled')),
                ('assessed_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='assessed by')),
                ('household', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.household', verbose_name='household')),
                ('instrument', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='assessments.instrument', verbose_name='questionnaire')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='assessments.assessment')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='IndicatorValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('method', models.CharField(max_length=60, verbose_name='method')),
                ('version', models.CharField(max_length=40, verbose_name='version of the method')),
                ('drivers', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None, verbose_name='because of')),
                ('scored_at', models.DateTimeField(verbose_name='scored at')),
                ('indicator', models.CharField(max_length=24, verbose_name='indicator')),
                ('value', models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True, verbose_name='value')),
                ('category', models.CharField(blank=True, max_length=40, verbose_name='class')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='indicators', to='assessments.assessment', verbose_name='assessment')),
            ],
            options={
                'verbose_name': 'indicator',
                'verbose_name_plural': 'indicators',
            },
        ),
        migrations.CreateModel(
            name='IndicatorValueChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('method', models.CharField(max_length=60, verbose_name='method')),
                ('version', models.CharField(max_length=40, verbose_name='version of the method')),
                ('drivers', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None, verbose_name='because of')),
                ('scored_at', models.DateTimeField(verbose_name='scored at')),
                ('indicator', models.CharField(max_length=24, verbose_name='indicator')),
                ('value', models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True, verbose_name='value')),
                ('category', models.CharField(blank=True, max_length=40, verbose_name='class')),
                ('assessment', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='assessments.assessment', verbose_name='assessment')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='assessments.indicatorvalue')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='MemberAnswers',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='row')),
                ('answers', models.JSONField(blank=True, default=dict, verbose_name='answers')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='assessments.assessment', verbose_name='assessment')),
                ('individual', models.ForeignKey(blank=True, help_text='Nobody, where the row could not be linked.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='cases.individual', verbose_name='person')),
            ],
            options={
                'verbose_name': 'answers about a member',
                'verbose_name_plural': 'answers about members',
            },
        ),
        migrations.CreateModel(
            name='MemberAnswersChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('position', models.PositiveSmallIntegerField(verbose_name='row')),
                ('answers', models.JSONField(blank=True, default=dict, verbose_name='answers')),
                ('assessment', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='assessments.assessment', verbose_name='assessment')),
                ('individual', models.ForeignKey(blank=True, db_constraint=False, db_index=False, help_text='Nobody, where the row could not be linked.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='assessments.memberanswers')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='PriorityNeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rank', models.PositiveSmallIntegerField(verbose_name='rank')),
                ('need', models.CharField(choices=[('water', 'drinking water'), ('food', 'food'), ('place_to_live', 'a place to live in'), ('toilets', 'toilets'), ('keeping_clean', 'keeping clean'), ('clothes_bedding', 'clothes, shoes, bedding'), ('income', 'income or livelihood'), ('physical_health', 'physical health'), ('health_care', 'health care'), ('safety', 'safety'), ('education', 'education of children'), ('care_for_family', 'care for family members'), ('information', 'information'), ('aid_provided', 'the way aid is provided'), ('law_justice', 'law and justice'), ('violence_women', 'violence against women'), ('alcohol_drugs', 'alcohol or drugs'), ('mental_health', 'mental illness in the community'), ('care_alone', 'care for people who are alone'), ('other', 'other')], max_length=16, verbose_name='need')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='priorities', to='assessments.assessment', verbose_name='assessment')),
            ],
            options={
                'verbose_name': 'priority need',
                'verbose_name_plural': 'priority needs',
            },
        ),
        migrations.CreateModel(
            name='PriorityNeedChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('rank', models.PositiveSmallIntegerField(verbose_name='rank')),
                ('need', models.CharField(choices=[('water', 'drinking water'), ('food', 'food'), ('place_to_live', 'a place to live in'), ('toilets', 'toilets'), ('keeping_clean', 'keeping clean'), ('clothes_bedding', 'clothes, shoes, bedding'), ('income', 'income or livelihood'), ('physical_health', 'physical health'), ('health_care', 'health care'), ('safety', 'safety'), ('education', 'education of children'), ('care_for_family', 'care for family members'), ('information', 'information'), ('aid_provided', 'the way aid is provided'), ('law_justice', 'law and justice'), ('violence_women', 'violence against women'), ('alcohol_drugs', 'alcohol or drugs'), ('mental_health', 'mental illness in the community'), ('care_alone', 'care for people who are alone'), ('other', 'other')], max_length=16, verbose_name='need')),
                ('assessment', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='assessments.assessment', verbose_name='assessment')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='assessments.priorityneed')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SectorSeverity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('method', models.CharField(max_length=60, verbose_name='method')),
                ('version', models.CharField(max_length=40, verbose_name='version of the method')),
                ('drivers', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None, verbose_name='because of')),
                ('scored_at', models.DateTimeField(verbose_name='scored at')),
                ('sector', models.CharField(choices=[('foodsec', 'Food security'), ('snfi', 'Shelter and household goods'), ('wash', 'Water and sanitation'), ('protection', 'Protection'), ('health', 'Health'), ('education', 'Education')], max_length=10, verbose_name='sector')),
                ('severity', models.PositiveSmallIntegerField(choices=[(1, 'minimal'), (2, 'stress'), (3, 'severe'), (4, 'extreme'), (5, 'very extreme')], verbose_name='severity')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='severities', to='assessments.assessment', verbose_name='assessment')),
            ],
            options={
                'verbose_name': 'severity by sector',
                'verbose_name_plural': 'severities by sector',
            },
        ),
        migrations.CreateModel(
            name='SectorSeverityChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('method', models.CharField(max_length=60, verbose_name='method')),
                ('version', models.CharField(max_length=40, verbose_name='version of the method')),
                ('drivers', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None, verbose_name='because of')),
                ('scored_at', models.DateTimeField(verbose_name='scored at')),
                ('sector', models.CharField(choices=[('foodsec', 'Food security'), ('snfi', 'Shelter and household goods'), ('wash', 'Water and sanitation'), ('protection', 'Protection'), ('health', 'Health'), ('education', 'Education')], max_length=10, verbose_name='sector')),
                ('severity', models.PositiveSmallIntegerField(choices=[(1, 'minimal'), (2, 'stress'), (3, 'severe'), (4, 'extreme'), (5, 'very extreme')], verbose_name='severity')),
                ('assessment', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='assessments.assessment', verbose_name='assessment')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='assessments.sectorseverity')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('assessment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='draft', serialize=False, to='assessments.assessment', verbose_name='assessment')),
                ('typed', models.JSONField(blank=True, default=dict, verbose_name='typed so far')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='version')),
                ('saved_at', models.DateTimeField(verbose_name='saved at')),
                ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts_saved', to=settings.AUTH_USER_MODEL, verbose_name='saved by')),
            ],
            options={
                'verbose_name': 'draft',
                'verbose_name_plural': 'drafts',
            },
        ),
        migrations.AddIndex(
            model_name='assessment',
            index=models.Index(fields=['household', '-assessed_on'], name='assessment_by_household'),
        ),
        migrations.AddIndex(
            model_name='assessment',
            index=models.Index(fields=['instrument', '-assessed_on'], name='assessment_by_instrument'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(('number__regex', '^S[0-9A-HJKMNP-TV-Z]{11}$')), name='assessment_number_form', violation_error_code='number_form', violation_error_message='This is not the number of an assessment.'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('finished_at__isnull', True), ('state', 'draft')), models.Q(('finished_at__gte', models.F('started_at')), ('state', 'finished')), models.Q(('state', 'cancelled'), models.Q(('cancelled_because', ''), _negated=True)), _connector='OR'), name='assessment_state', violation_error_code='assessment_state', violation_error_message='A finished one has a moment, a cancelled one a reason.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_assessmentchange" ("household_id", "instrument_id", "state", "assessed_on", "assessed_by_id", "language", "started_at", "finished_at", "answers", "emergencies", "cancelled_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."instrument_id", new_values."state", new_values."assessed_on", new_values."assessed_by_id", new_values."language", new_values."started_at", new_values."finished_at", new_values."answers", new_values."emergencies", new_values."cancelled_because", statement_timestamp(), \'insert\', new_values."number", who FROM new_values;\n            RETURN NULL;\n        ', hash='cce97565faebbd76ed88110b3b75d34d80ecd2c1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3ca2a', referencing='REFERENCING NEW TABLE AS new_values ', table='assessments_assessment', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_assessmentchange" ("household_id", "instrument_id", "state", "assessed_on", "assessed_by_id", "language", "started_at", "finished_at", "answers", "emergencies", "cancelled_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."instrument_id", new_values."state", new_values."assessed_on", new_values."assessed_by_id", new_values."language", new_values."started_at", new_values."finished_at", new_values."answers", new_values."emergencies", new_values."cancelled_because", statement_timestamp(), \'update\', new_values."number", who FROM new_values LEFT JOIN old_values o ON o."number" = new_values."number" WHERE o."number" IS NULL OR (o."household_id", o."instrument_id", o."state", o."assessed_on", o."assessed_by_id", o."language", o."started_at", o."finished_at", o."answers", o."emergencies", o."cancelled_because") IS DISTINCT FROM (new_values."household_id", new_values."instrument_id", new_values."state", new_values."assessed_on", new_values."assessed_by_id", new_values."language", new_values."started_at", new_values."finished_at", new_values."answers", new_values."emergencies", new_values."cancelled_because");\n            RETURN NULL;\n        ', hash='f51bc47b92e641006623c3692265f1cb8bd17dc1', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d96c6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='assessments_assessment', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_assessmentchange" ("household_id", "instrument_id", "state", "assessed_on", "assessed_by_id", "language", "started_at", "finished_at", "answers", "emergencies", "cancelled_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."household_id", old_values."instrument_id", old_values."state", old_values."assessed_on", old_values."assessed_by_id", old_values."language", old_values."started_at", old_values."finished_at", old_values."answers", old_values."emergencies", old_values."cancelled_because", statement_timestamp(), \'delete\', old_values."number", who FROM old_values;\n            RETURN NULL;\n        ', hash='ed598a7ab9e8cfcbb60d42abf989559761440aa3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_28394', referencing='REFERENCING OLD TABLE AS old_values ', table='assessments_assessment', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='assessmentchange',
            index=models.Index(fields=['household'], name='assessment_events'),
        ),
        migrations.AddConstraint(
            model_name='assessmentchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='assessment_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assessmentchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f10b70c4274052fc94438312e5bd92842e4d39c2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_68c23', table='assessments_assessmentchange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='indicatorvalue',
            index=models.Index(models.F('indicator'), models.F('category'), name='indicator_by_class'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='indicatorvalue',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_indicatorvaluechange" ("method", "version", "drivers", "scored_at", "assessment_id", "indicator", "value", "category", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."method", new_values."version", new_values."drivers", new_values."scored_at", new_values."assessment_id", new_values."indicator", new_values."value", new_values."category", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='2d87c52ea05f8fde16a2b67e091a519393d5323c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8cbbf', referencing='REFERENCING NEW TABLE AS new_values ', table='assessments_indicatorvalue', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='indicatorvalue',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_indicatorvaluechange" ("method", "version", "drivers", "scored_at", "assessment_id", "indicator", "value", "category", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."method", new_values."version", new_values."drivers", new_values."scored_at", new_values."assessment_id", new_values."indicator", new_values."value", new_values."category", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."method", o."version", o."drivers", o."scored_at", o."assessment_id", o."indicator", o."value", o."category") IS DISTINCT FROM (new_values."method", new_values."version", new_values."drivers", new_values."scored_at", new_values."assessment_id", new_values."indicator", new_values."value", new_values."category");\n            RETURN NULL;\n        ', hash='f08f1e1bb42903eca2395c47d7484cc7d1610c68', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_6128b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='assessments_indicatorvalue', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='indicatorvalue',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_indicatorvaluechange" ("method", "version", "drivers", "scored_at", "assessment_id", "indicator", "value", "category", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."method", old_values."version", old_values."drivers", old_values."scored_at", old_values."assessment_id", old_values."indicator", old_values."value", old_values."category", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='4228144f5db1f5c1e7b40dad4e0f08aa518fa3dc', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0f9b0', referencing='REFERENCING OLD TABLE AS old_values ', table='assessments_indicatorvalue', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='indicatorvaluechange',
            index=models.Index(fields=['assessment'], name='indicatorvalue_events'),
        ),
        migrations.AddConstraint(
            model_name='indicatorvaluechange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='indicatorvalue_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='indicatorvaluechange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c45db6b3c051c764853ddd9a1857a97a1b9d8e60', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cee85', table='assessments_indicatorvaluechange', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='memberanswers',
            constraint=models.UniqueConstraint(fields=('assessment', 'position'), name='member_answers_once_a_row', violation_error_code='row_taken', violation_error_message='There are answers of this row already.'),
        ),
        migrations.AddConstraint(
            model_name='memberanswers',
            constraint=models.UniqueConstraint(fields=('assessment', 'individual'), name='member_answers_once_a_person', violation_error_code='person_twice', violation_error_message='This person stands in two rows.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='memberanswers',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_memberanswerschange" ("assessment_id", "individual_id", "position", "answers", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."assessment_id", new_values."individual_id", new_values."position", new_values."answers", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='d885e5f891bce5724d8810e899db6f513c50bc92', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_eb413', referencing='REFERENCING NEW TABLE AS new_values ', table='assessments_memberanswers', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='memberanswers',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_memberanswerschange" ("assessment_id", "individual_id", "position", "answers", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."assessment_id", new_values."individual_id", new_values."position", new_values."answers", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."assessment_id", o."individual_id", o."position", o."answers") IS DISTINCT FROM (new_values."assessment_id", new_values."individual_id", new_values."position", new_values."answers");\n            RETURN NULL;\n        ', hash='42996edf79eb0481085ac0f9b70f8d6d52d26f1d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_51bbb', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='assessments_memberanswers', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='memberanswers',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_memberanswerschange" ("assessment_id", "individual_id", "position", "answers", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."assessment_id", old_values."individual_id", old_values."position", old_values."answers", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='b6583eebb5ce176a82bd3baa906ea662e78f47b2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c25de', referencing='REFERENCING OLD TABLE AS old_values ', table='assessments_memberanswers', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='memberanswerschange',
            index=models.Index(fields=['individual'], name='memberanswers_events'),
        ),
        migrations.AddConstraint(
            model_name='memberanswerschange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='memberanswers_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='memberanswerschange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e3157a4a5864da1536790ed9ce7286dffb6ae846', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_02b33', table='assessments_memberanswerschange', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='priorityneed',
            constraint=models.CheckConstraint(condition=models.Q(('rank__gte', 1), ('rank__lte', 3)), name='priority_from_1_to_3', violation_error_code='rank_range', violation_error_message='A rank is 1, 2 or 3.'),
        ),
        migrations.AddConstraint(
            model_name='priorityneed',
            constraint=models.UniqueConstraint(fields=('assessment', 'rank'), name='priority_once_a_rank', violation_error_code='rank_taken', violation_error_message='This rank is given already.'),
        ),
        migrations.AddConstraint(
            model_name='priorityneed',
            constraint=models.UniqueConstraint(fields=('assessment', 'need'), name='priority_once_a_need', violation_error_code='need_taken', violation_error_message='This need has a rank already.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='priorityneed',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_priorityneedchange" ("assessment_id", "rank", "need", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."assessment_id", new_values."rank", new_values."need", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='6c7c3d4b2deac9824e2729be4d2cac00f677b57e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c9b5e', referencing='REFERENCING NEW TABLE AS new_values ', table='assessments_priorityneed', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='priorityneed',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_priorityneedchange" ("assessment_id", "rank", "need", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."assessment_id", new_values."rank", new_values."need", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."assessment_id", o."rank", o."need") IS DISTINCT FROM (new_values."assessment_id", new_values."rank", new_values."need");\n            RETURN NULL;\n        ', hash='c15795f302a2cd488364de10189185ccc307d55e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_db05f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='assessments_priorityneed', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='priorityneed',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_priorityneedchange" ("assessment_id", "rank", "need", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."assessment_id", old_values."rank", old_values."need", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='c2110237bb973b618ab5010b70614c8018621cf0', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_4cefb', referencing='REFERENCING OLD TABLE AS old_values ', table='assessments_priorityneed', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='priorityneedchange',
            index=models.Index(fields=['assessment'], name='priorityneed_events'),
        ),
        migrations.AddConstraint(
            model_name='priorityneedchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='priorityneed_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='priorityneedchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a6d926a5ea6885d14e3d45170fbc7d54b3330244', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_00e9f', table='assessments_priorityneedchange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='sectorseverity',
            index=models.Index(models.F('sector'), models.F('severity'), name='severity_by_sector'),
        ),
        migrations.AddConstraint(
            model_name='sectorseverity',
            constraint=models.CheckConstraint(condition=models.Q(('severity__gte', 1), ('severity__lte', 5)), name='severity_from_1_to_5', violation_error_code='severity_range', violation_error_message='A severity is from 1 to 5.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='sectorseverity',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_sectorseveritychange" ("method", "version", "drivers", "scored_at", "assessment_id", "sector", "severity", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."method", new_values."version", new_values."drivers", new_values."scored_at", new_values."assessment_id", new_values."sector", new_values."severity", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='d50e7ee607a76d2a3850efff48d0c561afe75ccb', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d9a40', referencing='REFERENCING NEW TABLE AS new_values ', table='assessments_sectorseverity', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='sectorseverity',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_sectorseveritychange" ("method", "version", "drivers", "scored_at", "assessment_id", "sector", "severity", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."method", new_values."version", new_values."drivers", new_values."scored_at", new_values."assessment_id", new_values."sector", new_values."severity", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."method", o."version", o."drivers", o."scored_at", o."assessment_id", o."sector", o."severity") IS DISTINCT FROM (new_values."method", new_values."version", new_values."drivers", new_values."scored_at", new_values."assessment_id", new_values."sector", new_values."severity");\n            RETURN NULL;\n        ', hash='93a6d0129936fc43630b7790b32d7d06ca661d7c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b3014', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='assessments_sectorseverity', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='sectorseverity',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_sectorseveritychange" ("method", "version", "drivers", "scored_at", "assessment_id", "sector", "severity", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."method", old_values."version", old_values."drivers", old_values."scored_at", old_values."assessment_id", old_values."sector", old_values."severity", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='ed01314afc4ec6e8db47a9168a73a1bac55119cd', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_eb2a9', referencing='REFERENCING OLD TABLE AS old_values ', table='assessments_sectorseverity', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='sectorseveritychange',
            index=models.Index(fields=['assessment'], name='sectorseverity_events'),
        ),
        migrations.AddConstraint(
            model_name='sectorseveritychange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='sectorseverity_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='sectorseveritychange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8068ac07c4cdf1baa6676577ecabe722469c5f79', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0146e', table='assessments_sectorseveritychange', when='BEFORE')),
        ),
    ]
