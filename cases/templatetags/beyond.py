"""How pages name rows that have no number of their own."""

from django import template

from cases.row_names import row_name

register = template.Library()


@register.filter(name="row_name")
def name_of_row(row, moment_field):
    """The household and the moment by which a row is known again."""
    return row_name(row.household_id, getattr(row, moment_field))
