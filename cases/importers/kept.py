"""What an import found, as a job keeps it: plain values, and of many findings the first."""

from dataclasses import asdict

from django.conf import settings

from cases.importers.faults import Finding, Outcome, Tally, cut

# So many findings of a sort are looked at by nobody.
MOST = 1_000
_SORTS = ("faults", "differences", "notices")


def as_values(outcome, elsewhere):
    """The outcome of an import of a list, and what is told of people out of sight."""
    for sort in _SORTS:
        cut(getattr(outcome, sort), MOST)
    return {
        "households": asdict(outcome.households),
        "people": asdict(outcome.people),
        **{sort: [asdict(found) for found in getattr(outcome, sort)] for sort in _SORTS},
        "ignored": outcome.ignored,
        "written": outcome.written,
        "elsewhere": {
            "rows": [_row(row) for row in elsewhere.rows],
            "refusal": elsewhere.refusal,
        },
    }


def as_shown(kept):
    """The context in which the page shows it, as it shows what was found at once."""
    outcome = Outcome(
        households=Tally(**kept["households"]),
        people=Tally(**kept["people"]),
        **{sort: findings_of(kept[sort]) for sort in _SORTS},
        ignored=kept["ignored"],
        written=kept["written"],
    )
    return {"outcome": outcome, "elsewhere": kept["elsewhere"] | {"hotline": settings.HOTLINE}}


def findings_of(kept):
    """Findings, of the values that were kept of them."""
    return [Finding(**found) for found in kept]


def _row(row):
    office = row.office
    told = office and {"place": {"label": office.place.label()}, "telephone": office.telephone}
    return {"finding": asdict(row.finding), "office": told}
