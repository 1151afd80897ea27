"""Invented lists as offices send them: clean ones in three scripts, as CSV, workbook or rows."""

import csv
import io
from datetime import date, timedelta

import openpyxl

from cases.importers.choice_words import WORDS
from cases.importers.columns import BY_FIELD

GIVEN = {
    "hy": {"female": ("Գոհար", "Անի", "Մանե", "Լիլիթ", "Հեղինե", "Սոնա", "Արփինե", "Նարինե"),
           "male": ("Արամ", "Կարեն", "Օվիկ", "Հայկ", "Սերգեյ", "Ռոբերտ", "Տիգրան", "Լևոն")},
    "ru": {"female": ("Анна", "Гаянэ", "Елена", "Нарине", "Сона", "Лусине", "Мария", "Карина"),
           "male": ("Арам", "Карен", "Сергей", "Роберт", "Тигран", "Левон", "Артур", "Гагик")},
    "en": {"female": ("Anna", "Gohar", "Lilit", "Narine", "Sona", "Mane", "Karine", "Hasmik"),
           "male": ("Aram", "Karen", "Sergey", "Robert", "Tigran", "Levon", "Artur", "Hayk")},
}  # fmt: skip
FAMILY = {
    "hy": ("Ավանեսյան", "Առուստամյան", "Գրիգորյան", "Հակոբյան", "Սարգսյան", "Մկրտչյան"),
    "ru": ("Аванесян", "Арустамян", "Григорян", "Акопян", "Саргсян", "Осипов"),
    "en": ("Avanesyan", "Arustamyan", "Grigoryan", "Hakobyan", "Sargsyan", "Osipov"),
}
HOMES = (
    "Abovyan",
    "Գորիս",
    "Vanadzor",
    "Գյումրի",
    "Կապան",
    "Masis (town), Ararat",
    "Artashat",
)
ORIGINS = ("Askeran", "Մարտակերտ", "Stepanakert", "Hadrut")
SPOUSE, CHILD, PARENT = "spouse", "child", "parent"
ON = date(2023, 10, 10)


def make_list(chance, households, *, script="hy", homes=HOMES, first=1):
    """Rows of households and rows of people, each field → what a person would have typed."""
    homes_told, people = [], []
    for serial in range(first, first + households):
        members = list(_members(chance, script))
        arrived = ON - timedelta(days=chance.randint(1, 14))
        homes_told.append(
            {
                "household": f"F-{serial}",
                "place": chance.choice(homes),
                "address": f"Շահումյան {serial % 90 + 1}",
                "accommodation": _word(chance, "Accommodation", script),
                "declared_size": str(len(members)),
                "registered_on": _typed(arrived + timedelta(days=1)),
                "registered_at": "Kotayk (marz)",
            }
        )
        for order, member in enumerate(members, start=1):
            people.append(
                {"household": f"F-{serial}", "source_id": f"F-{serial}/{order}"}
                | member
                | {"arrived_on": _typed(arrived), "origin": chance.choice(ORIGINS)}
            )
    return homes_told, people


def _members(chance, script):
    family = chance.choice(FAMILY[script])
    for order in range(chance.choice((1, 2, 3, 3, 4, 4, 5, 6))):
        relationship = "head" if order == 0 else SPOUSE if order == 1 else CHILD
        if order == 5:
            relationship = PARENT
        age = {"head": (30, 50), SPOUSE: (28, 50), CHILD: (6, 20), PARENT: (62, 85)}[relationship]
        born = ON - timedelta(days=365 * chance.randint(*age) + chance.randint(0, 300))
        sex = chance.choice(("female", "male"))
        yield {
            "family_name": family,
            "given_name": chance.choice(GIVEN[script][sex]),
            "patronymic": chance.choice(GIVEN[script]["male"]),
            "relationship": _word(chance, "Relationship", script, relationship),
            "sex": _word(chance, "Sex", script, sex),
            "birth_date": chance.choice((_typed(born), born.isoformat(), f"{born.year}")),
            "phone": f"09{chance.randint(1000000, 9999999)}" if order == 0 else "",
            "psn": str(chance.randint(10**9, 10**10 - 1)),
        }


def _word(chance, name, script, code=None):
    words = WORDS[name]
    code = code or chance.choice([each for each in words if each != "unknown"])
    return code if script == "en" else words[code][("hy", "ru").index(script)]


def _typed(day):
    return f"{day:%d.%m.%Y}"


def flat(homes, people):
    """One table: each person with the columns of their household."""
    told = {home["household"]: home for home in homes}
    return [told[person["household"]] | person for person in people]


def table_of(rows, language="en", order=None):
    """Headings in a language, and the rows in the order of the columns."""
    fields = order or list(rows[0])
    headings = [BY_FIELD[field].heading(language) for field in fields]
    return [headings, *([row.get(field, "") for field in fields] for row in rows)]


def as_csv(table):
    """A table as a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(table)
    return io.BytesIO(text.getvalue().encode())


def as_xlsx(**tables):
    """Tables, by the titles of their sheets, as a workbook."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, table in tables.items():
        sheet = book.create_sheet(title)
        for row in table:
            sheet.append([cell if cell != "" else None for cell in row])
    stream = io.BytesIO()
    book.save(stream)
    return io.BytesIO(stream.getvalue())
