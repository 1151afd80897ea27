"""Roles that end and are confirmed, sharing agreements, one-time links."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_organisations_and_users'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('places', '0004_office_telephone'),
    ]

    operations = [
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True, verbose_name='digest')),
                ('made_at', models.DateTimeField(verbose_name='made at')),
                ('expires_at', models.DateTimeField(verbose_name='expires at')),
                ('used_at', models.DateTimeField(blank=True, null=True, verbose_name='used at')),
                ('void_at', models.DateTimeField(blank=True, null=True, verbose_name='void since')),
            ],
            options={
                'verbose_name': 'invitation',
                'verbose_name_plural': 'invitations',
            },
        ),
        migrations.CreateModel(
            name='SharingAgreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('purposes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('life_saving', 'life-saving help'), ('assistance', 'assistance'), ('health', 'health'), ('protection', 'protection'), ('statistics', 'statistics')], max_length=12), size=None, verbose_name='purposes')),
                ('basis', models.CharField(choices=[('consent', 'consent of each person'), ('duty', 'a legal duty, by decree')], max_length=8, verbose_name='legal basis')),
                ('decree', models.CharField(blank=True, help_text='Number and date of the decree that makes the sharing a duty.', max_length=120, verbose_name='decree')),
                ('field_classes_shared', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('administrative', 'administrative'), ('identity', 'identity'), ('contact', 'contact and exact place'), ('health', 'health and disability'), ('photo', 'photo'), ('free_text', 'free text'), ('assistance', 'assistance')], max_length=14), size=None, verbose_name='what is shown')),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, help_text='The first day on which it no longer holds.', null=True, verbose_name='until')),
                ('first_signed_on', models.DateField(blank=True, null=True, verbose_name='first signed on')),
                ('second_signed_on', models.DateField(blank=True, null=True, verbose_name='second signed on')),
                ('suspended_on', models.DateField(blank=True, null=True, verbose_name='suspended on')),
                ('suspended_because', models.CharField(blank=True, max_length=200, verbose_name='why')),
                ('ended_because', models.CharField(blank=True, max_length=200, verbose_name='why it ended')),
            ],
            options={
                'verbose_name': 'sharing agreement',
                'verbose_name_plural': 'sharing agreements',
            },
        ),
        migrations.CreateModel(
            name='WorksAt',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('accounts.user_places',),
        ),
        migrations.AddField(
            model_name='user',
            name='is_cleared',
            field=models.BooleanField(default=False, help_text='Reads protection fields and confidential needs of all people whom they see.', verbose_name='cleared for protection'),
        ),
        migrations.AddField(
            model_name='user',
            name='purpose',
            field=models.CharField(blank=True, choices=[('life_saving', 'life-saving help'), ('assistance', 'assistance'), ('health', 'health'), ('protection', 'protection'), ('statistics', 'statistics')], help_text="Of a partner's staff or program: the one purpose for which it sees people.", max_length=12, verbose_name='purpose'),
        ),
        migrations.AddField(
            model_name='user',
            name='role_confirmed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='roles_confirmed', to=settings.AUTH_USER_MODEL, verbose_name='role confirmed by'),
        ),
        migrations.AddField(
            model_name='user',
            name='role_given_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='roles_given', to=settings.AUTH_USER_MODEL, verbose_name='role given by'),
        ),
        migrations.AddField(
            model_name='user',
            name='role_until',
            field=models.DateField(blank=True, help_text='The last day on which this person works in the role. Empty: no end.', null=True, verbose_name='role until'),
        ),
        migrations.AddField(
            model_name='user',
            name='role_waits',
            field=models.BooleanField(default=False, verbose_name='role waits to be confirmed'),
        ),
        migrations.AddField(
            model_name='user',
            name='session_round',
            field=models.PositiveIntegerField(default=0, editable=False, verbose_name='round of sessions'),
        ),
        migrations.AddField(
            model_name='user',
            name='works_at',
            field=models.ForeignKey(blank=True, help_text='The desk, among their places, at which they register now.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='users_today', to='places.place', verbose_name='works today at'),
        ),
        migrations.AlterField(
            model_name='user',
            name='role',
            field=models.CharField(blank=True, choices=[('registrar', 'registrar'), ('caseworker', 'caseworker (social worker)'), ('supervisor', 'supervisor'), ('partner', 'partner'), ('coordinator', 'coordinator'), ('auditor', 'auditor'), ('dpo', 'data protection officer'), ('administrator', 'administrator')], max_length=20, verbose_name='role'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('role_confirmed_by__isnull', True), models.Q(('role_waits', False), models.Q(('role_given_by__isnull', True), models.Q(('role_confirmed_by', models.F('role_given_by')), _negated=True), _connector='OR')), _connector='OR'), name='user_role_is_confirmed_by_another', violation_error_code='second_person', violation_error_message='A role is confirmed by somebody other than whoever gave it.'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='made_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitations_made', to=settings.AUTH_USER_MODEL, verbose_name='made by'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to=settings.AUTH_USER_MODEL, verbose_name='user'),
        ),
        migrations.AddField(
            model_name='sharingagreement',
            name='drafted_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements_drafted', to=settings.AUTH_USER_MODEL, verbose_name='drafted by'),
        ),
        migrations.AddField(
            model_name='sharingagreement',
            name='first_signed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreements_signed_first', to=settings.AUTH_USER_MODEL, verbose_name='first signature'),
        ),
        migrations.AddField(
            model_name='sharingagreement',
            name='partner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='accounts.organisation', verbose_name='partner'),
        ),
        migrations.AddField(
            model_name='sharingagreement',
            name='places',
            field=models.ManyToManyField(help_text='People who live there, or in a place within.', related_name='agreements', to='places.place', verbose_name='places'),
        ),
        migrations.AddField(
            model_name='sharingagreement',
            name='second_signed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreements_signed_second', to=settings.AUTH_USER_MODEL, verbose_name='second signature'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(condition=models.Q(('used_at__isnull', True), ('void_at__isnull', True)), fields=('user',), name='invitation_one_open_a_user', violation_error_code='second_link', violation_error_message='This user has an open link already.'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at'))), name='invitation_expires_later', violation_error_code='expires_before', violation_error_message='A link expires after it was made.'),
        ),
        migrations.CreateModel(
            name='AgreementPlace',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('accounts.sharingagreement_places',),
        ),
        migrations.AddIndex(
            model_name='sharingagreement',
            index=models.Index(models.F('partner'), models.F('from_on'), name='agreement_by_partner'),
        ),
        migrations.AddConstraint(
            model_name='sharingagreement',
            constraint=models.CheckConstraint(condition=models.Q(('field_classes_shared__len__gt', 0), ('purposes__len__gt', 0)), name='agreement_says_what_for', violation_error_code='agreement_empty', violation_error_message='Say for which purposes, and what is shown.'),
        ),
        migrations.AddConstraint(
            model_name='sharingagreement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('basis', 'consent'), ('decree', '')), models.Q(('basis', 'duty'), models.Q(('decree', ''), _negated=True)), _connector='OR'), name='agreement_duty_has_its_decree', violation_error_code='agreement_decree', violation_error_message='A legal duty has a decree; consent has none.'),
        ),
        migrations.AddConstraint(
            model_name='sharingagreement',
            constraint=models.CheckConstraint(condition=models.Q(('field_classes_shared__contains', ['protection']), _negated=True), name='agreement_never_shares_protection', violation_error_code='agreement_protection', violation_error_message='Protection is shared by a referral of one person, never by an agreement.'),
        ),
        migrations.AddConstraint(
            model_name='sharingagreement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('field_classes_shared__contains', ['health']), _negated=True), ('purposes', ['health']), _connector='OR'), name='agreement_shares_health_for_health', violation_error_code='agreement_health', violation_error_message='Health is shown under an agreement for the purpose of health alone.'),
        ),
        migrations.AddConstraint(
            model_name='sharingagreement',
            constraint=models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='agreement_ends_after_its_beginning', violation_error_code='ends_before_beginning', violation_error_message='An agreement cannot end before it begins.'),
        ),
        migrations.AddConstraint(
            model_name='sharingagreement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('first_signed_by__isnull', True), ('first_signed_on__isnull', True)), models.Q(('first_signed_by__isnull', False), ('first_signed_on__isnull', False)), _connector='OR'), name='agreement_first_signature_is_dated', violation_error_code='signature_without_day', violation_error_message='A signature has a day.'),
        ),
        migrations.AddConstraint(
            model_name='sharingagreement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('second_signed_by__isnull', True), ('second_signed_on__isnull', True)), models.Q(('first_signed_by__isnull', False), ('second_signed_by__isnull', False), ('second_signed_on__isnull', False)), _connector='OR'), name='agreement_second_signature_follows', violation_error_code='signature_without_day', violation_error_message='The second signature follows the first, on a day.'),
        ),
        migrations.AddConstraint(
            model_name='sharingagreement',
            constraint=models.CheckConstraint(condition=models.Q(('first_signed_by__isnull', True), models.Q(models.Q(('first_signed_by', models.F('drafted_by')), _negated=True), models.Q(('second_signed_by__isnull', True), models.Q(models.Q(('second_signed_by', models.F('drafted_by')), _negated=True), models.Q(('second_signed_by', models.F('first_signed_by')), _negated=True)), _connector='OR')), _connector='OR'), name='agreement_is_signed_by_two_others', violation_error_code='second_person', violation_error_message='Two different people sign, and neither of them drafted it.'),
        ),
        migrations.AddConstraint(
            model_name='sharingagreement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('suspended_because', ''), ('suspended_on__isnull', True)), models.Q(('suspended_on__isnull', False), models.Q(('suspended_because', ''), _negated=True)), _connector='OR'), name='agreement_suspended_with_reason', violation_error_code='suspended_without_reason', violation_error_message='A suspension has a day and a reason.'),
        ),
    ]
