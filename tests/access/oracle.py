"""Who may see and change whom, said a second time: plain Python over plain values.

Written from the text of the issue and the decisions of the architecture, beside the policy and
without it: nothing of the project is imported here. Where the two disagree, one of them is wrong.
"""

from dataclasses import dataclass
from datetime import timedelta

STAFF = {"registrar", "caseworker", "supervisor", "dpo"}
CASEWORKERS = {"caseworker", "supervisor"}
# Who sees people one by one, and of a household what they see of its people.
IN_PART = {"partner", "dpo"}
DAYS_AFTER_REGISTERING = timedelta(days=30)
HOURS_OF_A_REGISTRAR = timedelta(hours=24)

ALL_CLASSES = frozenset(
    {
        "administrative",
        "identity",
        "contact",
        "protection",
        "health",
        "photo",
        "free_text",
        "assistance",
    }
)
OF_A_ROLE = {
    "registrar": ALL_CLASSES - {"protection", "assistance"},
    "caseworker": ALL_CLASSES - {"protection"},
    "supervisor": ALL_CLASSES,
    "partner": frozenset({"administrative", "identity", "contact"}),
    "coordinator": frozenset({"administrative"}),
    "auditor": frozenset({"administrative"}),
    "dpo": ALL_CLASSES,
    "administrator": frozenset({"administrative", "identity", "contact"}),
}

OF_THE_REGISTER = frozenset({"Household", "Individual"})
# Whose records a role changes, on whichever page.
CHANGES = {
    "registrar": OF_THE_REGISTER,
    "caseworker": OF_THE_REGISTER,
    "supervisor": OF_THE_REGISTER | {"Instrument", "Programme", "Service", "ValidityExtension"},
    "coordinator": frozenset({"Instrument", "Programme", "Service"}),
    "partner": OF_THE_REGISTER | {"Service"},
    "administrator": frozenset({"User", "Organisation", "SharingAgreement", "NeedCode", "Place"}),
}
COUNTS = {"coordinator", "supervisor"}
READS_AGREEMENTS = {"supervisor", "auditor", "dpo", "administrator"}


def role_of(asker, day):
    """The role in which somebody acts; none for whom nothing is opened."""
    ended = asker.role_until is not None and asker.role_until < day
    if not asker.active or asker.role_waits or ended:
        return ""
    if not asker.of_controller and asker.role in STAFF:
        return "partner"
    if asker.of_controller and asker.role == "partner":
        return ""
    return asker.role


def sees_household(register, asker, number):
    """Whether the household opens at all: whole to staff, else as far as one of its people."""
    role = role_of(asker, register.day)
    if role in IN_PART:
        return any(sees_person(register, asker, person.number) for person in register.of(number))
    return _staff_sees(register, asker, role, number) or _glass_is_open(
        register, asker, role, number
    )


def changes_household(register, asker, number):
    """Whether the household may be changed: never by who only reads behind broken glass."""
    role = role_of(asker, register.day)
    if role in IN_PART:
        return any(changes_person(register, asker, person.number) for person in register.of(number))
    return _staff_sees(register, asker, role, number)


def sees_person(register, asker, number):
    person, role = register.people[number], role_of(asker, register.day)
    if role == "dpo":
        return number in register.asked_about
    if role == "partner":
        if _hidden(register, person):
            return False
        return _theirs(register, asker, person) or _shared(register, asker, person)
    return sees_household(register, asker, person.household)


def changes_person(register, asker, number):
    person, role = register.people[number], role_of(asker, register.day)
    if role == "dpo":
        return number in register.asked_about
    if role == "partner":
        return not _hidden(register, person) and _theirs(register, asker, person)
    return changes_household(register, asker, person.household)


@dataclass(frozen=True)
class Sight:
    """The households and people that somebody sees, or may change."""

    role: str
    households: frozenset
    people: frozenset
    is_of_changing: bool = False
    # Numbers of referrals that they sent, or that their organisation answers.
    referrals: frozenset = frozenset()

    def opens(self, about, beside="partners"):
        """Whether a row opens that is about these: (household or None, person or None) each.

        Staff see it by any household that it leads to; others only where they see all its people.
        `beside` says to whom such rows are shown beside the staff: to `partners` and the data
        protection officer, to this `officer` alone, or `all to officer`, of whomever, to read.
        """
        if self.role not in IN_PART:
            return any(household in self.households for household, _person in about)
        if self.role == "dpo" and beside == "all to officer" and not self.is_of_changing:
            return True
        if self.role == "partner" and beside != "partners":
            return False
        return all(
            person in self.people if person else household in self.households
            for household, person in about
        )


def sight(register, asker, *, changing=False):
    """All that somebody sees, or may change."""
    of_household = changes_household if changing else sees_household
    of_person = changes_person if changing else sees_person
    return Sight(
        role=role_of(asker, register.day),
        households=frozenset(n for n in register.households if of_household(register, asker, n)),
        people=frozenset(n for n in register.people if of_person(register, asker, n)),
        is_of_changing=changing,
        referrals=frozenset() if changing else _referrals_known(register, asker),
    )


