"""Papers and numbers that people show: what is issued on what, replaced, extended, lost, contested.

Second records of somebody show at most a number of the first, which is contested then.
"""

from datetime import date, timedelta

from cases.demo.days import after, between, born, known, within
from cases.demo.dice import Counter, Weighted
from cases.demo.rows import Alike, Document

PASSPORT_LETTERS = ("AM", "AN", "AP", "AR", "AS", "AT", "AU", "AV", "AX", "BA")
ADULT = 16
HAS_PSN, HAS_NO_PSN, ADULT_HAS_PASSPORT, CHILD_HAS_PASSPORT = 0.62, 0.03, 0.93, 0.4
HAS_BIRTH_CERTIFICATE, LOST_ON_THE_WAY, REPLACED = 0.6, 0.015, 0.03
HAS_CERTIFICATE, HAS_ID_CARD, HAS_PAPER_FROM_HOME, HAS_STATE_CASE = 0.995, 0.03, 0.04, 0.08
NEW_CITIZEN_HAS_ID_CARD, SEEN, CONTESTED, RENEWED_WITH_PASSPORT = 0.4, 0.72, 0.001, 0.6
PASSPORTS_ISSUED = (date(2014, 3, 1), date(2023, 8, 31))
PASSPORTS_REPLACED = (date(2024, 1, 1), date(2025, 6, 30))
PASSPORT_SERVES = timedelta(3652)
# 113,635 certificates were issued by 28 October 2024.
CERTIFICATES_FROM = date(2023, 11, 13)
DAYS_TO_CERTIFICATE = Weighted({(0, 30): 45, (30, 90): 30, (90, 180): 17, (180, 340): 8})
# Those printed until the end of 2024 were extended by decision, without a new paper.
PRINTED_UNTIL, EXTENDED_UNTIL, EXTENDED_ON = (
    date(2024, 12, 31),
    date(2025, 12, 31),
    date(2024, 10, 17),
)


