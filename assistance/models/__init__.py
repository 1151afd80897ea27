"""Rows about help: programmes with their rules, what was planned and given, and to whom."""

from assistance.models.assistance import Assistance, AssistedPerson
from assistance.models.decision import Decision
from assistance.models.delivery_file import DeliveryFile
from assistance.models.distribution import Distribution, DistributionLine
from assistance.models.means import Belonging, Income
from assistance.models.payment import PaymentInstrument
from assistance.models.payment_list import PaymentLine, PaymentList
from assistance.models.programme import Programme, ProgrammeRule

__all__ = [
    "Assistance",
    "AssistedPerson",
    "Belonging",
    "Decision",
    "DeliveryFile",
    "Distribution",
    "DistributionLine",
    "Income",
    "PaymentInstrument",
    "PaymentLine",
    "PaymentList",
    "Programme",
    "ProgrammeRule",
]
