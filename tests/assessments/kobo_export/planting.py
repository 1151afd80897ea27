"""Faults planted in an export, each at a cell that is known; all else stays as it was."""

import copy
import uuid
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from tests.assessments.kobo_export.kobo import TIMES
from tests.assessments.kobo_export.questionnaire import named
from tests.assessments.kobo_export.tables import BOTH, KOBO, SPLIT, Sheet

FAULTS = 25
# What rests on few answers comes first: each fault takes a submission of its own.
WRONG = (
    ("no_such_day", "stay_until", "2026-02-30"),
    ("below_range", "wash_sanitation_facility_sharing_n", 1),
    ("above_range", "wash_drinking_water_time_int", 601),
    ("unknown_choice", "wgq_hearing", "deaf"),
    ("unknown_choice", "setting", "suburb"),
    ("unknown_choice", "energy_lighting_source", "torch"),
    ("text_for_number", "fsl_fcs_oil", "often"),
    ("text_for_number", "moves_n", "three"),
    ("decimal_for_whole", "rooms_n", 2.5),
    ("above_range", "fsl_fcs_cereal", 8),
    ("below_range", "expenditure", -1),
    ("formula_error", "expenditure", "#REF!"),
    ("required_of_household", "consent", None),
    ("required_of_member", "ind_age", None),
)
ALONE_WITH_OTHERS = ("snfi_shelter_issue", "none leak")
SEVERAL = ("aap_information", "prot_needs_2_social")
NO_CHOICE = "smoke_signals"


@dataclass(frozen=True)
class Planted:
    """A fault: the sheet's name, the spreadsheet's row (headings are 1), the heading, the kind."""

    sheet: str
    row: int
    column_heading: str
    kind: str


def planted(export, seed=1):
    """(the export with 25 faults, the faults); the export that is given stays as it is.

    Raises ValueError where an export is too small for as many.
    """
    planter = _Planter(copy.deepcopy(export), Random(seed))
    found = list(planter.all())
    return planter.export, found


