"""What a field of a programme file can be: what it holds, and its columns in a workbook."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeAlias

from storage.programme.model import Text
from storage.programme.parsing.values import local_time

LANGUAGES: Final = ("de", "ru")

Reader: TypeAlias = Callable[[object], object]
"""Reads a single value as it stands in a document; raises `values.Unfit`."""

Holds: TypeAlias = "Reader | Reference | Both | Each | Table"
KeyPath: TypeAlias = tuple[str, ...]
"""The way from an entry of the document to a value."""

WIDE: Final = 42
TITLE: Final = 34
MIDDLE: Final = 24
HOUR: Final = 18
"""Wide enough for the name of a time zone in the heading."""

NARROW: Final = 13


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of an entry in another list."""

    to: str


@dataclass(frozen=True, slots=True)
class Both:
    """A text in both languages; one plain string serves both."""

    half: Reader


@dataclass(frozen=True, slots=True)
class Each:
    """A list; with `or_all` also the word `all`."""

    item: "Reader | Reference | Table"
    or_all: bool = False


class Part(StrEnum):
    """The two columns of a moment: `("start", "date")` is the path of the date of `start`."""

    DATE = "date"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: a field, or the half of one. Its width is in characters."""

    path: KeyPath
    holds: "Holds | Part"
    heading: Text
    width: int = NARROW
    required: bool = False
    hint: Text | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A key that a mapping of the file may have."""

    name: str
    holds: Holds
    columns: tuple[Column, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping of the file: the key it stands under, its fields by name in order, its sheet."""

    key: str
    model: type
    title: Text
    fields: Mapping[str, Field]
    columns: tuple[Column, ...]


def table(
    key: str, model: type, title: Text, *lines: Field | Column, order: tuple[str, ...] = ()
) -> Table:
    """A table from lines in the order of the columns; keys in `order` come first in a document."""
    fields = [line for line in lines if isinstance(line, Field)]
    fields.sort(key=lambda field: order.index(field.name) if field.name in order else len(order))
    columns = [c for x in lines for c in (x.columns if isinstance(x, Field) else (x,))]
    by_name = {field.name: field for field in fields}
    return Table(key, model, title, MappingProxyType(by_name), tuple(columns))


def one(
    name: str,
    holds: Holds,
    heading: Text,
    width: int = NARROW,
    required: bool = False,
    hint: Text | None = None,
) -> Field:
    """A field with one column."""
    return Field(name, holds, (Column((name,), holds, heading, width, required, hint),), required)


def both(name: str, half: Reader, heading: Text, width: int, required: bool = False) -> Field:
    """A text, its two columns side by side."""
    de = Column((name, "de"), half, _with(heading, " (deutsch)", " (по-немецки)"), width, required)
    ru = Column((name, "ru"), half, _with(heading, " (russisch)", " (по-русски)"), width, required)
    return Field(name, Both(half), (de, ru), required)


def moment(name: str, heading: Text) -> Field:
    """A local time, its date and its hour side by side."""
    day = Column((name, Part.DATE), Part.DATE, _with(heading, ": Datum", ": дата"))
    hour = Column((name, Part.TIME), Part.TIME, _with(heading, ": Uhrzeit", ": время"), HOUR)
    return Field(name, local_time, (day, hour))


def _with(text: Text, de: str, ru: str) -> Text:
    return Text(f"{text.de}{de}", f"{text.ru}{ru}")


def several(de: str, ru: str) -> Text:
    """A hint for a cell that holds several things."""
    return Text(
        f"{de} Mehrere untereinander in eine Zelle: Alt+Enter, in LibreOffice Strg+Enter.",
        f"{ru} Несколько – друг под другом в одной ячейке: Alt+Enter, в LibreOffice Ctrl+Enter.",
    )
