"""`python -m tests.assessments.kobo_export FOLDER`: exports of invented households, to look at."""

import argparse
from pathlib import Path

from tests.assessments.kobo_export import central, kobo, made_up, planted


def main():
    """Write an export of each shape, and KoBo's once more with its faults."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--households", type=int, default=1_000)
    asked.add_argument("--seed", type=int, default=1)
    said = asked.parse_args()
    households = made_up(said.households, seed=said.seed)
    good = kobo(households, seed=said.seed)
    wrong, _faults = planted(good, seed=said.seed)
    said.folder.mkdir(parents=True, exist_ok=True)
    for name, export in (
        ("kobo.xlsx", good),
        ("kobo with faults.xlsx", wrong),
        ("central.zip", central(households, seed=said.seed)),
    ):
        (said.folder / name).write_bytes(export.to_bytes())


if __name__ == "__main__":
    main()
