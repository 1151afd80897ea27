"""Long work that somebody asked for, and the files that they gave with it."""

import accounts.numbers
import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0005_shared_cache'),
    ]

    operations = [
        migrations.CreateModel(
            name='Job',
            fields=[
                ('number', models.CharField(db_collation='C', default=accounts.numbers.new_job_number, editable=False, max_length=12, primary_key=True, serialize=False, verbose_name='number')),
                ('kind', models.CharField(max_length=40, verbose_name='what is to be done')),
                ('arguments', models.JSONField(blank=True, default=dict, verbose_name='arguments')),
                ('asked_at', models.DateTimeField(verbose_name='asked at')),
                ('night', models.DateField(blank=True, null=True, verbose_name='night')),
                ('digest', models.CharField(max_length=64, verbose_name='digest of what was asked')),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('running', 'running'), ('done', 'done'), ('failed', 'failed'), ('cancelled', 'cancelled'), ('refused', 'refused')], default='waiting', max_length=10, verbose_name='state')),
                ('done', models.PositiveIntegerField(default=0, verbose_name='done')),
                ('of', models.PositiveIntegerField(default=0, verbose_name='of how many')),
                ('said', models.CharField(blank=True, max_length=500, verbose_name='last said')),
                ('cancel_asked_at', models.DateTimeField(blank=True, null=True, verbose_name='cancelling asked at')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('lost', models.PositiveSmallIntegerField(default=0, verbose_name='lost workers')),
                ('checkpoint', models.JSONField(blank=True, default=dict, verbose_name='checkpoint')),
                ('started_at', models.DateTimeField(blank=True, null=True, verbose_name='started at')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended at')),
                ('result', models.JSONField(blank=True, encoder=django.core.serializers.json.DjangoJSONEncoder, null=True, verbose_name='result')),
                ('asked_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='jobs', to=settings.AUTH_USER_MODEL, verbose_name='asked by')),
            ],
            options={
                'verbose_name': 'job',
                'verbose_name_plural': 'jobs',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='JobFile',
            fields=[
                ('job', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='file', serialize=False, to='accounts.job', verbose_name='job')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='name')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('content', models.BinaryField(verbose_name='content')),
                ('emptied_at', models.DateTimeField(blank=True, null=True, verbose_name='emptied at')),
            ],
            options={
                'verbose_name': 'file of a job',
                'verbose_name_plural': 'files of jobs',
                'default_permissions': (),
            },
        ),
        migrations.AddIndex(
            model_name='job',
            index=models.Index(fields=['asked_by', '-asked_at'], name='job_of_user'),
        ),
        migrations.AddIndex(
            model_name='job',
            index=models.Index(fields=['ended_at'], name='job_by_end'),
        ),
        migrations.AddConstraint(
            model_name='job',
            constraint=models.CheckConstraint(condition=models.Q(('number__regex', '^J[0-9A-HJKMNP-TV-Z]{11}$')), name='job_number_form', violation_error_code='number_form', violation_error_message='This is not the number of a job.'),
        ),
        migrations.AddConstraint(
            model_name='job',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('asked_by__isnull', False), ('night__isnull', True)), models.Q(('asked_by__isnull', True), ('night__isnull', False)), _connector='OR'), name='job_is_somebodys_or_a_nights', violation_error_code='nobody_asked', violation_error_message='A job is asked for by somebody, or belongs to a night.'),
        ),
        migrations.AddConstraint(
            model_name='job',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('state__in', ('waiting', 'running'))), models.Q(('ended_at__isnull', False), ('state__in', ('done', 'failed', 'cancelled', 'refused'))), _connector='OR'), name='job_that_ended_says_when', violation_error_code='ended_when', violation_error_message='A job that ended says when, and no other does.'),
        ),
        migrations.AddConstraint(
            model_name='job',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('waiting', 'running'))), fields=('asked_by', 'digest'), name='job_is_open_once', violation_error_code='open_already', violation_error_message='This is being done already.'),
        ),
        migrations.AddConstraint(
            model_name='job',
            constraint=models.UniqueConstraint(fields=('kind', 'night'), name='job_once_a_night', violation_error_code='once_a_night', violation_error_message='A round is done once a night.'),
        ),
    ]
