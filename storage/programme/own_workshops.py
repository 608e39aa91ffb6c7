"""Workshops that the leaders of a team have added to its programme.

They live in the releases beside what the file says, and in no file: a new file, or an earlier
release that is restored, leaves them as they are.
"""

from collections.abc import Iterable
from dataclasses import replace

from storage.programme.model import Place, Programme, Session


def official(programme: Programme) -> Programme:
    """What the file says: without any team's own workshops, and places only they are held at."""
    sessions = tuple(s for s in programme.sessions if s.own_of is None)
    needed = _places_of(sessions)
    places = (p for p in programme.places if p.own_of is None or p.id in needed)
    return replace(
        programme, sessions=sessions, places=tuple(replace(p, own_of=None) for p in places)
    )


def carried_over(current: Programme, wanted: Programme) -> Programme:
    """Another official programme with the own workshops that are in force.

    Those of a removed team are removed too; if a place was removed, they have none, and if what
    takes the place of a cancelled one is gone or cancelled itself, nothing does.
    """
    kept = official(wanted)
    teams, taken = {team.id for team in kept.teams}, {session.id for session in kept.sessions}
    own = [s for s in current.sessions if s.own_of in teams and s.id not in taken]
    known, needed = {place.id for place in kept.places}, _places_of(own)
    places = [p for p in current.places if p.own_of in teams and p.id in needed - known]
    there = known | {place.id for place in places}
    on = {session.id for session in (*kept.sessions, *own) if session.takes_place}
    own = [
        replace(
            session,
            place=session.place if session.place in there else None,
            instead=session.instead if session.instead in on else None,
        )
        for session in own
    ]
    return replace(kept, sessions=(*kept.sessions, *own), places=(*kept.places, *places))


def put(programme: Programme, workshop: Session, place: Place | None = None) -> Programme:
    """The programme with an own workshop, new or in place of what it was, at a new place or not."""
    sessions = tuple(s for s in programme.sessions if s.id != workshop.id)
    known = {p.id for p in programme.places}
    places = (*programme.places, place) if place and place.id not in known else programme.places
    return replace(programme, sessions=(*sessions, workshop), places=places)


def is_seen(thing: Session | Place, teams: Iterable[str]) -> bool:
    """Whether something is for the eyes of people of these teams: what is a team's own is not."""
    return thing.own_of is None or thing.own_of in teams


def _places_of(sessions: Iterable[Session]) -> set[str]:
    return {session.place for session in sessions if session.place is not None}
