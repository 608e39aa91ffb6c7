"""What stands in each cell of a workbook that is written; how it looks is for `styling`.

Loads openpyxl, which is large: this is imported only where a workbook is written.
"""

import io
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any, Final, TypeAlias

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from storage.programme.document import to_document
from storage.programme.field_kinds import Column, Each, Part, Table
from storage.programme.fields import EVENT, LISTS, SPEAKERS
from storage.programme.model import Kind, Programme, Strand, Text
from storage.programme.own_workshops import official
from storage.programme.parsing import values
from storage.programme.sheets.cells import encoded
from storage.programme.sheets.names import FORM, MARK, label_of
from storage.programme.sheets.styling import dress, dress_form, dress_notes, offer_choices
from storage.programme.sheets.words import (
    EVERY_TEAM,
    KINDS,
    NOTES,
    STRANDS,
    SWITCH,
    notes_for,
)

Written: TypeAlias = str | int | float | date | time | None
"""What a cell may hold."""

_LIKE_A_FORMULA: Final = ("=", "+", "-", "@")


def workbook_of(programme: Programme, language: str) -> bytes:
    """The whole programme in sheets; texts stay texts, whatever they begin with."""
    document = to_document(official(programme))
    zone = programme.event.timezone.key
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    notes = _sheet(workbook, NOTES, language)
    for row, note in enumerate(notes_for(zone, language), 1):
        _write_row(notes, row, [note])
    dress_notes(notes)
    _write_event(_sheet(workbook, EVENT.title, language), document["event"], language)
    for table in (*LISTS, SPEAKERS):
        sheet = _sheet(workbook, table.title, language)
        _write_row(sheet, 1, [_heading(column, language, zone) for column in table.columns])
        for row, entry in enumerate(_entries(table, document), 2):
            _write_row(sheet, row, [_written(entry, c, language) for c in table.columns])
        dress(sheet, table.columns)
        offer_choices(sheet, table.columns, language)
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _sheet(workbook: Workbook, title: Text, language: str) -> Worksheet:
    sheet: Worksheet = workbook.create_sheet(title.in_language(language))
    return sheet


def _write_event(sheet: Worksheet, event: Mapping[str, Any], language: str) -> None:
    _write_row(sheet, 1, [column.heading.in_language(language) for column in FORM])
    for row, field in enumerate(EVENT.fields.values(), 2):
        label = label_of(field).in_language(language) + (MARK if field.required else "")
        said = [_written(event, column, language) for column in field.columns]
        hint = field.columns[0].hint
        shown = hint.in_language(language) if hint else None
        _write_row(sheet, row, [label, *said, *[None] * (2 - len(said)), shown])
    dress_form(sheet, FORM)


def _heading(column: Column, language: str, zone: str) -> str:
    heading = column.heading.in_language(language)
    if column.holds is Part.TIME:
        heading = f"{heading} ({zone})"
    return heading + (MARK if column.required else "")


def _entries(table: Table, document: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """What stands in a sheet, an entry for each row."""
    if table is not SPEAKERS:
        return document.get(table.key) or ()
    return [
        {"session": session["id"], **speaker}
        for session in document["sessions"]
        for speaker in session.get("speakers", ())
    ]


def _written(entry: Mapping[str, Any], column: Column, language: str) -> Written:
    """What an entry has for a column, as a spreadsheet keeps it."""
    name, *part = column.path
    value: Any = entry.get(name)
    match column.holds:
        case values.strand:
            kind = Kind(entry["kind"])
            return STRANDS.word(Strand(value) if value else Strand.default(kind), language)
        case _ if value is None:
            return None
        case Part.DATE:
            same = name == "end" and entry["start"][:10] == value[:10]
            return None if same else datetime.fromisoformat(value).date()
        case Part.TIME:
            return datetime.fromisoformat(value).time()
        case values.kind:
            return KINDS.word(Kind(value), language)
        case values.switch:
            return SWITCH.word(value, language)
        case Each() if value == "all":
            return EVERY_TEAM.in_language(language)
        case Each():
            return "\n".join(map(str, value))
    plain: Written = value.get(part[0]) if isinstance(value, dict) else value
    return plain


def _write_row(sheet: Worksheet, row: int, values: Iterable[Written]) -> None:
    for number, value in enumerate(values, 1):
        if value is None:
            continue
        cell = sheet.cell(row, number)
        if not isinstance(value, str):
            cell.value = value
            continue
        cell.value = encoded(value)
        # Neither a formula nor an error, whatever it looks like, also when it is edited.
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_LIKE_A_FORMULA)
