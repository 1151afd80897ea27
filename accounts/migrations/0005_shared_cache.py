"""The table in which all processes count failures together."""

from django.db import migrations

# As `createcachetable` would make it; the daily role may make no table.
TABLE = """
CREATE TABLE shared_cache (
    cache_key varchar(255) NOT NULL PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX shared_cache_expires ON shared_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_looks")]
    operations = [migrations.RunSQL(TABLE, "DROP TABLE shared_cache;")]
