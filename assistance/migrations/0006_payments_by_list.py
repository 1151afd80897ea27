"""Instruments of payment, lists for banks with their payments, and files of deliveries."""

import accounts.history.triggers
import cases.models.dated
import cases.numbers
import datetime
import django.contrib.postgres.constraints
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('assistance', '0005_lists_are_locked'),
        ('cases', '0016_homes_by_index_alone'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PaymentInstrument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('family_unit', models.CharField(blank=True, help_text='Empty: for all of the household.', max_length=2, verbose_name='family unit')),
                ('holder_name', models.CharField(blank=True, max_length=160, verbose_name='holder as the bank writes it')),
                ('kind', models.CharField(choices=[('account', 'bank account'), ('card', 'payment card'), ('wallet', 'mobile wallet')], max_length=8, verbose_name='kind')),
                ('bank', models.CharField(max_length=20, verbose_name='bank')),
                ('last_four', models.CharField(max_length=4, verbose_name='last four digits')),
                ('sealed', models.TextField(editable=False, verbose_name='sealed number')),
                ('status', models.CharField(choices=[('active', 'active'), ('lost', 'lost'), ('wrong_holder', 'belongs to somebody else'), ('closed', 'closed')], default='active', max_length=12, verbose_name='status')),
                ('ended_because', models.CharField(blank=True, max_length=200, verbose_name='why it ended')),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, help_text='The first day on which it no longer held.', null=True, verbose_name='until')),
                ('holder', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='instruments', to='cases.individual', verbose_name='holder')),
                ('household', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='instruments', to='cases.household', verbose_name='household')),
            ],
            options={
                'verbose_name': 'payment instrument',
                'verbose_name_plural': 'payment instruments',
                'default_permissions': ('view', 'add'),
                'select_on_save': True,
            },
        ),
        migrations.CreateModel(
            name='PaymentInstrumentChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('family_unit', models.CharField(blank=True, help_text='Empty: for all of the household.', max_length=2, verbose_name='family unit')),
                ('holder_name', models.CharField(blank=True, max_length=160, verbose_name='holder as the bank writes it')),
                ('kind', models.CharField(choices=[('account', 'bank account'), ('card', 'payment card'), ('wallet', 'mobile wallet')], max_length=8, verbose_name='kind')),
                ('bank', models.CharField(max_length=20, verbose_name='bank')),
                ('last_four', models.CharField(max_length=4, verbose_name='last four digits')),
                ('status', models.CharField(choices=[('active', 'active'), ('lost', 'lost'), ('wrong_holder', 'belongs to somebody else'), ('closed', 'closed')], default='active', max_length=12, verbose_name='status')),
                ('ended_because', models.CharField(blank=True, max_length=200, verbose_name='why it ended')),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, help_text='The first day on which it no longer held.', null=True, verbose_name='until')),
                ('holder', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='holder')),
                ('household', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.household', verbose_name='household')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='assistance.paymentinstrument')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='PaymentLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(verbose_name='row')),
                ('holder', models.CharField(max_length=160, verbose_name='holder as listed')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='amount')),
                ('currency', models.CharField(max_length=3, verbose_name='currency')),
                ('state', models.CharField(choices=[('listed', 'listed'), ('paid', 'paid'), ('rejected', 'rejected'), ('not_collected', 'not collected'), ('withdrawn', 'withdrawn')], default='listed', max_length=13, verbose_name='state')),
                ('code', models.CharField(blank=True, choices=[('wrong_number', 'there is no such number'), ('wrong_holder', 'it belongs to somebody else'), ('closed', 'it is closed'), ('lost', 'the card was lost or blocked'), ('limit', 'a limit of the bank was passed'), ('other', 'another reason')], max_length=12, verbose_name='why it was rejected')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
                ('reference', models.CharField(blank=True, max_length=80, verbose_name='reference of the bank')),
                ('assistance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payment_lines', to='assistance.assistance', verbose_name='assistance')),
                ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payment_lines', to='assistance.paymentinstrument', verbose_name='payment instrument')),
            ],
            options={
                'verbose_name': 'payment',
                'verbose_name_plural': 'payments',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='PaymentList',
            fields=[
                ('number', models.CharField(db_collation='C', default=cases.numbers.new_list_number, editable=False, max_length=12, primary_key=True, serialize=False, verbose_name='number')),
                ('bank', models.CharField(max_length=20, verbose_name='bank')),
                ('count', models.PositiveIntegerField(verbose_name='payments')),
                ('total', models.DecimalField(decimal_places=2, max_digits=16, verbose_name='total')),
                ('currency', models.CharField(max_length=3, verbose_name='currency')),
                ('state', models.CharField(choices=[('made', 'waits for approval'), ('approved', 'approved'), ('withdrawn', 'withdrawn')], default='made', max_length=9, verbose_name='state')),
                ('made_on', models.DateField(verbose_name='made on')),
                ('approved_on', models.DateField(blank=True, null=True, verbose_name='approved on')),
                ('withdrawn_because', models.CharField(blank=True, max_length=200, verbose_name='why it was withdrawn')),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lists_approved', to=settings.AUTH_USER_MODEL, verbose_name='approved by')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lists_made', to=settings.AUTH_USER_MODEL, verbose_name='made by')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payment_lists', to='assistance.programme', verbose_name='programme')),
            ],
            options={
                'verbose_name': 'payment list',
                'verbose_name_plural': 'payment lists',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='PaymentLineChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('position', models.PositiveIntegerField(verbose_name='row')),
                ('holder', models.CharField(max_length=160, verbose_name='holder as listed')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='amount')),
                ('currency', models.CharField(max_length=3, verbose_name='currency')),
                ('state', models.CharField(choices=[('listed', 'listed'), ('paid', 'paid'), ('rejected', 'rejected'), ('not_collected', 'not collected'), ('withdrawn', 'withdrawn')], default='listed', max_length=13, verbose_name='state')),
                ('code', models.CharField(blank=True, choices=[('wrong_number', 'there is no such number'), ('wrong_holder', 'it belongs to somebody else'), ('closed', 'it is closed'), ('lost', 'the card was lost or blocked'), ('limit', 'a limit of the bank was passed'), ('other', 'another reason')], max_length=12, verbose_name='why it was rejected')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
                ('reference', models.CharField(blank=True, max_length=80, verbose_name='reference of the bank')),
                ('assistance', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='assistance.assistance', verbose_name='assistance')),
                ('instrument', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='assistance.paymentinstrument', verbose_name='payment instrument')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='assistance.paymentline')),
                ('payment_list', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='assistance.paymentlist', verbose_name='payment list')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='paymentline',
            name='payment_list',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='assistance.paymentlist', verbose_name='payment list'),
        ),
        migrations.CreateModel(
            name='PaymentListChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('bank', models.CharField(max_length=20, verbose_name='bank')),
                ('count', models.PositiveIntegerField(verbose_name='payments')),
                ('total', models.DecimalField(decimal_places=2, max_digits=16, verbose_name='total')),
                ('currency', models.CharField(max_length=3, verbose_name='currency')),
                ('state', models.CharField(choices=[('made', 'waits for approval'), ('approved', 'approved'), ('withdrawn', 'withdrawn')], default='made', max_length=9, verbose_name='state')),
                ('made_on', models.DateField(verbose_name='made on')),
                ('approved_on', models.DateField(blank=True, null=True, verbose_name='approved on')),
                ('withdrawn_because', models.CharField(blank=True, max_length=200, verbose_name='why it was withdrawn')),
                ('approved_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by')),
                ('made_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='assistance.paymentlist')),
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
            name='DeliveryFile',
            fields=[
                ('key', models.CharField(db_collation='C', max_length=80, primary_key=True, serialize=False, verbose_name='key')),
                ('sha256', models.CharField(max_length=64, verbose_name='digest of the file')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='name of the file')),
                ('begun_at', models.DateTimeField(verbose_name='begun at')),
                ('rows', models.PositiveIntegerField(verbose_name='rows')),
                ('done_rows', models.PositiveIntegerField(default=0, verbose_name='rows written')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delivery_files', to=settings.AUTH_USER_MODEL, verbose_name='sent by')),
            ],
            options={
                'verbose_name': 'file of deliveries',
                'verbose_name_plural': 'files of deliveries',
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('done_rows__lte', models.F('rows'))), name='delivery_file_done', violation_error_code='done_rows', violation_error_message='No more rows are written than the file has.')],
            },
        ),
        migrations.AddIndex(
            model_name='paymentinstrument',
            index=models.Index(fields=['household'], name='instrument_by_household'),
        ),
        migrations.AddConstraint(
            model_name='paymentinstrument',
            constraint=models.CheckConstraint(condition=models.Q(('from_on__gte', datetime.date(1988, 1, 1))), name='instrument_not_too_early', violation_error_code='too_early', violation_error_message='A day before 1988 is a typing error: correct the year.'),
        ),
        migrations.AddConstraint(
            model_name='paymentinstrument',
            constraint=models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='instrument_ends_after_its_beginning', violation_error_code='ends_before_beginning', violation_error_message='It cannot end before it began: correct one of the two days.'),
        ),
        migrations.AddConstraint(
            model_name='paymentinstrument',
            constraint=models.CheckConstraint(condition=models.Q(('holder__isnull', False), models.Q(('holder_name', ''), _negated=True), _connector='OR'), name='instrument_has_a_holder', violation_error_code='no_holder', violation_error_message='Say whose it is: a person, or a name.'),
        ),
        migrations.AddConstraint(
            model_name='paymentinstrument',
            constraint=models.CheckConstraint(condition=models.Q(('last_four__regex', '^[0-9A-Z]{4}$')), name='instrument_last_four', violation_error_code='last_four', violation_error_message='Four digits or letters are shown of a number.'),
        ),
        migrations.AddConstraint(
            model_name='paymentinstrument',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'active'), models.Q(('until_on__isnull', False), models.Q(('ended_because', ''), _negated=True)), _connector='OR'), name='instrument_ended_on_a_day', violation_error_code='not_ended', violation_error_message='What is lost or closed ended on a day, for a reason.'),
        ),
        migrations.AddConstraint(
            model_name='paymentinstrument',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(cases.models.dated.NumberKey('household'), '='), ('family_unit', '='), (cases.models.dated.DateRange(models.F('from_on'), models.F('until_on'), models.Value('[)')), '&&')], name='instrument_one_at_a_time', violation_error_code='another_instrument', violation_error_message='They are paid by another one on these days: end that one first.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='paymentinstrument',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_paymentinstrumentchange" ("household_id", "family_unit", "holder_id", "holder_name", "kind", "bank", "last_four", "status", "ended_because", "from_on", "until_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."family_unit", new_values."holder_id", new_values."holder_name", new_values."kind", new_values."bank", new_values."last_four", new_values."status", new_values."ended_because", new_values."from_on", new_values."until_on", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='514364ec9cfbb584f46ab9b1b3e9655d913f76c3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_2ca47', referencing='REFERENCING NEW TABLE AS new_values ', table='assistance_paymentinstrument', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='paymentinstrument',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_paymentinstrumentchange" ("household_id", "family_unit", "holder_id", "holder_name", "kind", "bank", "last_four", "status", "ended_because", "from_on", "until_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."family_unit", new_values."holder_id", new_values."holder_name", new_values."kind", new_values."bank", new_values."last_four", new_values."status", new_values."ended_because", new_values."from_on", new_values."until_on", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."household_id", o."family_unit", o."holder_id", o."holder_name", o."kind", o."bank", o."last_four", o."status", o."ended_because", o."from_on", o."until_on") IS DISTINCT FROM (new_values."household_id", new_values."family_unit", new_values."holder_id", new_values."holder_name", new_values."kind", new_values."bank", new_values."last_four", new_values."status", new_values."ended_because", new_values."from_on", new_values."until_on");\n            RETURN NULL;\n        ', hash='1de8af4ba8d1ada0fe39c7e00187df14622cc1dc', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_a6070', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='assistance_paymentinstrument', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='paymentinstrument',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_paymentinstrumentchange" ("household_id", "family_unit", "holder_id", "holder_name", "kind", "bank", "last_four", "status", "ended_because", "from_on", "until_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."household_id", old_values."family_unit", old_values."holder_id", old_values."holder_name", old_values."kind", old_values."bank", old_values."last_four", old_values."status", old_values."ended_because", old_values."from_on", old_values."until_on", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='0cdc71c2c4de3f411f98468a984833c6624376aa', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_734d5', referencing='REFERENCING OLD TABLE AS old_values ', table='assistance_paymentinstrument', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='paymentinstrumentchange',
            index=models.Index(fields=['household'], name='paymentinstrument_events'),
        ),
        migrations.AddConstraint(
            model_name='paymentinstrumentchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='paymentinstrument_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='paymentinstrumentchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6ea8b1268546f8aac6f8b276ca9aac9f3d36cc39', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d8fa7', table='assistance_paymentinstrumentchange', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='paymentlist',
            constraint=models.CheckConstraint(condition=models.Q(('number__regex', '^X[0-9A-HJKMNP-TV-Z]{11}$')), name='payment_list_number_form', violation_error_code='number_form', violation_error_message="A list's number is X and eleven characters."),
        ),
        migrations.AddConstraint(
            model_name='paymentlist',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('approved_by__isnull', False), ('approved_on__isnull', False), ('state', 'approved')), models.Q(('approved_by__isnull', True), ('approved_on__isnull', True), ('state', 'made')), models.Q(('approved_by__isnull', True), ('approved_on__isnull', True), ('state', 'withdrawn'), models.Q(('withdrawn_because', ''), _negated=True)), _connector='OR'), name='payment_list_state', violation_error_code='list_state', violation_error_message='Approved has a day and a name; withdrawn, a reason and neither.'),
        ),
        migrations.AddConstraint(
            model_name='paymentlist',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('made_by')), _negated=True), _connector='OR'), name='payment_list_second_person', violation_error_code='second_person', violation_error_message='Whoever made a list does not approve it.'),
        ),
        migrations.AddConstraint(
            model_name='paymentlist',
            constraint=models.CheckConstraint(condition=models.Q(('count__gt', 0), ('total__gt', 0)), name='payment_list_of_something', violation_error_code='of_nothing', violation_error_message='A list pays something to somebody.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='paymentlist',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_paymentlistchange" ("programme_id", "bank", "count", "total", "currency", "state", "made_on", "made_by_id", "approved_on", "approved_by_id", "withdrawn_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."programme_id", new_values."bank", new_values."count", new_values."total", new_values."currency", new_values."state", new_values."made_on", new_values."made_by_id", new_values."approved_on", new_values."approved_by_id", new_values."withdrawn_because", statement_timestamp(), \'insert\', new_values."number", who FROM new_values;\n            RETURN NULL;\n        ', hash='2dee5daff571dd29dfdf192c706f6711810d9e32', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1f1f1', referencing='REFERENCING NEW TABLE AS new_values ', table='assistance_paymentlist', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='paymentlist',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_paymentlistchange" ("programme_id", "bank", "count", "total", "currency", "state", "made_on", "made_by_id", "approved_on", "approved_by_id", "withdrawn_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."programme_id", new_values."bank", new_values."count", new_values."total", new_values."currency", new_values."state", new_values."made_on", new_values."made_by_id", new_values."approved_on", new_values."approved_by_id", new_values."withdrawn_because", statement_timestamp(), \'update\', new_values."number", who FROM new_values LEFT JOIN old_values o ON o."number" = new_values."number" WHERE o."number" IS NULL OR (o."programme_id", o."bank", o."count", o."total", o."currency", o."state", o."made_on", o."made_by_id", o."approved_on", o."approved_by_id", o."withdrawn_because") IS DISTINCT FROM (new_values."programme_id", new_values."bank", new_values."count", new_values."total", new_values."currency", new_values."state", new_values."made_on", new_values."made_by_id", new_values."approved_on", new_values."approved_by_id", new_values."withdrawn_because");\n            RETURN NULL;\n        ', hash='2f14aa71c0623dbe9839b2f6b8406747280cf645', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_7257d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='assistance_paymentlist', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='paymentlist',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_paymentlistchange" ("programme_id", "bank", "count", "total", "currency", "state", "made_on", "made_by_id", "approved_on", "approved_by_id", "withdrawn_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."programme_id", old_values."bank", old_values."count", old_values."total", old_values."currency", old_values."state", old_values."made_on", old_values."made_by_id", old_values."approved_on", old_values."approved_by_id", old_values."withdrawn_because", statement_timestamp(), \'delete\', old_values."number", who FROM old_values;\n            RETURN NULL;\n        ', hash='1047856209ebd7479b2dc65586d0af751db3a606', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_3fca1', referencing='REFERENCING OLD TABLE AS old_values ', table='assistance_paymentlist', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='paymentlinechange',
            index=models.Index(fields=['assistance'], name='paymentline_events'),
        ),
        migrations.AddConstraint(
            model_name='paymentlinechange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='paymentline_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='paymentlinechange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='362a898219d28be0807710a64136d7e4f9698580', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1022c', table='assistance_paymentlinechange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='paymentline',
            index=models.Index(condition=models.Q(('state__in', ('rejected', 'not_collected'))), fields=['state'], name='payment_line_failed'),
        ),
        migrations.AddConstraint(
            model_name='paymentline',
            constraint=models.UniqueConstraint(fields=('payment_list', 'position'), name='payment_line_place', violation_error_code='row_twice', violation_error_message='Two payments stand in one row of the list.'),
        ),
        migrations.AddConstraint(
            model_name='paymentline',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('listed', 'paid'))), fields=('assistance',), name='payment_line_once', violation_error_code='listed_already', violation_error_message='It stands on a payment list already.'),
        ),
        migrations.AddConstraint(
            model_name='paymentline',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='payment_line_of_something', violation_error_code='of_nothing', violation_error_message='A payment is of some money.'),
        ),
        migrations.AddConstraint(
            model_name='paymentline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'rejected'), models.Q(('code', ''), _negated=True)), models.Q(models.Q(('state', 'rejected'), _negated=True), ('code', '')), _connector='OR'), name='payment_line_rejected_with_code', violation_error_code='rejected_without_code', violation_error_message='What is rejected has a code, and nothing else has.'),
        ),
        migrations.AddConstraint(
            model_name='paymentline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_on__isnull', True), ('state__in', ('listed', 'withdrawn'))), models.Q(('answered_on__isnull', False), ('state__in', ('paid', 'rejected', 'not_collected'))), _connector='OR'), name='payment_line_answered', violation_error_code='answered', violation_error_message='What the bank answered has a day.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='paymentline',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_paymentlinechange" ("payment_list_id", "position", "assistance_id", "instrument_id", "holder", "amount", "currency", "state", "code", "answered_on", "reference", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."payment_list_id", new_values."position", new_values."assistance_id", new_values."instrument_id", new_values."holder", new_values."amount", new_values."currency", new_values."state", new_values."code", new_values."answered_on", new_values."reference", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='5318cf14128406c5ac1dde6992e675ed1fd24628', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_182ce', referencing='REFERENCING NEW TABLE AS new_values ', table='assistance_paymentline', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='paymentline',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_paymentlinechange" ("payment_list_id", "position", "assistance_id", "instrument_id", "holder", "amount", "currency", "state", "code", "answered_on", "reference", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."payment_list_id", new_values."position", new_values."assistance_id", new_values."instrument_id", new_values."holder", new_values."amount", new_values."currency", new_values."state", new_values."code", new_values."answered_on", new_values."reference", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."payment_list_id", o."position", o."assistance_id", o."instrument_id", o."holder", o."amount", o."currency", o."state", o."code", o."answered_on", o."reference") IS DISTINCT FROM (new_values."payment_list_id", new_values."position", new_values."assistance_id", new_values."instrument_id", new_values."holder", new_values."amount", new_values."currency", new_values."state", new_values."code", new_values."answered_on", new_values."reference");\n            RETURN NULL;\n        ', hash='8b0a4af71906f33646ac92be6774ca28c627d0a2', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0247d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='assistance_paymentline', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='paymentline',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_paymentlinechange" ("payment_list_id", "position", "assistance_id", "instrument_id", "holder", "amount", "currency", "state", "code", "answered_on", "reference", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."payment_list_id", old_values."position", old_values."assistance_id", old_values."instrument_id", old_values."holder", old_values."amount", old_values."currency", old_values."state", old_values."code", old_values."answered_on", old_values."reference", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='1c5e1cc9154c92c5850ba189ca8e3a09a62e62d1', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d3156', referencing='REFERENCING OLD TABLE AS old_values ', table='assistance_paymentline', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='paymentlistchange',
            index=models.Index(fields=['pgh_obj'], name='paymentlist_events'),
        ),
        migrations.AddConstraint(
            model_name='paymentlistchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='paymentlist_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='paymentlistchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ac27caea5baa7dcba6de71a58e67c1e0ff1e1655', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_287fd', table='assistance_paymentlistchange', when='BEFORE')),
        ),
    ]
