"""What can be done to questionnaires and assessments: every door calls these.

All are keyword-only. `by` is the user, `on` the day on which the thing is true. A refusal is a
ValidationError in words (or `Refused`, of a workbook), and then nothing was written.
"""

from assessments.actions.instruments import add_instrument, put_in_use, retire

__all__ = ["add_instrument", "put_in_use", "retire"]
