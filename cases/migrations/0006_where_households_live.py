"""Households that were registered before their record said where they live."""

from django.db import migrations

# Without the version's trigger: what people typed has not changed. A table whose foreign keys are
# still to be judged cannot be altered, so they are judged at once.
FILL = """
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE cases_household DISABLE TRIGGER household_version;
UPDATE cases_household AS household SET lives_in_id = home.place_id
  FROM cases_residence AS home
 WHERE home.household_id = household.number AND home.kind = 'actual' AND home.until_on IS NULL;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE cases_household ENABLE TRIGGER household_version;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_facts_by_trigger")]
    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
