"""Invented services of the directory: a dozen kinds, each in five marzes."""

from datetime import timedelta

from accounts.models import Organisation
from assistance.choices import ResponseSector as Sector
from cases import numbers as all_numbers
from casework import numbers
from casework.models import Service
from places.models import Place

MARZES = ("AM07", "AM03", "AM01", "AM10", "AM09")
# Title, sector, who gives it (an acronym of the demo, or a name outside), what is offered, for
# whom, and what to bring.
KINDS = (
    ("Child protection casework", Sector.CHILD_PROTECTION, "UNICEF",
     "A social worker for the child", "Children alone, separated or at risk",
     "Birth certificate, if there is one"),
    ("Counselling for women", Sector.GBV, "HUYS", "Counselling and a safe room", "Women and girls",
     "Nothing"),
    ("Legal aid", Sector.PROTECTION, "HUYS", "Advice on documents and courts",
     "Everybody without papers", "All papers there are"),
    ("Psychosocial support", Sector.PROTECTION, "KAMURJ", "Group and single sessions", "Everybody",
     "Nothing"),
    ("Food parcels", Sector.FOOD, "WFP", "A parcel a month", "Households without income",
     "The household's card"),
    ("Hot meals at home", Sector.FOOD, "KAMURJ", "A meal a day, brought home",
     "Older people who live alone", "Nothing"),
    ("Winter fuel", Sector.BASIC_NEEDS, "KAMURJ", "Firewood or gas for a winter",
     "Households with small children", "The rent contract"),
    ("Small repairs", Sector.BASIC_NEEDS, "UNHCR", "Windows, stoves, ramps",
     "Older people and people with disabilities", "Consent of the owner"),
    ("Family doctor", Sector.HEALTH, "Polyclinic", "Registration and first visits", "Everybody",
     "Any document with a photo"),
    ("Rehabilitation", Sector.HEALTH, "Rehabilitation centre", "Physiotherapy, aids",
     "People with disabilities", "Decision on disability, epicrisis"),
    ("School places", Sector.EDUCATION, "UNICEF", "A place at school, books", "Children of 6 to 17",
     "Birth certificate"),
    ("Employment fair", Sector.RESILIENCE, "Employment centre", "Vacancies, courses",
     "Adults who look for work", "Passport, diploma"),
)  # fmt: skip
_FOCAL = (
    "Anna Sahakyan",
    "Hovik Petrosyan",
    "Mariam Danielyan",
    "Tigran Adamyan",
    "Lusine Mkrtchyan",
)


def services(chance, keeper, today):
    """The directory, written; an eighth of it was not confirmed for long, some take nobody now."""
    known = Organisation.objects.in_bulk()
    places = Place.objects.in_bulk(MARZES)
    made, served = [], []
    for title, sector, giver, offers, criteria, bring in KINDS:
        for marz in MARZES:
            service = _service(chance, today, keeper, title=title, sector=sector, offers=offers,
                               criteria=criteria, bring=bring)  # fmt: skip
            service.organisation = known.get(giver)
            service.outside_name = "" if giver in known else f"{giver}, {places[marz].name('en')}"
            made.append(service)
            served.append((service, places[marz]))
    drawn = all_numbers.draw(
        numbers.SERVICE, len(made), taken=lambda candidates: (), generator=chance
    )
    for service, number in zip(made, drawn, strict=True):
        service.number = number
    Service.objects.bulk_create(made)
    through = Service.places.through
    through.objects.bulk_create(through(service=s, place=place) for s, place in served)
    return [(service, place.pk) for service, place in served]


def _service(chance, today, keeper, **values):
    days = chance.randrange(90, 160) if chance.randrange(8) == 0 else chance.randrange(50)
    first, second = chance.sample(_FOCAL, 2)
    return Service(
        number="",
        focal_name=first,
        focal_phone=f"+374 10 {chance.randrange(100_000, 999_999)}",
        second_name=second,
        second_phone=f"+374 10 {chance.randrange(100_000, 999_999)}",
        languages="hy, ru",
        hours="9:00-17:00, Monday to Friday",
        capacity_a_week=chance.choice((5, 10, 20, 40)),
        waiting_days=chance.choice((0, 3, 7, 14, 30)),
        takes_referrals=chance.randrange(12) > 0,
        confirmed_on=today - timedelta(days=days),
        confirmed_by=keeper,
        **values,
    )
