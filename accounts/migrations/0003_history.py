"""Every change of users, organisations and agreements is kept, with who made it."""

import accounts.history.triggers
import django.contrib.auth.validators
import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_roles_agreements_invitations'),
        ('places', '0004_office_telephone'),
    ]

    operations = [
        migrations.CreateModel(
            name='AgreementPlaceChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='InvitationChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('made_at', models.DateTimeField(verbose_name='made at')),
                ('expires_at', models.DateTimeField(verbose_name='expires at')),
                ('used_at', models.DateTimeField(blank=True, null=True, verbose_name='used at')),
                ('void_at', models.DateTimeField(blank=True, null=True, verbose_name='void since')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='OrganisationChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('kind', models.CharField(choices=[('government', 'government'), ('un', 'United Nations agency'), ('international_ngo', 'international NGO'), ('national_ngo', 'national NGO')], max_length=20, verbose_name='kind')),
                ('is_controller', models.BooleanField(default=False, help_text="Decides why and how people's data are kept; its staff work in the register.", verbose_name='controls the register')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SharingAgreementChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
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
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='UserChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('role', models.CharField(blank=True, choices=[('registrar', 'registrar'), ('caseworker', 'caseworker (social worker)'), ('supervisor', 'supervisor'), ('partner', 'partner'), ('coordinator', 'coordinator'), ('auditor', 'auditor'), ('dpo', 'data protection officer'), ('administrator', 'administrator')], max_length=20, verbose_name='role')),
                ('role_until', models.DateField(blank=True, help_text='The last day on which this person works in the role. Empty: no end.', null=True, verbose_name='role until')),
                ('role_waits', models.BooleanField(default=False, verbose_name='role waits to be confirmed')),
                ('purpose', models.CharField(blank=True, choices=[('life_saving', 'life-saving help'), ('assistance', 'assistance'), ('health', 'health'), ('protection', 'protection'), ('statistics', 'statistics')], help_text="Of a partner's staff or program: the one purpose for which it sees people.", max_length=12, verbose_name='purpose')),
                ('is_cleared', models.BooleanField(default=False, help_text='Reads protection fields and confidential needs of all people whom they see.', verbose_name='cleared for protection')),
                ('language', models.CharField(blank=True, choices=[('hy', 'Armenian'), ('en', 'English')], help_text='Empty: the language that the browser asks for.', max_length=2, verbose_name='language')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='WorksAtChange',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField()),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'abstract': False,
                'default_permissions': (),
            },
        ),
        accounts.history.triggers.AddTrigger(
            model_name='organisation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."accounts_organisationchange" ("name", "kind", "is_controller", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."name", new_values."kind", new_values."is_controller", statement_timestamp(), \'insert\', new_values."acronym", who FROM new_values;\n            RETURN NULL;\n        ', hash='a31b88d3da816430857ff27964eb460a1d51647b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_66a5c', referencing='REFERENCING NEW TABLE AS new_values ', table='accounts_organisation', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='organisation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."accounts_organisationchange" ("name", "kind", "is_controller", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."name", new_values."kind", new_values."is_controller", statement_timestamp(), \'update\', new_values."acronym", who FROM new_values LEFT JOIN old_values o ON o."acronym" = new_values."acronym" WHERE o."acronym" IS NULL OR (o."name", o."kind", o."is_controller") IS DISTINCT FROM (new_values."name", new_values."kind", new_values."is_controller");\n            RETURN NULL;\n        ', hash='b43f110a063b1740f37eb0d3ad325e8abb67ba40', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9e5fc', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='accounts_organisation', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='organisation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."accounts_organisationchange" ("name", "kind", "is_controller", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."name", old_values."kind", old_values."is_controller", statement_timestamp(), \'delete\', old_values."acronym", who FROM old_values;\n            RETURN NULL;\n        ', hash='3d4fd3763b07015f71065d55d6bfa9bd010fa55f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_7b33b', referencing='REFERENCING OLD TABLE AS old_values ', table='accounts_organisation', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."accounts_userchange" ("is_superuser", "username", "first_name", "last_name", "email", "is_staff", "is_active", "date_joined", "organisation_id", "role", "role_until", "role_given_by_id", "role_waits", "role_confirmed_by_id", "purpose", "is_cleared", "works_at_id", "language", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."is_superuser", new_values."username", new_values."first_name", new_values."last_name", new_values."email", new_values."is_staff", new_values."is_active", new_values."date_joined", new_values."organisation_id", new_values."role", new_values."role_until", new_values."role_given_by_id", new_values."role_waits", new_values."role_confirmed_by_id", new_values."purpose", new_values."is_cleared", new_values."works_at_id", new_values."language", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='e7aa90ac6f40b3a5109273d43fab2ee1204f0f75', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3867c', referencing='REFERENCING NEW TABLE AS new_values ', table='accounts_user', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."accounts_userchange" ("is_superuser", "username", "first_name", "last_name", "email", "is_staff", "is_active", "date_joined", "organisation_id", "role", "role_until", "role_given_by_id", "role_waits", "role_confirmed_by_id", "purpose", "is_cleared", "works_at_id", "language", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."is_superuser", new_values."username", new_values."first_name", new_values."last_name", new_values."email", new_values."is_staff", new_values."is_active", new_values."date_joined", new_values."organisation_id", new_values."role", new_values."role_until", new_values."role_given_by_id", new_values."role_waits", new_values."role_confirmed_by_id", new_values."purpose", new_values."is_cleared", new_values."works_at_id", new_values."language", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."is_superuser", o."username", o."first_name", o."last_name", o."email", o."is_staff", o."is_active", o."date_joined", o."organisation_id", o."role", o."role_until", o."role_given_by_id", o."role_waits", o."role_confirmed_by_id", o."purpose", o."is_cleared", o."works_at_id", o."language") IS DISTINCT FROM (new_values."is_superuser", new_values."username", new_values."first_name", new_values."last_name", new_values."email", new_values."is_staff", new_values."is_active", new_values."date_joined", new_values."organisation_id", new_values."role", new_values."role_until", new_values."role_given_by_id", new_values."role_waits", new_values."role_confirmed_by_id", new_values."purpose", new_values."is_cleared", new_values."works_at_id", new_values."language");\n            RETURN NULL;\n        ', hash='ea2e2576c23e998df07bd9e543e7c4440607e959', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0e890', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='accounts_user', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."accounts_userchange" ("is_superuser", "username", "first_name", "last_name", "email", "is_staff", "is_active", "date_joined", "organisation_id", "role", "role_until", "role_given_by_id", "role_waits", "role_confirmed_by_id", "purpose", "is_cleared", "works_at_id", "language", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."is_superuser", old_values."username", old_values."first_name", old_values."last_name", old_values."email", old_values."is_staff", old_values."is_active", old_values."date_joined", old_values."organisation_id", old_values."role", old_values."role_until", old_values."role_given_by_id", old_values."role_waits", old_values."role_confirmed_by_id", old_values."purpose", old_values."is_cleared", old_values."works_at_id", old_values."language", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='ef20ad6c7c1182463d53bcde0a7e46d302b516c0', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_19f14', referencing='REFERENCING OLD TABLE AS old_values ', table='accounts_user', when='AFTER')),
        ),
        migrations.AddField(
            model_name='agreementplacechange',
            name='place',
            field=models.ForeignKey(db_constraint=False, db_index=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place'),
        ),
        migrations.AddField(
            model_name='invitationchange',
            name='made_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by'),
        ),
        migrations.AddField(
            model_name='invitationchange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.invitation'),
        ),
        migrations.AddField(
            model_name='invitationchange',
            name='user',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='user'),
        ),
        migrations.AddField(
            model_name='organisationchange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.organisation'),
        ),
        migrations.AddField(
            model_name='agreementplacechange',
            name='sharingagreement',
            field=models.ForeignKey(db_constraint=False, db_index=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.sharingagreement'),
        ),
        migrations.AddField(
            model_name='sharingagreementchange',
            name='drafted_by',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='drafted by'),
        ),
        migrations.AddField(
            model_name='sharingagreementchange',
            name='first_signed_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='first signature'),
        ),
        migrations.AddField(
            model_name='sharingagreementchange',
            name='partner',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation', verbose_name='partner'),
        ),
        migrations.AddField(
            model_name='sharingagreementchange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.sharingagreement'),
        ),
        migrations.AddField(
            model_name='sharingagreementchange',
            name='second_signed_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='second signature'),
        ),
        migrations.AddField(
            model_name='userchange',
            name='organisation',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.organisation', verbose_name='organisation'),
        ),
        migrations.AddField(
            model_name='userchange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='userchange',
            name='role_confirmed_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='role confirmed by'),
        ),
        migrations.AddField(
            model_name='userchange',
            name='role_given_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='role given by'),
        ),
        migrations.AddField(
            model_name='userchange',
            name='works_at',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, help_text='The desk, among their places, at which they register now.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place', verbose_name='works today at'),
        ),
        migrations.AddField(
            model_name='worksatchange',
            name='place',
            field=models.ForeignKey(db_constraint=False, db_index=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place'),
        ),
        migrations.AddField(
            model_name='worksatchange',
            name='user',
            field=models.ForeignKey(db_constraint=False, db_index=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='worksatchange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.worksat'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='worksat',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."accounts_worksatchange" ("user_id", "place_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."user_id", new_values."place_id", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='e8eb5707dfbe34a45c5137955bd68dcc8ca1ed22', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_22f27', referencing='REFERENCING NEW TABLE AS new_values ', table='accounts_user_places', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='worksat',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."accounts_worksatchange" ("user_id", "place_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."user_id", new_values."place_id", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."user_id", o."place_id") IS DISTINCT FROM (new_values."user_id", new_values."place_id");\n            RETURN NULL;\n        ', hash='589f965febcf5a26bca655e97ad1570da6a6e3f7', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3f964', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='accounts_user_places', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='worksat',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."accounts_worksatchange" ("user_id", "place_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."user_id", old_values."place_id", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='93667b1985c952bcfeaf9e66f0595d5eaa9e54d2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0cbd8', referencing='REFERENCING OLD TABLE AS old_values ', table='accounts_user_places', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='invitation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."accounts_invitationchange" ("user_id", "made_at", "made_by_id", "expires_at", "used_at", "void_at", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."user_id", new_values."made_at", new_values."made_by_id", new_values."expires_at", new_values."used_at", new_values."void_at", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='bd39a34c8aa8a4b30f85ccc159e1d6d53a4d5b04', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8c354', referencing='REFERENCING NEW TABLE AS new_values ', table='accounts_invitation', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='invitation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."accounts_invitationchange" ("user_id", "made_at", "made_by_id", "expires_at", "used_at", "void_at", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."user_id", new_values."made_at", new_values."made_by_id", new_values."expires_at", new_values."used_at", new_values."void_at", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."user_id", o."made_at", o."made_by_id", o."expires_at", o."used_at", o."void_at") IS DISTINCT FROM (new_values."user_id", new_values."made_at", new_values."made_by_id", new_values."expires_at", new_values."used_at", new_values."void_at");\n            RETURN NULL;\n        ', hash='141266271d4ef6d77ba49fc691fddd1ba07c26f3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4e12d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='accounts_invitation', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='invitation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."accounts_invitationchange" ("user_id", "made_at", "made_by_id", "expires_at", "used_at", "void_at", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."user_id", old_values."made_at", old_values."made_by_id", old_values."expires_at", old_values."used_at", old_values."void_at", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='11dee55f4a2fe5a22134093575b4346180f7e5c3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f2c14', referencing='REFERENCING OLD TABLE AS old_values ', table='accounts_invitation', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='invitationchange',
            index=models.Index(fields=['user'], name='invitation_events'),
        ),
        migrations.AddConstraint(
            model_name='invitationchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='invitation_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='invitationchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d702d1327bf4ce66c98a8c1699ead2bb8f3de00f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cef33', table='accounts_invitationchange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='organisationchange',
            index=models.Index(fields=['pgh_obj'], name='organisation_events'),
        ),
        migrations.AddConstraint(
            model_name='organisationchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='organisation_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='organisationchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='31dcc6235511551237baf7e9de66a7ecbfe8c72e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_66440', table='accounts_organisationchange', when='BEFORE')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='sharingagreement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."accounts_sharingagreementchange" ("partner_id", "title", "purposes", "basis", "decree", "field_classes_shared", "from_on", "until_on", "drafted_by_id", "first_signed_by_id", "first_signed_on", "second_signed_by_id", "second_signed_on", "suspended_on", "suspended_because", "ended_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."partner_id", new_values."title", new_values."purposes", new_values."basis", new_values."decree", new_values."field_classes_shared", new_values."from_on", new_values."until_on", new_values."drafted_by_id", new_values."first_signed_by_id", new_values."first_signed_on", new_values."second_signed_by_id", new_values."second_signed_on", new_values."suspended_on", new_values."suspended_because", new_values."ended_because", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='f46ff39c2812aef88c33a82e24f0c5dfd6f0f497', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_54ee2', referencing='REFERENCING NEW TABLE AS new_values ', table='accounts_sharingagreement', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='sharingagreement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."accounts_sharingagreementchange" ("partner_id", "title", "purposes", "basis", "decree", "field_classes_shared", "from_on", "until_on", "drafted_by_id", "first_signed_by_id", "first_signed_on", "second_signed_by_id", "second_signed_on", "suspended_on", "suspended_because", "ended_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."partner_id", new_values."title", new_values."purposes", new_values."basis", new_values."decree", new_values."field_classes_shared", new_values."from_on", new_values."until_on", new_values."drafted_by_id", new_values."first_signed_by_id", new_values."first_signed_on", new_values."second_signed_by_id", new_values."second_signed_on", new_values."suspended_on", new_values."suspended_because", new_values."ended_because", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."partner_id", o."title", o."purposes", o."basis", o."decree", o."field_classes_shared", o."from_on", o."until_on", o."drafted_by_id", o."first_signed_by_id", o."first_signed_on", o."second_signed_by_id", o."second_signed_on", o."suspended_on", o."suspended_because", o."ended_because") IS DISTINCT FROM (new_values."partner_id", new_values."title", new_values."purposes", new_values."basis", new_values."decree", new_values."field_classes_shared", new_values."from_on", new_values."until_on", new_values."drafted_by_id", new_values."first_signed_by_id", new_values."first_signed_on", new_values."second_signed_by_id", new_values."second_signed_on", new_values."suspended_on", new_values."suspended_because", new_values."ended_because");\n            RETURN NULL;\n        ', hash='3436c2ef68fdd12bf7171b819e6d31631543a137', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1bf81', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='accounts_sharingagreement', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='sharingagreement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."accounts_sharingagreementchange" ("partner_id", "title", "purposes", "basis", "decree", "field_classes_shared", "from_on", "until_on", "drafted_by_id", "first_signed_by_id", "first_signed_on", "second_signed_by_id", "second_signed_on", "suspended_on", "suspended_because", "ended_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."partner_id", old_values."title", old_values."purposes", old_values."basis", old_values."decree", old_values."field_classes_shared", old_values."from_on", old_values."until_on", old_values."drafted_by_id", old_values."first_signed_by_id", old_values."first_signed_on", old_values."second_signed_by_id", old_values."second_signed_on", old_values."suspended_on", old_values."suspended_because", old_values."ended_because", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='2f96dcf8d03976aa605e825afbf57060a98ca7bf', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_62720', referencing='REFERENCING OLD TABLE AS old_values ', table='accounts_sharingagreement', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='sharingagreementchange',
            index=models.Index(fields=['pgh_obj'], name='sharingagreement_events'),
        ),
        migrations.AddConstraint(
            model_name='sharingagreementchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='sharingagreement_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='sharingagreementchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7181bd933d61dc3cec196c75145ce30f4c407004', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2a24a', table='accounts_sharingagreementchange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='userchange',
            index=models.Index(fields=['pgh_obj'], name='user_events'),
        ),
        migrations.AddConstraint(
            model_name='userchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='user_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='userchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b83e8dd09c0128fdd4aedb799f6bef80f36decaa', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_97b47', table='accounts_userchange', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='worksatchange',
            index=models.Index(fields=['user'], name='worksat_events'),
        ),
        migrations.AddConstraint(
            model_name='worksatchange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='worksat_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='worksatchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7ef30d6a9c23521ca5b1bb98048efaff70b47078', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_14db0', table='accounts_worksatchange', when='BEFORE')),
        ),
        migrations.AddField(
            model_name='agreementplacechange',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.agreementplace'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='agreementplace',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."accounts_agreementplacechange" ("sharingagreement_id", "place_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."sharingagreement_id", new_values."place_id", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='6096e30c5a7a97ba65fe06297ccab16ae5dd8d2f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_dbd23', referencing='REFERENCING NEW TABLE AS new_values ', table='accounts_sharingagreement_places', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='agreementplace',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."accounts_agreementplacechange" ("sharingagreement_id", "place_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."sharingagreement_id", new_values."place_id", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."sharingagreement_id", o."place_id") IS DISTINCT FROM (new_values."sharingagreement_id", new_values."place_id");\n            RETURN NULL;\n        ', hash='4249e6152e650dcc50958ea7efec0e3f923fd811', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d4a48', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='accounts_sharingagreement_places', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='agreementplace',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."accounts_agreementplacechange" ("sharingagreement_id", "place_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."sharingagreement_id", old_values."place_id", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='9691eacd23bf6fb0b1a2b8d84fde9ec31fb92fed', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a559a', referencing='REFERENCING OLD TABLE AS old_values ', table='accounts_sharingagreement_places', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='agreementplacechange',
            index=models.Index(fields=['sharingagreement'], name='agreementplace_events'),
        ),
        migrations.AddConstraint(
            model_name='agreementplacechange',
            constraint=models.CheckConstraint(condition=models.Q(('pgh_context__has_key', 'by')), name='agreementplace_change_has_an_actor', violation_error_code='no_actor', violation_error_message='Nothing is changed by nobody: it is not known who acts.'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='agreementplacechange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=accounts.history.triggers.HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='748f87110c8b6e17580bedd0b1e3f4527231d9b5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d750c', table='accounts_agreementplacechange', when='BEFORE')),
        ),
    ]
