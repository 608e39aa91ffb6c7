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
from storage.programme.model import Kind, Programme, Strand, Text
from storage.programme.own_workshops import official
from storage.programme.sheets import layout as where
from storage.programme.sheets.cells import encoded
from storage.programme.sheets.choices import offer_choices
from storage.programme.sheets.columns import MARK
from storage.programme.sheets.event_form import FORM, lines
from storage.programme.sheets.layout import Column, Content, SheetLayout
from storage.programme.sheets.notes import HEADING, notes_for
from storage.programme.sheets.styling import dress, dress_form, dress_notes
from storage.programme.sheets.words import EVERY_TEAM, KINDS, STRANDS, SWITCH

Written: TypeAlias = str | int | float | date | time | None
"""What a cell may hold."""


def workbook_of(programme: Programme, language: str) -> bytes:
    """The whole programme in sheets; texts stay texts, whatever they begin with."""
    document = to_document(official(programme))
    zone = programme.event.timezone.key
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    _write_notes(_sheet(workbook, where.NOTES, language), programme, language)
    _write_event(_sheet(workbook, where.EVENT.title, language), document["event"], language)
    for layout in where.LISTS:
        sheet = _sheet(workbook, layout.title, language)
        headings = [_heading(column, language, zone) for column in layout.columns]
        _write_row(sheet, 1, headings)
        for row, entry in enumerate(_entries(layout, document), 2):
            _write_row(sheet, row, [_written(entry, c, language) for c in layout.columns])
        dress(sheet, layout)
        offer_choices(sheet, layout, language)
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _sheet(workbook: Workbook, title: Text, language: str) -> Worksheet:
    sheet: Worksheet = workbook.create_sheet(title.in_language(language))
    return sheet


def _write_notes(sheet: Worksheet, programme: Programme, language: str) -> None:
    for row, note in enumerate([HEADING.in_language(language), *notes_for(programme, language)], 1):
        _write_row(sheet, row, [note])
    dress_notes(sheet)


def _write_event(sheet: Worksheet, event: Mapping[str, Any], language: str) -> None:
    _write_row(sheet, 1, [column.heading.in_language(language) for column in FORM.columns])
    for row, line in enumerate(lines(), 2):
        label = line.label.in_language(language) + (MARK if line.columns[0].required else "")
        values = [_written(event, column, language) for column in line.columns]
        hint = line.columns[0].hint
        shown = hint.in_language(language) if hint else None
        _write_row(sheet, row, [label, *values, *[None] * (2 - len(values)), shown])
    dress_form(sheet, FORM)


def _heading(column: Column, language: str, zone: str) -> str:
    heading = column.heading.in_language(language)
    if column.content is Content.TIME:
        heading = f"{heading} ({zone})"
    return heading + (MARK if column.required else "")


def _entries(layout: SheetLayout, document: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """What stands in a sheet, an entry for each row."""
    if layout is not where.SPEAKERS:
        return document.get(layout.key) or ()
    return [
        {"session": session["id"], **speaker}
        for session in document["sessions"]
        for speaker in session.get("speakers", ())
    ]


def _written(entry: Mapping[str, Any], column: Column, language: str) -> Written:
    """What an entry has for a column, as a spreadsheet keeps it."""
    name, *part = column.path
    value: Any = entry.get(name)
    match column.content:
        case Content.STRAND:
            kind = Kind(entry["kind"])
            return STRANDS.word(Strand(value) if value else Strand.default(kind), language)
        case _ if value is None:
            return None
        case Content.TEXT:
            text: Written = value.get(part[0]) if isinstance(value, dict) else value
            return text
        case Content.DATE:
            day = datetime.fromisoformat(value).date()
            same = name == "end" and entry["start"][:10] == value[:10]
            return None if same else day
        case Content.TIME:
            return datetime.fromisoformat(value).time()
        case Content.KIND:
            return KINDS.word(Kind(value), language)
        case Content.SWITCH:
            return SWITCH.word(value, language)
        case Content.TEAMS if value == "all":
            return EVERY_TEAM.in_language(language)
        case Content.TEAMS | Content.ZONES | Content.TELEGRAM_IDS:
            return "\n".join(map(str, value))
        case _:
            plain: Written = value
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


_LIKE_A_FORMULA: Final = ("=", "+", "-", "@")
