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

from assistance.entitlement.asked_of_families import FACTS_OF_FAMILY
from assistance.entitlement.asked_of_members import FACTS_OF_MEMBER
from assistance.entitlement.comparisons import Between
from assistance.entitlement.conditions import Reason, facts_of
from assistance.entitlement.deciding import Entitlement, entitled
from assistance.entitlement.facts import NEVER, Family, Member
from assistance.entitlement.rules import Rule, RuleFault, read_rules, rule_on
from assistance.entitlement.telling import as_data, from_data

__all__ = [
    "FACTS_OF_FAMILY",
    "FACTS_OF_MEMBER",
    "NEVER",
    "Between",
    "Entitlement",
    "Family",
    "Member",
    "Reason",
    "Rule",
    "RuleFault",
    "as_data",
    "entitled",
    "facts_of",
    "from_data",
    "read_rules",
    "rule_on",
]
