"""Spreadsheets that mean harm or are merely broken: a clear answer, bounded, never an exception."""

import io
import zipfile
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.programme.parsing.judging import Reading, judge
from storage.programme.problems import Severity
from storage.programme.sheets import opening
from storage.programme.sheets.opening import Grid, RawCell, opened
from storage.programme.sheets.reading import tree_of
from storage.programme.xlsx_file import read
from tests.programmes import small_programme
from tests.properties import examples
from tests.storage.programme.workbooks import part, repacked, workbook

SHEET = "xl/worksheets/sheet3.xml"
"""The places."""

NO_SPREADSHEET = "the file is no spreadsheet of the form .xlsx"
NOT_READABLE = opening.NOT_READABLE
TOO_MUCH = opening.TAKES_TOO_MUCH


def said_of(content: bytes) -> list[str]:
    """The errors of a file, which must be refused."""
    reading = read(content)
    check(reading)
    assert reading.programme is None
    return [problem.english() for problem in reading.errors]


def check(reading: Reading) -> None:
    """What holds for every reading, whatever was read."""
    assert (reading.programme is None) == bool(reading.errors)
    for problem in reading.problems:
        assert problem.severity in Severity
        assert problem.english().isprintable()
        assert len(problem.english()) < 1_000


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", NO_SPREADSHEET),
        (b"format: 1\nevent: {}\n", NO_SPREADSHEET),
        (b"PK\x03\x04 and no more", NO_SPREADSHEET),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "the file is an old .xls or locked by a password; save it as .xlsx, unlocked",
        ),
        (b"x" * 20_000_001, "the file is larger than 20 MB"),
    ],
    ids=["empty", "yaml", "cut", "xls", "large"],
)
def test_what_is_no_workbook_is_told_so(content: bytes, said: str) -> None:
    assert said_of(content) == [said]


def test_an_archive_of_something_else_is_no_workbook() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("content.xml", "<a/>")
    assert said_of(written.getvalue()) == [NO_SPREADSHEET]
    assert said_of(repacked(workbook(), xl__workbook_dot_xml=b"<nothing")) == [NOT_READABLE]


@pytest.mark.parametrize(
    "parts",
    [
        {"xl__vbaProject_dot_bin": b"x"},
        {"xl__VBAPROJECT_dot_BIN": b"x"},
        {"xl__macrosheets__sheet1_dot_xml": b"<a/>"},
    ],
)
def test_macros_are_refused_by_name(parts: dict[str, bytes]) -> None:
    [said] = said_of(repacked(workbook(), **parts))
    assert said.startswith("the file holds macros")


def test_a_renamed_xlsm_is_refused_as_one() -> None:
    kinds = part(workbook(), "[Content_Types].xml").replace(
        b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
    )
    content = workbook()
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        everything = {info.filename: old.read(info) for info in old.infolist()}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as new:
        for name, data in {**everything, "[Content_Types].xml": kinds}.items():
            new.writestr(name, data)
    [said] = said_of(written.getvalue())
    assert said.startswith("the file holds macros")


def test_a_zip_bomb_does_not_go_off() -> None:
    bomb = repacked(workbook(), xl__media__bomb_dot_bin=bytes(opening.LARGEST_UNPACKED))
    assert len(bomb) < 200_000
    assert said_of(bomb) == [TOO_MUCH]


def test_a_bomb_that_lies_about_its_size_does_not_go_off() -> None:
    bomb = bytearray(repacked(workbook(), xl__worksheets__sheet3_dot_xml=bytes(50_000_000)))
    declared = (50_000_000).to_bytes(4, "little")
    assert declared in bomb
    lying = bytes(bomb).replace(declared, (1_000).to_bytes(4, "little"))
    assert said_of(lying) == [NOT_READABLE]


def test_a_file_of_very_many_parts_is_not_looked_into() -> None:
    many = {f"xl__x{number}": b"" for number in range(opening.MOST_PARTS)}
    assert said_of(repacked(workbook(), **many)) == [TOO_MUCH]


def test_a_laugh_that_grows_is_cut_off() -> None:
    entities = b'<!ENTITY a0 "ha">' + b"".join(
        b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)
    )
    sheet = part(workbook(), SHEET)
    evil = b"<!DOCTYPE x [" + entities + b"]>" + sheet.replace(b"<v>", b"<v>&a11;", 1)
    evil = evil.replace(b"halle", b"&a11;", 1)
    assert said_of(repacked(workbook(), xl__worksheets__sheet3_dot_xml=evil)) == [NOT_READABLE]


