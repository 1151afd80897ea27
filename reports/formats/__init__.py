"""The files that a report is handed out as; each is made of the same finished table."""

from collections.abc import Callable
from dataclasses import dataclass

from reports.formats import csv, json, xlsx


@dataclass(frozen=True)
class Format:
    """A kind of file: its ending, its media type, and what makes its bytes of a table."""

    extension: str
    label: str
    media_type: str
    write: Callable

    def file_name(self, table):
        """The name of the file: the report's and the day's."""
        return f"{table.report.name}-{table.as_of.isoformat()}.{self.extension}"


FORMATS = {
    "xlsx": Format(
        "xlsx",
        "Excel (XLSX)",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        xlsx.write,
    ),
    "csv": Format("csv", "CSV", "text/csv; charset=utf-8", csv.write),
    "json": Format("json", "JSON", "application/json", json.write),
}
