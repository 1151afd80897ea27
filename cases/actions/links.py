"""Links between two people: recorded, corrected and ended, from the page of either of them."""

from accounts.history.acting import MACHINE
from cases import fact_rules, population, rules
from cases.actions import records, writing_facts
from cases.actions.writing import action
from cases.link_choices import LinkEnd
from cases.link_rules import ceases_with_adulthood, link_faults
from cases.models import Household, PersonLink
from cases.models.ties import UNTIL_ADULT
from cases.population import ADULT_AGE

# So many links are ended in one transaction of the night.
AT_ONCE = 500


@action
def link_people(*, person, values, by, today, version=None):
    """Record what another person, registered or only named, is to this one."""
    records.lock_household(person.household, version)
    person = records.refresh_person(person)
    return writing_facts.write_link(person, values, since=today, today=today)


@action
def amend_link(*, link, person, values, by, today, version=None):
    """Correct what is known of an open link; `person` is the one of the two on whose page it is."""
    link, owner = _locked(link, person, version, today)
    for field, value in values.items():
        setattr(link, field, value)
    rules.refuse(link_faults(vars(link) | {"other": link.other}, owner, on=today))
    return records.save(link)


@action
def end_link(*, link, person, on, because, by, today, version=None):
    """Record that a link no longer holds from a day on, and why."""
    link, _owner = _locked(link, person, version, today)
    days = {"from_on": link.from_on, "until_on": link.until_on}
    rules.refuse(fact_rules.ending_faults(days, ends=on, on=today))
    link.ended_because = because
    return writing_facts.end(link, on, today=today)


def end_links_of_adults(*, today, progress=lambda done, of: None):
    """End what legal guardians were to children, on the days on which these turned 18.

    A carer stays: whoever needs one at 17 needs one at 18. What began after the birthday stays
    too. In portions, each a transaction of its own; whatever was ended is not found again. Returns
    how many were ended.
    """
    keys = [link.pk for link in _of_grown_children(today) if _grown_on(link)]
    ended = 0
    for first in range(0, len(keys), AT_ONCE):
        ended += _end_grown(keys=keys[first : first + AT_ONCE], today=today, by=MACHINE)
        progress(min(first + AT_ONCE, len(keys)), len(keys))
    return ended


@action
def _end_grown(*, keys, today, by):
    """End those of these links that still hold; returns how many."""
    found = _of_grown_children(today).filter(pk__in=keys)
    homes = Household.objects.filter(members__links__in=found).order_by("pk").distinct()
    records.lock_households(*homes)
    links = list(found.select_for_update(no_key=True, of=("self",)))
    for link in links:
        link.until_on, link.ended_because = _grown_on(link), LinkEnd.TURNED_18
        records.save(link)
    return len(links)


def _of_grown_children(today):
    """Links of legal guardians of whoever has turned 18, which have no end yet."""
    links = PersonLink.objects.filter(kind__in=UNTIL_ADULT, until_on__isnull=True)
    grown = links.filter(population.turned(ADULT_AGE, on=today, field="individual__birth_date"))
    return grown.select_related("individual").order_by("pk")


def _grown_on(link):
    """The 18th birthday of who was a child when the link began; None of who was none."""
    return ceases_with_adulthood(vars(link), link.individual.birth_date)


def _locked(link, person, version, today):
    """The link as it stands now and its owner, with the households of both locked."""
    owner = link.individual
    locked = records.lock_households(person.household, owner.household)
    if version is not None:
        records.check_version(locked[person.household_id], version)
    return writing_facts.open_row(link, today=today), records.refresh_person(owner)
