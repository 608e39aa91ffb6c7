"""Which sheet of a workbook is which, and what is said of those that are none of a programme's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from storage.programme.problems import N_, Cell, Problem, error
from storage.programme.sheets.columns import identified, nearest_name
from storage.programme.sheets.layout import NEEDED, NOTES, SHEETS, SheetLayout
from storage.programme.sheets.opening import MOST_ROWS, Grid

_CORNER: Final = re.compile(r"\$?[A-Z]+\$?([0-9]+)")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that is known, its number in the workbook from 1, and the language of its name."""

    layout: SheetLayout
    grid: Grid
    number: int
    language: str

    def cell(self, row: int | None = None, column: int = 0, heading: str | None = None) -> Cell:
        """The place of something in this sheet."""
        return Cell(self.grid.title, row, heading, (self.number, row or 0, column))


@dataclass(frozen=True, slots=True)
class KnownSheets:
    """The sheets by what they hold, what was wrong with them, and which cannot be read."""

    sheets: dict[str, Sheet]
    problems: tuple[Problem, ...]
    unread: frozenset[str]


def known_sheets(grids: Sequence[Grid]) -> KnownSheets:
    """Tell the sheets apart; one that is empty may have any name."""
    sheets: dict[str, Sheet] = {}
    unknown: list[tuple[int, Grid]] = []
    problems: list[Problem] = []
    for number, grid in enumerate(grids, 1):
        found = identified(grid.title, [layout.title for layout in SHEETS])
        if found is None:
            if identified(grid.title, [NOTES]) is None and (grid.rows or grid.too_many_rows):
                unknown.append((number, grid))
            continue
        sheet = Sheet(SHEETS[found.index], grid, number, found.language)
        other = sheets.setdefault(sheet.layout.key, sheet)
        if other is not sheet:
            problems.append(
                error(
                    (),
                    N_('this sheet is there twice: "{other}" means the same'),
                    other=other.grid.title,
                ).in_cell(sheet.cell())
            )
    language = next((sheet.language for sheet in sheets.values()), "de")
    problems += [_unknown(grid, number, language) for number, grid in unknown]
    problems += _missing(sheets, language)
    for sheet in sheets.values():
        problems += _merged(sheet)
        problems += _too_long(sheet)
    too_long = {key for key, sheet in sheets.items() if sheet.grid.too_many_rows}
    absent = {layout.key for layout in SHEETS if layout.key not in sheets}
    # Where there are unknown sheets, an absent one may be among them: nothing is missing for sure.
    unread = too_long | (absent if unknown else absent & NEEDED)
    readable = {key: sheet for key, sheet in sheets.items() if key not in unread}
    return KnownSheets(readable, tuple(problems), frozenset(unread))


def _unknown(grid: Grid, number: int, language: str) -> Problem:
    titles = [layout.title for layout in SHEETS]
    cell = Cell(grid.title, at=(number, 0, 0))
    if nearest := nearest_name(grid.title, titles):
        return error(
            (),
            N_('a programme has no sheet of this name; did you mean "{nearest}"?'),
            nearest=nearest,
        ).in_cell(cell)
    known = ", ".join(title.in_language(language) for title in titles)
    return error(
        (), N_("a programme has no sheet of this name; possible are: {known}"), known=known
    ).in_cell(cell)


def _missing(sheets: dict[str, Sheet], language: str) -> Iterator[Problem]:
    for layout in SHEETS:
        if layout.key in NEEDED - sheets.keys():
            name = layout.title.in_language(language)
            yield error((), N_('the sheet "{name}" is missing'), name=name)


def _merged(sheet: Sheet) -> Iterator[Problem]:
    for cells in sheet.grid.merged:
        corner = _CORNER.match(cells)
        yield error(
            (), N_("the cells {cells} are merged; unmerge them and fill in each one"), cells=cells
        ).in_cell(sheet.cell(int(corner[1]) if corner else None))


def _too_long(sheet: Sheet) -> Iterator[Problem]:
    if sheet.grid.too_many_rows:
        yield error(
            (),
            N_(
                "this sheet has {count} rows, empty ones included, and at most {limit} are read;"
                " delete the rows below the last entry"
            ),
            count=sheet.grid.too_many_rows,
            limit=MOST_ROWS,
        ).in_cell(sheet.cell())
