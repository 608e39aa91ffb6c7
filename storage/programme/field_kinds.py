"""What a field of a programme file can be: what it holds, and its columns in a workbook.

What sheets and columns are called stands in the file `workbook.toml` of each language.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeAlias

from storage.programme.parsing.values import local_time

Reader: TypeAlias = Callable[[object], object]
"""Reads a single value as it stands in a document; raises `values.Unfit`."""

Holds: TypeAlias = "Reader | Reference | Translated | Each | Table"
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
class Translated:
    """A text, one string for every language or one for each.

    `is_list` is whether a list stands in place of a string, of which `string` makes lines;
    `or_true` whether true may stand in place of a text, and false for none.
    """

    string: Reader
    is_list: bool = False
    or_true: bool = False


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
    """A column of a sheet: a field, or a part of one. Its width is in characters.

    `language` is that of the texts in it, None where they are in no one language.
    """

    path: KeyPath
    holds: "Holds | Part"
    width: int = NARROW
    required: bool = False
    language: str | None = None

    @property
    def in_one_language(self) -> "Column":
        """The only column of a text that has no versions; any other column as it is."""
        if not isinstance(self.holds, Translated):
            return self
        return replace(self, holds=self.holds.string)

    def in_languages(self, languages: Sequence[str]) -> "tuple[Column, ...]":
        """The columns of a text, one for each language; any other column as it is."""
        alone = self.in_one_language
        if alone is self or len(languages) == 1:
            return (alone,)
        return tuple(
            replace(alone, path=(*self.path, language), language=language) for language in languages
        )


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
    fields: Mapping[str, Field]
    columns: tuple[Column, ...]


def table(key: str, model: type, *lines: Field | Column, order: tuple[str, ...] = ()) -> Table:
    """A table from lines in the order of the columns; keys in `order` come first in a document."""
    fields = [line for line in lines if isinstance(line, Field)]
    fields.sort(key=lambda field: order.index(field.name) if field.name in order else len(order))
    columns = [c for x in lines for c in (x.columns if isinstance(x, Field) else (x,))]
    by_name = {field.name: field for field in fields}
    return Table(key, model, MappingProxyType(by_name), tuple(columns))


def one(name: str, holds: Holds, width: int = NARROW, required: bool = False) -> Field:
    """A field with one column."""
    return Field(name, holds, (Column((name,), holds, width, required),), required)


def translated(name: str, string: Reader, width: int, required: bool = False) -> Field:
    """A text, with a column for each language of the event."""
    return one(name, Translated(string), width, required)


def listed(name: str, words: Reader, width: int) -> Field:
    """Lists of words, with a column for each language of the event."""
    return one(name, Translated(words, is_list=True), width)


def moment(name: str) -> Field:
    """A local time, its date and its hour side by side."""
    day = Column((name, Part.DATE), Part.DATE)
    hour = Column((name, Part.TIME), Part.TIME, HOUR)
    return Field(name, local_time, (day, hour))
