"""What Python and PostgreSQL must say alike: digests, numbers, places."""

import re
from random import Random

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from cases import numbers
from cases.admin.fields import PlaceField
from cases.admin.registration import RegistrationForm
from cases.importers import draws, known, place_names
from cases.importers.place_names import PlaceNames
from cases.importers.values import Unreadable
from places import lookup
from places.choices import LIVES_IN
from places.models import LANGUAGES, Place, PlaceAlias
from tests.cases.importers.making import flat, make_list
from tests.cases.importers.rows import person
from tests.sampling import is_long

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("script", ["hy", "ru", "en"])
def test_every_record_that_was_imported_is_untouched(send, script):
    homes, people = make_list(Random(script), 40, script=script)
    send(flat(homes, people))

    assert len(known.people("Hotel Ani")) == len(people)
    assert all(record.untouched for record in known.people("Hotel Ani").values())
    assert all(record.untouched for record in known.households("Hotel Ani").values())


def test_a_record_with_every_field_is_untouched(send):
    row = person(
        address=r"a\b", declared_size="1", accommodation="rented", home_from="02.10.2023",
        registered_on="01.10.2023", latin_family_name="Avanesyan", family_unit="A",
        origin="Askeran", population_group="displaced_twice", phone="094301248, 091301248",
        document_type="birth", document_number="AB 12/3", psn="1234567890", passport="AN0123456",
        legal_status="citizen", disability="severe", disability_from="01.10.2022",
        disability_until="01.10.2026", needs="DS-PM, CR", seeing="2", hearing="98", walking="3",
        wg_asked_on="02.10.2023", wg_method="self", pregnancy_expected_on="01.12.2023",
        pregnancy_asked_on="02.10.2023", breastfeeding_until="01.02.2024",
    )  # fmt: skip

    assert [str(fault) for fault in send([row]).faults] == []
    assert known.people("Hotel Ani")["1"].untouched
    assert known.households("Hotel Ani")["F-1"].untouched
    assert send([row]).people.unchanged == 1


def test_numbers_drawn_together_are_numbers():
    drawn = draws.draw(numbers.PERSON, 3_000, taken=lambda fresh: [])

    assert drawn == sorted(set(drawn))
    assert all(re.match(numbers.FORM.format(prefix="P"), number) for number in drawn)
    assert all(numbers.with_check(number[:-1]) == number for number in drawn)


def test_numbers_that_are_taken_are_drawn_anew():
    asked = []

    def taken(fresh):
        asked.append(list(fresh))
        return fresh[:5] if len(asked) == 1 else []

    drawn = draws.draw(numbers.HOUSEHOLD, 20, taken=taken)

    assert len(drawn) == 20
    assert not set(asked[0][:5]) & set(drawn)


@given(st.binary(min_size=7, max_size=7))
def test_the_quick_check_character_is_that_of_the_standard(digest):
    number = numbers.of_digest(numbers.PERSON, digest)
    pairs, check, state = draws._tables(numbers.PERSON)
    for start in range(1, 11, 2):
        state = check[state][pairs.index(number[start : start + 2])]

    assert numbers.CROCKFORD[(1 - 2 * (state or 32) % 33) % 32] == number[-1]


def meant(read, *arguments, **options):
    try:
        return read(*arguments, **options)
    except (ValidationError, Unreadable) as refusal:
        return refusal.code


def test_places_are_resolved_as_the_form_resolves_them():
    names, one_of = PlaceNames(), 1 if is_long() else 10
    labels, plain = Place.objects.all()[:: 9 * one_of], Place.objects.all()[:: 7 * one_of]
    texts = {place.label(language) for place in labels for language in LANGUAGES}
    texts |= {place.name(language) for place in plain for language in LANGUAGES}
    others = PlaceAlias.objects.filter(scheme="name").values_list("value", flat=True)
    texts |= set(others[:40:one_of])
    texts |= {"AM07", "am-kt", "Masis", "Nowhere", "Abovyan, Kotayk", "AM05", "(", "Yerevan"}

    for kind, (levels, else_levels) in place_names._KINDS.items():
        field = PlaceField(levels=levels, else_levels=else_levels)
        for text in sorted(texts):
            expected = meant(field.clean, text)
            assert meant(names.read, text, kind) == getattr(expected, "pk", expected), text


def test_the_levels_of_places_are_those_of_the_form():
    fields = {"home": "place", "office": "registered_at", "origin": "origin"}
    for kind, name in fields.items():
        field = RegistrationForm.base_fields[name]
        assert place_names._KINDS[kind] == (field.levels, field.else_levels), kind


def test_a_place_of_many_rows_is_asked_for_once(send, django_assert_max_num_queries):
    rows = [person(str(n), household=f"F-{n}", place="Masis (town), Ararat") for n in range(60)]
    with django_assert_max_num_queries(45):
        assert send(rows).written


def test_lookup_is_still_what_the_form_asks():
    assert lookup.resolve("Abovyan", levels=LIVES_IN).pk == PlaceNames().read("Abovyan", "home")
