"""What a file must be to be read, and the words for one that is not."""

from django.utils.translation import gettext_lazy as _

# What Excel itself has at most. A long questionnaire exports 1,000 columns, each choice in its own;
# more than twice as many are a mistake, and cost memory.
MOST_ROWS, MOST_COLUMNS = 1_048_576, 2_000
MOST_UNPACKED = 400_000_000

_WORDS = {
    "empty": _("The file is empty."),
    "not_a_workbook": _(
        "The file is not an Excel workbook (.xlsx) or CSV. Open it in the program that made it and "
        "save it as .xlsx or as CSV UTF-8."
    ),
    "protected": _(
        "The file is protected by a password. Save it without the password and send it again."
    ),
    "old_workbook": _("The file is an old Excel workbook (.xls). Save it as .xlsx."),
    "damaged": _(
        "The file is damaged or was not received whole. Open it in Excel, save it anew and send "
        "it again."
    ),
    "too_large": _("The file is too large when unpacked: more than %(most)s MB. Split it."),
    "too_many_rows": _("The sheet %(sheet)s has more than %(most)s rows. Split it."),
    "too_many_columns": _(
        "The sheet %(sheet)s has something to the right of column %(most)s. Delete the columns "
        "beside the table."
    ),
    "scattered": _(
        "The sheet %(sheet)s has cells far apart from one another. Delete the rows and columns "
        "that are not of the table."
    ),
    "not_text": _("The file has characters that no text has. Save it as CSV UTF-8 or as .xlsx."),
    "quotes": _(
        "The quotation marks do not match at row %(row)s. A quotation mark inside of a value is "
        "typed twice."
    ),
    "cell_too_long": _("A value at row %(row)s is longer than %(most)s characters."),
}


class UnreadableFile(Exception):
    """The file cannot be read: `code` is one of the keys above, `str` its words for people."""

    def __init__(self, code, **details):
        super().__init__(code)
        self.code = code
        self.details = details

    @property
    def message(self):
        """The words, in the language of whoever reads them."""
        return str(_WORDS[self.code]) % self.details

    def __str__(self):
        return self.message
