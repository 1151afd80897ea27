"""The table of looks, a partition for each month from the first flight to 2031.

Django's state knows a table with one key; in the database the month's partition is part of it.
"""

import django.db.models.deletion
import accounts.history.triggers
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

from accounts.history.triggers import HistoryTriggerSql

TABLE = """
CREATE SEQUENCE accounts_look_id_seq AS bigint;
CREATE TABLE accounts_look (
    id bigint NOT NULL DEFAULT nextval('accounts_look_id_seq'),
    at timestamp with time zone NOT NULL,
    kind varchar(16) NOT NULL,
    actor_id bigint,
    role varchar(20) NOT NULL,
    organisation varchar(20) NOT NULL,
    door varchar(40) NOT NULL,
    request uuid NOT NULL,
    subject_kind varchar(10) NOT NULL,
    subject varchar(40) COLLATE "C" NOT NULL,
    asked varchar(32) NOT NULL,
    count integer CHECK (count >= 0),
    outcome varchar(8) NOT NULL,
    details jsonb NOT NULL,
    PRIMARY KEY (at, id)
) PARTITION BY RANGE (at);
ALTER SEQUENCE accounts_look_id_seq OWNED BY accounts_look.id;
CREATE TABLE accounts_look_default PARTITION OF accounts_look DEFAULT;
CREATE INDEX look_by_subject ON accounts_look (subject, at DESC) WHERE NOT subject = '';
CREATE INDEX look_by_actor ON accounts_look (actor_id, at DESC);
"""
# UTC, as everything in the database.
MONTHS = """
DO $$ DECLARE month timestamp := '2023-09-01'; BEGIN
    WHILE month <= '2031-12-01' LOOP
        EXECUTE format(
            'CREATE TABLE accounts_look_%s PARTITION OF accounts_look FOR VALUES FROM (%L) TO (%L)',
            to_char(month, 'YYYY_MM'), month || '+00', month + interval '1 month' || '+00'
        );
        month := month + interval '1 month';
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_history'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(TABLE, "DROP TABLE accounts_look CASCADE"),
                migrations.RunSQL(MONTHS, migrations.RunSQL.noop),
            ],
            state_operations=[
                migrations.CreateModel(
                    name='Look',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('at', models.DateTimeField(verbose_name='at')),
                        ('kind', models.CharField(choices=[('opened', 'opened'), ('searched', 'searched'), ('listed', 'listed'), ('exported', 'took as a file'), ('printed', 'printed'), ('refused', 'was refused'), ('signed_in', 'signed in'), ('sign_in_failed', 'failed to sign in'), ('signed_out', 'signed out'), ('granted', 'granted access')], max_length=16, verbose_name='what')),
                        ('role', models.CharField(blank=True, max_length=20, verbose_name='role')),
                        ('organisation', models.CharField(blank=True, max_length=20, verbose_name='organisation')),
                        ('door', models.CharField(max_length=40, verbose_name='through which door')),
                        ('request', models.UUIDField(verbose_name='request')),
                        ('subject_kind', models.CharField(blank=True, choices=[('household', 'household'), ('person', 'person'), ('user', 'user'), ('report', 'report')], max_length=10, verbose_name='of what')),
                        ('subject', models.CharField(blank=True, db_collation='C', max_length=40, verbose_name='number')),
                        ('asked', models.CharField(blank=True, max_length=32, verbose_name='digest of what was asked')),
                        ('count', models.PositiveIntegerField(blank=True, null=True, verbose_name='how many')),
                        ('outcome', models.CharField(choices=[('shown', 'shown'), ('refused', 'refused')], default='shown', max_length=8, verbose_name='outcome')),
                        ('details', models.JSONField(blank=True, default=dict, verbose_name='details')),
                        ('actor', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='looks', to=settings.AUTH_USER_MODEL, verbose_name='who')),
                    ],
                    options={
                        'verbose_name': 'look',
                        'verbose_name_plural': 'looks',
                        'default_permissions': ('view',),
                        'indexes': [models.Index(condition=models.Q(('subject', ''), _negated=True), fields=['subject', '-at'], name='look_by_subject'), models.Index(fields=['actor', '-at'], name='look_by_actor')],
                    },
                ),
            ],
        ),
        accounts.history.triggers.AddTrigger(
            model_name='look',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=HistoryTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='34e2ba78cba69302db24af3d0fe33b6f4fa412ea', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_79618', table='accounts_look', when='BEFORE')),
        ),
    ]
