"""What an administrator can do to users, and what not."""

import pytest

from accounts.models import User
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    user = make_user("administrator")
    client.force_login(user)
    return user


@pytest.mark.parametrize("page", ["change", "password"])
def test_a_superuser_is_out_of_an_administrators_reach(client, administrator, page):
    root = User.objects.create_superuser("root", password="kept-in-tests-only")

    answer = client.post(
        f"/admin/accounts/user/{root.pk}/{page}/",
        {"password1": "another-long-one", "password2": "another-long-one"},
    )

    root.refresh_from_db()
    assert answer.status_code in (302, 404)
    assert root.check_password("kept-in-tests-only")


def test_nobody_gives_themselves_another_role(client, administrator):
    client.post(
        f"/admin/accounts/user/{administrator.pk}/change/",
        {"username": administrator.username, "role": "caseworker", "places": ["AM"]},
    )

    administrator.refresh_from_db()
    assert administrator.role == "administrator"
    assert not administrator.places.exists()
