"""Which column of a sheet is which, by its heading in either language; names told apart."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz.process import extractOne

from storage.programme.model import Text
from storage.programme.problems import N_, Cell, Problem, error
from storage.programme.sheets.cells import decoded, told
from storage.programme.sheets.layout import Column, KeyPath, SheetLayout
from storage.programme.sheets.opening import Grid, RawCell
from storage.programme.sheets.words import LANGUAGES, in_each_language, plain

LIKENESS: Final = 60
MARK: Final = " *"
"""Ends the headings of what must be filled in."""

_IN_BRACKETS: Final = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Named:
    """What a sheet or heading stands for, and in which language it says so."""

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


def nearest_name(name: str, known: Iterable[Text]) -> str | None:
    """The known name that is most like it, in whichever language."""
    names = {plain(word): word for word in in_each_language(*known)}
    found = extractOne(plain(name)[:LIKENESS], names.keys(), score_cutoff=LIKENESS)
    return names[found[0]] if found else None


def without_remark(heading: Text) -> Text:
    """A heading without what stands behind it in brackets."""
    de, ru = (_IN_BRACKETS.sub("", word) for word in in_each_language(heading))
    return Text(de, ru)


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


def heading_of(grid: Grid, number: int, layout: SheetLayout, language: str) -> Heading:
    """The first row that is filled, as the names of columns; all that are needed must be there."""
    row = min(grid.rows, default=1)
    names = {column: _written(raw) for column, raw in grid.rows.get(row, {}).items()}
    columns: dict[int, Column] = {}
    problems: list[Problem] = []
    headings = [column.heading for column in layout.columns]
    for column, name in sorted(names.items()):
        cell = Cell(grid.title, row, name, (number, row, column))
        found = identified(name, headings)
        if found is None:
            problems.append(_unknown_column(name, headings, language).in_cell(cell))
        elif layout.columns[found.index] in columns.values():
            problems.append(error((), N_("this column is there twice")).in_cell(cell))
        else:
            columns[column] = layout.columns[found.index]
    for wanted in layout.columns:
        if wanted.required and wanted not in columns.values():
            name = wanted.heading.in_language(language)
            problems.append(
                error((), N_('the column "{name}" is missing'), name=name).in_cell(
                    Cell(grid.title, row, at=(number, row, 0))
                )
            )
    return Heading(row, columns, names, tuple(problems))


def _written(raw: RawCell) -> str:
    return decoded(told(raw.value)).replace("\n", " ").removesuffix(MARK)


def _unknown_column(name: str, headings: list[Text], language: str) -> Problem:
    if nearest := nearest_name(name, headings):
        return error(
            (),
            N_('this sheet has no column of this name; did you mean "{nearest}"?'),
            nearest=nearest,
        )
    known = ", ".join(heading.in_language(language) for heading in headings)
    return error(
        (), N_("this sheet has no column of this name; possible are: {known}"), known=known
    )
