"""The page of one person: their fields to correct or to read, and what is recorded of them."""

from dataclasses import replace

from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import get_language

from cases import disability, links, population
from cases.admin.action_pages import PERSON_PAGES, may_act, offered
from cases.admin.fact_pages import END_TEAM_PAGES, FACT_PAGES, LINK_PAGES
from cases.admin.history_page import pages_offered
from cases.admin.person_form import SECTIONS, PersonForm
from cases.facts import ended_facts_of, facts_of
from cases.models import Household, Individual, Membership, Restriction
from cases.panels import KIND_WORDS, fact_lines
from cases.sight import sight_of


class PersonPage:
    """One person as a user is shown them on a day, and what that user may do about them."""

    def __init__(self, model_admin, request, person, day):
        self.model_admin, self.request, self.user = model_admin, request, request.user
        sight = sight_of(request.user, day, household=person.household)
        self.day, self.sight = day, sight.beside(person.household)
        self.may_change = model_admin.has_change_permission(request, person)
        if self.sight.shows(*_DISABILITY):
            decisions = person.disability_decisions.on(day)
            degrees = population.COUNTS_AS_DISABILITY
            person.has_decision = decisions.filter(degree__in=degrees).exists()
        self.person = self.sight.blank(person)

    @property
    def template(self):
        """A form to correct, or a page to read."""
        return "cases/person.html" if self.may_change else "cases/person_read.html"

    @cached_property
    def form(self):
        """The fields that the user reads, with what they typed."""
        data = self.request.POST if self.request.method == "POST" else None
        return PersonForm(data, instance=self.person, on=self.day, sight=self.sight)

    def context(self):
        """What the page shows."""
        # An action that refused has read them anew.
        person, facts = self.sight.blank(self.person), self._facts(facts_of)
        ended = self._facts(ended_facts_of)
        names = self._names(facts.links + ended.links)
        return {
            "title": person.full_name or str(person),
            "opts": self.model_admin.opts,
            "form": self.form if self.may_change else None,
            "sections": None if self.may_change else self._sections(),
            "person": person,
            "household": person.household,
            "sight": self.sight,
            "age": population.shown_age(person.birth_date, self.day),
            "disability": self._disability(),
            "restrictions": self._restrictions(),
            "day": self.day,
            "offered": [*self._offered(PERSON_PAGES), *pages_offered(person, self.user)],
            "recorded": [*self._offered(FACT_PAGES), *self._offered(self._ends())],
            "links": [links.shown(link, names) for link in facts.links],
            "link_pages": self._offered(LINK_PAGES),
            "facts": fact_lines(replace(facts, links=[]), names, self.day),
            "masked_kinds": [words for kind, words in KIND_WORDS.items() if kind in facts.masked],
            "earlier": fact_lines(ended, names, self.day),
            "stays": self._stays(),
        }

    def _facts(self, read):
        """What is read of the person, as far as it is shown."""
        asked = Individual.objects.filter(pk=self.person.pk)
        found = read(asked, on=self.day, language=get_language(), sight=self.sight)
        return found[self.person.pk]

    def _names(self, found):
        """Number → name of them and of those linked to them whom the user sees."""
        own = {self.person.number: self.person.full_name}
        others = links.ends_of(found) - own.keys()
        return own | links.names_of(others, self.user, on=self.day, sight=self.sight)

    def _offered(self, pages):
        """Those of the pages by which this user may do something about this person."""
        may = [page for page in pages if may_act(self.model_admin, self.request, self.person, page)]
        return offered(self.person, may, self.user)

    def _ends(self):
        """The pages that end somebody's work with them, and their being hidden, where it holds."""
        held = {
            "end-assignment": self.person.assignments.on(self.day),
            "end-restriction": self.person.restrictions.on(self.day),
        }
        return [
            page
            for page in END_TEAM_PAGES
            if self.user.has_perm(page.permission) and held[page.slug].exists()
        ]

    def _restrictions(self):
        """Why they, or their household, are hidden from partners, for who may hide them."""
        if not self.user.has_perm("cases.restrict"):
            return []
        here = Q(individual=self.person.pk) | Q(household=self.person.household_id)
        rows = Restriction.objects.on(self.day).filter(here).order_by("from_on", "id")
        return list(map(self.sight.blank, rows))

    def _disability(self):
        """Whether they have a disability: True, False, None; "" where that is not shown."""
        if not self.sight.shows(*_DISABILITY):
            return ""
        return disability.has_disability(self.person, self.day)

    def _sections(self):
        """The fields under their headings, to read: (label, value; None where it is not shown)."""
        return [
            (title, [self._said(Individual._meta.get_field(name)) for name in names])
            for title, names in SECTIONS
        ]

    def _said(self, field):
        if not self.sight.shows(f"individual.{field.name}"):
            return field.verbose_name, None
        if field.choices:
            return field.verbose_name, getattr(self.person, f"get_{field.name}_display")() or "–"
        value = getattr(self.person, field.name)
        return field.verbose_name, "–" if value in (None, "") else value

    def _stays(self):
        """The households of a person's life here, as far as the user may see them."""
        stays = Membership.objects.visible_to(self.user, on=self.day).filter(
            individual=self.person.pk
        )
        if self.sight.is_in_part:
            seen = Household.objects.visible_to(self.user, on=self.day)
            stays = stays.filter(household__in=seen)
        return stays.select_related("household").order_by("-from_on", "-id")


_DISABILITY = ("individual.wg_disability_3", "disabilitydecision.degree")
