"""By which ids files call sessions that keep their own id for good.

What hangs on a session, stars, notices, seats, its entry in calendars, goes by the id that its file
had for it first. Where a file calls the same session otherwise, its sessions are identified as they
are read, and get the ids of the file again as they are written.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from itertools import count
from typing import Final
from zlib import crc32

from storage.programme.model import Programme, Session

_STEM: Final = 13
"""How much of the file's id a made one keeps: an id has at most 24 characters."""


def identified(
    before: Programme, read: Programme, former: Mapping[str, str] | None = None
) -> Programme:
    """A programme as it was read from a file, each session under its own id over the one in force.

    `former` are sessions by each id that an earlier file had for them: such an id still leads to
    them, unless the file has them under another one as well.
    """
    in_force = {s.file_id: s.id for s in before.sessions if s.own_of is None}
    names, former = {session.id for session in read.sessions}, former or {}
    found = {s.id: in_force[s.id] for s in read.sessions if s.id in in_force}
    taken = set(found.values())
    for session in read.sessions:
        if session.id in found:
            continue
        earlier = former.get(session.id, session.id)
        wanted = (session.id,) if earlier in names else (earlier, session.id)
        own = next((name for name in wanted if name not in taken), "")
        found[session.id] = own or _new_id(session.id, taken)
        taken.add(found[session.id])
    return under_ids(read, found)


def under_ids(filed: Programme, ids: Mapping[str, str]) -> Programme:
    """A programme in which sessions have the ids of a file, with their own ids in place of these.

    `ids` are their own ids by those of the file; a session that is not among them keeps its id.
    """
    if all(own == name for name, own in ids.items()):
        return filed
    sessions = tuple(_called(s, ids.get(s.id, s.id), _own(s.instead, ids)) for s in filed.sessions)
    return replace(filed, sessions=sessions)


def as_filed(programme: Programme) -> Programme:
    """The programme as files have it: each session under the id that its file has for it."""
    names = {s.id: s.file_id for s in programme.sessions if s.filed_as}
    if not names:
        return programme
    return replace(
        programme,
        sessions=tuple(
            replace(s, id=s.file_id, filed_as=None, instead=_own(s.instead, names))
            for s in programme.sessions
        ),
    )


def own_ids(sessions: Iterable[Session]) -> dict[str, str]:
    """The ids of sessions by those of the file, of the ones that have two."""
    return {s.filed_as: s.id for s in sessions if s.filed_as}


def _called(session: Session, own: str, instead: str | None) -> Session:
    filed_as = session.id if session.id != own else None
    return replace(session, id=own, filed_as=filed_as, instead=instead)


def _own(name: str | None, ids: Mapping[str, str]) -> str | None:
    return None if name is None else ids.get(name, name)


def _new_id(name: str, taken: Container[str]) -> str:
    """An id for a session whose file's id belongs to another one, which was called so first."""
    return next(
        made
        for number in count()
        if (made := f"{name[:_STEM]}x{crc32(f'{name}:{number}'.encode()):08x}") not in taken
    )
