"""An answer stays as it was said: it is only ever overtaken, never rewritten, and it raises the
household's version. Nothing of the register may be deleted by the application anyway.
"""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION consent_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW IS NOT DISTINCT FROM OLD THEN
        RETURN NULL;
    END IF;
    IF OLD.replaced_at IS NULL
       AND to_jsonb(NEW) - 'replaced_at' = to_jsonb(OLD) - 'replaced_at' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'an answer about consent stays as it was said'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_stays';
END $$;
"""
WITHOUT_FUNCTIONS = "DROP FUNCTION consent_stays();"
TRIGGERS = """
CREATE TRIGGER consent_unchanged BEFORE UPDATE ON cases_consent
    FOR EACH ROW EXECUTE FUNCTION consent_stays();
CREATE TRIGGER consent_added AFTER INSERT ON cases_consent
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION fact_written();
CREATE TRIGGER consent_changed AFTER UPDATE ON cases_consent
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION fact_written();
"""
WITHOUT_TRIGGERS = """
DROP TRIGGER consent_changed ON cases_consent;
DROP TRIGGER consent_added ON cases_consent;
DROP TRIGGER consent_unchanged ON cases_consent;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0013_history")]
    operations = [
        migrations.RunSQL(FUNCTIONS, WITHOUT_FUNCTIONS),
        migrations.RunSQL(TRIGGERS, WITHOUT_TRIGGERS),
    ]
