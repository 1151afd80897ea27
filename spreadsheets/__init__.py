"""Tables as files: CSV and XLSX, of plain values; no model is known here.

What other rooms call, and nothing else:

    reader.open_book, reader.UnreadableFile     a file as sheets of numbered rows
    cells.text, day, inexact_day, whole_number, yes_no, CellFault     one cell as one value
    stream.export, export_rows, Column, Frame, MEDIA_TYPES     large tables, as they come
    writer.write_csv, write_xlsx                small finished tables, of reports
    template.write_template, TemplateSheet, TemplateColumn     a workbook to fill in

One stance on formulas (guard.py): in CSV, text that a spreadsheet would run begins with an
apostrophe, which `cells.text` takes off; in XLSX, text is written as text, never as a formula.
"""
