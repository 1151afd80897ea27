"""Once a distribution is approved, its lines are locked."""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION distribution_is_locked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    line record := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
BEGIN
    IF EXISTS (
        SELECT FROM public.assistance_distribution AS list
        WHERE list.number = line.distribution_id AND list.state <> 'draft'
    ) THEN
        RAISE EXCEPTION 'an approved list is locked'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'distribution_is_locked';
    END IF;
    RETURN line;
END $$;
CREATE TRIGGER distribution_locked BEFORE INSERT OR UPDATE OR DELETE
    ON assistance_distributionline FOR EACH ROW EXECUTE FUNCTION distribution_is_locked();
"""
WITHOUT = """
DROP TRIGGER distribution_locked ON assistance_distributionline;
DROP FUNCTION distribution_is_locked();
"""


class Migration(migrations.Migration):
    dependencies = [("assistance", "0004_distributions")]
    operations = [migrations.RunSQL(FUNCTION, WITHOUT)]
