"""Counts by several dimensions: their totals, and the lines in which they add up."""

from collections import Counter
from itertools import product

ALL = "all"


def with_totals(leaves):
    """Add to the counts, keyed by a tuple of one value a dimension, every total over dimensions.

    A total bears `ALL` in the place of the dimension that was summed.

    >>> with_totals({("AM01", "female"): 2, ("AM01", "male"): 3})[("AM01", ALL)]
    5
    """
    totals = Counter()
    for key, count in leaves.items():
        for reduced in product(*((value, ALL) for value in key)):
            totals[reduced] += count
    return totals


def lines(keys):
    """Every line of addends and their total that the keys of a table hold.

    Each is the keys that differ in one dimension alone; the total is the one with `ALL` there.
    """
    found = {}
    for key in keys:
        for dimension in range(len(key)):
            total = (*key[:dimension], ALL, *key[dimension + 1 :])
            found.setdefault((dimension, total), []).append(key)
    return [tuple(line) for (_, total), line in found.items() if total in line and len(line) > 1]
