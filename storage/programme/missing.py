"""Sessions that a new file leaves out: which there are, what they may be called now, what becomes
of them.

A session that is cancelled already stays so where its file leaves it out. Of all others, and of
those where the file has something new that looks the same, somebody says what is meant.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta, tzinfo
from functools import lru_cache
from typing import Any, Final, TypeAlias, TypeVar

from storage.programme.model import Kind, Place, Programme, Session, Text, Track

Thing = TypeVar("Thing", Place, Track)


@dataclass(frozen=True, slots=True)
class Same:
    """It is the session of that id, which is new in the file."""

    session: str


@dataclass(frozen=True, slots=True)
class Cancelled:
    """It does not take place, and why, where that is said."""

    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class NeverMeant:
    """It was a mistake: it is shown nowhere any more."""


@dataclass(frozen=True, slots=True)
class Kept:
    """It stays in the programme as it is: the file has left it out by mistake."""


Answer: TypeAlias = Same | Cancelled | NeverMeant | Kept
Answers: TypeAlias = Mapping[str, Answer]
"""What happens to sessions, by their ids."""

NEVER_MEANT: Final = NeverMeant()
KEPT: Final = Kept()

_REMEMBERED: Final = 4_096
"""How many folded titles are cached: each is compared with many others."""


def missing(before: Programme, wanted: Programme) -> tuple[Session, ...]:
    """The sessions in force that a programme leaves out and that are asked about, in file order.

    The teams' own workshops are in no file.
    """
    like = alike(before, wanted)
    return tuple(s for s in _left_out(before, wanted) if s.takes_place or like[s.id])


def unanswered(before: Programme, wanted: Programme, answers: Answers) -> tuple[Session, ...]:
    """Those of which nobody has said what happens to them.

    An answer that names what is not new any more, or what another session became, is none.
    """
    said = _valid(before, wanted, answers)
    return tuple(session for session in missing(before, wanted) if session.id not in said)


def alike(before: Programme, wanted: Programme) -> Mapping[str, Sequence[str]]:
    """What is new and looks like each of the sessions left out, by their ids, likest first.

    Either title and day are the same, or start and place.
    """
    fresh = new_in(before, wanted)
    zone, there = wanted.event.timezone, {place.id: place for place in wanted.places}
    by_key: dict[tuple[Any, ...], list[Session]] = defaultdict(list)
    for session in fresh:
        for key in _keys(session, there, zone):
            by_key[key].append(session)
    was = {place.id: place for place in before.places}
    found = {}
    for session in _left_out(before, wanted):
        like = {s.id: s for key in _keys(session, was, zone) for s in by_key.get(key, ())}
        found[session.id] = sorted(like, key=lambda name: _unlikeness(session, like[name]))
    return found


def new_in(before: Programme, wanted: Programme) -> tuple[Session, ...]:
    """The sessions of a file that those in force do not have, in file order."""
    known = {session.id for session in before.sessions}
    return tuple(s for s in wanted.sessions if s.id not in known and s.own_of is None)


def suggested(before: Programme, wanted: Programme) -> dict[str, Same]:
    """The sessions left out of which only one thing can have become.

    What is alike in everything comes first; of the rest each must be like one alone, and that
    one like no other.
    """
    like = alike(before, wanted)
    sessions = {s.id: s for s in (*before.sessions, *new_in(before, wanted))}
    in_all = {
        name: [o for o in others if _is_exact(sessions[name], sessions[o])]
        for name, others in like.items()
    }
    found = dict(_pairs(in_all))
    taken = set(found.values())
    rest = {n: [o for o in like[n] if o not in taken] for n in like if n not in found}
    found.update(_pairs(rest))
    return {name: Same(other) for name, other in found.items()}


def by_default(before: Programme, wanted: Programme) -> Answers:
    """What happens to the sessions left out where nobody can be asked."""
    off = {session.id: Cancelled() for session in missing(before, wanted) if session.takes_place}
    return {**off, **suggested(before, wanted)}


def settled(before: Programme, wanted: Programme, answers: Answers) -> Programme:
    """A programme with what happens to the sessions that it leaves out.

    What a session that stays, cancelled or not, needs of places and tracks is kept with it. Of a
    group or team that is gone it is no sitting or workshop any more, and its link, not for all,
    goes with them.
    """
    said = _valid(before, wanted, answers)
    ids = {answer.session: name for name, answer in said.items() if isinstance(answer, Same)}
    sessions = tuple(_as(s, ids) for s in wanted.sessions)
    kept = [
        _stays(session, wanted, answer)
        for session in _left_out(before, wanted)
        for answer in [said.get(session.id, _DEFAULT[session.takes_place])]
        if isinstance(answer, Cancelled | Kept)
    ]
    return _complete(before, replace(wanted, sessions=_in_order(before, sessions, kept)))


_DEFAULT: Final[Mapping[bool, Answer | None]] = {True: None, False: Cancelled()}
"""What happens to a session without an answer, by whether it takes place."""


def _left_out(before: Programme, wanted: Programme) -> Iterator[Session]:
    there = {session.id for session in wanted.sessions}
    return (s for s in before.sessions if s.own_of is None and s.id not in there)


def _valid(before: Programme, wanted: Programme, answers: Answers) -> dict[str, Answer]:
    """The answers that still stand, each new session named by the first that became it."""
    free = {session.id for session in new_in(before, wanted)}
    said: dict[str, Answer] = {}
    for session in _left_out(before, wanted):
        answer = answers.get(session.id)
        if isinstance(answer, Same):
            if answer.session not in free:
                continue
            free.remove(answer.session)
        if answer is not None:
            said[session.id] = answer
    return said


def _keys(
    session: Session, places: Mapping[str, Place], zone: tzinfo
) -> Iterator[tuple[object, ...]]:
    """What two sessions have in common that may be the same."""
    day = session.start.astimezone(zone).date()
    for title in _folded(session.title):
        yield day, title
    place = places.get(session.place or "")
    for name in (place.id, *_folded(place.name)) if place else ():
        yield session.start, name


def _unlikeness(one: Session, other: Session) -> tuple[bool, bool, timedelta]:
    other_title = not _folded(one.title) & _folded(other.title)
    return other_title, one.place != other.place, abs(one.start - other.start)


def _is_exact(one: Session, other: Session) -> bool:
    hour_and_place = one.start == other.start and one.place == other.place
    return hour_and_place and bool(_folded(one.title) & _folded(other.title))


@lru_cache(maxsize=_REMEMBERED)
def _folded(text: Text) -> frozenset[str]:
    return frozenset(" ".join(version.split()).casefold() for version in text.values())


def _pairs(like: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Of those that are like others: who is like one alone that is like no other."""
    backwards: dict[str, list[str]] = defaultdict(list)
    for name, others in like.items():
        for other in others:
            backwards[other].append(name)
    for name, others in like.items():
        if len(others) == 1 and len(backwards[others[0]]) == 1:
            yield name, others[0]


