"""What the page of a household reads, each thing once, however many parts of the page show it."""

from dataclasses import replace

from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import get_language

from cases import completeness, disability, flags, kinship, population, quality, washington_group
from cases.actions.facts import CONFIDENTIAL
from cases.choices import DocumentState, HouseholdKind, ResidenceKind
from cases.composition import Composition
from cases.consents import answers_of, given_purposes, partner_of
from cases.facts import Facts, facts_of
from cases.models import Assignment, Individual, Membership, MistakeReport, Restriction
from cases.to_complete import home_of, judged


class HouseholdReading:
    """One household as of today, for a user who may see it."""

    def __init__(self, household, user, day):
        self.household, self.user, self.day = household, user, day

    @cached_property
    def members(self):
        """Present members, the head first, then by age; each with `has_decision` and `facts`."""
        people = disability.with_decisions(self.household.members.present(), on=self.day)
        members = list(people.select_related("origin").order_by("-is_head", "birth_date", "number"))
        facts = self._facts() if members else {}
        for person in members:
            person.facts = facts.get(person.number, Facts())
        return members

    def _facts(self):
        return facts_of(
            Individual.objects.filter(household=self.household).present(),
            on=self.day,
            language=get_language(),
            confidential=self.user.has_perm(CONFIDENTIAL),
        )

    @cached_property
    def head(self):
        """The head of household; None in an institution group and where nobody is left."""
        return next((person for person in self.members if person.is_head), None)

    @cached_property
    def residences(self):
        """All addresses, the latest first."""
        return list(self.household.residences.select_related("place").order_by("-from_on", "-id"))

    @cached_property
    def home(self):
        """The actual address of the day; None where none is recorded."""
        return next((r for r in self.residences if self._is_home(r)), None)

    def _is_home(self, residence):
        begun = residence.from_on <= self.day
        ended = residence.until_on is not None and residence.until_on <= self.day
        return residence.kind == ResidenceKind.ACTUAL and begun and not ended

    @cached_property
    def composition(self):
        """Who lives here, counted from the members."""
        composition = Composition()
        for person in self.members:
            composition.add(person, self.day)
        return composition

    @cached_property
    def judged(self):
        """The household as flags and checks want it: plain values of each member."""
        links = [
            (link["individual"], link["kind"], link["other"] or link["other_name"])
            for person in self.members
            for link in person.facts.links
        ]
        ties = kinship.ties(dict.fromkeys(links))
        people = [_judged(person, ties, self.day) for person in self.members]
        return quality.Household(
            people=tuple(people),
            declared_size=self.household.declared_size,
            presumed=self.household.presumed,
            last_confirmed_on=self.household.last_confirmed_on,
            registered_on=self.household.registered_on,
        )

    @cached_property
    def computed(self):
        """All `flags.Flags` of a household; None of an institution group, which is no family."""
        if self.household.kind == HouseholdKind.INSTITUTION:
            return None
        return flags.household_flags(self.judged.people, on=self.day)

    @cached_property
    def flags(self):
        """What the household is: (code, words, what that rests on) of each flag that is true."""
        return flags.shown(self.computed) if self.computed else []

    @cached_property
    def checks(self):
        """What to look at again in the record, the heaviest first."""
        return quality.checks(self.judged, on=self.day)

    @cached_property
    def missing(self):
        """What is still to ask of a household registered in a hurry; nothing of a complete one."""
        if self.household.is_complete:
            return []
        return completeness.missing(self.judged, home=home_of(self.home))

    @cached_property
    def undated_pregnancies(self):
        """How many are pregnant by a desk's word, beside those whose expected day is known."""
        return completeness.undated_pregnancies(self.judged.people)

    @cached_property
    def away(self):
        """Members who are away on the day."""
        return [person for person in self.members if person.facts.absences]

    @cached_property
    def former_members(self):
        """People whose record is still with this household though they left."""
        return list(self.household.members.exclude(left_on=None).order_by("-left_on", "number"))

    @cached_property
    def moved_members(self):
        """Stays here of people who belong to another household now, if the user may see them."""
        return list(
            Membership.objects.filter(household=self.household)
            .exclude(individual__household=self.household)
            .filter(individual__in=Individual.objects.visible_to(self.user, on=self.day))
            .select_related("individual")
            .order_by("-until_on", "-id")
        )

    @cached_property
    def team(self):
        """Who works with the household or one of its members."""
        rows = Assignment.objects.on(self.day).filter(self._about_here())
        return list(rows.select_related("user").order_by("from_on", "id"))

    @cached_property
    def restrictions(self):
        """Why the household, or somebody in it, is hidden from partners."""
        rows = Restriction.objects.on(self.day).filter(self._about_here())
        return list(rows.order_by("from_on", "id"))

    @cached_property
    def answers(self):
        """Number → purpose → what each member said of their data (`consents.Answers`)."""
        return answers_of(self.members, partner=partner_of(self.user))

    @cached_property
    def consented(self):
        """[(purpose, how many members gave it, of how many)] of what somebody gave."""
        return given_purposes(self.answers, self.day)

    @cached_property
    def mistakes(self):
        """What somebody says is a mistake here, and nobody decided yet."""
        here = Q(household=self.household) | Q(individual__household=self.household)
        rows = MistakeReport.objects.filter(here, decided_on=None)
        return list(rows.select_related("individual", "reported_by").order_by("id"))

    def _about_here(self):
        numbers = [person.number for person in self.members]
        return Q(household=self.household) | Q(individual__in=numbers)


def _judged(person, ties, day):
    """One member as the checks want them."""
    facts = person.facts
    return replace(
        judged(person, facts),
        disability=disability.has_disability(person, day),
        pregnant=population.is_pregnant(person.pregnancy_expected_on, day),
        breastfeeding=bool(person.breastfeeding_until and person.breastfeeding_until >= day),
        ties=ties.get(person.number, kinship.Ties()),
        difficulties=tuple(getattr(person, domain) for domain in washington_group.DOMAINS),
        disability_until=facts.disability_until,
        passport_replaced=any(
            paper["issued_with_state"] == DocumentState.REPLACED for paper in facts.documents
        ),
    )
