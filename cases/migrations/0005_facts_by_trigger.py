"""Facts raise the household's version, an update that changes nothing writes nothing, and a
household carries the place of its open actual address.
"""

from django.db import migrations

FACTS = (
    "phone", "absence", "identitydocument", "legalstatus", "disabilitydecision", "specificneed",
    "personlink", "displacement",
)  # fmt: skip
TEAM = ("restriction", "assignment")

# As in 0003: nobody has seen a household that this very transaction made.
FUNCTIONS = """
CREATE FUNCTION row_unchanged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW IS NOT DISTINCT FROM OLD THEN
        RETURN NULL;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION fact_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE cases_household SET version = version + 1
     WHERE xmin <> pg_current_xact_id()::xid
       AND number IN (SELECT household_id FROM cases_individual
                       WHERE number IN (SELECT individual_id FROM new_rows));
    RETURN NULL;
END $$;

CREATE FUNCTION team_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE cases_household SET version = version + 1
     WHERE xmin <> pg_current_xact_id()::xid
       AND number IN (SELECT household_id FROM new_rows
                      UNION
                      SELECT household_id FROM cases_individual
                       WHERE number IN (SELECT individual_id FROM new_rows));
    RETURN NULL;
END $$;
"""
WITHOUT_FUNCTIONS = """
DROP FUNCTION team_written();
DROP FUNCTION fact_written();
DROP FUNCTION row_unchanged();
"""
TRIGGERS = """
CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON cases_{table}
    FOR EACH ROW EXECUTE FUNCTION row_unchanged();
CREATE TRIGGER {table}_added AFTER INSERT ON cases_{table}
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION {law}();
CREATE TRIGGER {table}_changed AFTER UPDATE ON cases_{table}
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION {law}();
"""
WITHOUT_TRIGGERS = """
DROP TRIGGER {table}_changed ON cases_{table};
DROP TRIGGER {table}_added ON cases_{table};
DROP TRIGGER {table}_unchanged ON cases_{table};
"""

# The application reads where a household lives and cannot say otherwise: an update by it keeps what
# the addresses say. A bulk path sets it beside the addresses, and is corrected where it is wrong.
LIVES_IN = """
CREATE OR REPLACE FUNCTION household_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() > 1 THEN
        RETURN NEW;
    END IF;
    NEW.version := OLD.version;
    NEW.lives_in_id := OLD.lives_in_id;
    IF NEW IS NOT DISTINCT FROM OLD THEN
        RETURN NULL;
    END IF;
    NEW.version := OLD.version + 1;
    RETURN NEW;
END $$;

CREATE FUNCTION household_lives_in() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE cases_household AS household SET lives_in_id = home.place_id
      FROM (SELECT DISTINCT new_rows.household_id, open.place_id
              FROM new_rows LEFT JOIN cases_residence AS open
                ON open.household_id = new_rows.household_id
               AND open.kind = 'actual' AND open.until_on IS NULL) AS home
     WHERE household.number = home.household_id
       AND household.lives_in_id IS DISTINCT FROM home.place_id;
    RETURN NULL;
END $$;

CREATE TRIGGER residence_lives_in_added AFTER INSERT ON cases_residence
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION household_lives_in();
CREATE TRIGGER residence_lives_in_changed AFTER UPDATE ON cases_residence
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION household_lives_in();
"""
WITHOUT_LIVES_IN = """
DROP TRIGGER residence_lives_in_changed ON cases_residence;
DROP TRIGGER residence_lives_in_added ON cases_residence;
DROP FUNCTION household_lives_in();
CREATE OR REPLACE FUNCTION household_version() RETURNS trigger LANGUAGE plpgsql AS $$
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
"""


def _triggers(template):
    tables = [(table, "fact_written") for table in FACTS] + [(t, "team_written") for t in TEAM]
    return "".join(template.format(table=table, law=law) for table, law in tables)


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_facts")]
    operations = [
        migrations.RunSQL(FUNCTIONS, WITHOUT_FUNCTIONS),
        migrations.RunSQL(_triggers(TRIGGERS), _triggers(WITHOUT_TRIGGERS)),
        migrations.RunSQL(LIVES_IN, WITHOUT_LIVES_IN),
    ]
