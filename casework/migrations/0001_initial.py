"""Cases with their plans, teams and transfers; notes and tasks."""

import accounts.history.triggers
import casework.numbers
import datetime
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0016_homes_by_index_alone'),
        ('places', '0004_office_telephone'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Case',
            fields=[
                ('number', models.CharField(db_collation='C', default=casework.numbers.new_case_number, editable=False, max_length=12, primary_key=True, serialize=False, verbose_name='number')),
                ('kind', models.CharField(choices=[('child_protection', 'child protection'), ('protection', 'protection'), ('social_support', 'social support'), ('health', 'health'), ('legal', 'legal'), ('livelihoods', 'livelihoods'), ('housing', 'housing')], max_length=16, verbose_name='kind')),
                ('concern', models.CharField(help_text='In a few words: what is it about?', max_length=120, verbose_name='concern')),
                ('priority', models.CharField(choices=[('low', 'low'), ('medium', 'medium'), ('high', 'high'), ('urgent', 'urgent')], default='medium', max_length=6, verbose_name='priority')),
                ('opened_on', models.DateField(verbose_name='opened on')),
                ('opened_because', models.TextField(max_length=2000, verbose_name='why it was opened')),
                ('review_on', models.DateField(blank=True, null=True, verbose_name='next review')),
                ('state', models.CharField(choices=[('open', 'open'), ('closing', 'waits for a second look'), ('closed', 'closed')], default='open', max_length=7, verbose_name='state')),
                ('outcome', models.CharField(blank=True, choices=[('goals_met', 'goals met'), ('partly_met', 'goals partly met'), ('handed_over', 'taken over by another service'), ('declined', 'the person wishes no more help'), ('lost_contact', 'contact lost'), ('left', 'left the country'), ('died', 'died'), ('mistake', 'opened by mistake')], max_length=12, verbose_name='outcome')),
                ('closed_because', models.TextField(blank=True, max_length=2000, verbose_name='how it ended')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                ('closed_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases_closed', to=settings.AUTH_USER_MODEL, verbose_name='closed by')),
                ('household', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='cases.household', verbose_name='household')),
                ('individual', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='cases.individual', verbose_name='person')),
                ('opened_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='cases_opened', to=settings.AUTH_USER_MODEL, verbose_name='opened by')),
                ('second_look_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases_looked_at', to=settings.AUTH_USER_MODEL, verbose_name='second look by')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to=settings.AUTH_USER_MODEL, verbose_name='worker')),
            ],
            options={
                'verbose_name': 'case',
                'verbose_name_plural': 'cases',
            },
        ),
        migrations.CreateModel(
            name='CaseChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('kind', models.CharField(choices=[('child_protection', 'child protection'), ('protection', 'protection'), ('social_support', 'social support'), ('health', 'health'), ('legal', 'legal'), ('livelihoods', 'livelihoods'), ('housing', 'housing')], max_length=16, verbose_name='kind')),
                ('concern', models.CharField(help_text='In a few words: what is it about?', max_length=120, verbose_name='concern')),
                ('priority', models.CharField(choices=[('low', 'low'), ('medium', 'medium'), ('high', 'high'), ('urgent', 'urgent')], default='medium', max_length=6, verbose_name='priority')),
                ('opened_on', models.DateField(verbose_name='opened on')),
                ('opened_because', models.TextField(max_length=2000, verbose_name='why it was opened')),
                ('review_on', models.DateField(blank=True, null=True, verbose_name='next review')),
                ('state', models.CharField(choices=[('open', 'open'), ('closing', 'waits for a second look'), ('closed', 'closed')], default='open', max_length=7, verbose_name='state')),
                ('outcome', models.CharField(blank=True, choices=[('goals_met', 'goals met'), ('partly_met', 'goals partly met'), ('handed_over', 'taken over by another service'), ('declined', 'the person wishes no more help'), ('lost_contact', 'contact lost'), ('left', 'left the country'), ('died', 'died'), ('mistake', 'opened by mistake')], max_length=12, verbose_name='outcome')),
                ('closed_because', models.TextField(blank=True, max_length=2000, verbose_name='how it ended')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                ('closed_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closed by')),
                ('household', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.household', verbose_name='household')),
                ('individual', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person')),
                ('opened_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='opened by')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='casework.case')),
                ('second_look_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='second look by')),
                ('worker', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='worker')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='CaseMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, help_text='The first day on which it no longer held.', null=True, verbose_name='until')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='team', to='casework.case', verbose_name='case')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='case_teams', to=settings.AUTH_USER_MODEL, verbose_name='colleague')),
            ],
            options={
                'verbose_name': "member of a case's team",
                'verbose_name_plural': "members of cases' teams",
                'abstract': False,
                'select_on_save': True,
            },
        ),
        migrations.CreateModel(
            name='CaseMemberChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, help_text='The first day on which it no longer held.', null=True, verbose_name='until')),
                ('case', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='casework.case', verbose_name='case')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='casework.casemember')),
                ('user', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='colleague')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='CaseNote',
            fields=[
                ('number', models.CharField(db_collation='C', default=casework.numbers.new_note_number, editable=False, max_length=12, primary_key=True, serialize=False, verbose_name='number')),
                ('text', models.TextField(max_length=8000, verbose_name='note')),
                ('is_restricted', models.BooleanField(default=False, help_text="Only the case's team and those cleared read it.", verbose_name='restricted')),
                ('happened_on', models.DateField(verbose_name='of the day')),
                ('written_at', models.DateTimeField(verbose_name='written at')),
                ('case', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='casework.case', verbose_name='case')),
                ('corrects', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='casework.casenote', verbose_name='corrects')),
                ('household', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='cases.household', verbose_name='household')),
                ('individual', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='cases.individual', verbose_name='person')),
                ('written_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='notes_written', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
            ],
            options={
                'verbose_name': 'note',
                'verbose_name_plural': 'notes',
            },
        ),
        migrations.CreateModel(
            name='CaseStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[('opened', 'opened'), ('reviewed', 'reviewed'), ('priority', 'priority changed'), ('joined', 'joined the team'), ('left_team', 'left the team'), ('transfer_asked', 'transfer asked for'), ('transfer_accepted', 'transfer accepted'), ('transfer_declined', 'transfer declined'), ('transfer_withdrawn', 'transfer withdrawn'), ('reassigned', 'given to another worker'), ('closure_asked', 'closure asked for'), ('sent_back', 'sent back: not to be closed yet'), ('closed', 'closed'), ('reopened', 'reopened')], max_length=18, verbose_name='step')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('because', models.TextField(blank=True, max_length=2000, verbose_name='why')),
                ('by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='case_steps', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='casework.case', verbose_name='case')),
                ('whom', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='case_steps_about', to=settings.AUTH_USER_MODEL, verbose_name='whom')),
            ],
            options={
                'verbose_name': 'step of a case',
                'verbose_name_plural': 'steps of a case',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('what', models.CharField(max_length=200, verbose_name='goal')),
                ('due_on', models.DateField(verbose_name='by')),
                ('set_on', models.DateField(verbose_name='set on')),
                ('reached_on', models.DateField(blank=True, null=True, verbose_name='reached on')),
                ('dropped_on', models.DateField(blank=True, null=True, verbose_name='dropped on')),
                ('dropped_because', models.CharField(blank=True, max_length=200, verbose_name='why')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='goals', to='casework.case', verbose_name='case')),
            ],
            options={
                'verbose_name': 'goal',
                'verbose_name_plural': 'goals',
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='GoalChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('what', models.CharField(max_length=200, verbose_name='goal')),
                ('due_on', models.DateField(verbose_name='by')),
                ('set_on', models.DateField(verbose_name='set on')),
                ('reached_on', models.DateField(blank=True, null=True, verbose_name='reached on')),
                ('dropped_on', models.DateField(blank=True, null=True, verbose_name='dropped on')),
                ('dropped_because', models.CharField(blank=True, max_length=200, verbose_name='why')),
                ('case', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='casework.case', verbose_name='case')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='casework.goal')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('number', models.CharField(db_collation='C', default=casework.numbers.new_task_number, editable=False, max_length=12, primary_key=True, serialize=False, verbose_name='number')),
                ('what', models.CharField(max_length=200, verbose_name='what to do')),
                ('due_on', models.DateField(verbose_name='by')),
                ('every_days', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='again every so many days')),
                ('set_on', models.DateField(verbose_name='set on')),
                ('state', models.CharField(choices=[('open', 'to do'), ('done', 'done'), ('dropped', 'dropped')], default='open', max_length=7, verbose_name='state')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='done or dropped on')),
                ('said', models.CharField(blank=True, max_length=500, verbose_name='what came of it')),
                ('case', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='casework.case', verbose_name='case')),
                ('ended_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks_ended', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('follows', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='casework.task', verbose_name='follows')),
                ('household', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='cases.household', verbose_name='household')),
                ('individual', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='cases.individual', verbose_name='person')),
                ('set_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='tasks_set', to=settings.AUTH_USER_MODEL, verbose_name='set by')),
                ('worker', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to=settings.AUTH_USER_MODEL, verbose_name='worker')),
            ],
            options={
                'verbose_name': 'task',
                'verbose_name_plural': 'tasks',
            },
        ),
        migrations.CreateModel(
            name='TaskChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('what', models.CharField(max_length=200, verbose_name='what to do')),
                ('due_on', models.DateField(verbose_name='by')),
                ('every_days', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='again every so many days')),
                ('set_on', models.DateField(verbose_name='set on')),
                ('state', models.CharField(choices=[('open', 'to do'), ('done', 'done'), ('dropped', 'dropped')], default='open', max_length=7, verbose_name='state')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='done or dropped on')),
                ('said', models.CharField(blank=True, max_length=500, verbose_name='what came of it')),
                ('case', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='casework.case', verbose_name='case')),
                ('ended_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('follows', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='casework.task', verbose_name='follows')),
                ('household', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.household', verbose_name='household')),
                ('individual', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='casework.task')),
                ('set_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='set by')),
                ('worker', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='worker')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Transfer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('because', models.CharField(max_length=500, verbose_name='why')),
                ('asked_on', models.DateField(verbose_name='asked on')),
                ('state', models.CharField(choices=[('asked', 'asked for'), ('accepted', 'accepted'), ('declined', 'declined'), ('withdrawn', 'withdrawn')], default='asked', max_length=9, verbose_name='state')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
                ('answer', models.CharField(blank=True, max_length=500, verbose_name='answer')),
                ('answered_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='transfers_answered', to=settings.AUTH_USER_MODEL, verbose_name='answered by')),
                ('asked_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='transfers_asked', to=settings.AUTH_USER_MODEL, verbose_name='asked by')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='transfers', to='casework.case', verbose_name='case')),
                ('from_worker', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='transfers_away', to=settings.AUTH_USER_MODEL, verbose_name='from')),
                ('to_place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='case_transfers', to='places.place', verbose_name='to the office at')),
                ('to_worker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='transfers_here', to=settings.AUTH_USER_MODEL, verbose_name='to')),
            ],
            options={
                'verbose_name': 'transfer of a case',
                'verbose_name_plural': 'transfers of cases',
            },
        ),
        migrations.CreateModel(
            name='TransferChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('because', models.CharField(max_length=500, verbose_name='why')),
                ('asked_on', models.DateField(verbose_name='asked on')),
                ('state', models.CharField(choices=[('asked', 'asked for'), ('accepted', 'accepted'), ('declined', 'declined'), ('withdrawn', 'withdrawn')], default='asked', max_length=9, verbose_name='state')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
                ('answer', models.CharField(blank=True, max_length=500, verbose_name='answer')),
                ('answered_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by')),
                ('asked_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by')),
                ('case', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='casework.case', verbose_name='case')),
                ('from_worker', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='from')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='casework.transfer')),
                ('to_place', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place', verbose_name='to the office at')),
                ('to_worker', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='to')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('state', 'closed'), _negated=True), fields=['worker', 'review_on'], name='case_open_by_worker'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('number__regex', '^C[0-9A-HJKMNP-TV-Z]{11}$')), name='case_number_form', violation_error_code='number_form', violation_error_message="A case's number is C and eleven characters."),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('household__isnull', True), ('individual__isnull', False)), models.Q(('household__isnull', False), ('individual__isnull', True)), _connector='OR'), name='case_is_about_one', violation_error_code='household_or_person', violation_error_message='Choose the household or one person of it.'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('concern', ''), _negated=True), models.Q(('opened_because', ''), _negated=True)), name='case_opened_with_a_reason', violation_error_code='no_reason', violation_error_message='Say what it is about, and why it is opened.'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_by__isnull', True), ('closed_on__isnull', True), ('outcome', ''), ('state', 'open')), models.Q(('closed_by__isnull', False), ('closed_on__isnull', True), ('state', 'closing'), models.Q(('outcome', ''), _negated=True)), models.Q(('closed_by__isnull', False), ('closed_on__gte', models.F('opened_on')), ('state', 'closed'), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='case_state', violation_error_code='case_state', violation_error_message='A closed case has an outcome, a day and who closed it.'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), models.Q(('kind__in', ('child_protection', 'protection')), _negated=True), ('second_look_by__isnull', False), _connector='OR'), name='case_closed_after_a_second_look', violation_error_code='no_second_look', violation_error_message='A protection case is closed by a second person.'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('second_look_by__isnull', True), models.Q(('second_look_by', models.F('closed_by')), _negated=True), _connector='OR'), name='case_looked_at_by_another', violation_error_code='same_person', violation_error_message="The second look is another person's."),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.UniqueConstraint(condition=models.Q(('household__isnull', False), models.Q(('state', 'closed'), _negated=True)), fields=('household', 'kind', 'concern'), name='case_once_of_a_household', violation_error_code='open_already', violation_error_message='This concern has an open case already.'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.UniqueConstraint(condition=models.Q(('individual__isnull', False), models.Q(('state', 'closed'), _negated=True)), fields=('individual', 'kind', 'concern'), name='case_once_of_a_person', violation_error_code='open_already', violation_error_message='This concern has an open case already.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_casechange" ("household_id", "individual_id", "kind", "concern", "priority", "worker_id", "opened_on", "opened_by_id", "opened_because", "review_on", "state", "outcome", "closed_because", "closed_on", "closed_by_id", "second_look_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."individual_id", new_values."kind", new_values."concern", new_values."priority", new_values."worker_id", new_values."opened_on", new_values."opened_by_id", new_values."opened_because", new_values."review_on", new_values."state", new_values."outcome", new_values."closed_because", new_values."closed_on", new_values."closed_by_id", new_values."second_look_by_id", statement_timestamp(), \'insert\', new_values."number", who FROM new_values;\n            RETURN NULL;\n        ', hash='249d35f28e68185c319671858053dcf1d3b98f27', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_825cb', referencing='REFERENCING NEW TABLE AS new_values ', table='casework_case', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_casechange" ("household_id", "individual_id", "kind", "concern", "priority", "worker_id", "opened_on", "opened_by_id", "opened_because", "review_on", "state", "outcome", "closed_because", "closed_on", "closed_by_id", "second_look_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."individual_id", new_values."kind", new_values."concern", new_values."priority", new_values."worker_id", new_values."opened_on", new_values."opened_by_id", new_values."opened_because", new_values."review_on", new_values."state", new_values."outcome", new_values."closed_because", new_values."closed_on", new_values."closed_by_id", new_values."second_look_by_id", statement_timestamp(), \'update\', new_values."number", who FROM new_values LEFT JOIN old_values o ON o."number" = new_values."number" WHERE o."number" IS NULL OR (o."household_id", o."individual_id", o."kind", o."concern", o."priority", o."worker_id", o."opened_on", o."opened_by_id", o."opened_because", o."review_on", o."state", o."outcome", o."closed_because", o."closed_on", o."closed_by_id", o."second_look_by_id") IS DISTINCT FROM (new_values."household_id", new_values."individual_id", new_values."kind", new_values."concern", new_values."priority", new_values."worker_id", new_values."opened_on", new_values."opened_by_id", new_values."opened_because", new_values."review_on", new_values."state", new_values."outcome", new_values."closed_because", new_values."closed_on", new_values."closed_by_id", new_values."second_look_by_id");\n            RETURN NULL;\n        ', hash='bc5c05d7d9e91f5650c0dcb02feab31ab11745c6', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_6bba9', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='casework_case', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_casechange" ("household_id", "individual_id", "kind", "concern", "priority", "worker_id", "opened_on", "opened_by_id", "opened_because", "review_on", "state", "outcome", "closed_because", "closed_on", "closed_by_id", "second_look_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."household_id", old_values."individual_id", old_values."kind", old_values."concern", old_values."priority", old_values."worker_id", old_values."opened_on", old_values."opened_by_id", old_values."opened_because", old_values."review_on", old_values."state", old_values."outcome", old_values."closed_because", old_values."closed_on", old_values."closed_by_id", old_values."second_look_by_id", statement_timestamp(), \'delete\', old_values."number", who FROM old_values;\n            RETURN NULL;\n        ', hash='5a765382f28daba2878dedd068453f1256021c73', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9d0e0', referencing='REFERENCING OLD TABLE AS old_values ', table='casework_case', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='casechange',
            index=models.Index(condition=models.Q(('household__isnull', False)), fields=['household'], name='case_events'),
        ),
        migrations.AddIndex(
            model_name='casechange',
            index=models.Index(condition=models.Q(('individual__isnull', False)), fields=['individual'], name='case_events1'),
        ),
        migrations.AddConstraint(
            model_name='casechange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='case_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='casechange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='23d66b534b7e223f90bde8ccdab580855b24de8c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_abcad', table='casework_casechange', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='casemember',
            constraint=models.CheckConstraint(condition=models.Q(('from_on__gte', datetime.date(1988, 1, 1))), name='case_member_not_too_early', violation_error_code='too_early', violation_error_message='A day before 1988 is a typing error: correct the year.'),
        ),
        migrations.AddConstraint(
            model_name='casemember',
            constraint=models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='case_member_ends_after_its_beginning', violation_error_code='ends_before_beginning', violation_error_message='It cannot end before it began: correct one of the two days.'),
        ),
        migrations.AddConstraint(
            model_name='casemember',
            constraint=models.UniqueConstraint(condition=models.Q(('until_on__isnull', True)), fields=('case', 'user'), name='case_member_once', violation_error_code='in_team_already', violation_error_message='This colleague is in the team already.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='casemember',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_casememberchange" ("from_on", "until_on", "case_id", "user_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."case_id", new_values."user_id", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='53d2988a983487b5fb63fc9eac473398fdce2809', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d3d91', referencing='REFERENCING NEW TABLE AS new_values ', table='casework_casemember', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='casemember',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_casememberchange" ("from_on", "until_on", "case_id", "user_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."case_id", new_values."user_id", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."from_on", o."until_on", o."case_id", o."user_id") IS DISTINCT FROM (new_values."from_on", new_values."until_on", new_values."case_id", new_values."user_id");\n            RETURN NULL;\n        ', hash='e8a0f72dd0dabb1912f52d0058c566d7e7d39804', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5520a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='casework_casemember', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='casemember',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_casememberchange" ("from_on", "until_on", "case_id", "user_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."from_on", old_values."until_on", old_values."case_id", old_values."user_id", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='be2c659d26654ca453edb4baa410f3d4d6605458', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_24447', referencing='REFERENCING OLD TABLE AS old_values ', table='casework_casemember', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='casememberchange',
            index=models.Index(fields=['case'], name='casemember_events'),
        ),
        migrations.AddConstraint(
            model_name='casememberchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='casemember_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='casememberchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c1c10870866812aaa4e2db06a6aef7d318071305', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_26441', table='casework_casememberchange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='casenote',
            index=models.Index(fields=['household', '-written_at'], name='note_by_household'),
        ),
        migrations.AddIndex(
            model_name='casenote',
            index=models.Index(fields=['individual', '-written_at'], name='note_by_person'),
        ),
        migrations.AddConstraint(
            model_name='casenote',
            constraint=models.CheckConstraint(condition=models.Q(('number__regex', '^W[0-9A-HJKMNP-TV-Z]{11}$')), name='note_number_form', violation_error_code='number_form', violation_error_message="A note's number is W and eleven characters."),
        ),
        migrations.AddConstraint(
            model_name='casenote',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('household__isnull', True), ('individual__isnull', False)), models.Q(('household__isnull', False), ('individual__isnull', True)), _connector='OR'), name='note_is_about_one', violation_error_code='household_or_person', violation_error_message='Choose the household or one person of it.'),
        ),
        migrations.AddConstraint(
            model_name='casenote',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='note_says_something', violation_error_code='empty', violation_error_message='Write down what is to be noted.'),
        ),
        migrations.AddConstraint(
            model_name='casenote',
            constraint=models.CheckConstraint(condition=models.Q(('is_restricted', False), ('case__isnull', False), _connector='OR'), name='note_restricted_to_a_team', violation_error_code='restricted_without_case', violation_error_message='A restricted note belongs to a case: choose which.'),
        ),
        migrations.AddConstraint(
            model_name='casenote',
            constraint=models.CheckConstraint(condition=models.Q(('corrects__isnull', True), models.Q(('corrects', models.F('number')), _negated=True), _connector='OR'), name='note_corrects_another', violation_error_code='corrects_itself', violation_error_message='A note corrects another one.'),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.UniqueConstraint(fields=('case', 'position'), name='goal_position', violation_error_code='at_once', violation_error_message='Somebody added a goal in this very moment: try again.'),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.CheckConstraint(condition=models.Q(('reached_on__isnull', True), ('dropped_on__isnull', True), _connector='OR'), name='goal_reached_or_dropped', violation_error_code='reached_and_dropped', violation_error_message='A goal is reached or dropped, not both.'),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.CheckConstraint(condition=models.Q(('dropped_on__isnull', True), models.Q(('dropped_because', ''), _negated=True), _connector='OR'), name='goal_dropped_with_a_reason', violation_error_code='no_reason', violation_error_message='Say why.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='goal',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_goalchange" ("case_id", "position", "what", "due_on", "set_on", "reached_on", "dropped_on", "dropped_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."case_id", new_values."position", new_values."what", new_values."due_on", new_values."set_on", new_values."reached_on", new_values."dropped_on", new_values."dropped_because", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='d887e98e0eba79e6ab6c5e24236d72a32a6d3b29', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ba74f', referencing='REFERENCING NEW TABLE AS new_values ', table='casework_goal', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='goal',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_goalchange" ("case_id", "position", "what", "due_on", "set_on", "reached_on", "dropped_on", "dropped_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."case_id", new_values."position", new_values."what", new_values."due_on", new_values."set_on", new_values."reached_on", new_values."dropped_on", new_values."dropped_because", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."case_id", o."position", o."what", o."due_on", o."set_on", o."reached_on", o."dropped_on", o."dropped_because") IS DISTINCT FROM (new_values."case_id", new_values."position", new_values."what", new_values."due_on", new_values."set_on", new_values."reached_on", new_values."dropped_on", new_values."dropped_because");\n            RETURN NULL;\n        ', hash='ac08d71567b9b8a523836a853f5e1b0f615557cf', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_094eb', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='casework_goal', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='goal',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_goalchange" ("case_id", "position", "what", "due_on", "set_on", "reached_on", "dropped_on", "dropped_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."case_id", old_values."position", old_values."what", old_values."due_on", old_values."set_on", old_values."reached_on", old_values."dropped_on", old_values."dropped_because", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='e649ae59fcf9ec610eac9db2bd6860ae5a9bed46', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_1fa7d', referencing='REFERENCING OLD TABLE AS old_values ', table='casework_goal', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='goalchange',
            index=models.Index(fields=['case'], name='goal_events'),
        ),
        migrations.AddConstraint(
            model_name='goalchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='goal_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='goalchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dd24fcd0a7709f72293bcb8090a9b96d597c26d4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7f9df', table='casework_goalchange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='task',
            index=models.Index(condition=models.Q(('state', 'open')), fields=['worker', 'due_on'], name='task_open_by_worker'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('number__regex', '^T[0-9A-HJKMNP-TV-Z]{11}$')), name='task_number_form', violation_error_code='number_form', violation_error_message="A task's number is T and eleven characters."),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('household__isnull', True), ('individual__isnull', False)), models.Q(('household__isnull', False), ('individual__isnull', True)), _connector='OR'), name='task_is_about_one', violation_error_code='household_or_person', violation_error_message='Choose the household or one person of it.'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='task_says_what', violation_error_code='empty', violation_error_message='Say what is to be done.'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('every_days__isnull', True), models.Q(('every_days__gte', 1), ('every_days__lte', 366)), _connector='OR'), name='task_repeats_within_a_year', violation_error_code='every_days', violation_error_message='Again after 1 to 366 days.'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', True), ('state', 'open')), models.Q(('ended_by__isnull', False), ('ended_on__isnull', False), ('state', 'done')), models.Q(('ended_by__isnull', False), ('ended_on__isnull', False), ('state', 'dropped'), models.Q(('said', ''), _negated=True)), _connector='OR'), name='task_state', violation_error_code='task_state', violation_error_message='What is dropped is dropped with a reason.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='task',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_taskchange" ("household_id", "individual_id", "case_id", "what", "due_on", "every_days", "worker_id", "set_on", "set_by_id", "state", "ended_on", "ended_by_id", "said", "follows_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."individual_id", new_values."case_id", new_values."what", new_values."due_on", new_values."every_days", new_values."worker_id", new_values."set_on", new_values."set_by_id", new_values."state", new_values."ended_on", new_values."ended_by_id", new_values."said", new_values."follows_id", statement_timestamp(), \'insert\', new_values."number", who FROM new_values;\n            RETURN NULL;\n        ', hash='31b55e0b32e6d3bf7920762b1a8d3d8d336274fb', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_bc02c', referencing='REFERENCING NEW TABLE AS new_values ', table='casework_task', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='task',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_taskchange" ("household_id", "individual_id", "case_id", "what", "due_on", "every_days", "worker_id", "set_on", "set_by_id", "state", "ended_on", "ended_by_id", "said", "follows_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."individual_id", new_values."case_id", new_values."what", new_values."due_on", new_values."every_days", new_values."worker_id", new_values."set_on", new_values."set_by_id", new_values."state", new_values."ended_on", new_values."ended_by_id", new_values."said", new_values."follows_id", statement_timestamp(), \'update\', new_values."number", who FROM new_values LEFT JOIN old_values o ON o."number" = new_values."number" WHERE o."number" IS NULL OR (o."household_id", o."individual_id", o."case_id", o."what", o."due_on", o."every_days", o."worker_id", o."set_on", o."set_by_id", o."state", o."ended_on", o."ended_by_id", o."said", o."follows_id") IS DISTINCT FROM (new_values."household_id", new_values."individual_id", new_values."case_id", new_values."what", new_values."due_on", new_values."every_days", new_values."worker_id", new_values."set_on", new_values."set_by_id", new_values."state", new_values."ended_on", new_values."ended_by_id", new_values."said", new_values."follows_id");\n            RETURN NULL;\n        ', hash='739388272bff79d4e35781e1cd2738611d866a3b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0475a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='casework_task', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='task',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_taskchange" ("household_id", "individual_id", "case_id", "what", "due_on", "every_days", "worker_id", "set_on", "set_by_id", "state", "ended_on", "ended_by_id", "said", "follows_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."household_id", old_values."individual_id", old_values."case_id", old_values."what", old_values."due_on", old_values."every_days", old_values."worker_id", old_values."set_on", old_values."set_by_id", old_values."state", old_values."ended_on", old_values."ended_by_id", old_values."said", old_values."follows_id", statement_timestamp(), \'delete\', old_values."number", who FROM old_values;\n            RETURN NULL;\n        ', hash='ab32de2f269195e3f70091d42b82c46d9bc1113a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_8a289', referencing='REFERENCING OLD TABLE AS old_values ', table='casework_task', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='taskchange',
            index=models.Index(condition=models.Q(('household__isnull', False)), fields=['household'], name='task_events'),
        ),
        migrations.AddIndex(
            model_name='taskchange',
            index=models.Index(condition=models.Q(('individual__isnull', False)), fields=['individual'], name='task_events1'),
        ),
        migrations.AddConstraint(
            model_name='taskchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='task_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='taskchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c48e6d86e19146920d4c498d7c74fbc2263a5ec5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9ddbf', table='casework_taskchange', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='transfer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('to_place__isnull', False), ('to_worker__isnull', True)), models.Q(('to_place__isnull', True), ('to_worker__isnull', False)), _connector='OR'), name='transfer_to_one', violation_error_code='worker_or_office', violation_error_message='To a colleague or to an office: choose one.'),
        ),
        migrations.AddConstraint(
            model_name='transfer',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('case',), name='transfer_one_at_a_time', violation_error_code='asked_already', violation_error_message='A transfer of this case waits for an answer already.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='transfer',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_transferchange" ("case_id", "from_worker_id", "to_worker_id", "to_place_id", "because", "asked_on", "asked_by_id", "state", "answered_on", "answered_by_id", "answer", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."case_id", new_values."from_worker_id", new_values."to_worker_id", new_values."to_place_id", new_values."because", new_values."asked_on", new_values."asked_by_id", new_values."state", new_values."answered_on", new_values."answered_by_id", new_values."answer", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='daac3b8b8ed078580308ab7374cf6fea16ba92f9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1b7f2', referencing='REFERENCING NEW TABLE AS new_values ', table='casework_transfer', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='transfer',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_transferchange" ("case_id", "from_worker_id", "to_worker_id", "to_place_id", "because", "asked_on", "asked_by_id", "state", "answered_on", "answered_by_id", "answer", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."case_id", new_values."from_worker_id", new_values."to_worker_id", new_values."to_place_id", new_values."because", new_values."asked_on", new_values."asked_by_id", new_values."state", new_values."answered_on", new_values."answered_by_id", new_values."answer", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."case_id", o."from_worker_id", o."to_worker_id", o."to_place_id", o."because", o."asked_on", o."asked_by_id", o."state", o."answered_on", o."answered_by_id", o."answer") IS DISTINCT FROM (new_values."case_id", new_values."from_worker_id", new_values."to_worker_id", new_values."to_place_id", new_values."because", new_values."asked_on", new_values."asked_by_id", new_values."state", new_values."answered_on", new_values."answered_by_id", new_values."answer");\n            RETURN NULL;\n        ', hash='048da2243b264844ac0c989f861b3951a34fffa1', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_87816', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='casework_transfer', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='transfer',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_transferchange" ("case_id", "from_worker_id", "to_worker_id", "to_place_id", "because", "asked_on", "asked_by_id", "state", "answered_on", "answered_by_id", "answer", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."case_id", old_values."from_worker_id", old_values."to_worker_id", old_values."to_place_id", old_values."because", old_values."asked_on", old_values."asked_by_id", old_values."state", old_values."answered_on", old_values."answered_by_id", old_values."answer", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='9a33662baa83126f99b86c3607d7d3b525e11365', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9bd5e', referencing='REFERENCING OLD TABLE AS old_values ', table='casework_transfer', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='transferchange',
            index=models.Index(fields=['case'], name='transfer_events'),
        ),
        migrations.AddConstraint(
            model_name='transferchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='transfer_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='transferchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1dc0dfdddf26d62b93e1c1e8f6a592e0406340d2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a5f50', table='casework_transferchange', when='BEFORE')),
        ),
    ]
