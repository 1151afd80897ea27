"""What a page of an interview shows: the section's questions, what is wrong, how far one is."""

from dataclasses import dataclass, field

from django.utils.functional import cached_property

from assessments.choices import Sector
from assessments.emergencies import INSTRUCTIONS, emergencies_in
from assessments.fault_words import SAID, words_of
from assessments.flat import flat, parted
from assessments.question_classes import may_read
from assessments.questionnaires import title_of
from assessments.scoring import sectors_of
from assessments.sections import sections_of
from assessments.sight import NeedsSight
from assessments.xlsform.faults import CHOICE, REQUIRED, faults
from assessments.xlsform.form import QUESTION, is_note

# Of more choices a list is opened; so many are seen at once.
FEW_CHOICES = 16
# A table of members has so many columns at most, and no question of several answers.
FEW_COLUMNS = 7
_INPUTS = {"int": "number", "decimal": "number", "date": "date", "time": "time"}


@dataclass
class Question:
    """One question as a page shows it, once or for one member."""

    name: str
    code: str
    label: str
    hint: str
    kind: str
    value: str
    choices: list = field(default_factory=list)
    is_required: bool = False
    is_asked: bool = True
    is_given: bool = False
    is_hidden: bool = False
    message: str = ""
    stored: str = ""

    @property
    def anchor(self):
        """Its id on the page."""
        return "q-" + self.name.replace("/", "-")

    @property
    def shown(self):
        """The answer in words."""
        chosen = [label for _value, label, is_chosen in self.choices if is_chosen]
        return ", ".join(chosen) if self.choices else self.value


@dataclass
class Progress:
    """A section in the list of sections: how many of its questions are answered."""

    section: object
    title: str
    answered: int
    asked: int

    @property
    def is_done(self):
        """Whether nothing is left to answer."""
        return self.answered >= self.asked


