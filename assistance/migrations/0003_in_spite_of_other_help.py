"""Why something was given though another programme helped lately."""

import accounts.history.triggers
import pgtrigger.compiler
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('assistance', '0002_delivered_stays'),
    ]

    operations = [
        accounts.history.triggers.RemoveTrigger(
            model_name='assistance',
            name='insert_insert',
        ),
        accounts.history.triggers.RemoveTrigger(
            model_name='assistance',
            name='update_update',
        ),
        accounts.history.triggers.RemoveTrigger(
            model_name='assistance',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='assistance',
            name='in_spite_of',
            field=models.CharField(blank=True, help_text='Where another programme of the sector helped them lately.', max_length=200, verbose_name='why in spite of other help'),
        ),
        migrations.AddField(
            model_name='assistancechange',
            name='in_spite_of',
            field=models.CharField(blank=True, help_text='Where another programme of the sector helped them lately.', max_length=200, verbose_name='why in spite of other help'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assistance',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_assistancechange" ("programme_id", "household_id", "family_unit", "from_on", "until_on", "quantity", "amount", "currency", "state", "planned_on", "planned_by_id", "delivered_on", "delivered_by_id", "delivered_at_id", "collected_by", "reference", "ended_on", "ended_because", "in_spite_of", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."programme_id", new_values."household_id", new_values."family_unit", new_values."from_on", new_values."until_on", new_values."quantity", new_values."amount", new_values."currency", new_values."state", new_values."planned_on", new_values."planned_by_id", new_values."delivered_on", new_values."delivered_by_id", new_values."delivered_at_id", new_values."collected_by", new_values."reference", new_values."ended_on", new_values."ended_because", new_values."in_spite_of", statement_timestamp(), \'insert\', new_values."number", who FROM new_values;\n            RETURN NULL;\n        ', hash='87a8bc41e407abd4df4993e05bddb5d9d44c706a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_365bc', referencing='REFERENCING NEW TABLE AS new_values ', table='assistance_assistance', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assistance',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_assistancechange" ("programme_id", "household_id", "family_unit", "from_on", "until_on", "quantity", "amount", "currency", "state", "planned_on", "planned_by_id", "delivered_on", "delivered_by_id", "delivered_at_id", "collected_by", "reference", "ended_on", "ended_because", "in_spite_of", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."programme_id", new_values."household_id", new_values."family_unit", new_values."from_on", new_values."until_on", new_values."quantity", new_values."amount", new_values."currency", new_values."state", new_values."planned_on", new_values."planned_by_id", new_values."delivered_on", new_values."delivered_by_id", new_values."delivered_at_id", new_values."collected_by", new_values."reference", new_values."ended_on", new_values."ended_because", new_values."in_spite_of", statement_timestamp(), \'update\', new_values."number", who FROM new_values LEFT JOIN old_values o ON o."number" = new_values."number" WHERE o."number" IS NULL OR (o."programme_id", o."household_id", o."family_unit", o."from_on", o."until_on", o."quantity", o."amount", o."currency", o."state", o."planned_on", o."planned_by_id", o."delivered_on", o."delivered_by_id", o."delivered_at_id", o."collected_by", o."reference", o."ended_on", o."ended_because", o."in_spite_of") IS DISTINCT FROM (new_values."programme_id", new_values."household_id", new_values."family_unit", new_values."from_on", new_values."until_on", new_values."quantity", new_values."amount", new_values."currency", new_values."state", new_values."planned_on", new_values."planned_by_id", new_values."delivered_on", new_values."delivered_by_id", new_values."delivered_at_id", new_values."collected_by", new_values."reference", new_values."ended_on", new_values."ended_because", new_values."in_spite_of");\n            RETURN NULL;\n        ', hash='6973a2d58b6429513fab9d3cb44c6a5a2fb9e4fd', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0eac0', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='assistance_assistance', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assistance',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assistance_assistancechange" ("programme_id", "household_id", "family_unit", "from_on", "until_on", "quantity", "amount", "currency", "state", "planned_on", "planned_by_id", "delivered_on", "delivered_by_id", "delivered_at_id", "collected_by", "reference", "ended_on", "ended_because", "in_spite_of", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."programme_id", old_values."household_id", old_values."family_unit", old_values."from_on", old_values."until_on", old_values."quantity", old_values."amount", old_values."currency", old_values."state", old_values."planned_on", old_values."planned_by_id", old_values."delivered_on", old_values."delivered_by_id", old_values."delivered_at_id", old_values."collected_by", old_values."reference", old_values."ended_on", old_values."ended_because", old_values."in_spite_of", statement_timestamp(), \'delete\', old_values."number", who FROM old_values;\n            RETURN NULL;\n        ', hash='9b073ccfd83713bbc6f8b88923c31b306c750eda', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d43ca', referencing='REFERENCING OLD TABLE AS old_values ', table='assistance_assistance', when='AFTER')),
        ),
    ]
