"""Numbers of records: any spelling is read, and a typing error is called one."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import numbers

# Household, person, assessment, assistance, programme, case, referral, consent, service, job, list.
PREFIXES = "HPSAGCRNVJX"
KEPT = "H7K3MQ9QX2TP"

payloads = st.tuples(
    st.sampled_from(PREFIXES), st.text(numbers.CROCKFORD, min_size=10, max_size=10)
)
kept_numbers = payloads.map("".join).map(numbers.with_check)


def is_refused(text):
    """Whether a text of the right length is refused as mistyped, or is no number at all."""
    try:
        return numbers.parse(text) is None
    except numbers.NumberMistyped:
        return True


def exchanges(number):
    """The number with each two different neighbours exchanged."""
    places = [at for at in range(len(number) - 1) if number[at] != number[at + 1]]
    return [number[:at] + number[at + 1] + number[at] + number[at + 2 :] for at in places]


def misreadings(number):
    """The number with every other character at every place after the letter of its kind."""
    return [
        number[:at] + other + number[at + 1 :]
        for at in range(1, len(number))
        for other in numbers.CROCKFORD
        if other != number[at]
    ]


def seeded_numbers(count):
    """The same numbers in every run."""
    return numbers.draw("P", count, taken=lambda candidates: [], generator=Random(115_000))


def test_the_published_example_has_the_check_character_p():
    assert numbers.with_check("H7K3MQ9QX2T") == KEPT


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_new_number_of_every_kind_reads_back_as_itself(prefix):
    number = numbers.new_number(prefix)

    assert len(number) == numbers.LENGTH
    assert numbers.parse(numbers.shown(number), prefix) == number


def test_new_numbers_of_households_and_people_bear_their_letters():
    assert (numbers.new_household_number()[0], numbers.new_person_number()[0]) == ("H", "P")


def test_a_number_is_shown_in_groups_for_reading_aloud():
    assert numbers.shown(KEPT) == "H-7K3MQ-9QX2T-P"


@pytest.mark.parametrize(
    "spelling",
    [
        "H-7K3MQ-9QX2T-P",
        "h7k3mq9qx2tp",
        "  H 7K3MQ 9QX2T P\t",
        "h/7k3mq.9qx2t_p",
        "H–7K3MQ—9QX2T−P",
        "H\u20107K3MQ\u20119QX2T\u00b7P",
        "Н7К3МQ9QХ2ТР",
        "н-7к3мq-9qх2т-р",
    ],
    ids=[
        "shown",
        "lower",
        "spaces",
        "marks",
        "long dashes",
        "hyphens",
        "Cyrillic",
        "small Cyrillic",
    ],
)
def test_any_spelling_is_read(spelling):
    assert numbers.parse(spelling) == KEPT


@pytest.mark.parametrize(
    ("heard", "meant"),
    [("O", "0"), ("o", "0"), ("О", "0"), ("I", "1"), ("i", "1"), ("L", "1"), ("l", "1")],
)
def test_letters_that_look_like_digits_are_read_as_digits(heard, meant):
    number = numbers.with_check(f"H{meant * 10}")

    assert numbers.parse(number.replace(meant, heard)) == number


@pytest.mark.parametrize(("cyrillic", "latin"), list(zip("АВСЕНКМРТХ", "ABCEHKMPTX", strict=True)))
def test_cyrillic_look_alikes_are_read_as_latin(cyrillic, latin):
    number = numbers.with_check(f"H{latin * 10}")

    assert numbers.parse(number.replace(latin, cyrillic)) == number


@given(kept_numbers, st.randoms(use_true_random=False))
def test_case_and_dashes_never_matter(number, chance):
    spelled = "".join(chance.choice(("", "-", " ")) + chance.choice((c, c.lower())) for c in number)

    assert numbers.parse(spelled) == number


@pytest.mark.parametrize("mistyped", misreadings(KEPT))
def test_every_single_wrong_character_of_a_number_is_called_mistyped(mistyped):
    with pytest.raises(numbers.NumberMistyped):
        numbers.parse(mistyped)


@pytest.mark.parametrize("mistyped", exchanges(KEPT)[1:])
def test_every_exchange_of_neighbours_of_a_number_is_called_mistyped(mistyped):
    with pytest.raises(numbers.NumberMistyped):
        numbers.parse(mistyped)


def test_no_single_wrong_character_passes_in_any_number():
    passed = [m for n in seeded_numbers(100) for m in misreadings(n) if not is_refused(m)]

    assert passed == []


def test_all_but_one_exchange_in_three_hundred_is_refused():
    """The hybrid systems of ISO 7064 catch every substitution and nearly every exchange."""
    exchanged = [exchange for number in seeded_numbers(2000) for exchange in exchanges(number)]

    assert sum(not is_refused(e) for e in exchanged) < len(exchanged) / 300


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "Անի",
        "H7K3MQ9QX2T",
        "H7K3MQ9QX2TPP",
        "H7K3MQ9QXUTP",
        "H7K3MQ9QX2Tß",
        "77K3MQ9QX2TP",
    ],
)
def test_what_does_not_have_the_form_is_no_number(text):
    assert numbers.parse(text) is None


def test_a_number_of_another_kind_is_not_the_one_asked_for():
    assert numbers.parse(KEPT, "P") is None


def test_a_draw_gives_as_many_different_numbers_as_were_asked_for():
    drawn = numbers.draw("P", 500, taken=lambda candidates: [])

    assert len(set(drawn)) == 500
    assert [numbers.parse(number, "P") for number in drawn] == drawn


def test_a_draw_drops_what_is_taken_and_draws_again():
    first = seeded_numbers(10)

    second = numbers.draw(
        "P", 10, taken=lambda candidates: set(candidates) & set(first), generator=Random(115_000)
    )

    assert len(set(second)) == 10
    assert not set(first) & set(second)


class Repeating:
    """A generator that says everything twice."""

    def __init__(self):
        self.said = [character for pair in ("A" * 10, "A" * 10, "B" * 10) for character in pair]

    def choice(self, alphabet):
        return self.said.pop(0)


def test_a_draw_drops_repeats():
    drawn = numbers.draw("P", 2, taken=lambda candidates: [], generator=Repeating())

    assert drawn == [numbers.with_check("PAAAAAAAAAA"), numbers.with_check("PBBBBBBBBBB")]
