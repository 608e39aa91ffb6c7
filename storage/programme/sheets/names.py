"""Which sheet and which column of a workbook is which, by its name in either language."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.process import extractOne

from storage.programme.field_kinds import LANGUAGES, WIDE, Column, Field, KeyPath, Table
from storage.programme.fields import EVENT, SESSIONS, SHEETS
from storage.programme.model import Text
from storage.programme.parsing.salvage import LIKENESS
from storage.programme.parsing.values import prose
from storage.programme.problems import LONGEST_QUOTE, N_, Cell, Problem, error
from storage.programme.sheets.cells import decoded, told
from storage.programme.sheets.opening import MOST_ROWS, Grid, RawCell
from storage.programme.sheets.words import NOTES, in_each_language, plain

MARK: Final = " *"
"""Ends the headings of what must be filled in."""

NEEDED: Final = frozenset({EVENT.key, SESSIONS.key})
FORM: Final = (
    Column(("label",), prose, Text("Angabe", "Поле"), 24, required=True),
    Column(("de",), prose, Text("Deutsch", "По-немецки"), 60, required=True),
    Column(("ru",), prose, Text("Russisch", "По-русски"), 60, required=True),
    Column(("hint",), prose, Text("Hinweis", "Подсказка"), WIDE),
)
"""The columns of the event's sheet; what is the same in both languages stands in the German one."""

