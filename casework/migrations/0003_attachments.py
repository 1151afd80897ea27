"""Photos and scans of households, people, cases and notes."""

import accounts.history.triggers
import casework.numbers
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0016_homes_by_index_alone'),
        ('casework', '0005_feedback'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('number', models.CharField(db_collation='C', default=casework.numbers.new_attachment_number, editable=False, max_length=12, primary_key=True, serialize=False, verbose_name='number')),
                ('kind', models.CharField(choices=[('photo', 'photo'), ('scan', 'scan of a paper')], max_length=5, verbose_name='kind')),
                ('shows', models.CharField(max_length=200, verbose_name='what it shows')),
                ('is_restricted', models.BooleanField(default=False, help_text="Only the case's team and those cleared see it.", verbose_name='restricted')),
                ('stored', models.CharField(blank=True, editable=False, max_length=40, verbose_name='stored as')),
                ('file_kind', models.CharField(editable=False, max_length=4, verbose_name='kind of file')),
                ('name', models.CharField(editable=False, max_length=200, verbose_name='name of the file')),
                ('size', models.PositiveIntegerField(editable=False, verbose_name='bytes')),
                ('digest', models.CharField(editable=False, max_length=64, verbose_name='digest')),
                ('added_at', models.DateTimeField(verbose_name='added at')),
                ('taken_away_on', models.DateField(blank=True, null=True, verbose_name='taken away on')),
                ('taken_away_because', models.CharField(blank=True, max_length=200, verbose_name='why')),
                ('added_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='attachments_added', to=settings.AUTH_USER_MODEL, verbose_name='added by')),
                ('case', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='casework.case', verbose_name='case')),
                ('household', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='cases.household', verbose_name='household')),
                ('individual', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='cases.individual', verbose_name='person')),
                ('note', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='casework.casenote', verbose_name='note')),
                ('taken_away_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attachments_taken_away', to=settings.AUTH_USER_MODEL, verbose_name='taken away by')),
            ],
            options={
                'verbose_name': 'photo or scan',
                'verbose_name_plural': 'photos and scans',
            },
        ),
        migrations.CreateModel(
            name='AttachmentChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('kind', models.CharField(choices=[('photo', 'photo'), ('scan', 'scan of a paper')], max_length=5, verbose_name='kind')),
                ('shows', models.CharField(max_length=200, verbose_name='what it shows')),
                ('is_restricted', models.BooleanField(default=False, help_text="Only the case's team and those cleared see it.", verbose_name='restricted')),
                ('stored', models.CharField(blank=True, editable=False, max_length=40, verbose_name='stored as')),
                ('file_kind', models.CharField(editable=False, max_length=4, verbose_name='kind of file')),
                ('name', models.CharField(editable=False, max_length=200, verbose_name='name of the file')),
                ('size', models.PositiveIntegerField(editable=False, verbose_name='bytes')),
                ('digest', models.CharField(editable=False, max_length=64, verbose_name='digest')),
                ('added_at', models.DateTimeField(verbose_name='added at')),
                ('taken_away_on', models.DateField(blank=True, null=True, verbose_name='taken away on')),
                ('taken_away_because', models.CharField(blank=True, max_length=200, verbose_name='why')),
                ('added_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='added by')),
                ('case', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='casework.case', verbose_name='case')),
                ('household', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.household', verbose_name='household')),
                ('individual', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person')),
                ('note', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='casework.casenote', verbose_name='note')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='casework.attachment')),
                ('taken_away_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken away by')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.AddIndex(
            model_name='attachment',
            index=models.Index(fields=['household', '-added_at'], name='attachment_by_household'),
        ),
        migrations.AddIndex(
            model_name='attachment',
            index=models.Index(fields=['individual', '-added_at'], name='attachment_by_person'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(('number__regex', '^F[0-9A-HJKMNP-TV-Z]{11}$')), name='attachment_number_form', violation_error_code='number_form', violation_error_message="A photo's or scan's number is F and eleven characters."),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('household__isnull', True), ('individual__isnull', False)), models.Q(('household__isnull', False), ('individual__isnull', True)), _connector='OR'), name='attachment_is_about_one', violation_error_code='household_or_person', violation_error_message='Choose the household or one person of it.'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(('shows', ''), _negated=True), name='attachment_says_what_it_shows', violation_error_code='empty', violation_error_message='Say what it shows.'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(('is_restricted', False), ('case__isnull', False), _connector='OR'), name='attachment_restricted_to_a_team', violation_error_code='restricted_without_case', violation_error_message='What is restricted belongs to a case: choose which.'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('taken_away_because', ''), ('taken_away_by__isnull', True), ('taken_away_on__isnull', True), models.Q(('stored', ''), _negated=True)), models.Q(('stored', ''), ('taken_away_by__isnull', False), ('taken_away_on__isnull', False), models.Q(('taken_away_because', ''), _negated=True)), _connector='OR'), name='attachment_kept_or_taken_away', violation_error_code='no_reason', violation_error_message='What is taken away is taken away with a reason.'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.UniqueConstraint(condition=models.Q(('stored', ''), _negated=True), fields=('stored',), name='attachment_stored_once', violation_error_code='stored_twice', violation_error_message='This file is kept already.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='attachment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_attachmentchange" ("household_id", "individual_id", "case_id", "note_id", "kind", "shows", "is_restricted", "stored", "file_kind", "name", "size", "digest", "added_at", "added_by_id", "taken_away_on", "taken_away_by_id", "taken_away_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."individual_id", new_values."case_id", new_values."note_id", new_values."kind", new_values."shows", new_values."is_restricted", new_values."stored", new_values."file_kind", new_values."name", new_values."size", new_values."digest", new_values."added_at", new_values."added_by_id", new_values."taken_away_on", new_values."taken_away_by_id", new_values."taken_away_because", statement_timestamp(), \'insert\', new_values."number", who FROM new_values;\n            RETURN NULL;\n        ', hash='8f57bc00005f6203d61eecf6f8ce9c36ac4701e5', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_cbea8', referencing='REFERENCING NEW TABLE AS new_values ', table='casework_attachment', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='attachment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_attachmentchange" ("household_id", "individual_id", "case_id", "note_id", "kind", "shows", "is_restricted", "stored", "file_kind", "name", "size", "digest", "added_at", "added_by_id", "taken_away_on", "taken_away_by_id", "taken_away_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."individual_id", new_values."case_id", new_values."note_id", new_values."kind", new_values."shows", new_values."is_restricted", new_values."stored", new_values."file_kind", new_values."name", new_values."size", new_values."digest", new_values."added_at", new_values."added_by_id", new_values."taken_away_on", new_values."taken_away_by_id", new_values."taken_away_because", statement_timestamp(), \'update\', new_values."number", who FROM new_values LEFT JOIN old_values o ON o."number" = new_values."number" WHERE o."number" IS NULL OR (o."household_id", o."individual_id", o."case_id", o."note_id", o."kind", o."shows", o."is_restricted", o."stored", o."file_kind", o."name", o."size", o."digest", o."added_at", o."added_by_id", o."taken_away_on", o."taken_away_by_id", o."taken_away_because") IS DISTINCT FROM (new_values."household_id", new_values."individual_id", new_values."case_id", new_values."note_id", new_values."kind", new_values."shows", new_values."is_restricted", new_values."stored", new_values."file_kind", new_values."name", new_values."size", new_values."digest", new_values."added_at", new_values."added_by_id", new_values."taken_away_on", new_values."taken_away_by_id", new_values."taken_away_because");\n            RETURN NULL;\n        ', hash='48d8b2ed6417d4419b9590e191ad1abc78facff7', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2458f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='casework_attachment', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='attachment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_attachmentchange" ("household_id", "individual_id", "case_id", "note_id", "kind", "shows", "is_restricted", "stored", "file_kind", "name", "size", "digest", "added_at", "added_by_id", "taken_away_on", "taken_away_by_id", "taken_away_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."household_id", old_values."individual_id", old_values."case_id", old_values."note_id", old_values."kind", old_values."shows", old_values."is_restricted", old_values."stored", old_values."file_kind", old_values."name", old_values."size", old_values."digest", old_values."added_at", old_values."added_by_id", old_values."taken_away_on", old_values."taken_away_by_id", old_values."taken_away_because", statement_timestamp(), \'delete\', old_values."number", who FROM old_values;\n            RETURN NULL;\n        ', hash='99b982ce3385e50b3ff88e5786846c45e08b463a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_815f4', referencing='REFERENCING OLD TABLE AS old_values ', table='casework_attachment', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='attachmentchange',
            index=models.Index(condition=models.Q(('household__isnull', False)), fields=['household'], name='attachment_events'),
        ),
        migrations.AddIndex(
            model_name='attachmentchange',
            index=models.Index(condition=models.Q(('individual__isnull', False)), fields=['individual'], name='attachment_events1'),
        ),
        migrations.AddConstraint(
            model_name='attachmentchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='attachment_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='attachmentchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='08d7d91b6584ba465e686439cd5bfa91ff5a5918', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ba2ab', table='casework_attachmentchange', when='BEFORE')),
        ),
    ]
