"""From the sheets of a workbook to the data of a programme, with the cell of every value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from storage.programme.parsing.rules import FORMAT
from storage.programme.problems import N_, Cell, NodePath, Problem, error
from storage.programme.sheets.columns import Heading, heading_of
from storage.programme.sheets.entry import Entry, Filled, entry_of
from storage.programme.sheets.event_form import read_event
from storage.programme.sheets.known_sheets import Sheet, known_sheets
from storage.programme.sheets.layout import EVENT, LISTS, SESSIONS, SPEAKERS, TEAMS
from storage.programme.sheets.opening import Grid
from storage.programme.sheets.words import EVERY_TEAM_IN_SHORT, plain


@dataclass(slots=True)
class SheetTree:
    """What a workbook says: its data, the cell of every value, what was wrong, what is not read."""

    data: dict[str, Any] = field(default_factory=lambda: {"format": FORMAT})
    cells: dict[NodePath, Cell] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: set[NodePath] = field(default_factory=set)

    def located(self, problem: Problem) -> Problem:
        """The problem with the cell of its value, or of what should hold it."""
        path = problem.path
        depths = range(len(path), -1, -1)
        cell = next((self.cells[path[:n]] for n in depths if path[:n] in self.cells), None)
        return problem.in_cell(cell)

    def take(self, entry: Entry) -> None:
        """Note where everything of an entry stands and what was wrong with it."""
        self.cells |= entry.cells
        self.problems += entry.problems
        self.unread |= entry.unread


def tree_of(grids: Sequence[Grid]) -> SheetTree:
    """The data of a workbook; never raises, whatever stands in it."""
    known = known_sheets(grids)
    tree = SheetTree(problems=list(known.problems), unread={(key,) for key in known.unread})
    if EVENT.key in known.sheets:
        event, problems = read_event(known.sheets[EVENT.key])
        tree.take(event)
        tree.problems += problems
        tree.data[EVENT.key] = event.data
    for layout in LISTS:
        if layout.key in known.sheets:
            _read(known.sheets[layout.key], tree)
    _spell_out_teams(tree)
    return tree


def _read(sheet: Sheet, tree: SheetTree) -> None:
    """A sheet with an entry in each row that is not empty."""
    key = sheet.layout.key
    heading = heading_of(sheet.grid, sheet.number, sheet.layout, sheet.language)
    tree.problems += heading.problems
    there = [column.path for column in heading.columns.values()]
    absent = {c.path[0] for c in sheet.layout.columns if c.required and c.path not in there}
    rows = sorted(sheet.grid.rows.keys() - {heading.row})
    tree.problems += _without_heading(sheet, rows, heading)
    if sheet.layout is SPEAKERS:
        if not absent:
            _read_speakers(sheet, heading, rows, tree)
        return
    tree.cells[(key,)] = sheet.cell()
    tree.data[key] = []
    for index, row in enumerate(rows):
        path: NodePath = (key, index)
        entry = entry_of(path, _filled(sheet, row, heading), sheet.language, absent)
        entry.cells[path] = sheet.cell(row)
        tree.take(entry)
        tree.data[key].append(entry.data)


def _filled(sheet: Sheet, row: int, heading: Heading) -> list[Filled]:
    cells = sheet.grid.rows[row]
    return [
        Filled(column, sheet.cell(row, number, heading.names[number]), cells.get(number))
        for number, column in heading.columns.items()
    ]


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


def _read_speakers(sheet: Sheet, heading: Heading, rows: list[int], tree: SheetTree) -> None:
    """Speakers, each below the session that is named beside them."""
    sessions = tree.data.get(SESSIONS.key, [])
    by_id = {s["id"]: index for index, s in reversed(list(enumerate(sessions))) if "id" in s}
    for row in rows:
        filled = _filled(sheet, row, heading)
        [named] = [place for place in filled if place.column.path == ("session",)]
        found = entry_of((), [named], sheet.language)
        tree.problems += found.problems
        session = found.data.get("session")
        if session not in by_id:
            unknown = error((), N_('no session has the id "{id}"'), id=session)
            problem = error((), N_("this is missing")) if session is None else unknown
            # Where sessions could not be read, nothing is said of those that are missing.
            if not found.problems and SESSIONS.key in tree.data:
                tree.problems.append(problem.in_cell(named.cell))
            continue
        speakers = sessions[by_id[session]].setdefault("speakers", [])
        path = (SESSIONS.key, by_id[session], "speakers", len(speakers))
        entry = entry_of(path, [place for place in filled if place is not named], sheet.language)
        entry.cells[path] = sheet.cell(row)
        tree.take(entry)
        speakers.append(entry.data)


def _spell_out_teams(tree: SheetTree) -> None:
    """Take “alle” for every team, unless there is a team that is called so."""
    teams = {team.get("id") for team in tree.data.get(TEAMS.key, [])}
    for session in tree.data.get(SESSIONS.key, []):
        match session.get("teams"):
            case [str(word)] if plain(word) in EVERY_TEAM_IN_SHORT and word not in teams:
                session["teams"] = "all"
