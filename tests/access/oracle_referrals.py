"""What a referral opens to its receiver, and for how long: said a second time, in plain Python."""

from tests.access.oracle import role_of

WORDS = {
    "name": {
        ("Individual", "given_name"), ("Individual", "patronymic"), ("Individual", "family_name"),
        ("Individual", "latin_given_name"), ("Individual", "latin_family_name"),
    },
    "phone": {("Phone", "number"), ("Phone", "note")},
}  # fmt: skip


def is_open(register, referral):
    """Under way and in time, and somebody of it agrees and is not hidden."""
    return _in_time(register, referral) and bool(shown(register, referral))


def shown(register, referral):
    """Those of its people who agree, or of whom that is not asked, and who are not hidden."""
    return {
        number
        for number in referral.people
        if not _is_hidden(register, referral, register.people[number])
        and (referral.basis != "consent" or _agrees(register, referral, number))
    }


def told(register, asker):
    """What the asker is told as a receiver: (number of a referral or person, model, field) each."""
    if role_of(asker, register.day) != "partner":
        return frozenset()
    received = [each for each in register.referrals if each.to == asker.organisation]
    found = {(each.number, "Referral", "said") for each in received}
    for each in received:
        if is_open(register, each):
            found.add((each.number, "Referral", "reason"))
            found |= {
                (person, *word)
                for person in shown(register, each)
                for item in each.shares
                for word in WORDS[item]
            }
    return frozenset(found)


def _in_time(register, referral):
    if referral.state == "sent":
        return register.day <= referral.deadline
    return referral.state == "accepted" and register.day <= referral.open_until


def _is_hidden(register, referral, person):
    return bool(register.hidden & {person.number, person.household, referral.household})


def _agrees(register, referral, number):
    """The last word to this partner; without one, that to all partners of the printed list."""
    said = [each for each in register.said_by(number) if each.purpose == referral.purpose]
    to_them = [each for each in said if each.partner == referral.to]
    if any(each.state != "given" for each in to_them):
        return False
    to_all = [each for each in said if each.partner is None] if _listed(register, referral) else []
    return any(
        each.state == "given" and (each.valid_until is None or register.day < each.valid_until)
        for each in (*to_them, *to_all)
    )


def _listed(register, referral):
    return any(
        agreement.partner == referral.to
        and referral.purpose in agreement.purposes
        and agreement.signatures == 2
        and not agreement.suspended
        and agreement.from_on <= register.day
        and (agreement.until_on is None or register.day < agreement.until_on)
        for agreement in register.agreements
    )
