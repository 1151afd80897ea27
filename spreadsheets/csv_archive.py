"""A zip of CSV files as sheets: how ODK Central gives answers with repeats."""

import zipfile
import zlib
from contextlib import ExitStack, contextmanager
from pathlib import PurePosixPath
from tempfile import TemporaryFile

from spreadsheets.csv_reader import CsvSheet
from spreadsheets.unreadable import MOST_UNPACKED, UnreadableFile

_MOST_FILES, _AT_ONCE = 200, 1 << 20
# Others are nobody's exports, and their damages have many names.
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OF_WORKBOOKS = "[Content_Types].xml"


def is_csv_archive(stream):
    """Whether the zip holds CSV files, and is no workbook."""
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    return _OF_WORKBOOKS not in names and any(map(_is_table, names))


@contextmanager
def open_archive(stream):
    """The CSV files of a zip as sheets, in its order; raises UnreadableFile."""
    with ExitStack() as stack:
        yield [CsvSheet(file, title) for title, file in _files(stream, stack)]


def _files(stream, stack):
    stream.seek(0)
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(stream) as archive:
            tables = [each for each in archive.infolist() if _is_table(each.filename)]
            if len(tables) > _MOST_FILES or sum(each.file_size for each in tables) > left:
                raise UnreadableFile("too_large", most=MOST_UNPACKED // 1_000_000)
            if any(each.compress_type not in _COMPRESSIONS for each in tables):
                raise UnreadableFile("damaged")
            for each in tables:
                file = stack.enter_context(TemporaryFile())  # noqa: SIM115 - the stack closes it
                left -= _unpack(archive, each, file, left)
                yield PurePosixPath(each.filename).stem, file
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError):
        raise UnreadableFile("damaged") from None


def _unpack(archive, member, file, most):
    """Copy a file out; what it says of its size may be a lie."""
    with archive.open(member) as source:
        while piece := source.read(_AT_ONCE):
            file.write(piece)
            if file.tell() > most:
                raise UnreadableFile("too_large", most=MOST_UNPACKED // 1_000_000)
    size = file.tell()
    file.seek(0)
    return size


def _is_table(name):
    path = PurePosixPath(name)
    return path.suffix.lower() == ".csv" and not path.name.startswith((".", "__"))
