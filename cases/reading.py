"""What the page of a household reads, each thing once, however many parts of the page show it."""

from dataclasses import replace

from django.db.models import Exists, OuterRef, Q
from django.utils.functional import cached_property
from django.utils.translation import get_language

from cases import (
    completeness,
    disability,
    flags,
    home_queries,
    kinship,
    population,
    quality,
    visible,
    washington_group,
)
from cases.choices import DocumentState, HouseholdKind, ResidenceKind
from cases.composition import Composition, coarse, health_is_told
from cases.consents import answers_of, given_purposes, partner_of
from cases.facts import Facts, facts_of_household
from cases.models import Individual, Membership, Restriction
from cases.policy import sees_in_part
from cases.sight import sight_of
from cases.to_complete import home_of, judged


class HouseholdReading:
    """One household as of today, as far as a user is shown it who may see it.

    Who sees people one by one is told how many live here, and of whom they see. What is known of
    the household as a whole (flags, checks, the team, why it is hidden) is for who sees it whole.
    """

    def __init__(self, household, user, day, *, may_change=True):
        self.household, self.user, self.day = household, user, day
        self.may_change = may_change
        # What another room reads for several parts of the page, by the room's name.
        self.kept = {}

    @cached_property
    def sight(self):
        """What the user is shown here."""
        team = {row.user_id for row in self.team}
        sight = sight_of(self.user, self.day, household=self.household, team=team)
        return sight.beside(self.household)

    @cached_property
    def is_whole(self):
        """Whether the user works with households, and not with single people of them."""
        return not sees_in_part(self.user)

    @cached_property
    def members(self):
        """Present members who are seen, the head first; each with `has_decision` and `facts`."""
        everybody, _composition = self._counted
        members = [person for person in everybody if self.is_whole or person.is_seen]
        facts = self._facts() if members else {}
        for person in members:
            person.facts = facts.get(person.number, Facts())
        return members

    @cached_property
    def _counted(self):
        """All present members, counted before anything is hidden of them; and their composition."""
        if self.is_whole:
            people = home_queries.members(self.household.pk, self.day)
        else:
            seen = self.sight.people.filter(pk=OuterRef("pk"))
            people = home_queries.members_of(self.household, self.day)
            people = list(people.annotate(is_seen=Exists(seen)))
        composition = Composition()
        for person in people:
            person.household = self.household
            composition.add(person, self.day)
            self.sight.blank(person)
        return people, composition

    @property
    def withheld(self):
        """How many present members the user does not see."""
        return self.composition.size - len(self.members)

    def _facts(self):
        return facts_of_household(
            self.household, on=self.day, language=get_language(), sight=self.sight
        )

    @cached_property
    def head(self):
        """The head of household; None in an institution group and where nobody is left."""
        return next((person for person in self.members if person.is_head), None)

    @cached_property
    def residences(self):
        """All addresses, the latest first, as exactly as they are shown."""
        rows = self.household.residences.select_related("place").order_by("-from_on", "-id")
        return coarse(rows, self.sight)

    @cached_property
    def home(self):
        """The actual address of the day; None where none is recorded."""
        return next((r for r in self.residences if self._is_home(r)), None)

    def _is_home(self, residence):
        begun = residence.from_on <= self.day
        ended = residence.until_on is not None and residence.until_on <= self.day
        return residence.kind == ResidenceKind.ACTUAL and begun and not ended

    @property
    def composition(self):
        """Who lives here, counted from all members."""
        _everybody, composition = self._counted
        return composition

    @cached_property
    def tells_health(self):
        """Whether the counts of who is ill are shown: not where they would tell of somebody."""
        return health_is_told(self.sight, self.withheld)

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
        if not self.is_whole or self.household.kind == HouseholdKind.INSTITUTION:
            return None
        return flags.household_flags(self.judged.people, on=self.day)

    @cached_property
    def flags(self):
        """What the household is: (code, words, what that rests on) of each flag that is true."""
        return flags.shown(self.computed) if self.computed else []

    @cached_property
    def checks(self):
        """What to look at again in the record, the heaviest first."""
        return quality.checks(self.judged, on=self.day) if self.is_whole else []

    @cached_property
    def missing(self):
        """What is still to ask of a household registered in a hurry; nothing of a complete one."""
        if self.household.is_complete or not self.is_whole:
            return []
        return completeness.missing(self.judged, home=home_of(self.home))

    @cached_property
    def undated_pregnancies(self):
        """How many are pregnant by a desk's word, beside those whose expected day is known."""
        return completeness.undated_pregnancies(self.judged.people) if self.is_whole else 0

    @cached_property
    def away(self):
        """Members who are away on the day."""
        return [person for person in self.members if person.facts.absences]

    @cached_property
    def former_members(self):
        """People whose record is still with this household though they left."""
        left = self.household.members.exclude(left_on=None).filter(self.sight.of_members("pk"))
        return list(map(self.sight.blank, left.order_by("-left_on", "number")))

    @cached_property
    def moved_members(self):
        """Stays here of people who belong to another household now, if the user may see them."""
        stays = (
            Membership.objects.filter(household=self.household)
            .exclude(individual__household=self.household)
            .select_related("individual")
            .order_by("-until_on", "-id")
        )
        if self.sight.is_in_part:
            stays = stays.filter(individual__in=self.sight.people)
        else:
            # Nearly always nobody moved: then nobody has to be judged.
            moved = {stay.individual_id for stay in stays}
            seen = visible.among(Individual, moved, self.user, on=self.day)
            stays = [stay for stay in stays if stay.individual_id in seen]
        for stay in stays:
            self.sight.blank(stay.individual)
        return list(stays)

    @cached_property
    def team(self):
        """Who works with the household or one of its members."""
        if not self.is_whole:
            return []
        return home_queries.team(self.household.pk, self.day)

    @cached_property
    def restrictions(self):
        """Why the household, or somebody in it, is hidden from partners."""
        if not self.is_whole:
            return []
        numbers = [person.number for person in self.members]
        here = Q(household=self.household) | Q(individual__in=numbers)
        rows = Restriction.objects.on(self.day).filter(here)
        return list(map(self.sight.blank, rows.order_by("from_on", "id")))

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
        if not self.is_whole:
            return []
        return home_queries.mistakes(self.household.pk)


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
