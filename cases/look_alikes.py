"""Cyrillic and Armenian capitals that look like Latin ones, which people type for them."""

LATIN = str.maketrans("АВЕІЈКМНОРЅСТУХՕՍՏԼ", "ABEIJKMHOPSCTYXOUSL")
LETTERS = frozenset(map(chr, LATIN))
