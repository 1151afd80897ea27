"""Laws that one row cannot carry: heads, memberships, versions, and updates that change nothing."""

from django.db import migrations

# Deferred, so that a form may exchange heads in any order of rows; judged when the action ends.
HEAD = """
CREATE FUNCTION household_head_law(of_household text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    heads integer;
    present integer;
    its_kind text;
BEGIN
    SELECT kind INTO its_kind FROM cases_household WHERE number = of_household;
    SELECT count(*) FILTER (WHERE is_head), count(*) INTO heads, present
      FROM cases_individual WHERE household_id = of_household AND left_on IS NULL;
    IF its_kind = 'institution' AND heads > 0 THEN
        RAISE check_violation USING CONSTRAINT = 'institution_has_no_head',
            MESSAGE = 'An institution group has no head of household: ' || of_household;
    ELSIF its_kind = 'household' AND present > 0 AND heads <> 1 THEN
        RAISE check_violation USING CONSTRAINT = 'household_has_one_head',
            MESSAGE = 'A household with members has exactly one head: ' || of_household;
    END IF;
END $$;

CREATE FUNCTION individual_head_law() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'DELETE' THEN
        PERFORM household_head_law(NEW.household_id);
    END IF;
    IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND OLD.household_id <> NEW.household_id) THEN
        PERFORM household_head_law(OLD.household_id);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION household_kind_law() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM household_head_law(NEW.number);
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER household_has_one_head
    AFTER INSERT OR DELETE OR UPDATE OF household_id, relationship, left_on ON cases_individual
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION individual_head_law();
CREATE CONSTRAINT TRIGGER household_kind_fits_its_members
    AFTER UPDATE OF kind ON cases_household
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION household_kind_law();
"""

WITHOUT_HEAD = """
DROP TRIGGER household_kind_fits_its_members ON cases_household;
DROP TRIGGER household_has_one_head ON cases_individual;
DROP FUNCTION household_kind_law();
DROP FUNCTION individual_head_law();
DROP FUNCTION household_head_law(text);
"""

# SECURITY DEFINER: the application reads memberships and cannot write them.
# New people come by the thousand through COPY, so their stays are begun a statement at a time;
# changes come singly. A move, a return, or a relationship from a later day on begins another stay;
# anything else corrects the one that is open.
MEMBERSHIP = """
CREATE FUNCTION membership_begins() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO cases_membership
        (individual_id, household_id, relationship, family_unit, from_on, until_on)
    SELECT number, household_id, relationship, family_unit, in_household_since, left_on
      FROM new_rows;
    RETURN NULL;
END $$;

CREATE FUNCTION membership_follows() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    stay cases_membership;
    begins date;
BEGIN
    SELECT * INTO STRICT stay FROM cases_membership
     WHERE individual_id = NEW.number ORDER BY from_on DESC, id DESC LIMIT 1;
    IF NEW.household_id <> OLD.household_id
       OR (OLD.left_on IS NOT NULL AND NEW.in_household_since > OLD.in_household_since) THEN
        begins := NEW.in_household_since;
    ELSIF NEW.role_since > stay.from_on
          AND (NEW.relationship, NEW.family_unit) <> (OLD.relationship, OLD.family_unit) THEN
        begins := NEW.role_since;
    END IF;

    IF begins IS NULL THEN
        UPDATE cases_membership
           SET relationship = NEW.relationship, family_unit = NEW.family_unit,
               from_on = CASE WHEN from_on = OLD.in_household_since THEN NEW.in_household_since
                              ELSE LEAST(from_on, NEW.role_since) END,
               until_on = NEW.left_on
         WHERE id = stay.id;
    ELSE
        UPDATE cases_membership SET until_on = LEAST(OLD.left_on, begins) WHERE id = stay.id;
        INSERT INTO cases_membership
            (individual_id, household_id, relationship, family_unit, from_on, until_on)
        VALUES (NEW.number, NEW.household_id, NEW.relationship, NEW.family_unit, begins,
                NEW.left_on);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER membership_begins AFTER INSERT ON cases_individual
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION membership_begins();
CREATE TRIGGER membership_follows AFTER UPDATE ON cases_individual FOR EACH ROW
    WHEN ((OLD.household_id, OLD.relationship, OLD.family_unit, OLD.in_household_since,
           OLD.role_since, OLD.left_on)
          IS DISTINCT FROM
          (NEW.household_id, NEW.relationship, NEW.family_unit, NEW.in_household_since,
           NEW.role_since, NEW.left_on))
    EXECUTE FUNCTION membership_follows();
"""

