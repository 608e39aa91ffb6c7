"""Reminders of sessions and of the next day: written when they are sent."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from handlers.agenda.actions import (
    Knows,
    My,
    Reminders,
)
from handlers.frame.reader import Reader
from handlers.frame.services import Services
from handlers.frame.session_lists import provisional_note, write_blocks
from handlers.frame.sessions import (
    place_lines,
    strand_of,
    strands,
    time_zone_line,
    video_line,
    write_when,
)
from handlers.programme.actions import Day, PlaceAt, SendPin, SessionAt
from handlers.programme.door import session_button
from handlers.teams.door import own_answer_rows
from handlers.ui.back import Anew
from handlers.ui.screen import Button, Rows, Screen, Text
from locales import formats
from storage import agenda, reminders, told
from storage.deliveries import Delivery
from storage.moments import to_ms
from storage.programme.model import Place, Session, Strand
from storage.programme.snapshot import in_strand

_SHOWN: Final = 12
_FOR_ALL: Final = 3


@dataclass(frozen=True, slots=True)
class Due:
    """A session that begins soon; `seen_at_place` is where its reader believes it to be."""

    session: Session
    seen_at_place: Place | None = None
    place_changed: bool = False


async def reminder(services: Services, reader: Reader, delivery: Delivery) -> Screen | None:
    """What begins soon; None where it has begun, was moved, or is not wanted any more."""
    said, database = delivery.parameters, services.database
    session = reader.snapshot.sessions.get(said["session"])
    if session is None or to_ms(session.start) != said["starts_at"]:
        return None
    wanted = await database.read(reminders.is_wanted, delivery.chat, session)
    if session.start <= reader.now or not reader.person.preferences.leads or not wanted:
        return None
    release = await database.read(told.last_seen, delivery.chat, session.id)
    before = await services.current_release.numbered(release) if release else None
    known = before.sessions.get(session.id) if before else None
    due = Due(session)
    if before and known and known.place != session.place:
        due = Due(session, before.places.get(known.place or ""), True)
    if reader.person.team is None or not reader.has_workshop(session):
        return _reminder(reader, due)
    return _reminder(reader, due, await own_answer_rows(services, reader, session))


async def digest(services: Services, reader: Reader, delivery: Delivery) -> Screen | None:
    """What a day brings; None where nothing does, or it has begun for this person."""
    day = date.fromisoformat(delivery.parameters["day"])
    mine = await services.database.read(agenda.attended, delivery.chat)
    sessions = [s for s in reader.snapshot.by_day.get(day, ()) if s.id in mine]
    first = next((s for s in sessions if s.takes_place), None)
    if not reader.person.preferences.digest or first is None or first.start <= reader.now:
        return None
    not_wanted = await services.database.read(agenda.left_out, delivery.chat)
    return _digest(reader, day, sessions, _for_all(reader, day, mine | not_wanted))


def _for_all(reader: Reader, day: date, besides: Collection[str]) -> list[Session]:
    """The plenaries and cultural events of a day that are for everybody of the reader's strand."""
    strand = strand_of(reader) if strands(reader.snapshot) else None
    return [
        session
        for session in reader.snapshot.by_day.get(day, ())
        if agenda.is_highlight(session)
        and session.takes_place
        and not session.is_for_some
        and session.id not in besides
        and (strand is Strand.BOTH or in_strand(session, strand))
    ]


def _reminder(reader: Reader, due: Due, answers: Rows = ()) -> Screen:
    """What begins, when, where, and in how much time; `answers` is what can be said of it."""
    tr, session = reader.tr, due.session
    left = reader.duration(session.start - reader.now)
    text = Text().title(tr("In {duration}: {title}", duration=left, title=reader.title(session)))
    write_when(reader, text, session)
    text.line()
    place, video = reader.snapshot.places.get(session.place or ""), video_line(reader, session)
    if reader.by_video:
        text.lines(video)
    if due.place_changed:
        _write_change(reader, text, due)
    text.lines(place_lines(reader, session))
    if not reader.by_video:
        text.lines(video)
    link = reader.link_to(session)
    where: Rows = ()
    if place:
        pin = SendPin(place.id) if place.latitude is not None else Anew(PlaceAt(place.id))
        where = reader.link(tr("Where: {place}", place=reader.text(place.name)), pin)
    return text.screen(
        answers,
        Button(tr("Open the video link"), url=link, style="primary") if link else (),
        where,
        reader.link(reader.title(session), Anew(SessionAt(session.id))),
        Button(tr("I know"), Knows(session.id, to_ms(session.start))),
    )


def _digest(
    reader: Reader, day: date, sessions: Sequence[Session], for_all: Sequence[Session]
) -> Screen:
    """What a day brings for a person, told in the evening before; below it what is `for_all`."""
    tr = reader.tr
    heading = tr("Your programme today") if day == reader.today else tr("Your programme tomorrow")
    text = Text().title(f"{heading}: {formats.day(tr, day)}").line(time_zone_line(reader)).line()
    write_blocks(reader, text, sessions[:_SHOWN], breaks=True)
    if len(sessions) > _SHOWN:
        more = len(sessions) - _SHOWN
        text.line(tr.plural("and {n} more session", "and {n} more sessions", more))
    if for_all:
        text.section(tr("For everybody"))
        write_blocks(reader, text, for_all[:_FOR_ALL])
    if note := provisional_note(reader, [*sessions[:_SHOWN], *for_all[:_FOR_ALL]]):
        text.line().italic(note).line()
    return text.screen(
        [_anew(reader, session) for session in sessions if session.takes_place][:4],
        Button(reader.short_day(day), Anew(Day(day))),
        (Button(tr("My programme"), Anew(My())), Button(tr("Reminders"), Anew(Reminders()))),
    )


def _write_change(reader: Reader, text: Text, due: Due) -> None:
    """What is known now of the place; from where somebody would come has to be said apart."""
    tr, old = reader.tr, due.seen_at_place
    new = reader.snapshot.places.get(due.session.place or "")
    if new and old:
        text.bold(tr("The place has changed: {place}", place=reader.text(new.name))).line()
    elif new:
        text.bold(tr("The place is settled now: {place}", place=reader.text(new.name))).line()
    else:
        text.bold(tr("The place has changed.")).line()
    if old:
        text.line(tr("Not: {place}", place=reader.text(old.name)))


def _anew(reader: Reader, session: Session) -> Button:
    button = session_button(reader, session)
    return Button(button.label, Anew(SessionAt(session.id)))
