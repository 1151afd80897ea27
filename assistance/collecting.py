"""Of lines of a distribution: whose household it is, how many are covered, and who may collect."""

from collections import defaultdict

from assistance.models import AssistedPerson
from cases import visible
from cases.keys import Keys
from cases.models import Individual, PersonLink
from cases.sight import sight_of


class Collecting:
    """Read once for many lines, and told as far as the user is shown it; else by number."""

    def __init__(self, lines, user, on):
        self._sight, self._user, self._on = sight_of(user, on), user, on
        self._covered = _covered(lines)
        self._heads = _heads({line.household_id for line in lines})
        self._eldest = self._read_eldest(lines)
        self._links = self._read_links()
        self._seen = self._read_seen(lines)

    def head(self, line):
        """The name of the head of the household; "" where there is none to tell."""
        head = self._heads.get(line.household_id)
        return self._name(head) if head else ""

    def person(self, line):
        """The person of the household for whom the line is; by number where that is all."""
        return self._called(line.person)

    def people(self, line):
        """How many people the line's assistance covers."""
        return len(self._covered[line.assistance_id])

    def collectors(self, line):
        """Names of those who may collect: the head, else the eldest; then who was named for it."""
        first = self._first(line)
        links = [
            link
            for number in dict.fromkeys([*self._covered[line.assistance_id], first and first.pk])
            for link in self._links.get(number, ())
        ]
        named = [self._linked(link) for link in sorted(links, key=lambda link: link.pk)]
        called = [self._called(first)] if first else []
        return list(dict.fromkeys([*called, *named]))

    def _first(self, line):
        return self._heads.get(line.household_id) or self._eldest.get(line.assistance_id)

    def _linked(self, link):
        return self._called(link.other) if link.other else link.other_name

    def _called(self, person):
        return self._name(person) or str(person)

    def _name(self, person):
        is_seen = self._seen is None or person.pk in self._seen
        return self._sight.blank(person).full_name if is_seen else ""

    def _read_eldest(self, lines):
        """Assistance → the eldest whom it covers, where the household has no head."""
        eldest = {
            line.assistance_id: self._covered[line.assistance_id][0]
            for line in lines
            if line.household_id not in self._heads and self._covered[line.assistance_id]
        }
        people = Individual.objects.in_bulk(set(eldest.values()))
        return {assistance: people[number] for assistance, number in eldest.items()}

    def _read_links(self):
        """Person → the links by which somebody may collect for them, who has not left."""
        if not self._sight.shows("personlink.other_name"):
            return {}
        people = {number for numbers in self._covered.values() for number in numbers}
        people |= {head.pk for head in self._heads.values()}
        rows = PersonLink.objects.on(self._on).filter(
            individual__among=Keys(people), may_collect=True, other__left_on__isnull=True
        )
        links = defaultdict(list)
        for link in rows.select_related("other"):
            links[link.individual_id].append(link)
        return links

    def _read_seen(self, lines):
        """Whom of all these the user sees, where they see people one by one; None: everybody."""
        if not self._sight.is_in_part:
            return None
        people = {each.pk for each in (*self._heads.values(), *self._eldest.values())}
        people |= {line.person_id for line in lines}
        people |= {link.other_id for links in self._links.values() for link in links}
        return visible.among(Individual, people - {None}, self._user, on=self._on)


def _covered(lines):
    """Assistance → numbers of the people whom it covers, the eldest first."""
    rows = AssistedPerson.objects.filter(
        assistance__among=Keys(line.assistance_id for line in lines if line.assistance_id)
    )
    covered = defaultdict(list)
    told = rows.order_by("individual__birth_date", "individual")
    for assistance, person in told.values_list("assistance", "individual"):
        covered[assistance].append(person)
    return covered


def _heads(households):
    present = Individual.objects.present().filter(household__among=Keys(households), is_head=True)
    return {head.household_id: head for head in present}
