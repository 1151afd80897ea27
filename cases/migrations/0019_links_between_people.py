"""A link tells when somebody was last seen and why it ended; no two that are alike are open."""

import accounts.history.triggers
import django.db.models.functions.comparison
import pgtrigger.compiler
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0018_extensions_by_decree'),
    ]

    operations = [
        accounts.history.triggers.RemoveTrigger(
            model_name='personlink',
            name='insert_insert',
        ),
        accounts.history.triggers.RemoveTrigger(
            model_name='personlink',
            name='update_update',
        ),
        accounts.history.triggers.RemoveTrigger(
            model_name='personlink',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='personlink',
            name='link_names_the_other',
        ),
        migrations.RemoveConstraint(
            model_name='personlink',
            name='link_once',
        ),
        migrations.AddField(
            model_name='personlink',
            name='ended_because',
            field=models.CharField(blank=True, choices=[('turned_18', 'turned 18'), ('separated', 'divorced or separated'), ('ordered', 'by decision of a court or a guardianship body'), ('no_longer', 'no longer cares, hosts or answers for them'), ('found', 'found: linked by number now'), ('died', 'one of them died'), ('mistake', 'recorded by mistake'), ('other', 'other')], max_length=10, verbose_name='why it ended'),
        ),
        migrations.AddField(
            model_name='personlink',
            name='last_seen_on',
            field=models.DateField(blank=True, null=True, verbose_name='last seen on'),
        ),
        migrations.AddField(
            model_name='personlink',
            name='last_seen_place',
            field=models.CharField(blank=True, max_length=160, verbose_name='last seen where'),
        ),
        migrations.AddField(
            model_name='personlinkchange',
            name='ended_because',
            field=models.CharField(blank=True, choices=[('turned_18', 'turned 18'), ('separated', 'divorced or separated'), ('ordered', 'by decision of a court or a guardianship body'), ('no_longer', 'no longer cares, hosts or answers for them'), ('found', 'found: linked by number now'), ('died', 'one of them died'), ('mistake', 'recorded by mistake'), ('other', 'other')], max_length=10, verbose_name='why it ended'),
        ),
        migrations.AddField(
            model_name='personlinkchange',
            name='last_seen_on',
            field=models.DateField(blank=True, null=True, verbose_name='last seen on'),
        ),
        migrations.AddField(
            model_name='personlinkchange',
            name='last_seen_place',
            field=models.CharField(blank=True, max_length=160, verbose_name='last seen where'),
        ),
        migrations.AddIndex(
            model_name='personlink',
            index=models.Index(models.F('individual'), condition=models.Q(('kind__in', ('guardian', 'trustee')), ('until_on__isnull', True)), name='link_until_adult'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='personlink',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_personlinkchange" ("from_on", "until_on", "individual_id", "kind", "other_id", "other_name", "whereabouts", "last_seen_place", "last_seen_on", "document", "may_collect", "may_consent", "ended_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."individual_id", new_values."kind", new_values."other_id", new_values."other_name", new_values."whereabouts", new_values."last_seen_place", new_values."last_seen_on", new_values."document", new_values."may_collect", new_values."may_consent", new_values."ended_because", statement_timestamp(), \'insert\', new_values."id", who FROM new_values;\n            RETURN NULL;\n        ', hash='2d0a41e8badb9b4abcf78937fb46403b9504d4ea', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_420fe', referencing='REFERENCING NEW TABLE AS new_values ', table='cases_personlink', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='personlink',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_personlinkchange" ("from_on", "until_on", "individual_id", "kind", "other_id", "other_name", "whereabouts", "last_seen_place", "last_seen_on", "document", "may_collect", "may_consent", "ended_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."from_on", new_values."until_on", new_values."individual_id", new_values."kind", new_values."other_id", new_values."other_name", new_values."whereabouts", new_values."last_seen_place", new_values."last_seen_on", new_values."document", new_values."may_collect", new_values."may_consent", new_values."ended_because", statement_timestamp(), \'update\', new_values."id", who FROM new_values LEFT JOIN old_values o ON o."id" = new_values."id" WHERE o."id" IS NULL OR (o."from_on", o."until_on", o."individual_id", o."kind", o."other_id", o."other_name", o."whereabouts", o."last_seen_place", o."last_seen_on", o."document", o."may_collect", o."may_consent", o."ended_because") IS DISTINCT FROM (new_values."from_on", new_values."until_on", new_values."individual_id", new_values."kind", new_values."other_id", new_values."other_name", new_values."whereabouts", new_values."last_seen_place", new_values."last_seen_on", new_values."document", new_values."may_collect", new_values."may_consent", new_values."ended_because");\n            RETURN NULL;\n        ', hash='f605b689860ba303620b265a10fea8382152a147', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_78623', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cases_personlink', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='personlink',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."cases_personlinkchange" ("from_on", "until_on", "individual_id", "kind", "other_id", "other_name", "whereabouts", "last_seen_place", "last_seen_on", "document", "may_collect", "may_consent", "ended_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."from_on", old_values."until_on", old_values."individual_id", old_values."kind", old_values."other_id", old_values."other_name", old_values."whereabouts", old_values."last_seen_place", old_values."last_seen_on", old_values."document", old_values."may_collect", old_values."may_consent", old_values."ended_because", statement_timestamp(), \'delete\', old_values."id", who FROM old_values;\n            RETURN NULL;\n        ', hash='12de874f34e22c9f6835ecf7510ec32c6c5b1d56', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b3099', referencing='REFERENCING OLD TABLE AS old_values ', table='cases_personlink', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='personlink',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('last_seen_on__isnull', True), ('last_seen_place', ''), ('other__isnull', False), ('other_name', ''), ('whereabouts', '')), models.Q(('other__isnull', True), models.Q(('other_name', ''), _negated=True)), _connector='OR'), name='link_names_the_other', violation_error_code='link_without_other', violation_error_message='Name the other person: by number if registered, else by name.'),
        ),
        migrations.AddConstraint(
            model_name='personlink',
            constraint=models.UniqueConstraint(models.Case(models.When(kind='child', then=models.F('other')), models.When(kind__in=('spouse', 'former_spouse', 'sibling', 'other_relative'), then=django.db.models.functions.comparison.Least('individual', 'other')), default=models.F('individual')), models.Case(models.When(kind='child', then=models.F('individual')), models.When(kind__in=('spouse', 'former_spouse', 'sibling', 'other_relative'), then=django.db.models.functions.comparison.Greatest('individual', 'other')), default=models.F('other')), models.Case(models.When(kind='child', then=models.Value('parent')), default=models.F('kind')), condition=models.Q(('other__isnull', False), ('until_on__isnull', True)), name='link_once', violation_error_code='link_twice', violation_error_message='These two are linked in this way already.'),
        ),
        migrations.AddConstraint(
            model_name='personlink',
            constraint=models.UniqueConstraint(condition=models.Q(('other__isnull', True), ('until_on__isnull', True)), fields=('individual', 'kind', 'other_name'), name='link_once_by_name', violation_error_code='link_twice', violation_error_message='These two are linked in this way already.'),
        ),
        migrations.AddConstraint(
            model_name='personlink',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('whereabouts__in', ('missing', 'detained', 'died')), _negated=True), models.Q(('may_collect', False), ('may_consent', False)), _connector='OR'), name='link_helps_who_is_here', violation_error_code='helper_is_away', violation_error_message='Who is missing, detained or dead neither collects nor consents for anybody.'),
        ),
        migrations.AddConstraint(
            model_name='personlink',
            constraint=models.CheckConstraint(condition=models.Q(('ended_because', ''), ('until_on__isnull', False), _connector='OR'), name='link_ended_on_a_day', violation_error_code='ended_without_day', violation_error_message='Say on which day it ended.'),
        ),
    ]
