"""The questionnaires that come with the system, as the tests of them read them."""

import re
from functools import cache
from pathlib import Path

import assessments.instruments
from assessments.xlsform.convert import to_xform
from assessments.xlsform.faults import faults
from assessments.xlsform.loading import load
from tests.assessments.forms import evaluated

FOLDER = Path(assessments.instruments.__file__).parent
OF_HOUSEHOLDS, ALL = ("rapid", "multi_sector"), ("rapid", "multi_sector", "location")
PREFILLED = {"hh_number", "hh_size", "ind_number", "ind_name", "ind_gender", "ind_age"}
UNTOLD = {"dnk", "pnta"}
AGREED, REFUSED = {"hh_size": "3", "consent": "yes"}, {"hh_size": "2", "consent": "no"}
MEMBERS = [
    {"ind": {"ind_age": "30", "ind_gender": "female"}},
    {"ind": {"ind_age": "9", "ind_gender": "male"}},
    {"ind": {"ind_age": "1", "ind_gender": "female"}},
]
PEOPLE = {"loc_households_n": "17", "loc_people": "80", "loc_female_n": "40"}
# What stands before chance answers the rest.
BEGUN = {
    "rapid": {"household": AGREED, "roster": MEMBERS},
    "multi_sector": {"household": AGREED, "roster": MEMBERS},
    "location": {"people": PEOPLE},
}


@cache
def made(name):
    return to_xform((FOLDER / f"{name}.xlsx").read_bytes())


@cache
def form_of(name):
    return load(made(name).xml)


def decided(name):
    """The questionnaire for a family that knows everything and minds no question."""
    form = load(made(name).xml)
    for root in form.lists.values():
        root.children = [each for each in root.children if code_of(each) not in UNTOLD]
    return form


def code_of(item):
    return item.named("name")[0].value


def asked(form):
    """The questions that somebody answers: no notes, nothing calculated or filled in before."""
    return [field for field in form.fields.values()
            if field.control and not field.readonly and field.name not in PREFILLED]  # fmt: skip


def question(form, name):
    [field] = [each for each in form.fields.values() if each.name == name]
    return field


def offered(form, name):
    """The codes of a question's list, whatever a filter leaves of them."""
    [listed] = re.findall(r"instance\('(\w+)'\)", question(form, name).choices.nodes)
    return {code_of(item) for item in form.lists[listed].children}


def flat(answers):
    """Answers without the groups around them, as the methods read them."""
    told = {}
    for name, said in answers.items():
        if name == "roster":
            told[name] = [flat(row) for row in said]
        else:
            told |= flat(said) if isinstance(said, dict) else {name: said}
    return told


def kinds(form, answers):
    return {fault.where[-1]: fault.kind for fault in faults(evaluated(form, answers))}


def arrived():
    """A woman who is pregnant and short of medicine, a child alone, an infant, a man at ease."""
    said = [
        ("30", "female", "medical_now medicine_daily pregnant disability", "under_3_days"),
        ("9", "male", "no_adult_carer medicine_daily", "enough"),
        ("1", "female", "medicine_daily", "none"),
        ("50", "male", "none", ""),
    ]
    rows = [
        {"ind": {"ind_age": age, "ind_gender": sex}, "rna_ind_needs": needs,
         "rna_ind_medicine_left": left} for age, sex, needs, left in said
    ]  # fmt: skip
    return {"household": AGREED | {"hh_size": "4"}, "roster": rows}
