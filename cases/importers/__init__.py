"""Importing a register's workbook: all of it or nothing, with every fault at once.

`run.import_register` is what the command and the page of the admin call.
"""
