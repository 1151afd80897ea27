"""Chance that can be repeated: everything is drawn from one `random.Random` of a known seed."""

from bisect import bisect
from itertools import accumulate
from math import gcd


class Weighted:
    """Values that are drawn each with its own weight."""

    def __init__(self, weights):
        self.values = tuple(weights)
        self._bounds = list(accumulate(weights[value] for value in self.values))

    def draw(self, chance):
        """One of the values; weights need not add up to anything."""
        bounds = self._bounds
        return self.values[bisect(bounds, chance.random() * bounds[-1], 0, len(bounds) - 1)]


class Series:
    """Whole numbers below a size that look drawn, and come back only once all of them came."""

    def __init__(self, chance, size):
        self._size = size
        self._at = int(chance.random() * size)
        # Near the golden section of the size, so that neighbours in time lie far apart.
        self._step = next(
            step for step in range(int(size * 0.381966) | 1, size + 2) if gcd(step, size) == 1
        )

    def draw(self):
        """The next number."""
        self._at = (self._at + self._step) % self._size
        return self._at


class Counter:
    """Whole numbers below a size that rise with gaps from anywhere, as an office gives them out.

    An index grows several times faster at one end than everywhere.
    """

    GAP = 15

    def __init__(self, chance, size):
        self._chance = chance
        self._size = size
        self._at = int(chance.random() * size)

    def draw(self):
        """The next number."""
        self._at = (self._at + 1 + int(self._chance.random() * self.GAP)) % self._size
        return self._at
