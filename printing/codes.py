"""QR codes of what people also read."""

import re

import segno

# The white border that readers ask for, in modules.
BORDER = 4
_DARK = re.compile(rb"\x01+")


def code(text):
    """A QR code of a text in capitals and digits, of up to 16 letters, and of nothing else."""
    # Version 1 holds it with a quarter of the code lost to folds; one mask saves trying eight.
    return segno.make_qr(text, version=1, error="q", mode="alphanumeric", mask=2, boost_error=False)


def draw(pen, text, x, y, side):
    """Draw the code of a text, its lower left corner at (x, y); its border is within the side."""
    matrix = code(text).matrix
    module = side / (len(matrix) + 2 * BORDER)
    strips = [
        (BORDER + run.start(), BORDER + len(matrix) - 1 - row, run.end() - run.start())
        for row, modules in enumerate(matrix)
        for run in _DARK.finditer(modules)
    ]
    pen.strips(x, y, module, strips)
