"""Families of displaced people about whom everything is known, and who own nothing."""

from datetime import date
from decimal import Decimal

from assistance.entitlement import Family, Member

BORN, DISPLACED = date(1984, 3, 12), date(2023, 9, 27)


def person(number="P1", **known):
    """A woman of about forty; `None` for what is not known."""
    facts = {
        "birth_date": BORN,
        "displaced_on": DISPLACED,
        "is_citizen": True,
        "has_disability": False,
        "is_student": False,
        "lodging": "rented",
        "bank_balance": Decimal(0),
        "income": Decimal(0),
    }
    return Member(number, **facts | known)


def family(*members, **known):
    """Those who apply together; `members` a number, or people."""
    if len(members) == 1 and isinstance(members[0], int):
        members = [person(f"P{n}") for n in range(1, members[0] + 1)]
    facts = {"dwelling_share": Decimal(0), "car_year": 0, "car_tax": Decimal(0)}
    return Family(tuple(members), **facts | known)
