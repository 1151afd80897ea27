"""The sections in which a questionnaire is asked on a screen: its groups, one page each."""

from dataclasses import dataclass

from assessments.xlsform.form import QUESTION, REPEAT


@dataclass(frozen=True)
class Section:
    """Questions that stand on one page: of a group, or of a group within a repeat.

    `key` names it in an address, `path` is that of the group whose words are its title, `repeat`
    that of the repeat in whose rows its questions are asked; "" where they are asked once.
    """

    key: str
    path: str
    fields: tuple
    repeat: str = ""


def sections_of(form):
    """The sections of a form, in the order of the questionnaire.

    A group with groups in it is a chapter: its own questions are sections before, between and
    after theirs.
    """
    found, taken = [], {}
    for path, fields, repeat in _runs(form, form.root, ""):
        key = path.strip("/").partition("/")[2].replace("/", ".") or "general"
        taken[key] = taken.get(key, 0) + 1
        key = key if taken[key] == 1 else f"{key}-{taken[key]}"
        found.append(Section(key, path, tuple(fields), repeat))
    return found


def _runs(form, path, repeat):
    """(path, questions, repeat) of each run of questions that no group parts."""
    run = []
    for child in form.children[path]:
        if child.what == QUESTION:
            run += [child] if child.control else []
            continue
        if run:
            yield path, run, repeat
            run = []
        yield from _runs(form, child.path, child.path if child.what == REPEAT else repeat)
    if run:
        yield path, run, repeat
