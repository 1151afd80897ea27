"""By a decree, a whole class of papers serves longer."""

import accounts.history.triggers
import datetime
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0017_found_by_their_end'),
    ]

    operations = [
        migrations.CreateModel(
            name='ValidityExtensionChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('type', models.CharField(choices=[('psn', 'public services number (PSN)'), ('no_psn', 'certificate of having no PSN'), ('passport', 'passport'), ('id_card', 'identification card'), ('temporary_protection', 'temporary protection certificate'), ('birth', 'birth certificate'), ('marriage', 'marriage certificate'), ('death', 'death certificate'), ('guardianship', 'guardianship certificate'), ('travel_document', 'travel document'), ('russian_passport', 'Russian passport'), ('nk_issued', 'paper issued in Nagorno-Karabakh'), ('progres_group', 'proGres registration group'), ('progres_individual', 'proGres individual number'), ('esocial_case', 'e-social case number'), ('disability', 'disability certificate'), ('other', 'other')], max_length=20, verbose_name='kind of document')),
                ('printed_from', models.DateField(verbose_name='printed to end on, from')),
                ('printed_to', models.DateField(verbose_name='printed to end on, to')),
                ('issued_from', models.DateField(blank=True, null=True, verbose_name='issued from')),
                ('issued_to', models.DateField(blank=True, help_text='Papers whose day of issue is not recorded are moved only if both are empty.', null=True, verbose_name='issued to')),
                ('extended_until', models.DateField(verbose_name='extended until')),
                ('decree', models.CharField(help_text='Who decreed it, and under which number.', max_length=120, verbose_name='decree')),
                ('decreed_on', models.DateField(verbose_name='date of the decree')),
                ('is_void', models.BooleanField(default=False, help_text='It moves nothing; it stays in sight.', verbose_name='entered by mistake')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ValidityExtension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('type', models.CharField(choices=[('psn', 'public services number (PSN)'), ('no_psn', 'certificate of having no PSN'), ('passport', 'passport'), ('id_card', 'identification card'), ('temporary_protection', 'temporary protection certificate'), ('birth', 'birth certificate'), ('marriage', 'marriage certificate'), ('death', 'death certificate'), ('guardianship', 'guardianship certificate'), ('travel_document', 'travel document'), ('russian_passport', 'Russian passport'), ('nk_issued', 'paper issued in Nagorno-Karabakh'), ('progres_group', 'proGres registration group'), ('progres_individual', 'proGres individual number'), ('esocial_case', 'e-social case number'), ('disability', 'disability certificate'), ('other', 'other')], max_length=20, verbose_name='kind of document')),
                ('printed_from', models.DateField(verbose_name='printed to end on, from')),
                ('printed_to', models.DateField(verbose_name='printed to end on, to')),
                ('issued_from', models.DateField(blank=True, null=True, verbose_name='issued from')),
                ('issued_to', models.DateField(blank=True, help_text='Papers whose day of issue is not recorded are moved only if both are empty.', null=True, verbose_name='issued to')),
                ('extended_until', models.DateField(verbose_name='extended until')),
                ('decree', models.CharField(help_text='Who decreed it, and under which number.', max_length=120, verbose_name='decree')),
                ('decreed_on', models.DateField(verbose_name='date of the decree')),
                ('is_void', models.BooleanField(default=False, help_text='It moves nothing; it stays in sight.', verbose_name='entered by mistake')),
            ],
            options={
                'verbose_name': 'extension by decree',
                'verbose_name_plural': 'extensions by decree',
                'constraints': [models.CheckConstraint(condition=models.Q(('printed_to__gte', models.F('printed_from'))), name='extension_printed_in_order', violation_error_code='printed_in_order', violation_error_message='The last printed day lies before the first.'), models.CheckConstraint(condition=models.Q(('issued_from__isnull', True), ('issued_to__isnull', True), ('issued_to__gte', models.F('issued_from')), _connector='OR'), name='extension_issued_in_order', violation_error_code='issued_in_order', violation_error_message='The last day of issue lies before the first.'), models.CheckConstraint(condition=models.Q(('extended_until__gt', models.F('printed_to'))), name='extension_is_longer', violation_error_code='extension_too_early', violation_error_message='A decree extends: the new end lies after the last printed day.'), models.CheckConstraint(condition=models.Q(('decreed_on__gte', datetime.date(1988, 1, 1)), ('printed_from__gte', datetime.date(1988, 1, 1))), name='extension_not_too_early', violation_error_code='too_early', violation_error_message='A day before 1988 is a typing error: correct the year.'), models.UniqueConstraint(condition=models.Q(('is_void', False)), fields=('type', 'decree', 'printed_from', 'printed_to', 'issued_from', 'issued_to'), name='extension_once', nulls_distinct=False, violation_error_code='extended_twice', violation_error_message='This class of papers was extended by it already.')],
            },
        ),
        accounts.history.triggers.AddTrigger(
            model_name='validityextension',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_validityextensionchange" ("type", "printed_from", "printed_to", "issued_from", "issued_to", "extended_until", "decree", "decreed_on", "is_void", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."type", new_values."printed_from", new_values."printed_to", new_values."issued_from", new_values."issued_to", new_values."extended_until", new_values."decree", new_values."decreed_on", new_values."is_void", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='11a785f398fcba5e0a076527ff4a73a1f1730ef7', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3f7eb', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_validityextension', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='validityextension',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_validityextensionchange" ("type", "printed_from", "printed_to", "issued_from", "issued_to", "extended_until", "decree", "decreed_on", "is_void", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."type", new_values."printed_from", new_values."printed_to", new_values."issued_from", new_values."issued_to", new_values."extended_until", new_values."decree", new_values."decreed_on", new_values."is_void", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."type", o."printed_from", o."printed_to", o."issued_from", o."issued_to", o."extended_until", o."decree", o."decreed_on", o."is_void") IS DISTINCT FROM (new_values."type", new_values."printed_from", new_values."printed_to", new_values."issued_from", new_values."issued_to", new_values."extended_until", new_values."decree", new_values."decreed_on", new_values."is_void");\n            RETURN NULL;\n        ', hash='5e3959896f56f0bab89e03a371e60ec1e8bdb9c1', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2c207', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_validityextension', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='validityextension',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_validityextensionchange" ("type", "printed_from", "printed_to", "issued_from", "issued_to", "extended_until", "decree", "decreed_on", "is_void", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."type", old_values."printed_from", old_values."printed_to", old_values."issued_from", old_values."issued_to", old_values."extended_until", old_values."decree", old_values."decreed_on", old_values."is_void", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='7fc7d3ea10e43cbe09eada58e1ebf93cb755c06c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a20c3', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_validityextension', when='AFTER')),
        ),
        migrations.AddField(
            model_name='validityextensionchange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.validityextension'),
        ),
        migrations.AddIndex(
            model_name='validityextensionchange',
            index=models.Index(fields=['pgh_obj'], name='validityextension_events'),
        ),
        migrations.AddConstraint(
            model_name='validityextensionchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='validityextension_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='validityextensionchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='64b214c36d668e3b0f18019d63933e5cf40715b7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bab8d', table='cases_validityextensionchange', when='BEFORE')),
        ),
    ]
