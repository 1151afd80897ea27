"""An operation beside its peer, run in turns: what one moment of the machine costs, costs both."""

import statistics
import time

from benchmarks.ground import Result


def seconds(operation):
    """How long one run takes."""
    began = time.perf_counter()
    operation()
    return time.perf_counter() - began


def against(name, ours, peer, *, ratio, times=5, warm=True):
    """A Result whose figure is our median time over the peer's, with both medians in its name."""
    if warm:
        ours()
        peer()
    pairs = [(seconds(ours), seconds(peer)) for _run in range(times)]
    mine, theirs = (statistics.median(each) for each in zip(*pairs, strict=True))
    told = f"{name}: {_shown(mine)} against {_shown(theirs)}"
    return Result(told, mine / theirs, ratio, "×")


def _shown(time_taken):
    return f"{time_taken:.2f} s" if time_taken >= 1 else f"{time_taken * 1000:.1f} ms"
