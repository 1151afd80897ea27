"""Appointments, feedback, and the focal points for complaints."""

import accounts.history.triggers
import casework.numbers
import datetime
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_looks_for_unknown'),
        ('cases', '0016_homes_by_index_alone'),
        ('casework', '0004_referrals'),
        ('places', '0004_office_telephone'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('number', models.CharField(db_collation='C', default=casework.numbers.new_appointment_number, editable=False, max_length=12, primary_key=True, serialize=False, verbose_name='number')),
                ('at', models.DateTimeField(verbose_name='when')),
                ('where', models.CharField(max_length=200, verbose_name='where')),
                ('why', models.CharField(max_length=200, verbose_name='why')),
                ('bring', models.CharField(blank=True, help_text='Children, somebody who interprets, papers.', max_length=200, verbose_name='whom and what to bring')),
                ('made_on', models.DateField(verbose_name='made on')),
                ('state', models.CharField(choices=[('planned', 'planned'), ('kept', 'kept'), ('missed', 'missed'), ('cancelled', 'cancelled')], default='planned', max_length=9, verbose_name='state')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='kept, missed or cancelled on')),
                ('said', models.CharField(blank=True, max_length=500, verbose_name='what came of it')),
                ('case', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='casework.case', verbose_name='case')),
                ('ended_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appointments_ended', to=settings.AUTH_USER_MODEL, verbose_name='noted by')),
                ('household', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='cases.household', verbose_name='household')),
                ('individual', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='cases.individual', verbose_name='person')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to=settings.AUTH_USER_MODEL, verbose_name='made by')),
            ],
            options={
                'verbose_name': 'appointment',
                'verbose_name_plural': 'appointments',
            },
        ),
        migrations.CreateModel(
            name='AppointmentChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('at', models.DateTimeField(verbose_name='when')),
                ('where', models.CharField(max_length=200, verbose_name='where')),
                ('why', models.CharField(max_length=200, verbose_name='why')),
                ('bring', models.CharField(blank=True, help_text='Children, somebody who interprets, papers.', max_length=200, verbose_name='whom and what to bring')),
                ('made_on', models.DateField(verbose_name='made on')),
                ('state', models.CharField(choices=[('planned', 'planned'), ('kept', 'kept'), ('missed', 'missed'), ('cancelled', 'cancelled')], default='planned', max_length=9, verbose_name='state')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='kept, missed or cancelled on')),
                ('said', models.CharField(blank=True, max_length=500, verbose_name='what came of it')),
                ('case', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='casework.case', verbose_name='case')),
                ('ended_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='noted by')),
                ('household', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.household', verbose_name='household')),
                ('individual', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='casework.appointment')),
                ('worker', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('number', models.CharField(db_collation='C', default=casework.numbers.new_feedback_number, editable=False, max_length=12, primary_key=True, serialize=False, verbose_name='number')),
                ('contact', models.CharField(blank=True, help_text='A telephone or an address, where they gave one. Empty: no answer is possible.', max_length=160, verbose_name='how to answer')),
                ('channel', models.CharField(choices=[('desk', 'at the desk'), ('hotline', 'by telephone'), ('box', 'complaints box'), ('message', 'message or letter'), ('visit', 'at a visit')], max_length=8, verbose_name='how it came')),
                ('category', models.CharField(choices=[('question', 'question'), ('thanks', 'thanks'), ('suggestion', 'suggestion'), ('left_out', 'left out, or help too late'), ('quality', 'quality of help'), ('data', 'about the data kept of them'), ('staff', 'complaint about staff'), ('exploitation', 'sexual exploitation or abuse')], max_length=12, verbose_name='category')),
                ('text', models.TextField(max_length=8000, verbose_name='what was said')),
                ('given_on', models.DateField(verbose_name='given on')),
                ('due_on', models.DateField(verbose_name='to be answered by')),
                ('state', models.CharField(choices=[('open', 'to be answered'), ('answered', 'answered'), ('closed', 'closed')], default='open', max_length=8, verbose_name='state')),
                ('answer', models.TextField(blank=True, max_length=4000, verbose_name='answer')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
                ('is_satisfied', models.BooleanField(blank=True, null=True, verbose_name='satisfied')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                ('about_office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='feedback_about', to='places.place', verbose_name='about the office at')),
                ('about_organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='feedback', to='accounts.organisation', verbose_name='about which organisation')),
                ('answered_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='feedback_answered', to=settings.AUTH_USER_MODEL, verbose_name='answered by')),
                ('closed_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='feedback_closed', to=settings.AUTH_USER_MODEL, verbose_name='closed by')),
                ('given_at', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='feedback_given', to='places.place', verbose_name='given at')),
                ('household', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='feedback', to='cases.household', verbose_name='household')),
                ('individual', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='feedback', to='cases.individual', verbose_name='person')),
                ('recorded_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='feedback_recorded', to=settings.AUTH_USER_MODEL, verbose_name='recorded by')),
            ],
            options={
                'verbose_name': 'feedback',
                'verbose_name_plural': 'feedback',
            },
        ),
        migrations.CreateModel(
            name='FeedbackChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('contact', models.CharField(blank=True, help_text='A telephone or an address, where they gave one. Empty: no answer is possible.', max_length=160, verbose_name='how to answer')),
                ('channel', models.CharField(choices=[('desk', 'at the desk'), ('hotline', 'by telephone'), ('box', 'complaints box'), ('message', 'message or letter'), ('visit', 'at a visit')], max_length=8, verbose_name='how it came')),
                ('category', models.CharField(choices=[('question', 'question'), ('thanks', 'thanks'), ('suggestion', 'suggestion'), ('left_out', 'left out, or help too late'), ('quality', 'quality of help'), ('data', 'about the data kept of them'), ('staff', 'complaint about staff'), ('exploitation', 'sexual exploitation or abuse')], max_length=12, verbose_name='category')),
                ('text', models.TextField(max_length=8000, verbose_name='what was said')),
                ('given_on', models.DateField(verbose_name='given on')),
                ('due_on', models.DateField(verbose_name='to be answered by')),
                ('state', models.CharField(choices=[('open', 'to be answered'), ('answered', 'answered'), ('closed', 'closed')], default='open', max_length=8, verbose_name='state')),
                ('answer', models.TextField(blank=True, max_length=4000, verbose_name='answer')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
                ('is_satisfied', models.BooleanField(blank=True, null=True, verbose_name='satisfied')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                ('about_office', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place', verbose_name='about the office at')),
                ('about_organisation', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation', verbose_name='about which organisation')),
                ('answered_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by')),
                ('closed_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closed by')),
                ('given_at', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place', verbose_name='given at')),
                ('household', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.household', verbose_name='household')),
                ('individual', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='casework.feedback')),
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
            name='FocalPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, help_text='The first day on which it no longer held.', null=True, verbose_name='until')),
                ('named_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='focal_points_named', to=settings.AUTH_USER_MODEL, verbose_name='named by')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='focal_for', to=settings.AUTH_USER_MODEL, verbose_name='focal point')),
            ],
            options={
                'verbose_name': 'focal point',
                'verbose_name_plural': 'focal points',
                'abstract': False,
                'select_on_save': True,
            },
        ),
        migrations.CreateModel(
            name='FocalPointChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, help_text='The first day on which it no longer held.', null=True, verbose_name='until')),
                ('named_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='named by')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='casework.focalpoint')),
                ('user', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='focal point')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.AddIndex(
            model_name='appointment',
            index=models.Index(condition=models.Q(('state', 'planned')), fields=['worker', 'at'], name='appointment_planned'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.CheckConstraint(condition=models.Q(('number__regex', '^M[0-9A-HJKMNP-TV-Z]{11}$')), name='appointment_number_form', violation_error_code='number_form', violation_error_message="An appointment's number is M and eleven characters."),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('household__isnull', True), ('individual__isnull', False)), models.Q(('household__isnull', False), ('individual__isnull', True)), _connector='OR'), name='appointment_is_about_one', violation_error_code='household_or_person', violation_error_message='Choose the household or one person of it.'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('where', ''), _negated=True), models.Q(('why', ''), _negated=True)), name='appointment_says_where_and_why', violation_error_code='empty', violation_error_message='Say where they are to come, and why.'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', True), ('state', 'planned')), models.Q(('ended_by__isnull', False), ('ended_on__isnull', False), ('state__in', ['kept', 'missed'])), models.Q(('ended_by__isnull', False), ('ended_on__isnull', False), ('state', 'cancelled'), models.Q(('said', ''), _negated=True)), _connector='OR'), name='appointment_state', violation_error_code='appointment_state', violation_error_message='What is cancelled is cancelled with a reason.'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.UniqueConstraint(condition=models.Q(('household__isnull', False), ('state', 'planned')), fields=('household', 'at', 'where'), name='appointment_once_of_a_household', violation_error_code='planned_already', violation_error_message='They are to come there at that time already.'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.UniqueConstraint(condition=models.Q(('individual__isnull', False), ('state', 'planned')), fields=('individual', 'at', 'where'), name='appointment_once_of_a_person', violation_error_code='planned_already', violation_error_message='They are to come there at that time already.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='appointment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_appointmentchange" ("household_id", "individual_id", "case_id", "at", "where", "why", "bring", "made_on", "worker_id", "state", "ended_on", "ended_by_id", "said", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."individual_id", new_values."case_id", new_values."at", new_values."where", new_values."why", new_values."bring", new_values."made_on", new_values."worker_id", new_values."state", new_values."ended_on", new_values."ended_by_id", new_values."said", statement_timestamp(), \'insert\', new_values."number", who FROM new_values;\n            RETURN NULL;\n        ', hash='ea7874dfe6f72db291583321f8172eb054cad7f6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_532f7', referencing='REFERENCING NEW TABLE AS new_values ', table='casework_appointment', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='appointment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_appointmentchange" ("household_id", "individual_id", "case_id", "at", "where", "why", "bring", "made_on", "worker_id", "state", "ended_on", "ended_by_id", "said", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."individual_id", new_values."case_id", new_values."at", new_values."where", new_values."why", new_values."bring", new_values."made_on", new_values."worker_id", new_values."state", new_values."ended_on", new_values."ended_by_id", new_values."said", statement_timestamp(), \'update\', new_values."number", who FROM new_values LEFT JOIN old_values o ON o."number" = new_values."number" WHERE o."number" IS NULL OR (o."household_id", o."individual_id", o."case_id", o."at", o."where", o."why", o."bring", o."made_on", o."worker_id", o."state", o."ended_on", o."ended_by_id", o."said") IS DISTINCT FROM (new_values."household_id", new_values."individual_id", new_values."case_id", new_values."at", new_values."where", new_values."why", new_values."bring", new_values."made_on", new_values."worker_id", new_values."state", new_values."ended_on", new_values."ended_by_id", new_values."said");\n            RETURN NULL;\n        ', hash='46880dd1f58e5eec20bf9302109353f9a3a4e505', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_68a07', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='casework_appointment', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='appointment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_appointmentchange" ("household_id", "individual_id", "case_id", "at", "where", "why", "bring", "made_on", "worker_id", "state", "ended_on", "ended_by_id", "said", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."household_id", old_values."individual_id", old_values."case_id", old_values."at", old_values."where", old_values."why", old_values."bring", old_values."made_on", old_values."worker_id", old_values."state", old_values."ended_on", old_values."ended_by_id", old_values."said", statement_timestamp(), \'delete\', old_values."number", who FROM old_values;\n            RETURN NULL;\n        ', hash='6db2f14e9b2834b211665fc9e0a9768da1ea08e6', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_3c297', referencing='REFERENCING OLD TABLE AS old_values ', table='casework_appointment', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='appointmentchange',
            index=models.Index(condition=models.Q(('household__isnull', False)), fields=['household'], name='appointment_events'),
        ),
        migrations.AddIndex(
            model_name='appointmentchange',
            index=models.Index(condition=models.Q(('individual__isnull', False)), fields=['individual'], name='appointment_events1'),
        ),
        migrations.AddConstraint(
            model_name='appointmentchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='appointment_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='appointmentchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1fcf86c1334811eb25dce85fe1e3e34db7108d9a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_327ec', table='casework_appointmentchange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='feedback',
            index=models.Index(condition=models.Q(('state', 'closed'), _negated=True), fields=['due_on'], name='feedback_open'),
        ),
        migrations.AddConstraint(
            model_name='feedback',
            constraint=models.CheckConstraint(condition=models.Q(('number__regex', '^K[0-9A-HJKMNP-TV-Z]{11}$')), name='feedback_number_form', violation_error_code='number_form', violation_error_message='The number of feedback is K and eleven characters.'),
        ),
        migrations.AddConstraint(
            model_name='feedback',
            constraint=models.CheckConstraint(condition=models.Q(('household__isnull', True), ('individual__isnull', True), _connector='OR'), name='feedback_is_about_one', violation_error_code='household_or_person', violation_error_message='Of the household or of one person of it: choose one.'),
        ),
        migrations.AddConstraint(
            model_name='feedback',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='feedback_says_something', violation_error_code='empty', violation_error_message='Write down what was said.'),
        ),
        migrations.AddConstraint(
            model_name='feedback',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('category__in', ('staff', 'exploitation')), _negated=True), ('about_organisation__isnull', False), _connector='OR'), name='feedback_accuses_somebody', violation_error_code='whose_staff', violation_error_message='Say whose staff it is about: nobody of that organisation will see it.'),
        ),
        migrations.AddConstraint(
            model_name='feedback',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_on__isnull', True), ('state', 'open')), models.Q(('answered_by__isnull', False), ('answered_on__isnull', False), ('state', 'answered'), models.Q(('answer', ''), _negated=True)), models.Q(('closed_by__isnull', False), ('closed_on__isnull', False), ('state', 'closed')), _connector='OR'), name='feedback_state', violation_error_code='feedback_state', violation_error_message='An answer has words, a day and who gave it.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='feedback',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_feedbackchange" ("household_id", "individual_id", "contact", "channel", "category", "text", "about_organisation_id", "about_office_id", "given_at_id", "given_on", "recorded_by_id", "due_on", "state", "answer", "answered_on", "answered_by_id", "is_satisfied", "closed_on", "closed_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."individual_id", new_values."contact", new_values."channel", new_values."category", new_values."text", new_values."about_organisation_id", new_values."about_office_id", new_values."given_at_id", new_values."given_on", new_values."recorded_by_id", new_values."due_on", new_values."state", new_values."answer", new_values."answered_on", new_values."answered_by_id", new_values."is_satisfied", new_values."closed_on", new_values."closed_by_id", statement_timestamp(), \'insert\', new_values."number", who FROM new_values;\n            RETURN NULL;\n        ', hash='eca3612835904324d12b6eba95048c6a644d9a43', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_84acd', referencing='REFERENCING NEW TABLE AS new_values ', table='casework_feedback', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='feedback',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_feedbackchange" ("household_id", "individual_id", "contact", "channel", "category", "text", "about_organisation_id", "about_office_id", "given_at_id", "given_on", "recorded_by_id", "due_on", "state", "answer", "answered_on", "answered_by_id", "is_satisfied", "closed_on", "closed_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."individual_id", new_values."contact", new_values."channel", new_values."category", new_values."text", new_values."about_organisation_id", new_values."about_office_id", new_values."given_at_id", new_values."given_on", new_values."recorded_by_id", new_values."due_on", new_values."state", new_values."answer", new_values."answered_on", new_values."answered_by_id", new_values."is_satisfied", new_values."closed_on", new_values."closed_by_id", statement_timestamp(), \'update\', new_values."number", who FROM new_values LEFT JOIN old_values o ON o."number" = new_values."number" WHERE o."number" IS NULL OR (o."household_id", o."individual_id", o."contact", o."channel", o."category", o."text", o."about_organisation_id", o."about_office_id", o."given_at_id", o."given_on", o."recorded_by_id", o."due_on", o."state", o."answer", o."answered_on", o."answered_by_id", o."is_satisfied", o."closed_on", o."closed_by_id") IS DISTINCT FROM (new_values."household_id", new_values."individual_id", new_values."contact", new_values."channel", new_values."category", new_values."text", new_values."about_organisation_id", new_values."about_office_id", new_values."given_at_id", new_values."given_on", new_values."recorded_by_id", new_values."due_on", new_values."state", new_values."answer", new_values."answered_on", new_values."answered_by_id", new_values."is_satisfied", new_values."closed_on", new_values."closed_by_id");\n            RETURN NULL;\n        ', hash='80c50654e60f46816910e8ab2f8f3ba31d701bfc', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b6b0f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='casework_feedback', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='feedback',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_feedbackchange" ("household_id", "individual_id", "contact", "channel", "category", "text", "about_organisation_id", "about_office_id", "given_at_id", "given_on", "recorded_by_id", "due_on", "state", "answer", "answered_on", "answered_by_id", "is_satisfied", "closed_on", "closed_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."household_id", old_values."individual_id", old_values."contact", old_values."channel", old_values."category", old_values."text", old_values."about_organisation_id", old_values."about_office_id", old_values."given_at_id", old_values."given_on", old_values."recorded_by_id", old_values."due_on", old_values."state", old_values."answer", old_values."answered_on", old_values."answered_by_id", old_values."is_satisfied", old_values."closed_on", old_values."closed_by_id", statement_timestamp(), \'delete\', old_values."number", who FROM old_values;\n            RETURN NULL;\n        ', hash='353ad5d978ccef3aee591199b172c7257b2e9438', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_01dc1', referencing='REFERENCING OLD TABLE AS old_values ', table='casework_feedback', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='feedbackchange',
            index=models.Index(condition=models.Q(('household__isnull', False)), fields=['household'], name='feedback_events'),
        ),
        migrations.AddIndex(
            model_name='feedbackchange',
            index=models.Index(condition=models.Q(('individual__isnull', False)), fields=['individual'], name='feedback_events1'),
        ),
        migrations.AddConstraint(
            model_name='feedbackchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='feedback_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='feedbackchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='43f2307126e1699db41953edc767d1c8ba5a437a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8ba9b', table='casework_feedbackchange', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='focalpoint',
            constraint=models.CheckConstraint(condition=models.Q(('from_on__gte', datetime.date(1988, 1, 1))), name='focal_point_not_too_early', violation_error_code='too_early', violation_error_message='A day before 1988 is a typing error: correct the year.'),
        ),
        migrations.AddConstraint(
            model_name='focalpoint',
            constraint=models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='focal_point_ends_after_its_beginning', violation_error_code='ends_before_beginning', violation_error_message='It cannot end before it began: correct one of the two days.'),
        ),
        migrations.AddConstraint(
            model_name='focalpoint',
            constraint=models.CheckConstraint(condition=models.Q(('user', models.F('named_by')), _negated=True), name='focal_point_named_by_another', violation_error_code='same_person', violation_error_message='Nobody names themselves.'),
        ),
        migrations.AddConstraint(
            model_name='focalpoint',
            constraint=models.UniqueConstraint(condition=models.Q(('until_on__isnull', True)), fields=('user',), name='focal_point_once', violation_error_code='focal_already', violation_error_message='They are a focal point already.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='focalpoint',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_focalpointchange" ("from_on", "until_on", "user_id", "named_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."user_id", new_values."named_by_id", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='2b1af6241aa9a016dd1e18e1f24390e5a80aaad5', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_50e02', referencing='REFERENCING NEW TABLE AS new_values ', table='casework_focalpoint', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='focalpoint',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_focalpointchange" ("from_on", "until_on", "user_id", "named_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."user_id", new_values."named_by_id", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."from_on", o."until_on", o."user_id", o."named_by_id") IS DISTINCT FROM (new_values."from_on", new_values."until_on", new_values."user_id", new_values."named_by_id");\n            RETURN NULL;\n        ', hash='033d2d6edbd0c5945d6078c4a2c067a451f64a46', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f22f1', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='casework_focalpoint', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='focalpoint',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_focalpointchange" ("from_on", "until_on", "user_id", "named_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."from_on", old_values."until_on", old_values."user_id", old_values."named_by_id", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='6d93f67d08ef718a64e48903088dcda54073bf8f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_3f7ca', referencing='REFERENCING OLD TABLE AS old_values ', table='casework_focalpoint', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='focalpointchange',
            index=models.Index(fields=['user'], name='focalpoint_events'),
        ),
        migrations.AddConstraint(
            model_name='focalpointchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='focalpoint_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='focalpointchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9f5c84bfd850b950b778ec2db9f0ff4cb3c670dc', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3d86f', table='casework_focalpointchange', when='BEFORE')),
        ),
    ]
