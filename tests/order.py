"""In which order two workers take the files of tests, so that neither waits for the other."""

from collections import Counter

from xdist.scheduler import LoadFileScheduling

# The longest first: whoever is through early takes the next, and the last ones are short. While
# one worker makes the database, the other does what needs none.
FIRST = (
    "tests/access/test_doors.py",
    "tests/killed/test_postgres.py",
    "tests/local_postgres/",
    "tests/test_settings.py",
    "tests/access/test_canaries.py",
    "tests/browser/",
    "tests/cases/demo/",
    "tests/access/",
    "tests/killed/",
    "tests/accounts/jobs/test_killed.py",
)
# All files of these folders are for one worker, which makes once what they look at.
TOGETHER = ("tests/cases/demo/",)


class LongestFirst(LoadFileScheduling):
    """Gives a file, or a folder of those that stand together, to whichever worker is free."""

    def __init__(self, config, log=None):
        super().__init__(config, log)
        # As they were collected, which is as they are sorted below.
        config.option.loadscopereorder = False

    def _split_scope(self, nodeid):
        return next((each for each in TOGETHER if nodeid.startswith(each)), _file_of(nodeid))


def longest_first(items):
    """Sort the tests by their files: those named above, then whichever has the most."""
    tests = Counter(_file_of(item.nodeid) for item in items)
    items.sort(key=lambda item: (_rank(item.nodeid), -tests[_file_of(item.nodeid)]))


def _rank(nodeid):
    found = (rank for rank, name in enumerate(FIRST) if nodeid.startswith(name))
    return next(found, len(FIRST))


def _file_of(nodeid):
    return nodeid.split("::", 1)[0]
