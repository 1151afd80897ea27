"""The columns of a file of deliveries: what is filled in, and what only tells who it is about."""

from django.utils.translation import gettext_lazy as _

from assistance.importers.tables import Column

NUMBER = Column(
    "number",
    ("Assistance number", "Աջակցության համար", "Номер помощи"),
    ("assistance", "number", "a number", "աջակցություն", "номер"),
    20,
    _("As A-7K3MQ-9QX2T-P. Without it, type the household's number and the programme's."),
)
HOUSEHOLD = Column(
    "household",
    ("Household number", "Տնային տնտեսության համար", "Номер домохозяйства"),
    ("household", "household id", "տնային տնտեսություն", "домохозяйство"),
    20,
)
PROGRAMME = Column(
    "programme",
    ("Programme number", "Ծրագրի համար", "Номер программы"),
    ("programme", "program", "program number", "ծրագիր", "программа"),
    20,
)
HEAD = Column("head", ("Head of household", "Տնային տնտեսության գլխավոր", "Глава домохозяйства"))
AMOUNT = Column(
    "amount",
    ("Amount", "Գումար", "Сумма"),
    (),
    20,
    _("As it was planned. What was given otherwise is planned anew, not typed here."),
)
CURRENCY = Column("currency", ("Currency", "Արժույթ", "Валюта"))
QUANTITY = Column("quantity", ("Quantity", "Քանակ", "Количество"))
DAY = Column(
    "on",
    ("Delivered on", "Տրամադրվել է", "Выдано"),
    ("delivered", "date", "delivery date", "delivered at date", "ամսաթիվ", "дата", "дата выдачи"),
    0,
    _("Day, month and year, as 31.12.2026. An empty row is not delivered yet."),
)
COLLECTED = Column(
    "collected_by",
    ("Collected by", "Ստացել է", "Получил"),
    ("received by", "who collected", "ստացող", "получатель"),
    160,
)
REFERENCE = Column(
    "reference",
    ("Reference", "Հղում", "Ссылка"),
    ("reference of the giver", "receipt", "voucher number", "անդորրագիր", "квитанция"),
    80,
)
PLACE = Column(
    "place",
    ("Place code", "Վայրի ծածկագիր", "Код места"),
    ("place", "delivered at", "where", "վայր", "место"),
    120,
    _("The code or the name of the place. Empty: not said."),
)
TOLD = (NUMBER, HOUSEHOLD, PROGRAMME, HEAD, AMOUNT, CURRENCY, QUANTITY)
FILLED = (DAY, COLLECTED, REFERENCE, PLACE)
COLUMNS = (*TOLD, *FILLED)
# One of these says which thing a row is about.
NEEDED = {"number", "household"}
