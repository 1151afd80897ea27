"""How an application for citizenship ends, and which children follow."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases import population
from cases.actions import records, writing_facts
from cases.actions.facts import statuses_of
from cases.actions.writing import action
from cases.choices import ApplicationOutcome, DocumentState, DocumentType, Kinship, Status
from cases.models import Individual, LegalStatus, PersonLink


def may_follow(person, *, on):
    """The present members of a person's household, and their children who live elsewhere.

    Who of them is a child is said by the age alone: nobody else knows whose child somebody is.
    """
    links = PersonLink.objects.on(on)
    named = links.filter(individual=person, kind=Kinship.CHILD, other__isnull=False)
    naming = links.filter(other=person, kind=Kinship.PARENT)
    theirs = Q(pk__in=named.values("other")) | Q(pk__in=naming.values("individual"))
    people = Individual.objects.present().exclude(pk=person.pk)
    return people.filter(Q(household=person.household_id) | theirs)


def citizens():
    """The statuses of those who are citizens already."""
    return LegalStatus.objects.filter(status=Status.CITIZEN, until_on__isnull=True)


@action
def decide_citizenship(*, person, outcome, on, children, by, today, version=None):
    """Record how an application for citizenship ended; granted, the named children follow.

    Temporary protection and its certificate end by themselves; population group and eligibility
    stay as they are. Who is a citizen already is passed over. Returns the people who are citizens
    from that day on.
    """
    granted = outcome == ApplicationOutcome.GRANTED
    person, *followers = _locked([person, *(children if granted else ())], version)
    records.check_day(on, today)
    application = _application(person)
    records.check(
        application is not None or granted,
        _("No application of this person is running: record it first."),
        "no_application",
    )
    if application:
        _answer(application, outcome, on, today)
    _check_followers(person, followers, on, today)
    become = [each for each in (person, *followers) if granted and not _is_citizen(each)]
    for each in become:
        _make_citizen(each, on, today)
    return become


def _locked(people, version):
    """The people as they are now, their households locked; `version` is that of the first one."""
    first = people[0].household_id
    households = records.lock_households(*(person.household for person in people))
    if version is not None:
        records.check_version(households[first], version)
    return [records.refresh_person(person) for person in people]


def _check_followers(person, followers, on, today):
    numbers = {follower.pk for follower in followers}
    records.check(
        may_follow(person, on=today).filter(pk__in=numbers).count() == len(numbers),
        _("Only children of this household, or linked to this person as a child, follow them."),
        "not_a_child_here",
    )
    for follower in followers:
        records.check(
            not population.has_turned(population.ADULT_AGE, follower.birth_date, on),
            _("Only children follow a parent: who had turned 18 on that day applies alone."),
            "not_a_child",
        )


def _make_citizen(person, on, today):
    application = _application(person)
    if application:
        _answer(application, ApplicationOutcome.GRANTED, on, today)
    records.check(
        writing_facts.until_next(statuses_of(person), {}, since=on)["until_on"] is None,
        _("Another status of %(number)s began after that day: end it first, or correct the day.")
        % {"number": person},
        "later_status",
    )
    writing_facts.end_before(statuses_of(person), on, today=today)
    writing_facts.write_status(person, {"status": Status.CITIZEN}, since=on, today=today)
    certificates = person.documents.filter(
        type=DocumentType.TEMPORARY_PROTECTION, until_on__isnull=True
    )
    for certificate in certificates:
        certificate.state = DocumentState.VOID
        writing_facts.end(certificate, max(on, certificate.from_on), today=today)


def _answer(application, outcome, on, today):
    application.outcome = outcome
    writing_facts.end(application, on, today=today)


def _application(person):
    return person.statuses.filter(status=Status.CITIZENSHIP_APPLIED, until_on__isnull=True).first()


def _is_citizen(person):
    return citizens().filter(individual=person).exists()
