"""The words that are translated: `make messages` collects them into locale/hy without gettext.

Collected are our own messages, from Python and from templates, and those of Django's that its own
Armenian catalogue leaves out and that our pages may show.
"""

from io import BytesIO
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "locale" / "hy" / "LC_MESSAGES" / "django.po"
ROOMS = (
    "refugee_response",
    "places",
    "accounts",
    "cases",
    "assessments",
    "assistance",
    "casework",
    "reports",
    "spreadsheets",
    "printing",
    "uploads",
    "templates",
)
# Whose pages and messages a user of ours can meet.
DJANGO_PARTS = ("conf", "contrib/admin", "contrib/auth")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def collected():
    """A catalogue of every message to translate, each with the files it stands in."""
    catalogue = Catalog(
        locale="hy",
        domain="django",
        header_comment="# Armenian, for all rooms. Terms are those of docs/glossary.md.",
        project="refugee-response",
        version="1",
        last_translator="the project",
        msgid_bugs_address="the project",
        language_team="Armenian",
        # A catalogue whose head is marked as doubtful is not compiled.
        fuzzy=False,
    )
    for path in sources():
        for _line, message, _comments, context in _messages(path):
            where = [(str(path.relative_to(ROOT)), None)]
            catalogue.add(message, locations=where, context=context)
    for message, context in left_out_by_django():
        catalogue.add(message, locations=[("django", None)], context=context)
    return catalogue


def sources():
    """Our Python files and templates, in a fixed order."""
    found = [path for room in ROOMS for path in (ROOT / room).rglob("*.*")]
    return sorted(path for path in found if path.suffix in {".py", ".html"})


def _messages(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        # Django writes a template's messages as calls, which the lenient reader of scripts reads.
        source = templatize(text, origin=str(path)).encode()
        return list(extract("javascript", BytesIO(source), KEYWORDS, options={"encoding": "utf-8"}))
    return list(extract("python", BytesIO(text.encode()), KEYWORDS))


def left_out_by_django():
    """Django's own messages that have no Armenian words: (message, context)."""
    for part in DJANGO_PARTS:
        folder = Path(django.__file__).parent / part / "locale"
        theirs = _read(folder / "en" / "LC_MESSAGES" / "django.po", "en")
        armenian = _read(folder / "hy" / "LC_MESSAGES" / "django.po", "hy")
        for message in theirs:
            translated = armenian.get(message.id, message.context) if message.id else None
            if message.id and not is_translated(translated):
                yield message.id, message.context


def is_translated(message):
    """Whether every form of a message has words that nobody marked as doubtful."""
    if message is None or message.fuzzy:
        return False
    words = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    return all(words)


def translations():
    """The Armenian catalogue as it stands."""
    return _read(CATALOGUE, "hy")


def _read(path, locale):
    with open(path, "rb") as file:
        return read_po(file, locale=locale)


def update():
    """Add what is new to the Armenian catalogue, drop what is gone, keep what is translated."""
    fresh = collected()
    if CATALOGUE.exists():
        stored = translations()
        # Collecting twice writes the same file: the date is that of the first time.
        fresh.creation_date = fresh.revision_date = stored.creation_date
        for message in stored:
            wanted = fresh.get(message.id, message.context) if message.id else None
            if wanted is not None and is_translated(message):
                wanted.string = message.string
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with open(CATALOGUE, "wb") as file:
        write_po(file, fresh, width=100, sort_output=True, no_location=False, omit_header=False)
    return fresh


if __name__ == "__main__":
    words = update()
    untranslated = [message.id for message in words if message.id and not is_translated(message)]
    print(f"{len(words)} messages, {len(untranslated)} without Armenian words")  # noqa: T201
