"""What has changed about sessions, as their readers are told."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from handlers.frame.cancelled import reason_lines, replacement_of, write_title
from handlers.frame.reader import Reader, Timed
from handlers.frame.services import Services
from handlers.frame.sessions import elsewhere_lines, overlap_line, place_lines, video_line, where
from handlers.ui.screen import Text
from storage import releases, telling
from storage.programme.facts import Aspect, Facts
from storage.programme.model import Session
from storage.programme.snapshot import Snapshot
from storage.versions import Versions

_SHOWN: Final = 8
"""How many sessions one notice lists; the rest is under /changes."""

_SAY_WHEN: Final = frozenset(
    {Aspect.CANCELLED, Aspect.RESTORED, Aspect.TIME, Aspect.GIVEN, Aspect.TAKEN}
)


@dataclass(frozen=True, slots=True)
class Changed:
    """A session in a notice: what about it differs, and since which release's version.

    `is_new` is whether no release before that one had it.
    """

    session: str
    before: Snapshot
    aspects: Sequence[Aspect]
    is_new: bool = False


def write_changes(reader: Reader, text: Text, changes: Sequence[Changed]) -> None:
    """Session by session what differs, as many as one message holds."""
    for changed in changes[:_SHOWN]:
        _write(reader, text, changed)
    if len(changes) >= telling.MOST:
        text.line().line(reader.tr("and many more sessions"))
    elif len(changes) > _SHOWN:
        more = len(changes) - _SHOWN
        text.line().line(reader.tr.plural("and {n} more session", "and {n} more sessions", more))


def _write(reader: Reader, text: Text, changed: Changed) -> None:
    old = changed.before.sessions.get(changed.session)
    new = reader.snapshot.sessions.get(changed.session)
    shown = new or old
    if shown is None:
        return
    write_title(reader, text.line(), shown).line()
    if new and old and not _SAY_WHEN.intersection(changed.aspects):
        text.line(day_and_hours(reader, new))
    aspects = sorted(changed.aspects, key=lambda a: reader.by_video and a is not Aspect.LINK)
    lines = [line for a in aspects for line in _lines(reader, a, changed, old, new)]
    text.lines(dict.fromkeys(lines))


def _lines(
    reader: Reader, aspect: Aspect, changed: Changed, old: Session | None, new: Session | None
) -> list[str]:
    tr, before = reader.tr, changed.before
    if old is None:
        return _there_is(reader, new, changed.is_new) if new else []
    if new is None:
        return [tr("Cancelled (was: {when})", when=day_and_hours(reader, old))]
    match aspect:
        case Aspect.CANCELLED:
            was = tr("Cancelled (was: {when})", when=day_and_hours(reader, old))
            return [was, *reason_lines(reader, new), *instead_lines(reader, new)]
        case Aspect.RESTORED:
            return _there_is(reader, new, is_new=False)
        case Aspect.REASON:
            return [tr("Cancelled"), *reason_lines(reader, new)]
        case Aspect.INSTEAD:
            return [tr("Cancelled"), *instead_lines(reader, new)]
        case Aspect.GIVEN:
            when = tr("For your team from now on: {when}", when=day_and_hours(reader, new))
            return [when, *elsewhere_lines(reader, new), *_where(reader, new)]
        case Aspect.TAKEN:
            return [tr("No longer for your team (was: {when})", when=day_and_hours(reader, old))]
        case Aspect.TIME:
            return [
                tr("Time: {change}", change=hours_change(reader, old, new)),
                *(tr("New hours: {hours}", hours=hours) for hours in elsewhere_lines(reader, new)),
                *overlap_line(reader, new),
            ]
        case Aspect.PLACE:
            was, name = place_name(reader, before, old), place_name(reader, reader.snapshot, new)
            change = name if was == name else arrow(was, name)
            return [tr("Place: {place}", place=change), *_address(reader, new)]
        case Aspect.PLACE_NAME:
            names = place_name(reader, before, old), place_name(reader, reader.snapshot, new)
            return [place_renamed(reader, *names), *_address(reader, new)]
        case Aspect.LINK if new.online:
            return [tr("New video link: {link}", link=new.online)]
        case Aspect.LINK:
            return [tr("No longer by video")]
        case Aspect.TITLE if reader.title(old) == reader.title(new):
            return []
        case Aspect.TITLE:
            return [tr("Formerly: “{title}”", title=reader.title(old))]


def _there_is(reader: Reader, session: Session, is_new: bool) -> list[str]:
    when = day_and_hours(reader, session)
    there_is = (
        reader.tr("New: {when}", when=when)
        if is_new
        else reader.tr("Takes place after all: {when}", when=when)
    )
    where_and_when = [*elsewhere_lines(reader, session), *_where(reader, session)]
    return [there_is, *where_and_when, *overlap_line(reader, session)]


def instead_lines(reader: Reader, session: Session) -> list[str]:
    """What takes the place of a cancelled session, when and where."""
    other = replacement_of(reader, session)
    if other is None:
        return []
    when = f"{day_and_hours(reader, other)}, {where(reader, other)}"
    return [reader.tr("Instead: “{title}”, {when}", title=reader.title(other), when=when)]


def _where(reader: Reader, session: Session) -> list[str]:
    link = video_line(reader, session)
    return [*(place_lines(reader, session) if session.place or not link else ()), *link]


def arrow(old: str, new: str) -> str:
    """What was and what is."""
    return f"{old} → {new}"


def day_and_hours(reader: Reader, session: Timed) -> str:
    """A session's day and hours, for a line."""
    day = reader.short_day(reader.snapshot.local(session.start).date())
    return f"{day}, {reader.hours(session)}"


def hours_change(reader: Reader, old: Timed, new: Timed) -> str:
    """A session's hours before and after; the day stands again only where it is another."""
    same_day = reader.snapshot.local(old.start).date() == reader.snapshot.local(new.start).date()
    return arrow(
        day_and_hours(reader, old), reader.hours(new) if same_day else day_and_hours(reader, new)
    )


def place_name(reader: Reader, snapshot: Snapshot, session: Session) -> str:
    """Where a session is in a release, for a line."""
    place = snapshot.places.get(session.place or "")
    return reader.text(place.name) if place else reader.tr("not known yet")


def place_renamed(reader: Reader, old: str, new: str) -> str:
    """That a place is called otherwise, and nobody has to go elsewhere."""
    return reader.tr("Same place, new name: “{old}” is now called “{new}”", old=old, new=new)


def _address(reader: Reader, session: Session) -> list[str]:
    place = reader.snapshot.places.get(session.place or "")
    return [reader.text(place.address)] if place and place.address else []


async def is_new(services: Services, session: str, before: Snapshot) -> bool:
    """Whether a session was part of no release up to one."""
    if session in before.sessions:
        return False
    return not await services.database.read(releases.had_session, session, before.release)


def said_by(
    connection: sqlite3.Connection, known: Sequence[tuple[str, int]], in_force: int
) -> Mapping[tuple[str, int], Facts | None]:
    """What releases say of sessions, slips corrected: the ones known, and the one in force."""
    read = Versions(connection, in_force)
    wanted = {*known, *((session, in_force) for session, _ in known)}
    return {(session, release): read.at(session, release) for session, release in wanted}
