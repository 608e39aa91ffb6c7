"""Which sheet and which column of a workbook is which, by its name in any language."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from locales.translator import N_
from storage.programme.field_kinds import WIDE, Column, Field, Table
from storage.programme.fields import EVENT, SESSIONS, SHEETS
from storage.programme.parsing.salvage import LIKENESS
from storage.programme.parsing.values import prose
from storage.programme.problems import LONGEST_QUOTE, Cell, Problem, error
from storage.programme.sheets.opening import MOST_ROWS, Grid
from storage.programme.sheets.words import Words, known_words, plain

MARK: Final = " *"
"""Ends the headings of what must be filled in."""

NEEDED: Final = frozenset({EVENT.key, SESSIONS.key})
LABEL: Final = Column(("label",), prose, 24, required=True)
HINT: Final = Column(("hint",), prose, WIDE)
"""The columns of the event's sheet, beside those of the languages."""

Names: TypeAlias = Mapping[str, str]
"""What one thing is called, by language."""

_IN_BRACKETS: Final = re.compile(r"\s*\([^()]*\)$")
_CORNER: Final = re.compile(r"\$?[A-Z]+\$?([0-9]+)")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that is known, its number in the workbook from 1, and the words of its language."""

    table: Table
    grid: Grid
    number: int
    words: Words

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
class Named:
    """What a name stands for, by its index, and in which language it says so."""

    index: int
    language: str


def title_of(table: Table) -> Names:
    """What a sheet is called."""
    return named(lambda words: words.sheets[table.key])


def form_columns(languages: Sequence[str]) -> tuple[Column, ...]:
    """The columns of the event's sheet; what is the same in all languages stands in the first."""
    versions = (Column((x,), prose, 60, required=True, language=x) for x in languages)
    return (LABEL, *versions, HINT)


def named(name: Callable[[Words], str]) -> Names:
    """What is called so by the words of each language."""
    return {language: name(words) for language, words in known_words().items()}


def identified(name: str, known: Iterable[Names]) -> Named | None:
    """Which of the things a name is, whatever its case and blanks; None where it is none.

    A remark in brackets behind it, such as a time zone, may be there or not.
    """
    bare = plain(name).removesuffix(MARK.strip()).strip()
    things = list(known)
    for wanted in dict.fromkeys((bare, _IN_BRACKETS.sub("", bare))):
        for index, names in enumerate(things):
            for language, called in names.items():
                if _plain_of_ours(called) == wanted:
                    return Named(index, language)
    return None


@cache
def _plain_of_ours(called: str) -> str:
    """What we call something, as it is compared: each cell of a heading is compared with all."""
    return plain(called)


def unknown_name(
    name: str,
    known: Iterable[Names],
    words: Words,
    nearest: str,
    possible: str,
    /,
    **values: object,
) -> Problem:
    """A name that stands for nothing: the `nearest` is offered, or all that are `possible`."""
    things = list(known)
    by_plain = {plain(called): called for names in things for called in names.values()}
    # All of the name counts: a part of it would make “Endet am” of “Tag”.
    found = extractOne(
        plain(name)[:LONGEST_QUOTE], by_plain.keys(), scorer=ratio, score_cutoff=LIKENESS
    )
    if found:
        return error((), nearest, nearest=by_plain[found[0]], **values)
    return error((), possible, known=", ".join(n[words.language] for n in things), **values)


def label_of(field: Field) -> Names:
    """What a field of the event is called in its form."""
    column = field.columns[0]
    return named(lambda words: words.field(EVENT, column))


def known_sheets(grids: Sequence[Grid]) -> KnownSheets:
    """Tell the sheets apart; one that is empty may have any name."""
    titles = [title_of(table) for table in SHEETS]
    ours = [named(lambda words: words.notes_sheet), named(lambda words: words.gaps_sheet)]
    sheets: dict[str, Sheet] = {}
    unknown: list[tuple[int, Grid]] = []
    problems: list[Problem] = []
    for number, grid in enumerate(grids, 1):
        found = identified(grid.title, titles)
        if found is None:
            if identified(grid.title, ours) is None and (grid.rows or grid.too_many_rows):
                unknown.append((number, grid))
            continue
        sheet = Sheet(SHEETS[found.index], grid, number, known_words()[found.language])
        other = sheets.setdefault(sheet.table.key, sheet)
        if other is not sheet:
            twice = N_('this sheet is there twice: "{other}" means the same')
            problems.append(error((), twice, other=other.grid.title).in_cell(sheet.cell()))
    first = next(iter(known_words().values()))
    words = next((sheet.words for sheet in sheets.values()), first)
    problems += [_unknown(grid, number, words) for number, grid in unknown]
    problems += _missing(sheets, words)
    for sheet in sheets.values():
        problems += _unreadable(sheet)
    too_long = {key for key, sheet in sheets.items() if sheet.grid.too_many_rows}
    absent = {table.key for table in SHEETS if table.key not in sheets}
    # Where there are unknown sheets, an absent one may be among them: nothing is missing for sure.
    unread = too_long | (absent if unknown else absent & NEEDED)
    readable = {key: sheet for key, sheet in sheets.items() if key not in unread}
    return KnownSheets(readable, tuple(problems), frozenset(unread))


def _unknown(grid: Grid, number: int, words: Words) -> Problem:
    return unknown_name(
        grid.title,
        [title_of(table) for table in SHEETS],
        words,
        N_('a programme has no sheet of this name; did you mean "{nearest}"?'),
        N_("a programme has no sheet of this name; possible are: {known}"),
    ).in_cell(Cell(grid.title, at=(number, 0, 0)))


def _missing(sheets: Mapping[str, Sheet], words: Words) -> Iterator[Problem]:
    for table in SHEETS:
        if table.key in NEEDED - sheets.keys():
            name = words.sheets[table.key]
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