class Interview:
    """An assessment as one user is shown it: `readable` are the classes of fields they read."""

    def __init__(self, asking, readable, language, *, with_faults=False):
        self.asking, self.readable, self.language = asking, readable, language
        self.form, self.evaluation = asking.form, asking.evaluation
        self._with_faults = with_faults
        # Judged and reckoned by all answers; then those are blanked that are not to be shown, so
        # that no label repeats one.
        self.faults = [each for each in faults(self.evaluation) if each.where not in asking.given]
        self.told = flat(*parted(self.form, self.evaluation.finished()))
        self._hidden = self._blank()

    def _blank(self):
        """Addresses of the questions that are not shown to the user."""
        hidden = {each.path for each in self.form.fields.values() if not self._shows(each)}
        nodes = [node for path in hidden for node in self.evaluation.nodes(path)]
        for node in nodes:
            node.value = ""
        return {self.asking.address(node) for node in nodes}

    def _shows(self, each):
        return each.what != QUESTION or may_read(each, self.readable)

    @cached_property
    def sections(self):
        """The sections in which something is asked now."""
        return [each for each in self.progress if each.asked or self._tells(each.section)]

    @cached_property
    def progress(self):
        """How far each section is."""
        return [self._progress(section) for section in sections_of(self.form)]

    def _progress(self, section):
        nodes = [
            node
            for each in section.fields
            for node in self.evaluation.nodes(each.path)
            if node.relevant and self.asking.is_typed(node)
        ]
        answered = sum(node.value != "" for node in nodes)
        return Progress(section, self.title(section), answered, len(nodes))

    def _tells(self, section):
        """Whether it shows something that nobody answers: a note, or who lives here."""
        return any(
            node.relevant for each in section.fields for node in self.evaluation.nodes(each.path)
        )

    def title(self, section):
        """What the section is called: its own words, or those of what holds it."""
        path = section.path
        while path and not (said := title_of(self.form, self.form.fields[path], self.language)):
            path = self.form.fields[path].above
        return said if path else self.form.title

    @property
    def first_open(self):
        """The section to go on with: where something is missing, or nothing is said yet.

        After these, one with a question that was passed over; the last one where there is none.
        """
        missing = {fault.path for fault in self.faults if fault.kind == REQUIRED}
        wanting = (
            each
            for each in self.sections
            if (each.asked and not each.answered)
            or missing & {field.path for field in each.section.fields}
        )
        passed_over = (each for each in self.sections if not each.is_done)
        found = next(wanting, None) or next(passed_over, None)
        return (found or self.sections[-1]).section if self.sections else None

    def first_blank(self, section):
        """The id of the first question of a section that is not answered; "" where all are."""
        asked = (each for _row, found in self.parts(section) for each in found)
        blank = (e for e in asked if e.is_asked and not (e.is_given or e.value or e.is_hidden))
        return next((each.anchor for each in blank), "")

    def after(self, section):
        """The section that follows; None after the last."""
        keys = [each.section.key for each in self.sections]
        place = keys.index(section.key) + 1 if section.key in keys else 0
        return self.sections[place].section if place < len(keys) else None

    def questions(self, section):
        """The questions of a section that is asked once."""
        return [
            self._question(each, node)
            for each in section.fields
            for node in self.evaluation.nodes(each.path)
        ]

    def rows(self, section):
        """(row's node, questions) of each row of a section that is asked in a repeat."""
        return [
            (row, [self._question(each, self._below(row, each)) for each in section.fields])
            for row in self.evaluation.nodes(section.repeat)
            if row.relevant
        ]

    def parts(self, section):
        """As `rows`; one part without a row where the section is asked once."""
        return self.rows(section) if section.repeat else [(None, self.questions(section))]

    def is_table(self, section):
        """Whether members stand in the rows of a table, and not on a card each."""
        one_answer = all(each.control != "select" for each in section.fields)
        return bool(section.repeat) and one_answer and len(section.fields) <= FEW_COLUMNS

    def _below(self, row, each):
        return next(node for node in row.walk() if node.path == each.path)

    def _question(self, each, node):
        is_hidden = not may_read(each, self.readable)
        several = each.control in ("select", "rank")
        chosen = set(node.value.split()) if several else {node.value}
        offered = self.evaluation.choices(node) if each.choices and node.relevant else []
        return Question(
            name="/".join(self.asking.address(node)),
            code=each.name,
            label=self.evaluation.words(each.label, node),
            hint=self.evaluation.words(each.hint, node),
            kind=self._kind(each, len(offered)),
            value="" if is_hidden else node.value,
            choices=[] if is_hidden else [(v, label, v in chosen) for v, label in offered],
            is_required=bool(each.required),
            is_asked=node.relevant,
            is_given=not self.asking.is_typed(node),
            is_hidden=is_hidden,
            message=self._messages.get(self.asking.address(node), ""),
        )

    @staticmethod
    def _kind(each, offered):
        if is_note(each):
            return "note"
        if each.control == "select1":
            return "list" if offered > FEW_CHOICES else "one"
        if each.control in ("select", "rank"):
            return "several"
        if each.control == "trigger":
            return "read"
        return _INPUTS.get(each.kind, "text")

    @cached_property
    def _messages(self):
        """Address of a question → what is wrong with it; of blanks only where it was asked for."""
        return {
            fault.where: self.said(fault)
            for fault in self.faults
            if self._with_faults or fault.kind != REQUIRED
        }

    def said(self, fault):
        """A fault in the form's own words, or in ours."""
        if fault.where in self._hidden:
            return SAID[REQUIRED if fault.kind == REQUIRED else CHOICE]
        node = self.asking.named.get("/".join(fault.where))
        return words_of(fault, node.value if node else "")

    def of_section(self, section):
        """The faults of a section."""
        paths = {each.path for each in section.fields}
        return [fault for fault in self.faults if fault.path in paths]

    @cached_property
    def severities(self):
        """(sector, Score or None) of each sector that may be told, so far."""
        found, sight = sectors_of(self.told), NeedsSight(self.readable, is_whole=True)
        return [(sector, found.get(sector)) for sector in Sector if sector in sight.sectors]

    @property
    def emergencies(self):
        """(emergency, instruction) of what can't wait, as soon as it is said."""
        return [(each, INSTRUCTIONS[each]) for each in emergencies_in(self.told)]