WITHOUT_MEMBERSHIP = """
DROP TRIGGER membership_follows ON cases_individual;
DROP TRIGGER membership_begins ON cases_individual;
DROP FUNCTION membership_follows();
DROP FUNCTION membership_begins();
"""

# An update that changes nothing writes nothing; any other raises the version. Generated columns are
# not yet computed before the row is written, so they are left out of the comparison.
VERSION = """
CREATE FUNCTION household_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() > 1 THEN
        RETURN NEW;
    END IF;
    NEW.version := OLD.version;
    IF NEW IS NOT DISTINCT FROM OLD THEN
        RETURN NULL;
    END IF;
    NEW.version := OLD.version + 1;
    RETURN NEW;
END $$;

CREATE FUNCTION individual_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.version := OLD.version;
    NEW.is_head := OLD.is_head;
    NEW.wg_disability_3 := OLD.wg_disability_3;
    IF NEW IS NOT DISTINCT FROM OLD THEN
        RETURN NULL;
    END IF;
    NEW.version := OLD.version + 1;
    RETURN NEW;
END $$;

CREATE FUNCTION residence_unchanged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW IS NOT DISTINCT FROM OLD THEN
        RETURN NULL;
    END IF;
    RETURN NEW;
END $$;

-- Nobody has seen a household that this very transaction made: its version need not rise.
CREATE FUNCTION household_part_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE cases_household SET version = version + 1
     WHERE number IN (SELECT household_id FROM new_rows)
       AND xmin <> pg_current_xact_id()::xid;
    RETURN NULL;
END $$;

CREATE FUNCTION household_part_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE cases_household SET version = version + 1
     WHERE number IN (SELECT household_id FROM new_rows UNION SELECT household_id FROM old_rows)
       AND xmin <> pg_current_xact_id()::xid;
    RETURN NULL;
END $$;

CREATE TRIGGER household_version BEFORE UPDATE ON cases_household
    FOR EACH ROW EXECUTE FUNCTION household_version();
CREATE TRIGGER individual_version BEFORE UPDATE ON cases_individual
    FOR EACH ROW EXECUTE FUNCTION individual_version();
CREATE TRIGGER residence_unchanged BEFORE UPDATE ON cases_residence
    FOR EACH ROW EXECUTE FUNCTION residence_unchanged();
CREATE TRIGGER individual_added AFTER INSERT ON cases_individual
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION household_part_added();
CREATE TRIGGER individual_changed AFTER UPDATE ON cases_individual
    REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION household_part_changed();
CREATE TRIGGER residence_added AFTER INSERT ON cases_residence
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION household_part_added();
CREATE TRIGGER residence_changed AFTER UPDATE ON cases_residence
    REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION household_part_changed();
"""

WITHOUT_VERSION = """
DROP TRIGGER residence_changed ON cases_residence;
DROP TRIGGER residence_added ON cases_residence;
DROP TRIGGER individual_changed ON cases_individual;
DROP TRIGGER individual_added ON cases_individual;
DROP TRIGGER residence_unchanged ON cases_residence;
DROP TRIGGER individual_version ON cases_individual;
DROP TRIGGER household_version ON cases_household;
DROP FUNCTION household_part_changed();
DROP FUNCTION household_part_added();
DROP FUNCTION residence_unchanged();
DROP FUNCTION individual_version();
DROP FUNCTION household_version();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_households_and_people")]
    operations = [
        migrations.RunSQL(HEAD, WITHOUT_HEAD),
        migrations.RunSQL(MEMBERSHIP, WITHOUT_MEMBERSHIP),
        migrations.RunSQL(VERSION, WITHOUT_VERSION),
    ]