def _referrals_known(register, asker):
    """Whoever sent one knows it for ever, and so do the people of the organisation that answers."""
    role = role_of(asker, register.day)
    if role == "partner":
        return frozenset(r.number for r in register.referrals if r.to == asker.organisation)
    if role in CASEWORKERS:
        return frozenset(r.number for r in register.referrals if r.sent_by == asker.key)
    return frozenset()


def classes_read(register, asker, number):
    """The classes of fields that somebody reads of this household and its people."""
    role = role_of(asker, register.day)
    read = OF_A_ROLE.get(role, frozenset())
    if role == "partner":
        return _shared_classes(register, asker)
    if role == "caseworker" and (asker.cleared or _works_with(register, asker, number)):
        return read | {"protection"}
    if role == "registrar" and _works_with(register, asker, number):
        return read | {"protection"}
    return read


def access_of(register, asker, model, classes):
    """Field → write, read or mask, of records whose team the asker is not of."""
    role = role_of(asker, register.day)
    read = OF_A_ROLE.get(role, frozenset()) - {"protection"}
    if role == "partner":
        read = _shared_classes(register, asker)
    opened = "write" if model in CHANGES.get(role, ()) else "read"
    return {field: opened if one in read else "mask" for field, one in classes.items()}


def counts(register, asker):
    """Whether somebody reads the numbers of a report, of people whom they do not see as well."""
    return role_of(asker, register.day) in COUNTS


def agreements_read(register, asker):
    """The agreements that somebody reads: a partner its own, once both have signed them."""
    role = role_of(asker, register.day)
    if role in READS_AGREEMENTS:
        return list(register.agreements)
    own = [each for each in register.agreements if each.partner == asker.organisation]
    return [each for each in own if each.signatures == 2] if role == "partner" else []


def _staff_sees(register, asker, role, number):
    household = register.households[number]
    if role == "registrar":
        return (
            household.registered_by == asker.key
            and asker.moment is not None
            and asker.moment - household.recorded_at < HOURS_OF_A_REGISTRAR
        )
    if role not in CASEWORKERS:
        return False
    lately = register.day - household.registered_on <= DAYS_AFTER_REGISTERING
    return (
        register.lies_in(household.home, asker.places)
        or (lately and register.lies_in(household.office, asker.places))
        or _works_with(register, asker, number)
    )


def _glass_is_open(register, asker, role, number):
    if role not in CASEWORKERS or asker.moment is None:
        return False
    return any(
        glass.household == number
        and glass.user == asker.key
        and glass.opened_at <= asker.moment < glass.ends_at
        for glass in register.glasses
    )


def _works_with(register, asker, number):
    """Of the team of the household, or of somebody in it, on the day."""
    members = {person.number for person in register.of(number)}
    return any(
        span.household == number or span.person in members for span in register.work_of(asker.key)
    )


def _hidden(register, person):
    return person.number in register.hidden or person.household in register.hidden


def _theirs(register, asker, person):
    """Lately registered by the asker, or theirs by assignment."""
    household = register.households[person.household]
    lately = register.day - household.registered_on <= DAYS_AFTER_REGISTERING
    if household.registered_by == asker.key and lately:
        return True
    return any(
        span.household == person.household or span.person == person.number
        for span in register.work_of(asker.key)
    )


def _agreements(register, asker):
    """What holds between the register and the asker's organisation for the asker's one purpose."""
    return [
        agreement
        for agreement in register.agreements
        if agreement.partner == asker.organisation
        and asker.purpose in agreement.purposes
        and agreement.signatures == 2
        and not agreement.suspended
        and agreement.from_on <= register.day
        and (agreement.until_on is None or register.day < agreement.until_on)
    ]


def _shared_classes(register, asker):
    """What all agreements show at once, by which a record can be named at all; without one, what
    every partner reads of its own people.
    """
    agreed = [agreement.classes for agreement in _agreements(register, asker)]
    shown = frozenset.intersection(*agreed) if agreed else OF_A_ROLE["partner"]
    return shown - {"protection"} | {"administrative"}


def _shared(register, asker, person):
    household = register.households[person.household]
    if person.left or household.inactive:
        return False
    return any(
        register.lies_in(household.home, agreement.places)
        and (not agreement.needs_consent or _agreed(register, asker, person))
        for agreement in _agreements(register, asker)
    )


def _agreed(register, asker, person):
    """What the person said of this partner stands above what they said of all; silence is no."""
    said = [
        answer
        for answer in register.said_by(person.number)
        if answer.purpose == asker.purpose and answer.partner in (None, asker.organisation)
    ]
    if any(answer.partner is not None and answer.state != "given" for answer in said):
        return False
    return any(
        answer.state == "given"
        and (answer.valid_until is None or register.day < answer.valid_until)
        for answer in said
    )
