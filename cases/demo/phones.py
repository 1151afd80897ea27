"""Telephones: who has one, whose it really is, which fell silent, and how to call."""

from collections import deque
from datetime import timedelta

from cases.demo.days import after, between, known, within
from cases.demo.dice import Series, Weighted
from cases.demo.names import RUSSIAN
from cases.demo.rows import Phone

OPERATORS = (
    "33", "41", "43", "44", "49", "55", "77", "91", "93", "94", "95", "96", "98", "99",
)  # fmt: skip
# Mobile and fixed numbers of Nagorno-Karabakh, silent since the network went.
SILENT = ("97", "479")
# Of every Armenian number: a plus, 374 and eight digits.
LENGTH = 12
HEAD_HAS, ADULT_HAS, YOUTH_HAS, YOUTH = 0.9, 0.32, 0.15, 14
SHARES_WITH_HEAD, SHARES_WITH_ANOTHER_HOUSEHOLD, BROUGHT_FROM_HOME = 0.12, 0.1, 0.2
LENT_TO = 2
RUSSIAN_NUMBER, REPLACED, ANSWERED = 0.015, 0.04, 0.7
WHOSE = ("քրոջ", "եղբոր", "հարևանի", "տանտիրոջ", "որդու", "դստեր", "զարմիկի")
SAFE = Weighted({"safe": 62, "unknown": 29, "call_only": 5, "text_only": 2, "unsafe": 2})
NOTES = {
    "call_only": ("Միայն զանգել", "Զանգել 17:00-ից հետո"),
    "text_only": ("Միայն հաղորդագրություն", "Աշխատանքի է, գրել"),
    "unsafe": ("Խոսել միայն իր հետ, հանդիպման ժամանակ", "Հեռախոսը ուրիշի ձեռքին է"),
}
LANGUAGES = Weighted({"hy": 55, "": 44, "en": 1})
LANGUAGES_OF_RUSSIAN = Weighted({"ru": 70, "hy": 15, "": 15})


class Phones:
    """Gives out telephone numbers, each once; some are lent to the households that come after."""

    def __init__(self, chance):
        self._chance = chance
        self._mobile = Series(chance, len(OPERATORS) * 10**6)
        self._silent = Series(chance, 10**6)
        self._russian = Series(chance, 10**9)
        self._lenders = deque(maxlen=20)

    def of(self, household):
        """Rows of the telephones of a household, after which its people know their numbers."""
        head = household.head
        if head is None:
            return []
        rows = self._of_head(household, head)
        for person in household.people:
            if (
                person is not head
                and person.age >= YOUTH
                and not (person.twin_of or person.unnamed)
            ):
                rows += self._of_member(household, person, head)
        return rows

    def of_twin(self, household, person):
        """Rows of somebody's second record: the number of the first, where that is what shows it.

        Where the first has none yet, it gets this one too.
        """
        since = person.stay.since
        if "phone" not in person.shows:
            own = person.age >= 18 and self._is(HEAD_HAS)
            return [self._row(household, person, self._number(), since)] if own else []
        first, rows = person.twin_of, []
        if not first.phone:
            rows.append(self._row(household, first, self._number(), first.stay.since))
        return [*rows, self._row(household, person, first.phone, since)]

    def _of_head(self, household, head):
        if head.twin_of or head.unnamed or not self._is(HEAD_HAS):
            return []
        rows, since = self._from_home(household, head)
        if len(self._lenders) > 5 and self._is(SHARES_WITH_ANOTHER_HOUSEHOLD):
            number, whose = self._borrowed(), self._one_of(WHOSE)
            return [*rows, self._row(household, head, number, since, whose=whose)]
        number = self._number()
        if self._is(REPLACED):
            until = within(self._chance, head, since + timedelta(60), known(head)[1])
            if until:
                rows.append(self._row(household, head, number, since, until))
                number, since = self._number(), until
        self._lenders.append([number, LENT_TO])
        return [*rows, self._row(household, head, number, since)]

    def _from_home(self, household, head):
        """The number from home that fell silent, and the day from which there is a new one."""
        since, last = known(head)
        new_since = min(last, after(self._chance, since, 0, 30))
        if head.arrived_on is None or new_since == since or not self._is(BROUGHT_FROM_HOME):
            return [], since
        prefix = self._one_of(SILENT)
        number = f"+374{prefix}{self._silent.draw():06}"[:LENGTH]
        return [Phone(head.number, number, since, new_since, "", "unknown", "", "hy")], new_since

    def _of_member(self, household, person, head):
        has = ADULT_HAS if person.age >= 18 else YOUTH_HAS
        since = known(person)[0]
        if self._is(has):
            return [self._row(household, person, self._number(), since)]
        if head.phone and self._is(SHARES_WITH_HEAD):
            return [self._row(household, person, head.phone, since, whose=head.given_name)]
        return []

    def _row(self, household, person, number, since, until=None, whose=""):
        person.phone = number
        languages = LANGUAGES_OF_RUSSIAN if household.script == RUSSIAN else LANGUAGES
        safe = SAFE.draw(self._chance)
        last = until or known(person)[1]
        answered = between(self._chance, since, last) if self._is(ANSWERED) else None
        note = self._one_of(NOTES[safe]) if safe in NOTES else ""
        language = languages.draw(self._chance)
        return Phone(person.number, number, since, until, whose, safe, note, language, answered)

    def _borrowed(self):
        """A number of another household, which so many others may use beside it."""
        lender = self._lenders[int(self._chance.random() * len(self._lenders))]
        lender[1] -= 1
        if not lender[1]:
            self._lenders.remove(lender)
        return lender[0]

    def _number(self):
        if self._is(RUSSIAN_NUMBER):
            return f"+79{self._russian.draw():09}"
        operator, rest = divmod(self._mobile.draw(), 10**6)
        return f"+374{OPERATORS[operator]}{rest:06}"

    def _one_of(self, values):
        return values[int(self._chance.random() * len(values))]

    def _is(self, share):
        return self._chance.random() < share
