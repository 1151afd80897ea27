"""A report as JSON: what it says, its columns, and its rows keyed by them."""

import json

from django.core.serializers.json import DjangoJSONEncoder

from reports.report import HIDDEN


def as_data(table):
    """The table as plain data, also what the API answers."""
    report = table.report
    return {
        "name": report.name,
        "title": str(report.title),
        "summary": str(report.summary),
        "source": str(report.source),
        "as_of": table.as_of,
        "notes": [{"term": str(term), "meaning": str(text)} for term, text in table.notes],
        "hidden": {
            "mark": HIDDEN,
            "below": report.below,
            "cells": table.hidden,
            "of_cells": table.cells,
        },
        "columns": [
            {
                "key": column.key,
                "label": str(column.full_label),
                "unit": str(column.unit),
                "tag": column.tag,
            }
            for column in table.columns
        ],
        "rows": [_row(row, table.columns) for row in table.rows],
    }


def _row(row, columns):
    values = {
        column.key: value if isinstance(value, int) else str(value)
        for column, value in zip(columns, row.values, strict=True)
    }
    return {"level": row.level, "values": values}


def write(table):
    """The table as bytes."""
    return json.dumps(as_data(table), cls=DjangoJSONEncoder, ensure_ascii=False, indent=1).encode()
