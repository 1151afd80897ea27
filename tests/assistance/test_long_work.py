"""Long work of assistance as a worker does it: lists, files of deliveries, the night."""

import pytest

from accounts.clock import now
from accounts.jobs import asking, running
from accounts.jobs.kinds import rounds
from accounts.models import Job
from assistance.actions import distributions
from assistance.models import Assistance, Distribution
from cases.actions import member_leaves
from tests.assistance.files import as_csv, row
from tests.assistance.programmes import DAY, planned, programme
from tests.assistance.register import home as household
from tests.assistance.register import with_rule
from tests.factories import make_user, member

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def _days(monkeypatch):
    monkeypatch.setattr("accounts.jobs.work.day_of", lambda at: DAY)
    monkeypatch.setattr("assistance.admin.distribution_pages.today", lambda: DAY)


def done(job):
    """The job, once a worker has done it."""
    running.run(job.number)
    job.refresh_from_db()
    return job


def test_a_long_list_is_drawn_up_by_a_job(client, monkeypatch, _days):
    monkeypatch.setattr(distributions, "LONG", 1)
    worker = make_user(places=["AM07"], language="en")
    food = with_rule(title="Food", sector="food")
    for _ in range(2):
        household(by=worker)
    client.force_login(worker)

    answer = client.post(
        "/admin/assistance/distribution/new/",
        {"programme": food.pk, "place": "AM07", "on": "30.11.2026"},
    )
    job = done(Job.objects.get(kind="draw_up_distribution"))

    assert answer.url == f"/admin/jobs/{job}/"
    assert (job.state, job.result["lines"]) == ("done", 2)
    assert Distribution.objects.get().made_by == worker
    page = client.get(answer.url).content.decode()
    assert f"/admin/assistance/distribution/{job.result['distribution']}/change/" in page


def test_a_list_of_a_programme_that_is_not_theirs_is_refused(_days):
    partner = make_user("partner", places=["AM07"])
    foreign = with_rule(given_by=make_user().organisation)
    arguments = {"programme": foreign.pk, "place": "AM07", "on": DAY.isoformat()}

    job = done(asking.ask("draw_up_distribution", by=partner, arguments=arguments))

    assert job.state == "refused"
    assert not Distribution.objects.exists()


def test_a_file_of_deliveries_is_tried_then_written(_days):
    worker = make_user(places=["AM07"])
    plan = planned(household(by=worker), by=worker, of=programme())
    file = "ours.csv", as_csv(row(plan)).getvalue()

    tried = done(asking.ask("deliver_file", by=worker, arguments={"dry_run": True}, file=file))
    assert Assistance.objects.get().state == "planned"
    written = done(asking.ask_next(tried, by=worker, posted={}))

    assert (tried.result["new"], written.result["written"]) == (1, True)
    assert Assistance.objects.get().state == "delivered"


def test_the_night_cancels_what_can_not_be_served(_days):
    worker = make_user(places=["AM07"])
    home = household(
        {}, {"given_name": "Կարեն", "relationship": "spouse", "sex": "male"}, by=worker
    )
    plan = planned(home, by=worker, of=programme())
    member_leaves(person=member(home, "spouse"), reason="died", on=DAY, today=DAY, by=worker)
    assert "cancel_held_back" in {kind.name for kind in rounds()}

    job = Job.objects.create(kind="cancel_held_back", night=DAY, asked_at=now(), digest="")
    done(job)

    plan.refresh_from_db()
    assert (job.state, job.result["somebody_left"]) == ("done", 1)
    assert plan.state == "cancelled"
