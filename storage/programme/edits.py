"""Small changes to a programme, as an organiser makes them on the spot. Each gives a new one."""

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, TypeVar

from storage.programme.ids import id_from
from storage.programme.model import (
    Event,
    Group,
    InfoPage,
    Place,
    Programme,
    Session,
    Team,
    Text,
    Track,
)

Thing = TypeVar("Thing", Place, Track, Group, Team, InfoPage, Session)
Value = TypeVar("Value", Event, Place, Track, Group, Team, InfoPage, Session)


def move(programme: Programme, session: str, start: datetime, end: datetime) -> Programme:
    """A session at other hours, in UTC; whether they are provisional stays as it was."""
    return _with_session(programme, session, lambda s: replace(s, start=start, end=end))


def relocate(programme: Programme, session: str, place: str) -> Programme:
    """A session at another place, named by its id."""
    return _with_session(programme, session, lambda s: replace(s, place=place))


def relocate_to_new(programme: Programme, session: str, name: Text) -> Programme:
    """A session at a place that the programme does not know yet; for a team's own it is theirs."""
    own_of = next((s.own_of for s in programme.sessions if s.id == session), None)
    place = Place(_new_id(programme, name, own_of), name, own_of=own_of)
    return relocate(replace(programme, places=(*programme.places, place)), session, place.id)


def rename_place(programme: Programme, place: str, name: Text) -> Programme:
    """A place of another name, in some languages or in all."""
    places = tuple(replace(p, name=name) if p.id == place else p for p in programme.places)
    return replace(programme, places=places)


def retitle(programme: Programme, session: str, title: Text) -> Programme:
    """A session of another title, in some languages or in all."""
    return _with_session(programme, session, lambda s: replace(s, title=title))


def link(programme: Programme, session: str, address: str | None) -> Programme:
    """A session with another video link, or with none."""
    return _with_session(programme, session, lambda s: replace(s, online=address))


def cancel(
    programme: Programme, session: str, reason: Text | None = None, instead: str | None = None
) -> Programme:
    """A session that does not take place, why, and the one in its place where there is one.

    Another cancelled session that led to it leads on to what takes its place.
    """
    led_on = tuple(
        replace(s, instead=instead if instead != s.id else None) if s.instead == session else s
        for s in programme.sessions
    )
    return _with_session(
        replace(programme, sessions=led_on),
        session,
        lambda s: replace(s, cancelled=reason or True, instead=instead),
    )


def reinstate(programme: Programme, session: str) -> Programme:
    """A session that takes place after all."""
    return _with_session(programme, session, lambda s: replace(s, cancelled=False, instead=None))


def remove(programme: Programme, session: str) -> Programme:
    """The programme without a session, also in place of others."""
    return replace(
        programme,
        sessions=tuple(
            replace(s, instead=None) if s.instead == session else s
            for s in programme.sessions
            if s.id != session
        ),
    )


def limit(programme: Programme, group: str, capacity: int | None) -> Programme:
    """A group with another number of seats, or without a limit."""
    return _with_group(programme, group, lambda g: replace(g, capacity=capacity))


def close(programme: Programme, group: str, closes: datetime | None) -> Programme:
    """A group whose sign-up ends at another moment, or when its first sitting starts."""
    return _with_group(programme, group, lambda g: replace(g, closes=closes))


def with_page(programme: Programme, page: InfoPage) -> Programme:
    """The programme with an info page, in place of what it was or after all others."""
    there = any(one.id == page.id for one in programme.info)
    pages = (page if one.id == page.id else one for one in programme.info)
    return replace(programme, info=(*pages, *(() if there else (page,))))


def without_page(programme: Programme, page: str) -> Programme:
    """The programme without an info page."""
    return replace(programme, info=tuple(one for one in programme.info if one.id != page))


def rebased(base: Programme, mine: Programme, current: Programme) -> Programme:
    """What was changed from `base` to `mine`, on top of what is in force now.

    Where both have changed the same field of the same thing, `mine` stands.
    """
    mine = _apart(base, mine, current)
    return Programme(
        event=replace(current.event, **_differing(base.event, mine.event)),
        places=_merged(base.places, mine.places, current.places),
        tracks=_merged(base.tracks, mine.tracks, current.tracks),
        groups=_merged(base.groups, mine.groups, current.groups),
        teams=_merged(base.teams, mine.teams, current.teams),
        info=_merged(base.info, mine.info, current.info),
        sessions=_merged(base.sessions, mine.sessions, current.sessions),
    )


def _merged(
    base: Iterable[Thing], mine: Iterable[Thing], current: Iterable[Thing]
) -> tuple[Thing, ...]:
    before, wanted, now = (
        {thing.id: thing for thing in things} for things in (base, mine, current)
    )
    kept = (_newer(before.get(name), wanted.get(name), now.get(name)) for name in {**now, **wanted})
    return tuple(thing for thing in kept if thing is not None)


def _newer(before: Thing | None, wanted: Thing | None, now: Thing | None) -> Thing | None:
    if before is None or wanted is None or now is None:
        return now if wanted == before else wanted
    return replace(now, **_differing(before, wanted))


def _differing(before: Value, wanted: Value) -> dict[str, Any]:
    """The fields that were changed, with what they were changed to."""
    values = ((f.name, getattr(before, f.name), getattr(wanted, f.name)) for f in fields(wanted))
    return {name: new for name, old, new in values if new != old}


def _with_session(
    programme: Programme, session: str, edit: Callable[[Session], Session]
) -> Programme:
    sessions = tuple(edit(s) if s.id == session else s for s in programme.sessions)
    return replace(programme, sessions=sessions)


def _with_group(programme: Programme, group: str, edit: Callable[[Group], Group]) -> Programme:
    groups = tuple(edit(g) if g.id == group else g for g in programme.groups)
    return replace(programme, groups=groups)


def _new_id(programme: Programme, name: Text, own_of: str | None, *others: Place) -> str:
    """A readable id for a new place; a team's own takes none that a file would give another one."""
    said = name.in_language(programme.event.languages[0])
    taken = {place.id for place in (*programme.places, *others)}
    return id_from(f"own {said}" if own_of else said, taken, "place")


def _apart(base: Programme, mine: Programme, current: Programme) -> Programme:
    """`mine`, where a new place has an id of its own if another one was added meanwhile under it.

    A place that has a name of the other one is the same place.
    """
    known, there = {place.id for place in base.places}, {p.id: p for p in current.places}
    for place in mine.places:
        other = there.get(place.id)
        is_new = other is not None and place.id not in known
        if other is None or not is_new or set(place.name.values()) & set(other.name.values()):
            continue
        apart = replace(place, id=_new_id(mine, place.name, place.own_of, *current.places))
        mine = replace(
            mine,
            places=tuple(apart if p.id == place.id else p for p in mine.places),
            sessions=tuple(
                replace(s, place=apart.id) if s.place == place.id else s for s in mine.sessions
            ),
        )
    return mine
