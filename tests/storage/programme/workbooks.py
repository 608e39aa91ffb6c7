"""Workbooks of the small programme, and ways to spoil them."""

import io
import pickle
import zipfile
from collections.abc import Callable, Sequence
from functools import cache

import openpyxl
from openpyxl.workbook import Workbook

from storage.programme.parsing.judging import Reading
from storage.programme.xlsx_file import read, write
from tests.programmes import small_programme

Change = Callable[[Workbook], object]

SESSIONS = "Programmpunkte"
PLACES = "Orte"
GROUPS = "Arbeitsgruppen"
TEAMS = "Teams"
SPEAKERS = "Vortragende"
EVENT = "Veranstaltung"


def workbook(*changes: Change, language: str = "de") -> bytes:
    """The small programme as a file, after somebody has changed it in a spreadsheet."""
    return _saved(changes, language) if changes else _saved_as_it_is(language)


def _saved(changes: Sequence[Change], language: str) -> bytes:
    book: Workbook = pickle.loads(_opened(language))  # noqa: S301 (our own)
    for change in changes:
        change(book)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


@cache
def _saved_as_it_is(language: str) -> bytes:
    return _saved((), language)


@cache
def _opened(language: str) -> bytes:
    """The workbook as openpyxl has opened it, which takes several times as long as to copy that."""
    written = write(small_programme(), language)
    return pickle.dumps(openpyxl.load_workbook(io.BytesIO(written)))


def put(sheet: str, row: int, heading: str, value: object, number_format: str = "") -> Change:
    """Write a value in a row, in the column whose heading begins so."""

    def change(book: Workbook) -> None:
        cell = book[sheet].cell(row, column(book, sheet, heading))
        cell.value = value  # type: ignore[assignment]
        if number_format:
            cell.number_format = number_format

    return change


def column(book: Workbook, sheet: str, heading: str) -> int:
    """The number of the column whose heading begins so."""
    names = [str(cell.value) for cell in book[sheet][1]]
    return next(number for number, name in enumerate(names, 1) if name.startswith(heading))


def read_after(*changes: Change) -> Reading:
    """What reading the changed workbook yields."""
    return read(workbook(*changes))


def errors_after(*changes: Change) -> list[str]:
    """The errors of the changed workbook, as the command line would say them."""
    reading = read_after(*changes)
    assert (reading.programme is None) == bool(reading.errors)
    return [problem.english() for problem in reading.errors]


def repacked(content: bytes, **parts: bytes) -> bytes:
    """The file with parts replaced or added; `__` in a name stands for `/`, `_dot_` for a dot."""
    named = {name.replace("__", "/").replace("_dot_", "."): part for name, part in parts.items()}
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            if info.filename not in named:
                new.writestr(info.filename, old.read(info))
        for name, part in named.items():
            new.writestr(name, part)
    return written.getvalue()


def part(content: bytes, name: str) -> bytes:
    """One part of a file."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return parts.read(name)
