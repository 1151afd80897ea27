"""A directory of services, and referrals to them with their stories."""

import accounts.history.triggers
import casework.numbers
import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

# The same as `casework/referral_states.py`, which a test compares.
FUNCTIONS = """
CREATE FUNCTION referral_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state = OLD.state
        OR (OLD.state, NEW.state) IN (
            ('sent', 'accepted'), ('sent', 'declined'), ('sent', 'completed'), ('sent', 'expired'),
            ('sent', 'revoked'), ('sent', 'ended'),
            ('accepted', 'completed'), ('accepted', 'expired'), ('accepted', 'revoked'),
            ('accepted', 'ended'),
            ('expired', 'completed'))
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a referral goes no such way'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'referral_moves';
END $$;
"""
TRIGGERS = """
CREATE TRIGGER referral_moves BEFORE UPDATE OF state ON casework_referral
    FOR EACH ROW EXECUTE FUNCTION referral_moves();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_looks_for_unknown'),
        ('cases', '0016_homes_by_index_alone'),
        ('casework', '0002_story_of_a_case'),
        ('places', '0004_office_telephone'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('number', models.CharField(db_collation='C', default=casework.numbers.new_referral_number, editable=False, max_length=12, primary_key=True, serialize=False, verbose_name='number')),
                ('sector', models.CharField(choices=[('protection', 'protection'), ('child_protection', 'child protection'), ('gbv', 'gender-based violence'), ('education', 'education'), ('food', 'food security and nutrition'), ('health', 'health'), ('basic_needs', 'shelter, household goods, basic needs'), ('resilience', 'resilience and livelihoods'), ('coordination', 'coordination and logistics')], max_length=20, verbose_name='sector')),
                ('purpose', models.CharField(choices=[('life_saving', 'life-saving help'), ('assistance', 'assistance'), ('health', 'health'), ('protection', 'protection'), ('statistics', 'statistics')], max_length=12, verbose_name='purpose')),
                ('urgency', models.CharField(choices=[('at_once', 'at once'), ('urgent', 'urgent'), ('soon', 'soon'), ('routine', 'routine')], max_length=7, verbose_name='urgency')),
                ('reason', models.TextField(max_length=2000, verbose_name='what is asked, and why')),
                ('shares', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('name', 'name'), ('birth', 'birth date'), ('sex', 'sex'), ('phone', 'telephone'), ('address', 'address'), ('documents', 'documents'), ('health', 'health: disability and specific needs'), ('protection', 'protection: confidential needs'), ('case', 'summary of the case'), ('members', 'members of the household')], max_length=10), size=None, verbose_name='what is shared')),
                ('basis', models.CharField(choices=[('consent', 'consent of each person'), ('vital', 'vital interest: life or health is at risk'), ('in_hand', 'the person agreed, and takes the letter along')], max_length=7, verbose_name='why it may be shared')),
                ('basis_words', models.TextField(blank=True, max_length=1000, verbose_name='who agreed, or what is at risk')),
                ('sent_at', models.DateTimeField(verbose_name='sent at')),
                ('sent_on', models.DateField(verbose_name='sent on')),
                ('deadline', models.DateField(verbose_name='answer by')),
                ('open_until', models.DateField(verbose_name='shared until')),
                ('state', models.CharField(choices=[('sent', 'sent'), ('accepted', 'accepted'), ('declined', 'declined'), ('expired', 'expired'), ('revoked', 'revoked'), ('ended', 'ended: consent withdrawn'), ('completed', 'completed')], default='sent', max_length=9, verbose_name='state')),
                ('read_on', models.DateField(blank=True, null=True, verbose_name='opened on')),
                ('passed_to_second_on', models.DateField(blank=True, null=True, verbose_name='second focal person since')),
                ('passed_to_lead_on', models.DateField(blank=True, null=True, verbose_name='sector lead since')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
                ('declined_because', models.CharField(blank=True, choices=[('no_capacity', 'no capacity now'), ('not_eligible', 'not eligible'), ('no_such_service', 'no such service'), ('not_here', 'does not serve this place'), ('unclear', 'it is not clear what is asked'), ('other', 'other reason')], max_length=15, verbose_name='why declined')),
                ('outcome', models.CharField(blank=True, choices=[('helped', 'helped'), ('partly', 'helped in part'), ('waiting_list', 'on a waiting list'), ('no_contact', 'could not reach them'), ('no_such_service', 'no such service'), ('not_eligible', 'not eligible'), ('person_declined', 'the person declined'), ('sent_on', 'sent on to another service'), ('no_capacity', 'no capacity')], max_length=15, verbose_name='outcome')),
                ('outcome_on', models.DateField(blank=True, null=True, verbose_name='outcome on')),
                ('said', models.TextField(blank=True, max_length=2000, verbose_name='what the receiver said')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                ('ended_because', models.TextField(blank=True, max_length=1000, verbose_name='why it was revoked')),
                ('is_unread_answer', models.BooleanField(default=False, verbose_name='answer not read yet')),
                ('case', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='casework.case', verbose_name='case')),
                ('from_organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='referrals_sent', to='accounts.organisation', verbose_name='from')),
                ('household', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='cases.household', verbose_name='household')),
                ('individual', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='cases.individual', verbose_name='person')),
                ('sent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to=settings.AUTH_USER_MODEL, verbose_name='sent by')),
                ('to_organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='referrals_received', to='accounts.organisation', verbose_name='to')),
            ],
            options={
                'verbose_name': 'referral',
                'verbose_name_plural': 'referrals',
            },
        ),
        migrations.CreateModel(
            name='ReferralStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[('sent', 'sent'), ('read', 'opened by the receiver'), ('to_second', 'unread: passed to the second focal person'), ('to_lead', 'unread: passed to the sector lead'), ('accepted', 'accepted'), ('declined', 'declined'), ('expired', 'expired'), ('revoked', 'revoked'), ('ended', 'ended: consent withdrawn'), ('completed', 'completed'), ('answer_read', 'answer read'), ('printed', 'letter printed')], max_length=11, verbose_name='step')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('said', models.TextField(blank=True, max_length=2000, verbose_name='what was said')),
                ('by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='referral_steps', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='casework.referral', verbose_name='referral')),
            ],
            options={
                'verbose_name': 'step of a referral',
                'verbose_name_plural': 'steps of referrals',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Service',
            fields=[
                ('number', models.CharField(db_collation='C', default=casework.numbers.new_service_number, editable=False, max_length=12, primary_key=True, serialize=False, verbose_name='number')),
                ('title', models.CharField(max_length=160, verbose_name='service')),
                ('outside_name', models.CharField(blank=True, max_length=160, verbose_name='name of an organisation outside')),
                ('sector', models.CharField(choices=[('protection', 'protection'), ('child_protection', 'child protection'), ('gbv', 'gender-based violence'), ('education', 'education'), ('food', 'food security and nutrition'), ('health', 'health'), ('basic_needs', 'shelter, household goods, basic needs'), ('resilience', 'resilience and livelihoods'), ('coordination', 'coordination and logistics')], max_length=20, verbose_name='sector')),
                ('offers', models.TextField(max_length=2000, verbose_name='what is offered')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='address')),
                ('focal_name', models.CharField(max_length=120, verbose_name='focal person')),
                ('focal_phone', models.CharField(max_length=40, verbose_name='telephone')),
                ('focal_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('second_name', models.CharField(blank=True, max_length=120, verbose_name='second focal person')),
                ('second_phone', models.CharField(blank=True, max_length=40, verbose_name='telephone of the second')),
                ('second_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail of the second')),
                ('languages', models.CharField(blank=True, max_length=120, verbose_name='languages')),
                ('hours', models.CharField(blank=True, max_length=200, verbose_name='hours')),
                ('criteria', models.TextField(blank=True, max_length=2000, verbose_name='for whom')),
                ('bring', models.TextField(blank=True, max_length=1000, verbose_name='what to bring')),
                ('capacity_a_week', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='places a week')),
                ('waiting_days', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='waiting time, days')),
                ('takes_referrals', models.BooleanField(default=True, verbose_name='takes referrals')),
                ('takes_until', models.DateField(blank=True, help_text='The last day. Empty: no end is known.', null=True, verbose_name='takes referrals until')),
                ('confirmed_on', models.DateField(verbose_name='confirmed on')),
                ('confirmed_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='services_confirmed', to=settings.AUTH_USER_MODEL, verbose_name='confirmed by')),
                ('organisation', models.ForeignKey(blank=True, help_text='Where it works with this system; else type its name below.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='services', to='accounts.organisation', verbose_name='organisation')),
                ('places', models.ManyToManyField(help_text='Each with all that lies within it.', related_name='services', to='places.place', verbose_name='places served')),
            ],
            options={
                'verbose_name': 'service',
                'verbose_name_plural': 'services',
            },
        ),
        migrations.CreateModel(
            name='ServedAtChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('place', models.ForeignKey(db_constraint=False, db_index=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place')),
                ('service', models.ForeignKey(db_constraint=False, db_index=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='casework.service')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ReferralChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('sector', models.CharField(choices=[('protection', 'protection'), ('child_protection', 'child protection'), ('gbv', 'gender-based violence'), ('education', 'education'), ('food', 'food security and nutrition'), ('health', 'health'), ('basic_needs', 'shelter, household goods, basic needs'), ('resilience', 'resilience and livelihoods'), ('coordination', 'coordination and logistics')], max_length=20, verbose_name='sector')),
                ('purpose', models.CharField(choices=[('life_saving', 'life-saving help'), ('assistance', 'assistance'), ('health', 'health'), ('protection', 'protection'), ('statistics', 'statistics')], max_length=12, verbose_name='purpose')),
                ('urgency', models.CharField(choices=[('at_once', 'at once'), ('urgent', 'urgent'), ('soon', 'soon'), ('routine', 'routine')], max_length=7, verbose_name='urgency')),
                ('reason', models.TextField(max_length=2000, verbose_name='what is asked, and why')),
                ('shares', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('name', 'name'), ('birth', 'birth date'), ('sex', 'sex'), ('phone', 'telephone'), ('address', 'address'), ('documents', 'documents'), ('health', 'health: disability and specific needs'), ('protection', 'protection: confidential needs'), ('case', 'summary of the case'), ('members', 'members of the household')], max_length=10), size=None, verbose_name='what is shared')),
                ('basis', models.CharField(choices=[('consent', 'consent of each person'), ('vital', 'vital interest: life or health is at risk'), ('in_hand', 'the person agreed, and takes the letter along')], max_length=7, verbose_name='why it may be shared')),
                ('basis_words', models.TextField(blank=True, max_length=1000, verbose_name='who agreed, or what is at risk')),
                ('sent_at', models.DateTimeField(verbose_name='sent at')),
                ('sent_on', models.DateField(verbose_name='sent on')),
                ('deadline', models.DateField(verbose_name='answer by')),
                ('open_until', models.DateField(verbose_name='shared until')),
                ('state', models.CharField(choices=[('sent', 'sent'), ('accepted', 'accepted'), ('declined', 'declined'), ('expired', 'expired'), ('revoked', 'revoked'), ('ended', 'ended: consent withdrawn'), ('completed', 'completed')], default='sent', max_length=9, verbose_name='state')),
                ('read_on', models.DateField(blank=True, null=True, verbose_name='opened on')),
                ('passed_to_second_on', models.DateField(blank=True, null=True, verbose_name='second focal person since')),
                ('passed_to_lead_on', models.DateField(blank=True, null=True, verbose_name='sector lead since')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
                ('declined_because', models.CharField(blank=True, choices=[('no_capacity', 'no capacity now'), ('not_eligible', 'not eligible'), ('no_such_service', 'no such service'), ('not_here', 'does not serve this place'), ('unclear', 'it is not clear what is asked'), ('other', 'other reason')], max_length=15, verbose_name='why declined')),
                ('outcome', models.CharField(blank=True, choices=[('helped', 'helped'), ('partly', 'helped in part'), ('waiting_list', 'on a waiting list'), ('no_contact', 'could not reach them'), ('no_such_service', 'no such service'), ('not_eligible', 'not eligible'), ('person_declined', 'the person declined'), ('sent_on', 'sent on to another service'), ('no_capacity', 'no capacity')], max_length=15, verbose_name='outcome')),
                ('outcome_on', models.DateField(blank=True, null=True, verbose_name='outcome on')),
                ('said', models.TextField(blank=True, max_length=2000, verbose_name='what the receiver said')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                ('ended_because', models.TextField(blank=True, max_length=1000, verbose_name='why it was revoked')),
                ('is_unread_answer', models.BooleanField(default=False, verbose_name='answer not read yet')),
                ('case', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='casework.case', verbose_name='case')),
                ('from_organisation', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation', verbose_name='from')),
                ('household', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.household', verbose_name='household')),
                ('individual', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='casework.referral')),
                ('sent_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='sent by')),
                ('to_organisation', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation', verbose_name='to')),
                ('service', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='casework.service', verbose_name='service')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='referral',
            name='service',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='casework.service', verbose_name='service'),
        ),
        migrations.CreateModel(
            name='ServiceChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('title', models.CharField(max_length=160, verbose_name='service')),
                ('outside_name', models.CharField(blank=True, max_length=160, verbose_name='name of an organisation outside')),
                ('sector', models.CharField(choices=[('protection', 'protection'), ('child_protection', 'child protection'), ('gbv', 'gender-based violence'), ('education', 'education'), ('food', 'food security and nutrition'), ('health', 'health'), ('basic_needs', 'shelter, household goods, basic needs'), ('resilience', 'resilience and livelihoods'), ('coordination', 'coordination and logistics')], max_length=20, verbose_name='sector')),
                ('offers', models.TextField(max_length=2000, verbose_name='what is offered')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='address')),
                ('focal_name', models.CharField(max_length=120, verbose_name='focal person')),
                ('focal_phone', models.CharField(max_length=40, verbose_name='telephone')),
                ('focal_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('second_name', models.CharField(blank=True, max_length=120, verbose_name='second focal person')),
                ('second_phone', models.CharField(blank=True, max_length=40, verbose_name='telephone of the second')),
                ('second_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail of the second')),
                ('languages', models.CharField(blank=True, max_length=120, verbose_name='languages')),
                ('hours', models.CharField(blank=True, max_length=200, verbose_name='hours')),
                ('criteria', models.TextField(blank=True, max_length=2000, verbose_name='for whom')),
                ('bring', models.TextField(blank=True, max_length=1000, verbose_name='what to bring')),
                ('capacity_a_week', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='places a week')),
                ('waiting_days', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='waiting time, days')),
                ('takes_referrals', models.BooleanField(default=True, verbose_name='takes referrals')),
                ('takes_until', models.DateField(blank=True, help_text='The last day. Empty: no end is known.', null=True, verbose_name='takes referrals until')),
                ('confirmed_on', models.DateField(verbose_name='confirmed on')),
                ('confirmed_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confirmed by')),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, db_index=False, help_text='Where it works with this system; else type its name below.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation', verbose_name='organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='casework.service')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ReferralPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('consent', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='cases.consent', verbose_name='consent')),
                ('individual', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='in_referrals', to='cases.individual', verbose_name='person')),
                ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='casework.referral', verbose_name='referral')),
            ],
            options={
                'verbose_name': 'person of a referral',
                'verbose_name_plural': 'people of referrals',
                'constraints': [models.UniqueConstraint(fields=('referral', 'individual'), name='referral_person_once', violation_error_code='twice', violation_error_message='This person is in the referral already.')],
            },
        ),
        migrations.AddIndex(
            model_name='service',
            index=models.Index(fields=['sector', 'number'], name='service_by_sector'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('number__regex', '^V[0-9A-HJKMNP-TV-Z]{11}$')), name='service_number_form', violation_error_code='number_form', violation_error_message="A service's number is V and eleven characters."),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('organisation__isnull', True), models.Q(('outside_name', ''), _negated=True)), models.Q(('organisation__isnull', False), ('outside_name', '')), _connector='OR'), name='service_of_one_organisation', violation_error_code='organisation', violation_error_message='Choose the organisation, or type the name of one outside.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='service',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_servicechange" ("title", "organisation_id", "outside_name", "sector", "offers", "address", "focal_name", "focal_phone", "focal_email", "second_name", "second_phone", "second_email", "languages", "hours", "criteria", "bring", "capacity_a_week", "waiting_days", "takes_referrals", "takes_until", "confirmed_on", "confirmed_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."title", new_values."organisation_id", new_values."outside_name", new_values."sector", new_values."offers", new_values."address", new_values."focal_name", new_values."focal_phone", new_values."focal_email", new_values."second_name", new_values."second_phone", new_values."second_email", new_values."languages", new_values."hours", new_values."criteria", new_values."bring", new_values."capacity_a_week", new_values."waiting_days", new_values."takes_referrals", new_values."takes_until", new_values."confirmed_on", new_values."confirmed_by_id", statement_timestamp(), \'insert\', new_values."number", who FROM new_values;\n            RETURN NULL;\n        ', hash='2b57e8fd72ff2111ed5fa972536a5f9ccad5a7d0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d0c41', referencing='REFERENCING NEW TABLE AS new_values ', table='casework_service', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='service',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_servicechange" ("title", "organisation_id", "outside_name", "sector", "offers", "address", "focal_name", "focal_phone", "focal_email", "second_name", "second_phone", "second_email", "languages", "hours", "criteria", "bring", "capacity_a_week", "waiting_days", "takes_referrals", "takes_until", "confirmed_on", "confirmed_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."title", new_values."organisation_id", new_values."outside_name", new_values."sector", new_values."offers", new_values."address", new_values."focal_name", new_values."focal_phone", new_values."focal_email", new_values."second_name", new_values."second_phone", new_values."second_email", new_values."languages", new_values."hours", new_values."criteria", new_values."bring", new_values."capacity_a_week", new_values."waiting_days", new_values."takes_referrals", new_values."takes_until", new_values."confirmed_on", new_values."confirmed_by_id", statement_timestamp(), \'update\', new_values."number", who FROM new_values LEFT JOIN old_values o ON o."number" = new_values."number" WHERE o."number" IS NULL OR (o."title", o."organisation_id", o."outside_name", o."sector", o."offers", o."address", o."focal_name", o."focal_phone", o."focal_email", o."second_name", o."second_phone", o."second_email", o."languages", o."hours", o."criteria", o."bring", o."capacity_a_week", o."waiting_days", o."takes_referrals", o."takes_until", o."confirmed_on", o."confirmed_by_id") IS DISTINCT FROM (new_values."title", new_values."organisation_id", new_values."outside_name", new_values."sector", new_values."offers", new_values."address", new_values."focal_name", new_values."focal_phone", new_values."focal_email", new_values."second_name", new_values."second_phone", new_values."second_email", new_values."languages", new_values."hours", new_values."criteria", new_values."bring", new_values."capacity_a_week", new_values."waiting_days", new_values."takes_referrals", new_values."takes_until", new_values."confirmed_on", new_values."confirmed_by_id");\n            RETURN NULL;\n        ', hash='6236593960cfed7a49942cc723b7649e71e03096', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4001a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='casework_service', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='service',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_servicechange" ("title", "organisation_id", "outside_name", "sector", "offers", "address", "focal_name", "focal_phone", "focal_email", "second_name", "second_phone", "second_email", "languages", "hours", "criteria", "bring", "capacity_a_week", "waiting_days", "takes_referrals", "takes_until", "confirmed_on", "confirmed_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."title", old_values."organisation_id", old_values."outside_name", old_values."sector", old_values."offers", old_values."address", old_values."focal_name", old_values."focal_phone", old_values."focal_email", old_values."second_name", old_values."second_phone", old_values."second_email", old_values."languages", old_values."hours", old_values."criteria", old_values."bring", old_values."capacity_a_week", old_values."waiting_days", old_values."takes_referrals", old_values."takes_until", old_values."confirmed_on", old_values."confirmed_by_id", statement_timestamp(), \'delete\', old_values."number", who FROM old_values;\n            RETURN NULL;\n        ', hash='e4388ba9951478fa8b6c7e4f2a96253dedd79e8c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d31bd', referencing='REFERENCING OLD TABLE AS old_values ', table='casework_service', when='AFTER')),
        ),
        migrations.CreateModel(
            name='ServedAt',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('casework.service_places',),
        ),
        migrations.AddIndex(
            model_name='referralchange',
            index=models.Index(condition=models.Q(('household__isnull', False)), fields=['household'], name='referral_events'),
        ),
        migrations.AddIndex(
            model_name='referralchange',
            index=models.Index(condition=models.Q(('individual__isnull', False)), fields=['individual'], name='referral_events1'),
        ),
        migrations.AddConstraint(
            model_name='referralchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='referral_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='referralchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='031a0e253a95601d771716ba1170e7a19e44eb25', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8a5ea', table='casework_referralchange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='referral',
            index=models.Index(condition=models.Q(('state__in', ('sent', 'accepted'))), fields=['to_organisation', 'deadline'], name='referral_under_way'),
        ),
        migrations.AddIndex(
            model_name='referral',
            index=models.Index(condition=models.Q(('is_unread_answer', True)), fields=['sent_by'], name='referral_unread'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(('number__regex', '^R[0-9A-HJKMNP-TV-Z]{11}$')), name='referral_number_form', violation_error_code='number_form', violation_error_message="A referral's number is R and eleven characters."),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('household__isnull', True), ('individual__isnull', False)), models.Q(('household__isnull', False), ('individual__isnull', True)), _connector='OR'), name='referral_is_about_one', violation_error_code='household_or_person', violation_error_message='Choose the household or one person of it.'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), _negated=True), ('shares__len__gt', 0)), name='referral_says_what_is_asked', violation_error_code='no_reason', violation_error_message='Say what is asked, and choose what is shared.'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(('deadline__gte', models.F('sent_on')), ('open_until__gte', models.F('deadline'))), name='referral_days', violation_error_code='days', violation_error_message='An answer is due after the sending, and what is shared is open until then at least.'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('basis', 'consent'), ('to_organisation__isnull', False)), models.Q(('basis', 'vital'), models.Q(('basis_words', ''), _negated=True)), models.Q(('basis', 'in_hand'), ('to_organisation__isnull', True), models.Q(('basis_words', ''), _negated=True)), _connector='OR'), name='referral_has_a_basis', violation_error_code='basis', violation_error_message='A partner is shown what the person agreed to; else say who agreed and how it was explained, or why a life is at risk.'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_on__isnull', True), ('state', 'sent'), ('declined_because', ''), ('outcome', '')), models.Q(('answered_on__isnull', False), ('state', 'accepted'), ('declined_because', ''), ('outcome', '')), models.Q(('answered_on__isnull', False), ('outcome', ''), ('state', 'declined'), ('declined_because__in', ['no_capacity', 'not_eligible', 'no_such_service', 'not_here', 'unclear', 'other'])), models.Q(('ended_on__isnull', False), ('state__in', ('expired', 'revoked', 'ended')), ('declined_because', ''), ('outcome', '')), models.Q(('declined_because', ''), ('outcome_on__isnull', False), ('state', 'completed'), ('outcome__in', ['helped', 'partly', 'waiting_list', 'no_contact', 'no_such_service', 'not_eligible', 'person_declined', 'sent_on', 'no_capacity'])), _connector='OR'), name='referral_state', violation_error_code='referral_state', violation_error_message='What was declined has a reason, what is completed an outcome.'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'revoked'), _negated=True), models.Q(('ended_because', ''), _negated=True), _connector='OR'), name='referral_revoked_with_a_reason', violation_error_code='no_reason', violation_error_message='Say why it is revoked.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='referral',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_referralchange" ("household_id", "individual_id", "case_id", "service_id", "to_organisation_id", "from_organisation_id", "sector", "purpose", "urgency", "reason", "shares", "basis", "basis_words", "sent_by_id", "sent_at", "sent_on", "deadline", "open_until", "state", "read_on", "passed_to_second_on", "passed_to_lead_on", "answered_on", "declined_because", "outcome", "outcome_on", "said", "ended_on", "ended_because", "is_unread_answer", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."individual_id", new_values."case_id", new_values."service_id", new_values."to_organisation_id", new_values."from_organisation_id", new_values."sector", new_values."purpose", new_values."urgency", new_values."reason", new_values."shares", new_values."basis", new_values."basis_words", new_values."sent_by_id", new_values."sent_at", new_values."sent_on", new_values."deadline", new_values."open_until", new_values."state", new_values."read_on", new_values."passed_to_second_on", new_values."passed_to_lead_on", new_values."answered_on", new_values."declined_because", new_values."outcome", new_values."outcome_on", new_values."said", new_values."ended_on", new_values."ended_because", new_values."is_unread_answer", statement_timestamp(), \'insert\', new_values."number", who FROM new_values;\n            RETURN NULL;\n        ', hash='4ff2422efcb1eb3552551040e3b85c241de36496', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_178a9', referencing='REFERENCING NEW TABLE AS new_values ', table='casework_referral', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='referral',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_referralchange" ("household_id", "individual_id", "case_id", "service_id", "to_organisation_id", "from_organisation_id", "sector", "purpose", "urgency", "reason", "shares", "basis", "basis_words", "sent_by_id", "sent_at", "sent_on", "deadline", "open_until", "state", "read_on", "passed_to_second_on", "passed_to_lead_on", "answered_on", "declined_because", "outcome", "outcome_on", "said", "ended_on", "ended_because", "is_unread_answer", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."individual_id", new_values."case_id", new_values."service_id", new_values."to_organisation_id", new_values."from_organisation_id", new_values."sector", new_values."purpose", new_values."urgency", new_values."reason", new_values."shares", new_values."basis", new_values."basis_words", new_values."sent_by_id", new_values."sent_at", new_values."sent_on", new_values."deadline", new_values."open_until", new_values."state", new_values."read_on", new_values."passed_to_second_on", new_values."passed_to_lead_on", new_values."answered_on", new_values."declined_because", new_values."outcome", new_values."outcome_on", new_values."said", new_values."ended_on", new_values."ended_because", new_values."is_unread_answer", statement_timestamp(), \'update\', new_values."number", who FROM new_values LEFT JOIN old_values o ON o."number" = new_values."number" WHERE o."number" IS NULL OR (o."household_id", o."individual_id", o."case_id", o."service_id", o."to_organisation_id", o."from_organisation_id", o."sector", o."purpose", o."urgency", o."reason", o."shares", o."basis", o."basis_words", o."sent_by_id", o."sent_at", o."sent_on", o."deadline", o."open_until", o."state", o."read_on", o."passed_to_second_on", o."passed_to_lead_on", o."answered_on", o."declined_because", o."outcome", o."outcome_on", o."said", o."ended_on", o."ended_because", o."is_unread_answer") IS DISTINCT FROM (new_values."household_id", new_values."individual_id", new_values."case_id", new_values."service_id", new_values."to_organisation_id", new_values."from_organisation_id", new_values."sector", new_values."purpose", new_values."urgency", new_values."reason", new_values."shares", new_values."basis", new_values."basis_words", new_values."sent_by_id", new_values."sent_at", new_values."sent_on", new_values."deadline", new_values."open_until", new_values."state", new_values."read_on", new_values."passed_to_second_on", new_values."passed_to_lead_on", new_values."answered_on", new_values."declined_because", new_values."outcome", new_values."outcome_on", new_values."said", new_values."ended_on", new_values."ended_because", new_values."is_unread_answer");\n            RETURN NULL;\n        ', hash='da12607794cecae8b8ed9590bd48764d1b198156', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4f0e9', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='casework_referral', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='referral',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_referralchange" ("household_id", "individual_id", "case_id", "service_id", "to_organisation_id", "from_organisation_id", "sector", "purpose", "urgency", "reason", "shares", "basis", "basis_words", "sent_by_id", "sent_at", "sent_on", "deadline", "open_until", "state", "read_on", "passed_to_second_on", "passed_to_lead_on", "answered_on", "declined_because", "outcome", "outcome_on", "said", "ended_on", "ended_because", "is_unread_answer", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."household_id", old_values."individual_id", old_values."case_id", old_values."service_id", old_values."to_organisation_id", old_values."from_organisation_id", old_values."sector", old_values."purpose", old_values."urgency", old_values."reason", old_values."shares", old_values."basis", old_values."basis_words", old_values."sent_by_id", old_values."sent_at", old_values."sent_on", old_values."deadline", old_values."open_until", old_values."state", old_values."read_on", old_values."passed_to_second_on", old_values."passed_to_lead_on", old_values."answered_on", old_values."declined_because", old_values."outcome", old_values."outcome_on", old_values."said", old_values."ended_on", old_values."ended_because", old_values."is_unread_answer", statement_timestamp(), \'delete\', old_values."number", who FROM old_values;\n            RETURN NULL;\n        ', hash='c3c6a3398b1ac4a52876b565af17ce7861d197be', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a4427', referencing='REFERENCING OLD TABLE AS old_values ', table='casework_referral', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='servicechange',
            index=models.Index(fields=['pgh_obj'], name='service_events'),
        ),
        migrations.AddConstraint(
            model_name='servicechange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='service_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='servicechange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='85c6332884fdfeefafc39327980dfafc94116ac6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d75b1', table='casework_servicechange', when='BEFORE')),
        ),
        migrations.AddField(
            model_name='servedatchange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='casework.servedat'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='servedat',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_servedatchange" ("service_id", "place_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."service_id", new_values."place_id", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='5c09cdd4641db31a2fc1b984f7c18b687bdff3e6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_2ccec', referencing='REFERENCING NEW TABLE AS new_values ', table='casework_service_places', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='servedat',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_servedatchange" ("service_id", "place_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."service_id", new_values."place_id", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."service_id", o."place_id") IS DISTINCT FROM (new_values."service_id", new_values."place_id");\n            RETURN NULL;\n        ', hash='f31001b4c751520315932cbbc1203c6149288c67', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_46eb4', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='casework_service_places', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='servedat',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."casework_servedatchange" ("service_id", "place_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."service_id", old_values."place_id", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='3e50696b95885c7aae1fc5f9aca76349405c24b6', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_05a07', referencing='REFERENCING OLD TABLE AS old_values ', table='casework_service_places', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='servedatchange',
            index=models.Index(fields=['service'], name='servedat_events'),
        ),
        migrations.AddConstraint(
            model_name='servedatchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='servedat_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='servedatchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='11877c1a8b3cd83e5454dc6959a41cb6eacf2555', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4969a', table='casework_servedatchange', when='BEFORE')),
        ),
        migrations.RunSQL(FUNCTIONS, "DROP FUNCTION referral_moves();"),
        migrations.RunSQL(
            TRIGGERS, "DROP TRIGGER referral_moves ON casework_referral;"
        ),
    ]
