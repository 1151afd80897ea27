"""What a kind of work is given: who asked for what, the file, and its transactions."""

from contextlib import contextmanager

from accounts.clock import day_of
from accounts.history.acting import acting
from accounts.jobs.who import actor_of, user_of


class Work:
    """A job as its kind sees it.

    `user` is whoever asked, as they are now (None of a round of the night), `at` the moment at
    which it was taken up, `today` the day of it. `checkpoint` is where work in batches has come to.
    """

    def __init__(self, taken, *, user, at):
        self._taken, self.user, self.at, self.today = taken, user, at, day_of(at)
        self.number, self.arguments = taken.job.number, taken.job.arguments
        self.checkpoint = dict(taken.job.checkpoint)

    def file(self):
        """(name, bytes) of the file that was given with the job."""
        file = self._taken.job.file
        return file.name, bytes(file.content)

    @contextmanager
    def transaction(self):
        """One transaction of whoever asked."""
        with acting(by=actor_of(self.user)):
            yield

    @contextmanager
    def batch(self):
        """One batch of the work: what is written inside, and how far it has come, or neither.

        Yields the checkpoint (a dict that JSON can hold) for the batch to change. Whoever takes the
        job up again finds it as the last batch left it. `user` is judged anew for each batch.
        """
        self.user = user_of(self._taken.job)
        reached = dict(self.checkpoint)
        with self.transaction():
            yield reached
            self._taken.note(checkpoint=reached)
        self.checkpoint = reached
