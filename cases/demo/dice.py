"""Chance that can be repeated: everything is drawn from one `random.Random` of a known seed."""

from bisect import bisect
from itertools import accumulate


class Weighted:
    """Values that are drawn each with its own weight."""

    def __init__(self, weights):
        self.values = tuple(weights)
        self._bounds = list(accumulate(weights[value] for value in self.values))

    def draw(self, chance):
        """One of the values; weights need not add up to anything."""
        bounds = self._bounds
        return self.values[bisect(bounds, chance.random() * bounds[-1], 0, len(bounds) - 1)]
