"""One row of a sheet as an entry of the document, with the cell of every value."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from locales.translator import N_
from storage.programme.field_kinds import Column, KeyPath, Part
from storage.programme.fields import SESSIONS
from storage.programme.parsing.values import Unfit
from storage.programme.problems import Cell, NodePath, Problem, error
from storage.programme.sheets.cells import data_of
from storage.programme.sheets.opening import RawCell
from storage.programme.sheets.tree import SheetTree
from storage.programme.sheets.words import Words


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a sheet that belongs to a column, and what stands in it, if anything."""

    column: Column
    cell: Cell
    raw: RawCell | None


def data_in(place: Place, words: Words) -> object:
    """What stands in a place, None where it is empty. Raises Unfit."""
    return data_of(place.raw, place.column.holds, words) if place.raw else None


def problem_at(unfit: Unfit, place: Place) -> Problem:
    """That a value does not fit, said at its cell."""
    return error((), unfit.template, **unfit.values).in_cell(place.cell)


def read_row(
    tree: SheetTree,
    path: NodePath,
    places: Sequence[Place],
    words: Words,
    absent: Collection[str] = (),
) -> dict[str, Any]:
    """What a row says, as an entry of the document; `words` are those of problems.

    `absent` are the keys for which the sheet has no column: nothing more is said of them.
    """
    tree.unread |= {(*path, name) for name in absent}
    values: dict[KeyPath, Any] = {}
    for place in places:
        column = place.column
        tree.cells[(*path, *column.path)] = place.cell
        try:
            value = data_in(place, words)
        except Unfit as unfit:
            tree.problems.append(problem_at(unfit, place))
            keys = column.path[:1] if isinstance(column.holds, Part) else column.path
            tree.unread.add((*path, *keys))
        else:
            if value is not None and value != []:
                values[column.path] = value
    columns = [place.column for place in places]
    _join_moments(tree, path, columns, values, words)
    _name_empty_versions(tree, path, columns, values)
    entry: dict[str, Any] = {}
    for (name, *half), value in values.items():
        if half:
            entry.setdefault(name, {})[half[0]] = value
        else:
            entry[name] = value
    return entry


def _join_moments(
    tree: SheetTree,
    path: NodePath,
    columns: Sequence[Column],
    values: dict[KeyPath, Any],
    words: Words,
) -> None:
    """Make one local time of each date and hour; an end without a date is on the day it began."""
    began: date | None = values.get(("start", Part.DATE))
    for name in dict.fromkeys(c.path[0] for c in columns if isinstance(c.holds, Part)):
        day, hour = values.pop((name, Part.DATE), None), values.pop((name, Part.TIME), None)
        at_date, at_hour = (tree.cells.get((*path, name, part)) for part in Part)
        is_same_day = name == "end" and day is None and hour is not None
        day = began if is_same_day else day
        # What is said of the whole stands at the hour, but at the date where that is empty.
        cell = (at_hour or at_date) if day or name == "end" else (at_date or at_hour)
        whole = (*path, name)
        if cell is not None:
            tree.cells[whole] = cell
        if whole in tree.unread:
            continue
        if day is not None and hour is not None:
            local = f"{datetime.combine(day, time()) + hour:%Y-%m-%dT%H:%M}"
            if is_same_day and local <= values.get(("start",), ""):
                _refuse_end(tree, whole, words)
            else:
                values[(name,)] = local
        elif day is not None:
            tree.problems.append(error((), N_("the hour is missing")).in_cell(cell))
            tree.unread.add(whole)
        elif hour is not None:
            # An end has no date of its own: what it lacks is said of the start.
            if name != "end":
                tree.problems.append(error((), N_("the date is missing")).in_cell(cell))
            tree.unread.add(whole)


def _refuse_end(tree: SheetTree, path: NodePath, words: Words) -> None:
    """An end that is not after its start, on the same day because no other is written."""
    problem = error(
        (),
        N_(
            "the end must be after the start; if it is on the next day, write that day under"
            ' "{column}"'
        ),
        column=words.columns[SESSIONS.key]["end.date"],
    )
    tree.problems.append(problem.in_cell(tree.cells[path]))
    tree.unread.add(path)


def _name_empty_versions(
    tree: SheetTree, path: NodePath, columns: Sequence[Column], values: Mapping[KeyPath, Any]
) -> None:
    """Let what is said of a whole text stand at a version that is empty, or at the first."""
    versions: dict[str, list[KeyPath]] = {}
    for column in columns:
        if column.language:
            versions.setdefault(column.path[0], []).append(column.path)
    for name, paths in versions.items():
        empty = next((keys for keys in paths if keys not in values), paths[0])
        tree.cells[(*path, name)] = tree.cells[(*path, *empty)]
