"""From the sheets of a workbook to the data of a programme, with the cell of every value."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from locales.catalogues import spoken_languages
from locales.translator import N_
from storage.programme.field_kinds import Column, Field
from storage.programme.fields import EVENT, LISTS, SESSIONS, SPEAKERS
from storage.programme.parsing.values import Unfit
from storage.programme.problems import Problem, error
from storage.programme.sheets.cells import decoded, told
from storage.programme.sheets.headings import Heading, form_heading, list_heading
from storage.programme.sheets.names import (
    Sheet,
    identified,
    known_sheets,
    label_of,
    unknown_name,
)
from storage.programme.sheets.naming import known, make_ids
from storage.programme.sheets.opening import Grid
from storage.programme.sheets.rows import Place, data_in, problem_at, read_row
from storage.programme.sheets.spelling_out import leave_out_ids, spell_out
from storage.programme.sheets.tree import SheetTree
from storage.programme.sheets.words import known_words, plain

_RELEASE: Final = re.compile(r"\(([a-z0-9-]{1,24}-\d{1,6})\)")


def tree_of(grids: Sequence[Grid]) -> SheetTree:
    """The data of a workbook; never raises, whatever stands in it."""
    there = known_sheets(grids)
    tree = SheetTree(problems=list(there.problems), unread={(key,) for key in there.unread})
    if EVENT.key in there.sheets:
        _read_event(there.sheets[EVENT.key], tree)
    languages = tree.data.get(EVENT.key, {}).get("languages") or spoken_languages()
    for table in LISTS:
        if table.key in there.sheets:
            _read_list(there.sheets[table.key], languages, tree)
    tree.made = make_ids(tree.data, languages)
    leave_out_ids(tree)
    if SPEAKERS.key in there.sheets:
        _read_list(there.sheets[SPEAKERS.key], languages, tree)
    spell_out(tree)
    return tree


def made_of(grids: Sequence[Grid]) -> str:
    """The release that a workbook says it is made of, in its notes; empty where it says none."""
    titles = {plain(words.notes_sheet) for words in known_words().values()}
    said = (
        _RELEASE.search(str(cell.value))
        for grid in grids
        if plain(grid.title) in titles
        for row in grid.rows.values()
        for cell in row.values()
    )
    return next((found[1] for found in said if found), "")


def _read_event(sheet: Sheet, tree: SheetTree) -> None:
    """The event's form, with a field in each row."""
    path = (EVENT.key,)
    heading = form_heading(sheet)
    tree.problems += heading.problems
    tree.data[EVENT.key] = {}
    if heading.problems:
        tree.unread.add(path)
        return
    rows: dict[str, list[Place]] = {}
    for row in _below(sheet, heading):
        found = _field_of(sheet, row, heading)
        if isinstance(found, Problem):
            tree.problems.append(found.in_cell(sheet.cell(row)))
        elif found.name in rows:
            twice = error((), N_("this row is there twice"))
            tree.problems.append(twice.in_cell(sheet.cell(row)))
        else:
            there = {c.language: number for number, c in heading.columns.items() if c.language}
            languages = list(there)
            rows[found.name] = [
                _place(sheet, row, there[language], column, heading)
                for language, column in zip(
                    languages, found.columns[0].in_languages(languages), strict=False
                )
            ]
    places = [place for row in rows.values() for place in row]
    tree.data[EVENT.key] = read_row(tree, path, places, sheet.words)
    tree.cells[path] = sheet.cell()


def _below(sheet: Sheet, heading: Heading) -> list[int]:
    """The rows that are filled below the headings."""
    return sorted(row for row in sheet.grid.rows if row > heading.row)


def _field_of(sheet: Sheet, row: int, heading: Heading) -> Field | Problem:
    """The field of the event that a row of its form is about."""
    fields = list(EVENT.fields.values())
    labels = [label_of(known) for known in fields]
    raw = sheet.grid.rows[row].get(heading.number_of(("label",)))
    label = decoded(told(raw.value)) if raw else ""
    found = identified(label, labels)
    if found is not None:
        return fields[found.index]
    return unknown_name(
        label,
        labels,
        sheet.words,
        N_('"{name}" is nothing that belongs here; did you mean "{nearest}"?'),
        N_('"{name}" is nothing that belongs here; possible are: {known}'),
        name=label,
    )


def _read_list(sheet: Sheet, languages: Sequence[str], tree: SheetTree) -> None:
    """A sheet with an entry in each row that is not empty."""
    table = sheet.table
    heading = list_heading(sheet, languages)
    there = [
        column.path[: len(c.path)] for c in table.columns for column in heading.columns.values()
    ]
    absent = {c.path[0] for c in table.columns if c.required and c.path not in there}
    rows = _below(sheet, heading)
    tree.problems += heading.problems
    tree.problems += _without_heading(sheet, rows, heading)
    if table is SPEAKERS:
        if not absent:
            _read_speakers(sheet, heading, rows, tree)
        return
    tree.cells[(table.key,)] = sheet.cell()
    tree.data[table.key] = []
    for index, row in enumerate(rows):
        path = (table.key, index)
        entry = read_row(tree, path, _places(sheet, row, heading), sheet.words, absent)
        tree.cells[path] = sheet.cell(row)
        tree.data[table.key].append(entry)


def _read_speakers(sheet: Sheet, heading: Heading, rows: list[int], tree: SheetTree) -> None:
    """Speakers, each below the session that is named beside them."""
    sessions = tree.data.get(SESSIONS.key, [])
    by_id = {s["id"]: index for index, s in reversed(list(enumerate(sessions))) if "id" in s}
    called = known(sessions)
    for row in rows:
        named, *rest = sorted(
            _places(sheet, row, heading), key=lambda place: place.column.path != ("session",)
        )
        try:
            session = data_in(named, sheet.words)
            session = called.meant(session) if isinstance(session, str) else None
        except Unfit as unfit:
            tree.problems.append(problem_at(unfit, named))
            continue
        if session not in by_id:
            unknown = error((), N_('no session has the id "{id}"'), id=session)
            problem = error((), N_("this is missing")) if session is None else unknown
            # Where sessions could not be read, nothing is said of those that are missing.
            if SESSIONS.key in tree.data:
                tree.problems.append(problem.in_cell(named.cell))
            continue
        speakers = sessions[by_id[session]].setdefault("speakers", [])
        path = (SESSIONS.key, by_id[session], "speakers", len(speakers))
        speakers.append(read_row(tree, path, rest, sheet.words))
        tree.cells[path] = sheet.cell(row)


def _without_heading(sheet: Sheet, rows: list[int], heading: Heading) -> Iterator[Problem]:
    """Values that stand in no column, the first of each kind."""
    seen: set[int] = set()
    for row in rows:
        for column in sorted(sheet.grid.rows[row].keys() - heading.names.keys() - seen):
            seen.add(column)
            yield error((), N_("something stands here, but the column has no heading")).in_cell(
                sheet.cell(row, column, _letters(column))
            )


def _letters(column: int) -> str:
    """A column as spreadsheets call it: A, …, Z, AA, …"""
    before, last = divmod(column - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)


def _places(sheet: Sheet, row: int, heading: Heading) -> list[Place]:
    return [
        _place(sheet, row, number, column, heading) for number, column in heading.columns.items()
    ]


def _place(sheet: Sheet, row: int, number: int, column: Column, heading: Heading) -> Place:
    cell = sheet.cell(row, number, heading.names[number])
    return Place(column, cell, sheet.grid.rows[row].get(number))
