"""Where money goes is never changed; a list is frozen, and each of its payments answered once."""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION instrument_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.household_id = OLD.household_id AND NEW.family_unit = OLD.family_unit
        AND NEW.kind = OLD.kind AND NEW.bank = OLD.bank
        AND NEW.sealed = OLD.sealed AND NEW.last_four = OLD.last_four
        AND (OLD.status = 'active' OR NEW.status = OLD.status) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'where money goes is never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'instrument_stays';
END $$;

CREATE FUNCTION payment_list_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    deciding CONSTANT text[] := ARRAY['state', 'approved_on', 'approved_by_id',
        'withdrawn_because'];
BEGIN
    IF OLD.state = 'made' AND to_jsonb(NEW) - deciding = to_jsonb(OLD) - deciding
        OR to_jsonb(NEW) = to_jsonb(OLD) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a payment list is frozen'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_list_stays';
END $$;

CREATE FUNCTION payment_line_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    answer CONSTANT text[] := ARRAY['state', 'code', 'answered_on', 'reference'];
BEGIN
    IF EXISTS (
        SELECT FROM public.assistance_paymentlist AS list
        WHERE list.number = NEW.payment_list_id AND list.state = 'made'
    ) THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF OLD.state = 'listed' AND to_jsonb(NEW) - answer = to_jsonb(OLD) - answer
            OR to_jsonb(NEW) = to_jsonb(OLD) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'a payment of an approved list stays'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_line_stays';
END $$;
"""
WITHOUT_FUNCTIONS = """
DROP FUNCTION payment_line_stays();
DROP FUNCTION payment_list_stays();
DROP FUNCTION instrument_stays();
"""
TRIGGERS = """
CREATE TRIGGER instrument_unchanged BEFORE UPDATE ON assistance_paymentinstrument
    FOR EACH ROW EXECUTE FUNCTION instrument_stays();
CREATE TRIGGER payment_list_unchanged BEFORE UPDATE ON assistance_paymentlist
    FOR EACH ROW EXECUTE FUNCTION payment_list_stays();
CREATE TRIGGER payment_line_unchanged BEFORE INSERT OR UPDATE ON assistance_paymentline
    FOR EACH ROW EXECUTE FUNCTION payment_line_stays();
"""
WITHOUT_TRIGGERS = """
DROP TRIGGER payment_line_unchanged ON assistance_paymentline;
DROP TRIGGER payment_list_unchanged ON assistance_paymentlist;
DROP TRIGGER instrument_unchanged ON assistance_paymentinstrument;
"""


class Migration(migrations.Migration):
    dependencies = [("assistance", "0006_payments_by_list")]
    operations = [
        migrations.RunSQL(FUNCTIONS, WITHOUT_FUNCTIONS),
        migrations.RunSQL(TRIGGERS, WITHOUT_TRIGGERS),
    ]
