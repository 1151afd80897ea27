"""Typing into the page of quick registration as a browser does."""

from tests.cases.pages import table

URL = "/admin/cases/household/quick/"
FAMILY = "Առուստամյան"


def person(given="", sex="", born="", relationship="", urgent="", family=""):
    """What is typed of one person."""
    return {
        "number": "",
        "family_name": family,
        "given_name": given,
        "sex": sex,
        "birth_date": born,
        "relationship": relationship,
        "urgent": urgent,
    }


OVIK = person("Օվիկ", "m", "1967", family=FAMILY)


def quick(*people, **others):
    """The page as a browser sends it: Ovik, who answers, and the others."""
    people = people or (OVIK, person("Մանե", "f", "31.01.2009", "child"))
    return {
        "phone": "093550127",
        "declared_size": "",
        "place": "Goris",
        "origin": "Askeran",
        "registered_at": "Syunik (marz)",
        "form_number": "",
    } | table(*people, **others)
