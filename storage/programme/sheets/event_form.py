"""The event's own sheet, written the other way round: each value has a row of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from storage.programme.model import Text
from storage.programme.problems import N_, Problem, error
from storage.programme.sheets.cells import decoded, told
from storage.programme.sheets.columns import (
    Heading,
    heading_of,
    identified,
    nearest_name,
    without_remark,
)
from storage.programme.sheets.entry import Entry, Filled, entry_of
from storage.programme.sheets.known_sheets import Sheet
from storage.programme.sheets.layout import EVENT, WIDE, Column, Content, SheetLayout

LABEL: Final = ("label",)
VALUES: Final = (("de",), ("ru",))
"""What is the same in both languages stands in the first."""

HINT: Final = ("hint",)

FORM: Final = SheetLayout(
    EVENT.key,
    EVENT.title,
    (
        Column(LABEL, Content.TEXT, Text("Angabe", "Поле"), 24, required=True),
        Column(VALUES[0], Content.TEXT, Text("Deutsch", "По-немецки"), 60, required=True),
        Column(VALUES[1], Content.TEXT, Text("Russisch", "По-русски"), 60, required=True),
        Column(HINT, Content.TEXT, Text("Hinweis", "Подсказка"), WIDE),
    ),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the form: its name, and the columns of the event that stand in it, German first."""

    label: Text
    columns: tuple[Column, ...]


def lines() -> tuple[Line, ...]:
    """The rows of the form, in their order."""
    together: dict[str, list[Column]] = {}
    for column in EVENT.columns:
        together.setdefault(column.path[0], []).append(column)
    return tuple(Line(without_remark(c[0].heading), tuple(c)) for c in together.values())


def read_event(sheet: Sheet) -> tuple[Entry, tuple[Problem, ...]]:
    """What the form says, and what is wrong with the form as such."""
    heading = heading_of(sheet.grid, sheet.number, FORM, sheet.language)
    entry = Entry((EVENT.key,), unread={(EVENT.key,)})
    if heading.problems:
        return entry, heading.problems
    problems: list[Problem] = []
    filled: dict[Line, list[Filled]] = {}
    for row in sorted(sheet.grid.rows.keys() - {heading.row}):
        line = _line_of(sheet, row, heading)
        if isinstance(line, Problem):
            problems.append(line)
        elif line in filled:
            problems.append(error((), N_("this row is there twice")).in_cell(sheet.cell(row)))
        else:
            filled[line] = list(_values(sheet, row, heading, line))
    entry = entry_of(
        (EVENT.key,), [place for row in filled.values() for place in row], sheet.language
    )
    entry.cells[entry.path] = sheet.cell()
    return entry, tuple(problems)


def _line_of(sheet: Sheet, row: int, heading: Heading) -> Line | Problem:
    known = lines()
    labels = [line.label for line in known]
    raw = sheet.grid.rows[row].get(heading.number_of(LABEL))
    label = decoded(told(raw.value)) if raw else ""
    found = identified(label, labels)
    if found is not None:
        return known[found.index]
    if nearest := nearest_name(label, labels):
        return error(
            (),
            N_('"{name}" is nothing that belongs here; did you mean "{nearest}"?'),
            name=label,
            nearest=nearest,
        ).in_cell(sheet.cell(row))
    return error(
        (),
        N_('"{name}" is nothing that belongs here; possible are: {known}'),
        name=label,
        known=", ".join(label.in_language(sheet.language) for label in labels),
    ).in_cell(sheet.cell(row))


def _values(sheet: Sheet, row: int, heading: Heading, line: Line) -> Iterator[Filled]:
    for column, value in zip(line.columns, VALUES, strict=False):
        number = heading.number_of(value)
        cell = sheet.cell(row, number, heading.names[number])
        yield Filled(column, cell, sheet.grid.rows[row].get(number))
