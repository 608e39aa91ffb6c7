"""Entries of a workbook by their names: ids for those that have none, and for those that others
name instead of giving their id.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from locales.translator import N_
from storage.programme.field_kinds import Each, Reference, Table
from storage.programme.fields import EVENT, LISTS
from storage.programme.ids import id_from
from storage.programme.parsing.values import ID, Unfit
from storage.programme.sheets.words import plain

_CALLED_BY: Final = ("name", "title", "short")
_APART: Final = (re.compile(r"\n+"), re.compile(r"[\n,;]+"), re.compile(r"[\s,;]+"))
"""What stands between several names of a cell: a name may have blanks, or even a comma."""


@dataclass(frozen=True, slots=True)
class Known:
    """The entries of one list, by their ids and by what they are called in any language."""

    ids: frozenset[str]
    called: Mapping[str, Sequence[str]]

    def has(self, said: str) -> bool:
        """Whether this is the id or the name of an entry."""
        return said in self.ids or plain(said) in self.called

    def meant(self, said: str) -> str:
        """The id of what is named; what nothing is called stays. Raises Unfit for several."""
        ids = self.called.get(plain(said), [said])
        if said in self.ids:
            return said
        if len(ids) > 1:
            raise Unfit(
                N_('several are called "{name}"; write the id of one of them: {ids}'),
                name=said,
                ids=", ".join(ids),
            )
        return ids[0]

    def among(self, said: str) -> list[str]:
        """The names that stand in one cell."""
        ways = [[part for part in map(str.strip, by.split(said)) if part] for by in _APART]
        by_blanks = ways[-1]
        unclear = by_blanks if all(map(ID.fullmatch, by_blanks)) else ways[1]
        return next((parts for parts in ways if all(map(self.has, parts))), unclear)


def known(entries: Iterable[Mapping[str, Any]]) -> Known:
    """A list as others may refer to it."""
    called: dict[str, list[str]] = defaultdict(list)
    there = [entry for entry in entries if "id" in entry]
    for entry in there:
        for name in dict.fromkeys(plain(name) for name in _names(entry)):
            called[name].append(entry["id"])
    return Known(frozenset(entry["id"] for entry in there), called)


def make_ids(data: Mapping[str, Any], languages: Sequence[str]) -> dict[str, frozenset[str]]:
    """Give an id to the event and to each entry that have a name and none.

    Those that were made, by list; that of the event under `event`.
    """
    made = {}
    event = data.get(EVENT.key, {})
    title = name_in(event, languages)
    if event and "id" not in event and title:
        event["id"] = id_from(title, (), EVENT.key)
        made[EVENT.key] = frozenset({event["id"]})
    for table in LISTS:
        entries = data.get(table.key, [])
        taken = {entry["id"] for entry in entries if "id" in entry}
        given = set(taken)
        for entry in entries:
            name = name_in(entry, languages)
            if "id" not in entry and name:
                entry["id"] = id_from(name, taken, table.key)
                taken.add(entry["id"])
        if taken != given:
            made[table.key] = frozenset(taken - given)
    return made


def references(table: Table) -> Iterator[tuple[str, str, bool]]:
    """The fields of a table that name entries of other lists, these lists, and if it is several."""
    for field in table.fields.values():
        match field.holds:
            case Reference(to):
                yield field.name, to, False
            case Each(Reference(to)):
                yield field.name, to, True


def name_in(entry: Mapping[str, Any], languages: Sequence[str]) -> str | None:
    """What an entry is called in the first of the languages in which it is."""
    for field in _CALLED_BY[:2]:
        match entry.get(field):
            case str(name):
                return name
            case dict(names):
                ordered = (*languages, *names)
                return next((names[x] for x in ordered if isinstance(names.get(x), str)), None)
    return None


def _names(entry: Mapping[str, Any]) -> Iterator[str]:
    for field in _CALLED_BY:
        match entry.get(field):
            case str(name):
                yield name
            case dict(names):
                yield from (name for name in names.values() if isinstance(name, str))
