"""The next part is made up in a thread of its own, in order, and nothing is lost."""

import threading

import pytest

from cases.demo.ahead import one_ahead


def test_parts_come_in_their_order():
    assert list(one_ahead(range(5), lambda each: each * 10)) == [0, 10, 20, 30, 40]


def test_of_nothing_comes_nothing():
    assert list(one_ahead([], str)) == []


def test_the_next_part_is_made_while_the_one_before_is_written():
    begun = {each: threading.Event() for each in range(3)}

    for each in one_ahead(range(3), lambda each: begun[each].set() or each):
        assert each == 2 or begun[each + 1].wait(timeout=10)


def test_what_is_stocked_is_asked_for_in_the_thread_that_writes():
    asked, made = [], []

    def stocked():
        for each in range(3):
            asked.append(threading.get_ident())
            yield each

    list(one_ahead(stocked(), lambda _each: made.append(threading.get_ident())))

    assert set(asked) == {threading.get_ident()}
    assert threading.get_ident() not in made
    assert len(set(made)) == 1


def test_a_part_that_can_not_be_made_breaks_it_off():
    with pytest.raises(ZeroDivisionError):
        list(one_ahead([1, 0], lambda each: 1 / each))
