"""A legal guardian is an adult, and of a child, on the day on which the link begins.

As everywhere, somebody has turned 18 where they were born on or before that day 18 years ago; of
an unknown birth date nothing is said.
"""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION guardian_of_a_child() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    adults_were_born_by CONSTANT date := NEW.from_on - interval '18 years';
BEGIN
    IF EXISTS (SELECT FROM public.cases_individual
                WHERE number = NEW.individual_id AND birth_date <= adults_were_born_by) THEN
        RAISE EXCEPTION 'a legal guardian is of a child'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'link_ward_is_child';
    END IF;
    IF EXISTS (SELECT FROM public.cases_individual
                WHERE number = NEW.other_id AND birth_date > adults_were_born_by) THEN
        RAISE EXCEPTION 'a legal guardian is an adult'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'link_guardian_is_adult';
    END IF;
    RETURN NEW;
END $$;
"""
TRIGGER = """
CREATE TRIGGER link_guardian BEFORE INSERT OR UPDATE OF individual_id, other_id, kind, from_on
    ON cases_personlink FOR EACH ROW WHEN (NEW.kind IN ('guardian', 'trustee'))
    EXECUTE FUNCTION guardian_of_a_child();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0019_links_between_people")]
    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION guardian_of_a_child();"),
        migrations.RunSQL(TRIGGER, "DROP TRIGGER link_guardian ON cases_personlink;"),
    ]
