"""Banks through which money is paid by list, and what the list looks like for each: data.

A bank is added, and a layout changed, in `data/banks.json`.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistance.payment_choices import RejectionCode

_FILE = Path(__file__).with_name("data") / "banks.json"
# Every list says these, in whichever order.
NEEDED = {"number", "holder", "account", "amount"}


@dataclass(frozen=True)
class Layout:
    """What a bank's list looks like: (what a column holds, its heading), and how CSV is written."""

    columns: tuple
    delimiter: str
    encoding: str
    decimal_mark: str


@dataclass(frozen=True)
class Bank:
    """A bank or wallet: to which kinds of instruments it pays, by which layout."""

    code: str
    name: str
    name_hy: str
    kinds: tuple
    layout: Layout
    # The bank's own code → ours.
    codes: dict

    def label(self, language):
        """Its name in a language."""
        return self.name_hy if language == "hy" else self.name

    def rejection(self, text):
        """Our code of a rejection that the bank writes as its own or as ours; None: unknown."""
        said = text.strip()
        found = self.codes.get(said) or self.codes.get(said.upper()) or said.lower()
        return RejectionCode(found) if found in RejectionCode.values else None


@cache
def banks():
    """Code → Bank, in the order of their names."""
    told = json.loads(_FILE.read_text(encoding="utf-8"))
    layouts = {name: _layout(each) for name, each in told["layouts"].items()}
    found = [_bank(each, layouts) for each in told["banks"]]
    return {bank.code: bank for bank in sorted(found, key=lambda bank: bank.name)}


def _layout(told):
    columns = tuple((holds, heading) for holds, heading in told["columns"])
    missing = NEEDED - {holds for holds, _heading in columns}
    if missing:
        raise ValueError(f"A bank's layout lacks {', '.join(sorted(missing))}.")
    return Layout(columns, told["delimiter"], told["encoding"], told["decimal_mark"])


def _bank(told, layouts):
    return Bank(
        code=told["code"],
        name=told["name"],
        name_hy=told["name_hy"],
        kinds=tuple(told["kinds"]),
        layout=layouts[told["layout"]],
        codes=told.get("codes", {}),
    )


def bank_label(code, language):
    """The name of a bank by its code; the code itself where the bank is listed no more."""
    bank = banks().get(code)
    return bank.label(language) if bank else code
