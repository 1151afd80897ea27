"""A pen for sheets of A4: letters, lines and squares; the same content makes the same bytes.

It writes the operators of PDF itself: a list of tens of thousands of rows is drawn three times as
fast as by the library's own methods, which format every figure by itself.
"""

from contextlib import contextmanager
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from printing.lettering import REGULAR, font, printable

# Pages are compressed bytes; the library would write those in letters, a quarter larger.
rl_config.useA85 = 0
UPRIGHT, WIDE, MM = A4, landscape(A4), mm
# The letters of so many lines are kept, since figures and words come again and again.
_KEPT, _AT_ONCE = 20_000, 1 << 16


class Pen:
    """Draws on one sheet after the other, in points from the lower left corner."""

    def __init__(self, size, *, title, language):
        self.width, self.height = size
        self._file = BytesIO()
        self._canvas = Canvas(
            self._file, pagesize=size, pageCompression=1, invariant=1, lang=language
        )
        self._canvas.setTitle(printable(title))
        self._canvas.setAuthor("")
        self._letters = {}

    def text(self, x, y, line, name=REGULAR, size=9, grey=0):
        """A line of printable letters that begins at (x, y)."""
        begun = (
            f"{grey} g BT 1 0 0 1 {x:.2f} {y:.2f} Tm" if grey else f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm"
        )
        shown = " ".join(
            f"{subset} {size:.4g} Tf <{letters}> Tj" for subset, letters in self._of(line, name)
        )
        self._canvas.addLiteral(f"{begun} {shown} ET{' 0 g' if grey else ''}")

    def lines(self, ends, thickness=0.4):
        """Straight lines, each from (x, y) to (x, y)."""
        drawn = " ".join(f"{a:.2f} {b:.2f} m {c:.2f} {d:.2f} l" for a, b, c, d in ends)
        self._canvas.addLiteral(f"{thickness} w {drawn} S")

    def frame(self, x, y, width, height, thickness=0.8):
        """A frame, its lower left corner at (x, y)."""
        self._canvas.addLiteral(f"{thickness} w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")

    def strips(self, x, y, module, strips):
        """Black strips, one module high: (column, row, length) in modules, as one shape."""
        drawn = " ".join(f"{column} {row} {length} 1 re" for column, row, length in strips)
        self._canvas.addLiteral(f"q {module:.4f} 0 0 {module:.4f} {x:.2f} {y:.2f} cm {drawn} f Q")

    def next_sheet(self):
        """This sheet is done."""
        self._canvas.showPage()

    @contextmanager
    def stamp(self, name, *, turned=0):
        """What is drawn meanwhile is a stamp, whose origin is set where it is stamped."""
        self._canvas.beginForm(name, -self.width, -self.height, self.width, self.height)
        self._canvas.rotate(turned)
        yield
        self._canvas.endForm()

    def stamped(self, name, x, y):
        """Stamp this at (x, y): it may be made later."""
        self._canvas.saveState()
        self._canvas.translate(x, y)
        self._canvas.doForm(name)
        self._canvas.restoreState()

    def pieces(self):
        """The finished document, in pieces of bytes."""
        self._canvas.save()
        self._file.seek(0)
        while piece := self._file.read(_AT_ONCE):
            yield piece

    def _of(self, line, name):
        """The line in letters of the font's subsets, each of which holds up to 256."""
        found = self._letters.get((line, name))
        if found is None:
            if len(self._letters) >= _KEPT:
                self._letters.clear()
            document, letters = self._canvas._doc, font(name)
            found = self._letters[line, name] = [
                (letters.getSubsetInternalName(subset, document), piece.hex())
                for subset, piece in letters.splitString(line, document)
            ]
        return found
