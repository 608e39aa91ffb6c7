"""Opening a workbook that anybody may have made: what it holds, or one clear reason why not.

Everything that a hostile file could want is bounded before it is parsed, or by the process that
this runs in. openpyxl is large and loaded only when a workbook is opened.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

from locales.translator import N_
from storage.programme.problems import Problem, error

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

MEGABYTE: Final = 1_000_000
LARGEST_FILE: Final = 20 * MEGABYTE
"""As much as Telegram lets a bot fetch: a logo may make a workbook large."""

LARGEST_UNPACKED: Final = 100 * MEGABYTE
MOST_PARTS: Final = 1_000
MOST_ROWS: Final = 20_000
MOST_VALUES: Final = 200_000
LAST_ROW: Final = 1_048_576
_OLD_OR_LOCKED: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACROS: Final = re.compile(r"vbaproject\.bin$|macrosheets/", re.IGNORECASE)
_ROW: Final = re.compile(rb"<(?:\w+:)?row[\s/>]")
_MERGED: Final = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']([A-Z0-9:$]{1,30})[\"']")
_CHUNK: Final = 1 << 20

NOT_READABLE: Final = N_(
    "the file cannot be read as a spreadsheet; open it in your spreadsheet program and save it"
    " again as .xlsx"
)
TAKES_TOO_MUCH: Final = N_(
    "the spreadsheet is far larger than any programme; delete what is empty but formatted, or copy"
    " the entries into a freshly exported file"
)


@dataclass(frozen=True, slots=True)
class RawCell:
    """What stands in a cell, as the spreadsheet's own types have it."""

    value: object
    is_formula: bool = False
    is_error: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet's cells that are not empty, by row and column from 1, and which cells are merged.

    Where there are `too_many_rows`, nothing was read.
    """

    title: str
    rows: Mapping[int, Mapping[int, RawCell]]
    merged: tuple[str, ...] = ()
    too_many_rows: int = 0


class Unusable(Exception):
    """The file is no workbook that could be read."""

    def __init__(self, template: str, /, **values: object) -> None:
        super().__init__(template)
        self.problem: Problem = error((), template, **values)


def opened(content: bytes) -> list[Grid]:
    """The sheets of a workbook, in its order. Raises Unusable, and MemoryError as it may come."""
    _check(content)
    try:
        # What openpyxl leaves out, such as pictures and rules of its own for lists, is no loss.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _grids(content)
    except (Unusable, MemoryError):
        raise
    except Exception:
        # A damaged file may raise anything.
        raise Unusable(NOT_READABLE) from None


def _check(content: bytes) -> None:
    """Look at a file from outside."""
    if len(content) > LARGEST_FILE:
        raise Unusable(N_("the file is larger than {limit} MB"), limit=LARGEST_FILE // MEGABYTE)
    if content.startswith(_OLD_OR_LOCKED):
        raise Unusable(
            N_("the file is an old .xls or locked by a password; save it as .xlsx, unlocked")
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            infos = parts.infolist()
            # Sizes may be lied about, but no more than that is unpacked then.
            size = sum(info.file_size for info in infos)
            if size > LARGEST_UNPACKED or len(infos) > MOST_PARTS:
                raise Unusable(TAKES_TOO_MUCH)
            if any(_MACROS.search(info.filename) for info in infos) or _says_macros(parts):
                raise Unusable(
                    N_("the file holds macros, which are never run; save it as .xlsx, without them")
                )
    except (Unusable, MemoryError):
        raise
    except Exception:
        # A damaged archive raises more than BadZipFile: zlib.error, LZMAError, EOFError, KeyError,
        # RuntimeError where it is locked, and others.
        raise Unusable(N_("the file is no spreadsheet of the form .xlsx")) from None


def _says_macros(parts: zipfile.ZipFile) -> bool:
    with parts.open("[Content_Types].xml") as kinds:
        return b"macroenabled" in kinds.read(MEGABYTE).lower()


def _grids(content: bytes) -> list[Grid]:
    from openpyxl import load_workbook

    workbook: Workbook = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    with closing(workbook), zipfile.ZipFile(io.BytesIO(content)) as parts:
        return [_grid(sheet, parts) for sheet in workbook.worksheets]


def _grid(sheet: "ReadOnlyWorksheet", parts: zipfile.ZipFile) -> Grid:
    # Reading row by row keeps memory low, but leaves out which cells are merged.
    path: str = sheet._worksheet_path  # type: ignore[attr-defined]  # noqa: SLF001 (nothing else)
    with parts.open(path) as source:
        rows, merged = _raw_facts(source)
    if rows > MOST_ROWS:
        return Grid(sheet.title, {}, too_many_rows=rows)
    return Grid(sheet.title, _cells(sheet), merged)


def _raw_facts(source: IO[bytes]) -> tuple[int, tuple[str, ...]]:
    """How many rows there are, empty ones too, and which cells are merged."""
    rows, merged = 0, []
    for text in _in_whole_tags(source):
        rows += len(_ROW.findall(text))
        merged += [found.decode() for found in _MERGED.findall(text)]
    return rows, tuple(merged)


def _in_whole_tags(source: IO[bytes]) -> Iterator[bytes]:
    rest = b""
    while chunk := source.read(_CHUNK):
        text = rest + chunk
        end = max(text.rfind(b"<"), 0)
        yield text[:end]
        rest = text[end:]
    yield rest


def _cells(sheet: "ReadOnlyWorksheet") -> dict[int, dict[int, RawCell]]:
    sheet.reset_dimensions()
    rows: dict[int, dict[int, RawCell]] = {}
    values = 0
    for row in sheet.iter_rows(max_row=LAST_ROW):  # type: ignore[misc]
        for cell in row:
            if cell.value is None or (isinstance(cell.value, str) and not cell.value.strip()):
                continue
            raw = RawCell(cell.value, cell.data_type == "f", cell.data_type == "e")
            rows.setdefault(cell.row, {})[cell.column] = raw
            values += 1
        if values > MOST_VALUES:
            raise Unusable(TAKES_TOO_MUCH)
    return rows
