"""What was decided stays as it was, and is appealed at most. An appeal is of the same people and
days, and is decided by another person.
"""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION decision_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_appeal CONSTANT text[] := ARRAY['appealed_on', 'appealed_because', 'appeal_recorded_by_id'];
    of_outcome CONSTANT text[] := ARRAY['outcome', 'amount', 'currency', 'rule_id', 'reasons',
        'said', 'applicant_id', 'decided_on', 'decided_by_id', 'is_by_panel', 'minutes',
        'appeal_until'];
BEGIN
    IF to_jsonb(NEW) = to_jsonb(OLD)
        OR (OLD.outcome = 'open' AND to_jsonb(NEW) - of_outcome = to_jsonb(OLD) - of_outcome)
        OR (OLD.appealed_on IS NULL AND NEW.appealed_on IS NOT NULL
            AND to_jsonb(NEW) - of_appeal = to_jsonb(OLD) - of_appeal)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what was decided stays as it was'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_stays';
END $$;

CREATE FUNCTION appeal_of_a_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    first public.assistance_decision%ROWTYPE;
BEGIN
    SELECT * INTO first FROM public.assistance_decision WHERE number = NEW.appeal_of_id FOR SHARE;
    IF first.decided_by_id = NEW.decided_by_id THEN
        RAISE EXCEPTION 'an appeal is decided by another person'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'appeal_by_another';
    END IF;
    IF first.appealed_on IS NULL OR NEW.decided_on < first.appealed_on
        OR NEW.outcome = 'open'
        OR (NEW.programme_id, NEW.household_id, NEW.family_unit, NEW.applied_on, NEW.from_on)
            <> (first.programme_id, first.household_id, first.family_unit, first.applied_on,
                first.from_on)
        OR NEW.person_id IS DISTINCT FROM first.person_id
    THEN
        RAISE EXCEPTION 'only what was appealed is decided on appeal'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'appeal_fits';
    END IF;
    RETURN NEW;
END $$;
"""
WITHOUT_FUNCTIONS = "DROP FUNCTION appeal_of_a_decision(); DROP FUNCTION decision_stays();"
TRIGGERS = """
CREATE TRIGGER decision_unchanged BEFORE UPDATE ON assistance_decision
    FOR EACH ROW EXECUTE FUNCTION decision_stays();
CREATE TRIGGER appeal_by_another BEFORE INSERT ON assistance_decision
    FOR EACH ROW WHEN (NEW.appeal_of_id IS NOT NULL) EXECUTE FUNCTION appeal_of_a_decision();
"""
WITHOUT_TRIGGERS = """
DROP TRIGGER appeal_by_another ON assistance_decision;
DROP TRIGGER decision_unchanged ON assistance_decision;
"""


class Migration(migrations.Migration):
    dependencies = [("assistance", "0008_means_and_decisions")]
    operations = [
        migrations.RunSQL(FUNCTIONS, WITHOUT_FUNCTIONS),
        migrations.RunSQL(TRIGGERS, WITHOUT_TRIGGERS),
    ]
