"""The streams of a PDF, packed anew: within what they may unpack to, and without what they hide."""

import zlib

from uploads import jpegs
from uploads.limits import MOST_UNPACKED
from uploads.pictures import measured
from uploads.unusable import Unusable

_FLATE, _JPEG, _FAX = ("/FlateDecode", "/Fl"), ("/DCTDecode", "/DCT"), ("/CCITTFaxDecode", "/CCF")
# What pypdf unpacks to the bytes that were packed.
_PACKED = {*_FLATE, "/LZWDecode", "/LZW", "/ASCII85Decode", "/A85", "/ASCIIHexDecode", "/AHx"}
_PACKED |= {"/RunLengthDecode", "/RL"}
# How lines of a picture were foretold from those above, and how a fax was written.
_OF_LINES = ("/Predictor", "/Colors", "/BitsPerComponent", "/Columns")
_OF_FAXES = ("/K", "/Columns", "/Rows", "/BlackIs1", "/EncodedByteAlign", "/EndOfLine")
_OF_FAXES += ("/EndOfBlock", "/DamagedRowsBeforeError")
_PIECE = 1_000_000


class Streams:
    """The streams of one file; together they unpack to no more than is allowed."""

    def __init__(self):
        self._left = MOST_UNPACKED

    def unpacked(self, stream):
        """The bytes of a stream that is not a picture."""
        if not set(filters_of(stream)) <= _PACKED:
            raise Unusable("odd_picture")
        data = bytes(stream.get_data())
        self._spend(len(data))
        return data

    def packed(self, stream):
        """(bytes, filter, which of its parameters stand) of any stream."""
        filters = filters_of(stream)
        if filters and filters[-1] in _JPEG:
            return self._jpeg(stream, filters), _JPEG[0], ()
        if len(filters) == 1 and filters[0] in _FAX:
            return bytes(stream._data), _FAX[0], _OF_FAXES
        if len(filters) == 1 and filters[0] in _FLATE:
            return self._again(bytes(stream._data)), _FLATE[0], _OF_LINES
        return zlib.compress(self.unpacked(stream)), _FLATE[0], ()

    def _jpeg(self, stream, filters):
        if not set(filters[:-1]) <= _PACKED:
            raise Unusable("odd_picture")
        data = bytes(stream.get_data())
        self._spend(len(data))
        picture = jpegs.bare(data)
        measured(picture, formats=("JPEG",))
        return picture

    def _again(self, data):
        """The packed bytes unpacked and packed piece by piece: nothing else can lie among them."""
        reader, writer, kept = zlib.decompressobj(), zlib.compressobj(), []
        try:
            while not reader.eof:
                piece = reader.decompress(data, _PIECE)
                data = reader.unconsumed_tail
                if not piece and not data:
                    break
                self._spend(len(piece))
                kept.append(writer.compress(piece))
        except zlib.error:
            raise Unusable("damaged") from None
        return b"".join([*kept, writer.flush()])

    def _spend(self, length):
        self._left -= length
        if self._left < 0:
            raise Unusable("too_much")


def filters_of(stream):
    """The names of how a stream was packed, outermost first."""
    filters = stream.get("/Filter")
    if filters is None or str(filters) == "NullObject":
        return []
    if isinstance(filters, list):
        return [str(one.get_object()) for one in filters]
    return [str(filters)]
