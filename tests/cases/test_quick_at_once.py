"""Desks in a crowd at the same moment: two clicks, one form at two desks, two orders of forms."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connections, transaction
from django.test import Client

from accounts.history.acting import MACHINE
from cases import actions, numbers
from cases.models import Household, Phone, ReservedNumber
from tests.cases.pages import Page
from tests.cases.quick_pages import OVIK, person, quick
from tests.cases.test_at_once import wait_for
from tests.factories import make_user, place

URL = "/admin/cases/household/quick/"


@pytest.fixture
def desk(committed):
    """A function that opens the browser of one more caseworker in Syunik."""

    def open_one():
        browser = Client()
        browser.force_login(make_user(places=["AM09"]))
        return browser

    return open_one


@pytest.fixture
def reserved(committed):
    drawn = actions.reserve_numbers(
        count=1, place=place("AM09"), by=MACHINE, today=date(2023, 9, 25)
    )
    return numbers.shown(drawn[0])


def sent_at_once(first, *sent):
    """The answers to pages (browser, typed) that all wait for the number of the first."""

    def send(browser, typed):
        try:
            return browser.post(URL, typed)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(sent)) as pool:
        with transaction.atomic():
            # They wait for the number that this one takes, which then turns out to be free.
            first[0].post(URL, first[1])
            running = [pool.submit(send, *one) for one in sent]
            wait_for(len(sent))
            transaction.set_rollback(True)
        return [each.result(timeout=20) for each in running]


def test_a_double_click_registers_one_household_with_one_telephone(desk):
    browser = desk()
    typed = quick(page=Page(browser.get(URL)).values["page"])

    answers = sent_at_once((browser, typed), (browser, typed), (browser, typed))

    assert len({answer.url for answer in answers}) == 1
    assert Household.objects.count() == Phone.objects.count() == 1


def test_a_double_click_under_a_forms_number_registers_one_household(desk, reserved):
    browser = desk()
    typed = quick(page=Page(browser.get(URL)).values["page"], form_number=reserved)

    answers = sent_at_once((browser, typed), (browser, typed), (browser, typed))

    assert {answer.url for answer in answers} == {f"/admin/cases/household/{reserved}/slip/"}
    assert Household.objects.count() == 1


def test_of_two_desks_with_one_form_the_second_is_told(desk, reserved):
    one, other = desk(), desk()
    ovik = quick(OVIK, form_number=reserved)
    another = quick(person("Լիլիթ", "f", "30", family="Բաբայան"), form_number=reserved, phone="")

    answers = sent_at_once((desk(), ovik), (one, ovik), (other, another))

    assert sorted(answer.status_code for answer in answers) == [200, 302]
    told = next(answer for answer in answers if answer.status_code == 200)
    assert Page(told).says("This number is used already")
    assert Household.objects.count() == 1


def test_forms_ordered_at_once_have_different_numbers(committed):
    office = place("AM09")

    def order(_desk):
        try:
            return actions.reserve_numbers(
                count=200, place=office, by=MACHINE, today=date(2023, 9, 25)
            )
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as desks:
        drawn = [number for few in desks.map(order, range(2)) for number in few]

    assert len(set(drawn)) == 400
    assert set(ReservedNumber.objects.values_list("number", flat=True)) == set(drawn)
