"""The questionnaires that come with the system: whom they ask what, in which words."""

import re
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from assessments.xlsform.faults import CHOICE, CONSTRAINT, REQUIRED, faults
from assessments.xlsform.form import GROUP, QUESTION, REPEAT
from assessments.xlsform.lint import lint
from assessments.xlsform.values import to_boolean
from tests.assessments.forms import evaluated
from tests.assessments.instruments import (
    ALL,
    BEGUN,
    FOLDER,
    OF_HOUSEHOLDS,
    PEOPLE,
    PREFILLED,
    REFUSED,
    UNTOLD,
    arrived,
    asked,
    form_of,
    kinds,
    made,
    offered,
)
from tests.assessments.oracle import javarosa

LANGUAGES = {"Armenian (hy)": "[Ա-ևՙ-֏]", "English (en)": "[A-Za-z]", "Russian (ru)": "[А-яЁё]"}
# Numbers of a slip and codes of a place are written as they are.
WRITTEN_AS_IT_IS = re.compile(r"\b[HP](-[0-9A-Z]+)*\b|\bAM05-S028\b")
ALONE = {"none", "no", "no_safety_concerns", "no_changes_feel_unsafe", "do_not_want_assistance"}
ALONE |= UNTOLD
needs_java = pytest.mark.skipif(
    not (javarosa.JAVA and javarosa.JAR.exists()), reason="ODK Validate: no Java is installed here"
)


@pytest.mark.parametrize("name", ALL)
def test_a_questionnaire_is_converted_without_a_warning_and_has_no_fault(name):
    assert made(name).warnings == ()
    assert lint(form_of(name)) == []
    assert (form_of(name).id, form_of(name).version) == (name, "2026.1")
    assert form_of(name).default_language == "Armenian (hy)"


