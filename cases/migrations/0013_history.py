"""Every change of a row about people is kept, with who made it."""

import accounts.history.triggers
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0012_access'),
    ]

    operations = [
        migrations.CreateModel(
            name='AbsenceChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, help_text='The first day on which it no longer held.', null=True, verbose_name='until')),
                ('country', models.CharField(blank=True, help_text='Two letters, such as RU or GE; AM where they are elsewhere in Armenia.', max_length=2, verbose_name='country')),
                ('whereabouts', models.CharField(blank=True, max_length=120, verbose_name='where')),
                ('source', models.CharField(choices=[('family', 'the family says so'), ('border', 'border data'), ('visit', 'not found at a visit'), ('other', 'other')], default='family', max_length=8, verbose_name='known from')),
                ('is_certain', models.BooleanField(default=True, verbose_name='certain')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='AssignmentChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, help_text='The first day on which it no longer held.', null=True, verbose_name='until')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='why')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='BrokenGlassChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('reason', models.CharField(choices=[('life_at_risk', 'a life is at risk'), ('medical', 'medical emergency'), ('child_alone', 'a child is alone'), ('family_tracing', 'a family looks for its members'), ('other', 'other')], max_length=14, verbose_name='why')),
                ('words', models.CharField(max_length=400, verbose_name='what happened')),
                ('opened_at', models.DateTimeField(verbose_name='opened at')),
                ('ends_at', models.DateTimeField(verbose_name='ends at')),
                ('review_due_on', models.DateField(verbose_name='review due on')),
                ('reviewed_on', models.DateField(blank=True, null=True, verbose_name='reviewed on')),
                ('verdict', models.CharField(blank=True, choices=[('justified', 'justified'), ('not_justified', 'not justified')], max_length=14, verbose_name='review')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ConsentChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
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
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='DataRequestChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('kind', models.CharField(choices=[('access', 'to see their data'), ('correction', 'to correct them'), ('objection', 'to object to their use'), ('restriction', 'to hide them from partners'), ('erasure', 'to erase them'), ('authority', 'a request of an authority')], max_length=12, verbose_name='what is asked')),
                ('asked_by', models.CharField(help_text='The person, whoever may speak for them, or an authority with its paper.', max_length=160, verbose_name='who asks')),
                ('paper', models.CharField(blank=True, help_text='Of an authority: number and date of the paper by which it asks.', max_length=120, verbose_name='paper')),
                ('asked_on', models.DateField(verbose_name='asked on')),
                ('due_on', models.DateField(verbose_name='due on')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                ('outcome', models.CharField(blank=True, max_length=400, verbose_name='outcome')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='DisabilityDecisionChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, help_text='The first day on which it no longer held.', null=True, verbose_name='until')),
                ('degree', models.CharField(choices=[('group_1', 'group I'), ('group_2', 'group II'), ('group_3', 'group III'), ('child', 'child with disability'), ('mild', 'functional limitation: mild'), ('moderate', 'functional limitation: moderate'), ('severe', 'functional limitation: severe'), ('profound', 'functional limitation: profound')], max_length=10, verbose_name='disability decision')),
                ('document_number', models.CharField(blank=True, max_length=40, verbose_name='number of the decision')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='DisplacementChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('dwelling', models.CharField(choices=[('owned', 'owned by the family'), ('rented', 'rented'), ('other', 'other'), ('none', 'none'), ('unknown', 'not recorded')], default='unknown', max_length=8, verbose_name='dwelling there')),
                ('dwelling_state', models.CharField(choices=[('intact', 'intact when they left'), ('damaged', 'damaged'), ('destroyed', 'destroyed'), ('unknown', 'not known')], default='unknown', max_length=10, verbose_name='its state')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='HouseholdChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('kind', models.CharField(choices=[('household', 'household'), ('institution', 'institution group')], default='household', max_length=12, verbose_name='kind')),
                ('declared_size', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='how many they say they are')),
                ('is_complete', models.BooleanField(default=True, verbose_name='complete')),
                ('registered_on', models.DateField(verbose_name='registered on')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='recorded at')),
                ('last_confirmed_on', models.DateField(blank=True, null=True, verbose_name='last confirmed on')),
                ('last_confirmed_by', models.CharField(blank=True, choices=[('desk', 'came to the desk'), ('visit', 'visit'), ('call', 'telephone call'), ('collection', 'collected assistance'), ('assessment', 'assessment')], db_default='', max_length=10, verbose_name='confirmed by')),
                ('presumed', models.CharField(blank=True, choices=[('head', 'head of household presumed'), ('alone', 'household of one presumed')], db_default='', max_length=5, verbose_name='presumed')),
                ('responsible_official', models.CharField(blank=True, db_default='', help_text='Of an institution group: name and telephone of who answers for it.', max_length=120, verbose_name='responsible official')),
                ('inactive_on', models.DateField(blank=True, null=True, verbose_name='inactive since')),
                ('inactive_reason', models.CharField(blank=True, choices=[('left_country', 'left Armenia'), ('no_contact', 'could not be found'), ('no_members', 'no member is left'), ('duplicate', 'duplicate'), ('entered_by_mistake', 'entered by mistake')], max_length=20, verbose_name='why it is inactive')),
                ('source', models.CharField(blank=True, max_length=40, verbose_name='from which register')),
                ('source_id', models.CharField(blank=True, max_length=60, verbose_name='number in that register')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='IdentityDocumentChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, help_text='The first day on which it no longer held.', null=True, verbose_name='until')),
                ('type', models.CharField(choices=[('psn', 'public services number (PSN)'), ('no_psn', 'certificate of having no PSN'), ('passport', 'passport'), ('id_card', 'identification card'), ('temporary_protection', 'temporary protection certificate'), ('birth', 'birth certificate'), ('marriage', 'marriage certificate'), ('death', 'death certificate'), ('guardianship', 'guardianship certificate'), ('travel_document', 'travel document'), ('russian_passport', 'Russian passport'), ('nk_issued', 'paper issued in Nagorno-Karabakh'), ('progres_group', 'proGres registration group'), ('progres_individual', 'proGres individual number'), ('esocial_case', 'e-social case number'), ('disability', 'disability certificate'), ('other', 'other')], max_length=20, verbose_name='kind of document')),
                ('number', models.CharField(db_collation='C', max_length=40, verbose_name='document number')),
                ('country', models.CharField(default='AM', max_length=2, verbose_name='country')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='issued on')),
                ('expires_on', models.DateField(blank=True, null=True, verbose_name='valid until, as printed')),
                ('extended_until', models.DateField(blank=True, null=True, verbose_name='extended until')),
                ('has_code_070', models.BooleanField(default=False, help_text='Of a passport: code 070.', verbose_name='passport with code 070')),
                ('state', models.CharField(choices=[('valid', 'valid'), ('replaced', 'replaced'), ('lost', 'lost'), ('void', 'void'), ('contested', 'contested: another person holds this number')], default='valid', max_length=10, verbose_name='state of the document')),
                ('is_verified', models.BooleanField(default=False, help_text='Somebody held the paper in their hand.', verbose_name='seen')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='IndividualChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('relationship', models.CharField(choices=[('head', 'head of household'), ('spouse', 'spouse or partner'), ('child', 'son or daughter'), ('parent', 'parent'), ('sibling', 'brother or sister'), ('grandchild', 'grandchild'), ('grandparent', 'grandparent'), ('child_in_law', 'son- or daughter-in-law'), ('parent_in_law', 'parent-in-law'), ('other_relative', 'other relative'), ('not_related', 'not related'), ('resident', 'resident of an institution'), ('unknown', 'not recorded')], max_length=16, verbose_name='relationship')),
                ('family_unit', models.CharField(blank=True, help_text='A, B, … where several families live in one household: programmes pay families.', max_length=2, verbose_name='family unit')),
                ('in_household_since', models.DateField(verbose_name='in the household since')),
                ('role_since', models.DateField(verbose_name='relationship since')),
                ('left_on', models.DateField(blank=True, null=True, verbose_name='left on')),
                ('left_reason', models.CharField(blank=True, choices=[('died', 'died'), ('moved', 'moved elsewhere in Armenia'), ('left_country', 'left Armenia'), ('stayed_behind', 'stayed behind in Nagorno-Karabakh'), ('missing', 'missing'), ('detained', 'detained'), ('institution', 'lives in an institution'), ('no_contact', 'could not be found'), ('duplicate', 'duplicate'), ('entered_by_mistake', 'entered by mistake')], max_length=20, verbose_name='why')),
                ('left_with_household', models.BooleanField(default=False, editable=False, verbose_name='left with the household')),
                ('given_name', models.CharField(blank=True, max_length=80, verbose_name='given name')),
                ('patronymic', models.CharField(blank=True, max_length=80, verbose_name='patronymic')),
                ('family_name', models.CharField(blank=True, max_length=80, verbose_name='family name')),
                ('latin_given_name', models.CharField(blank=True, max_length=80, verbose_name='given name in the passport')),
                ('latin_family_name', models.CharField(blank=True, max_length=80, verbose_name='family name in the passport')),
                ('unnamed', models.BooleanField(db_default=False, default=False, verbose_name='not named yet')),
                ('sex', models.CharField(choices=[('female', 'female'), ('male', 'male'), ('unknown', 'not recorded')], max_length=8, verbose_name='sex')),
                ('birth_date', models.DateField(blank=True, null=True, verbose_name='date of birth')),
                ('birth_precision', models.CharField(blank=True, choices=[('day', 'exact'), ('month', 'month known'), ('year', 'year known'), ('estimated', 'estimated')], max_length=10, verbose_name='how exact')),
                ('arrived_on', models.DateField(blank=True, null=True, verbose_name='date of arrival')),
                ('population_group', models.CharField(choices=[('displaced_2023', 'displaced after 19 September 2023'), ('displaced_2020', 'displaced 2020-22'), ('displaced_twice', 'displaced in 2020-22 and in 2023'), ('born_in_armenia', 'born in Armenia to displaced parents'), ('host', 'host community'), ('other', 'other refugee or asylum-seeker')], default='displaced_2023', max_length=16, verbose_name='population group')),
                ('seeing', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'no difficulty'), (2, 'some difficulty'), (3, 'a lot of difficulty'), (4, 'cannot do it at all'), (98, 'does not know'), (99, 'prefers not to answer')], null=True, verbose_name='seeing, even with glasses')),
                ('hearing', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'no difficulty'), (2, 'some difficulty'), (3, 'a lot of difficulty'), (4, 'cannot do it at all'), (98, 'does not know'), (99, 'prefers not to answer')], null=True, verbose_name='hearing, even with a hearing aid')),
                ('walking', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'no difficulty'), (2, 'some difficulty'), (3, 'a lot of difficulty'), (4, 'cannot do it at all'), (98, 'does not know'), (99, 'prefers not to answer')], null=True, verbose_name='walking or climbing steps')),
                ('remembering', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'no difficulty'), (2, 'some difficulty'), (3, 'a lot of difficulty'), (4, 'cannot do it at all'), (98, 'does not know'), (99, 'prefers not to answer')], null=True, verbose_name='remembering or concentrating')),
                ('self_care', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'no difficulty'), (2, 'some difficulty'), (3, 'a lot of difficulty'), (4, 'cannot do it at all'), (98, 'does not know'), (99, 'prefers not to answer')], null=True, verbose_name='self-care, such as washing all over or dressing')),
                ('communicating', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'no difficulty'), (2, 'some difficulty'), (3, 'a lot of difficulty'), (4, 'cannot do it at all'), (98, 'does not know'), (99, 'prefers not to answer')], null=True, verbose_name='communicating in the usual language')),
                ('wg_asked_on', models.DateField(blank=True, null=True, verbose_name='asked on')),
                ('wg_method', models.CharField(blank=True, choices=[('self', 'asked the person'), ('proxy', 'asked somebody else')], max_length=6, verbose_name='who answered')),
                ('pregnancy_expected_on', models.DateField(blank=True, null=True, verbose_name='birth expected on')),
                ('pregnancy_asked_on', models.DateField(blank=True, null=True, verbose_name='pregnancy asked on')),
                ('breastfeeding_until', models.DateField(blank=True, null=True, verbose_name='breastfeeding until')),
                ('source', models.CharField(blank=True, max_length=40, verbose_name='from which register')),
                ('source_id', models.CharField(blank=True, max_length=60, verbose_name='number in that register')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='LegalStatusChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, help_text='The first day on which it no longer held.', null=True, verbose_name='until')),
                ('status', models.CharField(choices=[('temporary_protection', 'temporary protection'), ('citizenship_applied', 'citizenship applied for'), ('citizen', 'citizen of Armenia'), ('other_citizen', 'citizen of another state'), ('convention_refugee', 'recognised refugee'), ('asylum_seeker', 'asylum-seeker'), ('residence', 'other right of residence'), ('none', 'no status')], max_length=20, verbose_name='legal status')),
                ('outcome', models.CharField(blank=True, choices=[('granted', 'granted'), ('refused', 'refused'), ('withdrawn', 'withdrawn')], max_length=10, verbose_name='outcome of the application')),
                ('source', models.CharField(blank=True, max_length=80, verbose_name='known from')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='LikelySameChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('why', models.CharField(max_length=40, verbose_name='why')),
                ('decided_on', models.DateField(verbose_name='on')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='MembershipChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('relationship', models.CharField(choices=[('head', 'head of household'), ('spouse', 'spouse or partner'), ('child', 'son or daughter'), ('parent', 'parent'), ('sibling', 'brother or sister'), ('grandchild', 'grandchild'), ('grandparent', 'grandparent'), ('child_in_law', 'son- or daughter-in-law'), ('parent_in_law', 'parent-in-law'), ('other_relative', 'other relative'), ('not_related', 'not related'), ('resident', 'resident of an institution'), ('unknown', 'not recorded')], max_length=16, verbose_name='relationship')),
                ('family_unit', models.CharField(blank=True, max_length=2, verbose_name='family unit')),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='until')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='MistakeReportChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('reason', models.CharField(choices=[('duplicate', 'duplicate'), ('entered_by_mistake', 'entered by mistake')], max_length=20, verbose_name='why')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='what happened')),
                ('reported_on', models.DateField(verbose_name='reported on')),
                ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
                ('is_confirmed', models.BooleanField(blank=True, null=True, verbose_name='confirmed')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='PersonLinkChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, help_text='The first day on which it no longer held.', null=True, verbose_name='until')),
                ('kind', models.CharField(choices=[('parent', 'parent'), ('child', 'son or daughter'), ('spouse', 'spouse or partner'), ('former_spouse', 'former spouse'), ('sibling', 'brother or sister'), ('guardian', 'legal guardian (child under 14)'), ('trustee', 'legal guardian (child of 14 to 17)'), ('carer', 'carer'), ('host', 'host'), ('other_relative', 'other relative')], max_length=16, verbose_name='is to this person')),
                ('other_name', models.CharField(blank=True, max_length=160, verbose_name='name, if not registered')),
                ('whereabouts', models.CharField(blank=True, choices=[('elsewhere', 'lives elsewhere'), ('stayed_behind', 'stayed behind in Nagorno-Karabakh'), ('missing', 'missing'), ('detained', 'detained'), ('died', 'died'), ('unknown', 'not known')], max_length=14, verbose_name='where they are')),
                ('document', models.CharField(blank=True, max_length=80, verbose_name='document that proves it')),
                ('may_collect', models.BooleanField(default=False, verbose_name='may collect for this person')),
                ('may_consent', models.BooleanField(default=False, verbose_name='may consent for this person')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='PhoneChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, help_text='The first day on which it no longer held.', null=True, verbose_name='until')),
                ('number', models.CharField(db_collation='C', max_length=16, verbose_name='telephone number')),
                ('whose', models.CharField(blank=True, help_text='A shared number is never proof of who is calling.', max_length=80, verbose_name='whose it is, if shared')),
                ('safe', models.CharField(choices=[('safe', 'safe to call and to text'), ('call_only', 'call only, no messages'), ('text_only', 'messages only, do not call'), ('unsafe', 'not safe: do not call'), ('unknown', 'not asked')], default='unknown', max_length=10, verbose_name='safe contact')),
                ('note', models.CharField(blank=True, help_text='Such as: after 17:00, ask for her only.', max_length=120, verbose_name='how to call')),
                ('language', models.CharField(blank=True, choices=[('hy', 'Armenian'), ('ru', 'Russian'), ('en', 'English'), ('sgn', 'sign language'), ('other', 'other')], max_length=5, verbose_name='language on the telephone')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='last answered on')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ReservedNumberChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('reserved_on', models.DateField(verbose_name='reserved on')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ResidenceChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('kind', models.CharField(choices=[('actual', 'actual address'), ('registered', 'registered address')], default='actual', max_length=10, verbose_name='kind')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='address')),
                ('accommodation', models.CharField(choices=[('rented', 'rented'), ('hosted', 'with relatives or a host family'), ('own', 'own'), ('collective', 'collective accommodation site'), ('hotel', 'hotel or guest house'), ('social', 'state or community property'), ('institution', 'institution'), ('none', 'no shelter'), ('other', 'other'), ('unknown', 'not recorded')], default='unknown', max_length=12, verbose_name='housing')),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, help_text='The first day on which it no longer held.', null=True, verbose_name='until')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='RestrictionChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, help_text='The first day on which it no longer held.', null=True, verbose_name='until')),
                ('reason', models.CharField(max_length=200, verbose_name='why')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SpecificNeedChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, help_text='The first day on which it no longer held.', null=True, verbose_name='until')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='TakeOverAllowanceChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('day', models.DateField(verbose_name='day')),
                ('more', models.PositiveSmallIntegerField(verbose_name='so many more')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='TakeOverChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('taken_at', models.DateTimeField(verbose_name='taken over at')),
                ('reason', models.CharField(max_length=200, verbose_name='why')),
                ('proofs', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('slip', 'number on the slip'), ('document', 'number of a document'), ('name_and_birth', 'full name with birth date')], max_length=14), size=None, verbose_name='known by')),
                ('lot', models.PositiveSmallIntegerField(verbose_name='lot')),
                ('checked_on', models.DateField(blank=True, null=True, verbose_name='checked on')),
                ('is_right', models.BooleanField(blank=True, null=True, verbose_name='right')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        accounts.history.triggers.AddTrigger(
            model_name='absence',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_absencechange" ("from_on", "until_on", "individual_id", "country", "whereabouts", "source", "is_certain", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."individual_id", new_values."country", new_values."whereabouts", new_values."source", new_values."is_certain", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='bb85e1766a754de53474ea74e9eb2c7e2e847d3c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ce6c8', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_absence', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='absence',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_absencechange" ("from_on", "until_on", "individual_id", "country", "whereabouts", "source", "is_certain", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."individual_id", new_values."country", new_values."whereabouts", new_values."source", new_values."is_certain", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."from_on", o."until_on", o."individual_id", o."country", o."whereabouts", o."source", o."is_certain") IS DISTINCT FROM (new_values."from_on", new_values."until_on", new_values."individual_id", new_values."country", new_values."whereabouts", new_values."source", new_values."is_certain");\n            RETURN NULL;\n        ', hash='af05ebb6b34306cc6b6c62a872cbb23d661209c9', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d3dd1', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_absence', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='absence',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_absencechange" ("from_on", "until_on", "individual_id", "country", "whereabouts", "source", "is_certain", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."from_on", old_values."until_on", old_values."individual_id", old_values."country", old_values."whereabouts", old_values."source", old_values."is_certain", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='d8ef9aabe241862b1709a4c43302cb23341411ba', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_bbe47', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_absence', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assignment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_assignmentchange" ("from_on", "until_on", "household_id", "individual_id", "user_id", "reason", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."household_id", new_values."individual_id", new_values."user_id", new_values."reason", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='f5892e0fe3906a528cd100d8e2ab15864044b721', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7bb6a', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_assignment', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assignment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_assignmentchange" ("from_on", "until_on", "household_id", "individual_id", "user_id", "reason", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."household_id", new_values."individual_id", new_values."user_id", new_values."reason", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."from_on", o."until_on", o."household_id", o."individual_id", o."user_id", o."reason") IS DISTINCT FROM (new_values."from_on", new_values."until_on", new_values."household_id", new_values."individual_id", new_values."user_id", new_values."reason");\n            RETURN NULL;\n        ', hash='398e6044fcbfa3a4565facae02786cbb37738712', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0e4d0', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_assignment', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assignment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_assignmentchange" ("from_on", "until_on", "household_id", "individual_id", "user_id", "reason", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."from_on", old_values."until_on", old_values."household_id", old_values."individual_id", old_values."user_id", old_values."reason", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='9fc9f723f41cbe487fbf0ee71b27eedf0a435cc4', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f7d10', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_assignment', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='disabilitydecision',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_disabilitydecisionchange" ("from_on", "until_on", "individual_id", "degree", "document_number", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."individual_id", new_values."degree", new_values."document_number", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='95db1e74c45c5f378345126a9add54526298d91f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a4f56', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_disabilitydecision', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='disabilitydecision',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_disabilitydecisionchange" ("from_on", "until_on", "individual_id", "degree", "document_number", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."individual_id", new_values."degree", new_values."document_number", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."from_on", o."until_on", o."individual_id", o."degree", o."document_number") IS DISTINCT FROM (new_values."from_on", new_values."until_on", new_values."individual_id", new_values."degree", new_values."document_number");\n            RETURN NULL;\n        ', hash='3a0d1028b15f06240a3cabced237bd56684dc580', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2da09', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_disabilitydecision', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='disabilitydecision',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_disabilitydecisionchange" ("from_on", "until_on", "individual_id", "degree", "document_number", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."from_on", old_values."until_on", old_values."individual_id", old_values."degree", old_values."document_number", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='356153e8d2aa588e0095e9e1f408d8f5b8b1be7c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ec742', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_disabilitydecision', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='displacement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_displacementchange" ("individual_id", "year", "place_id", "dwelling", "dwelling_state", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."individual_id", new_values."year", new_values."place_id", new_values."dwelling", new_values."dwelling_state", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='02cc4f77180f4d5afbbac7a45ea0dd6333a69ca3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_4bf23', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_displacement', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='displacement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_displacementchange" ("individual_id", "year", "place_id", "dwelling", "dwelling_state", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."individual_id", new_values."year", new_values."place_id", new_values."dwelling", new_values."dwelling_state", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."individual_id", o."year", o."place_id", o."dwelling", o."dwelling_state") IS DISTINCT FROM (new_values."individual_id", new_values."year", new_values."place_id", new_values."dwelling", new_values."dwelling_state");\n            RETURN NULL;\n        ', hash='27ebbd21ea074bfc8aa8fdbd52fe0302da7863b9', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2332a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_displacement', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='displacement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_displacementchange" ("individual_id", "year", "place_id", "dwelling", "dwelling_state", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."individual_id", old_values."year", old_values."place_id", old_values."dwelling", old_values."dwelling_state", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='86a4d112a0b4d83a72217b24d5b85241a8f268b4', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_7549e', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_displacement', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='household',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_householdchange" ("kind", "declared_size", "is_complete", "registered_on", "registered_at_id", "registered_by_id", "recorded_at", "last_confirmed_on", "last_confirmed_by", "presumed", "responsible_official", "lives_in_id", "inactive_on", "inactive_reason", "source", "source_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."kind", new_values."declared_size", new_values."is_complete", new_values."registered_on", new_values."registered_at_id", new_values."registered_by_id", new_values."recorded_at", new_values."last_confirmed_on", new_values."last_confirmed_by", new_values."presumed", new_values."responsible_official", new_values."lives_in_id", new_values."inactive_on", new_values."inactive_reason", new_values."source", new_values."source_id", statement_timestamp(), \'insert\', new_values."number", who FROM new_values;\n            RETURN NULL;\n        ', hash='8edb482e0a559a423cf9f881087adbf6b79cacd9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_49f07', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_household', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='household',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_householdchange" ("kind", "declared_size", "is_complete", "registered_on", "registered_at_id", "registered_by_id", "recorded_at", "last_confirmed_on", "last_confirmed_by", "presumed", "responsible_official", "lives_in_id", "inactive_on", "inactive_reason", "source", "source_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."kind", new_values."declared_size", new_values."is_complete", new_values."registered_on", new_values."registered_at_id", new_values."registered_by_id", new_values."recorded_at", new_values."last_confirmed_on", new_values."last_confirmed_by", new_values."presumed", new_values."responsible_official", new_values."lives_in_id", new_values."inactive_on", new_values."inactive_reason", new_values."source", new_values."source_id", statement_timestamp(), \'update\', new_values."number", who FROM new_values LEFT JOIN old_values o ON o."number" = new_values."number" WHERE o."number" IS NULL OR (o."kind", o."declared_size", o."is_complete", o."registered_on", o."registered_at_id", o."registered_by_id", o."recorded_at", o."last_confirmed_on", o."last_confirmed_by", o."presumed", o."responsible_official", o."lives_in_id", o."inactive_on", o."inactive_reason", o."source", o."source_id") IS DISTINCT FROM (new_values."kind", new_values."declared_size", new_values."is_complete", new_values."registered_on", new_values."registered_at_id", new_values."registered_by_id", new_values."recorded_at", new_values."last_confirmed_on", new_values."last_confirmed_by", new_values."presumed", new_values."responsible_official", new_values."lives_in_id", new_values."inactive_on", new_values."inactive_reason", new_values."source", new_values."source_id");\n            RETURN NULL;\n        ', hash='7a1de3448cead84dfc8a1c25a7d3ef40ae52a579', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e2fbe', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_household', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='household',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_householdchange" ("kind", "declared_size", "is_complete", "registered_on", "registered_at_id", "registered_by_id", "recorded_at", "last_confirmed_on", "last_confirmed_by", "presumed", "responsible_official", "lives_in_id", "inactive_on", "inactive_reason", "source", "source_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."kind", old_values."declared_size", old_values."is_complete", old_values."registered_on", old_values."registered_at_id", old_values."registered_by_id", old_values."recorded_at", old_values."last_confirmed_on", old_values."last_confirmed_by", old_values."presumed", old_values."responsible_official", old_values."lives_in_id", old_values."inactive_on", old_values."inactive_reason", old_values."source", old_values."source_id", statement_timestamp(), \'delete\', old_values."number", who FROM old_values;\n            RETURN NULL;\n        ', hash='b888cf14a3133a52b62c7a430c532aeed18fc11b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_6dc71', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_household', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='identitydocument',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_identitydocumentchange" ("from_on", "until_on", "individual_id", "type", "number", "country", "issued_on", "expires_on", "extended_until", "issued_with_id", "has_code_070", "state", "is_verified", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."individual_id", new_values."type", new_values."number", new_values."country", new_values."issued_on", new_values."expires_on", new_values."extended_until", new_values."issued_with_id", new_values."has_code_070", new_values."state", new_values."is_verified", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='f5b2021dd199b232500244ba1f70a9a340d41fde', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ae05b', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_identitydocument', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='identitydocument',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_identitydocumentchange" ("from_on", "until_on", "individual_id", "type", "number", "country", "issued_on", "expires_on", "extended_until", "issued_with_id", "has_code_070", "state", "is_verified", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."individual_id", new_values."type", new_values."number", new_values."country", new_values."issued_on", new_values."expires_on", new_values."extended_until", new_values."issued_with_id", new_values."has_code_070", new_values."state", new_values."is_verified", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."from_on", o."until_on", o."individual_id", o."type", o."number", o."country", o."issued_on", o."expires_on", o."extended_until", o."issued_with_id", o."has_code_070", o."state", o."is_verified") IS DISTINCT FROM (new_values."from_on", new_values."until_on", new_values."individual_id", new_values."type", new_values."number", new_values."country", new_values."issued_on", new_values."expires_on", new_values."extended_until", new_values."issued_with_id", new_values."has_code_070", new_values."state", new_values."is_verified");\n            RETURN NULL;\n        ', hash='e4b99ac8949d1ed9efb3ec81ae16bd67d1b02ca9', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_fe0d7', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_identitydocument', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='identitydocument',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_identitydocumentchange" ("from_on", "until_on", "individual_id", "type", "number", "country", "issued_on", "expires_on", "extended_until", "issued_with_id", "has_code_070", "state", "is_verified", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."from_on", old_values."until_on", old_values."individual_id", old_values."type", old_values."number", old_values."country", old_values."issued_on", old_values."expires_on", old_values."extended_until", old_values."issued_with_id", old_values."has_code_070", old_values."state", old_values."is_verified", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='7b2ca851e50ef86f47ffdae876efcf11c5621f95', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f7c26', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_identitydocument', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='individual',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_individualchange" ("household_id", "relationship", "family_unit", "in_household_since", "role_since", "left_on", "left_reason", "left_with_household", "given_name", "patronymic", "family_name", "latin_given_name", "latin_family_name", "unnamed", "sex", "birth_date", "birth_precision", "arrived_on", "origin_id", "population_group", "seeing", "hearing", "walking", "remembering", "self_care", "communicating", "wg_asked_on", "wg_method", "pregnancy_expected_on", "pregnancy_asked_on", "breastfeeding_until", "source", "source_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."relationship", new_values."family_unit", new_values."in_household_since", new_values."role_since", new_values."left_on", new_values."left_reason", new_values."left_with_household", new_values."given_name", new_values."patronymic", new_values."family_name", new_values."latin_given_name", new_values."latin_family_name", new_values."unnamed", new_values."sex", new_values."birth_date", new_values."birth_precision", new_values."arrived_on", new_values."origin_id", new_values."population_group", new_values."seeing", new_values."hearing", new_values."walking", new_values."remembering", new_values."self_care", new_values."communicating", new_values."wg_asked_on", new_values."wg_method", new_values."pregnancy_expected_on", new_values."pregnancy_asked_on", new_values."breastfeeding_until", new_values."source", new_values."source_id", statement_timestamp(), \'insert\', new_values."number", who FROM new_values;\n            RETURN NULL;\n        ', hash='0d03eb9e3946a4823f50672a8eca245d449489c0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_47100', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_individual', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='individual',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_individualchange" ("household_id", "relationship", "family_unit", "in_household_since", "role_since", "left_on", "left_reason", "left_with_household", "given_name", "patronymic", "family_name", "latin_given_name", "latin_family_name", "unnamed", "sex", "birth_date", "birth_precision", "arrived_on", "origin_id", "population_group", "seeing", "hearing", "walking", "remembering", "self_care", "communicating", "wg_asked_on", "wg_method", "pregnancy_expected_on", "pregnancy_asked_on", "breastfeeding_until", "source", "source_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."relationship", new_values."family_unit", new_values."in_household_since", new_values."role_since", new_values."left_on", new_values."left_reason", new_values."left_with_household", new_values."given_name", new_values."patronymic", new_values."family_name", new_values."latin_given_name", new_values."latin_family_name", new_values."unnamed", new_values."sex", new_values."birth_date", new_values."birth_precision", new_values."arrived_on", new_values."origin_id", new_values."population_group", new_values."seeing", new_values."hearing", new_values."walking", new_values."remembering", new_values."self_care", new_values."communicating", new_values."wg_asked_on", new_values."wg_method", new_values."pregnancy_expected_on", new_values."pregnancy_asked_on", new_values."breastfeeding_until", new_values."source", new_values."source_id", statement_timestamp(), \'update\', new_values."number", who FROM new_values LEFT JOIN old_values o ON o."number" = new_values."number" WHERE o."number" IS NULL OR (o."household_id", o."relationship", o."family_unit", o."in_household_since", o."role_since", o."left_on", o."left_reason", o."left_with_household", o."given_name", o."patronymic", o."family_name", o."latin_given_name", o."latin_family_name", o."unnamed", o."sex", o."birth_date", o."birth_precision", o."arrived_on", o."origin_id", o."population_group", o."seeing", o."hearing", o."walking", o."remembering", o."self_care", o."communicating", o."wg_asked_on", o."wg_method", o."pregnancy_expected_on", o."pregnancy_asked_on", o."breastfeeding_until", o."source", o."source_id") IS DISTINCT FROM (new_values."household_id", new_values."relationship", new_values."family_unit", new_values."in_household_since", new_values."role_since", new_values."left_on", new_values."left_reason", new_values."left_with_household", new_values."given_name", new_values."patronymic", new_values."family_name", new_values."latin_given_name", new_values."latin_family_name", new_values."unnamed", new_values."sex", new_values."birth_date", new_values."birth_precision", new_values."arrived_on", new_values."origin_id", new_values."population_group", new_values."seeing", new_values."hearing", new_values."walking", new_values."remembering", new_values."self_care", new_values."communicating", new_values."wg_asked_on", new_values."wg_method", new_values."pregnancy_expected_on", new_values."pregnancy_asked_on", new_values."breastfeeding_until", new_values."source", new_values."source_id");\n            RETURN NULL;\n        ', hash='fb1105fee842b0c4e7509943183d6f4a806d995d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_10194', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_individual', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='individual',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_individualchange" ("household_id", "relationship", "family_unit", "in_household_since", "role_since", "left_on", "left_reason", "left_with_household", "given_name", "patronymic", "family_name", "latin_given_name", "latin_family_name", "unnamed", "sex", "birth_date", "birth_precision", "arrived_on", "origin_id", "population_group", "seeing", "hearing", "walking", "remembering", "self_care", "communicating", "wg_asked_on", "wg_method", "pregnancy_expected_on", "pregnancy_asked_on", "breastfeeding_until", "source", "source_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."household_id", old_values."relationship", old_values."family_unit", old_values."in_household_since", old_values."role_since", old_values."left_on", old_values."left_reason", old_values."left_with_household", old_values."given_name", old_values."patronymic", old_values."family_name", old_values."latin_given_name", old_values."latin_family_name", old_values."unnamed", old_values."sex", old_values."birth_date", old_values."birth_precision", old_values."arrived_on", old_values."origin_id", old_values."population_group", old_values."seeing", old_values."hearing", old_values."walking", old_values."remembering", old_values."self_care", old_values."communicating", old_values."wg_asked_on", old_values."wg_method", old_values."pregnancy_expected_on", old_values."pregnancy_asked_on", old_values."breastfeeding_until", old_values."source", old_values."source_id", statement_timestamp(), \'delete\', old_values."number", who FROM old_values;\n            RETURN NULL;\n        ', hash='f7309625ba2428acaacff92e1f233158d31d74b3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_55795', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_individual', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='legalstatus',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_legalstatuschange" ("from_on", "until_on", "individual_id", "status", "outcome", "document_id", "source", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."individual_id", new_values."status", new_values."outcome", new_values."document_id", new_values."source", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='d0420705ffe45eb8e14a3f0618b6c8e2448d3bc0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_cc0dc', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_legalstatus', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='legalstatus',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_legalstatuschange" ("from_on", "until_on", "individual_id", "status", "outcome", "document_id", "source", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."individual_id", new_values."status", new_values."outcome", new_values."document_id", new_values."source", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."from_on", o."until_on", o."individual_id", o."status", o."outcome", o."document_id", o."source") IS DISTINCT FROM (new_values."from_on", new_values."until_on", new_values."individual_id", new_values."status", new_values."outcome", new_values."document_id", new_values."source");\n            RETURN NULL;\n        ', hash='fd6ec74cd35dfbe742bf2864cdd4bf568a6f694a', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_41b76', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_legalstatus', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='legalstatus',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_legalstatuschange" ("from_on", "until_on", "individual_id", "status", "outcome", "document_id", "source", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."from_on", old_values."until_on", old_values."individual_id", old_values."status", old_values."outcome", old_values."document_id", old_values."source", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='1ca92e8ed03dceb30401d08eb1342c915838e00f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9f81e', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_legalstatus', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='likelysame',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_likelysamechange" ("individual_id", "other_id", "why", "decided_by_id", "decided_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."individual_id", new_values."other_id", new_values."why", new_values."decided_by_id", new_values."decided_on", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='e1e5b36a2d4f36c9f4746c2354e355352777b6bf', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a05e7', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_likelysame', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='likelysame',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_likelysamechange" ("individual_id", "other_id", "why", "decided_by_id", "decided_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."individual_id", new_values."other_id", new_values."why", new_values."decided_by_id", new_values."decided_on", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."individual_id", o."other_id", o."why", o."decided_by_id", o."decided_on") IS DISTINCT FROM (new_values."individual_id", new_values."other_id", new_values."why", new_values."decided_by_id", new_values."decided_on");\n            RETURN NULL;\n        ', hash='fc709e31310a5fa92cc00b67e016e9d21e69cd88', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b632d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_likelysame', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='likelysame',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_likelysamechange" ("individual_id", "other_id", "why", "decided_by_id", "decided_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."individual_id", old_values."other_id", old_values."why", old_values."decided_by_id", old_values."decided_on", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='9924d9077f0b8f56fa21f6b12f5753a6f7406f31', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_53dc5', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_likelysame', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_membershipchange" ("individual_id", "household_id", "relationship", "family_unit", "from_on", "until_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."individual_id", new_values."household_id", new_values."relationship", new_values."family_unit", new_values."from_on", new_values."until_on", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='b6178b3edb0ec3c740df09e08a84a5a71017591c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3f91f', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_membership', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_membershipchange" ("individual_id", "household_id", "relationship", "family_unit", "from_on", "until_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."individual_id", new_values."household_id", new_values."relationship", new_values."family_unit", new_values."from_on", new_values."until_on", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."individual_id", o."household_id", o."relationship", o."family_unit", o."from_on", o."until_on") IS DISTINCT FROM (new_values."individual_id", new_values."household_id", new_values."relationship", new_values."family_unit", new_values."from_on", new_values."until_on");\n            RETURN NULL;\n        ', hash='afa6d45f10a0cffcbb68bbeb14e6dda358203131', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3c42b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_membership', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_membershipchange" ("individual_id", "household_id", "relationship", "family_unit", "from_on", "until_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."individual_id", old_values."household_id", old_values."relationship", old_values."family_unit", old_values."from_on", old_values."until_on", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='c74210da78e639e6949b9731be8c9ec84a3c8453', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_2be0e', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_membership', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='mistakereport',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_mistakereportchange" ("household_id", "individual_id", "reason", "note", "reported_by_id", "reported_on", "decided_by_id", "decided_on", "is_confirmed", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."individual_id", new_values."reason", new_values."note", new_values."reported_by_id", new_values."reported_on", new_values."decided_by_id", new_values."decided_on", new_values."is_confirmed", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='c0e10773299fc16643ebc68a2ae9d0ad6cf5b3a0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_bd34a', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_mistakereport', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='mistakereport',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_mistakereportchange" ("household_id", "individual_id", "reason", "note", "reported_by_id", "reported_on", "decided_by_id", "decided_on", "is_confirmed", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."individual_id", new_values."reason", new_values."note", new_values."reported_by_id", new_values."reported_on", new_values."decided_by_id", new_values."decided_on", new_values."is_confirmed", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."household_id", o."individual_id", o."reason", o."note", o."reported_by_id", o."reported_on", o."decided_by_id", o."decided_on", o."is_confirmed") IS DISTINCT FROM (new_values."household_id", new_values."individual_id", new_values."reason", new_values."note", new_values."reported_by_id", new_values."reported_on", new_values."decided_by_id", new_values."decided_on", new_values."is_confirmed");\n            RETURN NULL;\n        ', hash='74108f99717346df38a2199760127bc423a8be57', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_cb46f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_mistakereport', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='mistakereport',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_mistakereportchange" ("household_id", "individual_id", "reason", "note", "reported_by_id", "reported_on", "decided_by_id", "decided_on", "is_confirmed", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."household_id", old_values."individual_id", old_values."reason", old_values."note", old_values."reported_by_id", old_values."reported_on", old_values."decided_by_id", old_values."decided_on", old_values."is_confirmed", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='087d7a0fd265788c603acb6d7fb3f20cb71bc6bc', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_61d84', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_mistakereport', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='personlink',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_personlinkchange" ("from_on", "until_on", "individual_id", "kind", "other_id", "other_name", "whereabouts", "document", "may_collect", "may_consent", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."individual_id", new_values."kind", new_values."other_id", new_values."other_name", new_values."whereabouts", new_values."document", new_values."may_collect", new_values."may_consent", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='20499da6fc604726faa1ddf447cc2658e3f9819e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_420fe', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_personlink', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='personlink',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_personlinkchange" ("from_on", "until_on", "individual_id", "kind", "other_id", "other_name", "whereabouts", "document", "may_collect", "may_consent", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."individual_id", new_values."kind", new_values."other_id", new_values."other_name", new_values."whereabouts", new_values."document", new_values."may_collect", new_values."may_consent", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."from_on", o."until_on", o."individual_id", o."kind", o."other_id", o."other_name", o."whereabouts", o."document", o."may_collect", o."may_consent") IS DISTINCT FROM (new_values."from_on", new_values."until_on", new_values."individual_id", new_values."kind", new_values."other_id", new_values."other_name", new_values."whereabouts", new_values."document", new_values."may_collect", new_values."may_consent");\n            RETURN NULL;\n        ', hash='d9715aae98cb50797ae8856003deaf0bde300b39', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_78623', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_personlink', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='personlink',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_personlinkchange" ("from_on", "until_on", "individual_id", "kind", "other_id", "other_name", "whereabouts", "document", "may_collect", "may_consent", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."from_on", old_values."until_on", old_values."individual_id", old_values."kind", old_values."other_id", old_values."other_name", old_values."whereabouts", old_values."document", old_values."may_collect", old_values."may_consent", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='a48f90a4f70fb4446e42ba0a2b3d6feae84816b0', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b3099', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_personlink', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='phone',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_phonechange" ("from_on", "until_on", "individual_id", "number", "whose", "safe", "note", "language", "answered_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."individual_id", new_values."number", new_values."whose", new_values."safe", new_values."note", new_values."language", new_values."answered_on", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='e59d096b7146c95d5712cbad1655df42faf30023', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_2accd', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_phone', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='phone',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_phonechange" ("from_on", "until_on", "individual_id", "number", "whose", "safe", "note", "language", "answered_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."individual_id", new_values."number", new_values."whose", new_values."safe", new_values."note", new_values."language", new_values."answered_on", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."from_on", o."until_on", o."individual_id", o."number", o."whose", o."safe", o."note", o."language", o."answered_on") IS DISTINCT FROM (new_values."from_on", new_values."until_on", new_values."individual_id", new_values."number", new_values."whose", new_values."safe", new_values."note", new_values."language", new_values."answered_on");\n            RETURN NULL;\n        ', hash='c969980f6977f3999c2d007d87950b4129256ded', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e0391', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_phone', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='phone',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_phonechange" ("from_on", "until_on", "individual_id", "number", "whose", "safe", "note", "language", "answered_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."from_on", old_values."until_on", old_values."individual_id", old_values."number", old_values."whose", old_values."safe", old_values."note", old_values."language", old_values."answered_on", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='0a5e0264a40bf34eefb2dfccd177e801ba20ced0', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_77d97', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_phone', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='reservednumber',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_reservednumberchange" ("place_id", "reserved_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."place_id", new_values."reserved_on", statement_timestamp(), \'insert\', new_values."number", who FROM new_values;\n            RETURN NULL;\n        ', hash='03e6c93833268d7ded8322aabcc9ce9bb70a6087', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9c3b8', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_reservednumber', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='reservednumber',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_reservednumberchange" ("place_id", "reserved_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."place_id", new_values."reserved_on", statement_timestamp(), \'update\', new_values."number", who FROM new_values LEFT JOIN old_values o ON o."number" = new_values."number" WHERE o."number" IS NULL OR (o."place_id", o."reserved_on") IS DISTINCT FROM (new_values."place_id", new_values."reserved_on");\n            RETURN NULL;\n        ', hash='8145106c084546a9a3b9d9510a291b0025a6bb3e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_53327', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_reservednumber', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='reservednumber',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_reservednumberchange" ("place_id", "reserved_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."place_id", old_values."reserved_on", statement_timestamp(), \'delete\', old_values."number", who FROM old_values;\n            RETURN NULL;\n        ', hash='f87bf937f87d83414197533a08945b8279e27bd9', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_995ce', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_reservednumber', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='residence',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_residencechange" ("household_id", "kind", "place_id", "address", "accommodation", "from_on", "until_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."kind", new_values."place_id", new_values."address", new_values."accommodation", new_values."from_on", new_values."until_on", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='deb5c51893e611134e1d5dcfa40e2c0f38bd5fb0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b1be0', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_residence', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='residence',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_residencechange" ("household_id", "kind", "place_id", "address", "accommodation", "from_on", "until_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."kind", new_values."place_id", new_values."address", new_values."accommodation", new_values."from_on", new_values."until_on", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."household_id", o."kind", o."place_id", o."address", o."accommodation", o."from_on", o."until_on") IS DISTINCT FROM (new_values."household_id", new_values."kind", new_values."place_id", new_values."address", new_values."accommodation", new_values."from_on", new_values."until_on");\n            RETURN NULL;\n        ', hash='b54ace9dedc5a2fe5475a51aeab9064c45325f01', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_03687', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_residence', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='residence',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_residencechange" ("household_id", "kind", "place_id", "address", "accommodation", "from_on", "until_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."household_id", old_values."kind", old_values."place_id", old_values."address", old_values."accommodation", old_values."from_on", old_values."until_on", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='36d377a8e30e7a1e4e6980e2765543180c35bf98', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_43adc', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_residence', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='restriction',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_restrictionchange" ("from_on", "until_on", "household_id", "individual_id", "reason", "set_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."household_id", new_values."individual_id", new_values."reason", new_values."set_by_id", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='8d4b0312ff898ecb5fbee9110c08efa40bf075a3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_51716', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_restriction', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='restriction',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_restrictionchange" ("from_on", "until_on", "household_id", "individual_id", "reason", "set_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."household_id", new_values."individual_id", new_values."reason", new_values."set_by_id", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."from_on", o."until_on", o."household_id", o."individual_id", o."reason", o."set_by_id") IS DISTINCT FROM (new_values."from_on", new_values."until_on", new_values."household_id", new_values."individual_id", new_values."reason", new_values."set_by_id");\n            RETURN NULL;\n        ', hash='b0b9c2cad9b1689b3c0bdcf7483897d6b3f0aff3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f51b6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_restriction', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='restriction',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_restrictionchange" ("from_on", "until_on", "household_id", "individual_id", "reason", "set_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."from_on", old_values."until_on", old_values."household_id", old_values."individual_id", old_values."reason", old_values."set_by_id", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='057fbd4807daaa7f94df8f47247b8005f7b0b3aa', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_66582', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_restriction', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='specificneed',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_specificneedchange" ("from_on", "until_on", "individual_id", "need_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."individual_id", new_values."need_id", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='c6e25cc12f134ed987ed51cae6a0f879404fa240', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_39e49', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_specificneed', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='specificneed',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_specificneedchange" ("from_on", "until_on", "individual_id", "need_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."individual_id", new_values."need_id", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."from_on", o."until_on", o."individual_id", o."need_id") IS DISTINCT FROM (new_values."from_on", new_values."until_on", new_values."individual_id", new_values."need_id");\n            RETURN NULL;\n        ', hash='b8862a2cba6b7c1103f055f97e5d5b50bd2cd568', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9ff2c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_specificneed', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='specificneed',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_specificneedchange" ("from_on", "until_on", "individual_id", "need_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."from_on", old_values."until_on", old_values."individual_id", old_values."need_id", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='f7fa4f2ece221e3eed78cfaa661d3576758ff47e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_cc5ba', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_specificneed', when='AFTER')),
        ),
        migrations.AddField(
            model_name='absencechange',
            name='individual',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='absencechange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.absence'),
        ),
        migrations.AddField(
            model_name='assignmentchange',
            name='household',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.household', verbose_name='household'),
        ),
        migrations.AddField(
            model_name='assignmentchange',
            name='individual',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='assignmentchange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.assignment'),
        ),
        migrations.AddField(
            model_name='assignmentchange',
            name='user',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='caseworker'),
        ),
        migrations.AddField(
            model_name='brokenglasschange',
            name='household',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.household', verbose_name='household'),
        ),
        migrations.AddField(
            model_name='brokenglasschange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.brokenglass'),
        ),
        migrations.AddField(
            model_name='brokenglasschange',
            name='reviewed_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reviewed by'),
        ),
        migrations.AddField(
            model_name='brokenglasschange',
            name='user',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by whom'),
        ),
        migrations.AddField(
            model_name='consentchange',
            name='individual',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='consentchange',
            name='partner',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, help_text='Empty: the partners of the printed list.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation', verbose_name='partner'),
        ),
        migrations.AddField(
            model_name='consentchange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.consent'),
        ),
        migrations.AddField(
            model_name='consentchange',
            name='recorded_by',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by'),
        ),
        migrations.AddField(
            model_name='consentchange',
            name='speaker',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='who spoke for them'),
        ),
        migrations.AddField(
            model_name='datarequestchange',
            name='individual',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='datarequestchange',
            name='opened_by',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='opened by'),
        ),
        migrations.AddField(
            model_name='datarequestchange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.datarequest'),
        ),
        migrations.AddField(
            model_name='disabilitydecisionchange',
            name='individual',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='disabilitydecisionchange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.disabilitydecision'),
        ),
        migrations.AddField(
            model_name='displacementchange',
            name='individual',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='displacementchange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.displacement'),
        ),
        migrations.AddField(
            model_name='displacementchange',
            name='place',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place', verbose_name='from where'),
        ),
        migrations.AddField(
            model_name='householdchange',
            name='lives_in',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place', verbose_name='lives in'),
        ),
        migrations.AddField(
            model_name='householdchange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.household'),
        ),
        migrations.AddField(
            model_name='householdchange',
            name='registered_at',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place', verbose_name='registered at'),
        ),
        migrations.AddField(
            model_name='householdchange',
            name='registered_by',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='registered by'),
        ),
        migrations.AddField(
            model_name='identitydocumentchange',
            name='individual',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='identitydocumentchange',
            name='issued_with',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, help_text='A certificate that is issued on a passport is replaced with it.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.identitydocument', verbose_name='issued on another document'),
        ),
        migrations.AddField(
            model_name='identitydocumentchange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.identitydocument'),
        ),
        migrations.AddField(
            model_name='individualchange',
            name='household',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.household', verbose_name='household'),
        ),
        migrations.AddField(
            model_name='individualchange',
            name='origin',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place', verbose_name='place of origin'),
        ),
        migrations.AddField(
            model_name='individualchange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.individual'),
        ),
        migrations.AddField(
            model_name='legalstatuschange',
            name='document',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.identitydocument', verbose_name='document'),
        ),
        migrations.AddField(
            model_name='legalstatuschange',
            name='individual',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='legalstatuschange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.legalstatus'),
        ),
        migrations.AddField(
            model_name='likelysamechange',
            name='decided_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by whom'),
        ),
        migrations.AddField(
            model_name='likelysamechange',
            name='individual',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='registered anyway'),
        ),
        migrations.AddField(
            model_name='likelysamechange',
            name='other',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='likely the same as'),
        ),
        migrations.AddField(
            model_name='likelysamechange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.likelysame'),
        ),
        migrations.AddField(
            model_name='membershipchange',
            name='household',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.household', verbose_name='household'),
        ),
        migrations.AddField(
            model_name='membershipchange',
            name='individual',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='membershipchange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.membership'),
        ),
        migrations.AddField(
            model_name='mistakereportchange',
            name='decided_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='mistakereportchange',
            name='household',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.household', verbose_name='household'),
        ),
        migrations.AddField(
            model_name='mistakereportchange',
            name='individual',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='mistakereportchange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.mistakereport'),
        ),
        migrations.AddField(
            model_name='mistakereportchange',
            name='reported_by',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reported by'),
        ),
        migrations.AddField(
            model_name='personlinkchange',
            name='individual',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='personlinkchange',
            name='other',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='registered person'),
        ),
        migrations.AddField(
            model_name='personlinkchange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.personlink'),
        ),
        migrations.AddField(
            model_name='phonechange',
            name='individual',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='phonechange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.phone'),
        ),
        migrations.AddField(
            model_name='reservednumberchange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.reservednumber'),
        ),
        migrations.AddField(
            model_name='reservednumberchange',
            name='place',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place', verbose_name='registered at'),
        ),
        migrations.AddField(
            model_name='residencechange',
            name='household',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.household', verbose_name='household'),
        ),
        migrations.AddField(
            model_name='residencechange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.residence'),
        ),
        migrations.AddField(
            model_name='residencechange',
            name='place',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place', verbose_name='place'),
        ),
        migrations.AddField(
            model_name='restrictionchange',
            name='household',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.household', verbose_name='household'),
        ),
        migrations.AddField(
            model_name='restrictionchange',
            name='individual',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='restrictionchange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.restriction'),
        ),
        migrations.AddField(
            model_name='restrictionchange',
            name='set_by',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by whom'),
        ),
        migrations.AddField(
            model_name='specificneedchange',
            name='individual',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.individual', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='specificneedchange',
            name='need',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.needcode', verbose_name='specific need'),
        ),
        migrations.AddField(
            model_name='specificneedchange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.specificneed'),
        ),
        migrations.AddField(
            model_name='takeoverallowancechange',
            name='allowed_by',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='allowed by'),
        ),
        migrations.AddField(
            model_name='takeoverallowancechange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.takeoverallowance'),
        ),
        migrations.AddField(
            model_name='takeoverallowancechange',
            name='user',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='caseworker'),
        ),
        migrations.AddField(
            model_name='takeoverchange',
            name='by',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by whom'),
        ),
        migrations.AddField(
            model_name='takeoverchange',
            name='checked_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='checked by'),
        ),
        migrations.AddField(
            model_name='takeoverchange',
            name='from_office',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place', verbose_name='registered at'),
        ),
        migrations.AddField(
            model_name='takeoverchange',
            name='from_place',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place', verbose_name='lived in'),
        ),
        migrations.AddField(
            model_name='takeoverchange',
            name='household',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.household', verbose_name='household'),
        ),
        migrations.AddField(
            model_name='takeoverchange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.takeover'),
        ),
        migrations.AddField(
            model_name='takeoverchange',
            name='to_place',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place', verbose_name='lives in'),
        ),
        migrations.AddIndex(
            model_name='absencechange',
            index=models.Index(fields=['individual'], name='absence_events'),
        ),
        migrations.AddConstraint(
            model_name='absencechange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='absence_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='absencechange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2bea252fad49b0c8562285d65a3b8e7982a93ce9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_54cd8', table='cases_absencechange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='assignmentchange',
            index=models.Index(condition=models.Q(('household__isnull', False)), fields=['household'], name='assignment_events'),
        ),
        migrations.AddIndex(
            model_name='assignmentchange',
            index=models.Index(condition=models.Q(('individual__isnull', False)), fields=['individual'], name='assignment_events1'),
        ),
        migrations.AddConstraint(
            model_name='assignmentchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='assignment_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assignmentchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='46ca9c0675755427c95f579cbbd4b0e2bd6d2760', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b265f', table='cases_assignmentchange', when='BEFORE')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='brokenglass',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_brokenglasschange" ("household_id", "user_id", "reason", "words", "opened_at", "ends_at", "review_due_on", "reviewed_by_id", "reviewed_on", "verdict", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."user_id", new_values."reason", new_values."words", new_values."opened_at", new_values."ends_at", new_values."review_due_on", new_values."reviewed_by_id", new_values."reviewed_on", new_values."verdict", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='9a6acca05160daf196a3abd2c72c22574408cee0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d1e55', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_brokenglass', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='brokenglass',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_brokenglasschange" ("household_id", "user_id", "reason", "words", "opened_at", "ends_at", "review_due_on", "reviewed_by_id", "reviewed_on", "verdict", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."user_id", new_values."reason", new_values."words", new_values."opened_at", new_values."ends_at", new_values."review_due_on", new_values."reviewed_by_id", new_values."reviewed_on", new_values."verdict", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."household_id", o."user_id", o."reason", o."words", o."opened_at", o."ends_at", o."review_due_on", o."reviewed_by_id", o."reviewed_on", o."verdict") IS DISTINCT FROM (new_values."household_id", new_values."user_id", new_values."reason", new_values."words", new_values."opened_at", new_values."ends_at", new_values."review_due_on", new_values."reviewed_by_id", new_values."reviewed_on", new_values."verdict");\n            RETURN NULL;\n        ', hash='67edc6775730aad880166d834b5abc30eb5acac9', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2312a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_brokenglass', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='brokenglass',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_brokenglasschange" ("household_id", "user_id", "reason", "words", "opened_at", "ends_at", "review_due_on", "reviewed_by_id", "reviewed_on", "verdict", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."household_id", old_values."user_id", old_values."reason", old_values."words", old_values."opened_at", old_values."ends_at", old_values."review_due_on", old_values."reviewed_by_id", old_values."reviewed_on", old_values."verdict", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='8bd19682ef4f807e2ab562f8c8c19c1ac315aaf8', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_4c008', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_brokenglass', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='brokenglasschange',
            index=models.Index(fields=['household'], name='brokenglass_events'),
        ),
        migrations.AddConstraint(
            model_name='brokenglasschange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='brokenglass_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='brokenglasschange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7d8fa37f8509d019a81445921223ffac82784884', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_354e8', table='cases_brokenglasschange', when='BEFORE')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='consent',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_consentchange" ("individual_id", "purpose", "partner_id", "state", "said_by", "speaker_id", "said_on", "language", "explained", "valid_until", "recorded_by_id", "recorded_at", "replaced_at", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."individual_id", new_values."purpose", new_values."partner_id", new_values."state", new_values."said_by", new_values."speaker_id", new_values."said_on", new_values."language", new_values."explained", new_values."valid_until", new_values."recorded_by_id", new_values."recorded_at", new_values."replaced_at", statement_timestamp(), \'insert\', new_values."number", who FROM new_values;\n            RETURN NULL;\n        ', hash='5b1bf0e5f950f98957a3bc83106b8b5277e13ecb', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d4098', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_consent', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='consent',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_consentchange" ("individual_id", "purpose", "partner_id", "state", "said_by", "speaker_id", "said_on", "language", "explained", "valid_until", "recorded_by_id", "recorded_at", "replaced_at", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."individual_id", new_values."purpose", new_values."partner_id", new_values."state", new_values."said_by", new_values."speaker_id", new_values."said_on", new_values."language", new_values."explained", new_values."valid_until", new_values."recorded_by_id", new_values."recorded_at", new_values."replaced_at", statement_timestamp(), \'update\', new_values."number", who FROM new_values LEFT JOIN old_values o ON o."number" = new_values."number" WHERE o."number" IS NULL OR (o."individual_id", o."purpose", o."partner_id", o."state", o."said_by", o."speaker_id", o."said_on", o."language", o."explained", o."valid_until", o."recorded_by_id", o."recorded_at", o."replaced_at") IS DISTINCT FROM (new_values."individual_id", new_values."purpose", new_values."partner_id", new_values."state", new_values."said_by", new_values."speaker_id", new_values."said_on", new_values."language", new_values."explained", new_values."valid_until", new_values."recorded_by_id", new_values."recorded_at", new_values."replaced_at");\n            RETURN NULL;\n        ', hash='bc2c181ffbbb2d9b987e521442e26e33a3293132', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8a7aa', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_consent', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='consent',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_consentchange" ("individual_id", "purpose", "partner_id", "state", "said_by", "speaker_id", "said_on", "language", "explained", "valid_until", "recorded_by_id", "recorded_at", "replaced_at", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."individual_id", old_values."purpose", old_values."partner_id", old_values."state", old_values."said_by", old_values."speaker_id", old_values."said_on", old_values."language", old_values."explained", old_values."valid_until", old_values."recorded_by_id", old_values."recorded_at", old_values."replaced_at", statement_timestamp(), \'delete\', old_values."number", who FROM old_values;\n            RETURN NULL;\n        ', hash='b6bfffcc9e5e4813c26504d187ba785e25792700', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_af72a', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_consent', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='consentchange',
            index=models.Index(fields=['individual'], name='consent_events'),
        ),
        migrations.AddConstraint(
            model_name='consentchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='consent_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='consentchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e3bd7bb98640ed062deef55f8468e0060c04f7f1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_30629', table='cases_consentchange', when='BEFORE')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='datarequest',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_datarequestchange" ("individual_id", "kind", "asked_by", "paper", "asked_on", "due_on", "opened_by_id", "closed_on", "outcome", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."individual_id", new_values."kind", new_values."asked_by", new_values."paper", new_values."asked_on", new_values."due_on", new_values."opened_by_id", new_values."closed_on", new_values."outcome", statement_timestamp(), \'insert\', new_values."number", who FROM new_values;\n            RETURN NULL;\n        ', hash='3868406f6b828c1e619da6ed879d88428272364e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_90c62', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_datarequest', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='datarequest',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_datarequestchange" ("individual_id", "kind", "asked_by", "paper", "asked_on", "due_on", "opened_by_id", "closed_on", "outcome", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."individual_id", new_values."kind", new_values."asked_by", new_values."paper", new_values."asked_on", new_values."due_on", new_values."opened_by_id", new_values."closed_on", new_values."outcome", statement_timestamp(), \'update\', new_values."number", who FROM new_values LEFT JOIN old_values o ON o."number" = new_values."number" WHERE o."number" IS NULL OR (o."individual_id", o."kind", o."asked_by", o."paper", o."asked_on", o."due_on", o."opened_by_id", o."closed_on", o."outcome") IS DISTINCT FROM (new_values."individual_id", new_values."kind", new_values."asked_by", new_values."paper", new_values."asked_on", new_values."due_on", new_values."opened_by_id", new_values."closed_on", new_values."outcome");\n            RETURN NULL;\n        ', hash='e7bd432a5424eb1298f986fcbbe5aba1c610734d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ce51b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_datarequest', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='datarequest',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_datarequestchange" ("individual_id", "kind", "asked_by", "paper", "asked_on", "due_on", "opened_by_id", "closed_on", "outcome", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."individual_id", old_values."kind", old_values."asked_by", old_values."paper", old_values."asked_on", old_values."due_on", old_values."opened_by_id", old_values."closed_on", old_values."outcome", statement_timestamp(), \'delete\', old_values."number", who FROM old_values;\n            RETURN NULL;\n        ', hash='349e7b1c6f8b7e326688e85296bd2bd0f840ac97', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_5e8e2', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_datarequest', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='datarequestchange',
            index=models.Index(fields=['individual'], name='datarequest_events'),
        ),
        migrations.AddConstraint(
            model_name='datarequestchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='datarequest_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='datarequestchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1c1a76803e7c7dd45806f97dca112f710bd081b3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9e745', table='cases_datarequestchange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='disabilitydecisionchange',
            index=models.Index(fields=['individual'], name='disabilitydecision_events'),
        ),
        migrations.AddConstraint(
            model_name='disabilitydecisionchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='disabilitydecision_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='disabilitydecisionchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c377a4a814b13e2b6064203b6bf6f2d4980c7981', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_28569', table='cases_disabilitydecisionchange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='displacementchange',
            index=models.Index(fields=['individual'], name='displacement_events'),
        ),
        migrations.AddConstraint(
            model_name='displacementchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='displacement_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='displacementchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2c5e24ed15695f36b8f7b031e67eeeb42e2a29fa', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_20fc7', table='cases_displacementchange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='householdchange',
            index=models.Index(fields=['pgh_obj'], name='household_events'),
        ),
        migrations.AddConstraint(
            model_name='householdchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='household_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='householdchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f76fbb9b4aa03be645756f54e9de7b5dbc40877f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4c9dc', table='cases_householdchange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='identitydocumentchange',
            index=models.Index(fields=['individual'], name='identitydocument_events'),
        ),
        migrations.AddConstraint(
            model_name='identitydocumentchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='identitydocument_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='identitydocumentchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='eb63efaae93031ba7581812ed1535abc9e2a4c17', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7e132', table='cases_identitydocumentchange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='individualchange',
            index=models.Index(fields=['pgh_obj'], name='individual_events'),
        ),
        migrations.AddConstraint(
            model_name='individualchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='individual_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='individualchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='940828b574bdd3a106b645a2d5eade418fc1829f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3fb87', table='cases_individualchange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='legalstatuschange',
            index=models.Index(fields=['individual'], name='legalstatus_events'),
        ),
        migrations.AddConstraint(
            model_name='legalstatuschange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='legalstatus_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='legalstatuschange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3be409dc8cb60fd586b923a57ae56a8b42dc8bed', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0b31d', table='cases_legalstatuschange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='likelysamechange',
            index=models.Index(condition=models.Q(('individual__isnull', False)), fields=['individual'], name='likelysame_events'),
        ),
        migrations.AddIndex(
            model_name='likelysamechange',
            index=models.Index(condition=models.Q(('other__isnull', False)), fields=['other'], name='likelysame_events1'),
        ),
        migrations.AddConstraint(
            model_name='likelysamechange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='likelysame_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='likelysamechange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fe2174c6b645736f027dd795e2ca3e5d330a0d5c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3c2e3', table='cases_likelysamechange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='membershipchange',
            index=models.Index(fields=['individual'], name='membership_events'),
        ),
        migrations.AddConstraint(
            model_name='membershipchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='membership_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='membershipchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b49959f26db1f675d212b1ddaf5fe52c54044dc0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_443e0', table='cases_membershipchange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='mistakereportchange',
            index=models.Index(condition=models.Q(('household__isnull', False)), fields=['household'], name='mistakereport_events'),
        ),
        migrations.AddIndex(
            model_name='mistakereportchange',
            index=models.Index(condition=models.Q(('individual__isnull', False)), fields=['individual'], name='mistakereport_events1'),
        ),
        migrations.AddConstraint(
            model_name='mistakereportchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='mistakereport_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='mistakereportchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3b5430157c0f687e0cb31a9ee475032eafd6fc28', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ce430', table='cases_mistakereportchange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='personlinkchange',
            index=models.Index(condition=models.Q(('individual__isnull', False)), fields=['individual'], name='personlink_events'),
        ),
        migrations.AddIndex(
            model_name='personlinkchange',
            index=models.Index(condition=models.Q(('other__isnull', False)), fields=['other'], name='personlink_events1'),
        ),
        migrations.AddConstraint(
            model_name='personlinkchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='personlink_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='personlinkchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7c319d9ea05fafb93883a7b8b223ccdf7bc87654', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_38b9e', table='cases_personlinkchange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='phonechange',
            index=models.Index(fields=['individual'], name='phone_events'),
        ),
        migrations.AddConstraint(
            model_name='phonechange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='phone_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='phonechange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='41bb697fc13539758267420ae20d9e42a4ce347f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_22654', table='cases_phonechange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='reservednumberchange',
            index=models.Index(fields=['pgh_obj'], name='reservednumber_events'),
        ),
        migrations.AddConstraint(
            model_name='reservednumberchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='reservednumber_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='reservednumberchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7a7ebad03e6b51b08859a84ecc93286804018603', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ff223', table='cases_reservednumberchange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='residencechange',
            index=models.Index(fields=['household'], name='residence_events'),
        ),
        migrations.AddConstraint(
            model_name='residencechange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='residence_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='residencechange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0ce8d16582536ef15496bbf63f0a6d1504b67678', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_15bb8', table='cases_residencechange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='restrictionchange',
            index=models.Index(condition=models.Q(('household__isnull', False)), fields=['household'], name='restriction_events'),
        ),
        migrations.AddIndex(
            model_name='restrictionchange',
            index=models.Index(condition=models.Q(('individual__isnull', False)), fields=['individual'], name='restriction_events1'),
        ),
        migrations.AddConstraint(
            model_name='restrictionchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='restriction_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='restrictionchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ebab1e928b5f90497955aab84c9e9fb38bf7b5ed', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0370e', table='cases_restrictionchange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='specificneedchange',
            index=models.Index(fields=['individual'], name='specificneed_events'),
        ),
        migrations.AddConstraint(
            model_name='specificneedchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='specificneed_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='specificneedchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='296de412e5109c0b40edc11823fef61afa1c9221', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ad6d9', table='cases_specificneedchange', when='BEFORE')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='takeover',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_takeoverchange" ("household_id", "by_id", "taken_at", "reason", "proofs", "from_place_id", "from_office_id", "to_place_id", "lot", "checked_by_id", "checked_on", "is_right", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."by_id", new_values."taken_at", new_values."reason", new_values."proofs", new_values."from_place_id", new_values."from_office_id", new_values."to_place_id", new_values."lot", new_values."checked_by_id", new_values."checked_on", new_values."is_right", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='ecd3ac241979ff2d3e050fd81734f686c4c6059c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a2d17', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_takeover', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='takeover',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_takeoverchange" ("household_id", "by_id", "taken_at", "reason", "proofs", "from_place_id", "from_office_id", "to_place_id", "lot", "checked_by_id", "checked_on", "is_right", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."by_id", new_values."taken_at", new_values."reason", new_values."proofs", new_values."from_place_id", new_values."from_office_id", new_values."to_place_id", new_values."lot", new_values."checked_by_id", new_values."checked_on", new_values."is_right", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."household_id", o."by_id", o."taken_at", o."reason", o."proofs", o."from_place_id", o."from_office_id", o."to_place_id", o."lot", o."checked_by_id", o."checked_on", o."is_right") IS DISTINCT FROM (new_values."household_id", new_values."by_id", new_values."taken_at", new_values."reason", new_values."proofs", new_values."from_place_id", new_values."from_office_id", new_values."to_place_id", new_values."lot", new_values."checked_by_id", new_values."checked_on", new_values."is_right");\n            RETURN NULL;\n        ', hash='e7e82eb5488299b91baaaaa16aa1662db0f4ea71', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_97761', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_takeover', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='takeover',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_takeoverchange" ("household_id", "by_id", "taken_at", "reason", "proofs", "from_place_id", "from_office_id", "to_place_id", "lot", "checked_by_id", "checked_on", "is_right", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."household_id", old_values."by_id", old_values."taken_at", old_values."reason", old_values."proofs", old_values."from_place_id", old_values."from_office_id", old_values."to_place_id", old_values."lot", old_values."checked_by_id", old_values."checked_on", old_values."is_right", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='4fca483429c5618ce8b0f88f6b93a3f99104e5ba', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_efe84', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_takeover', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='takeoverallowance',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_takeoverallowancechange" ("user_id", "day", "more", "allowed_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."user_id", new_values."day", new_values."more", new_values."allowed_by_id", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='550808e7a4ebdcd13ac13d8de5630fdedf861311', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_bb668', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_takeoverallowance', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='takeoverallowance',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_takeoverallowancechange" ("user_id", "day", "more", "allowed_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."user_id", new_values."day", new_values."more", new_values."allowed_by_id", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."user_id", o."day", o."more", o."allowed_by_id") IS DISTINCT FROM (new_values."user_id", new_values."day", new_values."more", new_values."allowed_by_id");\n            RETURN NULL;\n        ', hash='3b43e02058eb6a4967af3c463c6a8e70dbabdba2', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5278e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_takeoverallowance', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='takeoverallowance',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_takeoverallowancechange" ("user_id", "day", "more", "allowed_by_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."user_id", old_values."day", old_values."more", old_values."allowed_by_id", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='d6189f6d595f0b2f4fc1c56ae7bc00d89a82866c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_62d27', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_takeoverallowance', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='takeoverallowancechange',
            index=models.Index(fields=['pgh_obj'], name='takeoverallowance_events'),
        ),
        migrations.AddConstraint(
            model_name='takeoverallowancechange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='takeoverallowance_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='takeoverallowancechange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='07b9fe52b7404ff104d036cebe53a0192e713804', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_17e45', table='cases_takeoverallowancechange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='takeoverchange',
            index=models.Index(fields=['household'], name='takeover_events'),
        ),
        migrations.AddConstraint(
            model_name='takeoverchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='takeover_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='takeoverchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c0d68ec5c61c96338b95611b60bb7ba98a5ec274', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b9764', table='cases_takeoverchange', when='BEFORE')),
        ),
    ]
