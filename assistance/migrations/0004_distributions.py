"""Distributions, and the lines of each."""

import accounts.history.triggers
import cases.numbers
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('assistance', '0003_in_spite_of_other_help'),
        ('cases', '0016_homes_by_index_alone'),
        ('places', '0004_office_telephone'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Distribution',
            fields=[
                ('number', models.CharField(db_collation='C', default=cases.numbers.new_list_number, editable=False, max_length=12, primary_key=True, serialize=False, verbose_name='number')),
                ('on', models.DateField(verbose_name='on which day')),
                ('state', models.CharField(choices=[('draft', 'waits for approval'), ('approved', 'approved and locked'), ('closed', 'closed'), ('cancelled', 'cancelled')], default='draft', max_length=9, verbose_name='state')),
                ('made_on', models.DateField(verbose_name='drawn up on')),
                ('approved_on', models.DateField(blank=True, null=True, verbose_name='approved on')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='closed or cancelled on')),
                ('ended_because', models.CharField(blank=True, max_length=200, verbose_name='why')),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='distributions_approved', to=settings.AUTH_USER_MODEL, verbose_name='approved by')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='distributions_ended', to=settings.AUTH_USER_MODEL, verbose_name='closed or cancelled by')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='distributions_made', to=settings.AUTH_USER_MODEL, verbose_name='drawn up by')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='distributions', to='places.place', verbose_name='place')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='distributions', to='assistance.programme', verbose_name='programme')),
            ],
            options={
                'verbose_name': 'distribution',
                'verbose_name_plural': 'distributions',
            },
        ),
        migrations.CreateModel(
            name='DistributionChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('on', models.DateField(verbose_name='on which day')),
                ('state', models.CharField(choices=[('draft', 'waits for approval'), ('approved', 'approved and locked'), ('closed', 'closed'), ('cancelled', 'cancelled')], default='draft', max_length=9, verbose_name='state')),
                ('made_on', models.DateField(verbose_name='drawn up on')),
                ('approved_on', models.DateField(blank=True, null=True, verbose_name='approved on')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='closed or cancelled on')),
                ('ended_because', models.CharField(blank=True, max_length=200, verbose_name='why')),
                ('approved_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by')),
                ('ended_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closed or cancelled by')),
                ('made_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='drawn up by')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='assistance.distribution')),
                ('place', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place', verbose_name='place')),
                ('programme', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='assistance.programme', verbose_name='programme')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='DistributionLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(verbose_name='place in the list')),
                ('family_unit', models.CharField(blank=True, max_length=2, verbose_name='family unit')),
                ('is_eligible', models.BooleanField(null=True, verbose_name='eligible')),
                ('reasons', models.JSONField(blank=True, default=dict, verbose_name='why')),
                ('assistance', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='line', to='assistance.assistance', verbose_name='assistance')),
                ('distribution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='assistance.distribution', verbose_name='distribution')),
                ('household', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='distribution_lines', to='cases.household', verbose_name='household')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='distribution_lines', to='cases.individual', verbose_name='person')),
            ],
            options={
                'verbose_name': 'line of a distribution',
                'verbose_name_plural': 'lines of distributions',
            },
        ),
        migrations.CreateModel(
            name='DistributionLineChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('position', models.PositiveIntegerField(verbose_name='place in the list')),
                ('family_unit', models.CharField(blank=True, max_length=2, verbose_name='family unit')),
                ('is_eligible', models.BooleanField(null=True, verbose_name='eligible')),
                ('reasons', models.JSONField(blank=True, default=dict, verbose_name='why')),
                ('assistance', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='assistance.assistance', verbose_name='assistance')),
                ('distribution', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='assistance.distribution', verbose_name='distribution')),
                ('household', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.household', verbose_name='household')),
                ('person', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='assistance.distributionline')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.AddIndex(
            model_name='distribution',
            index=models.Index(fields=['-on', 'number'], name='distribution_by_day'),
        ),
        migrations.AddConstraint(
            model_name='distribution',
            constraint=models.CheckConstraint(condition=models.Q(('number__regex', '^X[0-9A-HJKMNP-TV-Z]{11}$')), name='distribution_number_form', violation_error_code='number_form', violation_error_message='The number of a list is X and eleven characters.'),
        ),
        migrations.AddConstraint(
            model_name='distribution',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('made_by')), _negated=True), _connector='OR'), name='distribution_is_approved_by_another', violation_error_code='second_person', violation_error_message='Somebody else approves it than who drew it up.'),
        ),
        migrations.AddConstraint(
            model_name='distribution',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('approved_by__isnull', True), ('approved_on__isnull', True), ('ended_on__isnull', True), ('state', 'draft')), models.Q(('approved_by__isnull', False), ('approved_on__isnull', False), ('ended_on__isnull', True), ('state', 'approved')), models.Q(('approved_by__isnull', False), ('ended_by__isnull', False), ('ended_on__isnull', False), ('state', 'closed')), models.Q(('ended_by__isnull', False), ('ended_on__isnull', False), ('state', 'cancelled'), models.Q(('ended_because', ''), _negated=True)), _connector='OR'), name='distribution_state', violation_error_code='distribution_state', violation_error_message='An approved list has an approver; an ended one a day.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='distribution',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_distributionchange" ("programme_id", "place_id", "on", "state", "made_on", "made_by_id", "approved_on", "approved_by_id", "ended_on", "ended_by_id", "ended_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."programme_id", new_values."place_id", new_values."on", new_values."state", new_values."made_on", new_values."made_by_id", new_values."approved_on", new_values."approved_by_id", new_values."ended_on", new_values."ended_by_id", new_values."ended_because", statement_timestamp(), \'insert\', new_values."number", who FROM new_values;\n            RETURN NULL;\n        ', hash='a77cbbed329dde37f089fe5eaffba3fb5d6097ed', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a16c2', referencing='REFERENCING NEW TABLE AS new_values ', table='assistance_distribution', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='distribution',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_distributionchange" ("programme_id", "place_id", "on", "state", "made_on", "made_by_id", "approved_on", "approved_by_id", "ended_on", "ended_by_id", "ended_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."programme_id", new_values."place_id", new_values."on", new_values."state", new_values."made_on", new_values."made_by_id", new_values."approved_on", new_values."approved_by_id", new_values."ended_on", new_values."ended_by_id", new_values."ended_because", statement_timestamp(), \'update\', new_values."number", who FROM new_values LEFT JOIN old_values o ON o."number" = new_values."number" WHERE o."number" IS NULL OR (o."programme_id", o."place_id", o."on", o."state", o."made_on", o."made_by_id", o."approved_on", o."approved_by_id", o."ended_on", o."ended_by_id", o."ended_because") IS DISTINCT FROM (new_values."programme_id", new_values."place_id", new_values."on", new_values."state", new_values."made_on", new_values."made_by_id", new_values."approved_on", new_values."approved_by_id", new_values."ended_on", new_values."ended_by_id", new_values."ended_because");\n            RETURN NULL;\n        ', hash='435597ddbf24323988861d52545592cd5242b97e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_a60de', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='assistance_distribution', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='distribution',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_distributionchange" ("programme_id", "place_id", "on", "state", "made_on", "made_by_id", "approved_on", "approved_by_id", "ended_on", "ended_by_id", "ended_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."programme_id", old_values."place_id", old_values."on", old_values."state", old_values."made_on", old_values."made_by_id", old_values."approved_on", old_values."approved_by_id", old_values."ended_on", old_values."ended_by_id", old_values."ended_because", statement_timestamp(), \'delete\', old_values."number", who FROM old_values;\n            RETURN NULL;\n        ', hash='54285ea16291e03d359d4710abb61b8922fdb372', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_dd88e', referencing='REFERENCING OLD TABLE AS old_values ', table='assistance_distribution', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='distributionchange',
            index=models.Index(fields=['programme'], name='distribution_events'),
        ),
        migrations.AddConstraint(
            model_name='distributionchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='distribution_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='distributionchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='96159d86bc1cbb550378f841b56bc2be77ffcd83', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_610c6', table='assistance_distributionchange', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='distributionline',
            constraint=models.UniqueConstraint(fields=('distribution', 'position'), name='distribution_line_has_its_place', violation_error_code='place_taken', violation_error_message='Another line stands in this place of the list.'),
        ),
        migrations.AddConstraint(
            model_name='distributionline',
            constraint=models.UniqueConstraint(fields=('distribution', 'household', 'family_unit', 'person'), name='distribution_line_once', nulls_distinct=False, violation_error_code='line_twice', violation_error_message='They stand in this list already.'),
        ),
        migrations.AddConstraint(
            model_name='distributionline',
            constraint=models.CheckConstraint(condition=models.Q(('assistance__isnull', True), models.Q(('is_eligible', True), ('is_eligible__isnull', False)), _connector='OR'), name='distribution_line_gives_to_the_eligible', violation_error_code='not_eligible', violation_error_message='Only who is eligible gets something.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='distributionline',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_distributionlinechange" ("distribution_id", "position", "household_id", "family_unit", "person_id", "is_eligible", "reasons", "assistance_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."distribution_id", new_values."position", new_values."household_id", new_values."family_unit", new_values."person_id", new_values."is_eligible", new_values."reasons", new_values."assistance_id", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='64b64ed2166bdd94d01e65ce5958aed4ed68d844', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9e439', referencing='REFERENCING NEW TABLE AS new_values ', table='assistance_distributionline', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='distributionline',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_distributionlinechange" ("distribution_id", "position", "household_id", "family_unit", "person_id", "is_eligible", "reasons", "assistance_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."distribution_id", new_values."position", new_values."household_id", new_values."family_unit", new_values."person_id", new_values."is_eligible", new_values."reasons", new_values."assistance_id", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."distribution_id", o."position", o."household_id", o."family_unit", o."person_id", o."is_eligible", o."reasons", o."assistance_id") IS DISTINCT FROM (new_values."distribution_id", new_values."position", new_values."household_id", new_values."family_unit", new_values."person_id", new_values."is_eligible", new_values."reasons", new_values."assistance_id");\n            RETURN NULL;\n        ', hash='359f97825cd134eb4a97a3faac5d345f6ed275c2', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_161e6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='assistance_distributionline', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='distributionline',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_distributionlinechange" ("distribution_id", "position", "household_id", "family_unit", "person_id", "is_eligible", "reasons", "assistance_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."distribution_id", old_values."position", old_values."household_id", old_values."family_unit", old_values."person_id", old_values."is_eligible", old_values."reasons", old_values."assistance_id", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='4d03322b625a852d28c8c955b154fc8196807926', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_af915', referencing='REFERENCING OLD TABLE AS old_values ', table='assistance_distributionline', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='distributionlinechange',
            index=models.Index(fields=['household'], name='distributionline_events'),
        ),
        migrations.AddConstraint(
            model_name='distributionlinechange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='distributionline_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='distributionlinechange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='71850dbc1da370149bf0f2c0df942c3043135ff8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_15555', table='assistance_distributionlinechange', when='BEFORE')),
        ),
    ]
