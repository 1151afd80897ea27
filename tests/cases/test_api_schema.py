"""The description of the API is complete, and what is answered is as described."""

from io import StringIO

import pytest
import yaml
from django.core.management import call_command
from jsonschema import Draft202012Validator

from tests.factories import child, head_of, make_household, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def schema():
    """The OpenAPI description; a warning on the way is an error."""
    out = StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=out)
    return yaml.safe_load(out.getvalue())


@pytest.fixture
def addresses():
    """An address of each kind, with what it stands under in the description."""
    household = make_household({}, child(), at="AM07-C03")
    person = head_of(household)
    return {
        "/api/v1/households/": "/api/v1/households/",
        f"/api/v1/households/{household.number}/": "/api/v1/households/{number}/",
        "/api/v1/individuals/": "/api/v1/individuals/",
        f"/api/v1/individuals/{person.number}/": "/api/v1/individuals/{number}/",
        "/api/v1/reports/": "/api/v1/reports/",
        "/api/v1/reports/population/": "/api/v1/reports/{name}/",
    }


def _described(schema, path, status):
    """The schema of an answer, every property said to be there and no other allowed."""
    components = {
        name: _closed(component) for name, component in schema["components"]["schemas"].items()
    }
    answer = schema["paths"][path]["get"]["responses"][str(status)]
    described = answer["content"]["application/json"]["schema"]
    return described | {"components": {"schemas": components}}


def _closed(component):
    if component.get("type") != "object" or "additionalProperties" in component:
        return component
    return component | {"additionalProperties": False}


def test_every_answer_is_as_described(client, schema, addresses):
    client.force_login(make_user("supervisor", places=["AM07"]))

    faults = [
        (address, error.json_path, error.message)
        for address, path in addresses.items()
        for error in Draft202012Validator(_described(schema, path, 200)).iter_errors(
            client.get(address).json()
        )
    ]

    assert faults == []


def test_every_address_describes_its_refusals(schema):
    described = {path: set(ways["get"]["responses"]) for path, ways in schema["paths"].items()}

    api = {path: answers for path, answers in described.items() if path.startswith("/api/v1/")}
    assert len(api) == 18
    assert all({"200", "400", "403"} <= answers for answers in api.values())
    assert all("404" in answers for path, answers in api.items() if "{" in path)


def test_only_assessments_are_sent(schema):
    sent = {path for path, ways in schema["paths"].items() if set(ways) - {"get"}}

    assert sent == {"/api/v1/assessments/"}
    assert set(schema["paths"]["/api/v1/assessments/"]) == {"get", "post"}


def test_every_filter_is_described_in_words(schema):
    parameters = schema["paths"]["/api/v1/individuals/"]["get"]["parameters"]

    assert {"place", "sex", "age_min", "child", "disabled", "as_of", "cursor"} <= {
        parameter["name"] for parameter in parameters
    }
    assert all(parameter["description"] for parameter in parameters)


@pytest.mark.parametrize("path", ["schema/", "docs/", "docs/?script"])
def test_the_description_and_its_page_are_for_whoever_is_signed_in(client, path):
    client.force_login(make_user("coordinator"))

    assert client.get(f"/api/v1/{path}").status_code == 200


@pytest.mark.parametrize("path", ["", "schema/"])
@pytest.mark.parametrize("name", ["format", "as_of", "lang"])
def test_root_and_description_refuse_every_parameter(client, path, name):
    client.force_login(make_user())

    response = client.get(f"/api/v1/{path}", {name: "json"})

    assert response.status_code == 400
    assert name in response.content.decode()


def test_the_page_of_the_description_runs_nothing_inline(client):
    client.force_login(make_user("coordinator"))

    page = client.get("/api/v1/docs/").content.decode()

    assert "<style" not in page
    assert page.count("<script") == page.count("<script src=") == 3


def test_the_root_lists_what_there_is(client):
    client.force_login(make_user())

    there = {
        "assessments", "assistance", "cases", "households", "individuals", "programmes",
        "referrals", "reports", "services",
    }  # fmt: skip
    assert set(client.get("/api/v1/").json()) == there