def _as(session: Session, ids: Mapping[str, str]) -> Session:
    """A session of a file under the id of the one that it is the same as."""
    own, instead = ids.get(session.id, session.id), ids.get(session.instead or "", session.instead)
    if (own, instead) == (session.id, session.instead):
        return session
    name = session.file_id
    return replace(session, id=own, filed_as=name if name != own else None, instead=instead)


def _stays(session: Session, wanted: Programme, answer: Cancelled | Kept) -> Session:
    """A session left out as it stays in the programme: cancelled or not, without what is gone."""
    off = session
    if isinstance(answer, Cancelled):
        off = replace(session, cancelled=answer.reason or session.cancelled or True)
    if session.group is not None and session.group not in {g.id for g in wanted.groups}:
        off = replace(off, kind=Kind.OTHER, group=None, online=None)
    teams = {team.id for team in wanted.teams}
    if session.teams and not teams.issuperset(session.teams):
        left = tuple(team for team in session.teams if team in teams)
        off = replace(off, teams=left, online=off.online if left else None)
    return off


def _in_order(
    before: Programme, sessions: Iterable[Session], kept: Sequence[Session]
) -> tuple[Session, ...]:
    """Sessions with others that are kept, each behind the one that it stood behind."""
    sessions, stays = tuple(sessions), {session.id: session for session in kept}
    there, last = {session.id for session in sessions}, ""
    behind: dict[str, list[Session]] = defaultdict(list)
    for session in before.sessions:
        if session.id in stays:
            behind[last].append(stays[session.id])
        elif session.id in there:
            last = session.id
    return (*behind[""], *(s for one in sessions for s in (one, *behind[one.id])))


def _complete(before: Programme, programme: Programme) -> Programme:
    """A programme with the places and tracks that its sessions name, led only to what is on."""
    on = {session.id for session in programme.sessions if session.takes_place}
    return replace(
        programme,
        places=_needed(before.places, programme.places, (s.place for s in programme.sessions)),
        tracks=_needed(before.tracks, programme.tracks, (s.track for s in programme.sessions)),
        sessions=tuple(
            s if s.instead is None or s.instead in on else replace(s, instead=None)
            for s in programme.sessions
        ),
    )


def _needed(
    before: tuple[Thing, ...], there: tuple[Thing, ...], names: Iterable[str | None]
) -> tuple[Thing, ...]:
    lacking = set(names).difference(thing.id for thing in there)
    return there + tuple(thing for thing in before if thing.id in lacking)
