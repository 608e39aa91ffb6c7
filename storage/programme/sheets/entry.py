"""From a row of cells to an entry of the document: texts in two languages, moments in two parts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from storage.programme.parsing.values import Unfit
from storage.programme.problems import N_, Cell, NodePath, Problem, error
from storage.programme.sheets.cells import data_of
from storage.programme.sheets.layout import DATE, TIME, Column, Content, KeyPath
from storage.programme.sheets.opening import RawCell


@dataclass(frozen=True, slots=True)
class Filled:
    """A place in a sheet that belongs to a column, and what stands in it, if anything."""

    column: Column
    cell: Cell
    raw: RawCell | None


@dataclass(slots=True)
class Entry:
    """What a row says, where each part of it stands, and what was wrong.

    Paths begin at the document; `unread` are those of which something cannot be taken.
    """

    path: NodePath
    data: dict[str, Any] = field(default_factory=dict)
    cells: dict[NodePath, Cell] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: set[NodePath] = field(default_factory=set)


def entry_of(
    path: NodePath, filled: list[Filled], language: str, absent: Collection[str] = ()
) -> Entry:
    """Read a row; `language` is that of the words which problems name.

    `absent` are the keys for which the sheet has no column: nothing more is said of them.
    """
    entry = Entry(path, unread={(*path, name) for name in absent})
    values: dict[KeyPath, Any] = {}
    for place in filled:
        keys = place.column.path
        entry.cells[(*path, *keys)] = place.cell
        if place.raw is None:
            continue
        try:
            value = data_of(place.raw, place.column.content, language)
        except Unfit as unfit:
            entry.problems.append(error((), unfit.template, **unfit.values).in_cell(place.cell))
            is_part = place.column.content in (Content.DATE, Content.TIME)
            entry.unread.add((*path, *(keys[:1] if is_part else keys)))
        else:
            if value is not None and value != []:
                values[keys] = value
    _join_moments(entry, values)
    _name_empty_halves(entry, values)
    for keys, value in values.items():
        _put(entry.data, keys, value)
    return entry


def _join_moments(entry: Entry, values: dict[KeyPath, Any]) -> None:
    """Make one local time of each date and hour; an end without a date is on the day it began."""
    began: date | None = values.get(("start", DATE))
    for name in dict.fromkeys(str(p[-2]) for p in entry.cells if p[-1] in (DATE, TIME)):
        path = (*entry.path, name)
        day, hour = values.pop((name, DATE), None), values.pop((name, TIME), None)
        at_date, at_hour = (entry.cells.get((*path, part)) for part in (DATE, TIME))
        day = day or (began if name == "end" and hour is not None else None)
        # What is said of the whole stands at the hour, but at the date where that is empty.
        place = (at_hour or at_date) if day or name == "end" else (at_date or at_hour)
        if place is not None:
            entry.cells[path] = place
        if path in entry.unread:
            continue
        if day is not None and hour is not None:
            values[(name,)] = _local_time(day, hour)
        elif day is not None:
            entry.problems.append(error((), N_("the hour is missing")).in_cell(place))
            entry.unread.add(path)
        elif hour is not None:
            # An end has no date of its own: what it lacks is said of the start.
            if name != "end":
                entry.problems.append(error((), N_("the date is missing")).in_cell(place))
            entry.unread.add(path)


def _local_time(day: date, since_midnight: timedelta) -> str:
    moment = datetime.combine(day, time()) + since_midnight
    return f"{moment:%Y-%m-%dT%H:%M}"


def _name_empty_halves(entry: Entry, values: Mapping[KeyPath, Any]) -> None:
    """Let what is said of a whole text stand at the half that is empty, or at the first."""
    halves: dict[str, list[KeyPath]] = {}
    for path in entry.cells:
        keys = tuple(str(key) for key in path[len(entry.path) :])
        if len(keys) > 1 and keys[-1] in ("de", "ru"):
            halves.setdefault(keys[0], []).append(keys)
    for name, both in halves.items():
        empty = next((keys for keys in both if keys not in values), both[0])
        entry.cells[(*entry.path, name)] = entry.cells[(*entry.path, *empty)]


def _put(data: dict[str, Any], keys: KeyPath, value: Any) -> None:
    for key in keys[:-1]:
        data = data.setdefault(key, {})
    data[keys[-1]] = value
