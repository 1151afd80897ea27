"""The same answers in JavaRosa and here, leaf by leaf: relevant, value."""

import re
import shutil
import subprocess
from pathlib import Path

import pyxform

from assessments.xlsform.faults import CONSTRAINT, faults
from assessments.xlsform.form import QUESTION, REPEAT
from assessments.xlsform.lint import fill

JAR = Path(pyxform.__file__).parent / "validators" / "odk_validate" / "bin" / "ODK_Validate.jar"
JAVAC, JAVA = shutil.which("javac"), shutil.which("java")
IS_THERE = bool(JAVAC and JAVA and JAR.exists())
# What is another each time, or the device's own.
_BY_CHANCE = re.compile(r"\b(uuid|random|now|today)\(")


def compiled(folder):
    """The driver's classes, in this folder."""
    source = Path(__file__).with_name("Replay.java")
    subprocess.run([JAVAC, "-d", folder, "-cp", JAR, source], check=True)
    return folder


def replayed(classes, xml, fills, folder):
    """Fill → path of each leaf → (relevant, value), as JavaRosa has it after these answers."""
    (folder / "form.xml").write_text(xml, encoding="utf-8")
    for number, leaves in enumerate(fills):
        lines = (f"{path}\t{value}\n" for path, (asked, value) in leaves.items() if asked and value)
        (folder / f"{number:04d}.tsv").write_text("".join(lines), encoding="utf-8")
    command = [JAVA, "-cp", f"{JAR}:{classes}", "Replay", folder / "form.xml", folder]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    if done.returncode:
        raise AssertionError(done.stderr[-3_000:])
    told = {}
    for line in done.stdout.splitlines():
        if line.count("\t") == 3:
            fill, path, relevant, value = line.split("\t")
            told.setdefault(int(fill.removesuffix(".tsv")), {})[path] = (relevant == "true", value)
    return [told.get(number, {}) for number in range(len(fills))]


def accepted(form, dice, answers=None):
    """Answers drawn by chance of which none breaks a constraint: JavaRosa would not take it.

    Where `answers` are given, what is blank in them is drawn.
    """
    evaluation = fill(form, dice, answers=answers)
    for _again in range(50):
        broken = [fault for fault in faults(evaluation) if fault.kind == CONSTRAINT]
        if not broken:
            return evaluation
        answers = evaluation.answers()
        for fault in broken:
            _blank(answers, fault.where)
        evaluation = fill(form, dice, answers=answers)
    raise AssertionError(f"Chance finds no answer that fits: {broken[0]}")


def _blank(answers, where):
    *above, last = where
    place = answers
    for step in above:
        rows = isinstance(place, list)
        place = next(row for row in place if row["_id"] == step) if rows else place[step]
    place[last] = ""


def leaves(evaluation):
    """Path with the rows' numbers → (relevant, value) of every question."""
    form = evaluation.form
    return {
        numbered(form, node): (node.relevant, node.value)
        for field in form.fields.values()
        if field.what == QUESTION
        for node in evaluation.nodes(field.path)
    }


def numbered(form, node):
    """The path of a node, with the number of each row."""
    steps = []
    while node is not None:
        row = f"[{node.position()}]" if form.fields[node.path].what == REPEAT else ""
        steps.append(f"{node.name}{row}")
        node = node.parent
    return "/" + "/".join(reversed(steps))


def by_chance(form):
    """Paths of what is another each time, of what rests on it, and of what the device fills in."""
    begins = {p for p, f in form.fields.items() if f.preload or _BY_CHANCE.search(f.calculate)}
    return begins.union(*(form.affected(path) for path in begins))


def differences(form, ours, theirs):
    """(path, ours, theirs) wherever a leaf differs in what both can know."""
    unknown = by_chance(form)
    for path, mine in ours.items():
        schema = re.sub(r"\[\d+\]", "", path)
        other = theirs.get(path, (False, ""))
        if schema not in unknown and not _agree(form.fields[schema], mine, other):
            yield path, mine, other


def _agree(field, mine, other):
    return mine[0] == other[0] and (not mine[0] or same(field, mine[1], other[1]))


def same(field, value, other):
    """Whether two values are the same as ODK stores them: truths as words or as 1 and 0."""
    return value == other or (bool(field.calculate), value, other) in (
        (True, "true", "1"),
        (True, "false", "0"),
    )
