"""What a reader of files says of one that it does not take; the words for it are elsewhere."""


class Unusable(Exception):
    """The file is not taken: `code` says why (`refusals.py` has its words)."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code
