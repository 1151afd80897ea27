"""A worker: takes up jobs one by one, those of workers that died, and asks for the night's rounds.

As many of them as wanted may run, on as many machines.
"""

import asyncio
import contextlib
import logging
import os
import signal
import threading
from dataclasses import dataclass

from asgiref.sync import sync_to_async
from django.db import DatabaseError, close_old_connections
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

from accounts import clock
from accounts.jobs import night, queue

# Seconds between two looks: for jobs whose notice was missed, for those of dead workers, for rounds
# of the night, and for whether the process that started this one still lives.
POLLS = 1.0
NIGHTS = 60.0

log = logging.getLogger("accounts.jobs")


@dataclass
class Worker:
    """One process that works until it is told to end.

    It says each `heartbeat` seconds that it lives; of one that has said nothing for `stalled`
    seconds, the jobs are taken up by others. `parent` is the process with which it ends.
    """

    heartbeat: float = 3.0
    stalled: float = 12.0
    parent: int | None = None

    def __post_init__(self):
        self._stopping = threading.Event()
        self._main = None

    async def work(self):
        """Work until SIGTERM, SIGINT or the end of the parent; the job at hand is let go of."""
        with app.replace_connector(app.connector.get_worker_connector()):
            async with app.open_async():
                self._main = asyncio.create_task(self._take_up_jobs())
                self._hear_signals()
                beside = [asyncio.create_task(each()) for each in self._beside()]
                try:
                    await self._main
                except asyncio.CancelledError:
                    if not self._stopping.is_set():
                        raise
                finally:
                    for task in beside:
                        task.cancel()
                    await asyncio.gather(*beside, return_exceptions=True)

    def stop(self):
        """End, as soon as the job at hand comes to its next step or to its end."""
        self._stopping.set()
        self._main.cancel()

    async def _take_up_jobs(self):
        await app.run_worker_async(
            queues=[queue.QUEUE],
            concurrency=1,
            install_signal_handlers=False,
            fetch_job_polling_interval=POLLS,
            update_heartbeat_interval=self.heartbeat,
            stalled_worker_timeout=self.stalled,
            additional_context={"stopping": self._stopping},
            # What came of a job stands in `Job`.
            delete_jobs="always",
        )

    def _hear_signals(self):
        loop = asyncio.get_running_loop()
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(each, self.stop)

    def _beside(self):
        return [self._take_over, self._ask_for_rounds, self._watch_parent]

    async def _take_over(self):
        """Put the jobs of workers that died back into the queue."""
        while True:
            with _looks_again():
                found = await app.job_manager.get_stalled_jobs(
                    queue=queue.QUEUE, seconds_since_heartbeat=self.stalled
                )
                for job in found:
                    await app.job_manager.retry_job(job)
            await asyncio.sleep(POLLS)

    async def _ask_for_rounds(self):
        while True:
            with _looks_again():
                await sync_to_async(_ask_for_rounds, thread_sensitive=False)()
            await asyncio.sleep(NIGHTS)

    async def _watch_parent(self):
        while self.parent is not None:
            if os.getppid() != self.parent:
                self.stop()
                return
            await asyncio.sleep(POLLS)


@contextlib.contextmanager
def _looks_again():
    """One look that fails is not the last: a server that restarts is found by the next."""
    try:
        yield
    except (DatabaseError, ConnectorException) as fault:
        log.warning("A look beside the jobs found no answer: %s", fault)
    except Exception:
        log.exception("A look beside the jobs failed.")


def _ask_for_rounds():
    try:
        night.ask_for_rounds(clock.now())
    finally:
        close_old_connections()
