"""The programmes of the Armenian state for people displaced from Nagorno-Karabakh: reference data.

Each rule stands in `data/armenia.json` with its days, its sources, and where this project had to
read them in one way: a decree changes a record, and no code.
"""

from functools import cache
from pathlib import Path

from assistance.entitlement import read_rules

_FILE = Path(__file__).with_name("data") / "armenia.json"


@cache
def armenian_rules():
    """The Rules of all programmes, read once."""
    return read_rules(_FILE.read_text(encoding="utf-8"))
