"""Who was not asked about emergencies did not say that all is well."""


import accounts.history.triggers
import pgtrigger.compiler
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('assessments', '0002_assessments'),
    ]

    operations = [
        accounts.history.triggers.RemoveTrigger(
            model_name='assessment',
            name='insert_insert',
        ),
        accounts.history.triggers.RemoveTrigger(
            model_name='assessment',
            name='update_update',
        ),
        accounts.history.triggers.RemoveTrigger(
            model_name='assessment',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='assessment',
            name='asks_emergencies',
            field=models.BooleanField(default=False, verbose_name='asked about emergencies'),
        ),
        migrations.AddField(
            model_name='assessmentchange',
            name='asks_emergencies',
            field=models.BooleanField(default=False, verbose_name='asked about emergencies'),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_assessmentchange" ("household_id", "instrument_id", "state", "assessed_on", "assessed_by_id", "language", "started_at", "finished_at", "answers", "emergencies", "asks_emergencies", "cancelled_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."instrument_id", new_values."state", new_values."assessed_on", new_values."assessed_by_id", new_values."language", new_values."started_at", new_values."finished_at", new_values."answers", new_values."emergencies", new_values."asks_emergencies", new_values."cancelled_because", statement_timestamp(), \'insert\', new_values."number", who FROM new_values;\n            RETURN NULL;\n        ', hash='92bf9c65a8c25b25efb7e4b2d1f65afd4ba7692d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3ca2a', referencing='REFERENCING NEW TABLE AS new_values ', table='assessments_assessment', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_assessmentchange" ("household_id", "instrument_id", "state", "assessed_on", "assessed_by_id", "language", "started_at", "finished_at", "answers", "emergencies", "asks_emergencies", "cancelled_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT new_values."household_id", new_values."instrument_id", new_values."state", new_values."assessed_on", new_values."assessed_by_id", new_values."language", new_values."started_at", new_values."finished_at", new_values."answers", new_values."emergencies", new_values."asks_emergencies", new_values."cancelled_because", statement_timestamp(), \'update\', new_values."number", who FROM new_values LEFT JOIN old_values o ON o."number" = new_values."number" WHERE o."number" IS NULL OR (o."household_id", o."instrument_id", o."state", o."assessed_on", o."assessed_by_id", o."language", o."started_at", o."finished_at", o."answers", o."emergencies", o."asks_emergencies", o."cancelled_because") IS DISTINCT FROM (new_values."household_id", new_values."instrument_id", new_values."state", new_values."assessed_on", new_values."assessed_by_id", new_values."language", new_values."started_at", new_values."finished_at", new_values."answers", new_values."emergencies", new_values."asks_emergencies", new_values."cancelled_because");\n            RETURN NULL;\n        ', hash='fa1bc0f485266b82255c429ff2a72fd4d76f9227', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d96c6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='assessments_assessment', when='AFTER')),
        ),
        accounts.history.triggers.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=accounts.history.triggers.HistoryTriggerSql(declare="DECLARE who constant jsonb := coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb;", func='\n            INSERT INTO public."assessments_assessmentchange" ("household_id", "instrument_id", "state", "assessed_on", "assessed_by_id", "language", "started_at", "finished_at", "answers", "emergencies", "asks_emergencies", "cancelled_because", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context")\n            SELECT old_values."household_id", old_values."instrument_id", old_values."state", old_values."assessed_on", old_values."assessed_by_id", old_values."language", old_values."started_at", old_values."finished_at", old_values."answers", old_values."emergencies", old_values."asks_emergencies", old_values."cancelled_because", statement_timestamp(), \'delete\', old_values."number", who FROM old_values;\n            RETURN NULL;\n        ', hash='305d7bbfea0345a8726503da0ab2c786112d52ba', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_28394', referencing='REFERENCING OLD TABLE AS old_values ', table='assessments_assessment', when='AFTER')),
        ),
    ]
