"""The same submission by several connections at once is one assessment."""

import threading

import pytest
from django.db import connection
from django.test import Client

from assessments.models import Assessment
from tests.assessments.asked import DAY, questionnaire
from tests.assessments.importers.exported import imported, member, submission, workbook
from tests.assessments.test_api_create import body, send
from tests.factories import family, make_user

pytestmark = pytest.mark.usefixtures("committed")
SO_MANY = 4


def at_once(work):
    """What each of some connections is answered."""
    answers, ready = [], threading.Barrier(SO_MANY)

    def one():
        ready.wait()
        try:
            answers.append(work())
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(SO_MANY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_four_programs_send_one(monkeypatch):
    monkeypatch.setattr("accounts.clock.today", lambda: DAY)
    worker = make_user(places=["AM07"])
    sent = body(family(by=worker), questionnaire(), source_id="at-once")

    answers = at_once(lambda: send(Client(), worker, sent))

    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]
    assert len({answer.json()["number"] for answer in answers}) == 1
    assert Assessment.objects.count() == 1


def test_four_people_import_one_file():
    worker = make_user(places=["AM07"])
    home, asked = family(by=worker), questionnaire()
    content = workbook(house=[submission(home)], roster=[member(1)])

    outcomes = at_once(lambda: imported(content, by=worker, instrument=asked))

    assert sorted(outcome.new for outcome in outcomes) == [0, 0, 0, 1]
    assert [outcome.faults for outcome in outcomes] == [[]] * SO_MANY
    assert Assessment.objects.count() == 1
