"""The next part of a demo is made up while the database is busy with the one before."""

from concurrent.futures import ThreadPoolExecutor


def one_ahead(stocked, make):
    """What `make` makes of each, in their order: one ahead, in a thread of its own.

    `stocked` is gone through here, where the database may be asked; `make` may not ask it.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        coming = None
        for each in stocked:
            before, coming = coming, thread.submit(make, each)
            if before is not None:
                yield before.result()
        if coming is not None:
            yield coming.result()
