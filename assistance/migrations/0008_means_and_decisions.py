"""What people earn and own, and what is decided on their applications, with its history."""

import accounts.history.triggers
import cases.numbers
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('assistance', '0007_payments_stay'),
        ('cases', '0016_homes_by_index_alone'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Belonging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(choices=[('family', 'the family says so'), ('paper', 'payslip, statement or another paper'), ('list', 'list of the state'), ('visit', 'seen at a visit')], max_length=6, verbose_name='known from')),
                ('recorded_on', models.DateField(verbose_name='recorded on')),
                ('replaced_on', models.DateField(blank=True, editable=False, null=True, verbose_name='replaced on')),
                ('kind', models.CharField(choices=[('dwelling', 'dwelling'), ('car', 'car'), ('bank', 'money in banks')], max_length=8, verbose_name='kind')),
                ('has_none', models.BooleanField(default=False, verbose_name='owns none')),
                ('share', models.DecimalField(blank=True, decimal_places=4, max_digits=5, null=True, verbose_name='share of the dwelling')),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year in which the car was made')),
                ('amount', models.DecimalField(blank=True, decimal_places=2, help_text='Money in banks; of a car its tax of a year.', max_digits=14, null=True, verbose_name='amount')),
                ('as_of', models.DateField(verbose_name='as of')),
                ('individual', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='belongings', to='cases.individual', verbose_name='person')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_recorded', to=settings.AUTH_USER_MODEL, verbose_name='recorded by')),
            ],
            options={
                'verbose_name': 'belonging',
                'verbose_name_plural': 'belongings',
            },
        ),
        migrations.CreateModel(
            name='BelongingChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('source', models.CharField(choices=[('family', 'the family says so'), ('paper', 'payslip, statement or another paper'), ('list', 'list of the state'), ('visit', 'seen at a visit')], max_length=6, verbose_name='known from')),
                ('recorded_on', models.DateField(verbose_name='recorded on')),
                ('replaced_on', models.DateField(blank=True, editable=False, null=True, verbose_name='replaced on')),
                ('kind', models.CharField(choices=[('dwelling', 'dwelling'), ('car', 'car'), ('bank', 'money in banks')], max_length=8, verbose_name='kind')),
                ('has_none', models.BooleanField(default=False, verbose_name='owns none')),
                ('share', models.DecimalField(blank=True, decimal_places=4, max_digits=5, null=True, verbose_name='share of the dwelling')),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year in which the car was made')),
                ('amount', models.DecimalField(blank=True, decimal_places=2, help_text='Money in banks; of a car its tax of a year.', max_digits=14, null=True, verbose_name='amount')),
                ('as_of', models.DateField(verbose_name='as of')),
                ('individual', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='assistance.belonging')),
                ('recorded_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('number', models.CharField(db_collation='C', default=cases.numbers.new_decision_number, editable=False, max_length=12, primary_key=True, serialize=False, verbose_name='number')),
                ('family_unit', models.CharField(blank=True, max_length=2, verbose_name='family unit')),
                ('applied_on', models.DateField(verbose_name='applied on')),
                ('said', models.JSONField(blank=True, default=dict, verbose_name='said in the application')),
                ('outcome', models.CharField(choices=[('eligible', 'eligible'), ('refused', 'refused'), ('open', 'something has to be asked first')], max_length=8, verbose_name='outcome')),
                ('from_on', models.DateField(verbose_name='entitled from')),
                ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='amount')),
                ('currency', models.CharField(blank=True, max_length=3, verbose_name='currency')),
                ('reasons', models.JSONField(verbose_name='reasons')),
                ('decided_on', models.DateField(verbose_name='decided on')),
                ('is_by_panel', models.BooleanField(default=False, verbose_name='decided by a panel')),
                ('minutes', models.TextField(blank=True, verbose_name='minutes')),
                ('appeal_until', models.DateField(blank=True, null=True, verbose_name='can be appealed until')),
                ('appealed_on', models.DateField(blank=True, null=True, verbose_name='appealed on')),
                ('appealed_because', models.CharField(blank=True, max_length=500, verbose_name='why it is appealed')),
                ('appeal_of', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appeal', to='assistance.decision', verbose_name='on the appeal against')),
                ('appeal_recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appeals_recorded', to=settings.AUTH_USER_MODEL, verbose_name='appeal recorded by')),
                ('applicant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='cases.individual', verbose_name='who applied')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('household', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='cases.household', verbose_name='household')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='cases.individual', verbose_name='person whom it is for')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='assistance.programme', verbose_name='programme')),
                ('rule', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='assistance.programmerule', verbose_name='by the rule')),
            ],
            options={
                'verbose_name': 'decision',
                'verbose_name_plural': 'decisions',
            },
        ),
        migrations.CreateModel(
            name='DecisionChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('family_unit', models.CharField(blank=True, max_length=2, verbose_name='family unit')),
                ('applied_on', models.DateField(verbose_name='applied on')),
                ('said', models.JSONField(blank=True, default=dict, verbose_name='said in the application')),
                ('outcome', models.CharField(choices=[('eligible', 'eligible'), ('refused', 'refused'), ('open', 'something has to be asked first')], max_length=8, verbose_name='outcome')),
                ('from_on', models.DateField(verbose_name='entitled from')),
                ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='amount')),
                ('currency', models.CharField(blank=True, max_length=3, verbose_name='currency')),
                ('reasons', models.JSONField(verbose_name='reasons')),
                ('decided_on', models.DateField(verbose_name='decided on')),
                ('is_by_panel', models.BooleanField(default=False, verbose_name='decided by a panel')),
                ('minutes', models.TextField(blank=True, verbose_name='minutes')),
                ('appeal_until', models.DateField(blank=True, null=True, verbose_name='can be appealed until')),
                ('appealed_on', models.DateField(blank=True, null=True, verbose_name='appealed on')),
                ('appealed_because', models.CharField(blank=True, max_length=500, verbose_name='why it is appealed')),
                ('appeal_of', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='assistance.decision', verbose_name='on the appeal against')),
                ('appeal_recorded_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='appeal recorded by')),
                ('applicant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='who applied')),
                ('decided_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('household', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.household', verbose_name='household')),
                ('person', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person whom it is for')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='assistance.decision')),
                ('programme', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='assistance.programme', verbose_name='programme')),
                ('rule', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='assistance.programmerule', verbose_name='by the rule')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Income',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(choices=[('family', 'the family says so'), ('paper', 'payslip, statement or another paper'), ('list', 'list of the state'), ('visit', 'seen at a visit')], max_length=6, verbose_name='known from')),
                ('recorded_on', models.DateField(verbose_name='recorded on')),
                ('replaced_on', models.DateField(blank=True, editable=False, null=True, verbose_name='replaced on')),
                ('kind', models.CharField(choices=[('pension', 'pension'), ('benefit', 'social benefit'), ('wage', 'wage'), ('remittance', 'money from relatives abroad'), ('other', 'other income'), ('none', 'no income')], max_length=10, verbose_name='kind')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='amount')),
                ('currency', models.CharField(default='AMD', max_length=3, verbose_name='currency')),
                ('month', models.DateField(help_text='The first day of it.', verbose_name='month')),
                ('individual', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='incomes', to='cases.individual', verbose_name='person')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_recorded', to=settings.AUTH_USER_MODEL, verbose_name='recorded by')),
            ],
            options={
                'verbose_name': 'income',
                'verbose_name_plural': 'incomes',
            },
        ),
        migrations.CreateModel(
            name='IncomeChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('source', models.CharField(choices=[('family', 'the family says so'), ('paper', 'payslip, statement or another paper'), ('list', 'list of the state'), ('visit', 'seen at a visit')], max_length=6, verbose_name='known from')),
                ('recorded_on', models.DateField(verbose_name='recorded on')),
                ('replaced_on', models.DateField(blank=True, editable=False, null=True, verbose_name='replaced on')),
                ('kind', models.CharField(choices=[('pension', 'pension'), ('benefit', 'social benefit'), ('wage', 'wage'), ('remittance', 'money from relatives abroad'), ('other', 'other income'), ('none', 'no income')], max_length=10, verbose_name='kind')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='amount')),
                ('currency', models.CharField(default='AMD', max_length=3, verbose_name='currency')),
                ('month', models.DateField(help_text='The first day of it.', verbose_name='month')),
                ('individual', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='assistance.income')),
                ('recorded_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.AddConstraint(
            model_name='belonging',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('has_none', True), ('share__isnull', True), ('year__isnull', True), ('amount__isnull', True)), models.Q(('has_none', False), ('kind', 'dwelling'), ('share__isnull', False), ('amount__isnull', True), ('share__gt', 0), ('share__lte', 1), ('year__isnull', True)), models.Q(('has_none', False), ('kind', 'car'), ('share__isnull', True), models.Q(('year__isnull', False), ('amount__isnull', False), _connector='OR'), models.Q(('year__isnull', True), models.Q(('year__gte', 1900), ('year__lte', 2100)), _connector='OR'), models.Q(('amount__isnull', True), ('amount__gte', 0), _connector='OR')), models.Q(('has_none', False), ('kind', 'bank'), ('share__isnull', True), ('amount__gte', 0), ('amount__isnull', False), ('year__isnull', True)), _connector='OR'), name='belonging_is_something_or_none', violation_error_code='belonging_value', violation_error_message='Of a dwelling type the share, up to 1; of a car its year or tax; of money in banks how much. Or say that they own none.'),
        ),
        migrations.AddConstraint(
            model_name='belonging',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_on__isnull', True)), fields=('individual', 'kind', 'as_of'), name='belonging_once_a_day', violation_error_code='belonging_twice', violation_error_message='This is recorded for that day.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='belonging',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_belongingchange" ("source", "recorded_on", "recorded_by_id", "replaced_on", "individual_id", "kind", "has_none", "share", "year", "amount", "as_of", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."source", new_values."recorded_on", new_values."recorded_by_id", new_values."replaced_on", new_values."individual_id", new_values."kind", new_values."has_none", new_values."share", new_values."year", new_values."amount", new_values."as_of", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='8c25d030cb53d89349715a37ffcbf82bd385e8fa', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_034ea', referencing='REFERENCING NEW TABLE AS new_values ', table='assistance_belonging', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='belonging',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_belongingchange" ("source", "recorded_on", "recorded_by_id", "replaced_on", "individual_id", "kind", "has_none", "share", "year", "amount", "as_of", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."source", new_values."recorded_on", new_values."recorded_by_id", new_values."replaced_on", new_values."individual_id", new_values."kind", new_values."has_none", new_values."share", new_values."year", new_values."amount", new_values."as_of", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."source", o."recorded_on", o."recorded_by_id", o."replaced_on", o."individual_id", o."kind", o."has_none", o."share", o."year", o."amount", o."as_of") IS DISTINCT FROM (new_values."source", new_values."recorded_on", new_values."recorded_by_id", new_values."replaced_on", new_values."individual_id", new_values."kind", new_values."has_none", new_values."share", new_values."year", new_values."amount", new_values."as_of");\n            RETURN NULL;\n        ', hash='95ae2d8c4d6849095459d9cf629253082130ca24', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f5909', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='assistance_belonging', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='belonging',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_belongingchange" ("source", "recorded_on", "recorded_by_id", "replaced_on", "individual_id", "kind", "has_none", "share", "year", "amount", "as_of", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."source", old_values."recorded_on", old_values."recorded_by_id", old_values."replaced_on", old_values."individual_id", old_values."kind", old_values."has_none", old_values."share", old_values."year", old_values."amount", old_values."as_of", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='6cabcfb4a46e98bde8f29d0fdd0a4ad28c29b567', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_aecef', referencing='REFERENCING OLD TABLE AS old_values ', table='assistance_belonging', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='belongingchange',
            index=models.Index(fields=['individual'], name='belonging_events'),
        ),
        migrations.AddConstraint(
            model_name='belongingchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='belonging_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='belongingchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f9af5ce6fff5e5e305645f75274c680b77cfc53f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_df05a', table='assistance_belongingchange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(fields=['household', '-decided_on'], name='decision_by_household'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(fields=['programme', 'outcome', 'household'], name='decision_by_programme'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(models.F('appealed_on'), condition=models.Q(('appealed_on__isnull', False)), name='decision_by_appeal'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('number__regex', '^E[0-9A-HJKMNP-TV-Z]{11}$')), name='decision_number_form', violation_error_code='number_form', violation_error_message="A decision's number is E and eleven characters."),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('decided_on__gte', models.F('applied_on'))), name='decision_after_the_application', violation_error_code='decided_before', violation_error_message='Nothing is decided before somebody applied.'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'eligible'), _negated=True), models.Q(('amount__isnull', True), ('currency', '')), models.Q(('amount__gte', 0), ('amount__isnull', False), ('currency__regex', '^[A-Z]{3}$')), _connector='OR'), name='decision_amount', violation_error_code='decision_amount', violation_error_message='An amount is not negative, and has a currency.'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('outcome', 'eligible'), models.Q(('amount__isnull', True), ('currency', '')), _connector='OR'), name='decision_amount_of_who_is_eligible', violation_error_code='decision_amount', violation_error_message='Only who is eligible is given something.'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('is_by_panel', True), models.Q(('minutes', ''), _negated=True), models.Q(('outcome', 'open'), _negated=True)), models.Q(('is_by_panel', False), ('minutes', ''), ('rule__isnull', False)), _connector='OR'), name='decision_by_rule_or_panel', violation_error_code='by_rule_or_panel', violation_error_message='It is decided by a rule, or by a panel with its minutes.'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'refused'), _negated=True), ('appeal_of__isnull', False), ('appeal_until__isnull', False), _connector='OR'), name='decision_refusal_can_be_appealed', violation_error_code='appeal_until', violation_error_message='Say until when a refusal can be appealed.'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('appeal_until__isnull', True), models.Q(('appeal_of__isnull', True), ('appeal_until__gte', models.F('decided_on')), models.Q(('outcome', 'open'), _negated=True)), _connector='OR'), name='decision_appeal_after_it', violation_error_code='appeal_until', violation_error_message="A decision can be appealed after its day; an appeal's can't."),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('appeal_recorded_by__isnull', True), ('appealed_because', ''), ('appealed_on__isnull', True)), models.Q(('appeal_recorded_by__isnull', False), ('appealed_on__isnull', False), ('appeal_until__isnull', False), ('appealed_on__gte', models.F('decided_on')), ('appealed_on__lte', models.F('appeal_until')), models.Q(('appealed_because', ''), _negated=True)), _connector='OR'), name='decision_appealed_in_time', violation_error_code='appeal_late', violation_error_message='An appeal has its reason, and comes until the day that was set.'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(condition=models.Q(('appeal_of__isnull', True)), fields=('programme', 'household', 'family_unit', 'person', 'applied_on'), name='decision_once_an_application', nulls_distinct=False, violation_error_code='decided_already', violation_error_message='This application was decided already.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_decisionchange" ("programme_id", "household_id", "family_unit", "person_id", "applicant_id", "applied_on", "said", "outcome", "from_on", "amount", "currency", "rule_id", "reasons", "decided_on", "decided_by_id", "is_by_panel", "minutes", "appeal_until", "appealed_on", "appealed_because", "appeal_recorded_by_id", "appeal_of_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."programme_id", new_values."household_id", new_values."family_unit", new_values."person_id", new_values."applicant_id", new_values."applied_on", new_values."said", new_values."outcome", new_values."from_on", new_values."amount", new_values."currency", new_values."rule_id", new_values."reasons", new_values."decided_on", new_values."decided_by_id", new_values."is_by_panel", new_values."minutes", new_values."appeal_until", new_values."appealed_on", new_values."appealed_because", new_values."appeal_recorded_by_id", new_values."appeal_of_id", statement_timestamp(), \'insert\', new_values."number", who FROM new_values;\n            RETURN NULL;\n        ', hash='4b298ea49ab6165758e07e2951869b8dc7270040', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1846c', referencing='REFERENCING NEW TABLE AS new_values ', table='assistance_decision', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_decisionchange" ("programme_id", "household_id", "family_unit", "person_id", "applicant_id", "applied_on", "said", "outcome", "from_on", "amount", "currency", "rule_id", "reasons", "decided_on", "decided_by_id", "is_by_panel", "minutes", "appeal_until", "appealed_on", "appealed_because", "appeal_recorded_by_id", "appeal_of_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."programme_id", new_values."household_id", new_values."family_unit", new_values."person_id", new_values."applicant_id", new_values."applied_on", new_values."said", new_values."outcome", new_values."from_on", new_values."amount", new_values."currency", new_values."rule_id", new_values."reasons", new_values."decided_on", new_values."decided_by_id", new_values."is_by_panel", new_values."minutes", new_values."appeal_until", new_values."appealed_on", new_values."appealed_because", new_values."appeal_recorded_by_id", new_values."appeal_of_id", statement_timestamp(), \'update\', new_values."number", who FROM new_values LEFT JOIN old_values o ON o."number" = new_values."number" WHERE o."number" IS NULL OR (o."programme_id", o."household_id", o."family_unit", o."person_id", o."applicant_id", o."applied_on", o."said", o."outcome", o."from_on", o."amount", o."currency", o."rule_id", o."reasons", o."decided_on", o."decided_by_id", o."is_by_panel", o."minutes", o."appeal_until", o."appealed_on", o."appealed_because", o."appeal_recorded_by_id", o."appeal_of_id") IS DISTINCT FROM (new_values."programme_id", new_values."household_id", new_values."family_unit", new_values."person_id", new_values."applicant_id", new_values."applied_on", new_values."said", new_values."outcome", new_values."from_on", new_values."amount", new_values."currency", new_values."rule_id", new_values."reasons", new_values."decided_on", new_values."decided_by_id", new_values."is_by_panel", new_values."minutes", new_values."appeal_until", new_values."appealed_on", new_values."appealed_because", new_values."appeal_recorded_by_id", new_values."appeal_of_id");\n            RETURN NULL;\n        ', hash='a82401cefc78140c3e1cbc8099795ce9f801cc27', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5503f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='assistance_decision', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_decisionchange" ("programme_id", "household_id", "family_unit", "person_id", "applicant_id", "applied_on", "said", "outcome", "from_on", "amount", "currency", "rule_id", "reasons", "decided_on", "decided_by_id", "is_by_panel", "minutes", "appeal_until", "appealed_on", "appealed_because", "appeal_recorded_by_id", "appeal_of_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."programme_id", old_values."household_id", old_values."family_unit", old_values."person_id", old_values."applicant_id", old_values."applied_on", old_values."said", old_values."outcome", old_values."from_on", old_values."amount", old_values."currency", old_values."rule_id", old_values."reasons", old_values."decided_on", old_values."decided_by_id", old_values."is_by_panel", old_values."minutes", old_values."appeal_until", old_values."appealed_on", old_values."appealed_because", old_values."appeal_recorded_by_id", old_values."appeal_of_id", statement_timestamp(), \'delete\', old_values."number", who FROM old_values;\n            RETURN NULL;\n        ', hash='8b24ee102330a7f4d5a78647e664237f7641ff23', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e0f59', referencing='REFERENCING OLD TABLE AS old_values ', table='assistance_decision', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='decisionchange',
            index=models.Index(fields=['household'], name='decision_events'),
        ),
        migrations.AddConstraint(
            model_name='decisionchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='decision_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='decisionchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b340fedd875865e9d832403fa356ab4a562a7f22', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9dd25', table='assistance_decisionchange', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='income',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount', 0), ('kind', 'none')), models.Q(models.Q(('kind', 'none'), _negated=True), ('amount__gt', 0)), _connector='OR'), name='income_is_something_or_none', violation_error_code='income_amount', violation_error_message='Type how much it is, or choose that there is none.'),
        ),
        migrations.AddConstraint(
            model_name='income',
            constraint=models.CheckConstraint(condition=models.Q(('month__day', 1)), name='income_of_a_month', violation_error_code='income_month', violation_error_message='A month is written as its first day.'),
        ),
        migrations.AddConstraint(
            model_name='income',
            constraint=models.CheckConstraint(condition=models.Q(('currency__regex', '^[A-Z]{3}$')), name='income_currency', violation_error_code='currency', violation_error_message='A currency is three letters, such as AMD.'),
        ),
        migrations.AddConstraint(
            model_name='income',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_on__isnull', True)), fields=('individual', 'month', 'kind'), name='income_once_a_month', violation_error_code='income_twice', violation_error_message='Income of this kind is recorded for that month.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='income',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_incomechange" ("source", "recorded_on", "recorded_by_id", "replaced_on", "individual_id", "kind", "amount", "currency", "month", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."source", new_values."recorded_on", new_values."recorded_by_id", new_values."replaced_on", new_values."individual_id", new_values."kind", new_values."amount", new_values."currency", new_values."month", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='0a2bead0c931cbdd8e08db478430ff2bc324df68', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_51b8b', referencing='REFERENCING NEW TABLE AS new_values ', table='assistance_income', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='income',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_incomechange" ("source", "recorded_on", "recorded_by_id", "replaced_on", "individual_id", "kind", "amount", "currency", "month", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."source", new_values."recorded_on", new_values."recorded_by_id", new_values."replaced_on", new_values."individual_id", new_values."kind", new_values."amount", new_values."currency", new_values."month", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."source", o."recorded_on", o."recorded_by_id", o."replaced_on", o."individual_id", o."kind", o."amount", o."currency", o."month") IS DISTINCT FROM (new_values."source", new_values."recorded_on", new_values."recorded_by_id", new_values."replaced_on", new_values."individual_id", new_values."kind", new_values."amount", new_values."currency", new_values."month");\n            RETURN NULL;\n        ', hash='ccdbf1b488c80773c1de13a41fb8b7f6d234894e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_53fa5', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='assistance_income', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='income',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_incomechange" ("source", "recorded_on", "recorded_by_id", "replaced_on", "individual_id", "kind", "amount", "currency", "month", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."source", old_values."recorded_on", old_values."recorded_by_id", old_values."replaced_on", old_values."individual_id", old_values."kind", old_values."amount", old_values."currency", old_values."month", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='4342959848a9d286cac433fc7741a3654ab84e8c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9a0f9', referencing='REFERENCING OLD TABLE AS old_values ', table='assistance_income', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='incomechange',
            index=models.Index(fields=['individual'], name='income_events'),
        ),
        migrations.AddConstraint(
            model_name='incomechange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='income_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='incomechange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='da60d5db4315b32e47966561d121632956bbec19', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5b5cc', table='assistance_incomechange', when='BEFORE')),
        ),
    ]
