"""What was delivered stays as it was: it is returned, or corrected by another. Whom something
covers is settled while it is planned.
"""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION assistance_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    descriptive CONSTANT text[] := ARRAY['reference', 'collected_by', 'delivered_at_id'];
    ending CONSTANT text[] := ARRAY['state', 'ended_on', 'ended_because'];
BEGIN
    IF NEW.household_id = OLD.household_id AND NEW.programme_id = OLD.programme_id AND (
        OLD.state = 'planned'
        OR (OLD.state = 'delivered' AND NEW.state IN ('delivered', 'returned')
            AND to_jsonb(NEW) - descriptive - ending = to_jsonb(OLD) - descriptive - ending)
        OR to_jsonb(NEW) - descriptive = to_jsonb(OLD) - descriptive
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what was delivered or ended stays as it was'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'assistance_stays';
END $$;

CREATE FUNCTION covered_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF to_jsonb(NEW) - 'counts' = to_jsonb(OLD) - 'counts' AND OLD.counts THEN
            RETURN NEW;
        END IF;
    ELSIF EXISTS (
        SELECT FROM public.assistance_assistance AS given
        WHERE given.number = NEW.assistance_id AND given.state = 'planned'
            AND given.programme_id = NEW.programme_id AND given.from_on = NEW.from_on
            AND given.until_on IS NOT DISTINCT FROM NEW.until_on
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'whom something covers is settled while planned'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'covered_stay';
END $$;
"""
WITHOUT_FUNCTIONS = "DROP FUNCTION covered_stay(); DROP FUNCTION assistance_stays();"
TRIGGERS = """
CREATE TRIGGER assistance_unchanged BEFORE UPDATE ON assistance_assistance
    FOR EACH ROW EXECUTE FUNCTION assistance_stays();
CREATE TRIGGER covered_unchanged BEFORE INSERT OR UPDATE ON assistance_assistedperson
    FOR EACH ROW EXECUTE FUNCTION covered_stay();
"""
WITHOUT_TRIGGERS = """
DROP TRIGGER covered_unchanged ON assistance_assistedperson;
DROP TRIGGER assistance_unchanged ON assistance_assistance;
"""


class Migration(migrations.Migration):
    dependencies = [("assistance", "0001_initial")]
    operations = [
        migrations.RunSQL(FUNCTIONS, WITHOUT_FUNCTIONS),
        migrations.RunSQL(TRIGGERS, WITHOUT_TRIGGERS),
    ]
