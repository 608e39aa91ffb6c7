"""The registrations as somebody prints them: on whole pages, with headings, hours to the minute."""

import io
from datetime import datetime

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from handlers.registrations.workbook import Cell, Sheet, write_workbook

SINCE = datetime(2026, 6, 27, 9, 0, 2)  # noqa: DTZ001 (a spreadsheet knows no zones)
ROWS: list[list[Cell]] = [
    ["Name", "Ort oder Organisation", "Seit"],
    ["Anna", "Duisburg " * 8, SINCE],
]


@pytest.fixture
def page() -> Worksheet:
    content = write_workbook([Sheet("Sport", ROWS)])
    return openpyxl.load_workbook(io.BytesIO(content))["Sport"]


def test_it_is_one_page_wide_and_as_long_as_it_takes(page: Worksheet) -> None:
    properties = page.sheet_properties.pageSetUpPr
    assert properties is not None
    assert properties.fitToPage
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert page.page_setup.orientation == "landscape"
    assert int(page.page_setup.paperSize or 0) == 9


def test_every_page_begins_with_the_headings(page: Worksheet) -> None:
    assert page.print_title_rows == "$1:$1"


def test_hours_are_shown_to_the_minute(page: Worksheet) -> None:
    cell = page["C2"]
    assert cell.number_format == "yyyy-mm-dd hh:mm"
    assert cell.value == SINCE
    assert page.column_dimensions["C"].width == len("2026-06-27 09:00") + 2