class Papers:
    """Gives out papers, each with a number of its own, into the rows of one chunk after another."""

    def __init__(self, chance, keys):
        self._chance = chance
        self._keys = keys
        self._psn = Counter(chance, 10**8)
        self._passports = Counter(chance, len(PASSPORT_LETTERS) * 10**7)
        self._serial = Counter(chance, 10**8)
        self._rows, self._alike = [], []
        self._last_holder = None

    def begin(self, facts):
        """Write into these rows from here on."""
        self._rows, self._alike = facts.documents, facts.alike

    def give(self, household, person):
        """Give a person papers; returns the key of the certificate that shows protection."""
        if person.unnamed:
            return None
        self._number_of_the_state(household, person)
        passports = self._identity(person)
        self._other(household, person)
        return self._certificate(person, passports)

    def give_twin(self, household, person):
        """A second record shows a number of the first one, where that is how it shows itself."""
        if "document" not in person.shows:
            return
        first = person.twin_of
        if first.psn:
            self._contest(household, person, first, "psn", first.psn)
            return
        card = self._serial_number("ID")
        self._add(first, "id_card", card, since=first.stay.since, is_verified=True)
        self._contest(household, person, first, "id_card", card)

    def _number_of_the_state(self, household, person):
        if self._is(HAS_PSN):
            if self._last_holder and self._is(CONTESTED):
                holder = self._last_holder
                self._last_holder = None
                self._contest(household, person, holder, "psn", holder.psn)
                return
            # A real one begins with a day of birth and more: none begins with two zeros.
            number, seen = f"00{self._psn.draw():08}", self._is(SEEN)
            self._add(person, "psn", number, is_verified=seen)
            if seen:
                person.psn, self._last_holder = number, person
        elif self._is(HAS_NO_PSN):
            self._add(person, "no_psn", self._serial_number("N"))

    def _identity(self, person):
        """A birth certificate, a passport; returns (key, first day) of each passport in turn."""
        if person.age < ADULT and self._is(HAS_BIRTH_CERTIFICATE):
            issued = min(known(person)[0], born(person.age) + timedelta(20))
            self._add(person, "birth", self._serial_number("BC"), issued_on=issued)
        if not self._is(ADULT_HAS_PASSPORT if person.age >= ADULT else CHILD_HAS_PASSPORT):
            return []
        first = known(person)[0]
        if person.legal == "other_citizen":
            self._add(person, "russian_passport", f"{self._serial.draw():09}", country="RU")
            return []
        if self._is(LOST_ON_THE_WAY):
            self._passport(person, first, state="lost")
            return []
        day = within(self._chance, person, *PASSPORTS_REPLACED)
        if day is None or not self._is(REPLACED):
            return [(self._passport(person, None, is_verified=self._is(SEEN)), first)]
        old = self._passport(person, first, until_on=day, state="replaced")
        return [(old, first), (self._passport(person, day, issued_on=day, is_verified=True), day)]

    def _passport(self, person, since, **values):
        letters, rest = divmod(self._passports.draw(), 10**7)
        issued = values.pop("issued_on", None) or self._issued(person)
        return self._add(
            person,
            "passport",
            f"{PASSPORT_LETTERS[letters]}{rest:07}",
            since=since,
            issued_on=issued,
            expires_on=issued + PASSPORT_SERVES,
            has_code_070=person.population_group != "host",
            **values,
        )

    def _issued(self, person):
        first, last = PASSPORTS_ISSUED
        earliest = max(first, born(person.age) + timedelta(30))
        return between(self._chance, earliest, last) if earliest < last else known(person)[0]

    def _other(self, household, person):
        if person.arrived_on and self._is(HAS_PAPER_FROM_HOME):
            self._add(person, "nk_issued", self._serial_number("NK"))
        if person is household.head and self._is(HAS_STATE_CASE):
            self._add(person, "esocial_case", self._serial_number(""))
        citizen_from = person.application and person.application.citizen_from
        if citizen_from and self._is(NEW_CITIZEN_HAS_ID_CARD):
            self._id_card(person, citizen_from)
        elif person.age >= ADULT and self._is(HAS_ID_CARD):
            self._id_card(person, None)

    def _id_card(self, person, since):
        self._add(person, "id_card", self._serial_number("ID"), since=since, is_verified=True)

    def _certificate(self, person, passports):
        """The certificate of protection; one on a passport is to be replaced with it, and often is.

        Returns its key, None without one.
        """
        if person.legal != "temporary_protection" or not self._is(HAS_CERTIFICATE):
            return None
        first, last = known(person)
        day = after(
            self._chance, max(first, CERTIFICATES_FROM), *DAYS_TO_CERTIFICATE.draw(self._chance)
        )
        until = person.application and person.application.citizen_from
        if day >= min(last, until or last):
            return None
        earlier = [key for key, since in passports if since <= day]
        later = [(key, since) for key, since in passports if since > day]
        renewed = later and later[0][1] < (until or last) and self._is(RENEWED_WITH_PASSPORT)
        if not renewed:
            return self._certify(person, day, until, earlier[-1] if earlier else None)
        passport, renewed_on = later[0]
        self._certify(person, day, renewed_on, earlier[-1], "replaced")
        return self._certify(person, renewed_on, until, passport)

    def _certify(self, person, day, until, passport, ended="void"):
        in_first_print = day <= PRINTED_UNTIL
        extended = in_first_print and (until is None or until > EXTENDED_ON)
        return self._add(
            person,
            "temporary_protection",
            self._serial_number("TP"),
            since=day,
            until_on=until,
            issued_on=day,
            expires_on=PRINTED_UNTIL if in_first_print else EXTENDED_UNTIL,
            extended_until=EXTENDED_UNTIL if extended else None,
            issued_with_id=passport,
            state=ended if until else "valid",
            is_verified=True,
        )

    def _contest(self, household, person, holder, kind, number):
        self._add(person, kind, number, state="contested")
        day = self._rows[-1].from_on
        self._alike.append(
            Alike(person.number, holder.number, "document", household.registered_by, day)
        )

    def _add(self, person, kind, number, since=None, **values):
        first, last = known(person)
        since = since or min(last, after(self._chance, first, 0, 40))
        key = self._keys.draw()
        self._rows.append(Document(key, person.number, kind, number, since, **values))
        return key

    def _serial_number(self, letters):
        return f"{letters}{self._serial.draw():08}"

    def _is(self, share):
        return self._chance.random() < share
