"""The page of a job follows it to its end by itself, on a desk and on a telephone."""

import pytest
from playwright.sync_api import expect

from accounts import clock
from accounts.jobs import asking
from accounts.models import Job
from tests.accounts.jobs.kinds_to_try import declared
from tests.factories import make_user


@pytest.mark.parametrize("width", [1360, 390])
def test_it_shows_how_far_the_job_is_and_then_what_came_of_it(open_page, width):
    with declared():
        user = make_user(places=["AM07"])
        job = asking.ask("found", by=user, arguments={"acronym": "A"}, file=("a.csv", b"1"))
        page = open_page(user, width=width)
        page.goto(f"/admin/jobs/{job}/")
        expect(page.get_by_text("It waits until a worker is free.")).to_be_visible()

        _become(job, state="running", done=3, of=9, said="Founding", started_at=clock.now())
        expect(page.get_by_text("3 of 9")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width

        _become(job, state="done", ended_at=clock.now(), result={})
        expect(page.get_by_text("Done.")).to_be_visible()
        expect(page.get_by_role("button", name="Cancel")).to_have_count(0)


def _become(job, **values):
    Job.objects.filter(pk=job.pk).update(**values)
