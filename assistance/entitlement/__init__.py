"""Who is entitled to what by a programme's rule: plain functions over plain facts.

Rules are data that can be read and changed; nothing here knows a database, a clock or a programme.

>>> from datetime import date
>>> from decimal import Decimal
>>> from assistance.entitlement import Family, Member, Rule, entitled
>>> rule = Rule("R", "2023-10-01", amount={"kind": "per_person", "amount": 100000})
>>> family = Family((Member("P1"), Member("P2")))
>>> found = entitled(rule, family, date(2023, 10, 5))
>>> found.is_eligible, found.amount, found.covered
(True, Decimal('200000'), ('P1', 'P2'))
"""

from assistance.entitlement.deciding import Entitlement, entitled
from assistance.entitlement.facts import Family, Member
from assistance.entitlement.rules import Rule, RuleFault, read_rules, rule_on

__all__ = [
    "Entitlement",
    "Family",
    "Member",
    "Rule",
    "RuleFault",
    "entitled",
    "read_rules",
    "rule_on",
]
