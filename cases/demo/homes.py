"""Where households came from, where they were registered, and where they live and lived."""

from collections import defaultdict
from datetime import date, timedelta

from cases.demo.days import HORIZON, after
from cases.demo.dice import Weighted
from cases.demo.records import Home
from places.gazetteer import rows
from places.models import Place

URBAN, RURAL = 12, 1
# Thousands of inhabitants of Yerevan's districts (census of 2011), which have no settlements.
YEREVAN = {
    "AM01-C01": 109, "AM01-C02": 53, "AM01-C03": 117, "AM01-C04": 42, "AM01-C05": 123,
    "AM01-C06": 74, "AM01-C07": 126, "AM01-C08": 133, "AM01-C09": 127, "AM01-C10": 12,
    "AM01-C11": 10, "AM01-C12": 136,
}  # fmt: skip
# First addresses, in per cent: Yerevan 38, Syunik 16, Kotayk 8, Ararat 7 (Refugee Response Plan,
# October 2023); the rest is spread over the other marzes.
FIRST_MARZ = Weighted(
    {
        "AM01": 38, "AM09": 16, "AM07": 8, "AM03": 7, "AM10": 7, "AM04": 6, "AM06": 4, "AM05": 4,
        "AM08": 4, "AM11": 3, "AM02": 3,
    }
)  # fmt: skip
# Where each marz registers: its centre. In the first days, the towns on the road from Lachin.
OFFICES = {
    "AM01": "AM01-C07", "AM02": "AM02-S001", "AM03": "AM03-S011", "AM04": "AM04-S001",
    "AM05": "AM05-S001", "AM06": "AM06-S001", "AM07": "AM07-S001", "AM08": "AM08-S001",
    "AM09": "AM09-S001", "AM10": "AM10-S001", "AM11": "AM11-S001",
}  # fmt: skip
ON_THE_ROAD = Weighted({("AM09", "AM09-S008"): 80, ("AM10", "AM10-S007"): 20})
ON_THE_ROAD_UNTIL = date(2023, 9, 30)

# District of origin in per cent, and whether it was lost in the war of 2020 already.
ORIGINS = Weighted(
    {
        ("XNK-D01", False): 46, ("XNK-D02", False): 14, ("XNK-D04", False): 14,
        ("XNK-D05", False): 15, ("XNK-D03", True): 5, ("XNK-D06", True): 3,
        ("XNK-D07", True): 1, ("XNK-D08", True): 2,
    }
)  # fmt: skip
ONLY_DISTRICT_KNOWN = 0.08

AT_FIRST = Weighted({"hosted": 42, "collective": 22, "hotel": 16, "rented": 14, "social": 6})
SETTLED = Weighted(
    {
        "rented": 62, "hosted": 20, "own": 5, "social": 4, "collective": 4, "hotel": 1,
        "other": 2, "unknown": 2,
    }
)  # fmt: skip
MOVES = Weighted({0: 92, 1: 6, 2: 2})
HAS_REGISTERED_ADDRESS, REGISTERED_WHERE_THEY_LIVE = 0.35, 0.8
NO_ADDRESS = 0.15
STREETS = (
    "Մաշտոցի", "Աբովյան", "Բաղրամյան", "Երևանյան", "Խանջյան", "Շահումյան", "Չարենցի", "Թումանյան",
    "Իսահակյան", "Նալբանդյան", "Սայաթ-Նովայի", "Տիգրան Մեծի", "Գարեգին Նժդեհի", "Կոմիտասի",
    "Զորավար Անդրանիկի", "Րաֆֆու", "Սևանի", "Արարատյան", "Դպրոցի", "Այգեստանի", "Կենտրոնական",
    "Վարդանանց", "Գործարանային", "Սասունցի Դավթի",
)  # fmt: skip


class Atlas:
    """The gazetteer's places by marz and district of origin, with how many people draw to each."""

    def __init__(self):
        inhabited = defaultdict(dict)
        places = Place.objects.inhabited().with_marz().order_by("code")
        for code, marz, urban in places.values_list("code", "marz_code", "is_urban"):
            inhabited[marz][code] = YEREVAN.get(code, URBAN if urban else RURAL)
        self._inhabited = {marz: Weighted(weights) for marz, weights in inhabited.items()}
        self._marz = Weighted(
            {row["code"]: int(row["registered_refugees"]) for row in rows("marz_population.csv")}
        )

    def settled(self, chance):
        """Where people live in the end: (marz, place), as in the register's figures by marz."""
        return self._in(chance, self._marz)

    def first(self, chance):
        """Where people found their first bed: (marz, place)."""
        return self._in(chance, FIRST_MARZ)

    def _in(self, chance, marzes):
        marz = marzes.draw(chance)
        return marz, self._inhabited[marz].draw(chance)

    def origin(self, chance):
        """A place in Nagorno-Karabakh, and whether its people had fled from it in 2020 already."""
        district, lost_in_2020 = ORIGINS.draw(chance)
        if chance.random() < ONLY_DISTRICT_KNOWN:
            return district, lost_in_2020
        return self._inhabited[district].draw(chance), lost_in_2020


def office(chance, marz, arrived_on, registered_on):
    """Who registers (a marz) and where (a place): on the road at first, then where people live."""
    early = registered_on <= ON_THE_ROAD_UNTIL and registered_on - arrived_on <= timedelta(1)
    return ON_THE_ROAD.draw(chance) if early else (marz, OFFICES[marz])


def stations(chance, atlas):
    """(marz, place) of each address that a household has had, the last one last."""
    moves = MOVES.draw(chance)
    return [*(atlas.first(chance) for _ in range(moves)), atlas.settled(chance)]


def settle(chance, household, places, since):
    """Give a household its addresses, one after another from a day on."""
    household.marz, household.lives_in = places[-1]
    for number, (_, place) in enumerate(places):
        last = number == len(places) - 1
        until = None if last else after(chance, since, 20, 200)
        housing = (SETTLED if last else AT_FIRST).draw(chance)
        household.homes.append(
            Home(household, "actual", place, _address(chance), housing, since, until)
        )
        since = until


def register_address(chance, household, atlas):
    """Some have an address on the state's books as well, and not always the one they live at."""
    if chance.random() >= HAS_REGISTERED_ADDRESS:
        return
    home = household.homes[-1]
    begins = after(chance, max(home.from_on, household.registered_on), 30, 400)
    place, address = home.place, home.address
    if chance.random() >= REGISTERED_WHERE_THEY_LIVE:
        place, address = atlas.settled(chance)[1], _address(chance)
    if begins < HORIZON:
        household.homes.append(Home(household, "registered", place, address, "unknown", begins))


def _address(chance):
    if chance.random() < NO_ADDRESS:
        return ""
    street = STREETS[int(chance.random() * len(STREETS))]
    address = f"{street} {1 + int(chance.random() * 90)}"
    return f"{address}, բն. {1 + int(chance.random() * 60)}" if chance.random() < 0.5 else address
