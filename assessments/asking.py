"""The answers to an assessment under its form: while it is asked, and once it is recorded."""

from random import SystemRandom

from django.utils.timezone import localtime

from assessments.flat import joined
from assessments.questionnaires import form_of, language_of
from assessments.roster import filled, placed
from assessments.xlsform.evaluation import Evaluation
from assessments.xlsform.faults import address
from assessments.xlsform.form import is_note
from cases.models import Individual


class Answers:
    """The answers to one assessment under its form. `given` are addresses that nobody types."""

    def __init__(self, assessment, answers, *, at, language):
        self.assessment, self.form = assessment, form_of(assessment.instrument)
        self.given = frozenset()
        self._at, self._language = at, language_of(self.form, language)
        self.evaluation = self._evaluated(answers)

    @property
    def named(self):
        """Name in a page's form → node: the address of a question, its steps parted by strokes."""
        return {
            "/".join(self.address(node)): node
            for field in self.form.fields.values()
            if field.control
            for node in self.evaluation.nodes(field.path)
        }

    def address(self, node):
        """Names from the root to a node, a row by its identity."""
        return address(self.form, node)

    def is_typed(self, node):
        """Whether people answer the question of a node, and neither a form nor the register."""
        field = self.form.fields[node.path]
        is_said = bool(field.calculate) or is_note(field)
        return not (is_said or self.address(node) in self.given)

    def typing(self, values):
        """Take typed values (name of a question → text) and evaluate again.

        Names are those of `named`; what names no question, or one that is not typed, is left out.
        """
        nodes = self.named
        for name, value in values.items():
            if name in nodes and self.is_typed(nodes[name]):
                nodes[name].value = value
        self.evaluation = self._evaluated(self.evaluation.answers())

    def _evaluated(self, answers):
        # Forms ask for the local day and time.
        now, random = localtime(self._at), SystemRandom()
        return Evaluation(self.form, answers, now=now, random=random, language=self._language)


class Asking(Answers):
    """A draft as of a moment, filled with who lives in the household now."""

    def __init__(self, assessment, typed, *, at, language):
        form, self.members = form_of(assessment.instrument), members_of(assessment.household)
        answers, given = filled(
            form, typed, assessment.household, self.members, on=assessment.assessed_on
        )
        super().__init__(assessment, answers, at=at, language=language)
        self.given = given


class AskingOfPlace(Answers):
    """A draft about a place as of a moment: the register knows which place it is."""

    def __init__(self, assessment, typed, *, at, language):
        answers, given = placed(form_of(assessment.instrument), typed, assessment.place)
        super().__init__(assessment, answers, at=at, language=language)
        self.given = given


def recorded(assessment, members=(), *, language):
    """The Answers of a finished assessment, with those of these members (`MemberAnswers`).

    That of a place has none.
    """
    form = form_of(assessment.instrument)
    rows = [(str(member.individual_id or member.position), member.answers) for member in members]
    answers = joined(form, assessment.answers, rows)
    return Answers(assessment, answers, at=assessment.finished_at, language=language)


def members_of(household):
    """Present members, the head first: the rows of a roster."""
    members = Individual.objects.filter(household=household).present()
    return list(members.order_by("-is_head", "birth_date", "number"))