class _Planter:
    """Plants faults, each in another submission."""

    def __init__(self, export, dice):
        self.export, self.dice = export, dice
        # What identifies the submissions that are taken, and that of one which lost it.
        self._taken = {None}
        is_kobo = export.shape == KOBO
        self.key, self.parent, self.above = (
            ("_uuid", "_parent_index", "_index") if is_kobo else ("KEY", "PARENT_KEY", "KEY")
        )

    def all(self):
        """Plant all, those on a sheet's new rows last."""
        yield self._need_ranked_twice()
        yield self._need_that_is_not_serious()
        yield from (self._wrong(*each) for each in WRONG)
        yield self._alone_with_others()
        yield from self._choices_of_several()
        yield self._member_of_another()
        yield self._assessed_tomorrow()
        yield self._without_identifier()
        yield self._identifier_twice()
        yield self._row_of_nobody()
        yield self._row_without_parent()

    # Where

    def _row(self, sheet, *headings, is_wanted=lambda row: True):
        """(place, row) by chance of those not taken yet where something stands in each heading."""
        roster = sheet is self.export.roster
        fitting = [
            (place, row)
            for place, row in enumerate(sheet.rows)
            if all(row.get(heading) is not None for heading in headings)
            and (row[self.parent] if roster else row[self.above]) not in self._taken
            and is_wanted(row)
        ]
        if not fitting:
            raise ValueError(f"Too few submissions: none is left with {', '.join(headings)}.")
        place, row = self.dice.choice(fitting)
        self._taken.add(row[self.parent] if roster else row[self.above])
        return place, row

    def _put(self, sheet, place, heading, value, kind):
        sheet.rows[place][heading] = value
        return self._at(sheet, place, heading, kind)

    def _at(self, sheet, place, heading, kind):
        return Planted(sheet.name, Sheet.row_number(place), heading, kind)

    # Answers

    def _wrong(self, kind, name, value):
        sheet, heading = self.export.sheet_of(name), self.export.heading(name)
        place, _row = self._row(sheet, heading)
        return self._put(sheet, place, heading, value, kind)

    def _need_ranked_twice(self):
        first, second = map(self.export.heading, ("need_first", "need_second"))
        place, row = self._row(self.export.main, first, second)
        return self._put(self.export.main, place, second, row[first], "ranked_twice")

    def _need_that_is_not_serious(self):
        heading = self.export.heading("need_first")
        place, row = self._row(self.export.main, heading)
        chosen = self._chosen(row, "needs_serious")
        other = next(code for code in named()["need_first"].codes if code not in chosen)
        return self._put(self.export.main, place, heading, other, "not_offered")

    def _chosen(self, row, name):
        if self.export.several != SPLIT:
            return row[self.export.heading(name)].split()
        return [code for code in named()[name].codes if row.get(self.export.heading(name, code))]

    def _alone_with_others(self):
        name, said = ALONE_WITH_OTHERS
        texts = [self.export.heading(name)] if self.export.several != SPLIT else []
        is_split = self.export.several in (SPLIT, BOTH)
        columns = [self.export.heading(name, code) for code in said.split() if is_split]
        heading = (texts or columns)[0]
        # A column may hold a 0 where nobody was asked.
        place, row = self._row(self.export.main, self.export.heading("rooms_n"), heading)
        row |= dict.fromkeys(columns, 1) | dict.fromkeys(texts, said)
        return self._at(self.export.main, place, heading, "alone_with_others")

    def _choices_of_several(self):
        """A choice that is not offered; in a column of its own, what is neither 1 nor 0."""
        for name, said in zip(SEVERAL, (2, "maybe"), strict=True):
            sheet = self.export.main
            if self.export.several == SPLIT:
                heading = self.export.heading(name, named()[name].codes[0])
                agreed = self.export.heading("setting")
                place, _row = self._row(sheet, heading, agreed)
                yield self._put(sheet, place, heading, said, "neither_1_nor_0")
            else:
                heading = self.export.heading(name)
                place, row = self._row(sheet, heading)
                several = f"{row[heading]} {NO_CHOICE}"
                yield self._put(sheet, place, heading, several, "unknown_choice_of_several")

    def _member_of_another(self):
        heading, sheet = self.export.heading("ind_number"), self.export.roster
        place, row = self._row(sheet, heading)
        others = [each[heading] for each in sheet.rows if each[self.parent] != row[self.parent]]
        return self._put(sheet, place, heading, self.dice.choice(others), "member_of_another")

    def _assessed_tomorrow(self):
        """A device whose clock is a month ahead: the server's, where the form records no times."""
        main, ahead = self.export.main, self.export.day + timedelta(days=31)
        moment = f"{ahead.isoformat()}T10:00:00.000+04:00"
        if self.export.is_timed:
            heading, cells = "today", dict.fromkeys(TIMES[:2], moment) | {"today": str(ahead)}
        else:
            heading = "_submission_time" if self.export.shape == KOBO else "SubmissionDate"
            cells = {heading: moment}
        place, row = self._row(main, self.export.heading("setting"))
        row |= cells
        return self._at(main, place, heading, "in_the_future")

    # What holds the sheets together

    def _without_identifier(self):
        place, row = self._identified()
        self._identify(row, None)
        return self._at(self.export.main, place, self.key, "without_identifier")

    def _identifier_twice(self):
        """The second of two submissions with one identifier and other answers."""
        found = sorted((self._identified(), self._identified()), key=lambda each: each[0])
        (_before, first), (place, second) = found
        self._identify(second, first[self.key])
        return self._at(self.export.main, place, self.key, "identifier_twice")

    def _identified(self):
        """A submission; one without members where they are found by its identifier."""
        if self.export.shape == KOBO:
            return self._row(self.export.main, self.export.heading("setting"))
        consent = self.export.heading("consent")
        return self._row(self.export.main, consent, is_wanted=lambda row: row[consent] == "no")

    def _identify(self, row, identifier):
        row[self.key] = identifier
        if self.export.shape != KOBO:
            row["meta-instanceID"] = identifier
        for member in self.export.roster.rows:
            if member[self.parent] == row[self.above]:
                member["_submission__uuid"] = identifier

    def _row_of_nobody(self):
        nobody = uuid.UUID(int=self.dice.getrandbits(128), version=4)
        cells = {
            "_parent_index": 999_999,
            "_submission__id": 999_999_999,
            "_submission__uuid": str(nobody),
            "PARENT_KEY": f"uuid:{nobody}",
        }
        return self._new_row(cells, "row_of_nobody")

    def _row_without_parent(self):
        blank = ("_parent_index", "_submission__id", "_submission__uuid", "PARENT_KEY")
        return self._new_row(dict.fromkeys(blank), "row_without_parent")

    def _new_row(self, cells, kind):
        """A row at the end, like one that is there: what it is like keeps its own."""
        sheet = self.export.roster
        nobody = uuid.UUID(int=self.dice.getrandbits(128), version=4)
        own = {"_index": len(sheet.rows) + 1, "KEY": f"uuid:{nobody}/roster[1]"}
        _place, row = self._row(sheet, self.export.heading("ind_number"))
        known = {name: value for name, value in (cells | own).items() if name in sheet.headings}
        sheet.rows.append(row | known)
        return self._at(sheet, len(sheet.rows) - 1, self.parent, kind)
