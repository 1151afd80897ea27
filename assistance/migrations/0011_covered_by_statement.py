"""Whom something covers is judged once for all rows that a statement writes, and not row by row.

The law is the one of before. Each row finds its assistance by the number alone, whatever the
planner believes about the table: written in one go, a register's help was looked for among all
plans of its programme.
"""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION covered_begin() RETURNS trigger LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    IF EXISTS (
        SELECT FROM new_rows AS covered
        LEFT JOIN public.assistance_assistance AS given ON given.number = covered.assistance_id
        WHERE (
            given.state = 'planned' AND given.programme_id = covered.programme_id
            AND given.from_on = covered.from_on
            AND given.until_on IS NOT DISTINCT FROM covered.until_on
        ) IS NOT TRUE
    ) THEN
        RAISE EXCEPTION 'whom something covers is settled while planned'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'covered_stay';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION covered_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - 'counts' = to_jsonb(OLD) - 'counts' AND OLD.counts THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'whom something covers is settled while planned'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'covered_stay';
END $$;
"""
FUNCTIONS_BEFORE = """
DROP FUNCTION covered_begin();
CREATE OR REPLACE FUNCTION covered_stay() RETURNS trigger LANGUAGE plpgsql AS $$
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
TRIGGERS = """
DROP TRIGGER covered_unchanged ON assistance_assistedperson;
CREATE TRIGGER covered_unchanged BEFORE UPDATE ON assistance_assistedperson
    FOR EACH ROW EXECUTE FUNCTION covered_stay();
CREATE TRIGGER covered_while_planned AFTER INSERT ON assistance_assistedperson
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION covered_begin();
"""
TRIGGERS_BEFORE = """
DROP TRIGGER covered_while_planned ON assistance_assistedperson;
DROP TRIGGER covered_unchanged ON assistance_assistedperson;
CREATE TRIGGER covered_unchanged BEFORE INSERT OR UPDATE ON assistance_assistedperson
    FOR EACH ROW EXECUTE FUNCTION covered_stay();
"""


class Migration(migrations.Migration):
    dependencies = [("assistance", "0010_plans_and_deliveries_by_day")]
    operations = [
        migrations.RunSQL(FUNCTIONS, FUNCTIONS_BEFORE),
        migrations.RunSQL(TRIGGERS, TRIGGERS_BEFORE),
    ]
