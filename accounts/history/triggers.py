"""The triggers that keep history: one statement of theirs for each statement of ours.

They differ from the library's in four ways. Nothing turns them off but their owner: the library's
obey a setting of the session (`pgtrigger.ignore`), which the daily role could set. They write as
the owner of the tables, so that the daily role can read history and not write it. What they name is
named with its schema: a temporary table of the same name would come before ours. And they read the
actor once for a statement, not for each of its rows.
"""

import pghistory
import pgtrigger
from django.db.models import GeneratedField
from pghistory import trigger
from pgtrigger import compiler, migrations

_ACTOR = "coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb"


class HistoryTriggerSql(compiler.UpsertTriggerSql):
    """The trigger and its function. Migrations point here: never edit, make another version."""

    def get_template(self):
        return """
            CREATE OR REPLACE FUNCTION public.{pgid}() RETURNS trigger LANGUAGE plpgsql
            SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_nestloop = off
            AS $$ {declare} BEGIN {func} END; $$;
            DROP TRIGGER IF EXISTS {pgid} ON {table};
            CREATE TRIGGER {pgid}
                {when} {operation} ON {table}
                {referencing}
                FOR EACH {level} EXECUTE FUNCTION public.{pgid}();
            COMMENT ON TRIGGER {pgid} ON {table} IS '{hash}';
        """


class _OfHistory:
    """Compiled by our own template."""

    def compile(self, model):
        sql = HistoryTriggerSql(
            pgid=self.get_pgid(model),
            declare=self.render_declare(model),
            func=self.render_func(model),
            table=model._meta.db_table,
            when=self.when,
            operation=self.operation,
            referencing=self.referencing or "",
            level=self.level,
        )
        return compiler.Trigger(name=self.name, sql=sql)


class KeepEvents(_OfHistory, trigger.Event):
    """Writes one event for each row that a statement inserted, changed or deleted."""

    declare = [("who", f"constant jsonb := {_ACTOR}")]

    def get_func(self, model):
        columns = _columns(self.event_model)
        key = model._meta.pk.column
        rows = "old_values" if self.row == "OLD" else "new_values"
        values = {column: f'{rows}."{column}"' for column in columns} | {
            # All that one command wrote is of one moment, also what our triggers wrote with it.
            "pgh_created_at": "statement_timestamp()",
            "pgh_label": f"'{self.label}'",
            "pgh_obj_id": f'{rows}."{key}"',
            "pgh_context": "who",
        }
        names = ", ".join(f'"{column}"' for column in values)
        return f"""
            INSERT INTO public."{self.event_model._meta.db_table}" ({names})
            SELECT {", ".join(values.values())} FROM {_source(self.operation, rows, columns, key)};
            RETURN NULL;
        """


def _source(operation, rows, columns, key):
    """The rows of a statement of which there is something to say.

    Of an update, those in which something differs; one that is new by its key is one too.
    """
    if operation != pgtrigger.Update:
        return rows
    old, new = (", ".join(f'{of}."{column}"' for column in columns) for of in ("o", "new_values"))
    return (
        f'new_values LEFT JOIN old_values o ON o."{key}" = new_values."{key}" '
        f'WHERE o."{key}" IS NULL OR ({old}) IS DISTINCT FROM ({new})'
    )


def _columns(event_model):
    """Columns that the event keeps of the row."""
    tracked = {field.name for field in event_model.pgh_tracked_model._meta.fields}
    return [
        field.column
        for field in event_model._meta.fields
        if field.name in tracked and not isinstance(field, GeneratedField)
    ]


class AppendOnly(_OfHistory, pgtrigger.Protect):
    """Refuses, row by row, to change or to delete what is written."""


class _Kept:
    """A tracker whose events are written by our own trigger."""

    condition = None

    def add_event_trigger(self, event_model):
        keep = KeepEvents(
            event_model=event_model,
            label=self.label,
            name=self.trigger_name,
            row=self.row,
            operation=self.operation,
            level=pgtrigger.Statement,
        )
        pgtrigger.register(keep)(event_model.pgh_tracked_model)


class Inserted(_Kept, pghistory.InsertEvent):
    """Keeps a row as it was written first."""


class Changed(_Kept, pghistory.UpdateEvent):
    """Keeps a row as a change left it."""


class Deleted(_Kept, pghistory.DeleteEvent):
    """Keeps a row as it was when it was deleted."""


class _WithoutRendering:
    """Of a migration: no model is rendered anew, since none asks for its own triggers.

    The library's operations render the model, and all that point to it, for each trigger: most of
    the time that making a database took.
    """

    def state_forwards(self, app_label, state):
        reload, state.reload_model = state.reload_model, lambda *_model, **_options: None
        try:
            super().state_forwards(app_label, state)
        finally:
            state.reload_model = reload


class AddTrigger(_WithoutRendering, migrations.AddTrigger):
    """Adds one of our triggers to a table."""


class RemoveTrigger(_WithoutRendering, migrations.RemoveTrigger):
    """Takes one of our triggers from a table."""
