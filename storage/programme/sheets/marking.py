"""What is missing from a workbook made of another system's file: marked where it belongs."""

from collections.abc import Sequence
from typing import Final

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from locales.catalogues import load_translators
from storage.programme.fields import EVENT, LISTS
from storage.programme.problems import Cell, NodePath, Problem
from storage.programme.sheets.styling import dress_plain
from storage.programme.sheets.words import Words

_FILL: Final = PatternFill("solid", start_color="FFFFF2CC")
_AUTHOR: Final = "konferenzbot"
_WIDTHS: Final = (22, 8, 26, 80)
_BEHIND_THE_NOTES: Final = 1


def located(problem: Problem, words: Words, languages: Sequence[str]) -> Problem:
    """The problem with the cell of the workbook that its path leads to."""
    key, *rest = problem.path
    if key == EVENT.key:
        return problem.in_cell(_in_form(words, rest))
    number, table = next((n, t) for n, t in enumerate(LISTS, 2) if t.key == key)
    sheet = words.sheets[table.key]
    if not rest:
        return problem.in_cell(Cell(sheet, at=(number, 0, 0)))
    row, field = int(rest[0]) + 2, rest[1] if len(rest) > 1 else "id"
    columns = [c for column in table.columns for c in column.in_languages(languages)]
    place, column = next((n, c) for n, c in enumerate(columns, 1) if c.path[0] == field)
    return problem.in_cell(Cell(sheet, row, words.heading(table, column), (number, row, place)))


def _in_form(words: Words, path: Sequence[NodePath | str | int]) -> Cell:
    """The cell of a field of the event, in the first column of its texts."""
    names = list(EVENT.fields)
    row, sheet = names.index(str(path[0])) + 2, words.sheets[EVENT.key]
    label = words.field(EVENT, EVENT.fields[names[row - 2]].columns[0])
    return Cell(sheet, row, label, (1, row, 2))


def mark(workbook: Workbook, missing: Sequence[Problem], words: Words) -> None:
    """Colour each cell in which something is missing, say so in a note, and list them all."""
    tr = load_translators()[words.language]
    listed: Worksheet = workbook.create_sheet(words.gaps_sheet, _BEHIND_THE_NOTES)
    _write(listed, 1, words.gaps_headings)
    for number, problem in enumerate(missing, 2):
        cell, said = problem.cell, problem.message(tr)
        if cell is None:
            continue
        _write(listed, number, (cell.sheet, cell.row, cell.column, said))
        if cell.row is not None:
            there = workbook[cell.sheet].cell(cell.row, cell.at[2])
            there.fill = _FILL
            there.comment = Comment(said, _AUTHOR)
    dress_plain(listed, _WIDTHS)


def _write(sheet: Worksheet, row: int, values: Sequence[str | int | None]) -> None:
    for place, value in enumerate(values, 1):
        cell = sheet.cell(row, place)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
