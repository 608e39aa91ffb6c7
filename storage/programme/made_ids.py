"""Ids that were made for entries of a file without one, over the programme in force.

What is the same there keeps the id it has there: seats, stars and links hang on it.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from typing import Final, TypeAlias, TypeVar

from storage.programme.file_ids import as_filed
from storage.programme.ids import id_from
from storage.programme.missing import suggested
from storage.programme.model import Group, InfoPage, Place, Programme, Session, Team, Text, Track

Thing = TypeVar("Thing", Place, Track, Group, Team, InfoPage)
Made: TypeAlias = Mapping[str, frozenset[str]]
"""The ids that were made, by the key of their list; that of the event under `event`."""

_Ids: TypeAlias = Mapping[str, str]
_THINGS: Final = ("places", "tracks", "groups", "teams", "info")


def over(before: Programme, read: Programme, made: Made) -> Programme:
    """The programme of a file, with ids in force in place of those that were made.

    An entry is the same as one in force that the file does not name by its id, where only that one
    is called so; a session where title and day, or start and place, are those of one alone.
    """
    if not made:
        return read
    filed = as_filed(before)
    if "event" in made and filed.event.title == read.event.title:
        read = replace(read, event=replace(read.event, id=filed.event.id))
    things = {
        key: _by_name(getattr(filed, key), getattr(read, key), made.get(key, frozenset()))
        for key in _THINGS
    }
    read = _renamed(read, things)
    return _renamed(read, {"sessions": _sessions(filed, read, made.get("sessions", frozenset()))})


def _by_name(before: tuple[Thing, ...], read: tuple[Thing, ...], made: frozenset[str]) -> _Ids:
    """The ids in force of what is called alike, by the ids that were made."""
    given = {thing.id for thing in read} - made
    found: dict[str, str] = {}
    for thing in read:
        if thing.id in made:
            same = [t.id for t in before if t.id not in given and _name(t) & _name(thing)]
            if len(same) == 1 and same[0] not in found.values():
                found[thing.id] = same[0]
    return _without_clashes({thing.id: _called(thing) for thing in read}, found, given)


def _sessions(before: Programme, read: Programme, made: frozenset[str]) -> _Ids:
    """The ids in force of sessions that are the same, by the ids that were made."""
    number = count()
    nobodys = {s.id: f"?{next(number)}" for s in read.sessions if s.id in made}
    same = suggested(before, _renamed(read, {"sessions": nobodys}))
    in_force = {answer.session: name for name, answer in same.items()}
    found = {name: in_force[new] for name, new in nobodys.items() if new in in_force}
    titles = {s.id: s.title.in_language(read.event.languages[0]) for s in read.sessions}
    return _without_clashes(titles, found, {s.id for s in read.sessions} - made)


def _without_clashes(called: Mapping[str, str], found: _Ids, given: set[str]) -> _Ids:
    """All the ids by those that were made: what is not found gets another where its own is taken.

    `called` are the names by all ids of the list, `given` the ids that stand in the file.
    """
    taken = given | set(found.values())
    ids = dict(found)
    for name in called:
        if name not in given and name not in ids:
            ids[name] = name if name not in taken else id_from(called[name], taken, name)
            taken.add(ids[name])
    return ids


def _renamed(programme: Programme, ids: Mapping[str, _Ids]) -> Programme:
    """A programme under other ids, wherever they stand."""

    def new(key: str, name: str | None) -> str | None:
        return name if name is None else ids.get(key, {}).get(name, name)

    def session(of: Session) -> Session:
        return replace(
            of,
            id=new("sessions", of.id) or of.id,
            place=new("places", of.place),
            track=new("tracks", of.track),
            group=new("groups", of.group),
            teams=tuple(ids.get("teams", {}).get(team, team) for team in of.teams),
            instead=new("sessions", of.instead),
        )

    def things(key: str, of: tuple[Thing, ...]) -> tuple[Thing, ...]:
        return tuple(replace(thing, id=ids.get(key, {}).get(thing.id, thing.id)) for thing in of)

    return replace(
        programme,
        places=things("places", programme.places),
        tracks=things("tracks", programme.tracks),
        groups=things("groups", programme.groups),
        teams=things("teams", programme.teams),
        info=tuple(
            replace(page, place=new("places", page.place))
            for page in things("info", programme.info)
        ),
        sessions=tuple(map(session, programme.sessions)),
    )


def _text_of(thing: Thing) -> Text:
    return thing.title if isinstance(thing, Group | InfoPage) else thing.name


def _called(thing: Thing) -> str:
    return next(iter(_text_of(thing).values()))


def _name(thing: Thing) -> set[str]:
    return {" ".join(version.split()).casefold() for version in _text_of(thing).values()}
