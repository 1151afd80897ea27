"""Consents, requests about data, families taken over, broken glass, questions beyond one's places."""

import cases.numbers
import datetime
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_history'),
        ('cases', '0011_words_of_groups'),
        ('places', '0004_office_telephone'),
    ]

    operations = [
        migrations.CreateModel(
            name='BeyondQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(choices=[('search', 'search'), ('family', 'the family is here'), ('glass', 'break the glass'), ('warning', 'warning at registration')], max_length=8, verbose_name='how')),
                ('asked_at', models.DateTimeField(verbose_name='asked at')),
            ],
            options={
                'verbose_name': "question beyond one's places",
                'verbose_name_plural': "questions beyond one's places",
            },
        ),
        migrations.CreateModel(
            name='BrokenGlass',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(choices=[('life_at_risk', 'a life is at risk'), ('medical', 'medical emergency'), ('child_alone', 'a child is alone'), ('family_tracing', 'a family looks for its members'), ('other', 'other')], max_length=14, verbose_name='why')),
                ('words', models.CharField(max_length=400, verbose_name='what happened')),
                ('opened_at', models.DateTimeField(verbose_name='opened at')),
                ('ends_at', models.DateTimeField(verbose_name='ends at')),
                ('review_due_on', models.DateField(verbose_name='review due on')),
                ('reviewed_on', models.DateField(blank=True, null=True, verbose_name='reviewed on')),
                ('verdict', models.CharField(blank=True, choices=[('justified', 'justified'), ('not_justified', 'not justified')], max_length=14, verbose_name='review')),
            ],
            options={
                'verbose_name': 'broken glass',
                'verbose_name_plural': 'broken glass',
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('number', models.CharField(db_collation='C', default=cases.numbers.new_consent_number, editable=False, max_length=12, primary_key=True, serialize=False, verbose_name='number')),
                ('purpose', models.CharField(choices=[('life_saving', 'life-saving help'), ('assistance', 'assistance'), ('health', 'health'), ('protection', 'protection'), ('statistics', 'statistics')], max_length=12, verbose_name='purpose')),
                ('state', models.CharField(choices=[('given', 'given'), ('refused', 'refused'), ('withdrawn', 'withdrawn')], max_length=10, verbose_name='answer')),
                ('said_by', models.CharField(choices=[('self', 'the person'), ('caregiver', 'a parent or guardian'), ('relative', 'an adult relative, while the person is away')], max_length=10, verbose_name='who answered')),
                ('said_on', models.DateField(verbose_name='said on')),
                ('language', models.CharField(choices=[('hy', 'Armenian'), ('ru', 'Russian'), ('en', 'English'), ('sgn', 'sign language'), ('other', 'other')], max_length=5, verbose_name='language')),
                ('explained', models.CharField(choices=[('aloud', 'read aloud'), ('in_writing', 'given in writing'), ('interpreter', 'through an interpreter'), ('sign_language', 'in sign language'), ('easy_words', 'in easy words and pictures'), ('telephone', 'by telephone')], max_length=14, verbose_name='how it was explained')),
                ('valid_until', models.DateField(blank=True, help_text='The first day on which it is over.', null=True, verbose_name='valid until')),
                ('recorded_at', models.DateTimeField(verbose_name='recorded at')),
                ('replaced_at', models.DateTimeField(blank=True, null=True, verbose_name='answered anew at')),
            ],
            options={
                'verbose_name': 'consent',
                'verbose_name_plural': 'consents',
            },
        ),
        migrations.CreateModel(
            name='DataRequest',
            fields=[
                ('number', models.CharField(db_collation='C', default=cases.numbers.new_request_number, editable=False, max_length=12, primary_key=True, serialize=False, verbose_name='number')),
                ('kind', models.CharField(choices=[('access', 'to see their data'), ('correction', 'to correct them'), ('objection', 'to object to their use'), ('restriction', 'to hide them from partners'), ('erasure', 'to erase them'), ('authority', 'a request of an authority')], max_length=12, verbose_name='what is asked')),
                ('asked_by', models.CharField(help_text='The person, whoever may speak for them, or an authority with its paper.', max_length=160, verbose_name='who asks')),
                ('paper', models.CharField(blank=True, help_text='Of an authority: number and date of the paper by which it asks.', max_length=120, verbose_name='paper')),
                ('asked_on', models.DateField(verbose_name='asked on')),
                ('due_on', models.DateField(verbose_name='due on')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                ('outcome', models.CharField(blank=True, max_length=400, verbose_name='outcome')),
            ],
            options={
                'verbose_name': 'request about data',
                'verbose_name_plural': 'requests about data',
            },
        ),
        migrations.CreateModel(
            name='TakeOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('taken_at', models.DateTimeField(verbose_name='taken over at')),
                ('reason', models.CharField(max_length=200, verbose_name='why')),
                ('proofs', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('slip', 'number on the slip'), ('document', 'number of a document'), ('name_and_birth', 'full name with birth date')], max_length=14), size=None, verbose_name='known by')),
                ('lot', models.PositiveSmallIntegerField(verbose_name='lot')),
                ('checked_on', models.DateField(blank=True, null=True, verbose_name='checked on')),
                ('is_right', models.BooleanField(blank=True, null=True, verbose_name='right')),
            ],
            options={
                'verbose_name': 'taking over of a family',
                'verbose_name_plural': 'takings over of families',
            },
        ),
        migrations.CreateModel(
            name='TakeOverAllowance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day')),
                ('more', models.PositiveSmallIntegerField(verbose_name='so many more')),
            ],
            options={
                'verbose_name': 'allowance to take over',
                'verbose_name_plural': 'allowances to take over',
            },
        ),
        migrations.AddField(
            model_name='household',
            name='recorded_at',
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='recorded at'),
        ),
        migrations.AddField(
            model_name='beyondquestion',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions_beyond', to=settings.AUTH_USER_MODEL, verbose_name='by whom'),
        ),
        migrations.AddField(
            model_name='brokenglass',
            name='household',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='broken_glass', to='cases.household', verbose_name='household'),
        ),
        migrations.AddField(
            model_name='brokenglass',
            name='reviewed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='glass_reviewed', to=settings.AUTH_USER_MODEL, verbose_name='reviewed by'),
        ),
        migrations.AddField(
            model_name='brokenglass',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='broken_glass', to=settings.AUTH_USER_MODEL, verbose_name='by whom'),
        ),
        migrations.AddField(
            model_name='consent',
            name='individual',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='cases.individual', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='consent',
            name='partner',
            field=models.ForeignKey(blank=True, help_text='Empty: the partners of the printed list.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='accounts.organisation', verbose_name='partner'),
        ),
        migrations.AddField(
            model_name='consent',
            name='recorded_by',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='consents_recorded', to=settings.AUTH_USER_MODEL, verbose_name='recorded by'),
        ),
        migrations.AddField(
            model_name='consent',
            name='speaker',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='consents_spoken', to='cases.individual', verbose_name='who spoke for them'),
        ),
        migrations.AddField(
            model_name='datarequest',
            name='individual',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='data_requests', to='cases.individual', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='datarequest',
            name='opened_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='data_requests', to=settings.AUTH_USER_MODEL, verbose_name='opened by'),
        ),
        migrations.AddField(
            model_name='takeover',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='take_overs', to=settings.AUTH_USER_MODEL, verbose_name='by whom'),
        ),
        migrations.AddField(
            model_name='takeover',
            name='checked_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='take_overs_checked', to=settings.AUTH_USER_MODEL, verbose_name='checked by'),
        ),
        migrations.AddField(
            model_name='takeover',
            name='from_office',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='families_registered_and_left', to='places.place', verbose_name='registered at'),
        ),
        migrations.AddField(
            model_name='takeover',
            name='from_place',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='families_left', to='places.place', verbose_name='lived in'),
        ),
        migrations.AddField(
            model_name='takeover',
            name='household',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='take_overs', to='cases.household', verbose_name='household'),
        ),
        migrations.AddField(
            model_name='takeover',
            name='to_place',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='families_taken_over', to='places.place', verbose_name='lives in'),
        ),
        migrations.AddField(
            model_name='takeoverallowance',
            name='allowed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='take_overs_allowed', to=settings.AUTH_USER_MODEL, verbose_name='allowed by'),
        ),
        migrations.AddField(
            model_name='takeoverallowance',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='take_over_allowances', to=settings.AUTH_USER_MODEL, verbose_name='caseworker'),
        ),
        migrations.AddIndex(
            model_name='beyondquestion',
            index=models.Index(models.F('user'), models.F('asked_at'), name='beyond_question_by_user'),
        ),
        migrations.AddIndex(
            model_name='brokenglass',
            index=models.Index(models.F('user'), models.F('ends_at'), name='glass_by_user'),
        ),
        migrations.AddConstraint(
            model_name='brokenglass',
            constraint=models.CheckConstraint(condition=models.Q(('words__length__gte', 20)), name='glass_is_broken_for_a_reason', violation_error_code='too_few_words', violation_error_message='Say in at least 20 characters what happened.'),
        ),
        migrations.AddConstraint(
            model_name='brokenglass',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('opened_at')), ('ends_at__lte', django.db.models.expressions.CombinedExpression(models.F('opened_at'), '+', models.Value(datetime.timedelta(seconds=3600))))), name='glass_is_broken_for_an_hour', violation_error_code='too_long', violation_error_message='It is open for an hour at most.'),
        ),
        migrations.AddConstraint(
            model_name='brokenglass',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reviewed_by__isnull', True), ('reviewed_on__isnull', True), ('verdict', '')), models.Q(('reviewed_by__isnull', False), ('reviewed_on__isnull', False), models.Q(('verdict', ''), _negated=True), models.Q(('reviewed_by', models.F('user')), _negated=True)), _connector='OR'), name='glass_is_reviewed_by_another', violation_error_code='second_person', violation_error_message='Somebody else reviews it, on a day, with a verdict.'),
        ),
        migrations.AddIndex(
            model_name='consent',
            index=models.Index(models.F('individual'), models.F('recorded_at'), name='consent_by_person'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.CheckConstraint(condition=models.Q(('number__regex', '^N[0-9A-HJKMNP-TV-Z]{11}$')), name='consent_number_form', violation_error_code='number_form', violation_error_message="A consent's number is N and eleven characters."),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_at__isnull', True)), fields=('individual', 'purpose', 'partner'), name='consent_one_current_answer', nulls_distinct=False, violation_error_code='answered_already', violation_error_message='Somebody recorded another answer in this very moment.'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('said_by', 'self'), ('speaker__isnull', True)), models.Q(('speaker__isnull', False), models.Q(('said_by', 'self'), _negated=True), models.Q(('speaker', models.F('individual')), _negated=True)), _connector='OR'), name='consent_speaker_is_another', violation_error_code='consent_speaker', violation_error_message='Say who spoke for the person; nobody does for themself.'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('said_by', 'relative'), _negated=True), models.Q(('purpose', 'assistance'), ('valid_until__isnull', False), ('valid_until__lte', django.db.models.expressions.CombinedExpression(models.F('said_on'), '+', models.Value(datetime.timedelta(days=90))))), _connector='OR'), name='consent_of_a_relative_is_provisional', violation_error_code='consent_provisional', violation_error_message='A relative answers for assistance and its contacts only, for 90 days at most.'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gte', models.F('said_on')), _connector='OR'), name='consent_ends_after_it_was_said', violation_error_code='ends_before_beginning', violation_error_message='A consent cannot end before it was said.'),
        ),
        migrations.AddIndex(
            model_name='datarequest',
            index=models.Index(models.F('due_on'), condition=models.Q(('closed_on__isnull', True)), name='data_request_open'),
        ),
        migrations.AddConstraint(
            model_name='datarequest',
            constraint=models.CheckConstraint(condition=models.Q(('number__regex', '^D[0-9A-HJKMNP-TV-Z]{11}$')), name='data_request_number_form', violation_error_code='number_form', violation_error_message="A request's number is D and eleven characters."),
        ),
        migrations.AddConstraint(
            model_name='datarequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_on__isnull', True), ('outcome', '')), models.Q(('closed_on__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='data_request_closes_with_outcome', violation_error_code='incomplete_outcome', violation_error_message='A closed request has a day and an outcome.'),
        ),
        migrations.AddConstraint(
            model_name='datarequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'authority'), _negated=True), models.Q(('paper', ''), _negated=True), _connector='OR'), name='data_request_of_an_authority_has_its_paper', violation_error_code='authority_without_paper', violation_error_message='An authority asks by a paper: type its number and date, or it is not answered.'),
        ),
        migrations.AddIndex(
            model_name='takeover',
            index=models.Index(models.F('taken_at'), name='take_over_by_time'),
        ),
        migrations.AddIndex(
            model_name='takeover',
            index=models.Index(models.F('by'), models.F('taken_at'), name='take_over_by_user'),
        ),
        migrations.AddConstraint(
            model_name='takeover',
            constraint=models.CheckConstraint(condition=models.Q(('proofs__len', 2), models.Q(('proofs__0', models.F('proofs__1')), _negated=True)), name='take_over_by_two_proofs', violation_error_code='two_proofs', violation_error_message='Two different proofs say that it is this family.'),
        ),
        migrations.AddConstraint(
            model_name='takeover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('checked_by__isnull', True), ('checked_on__isnull', True), ('is_right', None)), models.Q(('checked_by__isnull', False), ('checked_on__isnull', False), ('is_right__isnull', False), models.Q(('checked_by', models.F('by')), _negated=True)), _connector='OR'), name='take_over_is_checked_by_another', violation_error_code='second_person', violation_error_message='Somebody else checks it, on a day.'),
        ),
        migrations.AddConstraint(
            model_name='takeoverallowance',
            constraint=models.CheckConstraint(condition=models.Q(('user', models.F('allowed_by')), _negated=True), name='take_over_allowed_by_another', violation_error_code='second_person', violation_error_message='Nobody allows it to themself.'),
        ),
    ]
