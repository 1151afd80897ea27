"""Parts of a PDF written anew into another: what `scan_parts` names, and nothing else."""

import re

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from uploads.limits import MOST_OBJECTS, MOST_PIXELS_SENT
from uploads.scan_parts import DRAWING, MANY, MAP, PAGE, PARTS, PLAIN
from uploads.scan_streams import Streams
from uploads.unusable import Unusable

_VALUES = (NumberObject, FloatObject, BooleanObject, NullObject, NameObject)
_VALUES += (TextStringObject, ByteStringObject)
_DEEPEST = 30
# A picture within the words of a page, packed as JPEG: it may carry notes of its camera.
_JPEG_WITHIN = re.compile(rb"\bBI\b.{0,2000}?/(DCT|JPX|JBIG2)", re.DOTALL)
_DEVICE = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}


class Copy:
    """What has been taken over into the new file, each part once."""

    def __init__(self, writer):
        self._writer, self._streams = writer, Streams()
        self._known, self._left = {}, MOST_OBJECTS

    def page(self, page):
        """The keys of a new page: what it is drawn with, and what is drawn."""
        anew = self._fields(page, PAGE, 0)
        words = [self._drawing(stream) for stream in _streams(page.get("/Contents"))]
        contents = StreamObject()
        contents.set_data(b"\n".join(words))
        anew[NameObject("/Contents")] = self._writer._add_object(contents.flate_encode())
        return anew

    def _drawing(self, stream):
        words = self._streams.unpacked(stream)
        if _JPEG_WITHIN.search(words):
            raise Unusable("odd_picture")
        return words

    def _fields(self, source, fields, depth):
        anew = DictionaryObject()
        for key, what in fields.items():
            if key in source:
                value = self._value(source.raw_get(key), what, depth + 1)
                if value is not None:
                    anew[NameObject(key)] = value
        return anew

    def _value(self, value, what, depth):
        """What stands for a value in the new file; None for what is left behind."""
        self._count(depth)
        if what == PLAIN:
            return self._plain(value, depth)
        if isinstance(what, MAP):
            return self._map(value.get_object(), what.of, depth)
        if isinstance(what, MANY) and isinstance(value.get_object(), ArrayObject):
            each = (self._part(one, what.of, depth) for one in value.get_object())
            return ArrayObject(one for one in each if one is not None)
        return self._part(value, what.of if isinstance(what, MANY) else what, depth)

    def _map(self, source, of, depth):
        if not isinstance(source, DictionaryObject):
            return None
        parts = ((key, self._value(source.raw_get(key), of, depth + 1)) for key in source)
        return DictionaryObject({NameObject(key): part for key, part in parts if part is not None})

    def _plain(self, value, depth):
        value = value.get_object()
        if isinstance(value, ArrayObject):
            self._count(depth, len(value))
            each = (self._plain(one, depth + 1) for one in value)
            return ArrayObject(NullObject() if one is None else one for one in each)
        return value if isinstance(value, _VALUES) else None

    def _part(self, value, what, depth):
        """A part, which many may point to and which may point to itself."""
        self._count(depth)
        source = value.get_object()
        if what == "colours":
            return self._colours(source, depth)
        if not isinstance(source, DictionaryObject):
            # A name of something that every reader knows, or a mask of colours.
            return self._plain(source, depth)
        what = _told(source, what)
        if what is None:
            return None
        if not isinstance(value, IndirectObject):
            return self._made(source, what, depth)
        return self._once((value.idnum, value.generation, what), source, depth)

    def _once(self, key, source, depth):
        if key not in self._known:
            anew = StreamObject() if isinstance(source, StreamObject) else DictionaryObject()
            self._known[key] = self._writer._add_object(anew)
            self._fill(anew, source, key[2], depth)
        return self._known[key]

    def _made(self, source, what, depth):
        anew = DictionaryObject()
        self._fill(anew, source, what, depth)
        return anew

    def _fill(self, anew, source, what, depth):
        anew.update(self._fields(source, PARTS[what], depth))
        if isinstance(source, StreamObject):
            _measure(source)
            self._pack(anew, source, what)

    def _pack(self, anew, source, what):
        if what in DRAWING:
            self._drawing(source)
        anew._data, name, parameters = self._streams.packed(source)
        anew[NameObject("/Filter")] = NameObject(name)
        given = source.get("/DecodeParms")
        given = given[0].get_object() if isinstance(given, ArrayObject) and given else given
        if isinstance(given, DictionaryObject):
            stand = dict.fromkeys(parameters, PLAIN)
            anew[NameObject("/DecodeParms")] = self._fields(given, stand, 0)

    def _colours(self, source, depth):
        """How numbers mean colours. A profile of a device is replaced by its kind of device."""
        if not isinstance(source, ArrayObject):
            return self._plain(source, depth)
        if source and source[0] == "/ICCBased":
            return NameObject(_DEVICE.get(source[1].get_object().get("/N"), "/DeviceRGB"))
        return ArrayObject(self._of_colours(one, depth + 1) for one in source)

    def _of_colours(self, value, depth):
        self._count(depth)
        source = value.get_object()
        if isinstance(source, DictionaryObject):
            what = "function" if "/FunctionType" in source else "calibrated"
            return self._part(value, what, depth)
        return self._colours(source, depth)

    def _count(self, depth, many=1):
        self._left -= many
        if self._left < 0 or depth > _DEEPEST:
            raise Unusable("too_much")


def _told(source, what):
    """Which part it is where its own words decide; None where it is none that is taken over."""
    if what != "drawn":
        return "image" if what == "mask" else what
    return {"/Image": "image", "/Form": "form"}.get(source.get("/Subtype"))


def _measure(source):
    width, height = source.get("/Width", 0), source.get("/Height", 0)
    if not isinstance(width, int) or not isinstance(height, int):
        raise Unusable("damaged")
    if width * height > MOST_PIXELS_SENT["JPEG"]:
        raise Unusable("too_many_pixels")


def _streams(contents):
    contents = contents.get_object() if contents is not None else ArrayObject()
    many = contents if isinstance(contents, ArrayObject) else [contents]
    return [one for one in (one.get_object() for one in many) if isinstance(one, StreamObject)]
