"""What a page of a scan may be made of (ISO 32000): all else in a PDF is left behind.

Each part says which of its keys are taken over, and what their values are: `PLAIN` values are
numbers, names and short text; others are parts themselves; `MAP` and `MANY` hold parts by name and
in a row. What is not here does not exist: scripts, actions, links, forms to fill, files within the
file, layers, notes, metadata, and references to other files.
"""

from dataclasses import dataclass

PLAIN = "plain"


@dataclass(frozen=True)
class MAP:
    """Parts by names that the page chose."""

    of: str


@dataclass(frozen=True)
class MANY:
    """One part, or several in a row."""

    of: str


def _plain(words):
    return dict.fromkeys((f"/{word}" for word in words.split()), PLAIN)


PAGE = _plain("MediaBox CropBox Rotate UserUnit") | {"/Resources": "resources", "/Group": "group"}

PARTS = {
    "resources": {
        "/ExtGState": MAP("state"),
        "/ColorSpace": MAP("colours"),
        "/Pattern": MAP("pattern"),
        "/Shading": MAP("shading"),
        "/XObject": MAP("drawn"),
        "/Font": MAP("font"),
    },
    "group": _plain("S I K") | {"/CS": "colours"},
    "state": _plain("LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK") | {"/SMask": "soft"},
    "soft": _plain("S BC") | {"/G": "form"},
    "pattern": _plain("PatternType PaintType TilingType BBox XStep YStep Matrix")
    | {"/Resources": "resources", "/Shading": "shading", "/ExtGState": "state"},
    "shading": _plain(
        "ShadingType Background BBox AntiAlias Coords Domain Extend Matrix BitsPerCoordinate "
        "BitsPerComponent BitsPerFlag Decode"
    )
    | {"/ColorSpace": "colours", "/Function": MANY("function")},
    "function": _plain(
        "FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds"
    )
    | {"/Functions": MANY("function")},
    "calibrated": _plain("WhitePoint BlackPoint Gamma Matrix Range"),
    "image": _plain("Subtype Width Height BitsPerComponent ImageMask Decode Interpolate Intent")
    | {"/ColorSpace": "colours", "/Mask": "mask", "/SMask": "image"},
    "form": _plain("Subtype FormType BBox Matrix") | {"/Resources": "resources", "/Group": "group"},
    "font": _plain(
        "Subtype BaseFont Name FirstChar LastChar Widths DW W DW2 W2 FontBBox FontMatrix"
    )
    | {
        "/Encoding": "encoding",
        "/ToUnicode": "encoding",
        "/FontDescriptor": "descriptor",
        "/DescendantFonts": MANY("font"),
        "/CIDSystemInfo": "collection",
        "/CIDToGIDMap": "glyphs",
        "/CharProcs": MAP("letter"),
        "/Resources": "resources",
    },
    "encoding": _plain("BaseEncoding Differences CMapName WMode")
    | {"/CIDSystemInfo": "collection"},
    "collection": _plain("Registry Ordering Supplement"),
    "descriptor": _plain(
        "FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent "
        "Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth"
    )
    | {"/FontFile": "letters", "/FontFile2": "letters", "/FontFile3": "letters"},
    "letters": _plain("Length1 Length2 Length3 Subtype"),
    "glyphs": {},
    "letter": {},
}
# Parts that draw: their streams are words of the page's language.
DRAWING = {"form", "pattern", "letter"}
