"""The row of a sheet that names its columns: in the form of the event, and in the lists."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from locales.catalogues import spoken_languages
from locales.formats import sentence_case
from locales.translator import N_
from storage.programme.field_kinds import Column, KeyPath
from storage.programme.problems import Problem, error
from storage.programme.sheets.cells import decoded, told
from storage.programme.sheets.names import (
    LABEL,
    MARK,
    Names,
    Sheet,
    form_columns,
    identified,
    named,
    unknown_name,
)
from storage.programme.sheets.opening import RawCell
from storage.programme.sheets.words import FORM

_SEARCHED: Final = 10
_ENOUGH: Final = 2
"""So many rows are searched for headings, and so many of a row must be known where it is not the
first: a title may stand above them."""


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


def form_heading(sheet: Sheet) -> Heading:
    """The first row of the event's sheet; the columns of languages that it has are enough."""

    def name(column: Column) -> Names:
        language = column.language
        if language is None:
            return named(lambda words: words.columns[FORM][column.path[0]])
        return named(lambda words: sentence_case(words.said(language)))

    known = form_columns(spoken_languages())
    versions = [column for column in known if column.language]
    return _with_absent(sheet, _heading_of(sheet, known, name), [[LABEL], versions], name)


def list_heading(sheet: Sheet, languages: Sequence[str]) -> Heading:
    """The first row of a list; the columns of the event's languages must be there.

    A text may also have one column for all languages.
    """
    table = sheet.table

    def name(column: Column) -> Names:
        return named(lambda words: words.heading(table, column))

    known = [
        column
        for listed in table.columns
        for column in dict.fromkeys(
            (*listed.in_languages(spoken_languages()), listed.in_one_language)
        )
    ]
    wanted = [
        [column, listed.in_one_language]
        if len(languages) > 1
        else [c for c in known if c.path[0] == listed.path[0]]
        for listed in table.columns
        if listed.required
        for column in listed.in_languages(languages)
    ]
    return _with_absent(sheet, _heading_of(sheet, known, name), wanted, name)


def _heading_of(
    sheet: Sheet, known: Sequence[Column], name_of: Callable[[Column], Names]
) -> Heading:
    """The first row that is filled, as the names of columns; or the one below that has them."""
    grid = sheet.grid
    first, row = min(grid.rows, default=1), _row_of_names(sheet, [name_of(c) for c in known])
    names = {number: _written(raw) for number, raw in grid.rows.get(row, {}).items()}
    columns: dict[int, Column] = {}
    problems: list[Problem] = []
    if row != first:
        above = error(
            (), N_("the headings belong into row 1: delete what stands above row {row}"), row=row
        )
        problems.append(above.in_cell(sheet.cell(first)))
    headings = [name_of(column) for column in known]
    for number, name in sorted(names.items()):
        found = identified(name, headings)
        if found is None:
            problem = unknown_name(
                name,
                headings,
                sheet.words,
                N_('this sheet has no column of this name; did you mean "{nearest}"?'),
                N_("this sheet has no column of this name; possible are: {known}"),
            )
        elif _is_there(known[found.index], columns.values()):
            problem = error((), N_("this column is there twice"))
        else:
            columns[number] = known[found.index]
            continue
        problems.append(problem.in_cell(sheet.cell(row, number, name)))
    return Heading(row, columns, names, tuple(problems))


def _row_of_names(sheet: Sheet, headings: Sequence[Names]) -> int:
    """The first filled row, unless none of the columns is named there and some are below it."""
    rows = sorted(sheet.grid.rows)[:_SEARCHED]
    for row in rows:
        named = (identified(_written(raw), headings) for raw in sheet.grid.rows[row].values())
        if sum(1 for found in named if found) >= (_ENOUGH if row != rows[0] else 1):
            return row
    return rows[0] if rows else 1


def _is_there(column: Column, columns: Iterable[Column]) -> bool:
    """Whether there is such a column, or one that would say the same in all languages."""
    paths = {other.path for other in columns}
    above = {path[:n] for path in paths for n in range(1, len(path) + 1)}
    return column.path in above or column.path[:1] in paths


def _with_absent(
    sheet: Sheet,
    heading: Heading,
    wanted: Iterable[Sequence[Column]],
    name_of: Callable[[Column], Names],
) -> Heading:
    """The heading with a problem for each of the wanted columns of which it has no kind."""
    there = set(heading.columns.values())
    absent = [
        error(
            (), N_('the column "{name}" is missing'), name=name_of(kinds[0])[sheet.words.language]
        )
        for kinds in wanted
        if there.isdisjoint(kinds)
    ]
    located = (problem.in_cell(sheet.cell(heading.row)) for problem in absent)
    return replace(heading, problems=(*heading.problems, *located))


def _written(raw: RawCell) -> str:
    return decoded(told(raw.value)).replace("\n", " ").removesuffix(MARK)
