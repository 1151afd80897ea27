"""What a door says to whoever has not signed in, and to what another site sends.

Who opens which door, of whom, is tests/access/test_doors.py.
"""

import pytest
from django.test import Client

from tests.doors import world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/admin/", "/admin/cases/household/", "/reports/population/"])
def test_a_page_asks_nobody_to_sign_in(client, path):
    assert client.get(path).url == f"/admin/login/?next={path}"


@pytest.mark.parametrize("path", ["/api/v1/", "/api/v1/households/", "/api/v1/reports/population/"])
def test_a_program_that_nobody_signed_in_is_refused_in_json(client, path):
    answer = client.get(path)

    assert answer.status_code in (401, 403)
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    "target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:x"]
)
def test_the_language_button_leads_nowhere_else(client, target):
    assert client.post("/language/", {"language": "hy", "next": target}).url == "/"


@pytest.mark.parametrize("path", ["/admin/login/", "/language/", "/admin/cases/household/add/"])
def test_a_form_of_another_site_is_refused(path):
    users, _names = world()
    client = Client(enforce_csrf_checks=True)
    client.force_login(users["caseworker"])

    assert client.post(path, {"language": "hy"}).status_code == 403
