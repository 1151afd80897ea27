"""The facts of a member that a rule may ask about: name → kind; nothing else is one."""

from types import MappingProxyType

from assistance.entitlement.comparisons import Kind
from assistance.entitlement.facts import age_on

# In state programmes of Armenia, pensioner means 63 and over; elsewhere older means 65.
ADULT_AGE, PENSIONABLE_AGE, OLDER_AGE = 18, 63, 65


def of_member(name, member, on):
    """The value of a fact of a member on the day; None where it is not known."""
    return _FOUND.get(name, lambda member, on: getattr(member, name))(member, on)


def younger_than(age):
    """Whether a member has not turned this age on the day; None where that is not known."""

    def fact(member, on):
        known = _age(member, on)
        return None if known is None else known < age

    return fact


def turned(age):
    """Whether a member has turned this age on the day; None where that is not known."""

    def fact(member, on):
        known = _age(member, on)
        return None if known is None else known >= age

    return fact


def _age(member, on):
    return age_on(member.birth_date, on)


_FOUND = {
    "age": _age,
    "is_minor": younger_than(ADULT_AGE),
    "is_pensioner": turned(PENSIONABLE_AGE),
}
FACTS_OF_MEMBER = MappingProxyType(
    {
        "age": Kind.NUMBER,
        "is_minor": Kind.TRUTH,
        "is_pensioner": Kind.TRUTH,
        "sex": Kind.WORD,
        "arrived_on": Kind.DATE,
        "is_displaced": Kind.TRUTH,
        "displaced_on": Kind.DATE,
        "is_present": Kind.TRUTH,
        "is_citizen": Kind.TRUTH,
        "has_disability": Kind.TRUTH,
        "is_pregnant": Kind.TRUTH,
        "needs": Kind.WORDS,
        "is_student": Kind.TRUTH,
        "is_in_care": Kind.TRUTH,
        "lodging": Kind.WORD,
        "bank_balance": Kind.NUMBER,
        "income": Kind.NUMBER,
        "is_helped": Kind.TRUTH,
    }
)