def test_no_file_of_the_machine_can_be_drawn_in() -> None:
    sheet = part(workbook(), SHEET)
    evil = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + sheet
    evil = evil.replace("Große Halle".encode(), b"&a;", 1)
    reading = read(repacked(workbook(), xl__worksheets__sheet3_dot_xml=evil))
    assert "root:" not in repr(reading)


def test_a_million_empty_formatted_rows_are_refused_by_the_name_of_their_sheet() -> None:
    rows = b"".join(b'<row r="%d" s="1"/>' % number for number in range(4, 1_000_004))
    evil = part(workbook(), SHEET).replace(b"</sheetData>", rows + b"</sheetData>")
    assert said_of(repacked(workbook(), xl__worksheets__sheet3_dot_xml=evil)) == [
        'sheet "Orte": this sheet has 1000003 rows, empty ones included, and at most 20000 are'
        " read; delete the rows below the last entry"
    ]


def test_far_too_many_values_end_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_VALUES", 10_000)
    cells = b'<c t="str"><v>x</v></c>' * 2_000
    rows = b"".join(b'<row r="%d">%s</row>' % (number, cells) for number in range(4, 10))
    evil = part(workbook(), SHEET).replace(b"</sheetData>", rows + b"</sheetData>")
    assert said_of(repacked(workbook(), xl__worksheets__sheet3_dot_xml=evil)) == [TOO_MUCH]


def test_a_last_row_that_is_only_formatted_is_no_harm() -> None:
    """LibreOffice writes one at the very end."""
    last = b'<row r="1048576" ht="12.8"/></sheetData>'
    content = part(workbook(), SHEET).replace(b"</sheetData>", last)
    content = repacked(workbook(), xl__worksheets__sheet3_dot_xml=content)
    assert read(content).programme == small_programme()


def test_a_part_that_cannot_be_unpacked_is_no_workbook() -> None:
    content = bytearray(workbook())
    info = zipfile.ZipFile(io.BytesIO(content)).getinfo("[Content_Types].xml")
    content[info.header_offset + 30 + len(info.filename)] ^= 0xFF
    assert said_of(bytes(content)) == [NO_SPREADSHEET]


def test_rows_beyond_the_last_are_left_out() -> None:
    last = b'<row r="999999999999"><c r="A999999999999" t="str"><v>x</v></c></row></sheetData>'
    content = part(workbook(), SHEET).replace(b"</sheetData>", last)
    found = read(repacked(workbook(), xl__worksheets__sheet3_dot_xml=content))
    assert found.programme == small_programme()


def test_a_locked_part_is_told_of() -> None:
    content, name = bytearray(workbook()), SHEET.encode()
    content[content.index(name) - 30 + 6] |= 1
    content[content.rindex(name) - 46 + 8] |= 1
    assert said_of(bytes(content)) == [NOT_READABLE]


damaged = settings(max_examples=examples(40))
thorough = settings(max_examples=examples(200))


@cache
def _sheets() -> tuple[Grid, ...]:
    return tuple(opened(workbook()))


@damaged
@given(
    st.deferred(lambda: st.integers(0, len(workbook()))),
    st.integers(0, 300),
    st.binary(max_size=20),
)
def test_a_damaged_file_is_answered(start: int, length: int, inserted: bytes) -> None:
    whole = workbook()
    check(read(whole[:start] + inserted + whole[start + length :]))


@damaged
@given(st.data())
def test_a_damaged_sheet_is_answered(draw: st.DataObject) -> None:
    sheet = part(workbook(), "xl/worksheets/sheet6.xml")
    start = draw.draw(st.integers(0, len(sheet)))
    cut = sheet[start + draw.draw(st.integers(0, 200)) :]
    inserted = draw.draw(
        st.sampled_from(
            [b"", b"<f>1</f>", b'<c r="A1"/>', b"<v>1e308</v>", b"-1", b"&#1;", b"\xff"]
        )
    )
    evil = sheet[:start] + inserted + cut
    check(read(repacked(workbook(), xl__worksheets__sheet6_dot_xml=evil)))


values = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
raws = st.builds(RawCell, values, st.booleans(), st.booleans())
rows = st.dictionaries(st.integers(1, 4), st.dictionaries(st.integers(1, 18), raws, max_size=18))


@thorough
@given(st.deferred(lambda: st.integers(0, len(_sheets()) - 1)), rows)
def test_any_values_in_any_cells_are_answered(
    number: int, changed: dict[int, dict[int, RawCell]]
) -> None:
    grids = list(_sheets())
    merged = {row: {**grids[number].rows.get(row, {}), **cells} for row, cells in changed.items()}
    grids[number] = replace(grids[number], rows={**grids[number].rows, **merged})
    tree = tree_of(grids)

    check(judge(tree.data, tree.located, tree.problems, tree.unread))
