"""What a program sends of an assessment, by the names of the questions, as answers of the form."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from assessments import nested
from assessments.answer_values import Unreadable, answer
from assessments.fault_words import words_of
from assessments.field_names import SEVERAL, FieldNames, choices_of, scope_of
from assessments.flat import flat, member_repeats
from assessments.households import named
from assessments.roster import HOUSEHOLD, NUMBER
from assessments.xlsform.evaluation import MOST_ROWS
from assessments.xlsform.form import REPEAT

TWICE = _("This question is answered twice, by different names.")
ANOTHER = _("This is not the number of the household.")
NO_QUESTION = _("There is no such question.")
NO_ROWS = _("This is a list of rows, of which there are 200 at most.")
_PLAIN = (str, int, float, bool)


@dataclass
class Received:
    """Answers nested as in the form; `errors` are words by what the program calls the place."""

    form: object
    answers: dict = field(default_factory=dict)
    errors: dict = field(default_factory=dict)
    _names: dict = field(default_factory=dict)

    @classmethod
    def of(cls, form, answers, members):
        """Read the answers about the household, and those about each member."""
        received = cls(form)
        received.answers = received._placed(form.root, answers, "answers")
        repeats = member_repeats(form)
        if members and not repeats:
            received._fault("members", _("This questionnaire asks of no member."))
        for path in repeats:
            rows = [received._member(path, repeats, row, n) for n, row in enumerate(members)]
            steps = tuple(path.split("/")[2:])
            received.answers = nested.put(received.answers, {steps: rows} if rows else {})
        return received

    def tell(self, judged, household):
        """Add what the form finds wrong, where nothing is wrong already; and another's number."""
        positions = judged.positions
        for fault in judged.faults:
            called = self._called(fault.where, positions)
            if called not in self.errors:
                self._fault(called, words_of(fault, judged.value(fault.where)))
        said = flat(self.answers).get(HOUSEHOLD)
        if said and named(said)[0] != household.pk:
            self._fault(f"answers.{HOUSEHOLD}", ANOTHER)

    def _fault(self, name, words):
        self.errors.setdefault(name, []).append(str(words))

    def _member(self, path, repeats, row, place):
        """The row of a member in one of the repeats that ask about members."""
        said = dict(row["answers"])
        if row.get("individual"):
            said.setdefault(NUMBER, row["individual"])
        names = self._names_in(path)
        here = {name: value for name, value in said.items() if name in names}
        if path == repeats[0]:
            known = [self._names_in(each) for each in repeats]
            for name in said:
                if name != NUMBER and not any(name in each for each in known):
                    self._fault(f"members.{place}.{name}", NO_QUESTION)
        return self._placed(path, here, f"members.{place}")

    def _placed(self, scope, said, called):
        """The answers below a scope, each in its group."""
        names, found = self._names_in(scope), {}
        repeats = self._repeats(scope)
        for name, value in said.items():
            fields = names.fields(name)
            if len(fields) == 1:
                steps = self._steps(scope, fields[0].path)
                if steps in found:
                    self._fault(f"{called}.{name}", TWICE)
                found[steps] = self._value(fields[0], value, f"{called}.{name}")
            elif fields:
                words = _("Several questions have this name: write it with its groups, a/name.")
                self._fault(f"{called}.{name}", words)
            elif name in repeats and isinstance(value, list) and len(value) <= MOST_ROWS:
                found[self._steps(scope, repeats[name])] = [
                    self._row(repeats[name], row, f"{called}.{name}.{place}")
                    for place, row in enumerate(value)
                ]
            else:
                self._fault(f"{called}.{name}", NO_ROWS if name in repeats else NO_QUESTION)
        return nested.put({}, {steps: value for steps, value in found.items() if value})

    def _row(self, path, row, called):
        if isinstance(row, dict):
            return self._placed(path, row, called)
        self._fault(called, _("A row is an object of answers."))
        return {}

    def _names_in(self, scope):
        if scope not in self._names:
            self._names[scope] = FieldNames(self.form, scope)
        return self._names[scope]

    def _repeats(self, scope):
        """Name → path of the repeats of a scope that ask about nobody's members."""
        others = set(member_repeats(self.form))
        return {
            each.name: path
            for path, each in self.form.fields.items()
            if each.what == REPEAT and path not in others and scope_of(self.form, each) == scope
        }

    @staticmethod
    def _steps(scope, path):
        return tuple(path[len(scope) + 1 :].split("/"))

    def _value(self, each, value, called):
        is_list = isinstance(value, list) and each.control in SEVERAL
        if is_list and all(isinstance(chosen, str) for chosen in value):
            value = " ".join(value)
        if value is None:
            return ""
        if not isinstance(value, _PLAIN):
            self._fault(called, _("An answer is a text, a number, true or false."))
            return ""
        try:
            return answer(each, value, choices_of(self.form, each))
        except Unreadable as fault:
            self._fault(called, str(fault.message))
            return ""

    def _called(self, where, positions):
        """What a program calls the place of an address: its rows by their place, from 0."""
        of_members, path, called = set(member_repeats(self.form)), self.form.root, ["answers"]
        steps = iter(enumerate(where, start=1))
        for length, name in steps:
            path, last = f"{path}/{name}", [name]
            if self.form.fields[path].what == REPEAT and length < len(where):
                _length, row = next(steps)
                # A row beyond those that are read has no place but the one that it was sent at.
                place = str((positions.get(where[: length + 1]) or int(row)) - 1)
                called = ["members", place] if path in of_members else [*called, name, place]
                last = []
        return ".".join([*called, *last])
