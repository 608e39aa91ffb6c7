"""How the sheets of a workbook look: headings that stay in sight, widths, wrapped text."""

from collections.abc import Sequence
from typing import Final

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from storage.programme.sheets.layout import Column, Content, SheetLayout

FORMATS: Final = {
    Content.DATE: "dd.mm.yyyy",
    Content.TIME: "hh:mm",
    Content.NUMBER: "0",
    Content.DEGREES: "0.0######",
}
AS_TEXT: Final = "@"
"""Keeps a spreadsheet from taking an id such as 1-2 for a date, and two ids for one number."""

LINE_HEIGHT: Final = 15
MOST_LINES: Final = 8
NOTES_WIDTH: Final = 110

_TOP: Final = Alignment(vertical="top", wrap_text=True)
_MIDDLE: Final = Alignment(vertical="center", wrap_text=True)
_HEADING_FILL: Final = PatternFill("solid", start_color="FF1F4E78")
_LABEL_FILL: Final = PatternFill("solid", start_color="FFDDEBF7")
_NAME: Final = "Calibri"
_HEADING_FONT: Final = Font(_NAME, bold=True, color="FFFFFFFF")
_THIN: Final = Side(style="thin", color="FFD0D7DE")
_GRID: Final = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def dress(sheet: Worksheet, layout: SheetLayout) -> None:
    """A list: its headings stay in sight, its columns can be filtered, also new rows look right."""
    _dress_headings(sheet, layout.columns)
    for number, column in enumerate(layout.columns, 1):
        below = sheet.column_dimensions[get_column_letter(number)]
        below.number_format = FORMATS.get(column.content, AS_TEXT)
        below.alignment = _TOP
    for row in range(2, sheet.max_row + 1):
        for number, column in enumerate(layout.columns, 1):
            _dress_cell(sheet.cell(row, number), FORMATS.get(column.content, AS_TEXT))
        _fit_height(sheet, row, [column.width for column in layout.columns])
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(layout.columns))}{sheet.max_row}"


def dress_form(sheet: Worksheet, form: SheetLayout) -> None:
    """A form: its labels stand out as headings do."""
    _dress_headings(sheet, form.columns)
    for row in range(2, sheet.max_row + 1):
        for number in range(1, len(form.columns) + 1):
            _dress_cell(sheet.cell(row, number), AS_TEXT)
        sheet.cell(row, 1).font, sheet.cell(row, 1).fill = Font(_NAME, bold=True), _LABEL_FILL
        sheet.cell(row, len(form.columns)).font = Font(_NAME, italic=True, color="FF57606A")
        _fit_height(sheet, row, [column.width for column in form.columns], most_lines=24)
    sheet.freeze_panes = "B2"


def dress_notes(sheet: Worksheet) -> None:
    """The notes: a page to be read."""
    sheet.column_dimensions["A"].width = NOTES_WIDTH
    sheet.sheet_view.showGridLines = False
    for row in range(1, sheet.max_row + 1):
        sheet.cell(row, 1).alignment = _MIDDLE
        _fit_height(sheet, row, [NOTES_WIDTH], spare=8)
    sheet.cell(1, 1).font = Font(_NAME, bold=True, size=16, color=_HEADING_FILL.start_color.rgb)
    sheet.row_dimensions[1].height = 2 * LINE_HEIGHT
    _print_across(sheet)


def _dress_headings(sheet: Worksheet, columns: Sequence[Column]) -> None:
    for number, column in enumerate(columns, 1):
        cell = sheet.cell(1, number)
        cell.font, cell.fill, cell.alignment, cell.border = (
            _HEADING_FONT,
            _HEADING_FILL,
            _MIDDLE,
            _GRID,
        )
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    _fit_height(sheet, 1, [column.width - 2 for column in columns], spare=6)
    sheet.print_title_rows = "1:1"
    _print_across(sheet)


def _dress_cell(cell: Cell | MergedCell, number_format: str) -> None:
    cell.number_format, cell.alignment, cell.border = number_format, _TOP, _GRID


def _fit_height(
    sheet: Worksheet,
    row: int,
    widths: Sequence[int],
    most_lines: int = MOST_LINES,
    spare: int = 3,
) -> None:
    """Make a row as high as its texts need, up to so many lines; long ones scroll in the cell."""
    needed = 1
    for number, width in enumerate(widths, 1):
        value = sheet.cell(row, number).value
        if isinstance(value, str):
            lines = sum(-(-max(len(line), 1) // width) for line in value.split("\n"))
            needed = max(needed, lines)
    sheet.row_dimensions[row].height = min(needed, most_lines) * LINE_HEIGHT + spare


def _print_across(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
