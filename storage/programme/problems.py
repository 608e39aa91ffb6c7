"""What is wrong or doubtful in a programme file, each said in one line that can be translated."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final, TypeAlias, TypeVar

from locales import formats
from locales.translator import N_, Translator, untranslated

NodePath: TypeAlias = tuple[str | int, ...]
"""The way to a value in the file: keys, and places in lists counted from 0."""

Place = TypeVar("Place")
LONGEST_QUOTE: Final = 120


class Severity(StrEnum):
    """Whether a problem makes the file unusable; or is a gap in one that was made of another's."""

    ERROR = "error"
    WARNING = "warning"
    MISSING = "missing"


class Language(str):
    """The code of a language, told by its name in the language of the problem's reader."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """Where something stands in a spreadsheet, by the names that it has there.

    `row` counts from 1, None is a whole sheet; `column` is its heading, None is a whole row. `at`
    says the same in numbers, for the order of problems: sheet, row and column.
    """

    sheet: str
    row: int | None = None
    column: str | None = None
    at: tuple[int, int, int] = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong or doubtful, where it stands, and the words for it.

    `template` is an English message id with named placeholders, `values` is what fills them;
    `line` counts from 1. In a spreadsheet the place is a cell, and path and line are not told.
    """

    severity: Severity
    path: NodePath
    template: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)
    line: int | None = None
    cell: Cell | None = None

    @property
    def position(self) -> tuple[int, int, int]:
        """Where in its file it stands, for putting problems in order."""
        return self.cell.at if self.cell else (self.line or 0, 0, 0)

    def in_line(self, line: int | None) -> "Problem":
        """The same problem, found in that line."""
        return replace(self, line=line)

    def in_cell(self, cell: Cell | None) -> "Problem":
        """The same problem, found in that cell."""
        return replace(self, cell=cell)

    def told(self, tr: Translator) -> str:
        """The problem with its place, as one printable line in the translator's language."""
        message = self.message(tr)
        if self.cell is not None:
            return _told_in_cell(self.cell, message, tr)
        place = written(self.path)
        if self.line is None:
            return f"{place}: {message}" if place else message
        if place:
            return tr(
                N_("line {line}, {path}: {message}"), line=self.line, path=place, message=message
            )
        return tr(N_("line {line}: {message}"), line=self.line, message=message)

    def message(self, tr: Translator) -> str:
        """The problem without its place, for the person who has just written the value."""
        values = {name: _shown(value, tr) for name, value in self.values.items()}
        return tr(self.template, **values)

    def english(self) -> str:
        """The problem as the command line says it."""
        return self.told(untranslated())


def error(path: NodePath, template: str, /, **values: object) -> Problem:
    """A problem that makes the file unusable."""
    return Problem(Severity.ERROR, path, template, values)


def warning(path: NodePath, template: str, /, **values: object) -> Problem:
    """A problem that is listed, but does not stand in the way."""
    return Problem(Severity.WARNING, path, template, values)


def written(path: NodePath) -> str:
    """A path as people read it: `sessions[3].place`."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{printable(part)}" for part in path)
    return "".join(parts).removeprefix(".")


def nearest(path: NodePath, places: Mapping[NodePath, Place]) -> Place | None:
    """The place of a value, or of the nearest above it that has one."""
    above = (path[:n] for n in range(len(path), -1, -1))
    return next((places[path] for path in above if path in places), None)


def printable(text: str) -> str:
    """Text from a file, safe to show within a line: cut, and without control characters."""
    if len(text) > LONGEST_QUOTE:
        text = text[: LONGEST_QUOTE - 1] + "…"
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def _told_in_cell(cell: Cell, message: str, tr: Translator) -> str:
    sheet, column = printable(cell.sheet), printable(cell.column or "")
    if cell.row is None:
        return tr(N_('sheet "{sheet}": {message}'), sheet=sheet, message=message)
    if cell.column is None:
        return tr(
            N_('sheet "{sheet}", row {row}: {message}'), sheet=sheet, row=cell.row, message=message
        )
    return tr(
        N_('sheet "{sheet}", row {row}, column "{column}": {message}'),
        sheet=sheet,
        row=cell.row,
        column=column,
        message=message,
    )


def _shown(value: object, tr: Translator) -> str:
    if isinstance(value, Language):
        return formats.language_name(tr, value)
    return printable(str(value))
