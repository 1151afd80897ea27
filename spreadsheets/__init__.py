"""Tables as files: CSV and XLSX, of plain values; no model is known here."""
