"""Programmes with their rules, what was planned and given, and whom it covers."""

import accounts.history.triggers
import assistance.models.programme
import cases.models.dated
import cases.numbers
import django.contrib.postgres.constraints
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0005_shared_cache'),
        ('cases', '0016_homes_by_index_alone'),
        ('places', '0004_office_telephone'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Assistance',
            fields=[
                ('number', models.CharField(db_collation='C', default=cases.numbers.new_assistance_number, editable=False, max_length=12, primary_key=True, serialize=False, verbose_name='number')),
                ('family_unit', models.CharField(blank=True, max_length=2, verbose_name='family unit')),
                ('from_on', models.DateField(verbose_name='for the days from')),
                ('until_on', models.DateField(blank=True, help_text='The first day for which it is not.', null=True, verbose_name='until')),
                ('quantity', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='quantity')),
                ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='amount')),
                ('currency', models.CharField(blank=True, max_length=3, verbose_name='currency')),
                ('state', models.CharField(choices=[('planned', 'planned'), ('delivered', 'delivered'), ('returned', 'returned'), ('cancelled', 'cancelled')], default='planned', max_length=9, verbose_name='state')),
                ('planned_on', models.DateField(verbose_name='planned on')),
                ('delivered_on', models.DateField(blank=True, null=True, verbose_name='delivered on')),
                ('collected_by', models.CharField(blank=True, max_length=160, verbose_name='collected by')),
                ('reference', models.CharField(blank=True, max_length=80, verbose_name='reference of the giver')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='returned or cancelled on')),
                ('ended_because', models.CharField(blank=True, max_length=200, verbose_name='why')),
                ('delivered_at', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assistance', to='places.place', verbose_name='delivered at')),
                ('delivered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assistance_delivered', to=settings.AUTH_USER_MODEL, verbose_name='delivered by')),
                ('household', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assistance', to='cases.household', verbose_name='household')),
                ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assistance_planned', to=settings.AUTH_USER_MODEL, verbose_name='planned by')),
            ],
            options={
                'verbose_name': 'assistance',
                'verbose_name_plural': 'assistance',
            },
        ),
        migrations.CreateModel(
            name='AssistedPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('counts', models.BooleanField(default=True, verbose_name='counts')),
                ('assistance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='assistance.assistance', verbose_name='assistance')),
                ('individual', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assistance', to='cases.individual', verbose_name='person')),
            ],
            options={
                'verbose_name': 'person who is helped',
                'verbose_name_plural': 'people who are helped',
            },
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('number', models.CharField(db_collation='C', default=cases.numbers.new_programme_number, editable=False, max_length=12, primary_key=True, serialize=False, verbose_name='number')),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('funded_by', models.CharField(blank=True, max_length=160, verbose_name='funded by')),
                ('sector', models.CharField(choices=[('protection', 'protection'), ('child_protection', 'child protection'), ('gbv', 'gender-based violence'), ('education', 'education'), ('food', 'food security and nutrition'), ('health', 'health'), ('basic_needs', 'shelter, household goods, basic needs'), ('resilience', 'resilience and livelihoods'), ('coordination', 'coordination and logistics')], max_length=20, verbose_name='sector')),
                ('sub_sector', models.CharField(blank=True, max_length=80, verbose_name='sub-sector')),
                ('activity', models.CharField(blank=True, max_length=200, verbose_name='activity')),
                ('modality', models.CharField(choices=[('in_kind', 'in kind'), ('cash', 'cash'), ('voucher', 'voucher'), ('service', 'service'), ('construction', 'construction')], max_length=12, verbose_name='modality')),
                ('mechanism', models.CharField(choices=[('hand', 'by hand'), ('bank', 'bank transfer'), ('card', 'card'), ('mobile', 'mobile money'), ('paper_voucher', 'paper voucher'), ('e_voucher', 'electronic voucher'), ('on_site', 'on site')], max_length=14, verbose_name='how it is delivered')),
                ('unit', models.CharField(blank=True, help_text='Such as kit or hour.', max_length=40, verbose_name='unit of measure')),
                ('currency', models.CharField(default='AMD', max_length=3, verbose_name='currency')),
                ('budget', models.DecimalField(blank=True, decimal_places=2, max_digits=16, null=True, verbose_name='budget')),
                ('for_whom', models.CharField(choices=[('household', 'household'), ('family_unit', 'family unit within a household'), ('person', 'person')], max_length=12, verbose_name='for whom')),
                ('every_days', models.PositiveSmallIntegerField(blank=True, help_text='Empty: once in all.', null=True, verbose_name='every so many days')),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, help_text='The first day on which it gives no more.', null=True, verbose_name='until')),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programmes', to='accounts.organisation', verbose_name='given by')),
            ],
            options={
                'verbose_name': 'programme',
                'verbose_name_plural': 'programmes',
            },
        ),
        migrations.CreateModel(
            name='AssistedPersonChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('counts', models.BooleanField(default=True, verbose_name='counts')),
                ('assistance', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='assistance.assistance', verbose_name='assistance')),
                ('individual', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='assistance.assistedperson')),
                ('programme', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='assistance.programme', verbose_name='programme')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='assistedperson',
            name='programme',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='people', to='assistance.programme', verbose_name='programme'),
        ),
        migrations.CreateModel(
            name='AssistanceChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('family_unit', models.CharField(blank=True, max_length=2, verbose_name='family unit')),
                ('from_on', models.DateField(verbose_name='for the days from')),
                ('until_on', models.DateField(blank=True, help_text='The first day for which it is not.', null=True, verbose_name='until')),
                ('quantity', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='quantity')),
                ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='amount')),
                ('currency', models.CharField(blank=True, max_length=3, verbose_name='currency')),
                ('state', models.CharField(choices=[('planned', 'planned'), ('delivered', 'delivered'), ('returned', 'returned'), ('cancelled', 'cancelled')], default='planned', max_length=9, verbose_name='state')),
                ('planned_on', models.DateField(verbose_name='planned on')),
                ('delivered_on', models.DateField(blank=True, null=True, verbose_name='delivered on')),
                ('collected_by', models.CharField(blank=True, max_length=160, verbose_name='collected by')),
                ('reference', models.CharField(blank=True, max_length=80, verbose_name='reference of the giver')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='returned or cancelled on')),
                ('ended_because', models.CharField(blank=True, max_length=200, verbose_name='why')),
                ('delivered_at', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place', verbose_name='delivered at')),
                ('delivered_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='delivered by')),
                ('household', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.household', verbose_name='household')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='assistance.assistance')),
                ('planned_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='planned by')),
                ('programme', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='assistance.programme', verbose_name='programme')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='assistance',
            name='programme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assistance', to='assistance.programme', verbose_name='programme'),
        ),
        migrations.CreateModel(
            name='ProgrammeChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('funded_by', models.CharField(blank=True, max_length=160, verbose_name='funded by')),
                ('sector', models.CharField(choices=[('protection', 'protection'), ('child_protection', 'child protection'), ('gbv', 'gender-based violence'), ('education', 'education'), ('food', 'food security and nutrition'), ('health', 'health'), ('basic_needs', 'shelter, household goods, basic needs'), ('resilience', 'resilience and livelihoods'), ('coordination', 'coordination and logistics')], max_length=20, verbose_name='sector')),
                ('sub_sector', models.CharField(blank=True, max_length=80, verbose_name='sub-sector')),
                ('activity', models.CharField(blank=True, max_length=200, verbose_name='activity')),
                ('modality', models.CharField(choices=[('in_kind', 'in kind'), ('cash', 'cash'), ('voucher', 'voucher'), ('service', 'service'), ('construction', 'construction')], max_length=12, verbose_name='modality')),
                ('mechanism', models.CharField(choices=[('hand', 'by hand'), ('bank', 'bank transfer'), ('card', 'card'), ('mobile', 'mobile money'), ('paper_voucher', 'paper voucher'), ('e_voucher', 'electronic voucher'), ('on_site', 'on site')], max_length=14, verbose_name='how it is delivered')),
                ('unit', models.CharField(blank=True, help_text='Such as kit or hour.', max_length=40, verbose_name='unit of measure')),
                ('currency', models.CharField(default='AMD', max_length=3, verbose_name='currency')),
                ('budget', models.DecimalField(blank=True, decimal_places=2, max_digits=16, null=True, verbose_name='budget')),
                ('for_whom', models.CharField(choices=[('household', 'household'), ('family_unit', 'family unit within a household'), ('person', 'person')], max_length=12, verbose_name='for whom')),
                ('every_days', models.PositiveSmallIntegerField(blank=True, help_text='Empty: once in all.', null=True, verbose_name='every so many days')),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, help_text='The first day on which it gives no more.', null=True, verbose_name='until')),
                ('given_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation', verbose_name='given by')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='assistance.programme')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ProgrammeRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('covers', models.JSONField(blank=True, default=assistance.models.programme._always, verbose_name='whom it covers')),
                ('eligible', models.JSONField(blank=True, default=assistance.models.programme._always, verbose_name='who is eligible')),
                ('amount', models.JSONField(verbose_name='how much')),
                ('sources', models.JSONField(blank=True, default=list, verbose_name='sources')),
                ('reading', models.TextField(blank=True, verbose_name='how it was read')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rules', to='assistance.programme', verbose_name='programme')),
            ],
            options={
                'verbose_name': 'rule of a programme',
                'verbose_name_plural': 'rules of programmes',
            },
        ),
        migrations.CreateModel(
            name='ProgrammeRuleChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('covers', models.JSONField(blank=True, default=assistance.models.programme._always, verbose_name='whom it covers')),
                ('eligible', models.JSONField(blank=True, default=assistance.models.programme._always, verbose_name='who is eligible')),
                ('amount', models.JSONField(verbose_name='how much')),
                ('sources', models.JSONField(blank=True, default=list, verbose_name='sources')),
                ('reading', models.TextField(blank=True, verbose_name='how it was read')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='assistance.programmerule')),
                ('programme', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='assistance.programme', verbose_name='programme')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.CheckConstraint(condition=models.Q(('number__regex', '^G[0-9A-HJKMNP-TV-Z]{11}$')), name='programme_number_form', violation_error_code='number_form', violation_error_message="A programme's number is G and eleven characters."),
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gt', models.F('from_on')), _connector='OR'), name='programme_ends_after_it_began', violation_error_code='until_before_from', violation_error_message='A programme ends after the day on which it began.'),
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.CheckConstraint(condition=models.Q(('budget__isnull', True), ('budget__gte', 0), _connector='OR'), name='programme_budget_is_not_negative', violation_error_code='negative', violation_error_message='A budget is not negative.'),
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.CheckConstraint(condition=models.Q(('every_days__isnull', True), ('every_days__gte', 1), _connector='OR'), name='programme_every_day_at_most', violation_error_code='every_days', violation_error_message='It is given every day at most.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='programme',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_programmechange" ("title", "given_by_id", "funded_by", "sector", "sub_sector", "activity", "modality", "mechanism", "unit", "currency", "budget", "for_whom", "every_days", "from_on", "until_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."title", new_values."given_by_id", new_values."funded_by", new_values."sector", new_values."sub_sector", new_values."activity", new_values."modality", new_values."mechanism", new_values."unit", new_values."currency", new_values."budget", new_values."for_whom", new_values."every_days", new_values."from_on", new_values."until_on", statement_timestamp(), \'insert\', new_values."number", who FROM new_values;\n            RETURN NULL;\n        ', hash='fbed7aae902756724d1486a8a64feab0849585d7', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9249f', referencing='REFERENCING NEW TABLE AS new_values ', table='assistance_programme', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='programme',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_programmechange" ("title", "given_by_id", "funded_by", "sector", "sub_sector", "activity", "modality", "mechanism", "unit", "currency", "budget", "for_whom", "every_days", "from_on", "until_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."title", new_values."given_by_id", new_values."funded_by", new_values."sector", new_values."sub_sector", new_values."activity", new_values."modality", new_values."mechanism", new_values."unit", new_values."currency", new_values."budget", new_values."for_whom", new_values."every_days", new_values."from_on", new_values."until_on", statement_timestamp(), \'update\', new_values."number", who FROM new_values LEFT JOIN old_values o ON o."number" = new_values."number" WHERE o."number" IS NULL OR (o."title", o."given_by_id", o."funded_by", o."sector", o."sub_sector", o."activity", o."modality", o."mechanism", o."unit", o."currency", o."budget", o."for_whom", o."every_days", o."from_on", o."until_on") IS DISTINCT FROM (new_values."title", new_values."given_by_id", new_values."funded_by", new_values."sector", new_values."sub_sector", new_values."activity", new_values."modality", new_values."mechanism", new_values."unit", new_values."currency", new_values."budget", new_values."for_whom", new_values."every_days", new_values."from_on", new_values."until_on");\n            RETURN NULL;\n        ', hash='89938a422682bdece3d7ef0cb020c5de5f1e2259', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e56e7', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='assistance_programme', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='programme',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_programmechange" ("title", "given_by_id", "funded_by", "sector", "sub_sector", "activity", "modality", "mechanism", "unit", "currency", "budget", "for_whom", "every_days", "from_on", "until_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."title", old_values."given_by_id", old_values."funded_by", old_values."sector", old_values."sub_sector", old_values."activity", old_values."modality", old_values."mechanism", old_values."unit", old_values."currency", old_values."budget", old_values."for_whom", old_values."every_days", old_values."from_on", old_values."until_on", statement_timestamp(), \'delete\', old_values."number", who FROM old_values;\n            RETURN NULL;\n        ', hash='6c8b2dfc818a1a86b190c2f05e04f3f65ef22ba4', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_cc64d', referencing='REFERENCING OLD TABLE AS old_values ', table='assistance_programme', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='assistedpersonchange',
            index=models.Index(fields=['individual'], name='assistedperson_events'),
        ),
        migrations.AddConstraint(
            model_name='assistedpersonchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='assistedperson_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assistedpersonchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5d82194b5a33a9866e98ab27c85b4f9e73ef8e20', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_88fb7', table='assistance_assistedpersonchange', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='assistedperson',
            constraint=models.UniqueConstraint(fields=('assistance', 'individual'), name='assisted_person_once', violation_error_code='person_twice', violation_error_message='This person is named in it already.'),
        ),
        migrations.AddConstraint(
            model_name='assistedperson',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('counts', True)), expressions=[(cases.models.dated.NumberKey('individual'), '='), (cases.models.dated.NumberKey('programme'), '='), (cases.models.dated.DateRange(models.F('from_on'), models.F('until_on'), models.Value('[)')), '&&')], name='assisted_once_by_a_programme', violation_error_code='helped_already', violation_error_message='Somebody of them is helped by this programme for these days already.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assistedperson',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_assistedpersonchange" ("assistance_id", "individual_id", "programme_id", "from_on", "until_on", "counts", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."assistance_id", new_values."individual_id", new_values."programme_id", new_values."from_on", new_values."until_on", new_values."counts", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='d3267a9df1e617964ecb73c702cf60eeda262df4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_12333', referencing='REFERENCING NEW TABLE AS new_values ', table='assistance_assistedperson', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assistedperson',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_assistedpersonchange" ("assistance_id", "individual_id", "programme_id", "from_on", "until_on", "counts", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."assistance_id", new_values."individual_id", new_values."programme_id", new_values."from_on", new_values."until_on", new_values."counts", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."assistance_id", o."individual_id", o."programme_id", o."from_on", o."until_on", o."counts") IS DISTINCT FROM (new_values."assistance_id", new_values."individual_id", new_values."programme_id", new_values."from_on", new_values."until_on", new_values."counts");\n            RETURN NULL;\n        ', hash='77363c3b6b635f0a3f874c8882e5e41eb25717f4', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ca3b0', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='assistance_assistedperson', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assistedperson',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_assistedpersonchange" ("assistance_id", "individual_id", "programme_id", "from_on", "until_on", "counts", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."assistance_id", old_values."individual_id", old_values."programme_id", old_values."from_on", old_values."until_on", old_values."counts", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='e4cf62d493a60c4562fff2c4d1d67f5a0ad006a3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ed864', referencing='REFERENCING OLD TABLE AS old_values ', table='assistance_assistedperson', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='assistancechange',
            index=models.Index(fields=['household'], name='assistance_events'),
        ),
        migrations.AddConstraint(
            model_name='assistancechange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='assistance_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assistancechange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a1167c5ca669531f58c986160d5fe1a96e477961', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fc8b9', table='assistance_assistancechange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='assistance',
            index=models.Index(fields=['household', '-from_on'], name='assistance_by_household'),
        ),
        migrations.AddIndex(
            model_name='assistance',
            index=models.Index(fields=['programme', 'state'], name='assistance_by_programme'),
        ),
        migrations.AddConstraint(
            model_name='assistance',
            constraint=models.CheckConstraint(condition=models.Q(('number__regex', '^A[0-9A-HJKMNP-TV-Z]{11}$')), name='assistance_number_form', violation_error_code='number_form', violation_error_message='The number of assistance is A and eleven characters.'),
        ),
        migrations.AddConstraint(
            model_name='assistance',
            constraint=models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gt', models.F('from_on')), _connector='OR'), name='assistance_days', violation_error_code='until_before_from', violation_error_message='It is for one day at least.'),
        ),
        migrations.AddConstraint(
            model_name='assistance',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('quantity__gt', 0), ('quantity__isnull', False)), models.Q(('amount__gt', 0), ('amount__isnull', False), ('currency__regex', '^[A-Z]{3}$')), _connector='OR'), name='assistance_of_something', violation_error_code='of_nothing', violation_error_message='Say how much of what, or how much money.'),
        ),
        migrations.AddConstraint(
            model_name='assistance',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('delivered_on__isnull', True), ('ended_on__isnull', True), ('state', 'planned')), models.Q(('delivered_by__isnull', False), ('delivered_on__isnull', False), ('ended_on__isnull', True), ('state', 'delivered')), models.Q(('delivered_on__isnull', False), ('ended_on__gte', models.F('delivered_on')), ('state', 'returned'), models.Q(('ended_because', ''), _negated=True)), models.Q(('delivered_on__isnull', True), ('ended_on__isnull', False), ('state', 'cancelled'), models.Q(('ended_because', ''), _negated=True)), _connector='OR'), name='assistance_state', violation_error_code='assistance_state', violation_error_message='Delivered has a day and a giver; returned or cancelled, a day and a reason.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assistance',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_assistancechange" ("programme_id", "household_id", "family_unit", "from_on", "until_on", "quantity", "amount", "currency", "state", "planned_on", "planned_by_id", "delivered_on", "delivered_by_id", "delivered_at_id", "collected_by", "reference", "ended_on", "ended_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."programme_id", new_values."household_id", new_values."family_unit", new_values."from_on", new_values."until_on", new_values."quantity", new_values."amount", new_values."currency", new_values."state", new_values."planned_on", new_values."planned_by_id", new_values."delivered_on", new_values."delivered_by_id", new_values."delivered_at_id", new_values."collected_by", new_values."reference", new_values."ended_on", new_values."ended_because", statement_timestamp(), \'insert\', new_values."number", who FROM new_values;\n            RETURN NULL;\n        ', hash='cd78f5e0ebed3468d2fa8717d053f38807ed46f4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_365bc', referencing='REFERENCING NEW TABLE AS new_values ', table='assistance_assistance', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assistance',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_assistancechange" ("programme_id", "household_id", "family_unit", "from_on", "until_on", "quantity", "amount", "currency", "state", "planned_on", "planned_by_id", "delivered_on", "delivered_by_id", "delivered_at_id", "collected_by", "reference", "ended_on", "ended_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."programme_id", new_values."household_id", new_values."family_unit", new_values."from_on", new_values."until_on", new_values."quantity", new_values."amount", new_values."currency", new_values."state", new_values."planned_on", new_values."planned_by_id", new_values."delivered_on", new_values."delivered_by_id", new_values."delivered_at_id", new_values."collected_by", new_values."reference", new_values."ended_on", new_values."ended_because", statement_timestamp(), \'update\', new_values."number", who FROM new_values LEFT JOIN old_values o ON o."number" = new_values."number" WHERE o."number" IS NULL OR (o."programme_id", o."household_id", o."family_unit", o."from_on", o."until_on", o."quantity", o."amount", o."currency", o."state", o."planned_on", o."planned_by_id", o."delivered_on", o."delivered_by_id", o."delivered_at_id", o."collected_by", o."reference", o."ended_on", o."ended_because") IS DISTINCT FROM (new_values."programme_id", new_values."household_id", new_values."family_unit", new_values."from_on", new_values."until_on", new_values."quantity", new_values."amount", new_values."currency", new_values."state", new_values."planned_on", new_values."planned_by_id", new_values."delivered_on", new_values."delivered_by_id", new_values."delivered_at_id", new_values."collected_by", new_values."reference", new_values."ended_on", new_values."ended_because");\n            RETURN NULL;\n        ', hash='f9deac9828a422d8112d6e1bcd4564eac3415dda', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0eac0', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='assistance_assistance', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assistance',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_assistancechange" ("programme_id", "household_id", "family_unit", "from_on", "until_on", "quantity", "amount", "currency", "state", "planned_on", "planned_by_id", "delivered_on", "delivered_by_id", "delivered_at_id", "collected_by", "reference", "ended_on", "ended_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."programme_id", old_values."household_id", old_values."family_unit", old_values."from_on", old_values."until_on", old_values."quantity", old_values."amount", old_values."currency", old_values."state", old_values."planned_on", old_values."planned_by_id", old_values."delivered_on", old_values."delivered_by_id", old_values."delivered_at_id", old_values."collected_by", old_values."reference", old_values."ended_on", old_values."ended_because", statement_timestamp(), \'delete\', old_values."number", who FROM old_values;\n            RETURN NULL;\n        ', hash='ee3ecbf6d00f9f411591cbba50d03f956ce458fb', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d43ca', referencing='REFERENCING OLD TABLE AS old_values ', table='assistance_assistance', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='programmechange',
            index=models.Index(fields=['pgh_obj'], name='programme_events'),
        ),
        migrations.AddConstraint(
            model_name='programmechange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='programme_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='programmechange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='90c0658e4f95b64b6a719dbfea1e26263f8b204a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_24e8f', table='assistance_programmechange', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='programmerule',
            constraint=models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gt', models.F('from_on')), _connector='OR'), name='rule_ends_after_it_began', violation_error_code='until_before_from', violation_error_message='A rule ends after the day on which it began.'),
        ),
        migrations.AddConstraint(
            model_name='programmerule',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(cases.models.dated.NumberKey('programme'), '='), (cases.models.dated.DateRange(models.F('from_on'), models.F('until_on'), models.Value('[)')), '&&')], name='rule_one_at_a_time', violation_error_code='overlapping_rule', violation_error_message='Another rule of this programme is in force then.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='programmerule',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_programmerulechange" ("programme_id", "from_on", "until_on", "covers", "eligible", "amount", "sources", "reading", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."programme_id", new_values."from_on", new_values."until_on", new_values."covers", new_values."eligible", new_values."amount", new_values."sources", new_values."reading", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='819e090c1e2c4b96ffbb7ec8dc3c68ed11fce6b4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1ac7c', referencing='REFERENCING NEW TABLE AS new_values ', table='assistance_programmerule', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='programmerule',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_programmerulechange" ("programme_id", "from_on", "until_on", "covers", "eligible", "amount", "sources", "reading", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."programme_id", new_values."from_on", new_values."until_on", new_values."covers", new_values."eligible", new_values."amount", new_values."sources", new_values."reading", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."programme_id", o."from_on", o."until_on", o."covers", o."eligible", o."amount", o."sources", o."reading") IS DISTINCT FROM (new_values."programme_id", new_values."from_on", new_values."until_on", new_values."covers", new_values."eligible", new_values."amount", new_values."sources", new_values."reading");\n            RETURN NULL;\n        ', hash='e489b78b955749e93b57ba5575d72cf15b82a412', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e9a46', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='assistance_programmerule', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='programmerule',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_programmerulechange" ("programme_id", "from_on", "until_on", "covers", "eligible", "amount", "sources", "reading", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."programme_id", old_values."from_on", old_values."until_on", old_values."covers", old_values."eligible", old_values."amount", old_values."sources", old_values."reading", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='eb49e4ade9ff4156b59031d0d71974d40c8c6bca', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b9949', referencing='REFERENCING OLD TABLE AS old_values ', table='assistance_programmerule', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='programmerulechange',
            index=models.Index(fields=['programme'], name='programmerule_events'),
        ),
        migrations.AddConstraint(
            model_name='programmerulechange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='programmerule_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='programmerulechange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='56c33f13b9ac82c4bba4097d70db2a2c809e42ea', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6d8f6', table='assistance_programmerulechange', when='BEFORE')),
        ),
    ]
