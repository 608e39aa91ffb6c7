"""Writing a workbook; openpyxl is large, so the bot does this in a child process."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

Cell: TypeAlias = str | int | datetime | None

_UNFIT_FOR_A_TITLE: Final = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE: Final = 31
_WIDEST: Final = 60
_TO_THE_MINUTE: Final = "yyyy-mm-dd hh:mm"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; its first row is the heading."""

    title: str
    rows: Sequence[Sequence[Cell]]


def write_workbook(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as an .xlsx file; texts stay texts, whatever they begin with."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    titles: set[str] = set()
    for sheet in sheets:
        page = workbook.create_sheet(_title(sheet.title, titles))
        for number, row in enumerate(sheet.rows, 1):
            for column, value in enumerate(row, 1):
                cell = page.cell(number, column, value)
                if isinstance(value, str):
                    cell.data_type = "s"
                    cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
                if isinstance(value, datetime):
                    cell.number_format = _TO_THE_MINUTE
                cell.font = Font(bold=number == 1)
        page.freeze_panes = "A2"
        page.print_title_rows = "1:1"
        page.page_setup.orientation = page.ORIENTATION_LANDSCAPE
        page.page_setup.paperSize = page.PAPERSIZE_A4
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.page_setup.fitToWidth = 1
        page.page_setup.fitToHeight = 0  # as many pages as it takes
        for column, width in enumerate(_widths(sheet), 1):
            page.column_dimensions[get_column_letter(column)].width = width
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _title(wanted: str, taken: set[str]) -> str:
    """A title that spreadsheets accept, different from those before it whatever their case."""
    fit = _UNFIT_FOR_A_TITLE.sub(" ", wanted).strip().strip("'") or "–"
    title, number = fit[:_LONGEST_TITLE], 2
    while title.casefold() in taken:
        ending = f" {number}"
        title, number = fit[: _LONGEST_TITLE - len(ending)] + ending, number + 1
    taken.add(title.casefold())
    return title


def _widths(sheet: Sheet) -> list[int]:
    return [
        min(_WIDEST, max(len(_written(value)) for value in column) + 2)
        for column in zip(*sheet.rows, strict=True)
    ]


def _written(value: Cell) -> str:
    """A value as it is shown, for the width of its column."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return "" if value is None else str(value)
