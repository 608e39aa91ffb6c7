"""What a reminder says, what the evening before brings, and how a person sets both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.agenda.actions import (
    Knows,
    My,
    Reminders,
    SetDigest,
    SetQuietHours,
    ToggleLead,
    TurnOff,
    Where,
)
from handlers.agenda.door import highlights_button
from handlers.frame.reader import Reader
from handlers.frame.sessions import (
    place_lines,
    time_zone_line,
    video_line,
    write_blocks,
    write_when,
)
from handlers.person.actions import Settings
from handlers.programme.actions import PlaceAt, SendPin, SessionAt
from handlers.programme.door import session_button
from handlers.ui.back import Anew
from handlers.ui.choice import choice
from handlers.ui.screen import Button, Row, Screen, Text, column, grid
from storage.moments import to_ms
from storage.preferences import LEADS, QUIET_HOURS
from storage.programme.model import Place, Session

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Due:
    """A session that begins soon; `seen_at_place` is where its reader believes it to be."""

    session: Session
    seen_at_place: Place | None = None
    place_changed: bool = False


def reminder(v: Reader, due: Due, answers: Row = ()) -> Screen:
    """What begins, when, where, and in how much time; `answers` is what can be said of it."""
    tr, session = v.tr, due.session
    left = v.duration(session.start - v.now)
    text = Text().title(tr("In {duration}: {title}", duration=left, title=v.title(session)))
    write_when(v, text, session)
    text.line()
    place, video = v.snapshot.places.get(session.place or ""), video_line(v, session)
    if v.by_video:
        text.lines(video)
    if due.place_changed:
        _write_change(v, text, due)
    text.lines(place_lines(v, session))
    if not v.by_video:
        text.lines(video)
    link = v.link_to(session)
    rows: list[Row] = [answers] if answers else []
    if link:
        rows.append((Button(tr("Open the video link"), url=link, style="primary"),))
    if place:
        pin = SendPin(place.id) if place.latitude is not None else Anew(PlaceAt(place.id))
        rows.append((v.link(tr("Where: {place}", place=v.text(place.name)), pin),))
    rows.append((v.link(v.title(session), Anew(SessionAt(session.id))),))
    rows.append((Button(tr("I know"), Knows(session.id, to_ms(session.start))),))
    return text.screen(rows)


def digest(v: Reader, day: date, sessions: Sequence[Session]) -> Screen:
    """What a day brings for a person, told in the evening before."""
    tr = v.tr
    heading = tr("Your programme today") if day == v.today else tr("Your programme tomorrow")
    text = Text().title(f"{heading}: {v.day(day)}").line(time_zone_line(v)).line()
    write_blocks(v, text, sessions[:_SHOWN], covered=sessions[0].start)
    if len(sessions) > _SHOWN:
        more = len(sessions) - _SHOWN
        text.line(tr.plural("and {n} more session", "and {n} more sessions", more))
    return text.screen(
        [
            *column(_anew(v, session) for session in sessions[:4]),
            (Button(tr("My programme"), Anew(My())), Button(tr("Reminders"), Anew(Reminders()))),
        ]
    )


def settings(v: Reader) -> Screen:
    """How long before a person is reminded, of what, and when without a sound."""
    tr, chosen = v.tr, v.person.preferences
    digest = chosen.digest
    text = Text().title(tr("Reminders")).line()
    text.line(
        tr(
            "I remind you of what is part of your programme: starred sessions and the"
            " sittings of your groups."
        )
    )
    text.line().bold(tr("How long before?")).line()
    text.line(_leads_line(v))
    text.line().bold(tr("Your programme in the evening before (20:00)")).line()
    text.line(tr("on") if digest else tr("off"))
    text.line().bold(tr("All plenaries and cultural events")).line()
    text.line(tr("on") if chosen.highlights else tr("off"))
    text.line().bold(tr("Without a sound")).line()
    text.line(_quiet_line(v, chosen.quiet_from, chosen.quiet_until))
    leads = [
        choice(tr("{n} min", n=lead), ToggleLead(lead), chosen=lead in chosen.leads)
        for lead in LEADS
    ]
    quiet_now = (chosen.quiet_from, chosen.quiet_until)
    quiet = [
        choice(_quiet_label(v, hours), SetQuietHours(number), chosen=hours == quiet_now)
        for number, hours in enumerate(QUIET_HOURS)
    ]
    return text.screen(
        [
            *grid(leads, 4),
            (Button(tr("No reminders"), TurnOff()),) if chosen.leads else (),
            (choice(tr("In the evening before"), SetDigest(not digest), chosen=digest),),
            (highlights_button(v, Where.REMINDERS),),
            *grid(quiet, 2),
            v.back(tr("Settings"), Settings()),
        ]
    )


def _write_change(v: Reader, text: Text, due: Due) -> None:
    tr = v.tr
    place = v.snapshot.places.get(due.session.place or "")
    new = v.text(place.name) if place else tr("not known yet")
    old = v.text(due.seen_at_place.name) if due.seen_at_place else tr("not known yet")
    text.bold(tr("The place has changed: {place}", place=new)).line()
    text.line(tr("Not: {place}", place=old))


def _anew(v: Reader, session: Session) -> Button:
    button = session_button(v, session)
    return Button(button.label, Anew(SessionAt(session.id)))


def _leads_line(v: Reader) -> str:
    leads = sorted(v.person.preferences.leads)
    if not leads:
        return v.tr("off")
    return v.tr("{leads} min before", leads=", ".join(map(str, leads)))


def _quiet_line(v: Reader, since: int, until: int) -> str:
    if since == until:
        return v.tr("never")
    zone = time_zone_line(v)
    return v.tr(
        "from {since}:00 to {until}:00 · {zone}",
        since=f"{since:02}",
        until=f"{until:02}",
        zone=zone,
    )


def _quiet_label(v: Reader, hours: tuple[int, int]) -> str:
    since, until = hours
    return v.tr("Always with a sound") if since == until else f"{since:02}–{until:02}"
