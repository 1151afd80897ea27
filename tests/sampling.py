"""What `make test` tries of all that `make proof` tries: each kind of it, turn by turn."""

from collections import Counter

from hypothesis import settings


def is_long():
    """Whether everything is tried, as `make proof` does, and not one of each kind."""
    return settings.default.max_examples > 1_000


class Turns:
    """Gives turns to many of whom not all can be tried everywhere: who had the fewest is next.

    Whoever asks for turns often enough has tried them all, whatever there is new among them:
    `left_out` says whom not. In `make proof` everybody has a turn each time.
    """

    def __init__(self, first=0):
        """Where several give turns to the same ones, each begins with another of them."""
        self.first, self.had = first, Counter()

    def among(self, those, so_many=1):
        """Those whose turn it is."""
        those = list(those)
        begin = self.first % max(len(those), 1)
        in_turn = sorted(those[begin:] + those[:begin], key=self.had.__getitem__)
        chosen = those if is_long() else in_turn[:so_many]
        self.had.update(chosen)
        return chosen

    def left_out(self, those):
        """Of those, the ones who never had a turn."""
        return [each for each in those if not self.had[each]]


def spread(those, so_many):
    """At least so many, from the first to the last at equal distances; in `make proof` all."""
    those = list(those)
    return those if is_long() else those[:: max(len(those) // so_many, 1)]
