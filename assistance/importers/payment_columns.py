"""The columns of a bank's answer, and the words by which banks say what became of a payment."""

from assistance.importers.tables import Column
from assistance.payment_choices import LineState
from places.folding import fold

COLUMNS = (
    Column(
        "number",
        ("Number", "Համար", "Номер"),
        ("assistance number", "payment number", "աջակցության համար", "номер помощи"),
    ),
    Column(
        "state",
        ("State", "Կարգավիճակ", "Статус"),
        ("status", "result", "վիճակ", "արդյունք", "результат", "состояние"),
    ),
    Column(
        "code",
        ("Code", "Ծածկագիր", "Код"),
        ("reason", "reason code", "rejection code", "պատճառ", "причина", "код причины"),
        60,
    ),
    Column(
        "paid_on",
        ("Paid on", "Վճարվել է", "Выплачено"),
        ("date", "payment date", "answered on", "ամսաթիվ", "дата"),
    ),
    Column(
        "reference",
        ("Bank reference", "Բանկի հղում", "Ссылка банка"),
        ("reference", "transaction", "transaction number", "հղում", "номер операции"),
        80,
    ),
    Column("amount", ("Amount", "Գումար", "Сумма")),
    Column("list", ("List", "Ցանկ", "Список"), ("payment list", "list number")),
    Column("holder", ("Account holder", "Հաշվի տեր", "Владелец счёта"), ("holder",)),
    Column("account", ("Account", "Հաշիվ", "Счёт"), ("card", "wallet", "iban")),
    Column("currency", ("Currency", "Արժույթ", "Валюта")),
)
NEEDED = {"state"}
_WORDS = {
    LineState.PAID: ("paid", "executed", "done", "ok", "վճարված", "կատարված", "выплачено",
                     "исполнено", "оплачено"),
    LineState.REJECTED: ("rejected", "returned", "refused", "failed", "մերժված", "отклонено",
                         "отказано", "возвращено"),
    LineState.NOT_COLLECTED: ("not collected", "uncollected", "not_collected", "չստացված",
                              "не получено"),
}  # fmt: skip
STATES = {fold(word): state for state, words in _WORDS.items() for word in words}
