"""What stands in each cell of a workbook that is written; how it looks is for `styling`.

Loads openpyxl, which is large: this is imported only where a workbook is written.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, Final, TypeAlias

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from locales.catalogues import spoken_languages
from locales.formats import sentence_case
from storage.programme import fields
from storage.programme.document import to_document
from storage.programme.field_kinds import Column, Each, Part, Table
from storage.programme.fields import EVENT, LISTS, SPEAKERS
from storage.programme.model import Event, Kind, Programme, Strand
from storage.programme.own_workshops import official
from storage.programme.parsing import values
from storage.programme.problems import Problem
from storage.programme.sheets.cells import encoded
from storage.programme.sheets.marking import located, mark
from storage.programme.sheets.names import MARK, form_columns
from storage.programme.sheets.naming import name_in, references
from storage.programme.sheets.styling import (
    dress,
    dress_form,
    dress_notes,
    names_in,
    offer_choices,
)
from storage.programme.sheets.words import FORM, Words, known_words, notes_for

Written: TypeAlias = str | int | float | date | time | None
"""What a cell may hold."""

ID: Final = ("id",)
_LIKE_A_FORMULA: Final = ("=", "+", "-", "@")


def workbook_of(
    programme: Programme,
    language: str,
    missing: Sequence[Problem] = (),
    made_of: str = "",
    *,
    is_template: bool = False,
) -> bytes:
    """The whole programme in sheets; texts stay texts, whatever they begin with.

    What is `missing` is marked at its cell, and listed in a sheet of its own. A template has names
    where ids may stand, no ids in its lists, and notes on its examples. `made_of` names the release
    that it is; the notes say so.
    """
    document = to_document(official(programme))
    zone, languages = programme.event.timezone.key, _languages_in(programme.event, document)
    words = known_words().get(language) or next(iter(known_words().values()))
    document = _by_names(document, languages) if is_template else document
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    notes = _sheet(workbook, words.notes_sheet)
    for row, note in enumerate(notes_for(words, zone, languages, made_of, is_template), 1):
        _write_row(notes, row, [note])
    dress_notes(notes)
    event = _sheet(workbook, words.sheets[EVENT.key])
    _write_event(event, document[EVENT.key], words, languages)
    names = names_in(words, languages)
    for table in (*LISTS, SPEAKERS):
        sheet = _sheet(workbook, words.sheets[table.key])
        columns = [c for column in table.columns for c in column.in_languages(languages)]
        _write_row(sheet, 1, [_heading(table, column, words, zone) for column in columns])
        for row, entry in enumerate(_entries(table, document), 2):
            left_out = [ID] if is_template else []
            _write_row(
                sheet,
                row,
                [None if c.path in left_out else _written(entry, c, words) for c in columns],
            )
        dress(sheet, columns)
        offer_choices(sheet, table, columns, words, names)
    if missing:
        mark(workbook, [located(problem, words, languages) for problem in missing], words)
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _by_names(document: Mapping[str, Any], languages: Sequence[str]) -> dict[str, Any]:
    """A document in which everything has its name in place of its id, also where it is meant."""
    lists = {t.key: document.get(t.key, []) for t in LISTS}
    names = {key: {e["id"]: name_in(e, languages) for e in lists[key]} for key in lists}
    return {
        **document,
        **{
            table.key: [_with_names(table, entry, names) for entry in lists[table.key]]
            for table in LISTS
            if table.key in document
        },
    }


def _with_names(
    table: Table, entry: Mapping[str, Any], names: Mapping[str, Mapping[str, str | None]]
) -> dict[str, Any]:
    meant = {
        field: names[to][entry[field]]
        for field, to, several in references(table)
        if not several and field in entry
    }
    return {**entry, **meant, "id": names[table.key][entry["id"]]}


def _languages_in(event: Event, document: Mapping[str, Any]) -> tuple[str, ...]:
    """The languages of the event, and the others that a text of its programme has."""
    used = set(_languages_of(document))
    others = (x for x in spoken_languages() if x in used and x not in event.languages)
    return (*event.languages, *others)


def _languages_of(value: Any) -> Iterator[str]:
    match value:
        case dict():
            yield from (key for key in value if key in spoken_languages())
            for inner in value.values():
                yield from _languages_of(inner)
        case list():
            for inner in value:
                yield from _languages_of(inner)


def _sheet(workbook: Workbook, title: str) -> Worksheet:
    sheet: Worksheet = workbook.create_sheet(title)
    return sheet


def _write_event(
    sheet: Worksheet, event: Mapping[str, Any], words: Words, languages: Sequence[str]
) -> None:
    form = words.columns[FORM]
    versions = [sentence_case(words.said(language)) for language in languages]
    _write_row(sheet, 1, [form["label"], *versions, form["hint"]])
    for row, field in enumerate(EVENT.fields.values(), 2):
        column = field.columns[0]
        label = words.field(EVENT, column) + (MARK if column.required else "")
        said = [_written(event, version, words) for version in column.in_languages(languages)]
        rest = [None] * (len(languages) - len(said))
        _write_row(sheet, row, [label, *said, *rest, words.hint(EVENT, column)])
    dress_form(sheet, form_columns(languages))


def _heading(table: Table, column: Column, words: Words, zone: str) -> str:
    heading = words.heading(table, column)
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


def _written(entry: Mapping[str, Any], column: Column, words: Words) -> Written:
    """What an entry has for a column, as a spreadsheet keeps it."""
    name, *part = column.path
    value: Any = entry.get(name)
    match column.holds:
        case values.strand:
            kind = Kind(entry["kind"])
            return words.choices[values.strand][value or Strand.default(kind).value]
        case _ if value is None:
            return None
        case Part.DATE:
            same = name == "end" and entry["start"][:10] == value[:10]
            return None if same else datetime.fromisoformat(value).date()
        case Part.TIME:
            return datetime.fromisoformat(value).time()
        case values.reason if value is True:
            return words.choices[values.switch][True]
        case values.kind | values.switch:
            return words.choices[column.holds][value]
        case Each() if value == "all":
            return words.every_team
        case fields.LANGUAGES | fields.LANGUAGE_CODES:
            return "\n".join(map(words.named_or_code, value))
        case Each():
            return "\n".join(map(str, value))
    plain = value.get(*part) if isinstance(value, dict) else value
    return "\n".join(plain) if isinstance(plain, list) else plain


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
