"""The demo answers its own machine alone, and `migrate` works whatever tables are there."""

import pytest
from django.core.management import call_command


@pytest.mark.parametrize("asker", ["203.0.113.5", "2001:db8::5"])
def test_the_demo_answers_no_other_machine(client, asker):
    answer = client.get("/healthz", REMOTE_ADDR=asker)

    assert answer.status_code == 403
    assert b"this machine alone" in answer.content


@pytest.mark.parametrize("asker", ["127.0.0.1", "::1"])
def test_the_demo_answers_its_own_machine(client, asker):
    assert client.get("/healthz", REMOTE_ADDR=asker).status_code == 200


@pytest.mark.django_db(databases=["default", "owner"])
def test_a_plan_is_shown_and_nothing_is_granted(capsys):
    call_command("migrate", plan=True)

    assert "No planned migration operations" in capsys.readouterr().out
