"""How a workbook looks, and what it offers and refuses while somebody types."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from storage.programme.field_kinds import Column, Each, Part, Reference, Table
from storage.programme.fields import LISTS
from storage.programme.parsing import values
from storage.programme.sheets.words import Words

FORMATS: Final[Mapping[object, str]] = {
    Part.DATE: "dd.mm.yyyy",
    Part.TIME: "hh:mm",
    values.whole_number: "0",
    values.latitude: "0.0######",
    values.longitude: "0.0######",
}
LAST: Final = 2_000
"""The last row that choices are offered in; what stands below is read all the same."""

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


def dress(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """A list: its headings stay in sight, its columns can be filtered, also new rows look right."""
    _dress_headings(sheet, [column.width for column in columns])
    for number, column in enumerate(columns, 1):
        below = sheet.column_dimensions[get_column_letter(number)]
        below.number_format = FORMATS.get(column.holds, AS_TEXT)
        below.alignment = _TOP
    for row in range(2, sheet.max_row + 1):
        for number, column in enumerate(columns, 1):
            _dress_cell(sheet.cell(row, number), FORMATS.get(column.holds, AS_TEXT))
        _fit_height(sheet, row, [column.width for column in columns])
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{sheet.max_row}"


def dress_form(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """A form: its labels stand out as headings do."""
    _dress_headings(sheet, [column.width for column in columns])
    for row in range(2, sheet.max_row + 1):
        for number in range(1, len(columns) + 1):
            _dress_cell(sheet.cell(row, number), AS_TEXT)
        sheet.cell(row, 1).font, sheet.cell(row, 1).fill = Font(_NAME, bold=True), _LABEL_FILL
        sheet.cell(row, len(columns)).font = Font(_NAME, italic=True, color="FF57606A")
        _fit_height(sheet, row, [column.width for column in columns], most_lines=24)
    sheet.freeze_panes = "B2"


def dress_plain(sheet: Worksheet, widths: Sequence[int]) -> None:
    """A list that is only read: its headings stand out and stay in sight."""
    _dress_headings(sheet, widths)
    for row in range(2, sheet.max_row + 1):
        for number in range(1, len(widths) + 1):
            _dress_cell(sheet.cell(row, number), AS_TEXT)
    sheet.freeze_panes = "A2"


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


def _dress_headings(sheet: Worksheet, widths: Sequence[int]) -> None:
    for number, width in enumerate(widths, 1):
        cell = sheet.cell(1, number)
        cell.font, cell.fill, cell.alignment, cell.border = (
            _HEADING_FONT,
            _HEADING_FILL,
            _MIDDLE,
            _GRID,
        )
        sheet.column_dimensions[get_column_letter(number)].width = width
    _fit_height(sheet, 1, [width - 2 for width in widths], spare=6)
    sheet.print_title_rows = "1:1"
    _print_across(sheet)


def _dress_cell(cell: Cell | MergedCell, number_format: str) -> None:
    """Let a cell look as all of its format do: a style by name costs a tenth of its parts."""
    workbook, prefixed = cell.parent.parent, cell.quotePrefix
    if workbook is not None and number_format not in workbook.named_styles:
        style = NamedStyle(number_format, alignment=_TOP, border=_GRID, number_format=number_format)
        workbook.add_named_style(style)
    cell.style = number_format
    cell.quotePrefix = prefixed


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


def offer_choices(
    sheet: Worksheet,
    table: Table,
    columns: Sequence[Column],
    words: Words,
    names: Mapping[str, str],
) -> None:
    """Offer in each column what may stand there, and tell what belongs there.

    `names` is where what another list has is named, by the key of that list.
    """
    for number, column in enumerate(columns, 1):
        rule, hint = _rule(column, words, names), words.hint(table, column)
        if rule is None and hint is None:
            continue
        offered = DataValidation(allow_blank=True, **(rule or {}))
        if hint:
            offered.showInputMessage = True
            offered.promptTitle = words.heading(table, column)[:32]
            offered.prompt = hint
        letter = get_column_letter(number)
        offered.add(f"{letter}2:{letter}{LAST}")
        sheet.add_data_validation(offered)


def names_in(words: Words, languages: Sequence[str]) -> dict[str, str]:
    """Where the name of each entry stands, by the key of its list: `'Orte'!$B$2:$B$2000`."""
    found = {}
    for table in LISTS:
        columns = [c for column in table.columns for c in column.in_languages(languages)]
        number = next(n for n, c in enumerate(columns, 1) if c.path[0] in ("name", "title"))
        letter = get_column_letter(number)
        found[table.key] = f"'{words.sheets[table.key]}'!${letter}$2:${letter}${LAST}"
    return found


def _rule(column: Column, words: Words, names: Mapping[str, str]) -> dict[str, Any] | None:
    match column.holds:
        case Part.DATE:
            return _asking(_between("date", "25569", "109574", words.refusals["day"]))
        case Part.TIME:
            return _asking(_between("decimal", "0", "1", words.refusals["hour"]))
        case values.whole_number:
            return _between("whole", "1", "999999999999999", words.refusals["whole_number"])
        case values.latitude:
            return _between("decimal", "-90", "90", words.refusals["degrees"])
        case values.longitude:
            return _between("decimal", "-180", "180", words.refusals["degrees"])
        case reader if reader in words.choices:
            return _list(f'"{",".join(words.choices[reader].values())}"', True, words)
        case Reference(to) | Each(Reference(to)):
            # Ids may stand there too, and several in a cell, so the list only offers.
            return _list(names[to], False, words)
        case _:
            return None


def _between(kind: str, least: str, most: str, otherwise: str) -> dict[str, Any]:
    return {
        "type": kind,
        "operator": "between",
        "formula1": least,
        "formula2": most,
        "showErrorMessage": True,
        "error": otherwise,
    }


def _asking(rule: dict[str, Any]) -> dict[str, Any]:
    """The rule as a question: what a spreadsheet takes for a text is read, where it is clear."""
    return {**rule, "errorStyle": "warning"}


def _list(source: str, only: bool, words: Words) -> dict[str, Any]:
    return {
        "type": "list",
        "formula1": source,
        "showErrorMessage": only,
        "error": words.refusals["from_list"],
    }
