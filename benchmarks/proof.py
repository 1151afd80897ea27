"""`make proof`: the long forms of the proofs, seeded; figures into docs/proof.md.

Can be resumed: what was proven for this very commit is not proven again.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.ground import machine, start_django, table

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / ".local" / "proof.json"
PAGE = ROOT / "docs" / "proof.md"
# What the quick forms in `make test` try with a few hundred examples.
LONG_TESTS = (
    "tests/cases/test_population.py",
    "tests/cases/test_names.py",
    "tests/cases/test_numbers.py",
    "tests/cases/importers",
    "tests/cases/test_exports_again.py",
    "tests/cases/test_lost_updates.py",
    "tests/access/test_consent_histories.py",
    "tests/assessments/indicators",
    "tests/assessments/oracle",
    "tests/assessments/test_kobo_export.py",
    "tests/assessments/importers",
    "tests/assistance/test_reckoned.py",
    "tests/assistance/test_served_at_once.py",
    "tests/assistance/test_moves_at_random.py",
    "tests/browser/test_distribution_desk.py",
    "tests/assistance/test_bulk_killed.py",
    "tests/assistance/test_bulk_many.py",
    "tests/killed",
    "tests/accounts/jobs/test_killed.py",
    "tests/reports",
    "tests/assessments/test_outside_forms.py",
    "tests/places/test_lookup.py",
)
ACCESS = tuple(
    f"tests/access/test_{part}.py" for part in ("mutants", "doors", "canaries", "hidden", "rows")
)


def ten_times_the_people():
    """1,150,000 people beside 115,000: pages take at most 1.5 times, work on everybody 13 times."""
    from benchmarks import ten_times

    results = ten_times.measure()
    return table(results), all(result.reached for result in results)


def properties_with_many_examples():
    """The property tests with 5,000 examples each, those of scores with 10,000."""
    return _long_forms(*LONG_TESTS)


def looks_among_ten_million():
    """Who saw this person, and what did this user open, among ten million looks: a second each."""
    from benchmarks import looking

    results = looking.measure()
    return table(results), all(result.reached for result in results)


def access_in_full():
    """Access: each clause of the policy left out in turn, and everybody at every door."""
    return _long_forms(*ACCESS)


def _long_forms(*tests):
    """What pytest says at last of the long forms of these tests, and whether all passed."""
    asked = ["pytest", "-q", "-n", "2", "--dist", "loadfile", "--hypothesis-profile", "proof"]
    command = [sys.executable, "-m", *asked, *tests]
    done = subprocess.run(command, cwd=ROOT, check=False, text=True, capture_output=True)
    last = (done.stdout.strip().splitlines() or ["nothing was said"])[-1]
    return f"`{' '.join([*asked, *tests])}`: {last}", done.returncode == 0


STEPS = (
    properties_with_many_examples,
    access_in_full,
    ten_times_the_people,
    looks_among_ten_million,
)


def main():
    """Prove what is not yet proven for this commit, and write the page."""
    start_django()
    commit = _git("rev-parse", "HEAD")
    proven = _kept(commit)
    for step in STEPS:
        if step.__name__ in proven["steps"]:
            continue
        began = time.perf_counter()
        figures, holds = step()
        proven["steps"][step.__name__] = {
            "title": step.__doc__.strip(),
            "figures": figures,
            "holds": holds,
            "seconds": round(time.perf_counter() - began),
        }
        KEPT.write_text(json.dumps(proven), encoding="utf-8")
    PAGE.write_text(_page(proven), encoding="utf-8")
    return 0 if all(step["holds"] for step in proven["steps"].values()) else 1


def _kept(commit):
    if KEPT.exists():
        proven = json.loads(KEPT.read_text(encoding="utf-8"))
        if proven["commit"] == commit:
            return proven
    return {"commit": commit, "steps": {}}


def _page(proven):
    from accounts.clock import today

    day = today()
    parts = [
        "# Proof",
        f"The long forms of the proofs, by `make proof` on {day}, at commit "
        f"`{proven['commit'][:12]}`; {machine()}.",
    ]
    for step in proven["steps"].values():
        sign = "holds" if step["holds"] else "**does not hold**"
        parts += [f"## {step['title']}", f"{sign}, {step['seconds']} s", step["figures"]]
    return "\n\n".join(parts) + "\n"


def _git(*arguments):
    return subprocess.run(
        ["git", *arguments], cwd=ROOT, check=True, text=True, capture_output=True
    ).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