_IN_BRACKETS: Final = re.compile(r"\s*\([^()]*\)$")
_CORNER: Final = re.compile(r"\$?[A-Z]+\$?([0-9]+)")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that is known, its number in the workbook from 1, and the language of its name."""

    table: Table
    grid: Grid
    number: int
    language: str

    def cell(self, row: int | None = None, column: int = 0, heading: str | None = None) -> Cell:
        """The place of something in this sheet."""
        return Cell(self.grid.title, row, heading, (self.number, row or 0, column))


@dataclass(frozen=True, slots=True)
class KnownSheets:
    """The sheets by what they hold, what was wrong with them, and which cannot be read."""

    sheets: Mapping[str, Sheet]
    problems: tuple[Problem, ...]
    unread: frozenset[str]


@dataclass(frozen=True, slots=True)
class Heading:
    """The row of a sheet that names its columns, and what was wrong with it."""

    row: int
    columns: Mapping[int, Column]
    names: Mapping[int, str]
    problems: tuple[Problem, ...]

    def number_of(self, path: KeyPath) -> int:
        """The number of a column that is there for certain."""
        return next(number for number, column in self.columns.items() if column.path == path)


@dataclass(frozen=True, slots=True)
class Named:
    """What a name stands for, by its index, and in which language it says so."""

    index: int
    language: str


def identified(name: str, known: Iterable[Text]) -> Named | None:
    """Which of the texts a name is, whatever its case and blanks; None where it is none.

    A remark in brackets behind it, such as a time zone, may be there or not.
    """
    bare = plain(name).removesuffix(MARK.strip()).strip()
    texts = list(known)
    for wanted in (bare, _IN_BRACKETS.sub("", bare)):
        for index, text in enumerate(texts):
            for language in LANGUAGES:
                if plain(text.in_language(language)) == wanted:
                    return Named(index, language)
    return None


def unknown_name(
    name: str,
    known: Iterable[Text],
    language: str,
    nearest: str,
    possible: str,
    /,
    **values: object,
) -> Problem:
    """A name that stands for nothing: the `nearest` is offered, or all that are `possible`."""
    texts = list(known)
    names = {plain(word): word for word in in_each_language(*texts)}
    found = extractOne(plain(name)[:LONGEST_QUOTE], names.keys(), score_cutoff=LIKENESS)
    if found:
        return error((), nearest, nearest=names[found[0]], **values)
    return error((), possible, known=", ".join(t.in_language(language) for t in texts), **values)


def label_of(field: Field) -> Text:
    """What a field of the event is called in its form: its heading without a language."""
    de, ru = (_IN_BRACKETS.sub("", word) for word in in_each_language(field.columns[0].heading))
    return Text(de, ru)


def heading_of(sheet: Sheet, known: Sequence[Column]) -> Heading:
    """The first row that is filled, as the names of columns; all that are needed must be there."""
    grid = sheet.grid
    row = min(grid.rows, default=1)
    names = {number: _written(raw) for number, raw in grid.rows.get(row, {}).items()}
    columns: dict[int, Column] = {}
    problems: list[Problem] = []
    headings = [column.heading for column in known]
    for number, name in sorted(names.items()):
        found = identified(name, headings)
        if found is None:
            problem = unknown_name(
                name,
                headings,
                sheet.language,
                N_('this sheet has no column of this name; did you mean "{nearest}"?'),
                N_("this sheet has no column of this name; possible are: {known}"),
            )
        elif known[found.index] in columns.values():
            problem = error((), N_("this column is there twice"))
        else:
            columns[number] = known[found.index]
            continue
        problems.append(problem.in_cell(sheet.cell(row, number, name)))
    for wanted in known:
        if wanted.required and wanted not in columns.values():
            name = wanted.heading.in_language(sheet.language)
            absent = error((), N_('the column "{name}" is missing'), name=name)
            problems.append(absent.in_cell(sheet.cell(row)))
    return Heading(row, columns, names, tuple(problems))


def _written(raw: RawCell) -> str:
    return decoded(told(raw.value)).replace("\n", " ").removesuffix(MARK)


def known_sheets(grids: Sequence[Grid]) -> KnownSheets:
    """Tell the sheets apart; one that is empty may have any name."""
    sheets: dict[str, Sheet] = {}
    unknown: list[tuple[int, Grid]] = []
    problems: list[Problem] = []
    for number, grid in enumerate(grids, 1):
        found = identified(grid.title, [table.title for table in SHEETS])
        if found is None:
            if identified(grid.title, [NOTES]) is None and (grid.rows or grid.too_many_rows):
                unknown.append((number, grid))
            continue
        sheet = Sheet(SHEETS[found.index], grid, number, found.language)
        other = sheets.setdefault(sheet.table.key, sheet)
        if other is not sheet:
            twice = N_('this sheet is there twice: "{other}" means the same')
            problems.append(error((), twice, other=other.grid.title).in_cell(sheet.cell()))
    language = next((sheet.language for sheet in sheets.values()), "de")
    problems += [_unknown(grid, number, language) for number, grid in unknown]
    problems += _missing(sheets, language)
    for sheet in sheets.values():
        problems += _unreadable(sheet)
    too_long = {key for key, sheet in sheets.items() if sheet.grid.too_many_rows}
    absent = {table.key for table in SHEETS if table.key not in sheets}
    # Where there are unknown sheets, an absent one may be among them: nothing is missing for sure.
    unread = too_long | (absent if unknown else absent & NEEDED)
    readable = {key: sheet for key, sheet in sheets.items() if key not in unread}
    return KnownSheets(readable, tuple(problems), frozenset(unread))


def _unknown(grid: Grid, number: int, language: str) -> Problem:
    return unknown_name(
        grid.title,
        [table.title for table in SHEETS],
        language,
        N_('a programme has no sheet of this name; did you mean "{nearest}"?'),
        N_("a programme has no sheet of this name; possible are: {known}"),
    ).in_cell(Cell(grid.title, at=(number, 0, 0)))


def _missing(sheets: Mapping[str, Sheet], language: str) -> Iterator[Problem]:
    for table in SHEETS:
        if table.key in NEEDED - sheets.keys():
            name = table.title.in_language(language)
            yield error((), N_('the sheet "{name}" is missing'), name=name)


def _unreadable(sheet: Sheet) -> Iterator[Problem]:
    for cells in sheet.grid.merged:
        corner = _CORNER.match(cells)
        yield error(
            (), N_("the cells {cells} are merged; unmerge them and fill in each one"), cells=cells
        ).in_cell(sheet.cell(int(corner[1]) if corner else None))
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