@needs_java
@pytest.mark.parametrize("name", ALL)
def test_odk_validate_accepts_it(name, tmp_path):
    path = tmp_path / f"{name}.xml"
    path.write_text(made(name).xml, encoding="utf-8")
    done = subprocess.run(
        [javarosa.JAVA, "-Djava.awt.headless=true", "-jar", javarosa.JAR, path],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (done.returncode, "Xform is valid" in done.stderr + done.stdout) == (0, True)


@pytest.mark.parametrize("name", ALL)
def test_xlsform_lint_finds_nothing_in_it(name):
    linter, workbook = Path(sys.executable).with_name("xlsform-lint"), FOLDER / f"{name}.xlsx"
    done = subprocess.run([linter, workbook], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout.strip()) == (0, "0 errors, 0 warnings")


@pytest.mark.parametrize("name", ALL)
def test_all_that_is_read_is_worded_in_three_languages_each_in_its_own_letters(name):
    form = form_of(name)
    assert set(form.languages) == set(LANGUAGES)
    below = [each for each in form.fields.values() if each.path not in (form.root, "/data/meta")]
    shown = [each for each in below if each.control or each.what != QUESTION]
    assert [each.name for each in shown if set(each.label) != set(LANGUAGES)] == []
    silent = [each.name for each in shown if each.constraint and not each.constraint_message]
    assert silent == []

    for spoken in form.list_words.values():
        said = {
            of: WRITTEN_AS_IT_IS.sub("", "".join(filter(is_text, spoken[of]))) for of in LANGUAGES
        }
        assert len(set(said.values())) == 3, said
        for language, letters in LANGUAGES.items():
            words = "".join(re.findall(r"[^\W\d_]", said[language]))
            assert words and re.fullmatch(f"{letters}+", words), (language, said[language])


def is_text(part):
    return isinstance(part, str)


@pytest.mark.parametrize("name", ALL)
def test_it_says_first_that_it_is_no_standard(name):
    first = next(each for each in form_of(name).fields.values() if each.control)

    assert (first.name, first.readonly) == ("about", "true()")
    assert "not a validated standard" in first.label["English (en)"][0]


@pytest.mark.parametrize("name", ALL)
def test_a_section_is_one_screen_and_the_rapid_one_takes_minutes(name):
    form = form_of(name)
    sections = [each for each in form.children[form.root] if each.what in (GROUP, REPEAT)]

    screens = {each.name: 0 for each in sections if each.what == GROUP}
    for field in asked(form):
        section = field.path.split("/")[2]
        screens[section] = screens.get(section, 0) + (section != "roster")
    assert max(screens.values()) <= 12
    assert name != "rapid" or len(asked(form)) <= 30


@pytest.mark.parametrize("name", OF_HOUSEHOLDS)
def test_the_register_fills_in_the_household_and_its_members(name):
    form = form_of(name)

    assert {each.name for each in form.fields.values()} >= PREFILLED
    assert form.fields["/data/roster"].count.strip() == "/data/household/hh_size"
    assert {field.above for field in form.fields.values() if field.name in PREFILLED} == {
        "/data/household", "/data/roster/ind",
    }  # fmt: skip
    assert {field.name for field in form.fields.values() if field.required == "true()"} == {
        "hh_size", "consent", "ind_age",
    }  # fmt: skip


@pytest.mark.parametrize("name", OF_HOUSEHOLDS)
def test_who_does_not_agree_is_asked_nothing(name):
    told = javarosa.accepted(form_of(name), Random(1), {"household": REFUSED})
    finished = told.finished()

    assert finished.keys() == {"household"}
    assert set(finished["household"]) == {"hh_number", "hh_size", "consent"}


def test_of_a_place_nothing_is_asked_about_a_person():
    form = form_of("location")

    assert [each.path for each in form.fields.values() if each.what == REPEAT] == []
    typed = {each.name for each in asked(form) if each.control == "input" and each.kind == "string"}
    assert typed == {"loc_place", "needs_other", "remark"}


@pytest.mark.parametrize("name", ALL)
def test_what_says_nothing_stands_alone(name):
    told = javarosa.accepted(form_of(name), Random(0), BEGUN[name])
    several = [each for each in asked(form_of(name)) if each.control == "select"]
    assert several
    for field in several:
        codes = sorted(offered(told.form, field.name))
        alone = [code for code in codes if code in ALONE]
        other = next(code for code in codes if code not in ALONE)
        for node in told.nodes(field.path):
            assert holds(told, field, node, other)
            assert all(holds(told, field, node, code) for code in alone), field.name
            assert not any(holds(told, field, node, f"{other} {code}") for code in alone), (
                field.name
            )


def holds(told, field, node, said):
    node.value = said
    return to_boolean(told.value(field.constraint, node))


@pytest.mark.parametrize("name", ALL)
def test_a_rank_names_another_of_the_serious_needs(name):
    def told(**said):
        return kinds(form_of(name), BEGUN[name] | {"priorities": said})

    def relevant(**said):
        begun = evaluated(form_of(name), BEGUN[name] | {"priorities": said})
        return {each for each in ("need_first", "need_second", "need_third")
                if begun.nodes(f"/data/priorities/{each}")[0].relevant}  # fmt: skip

    three = {"needs_serious": "food income safety", "need_first": "income"}
    good = three | {"need_second": "food", "need_third": "safety"}
    assert not told(**good).keys() & good.keys()
    assert told(**good | {"need_first": "water"})["need_first"] == CHOICE
    assert told(**good | {"need_second": "income"})["need_second"] == CONSTRAINT
    assert told(**good | {"need_third": "income"})["need_third"] == CONSTRAINT
    assert told(**good | {"need_third": "food"})["need_third"] == CONSTRAINT
    assert relevant() == relevant(needs_serious="none") == relevant(needs_serious="pnta") == set()
    assert relevant(needs_serious="food", need_first="food") == {"need_first"}
    assert relevant(needs_serious="food income safety") == {"need_first"}
    assert relevant(**three) == {"need_first", "need_second"}
    assert relevant(**good) == {"need_first", "need_second", "need_third"}


def test_the_rapid_one_counts_who_needs_help_at_once():
    told = evaluated(form_of("rapid"), arrived())

    assert faults(told) == []
    assert {name: n for name, n in told.finished()["needs_now"].items() if name.endswith("_n")} == {
        "rna_medical_emergency_n": "1", "rna_unaccompanied_n": "1", "rna_medicine_short_n": "2",
        "rna_disability_n": "1", "rna_pregnant_n": "1", "rna_under_2_n": "1",
    }  # fmt: skip
    assert told.nodes("/data/needs_now/rna_infant_needs")[0].relevant


@pytest.mark.parametrize(
    ("age", "sex", "needs", "kind"),
    [("12", "female", "pregnant", None), ("55", "female", "pregnant", None),
     ("11", "female", "pregnant", CHOICE), ("56", "female", "pregnant", CHOICE),
     ("30", "male", "pregnant", CHOICE), ("17", "male", "no_adult_carer", None),
     ("18", "male", "no_adult_carer", CHOICE), ("", "male", "none", None)],
)  # fmt: skip
def test_a_need_is_offered_to_whom_it_can_be_of(age, sex, needs, kind):
    row = {"ind": {"ind_age": age, "ind_gender": sex}, "rna_ind_needs": needs}
    found = kinds(
        form_of("rapid"), {"household": {"hh_size": "1", "consent": "yes"}, "roster": [row]}
    )

    assert found.get("rna_ind_needs") == kind
    assert found.get("ind_age") == (None if age else REQUIRED)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [({"loc_people": "16", "loc_female_n": ""}, "loc_people"),
     ({"loc_female_n": "81"}, "loc_female_n"),
     ({"loc_male_n": "40"}, None), ({"loc_male_n": "41"}, "loc_male_n"),
     ({"loc_female_n": "", "loc_male_n": "80"}, None),
     ({"loc_female_n": "", "loc_male_n": "81"}, "loc_male_n"),
     ({"loc_children_n": "50", "loc_older_n": "30"}, None),
     ({"loc_children_n": "50", "loc_older_n": "31"}, "loc_older_n"),
     ({"loc_pregnant_n": "41"}, "loc_pregnant_n"),
     ({"loc_arrivals_7d_n": "81"}, "loc_arrivals_7d_n"),
     ({"loc_households_n": "", "loc_people": "80"}, None)],
)  # fmt: skip
def test_the_people_of_a_place_fit_together(said, wrong):
    people = PEOPLE | said
    found = kinds(form_of("location"), {"people": people, "place": {"loc_site_type": "hotel"}})

    assert found == ({wrong: CONSTRAINT} if wrong else {})
