"""How sessions are written wherever they appear: blocks of parallel ones, buttons, pages."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from handlers.frame.reader import Reader
from handlers.ui.paging import Page
from handlers.ui.screen import Text
from locales import formats
from storage.programme.model import Session, Strand
from storage.programme.snapshot import Snapshot


def write_blocks(
    v: Reader, text: Text, sessions: Sequence[Session], covered: datetime | None = None
) -> None:
    """Write sessions of one day: their hours, those at the same hours together.

    `covered` is up to when the sessions before these go on; where it is given, the breaks after
    it are shown. A list that is no day's programme has no breaks.
    """
    breaks = covered is not None
    for _, parallel in groupby(sessions, key=lambda s: (s.start, s.end)):
        together = list(parallel)
        first = together[0]
        if covered and first.start > covered and breaks:
            text.italic(v.tr("Break: {duration}", duration=v.duration(first.start - covered)))
            text.line().line()
        text.bold(v.hours(first))
        text.line(v.running_mark(first))
        for session in together:
            bullet = "• " if len(together) > 1 else ""
            text.line(f"{bullet}{v.title(session)}{'*' if session.provisional else ''}")
        text.line()
        covered = max(covered or first.end, first.end)


def time_zone_line(v: Reader) -> str:
    """In which zone the hours of a list are."""
    city = formats.zone_name(v.tr, v.snapshot.event.timezone)
    return v.tr("Time zone: {city}", city=city)


def write_days(v: Reader, text: Text, page: Page[Session]) -> None:
    """Write a list of sessions that may lie on several days."""
    text.joined(time_zone_line(v), page.heading(v.tr)).line()
    for heading, sessions in by_day(v, page.items):
        text.bold(heading).line()
        write_blocks(v, text, sessions)
    text.italic(provisional_note(v, page.items))


def provisional_note(v: Reader, sessions: Sequence[Session]) -> str:
    """What the asterisk means, where one of the sessions has it."""
    if not any(session.provisional for session in sessions):
        return ""
    return v.tr("* The hour may still change.")


def by_day(v: Reader, sessions: Sequence[Session]) -> Iterator[tuple[str, list[Session]]]:
    """The sessions under the heading of their day."""
    for when, group in groupby(sessions, key=v.snapshot.day_of):
        yield v.day(when), list(group)


def running_sessions(v: Reader) -> tuple[Session, ...]:
    """The sessions that are on, those that end first at the top."""
    running = (s for s in v.snapshot.sessions.values() if s.is_running(v.now))
    return tuple(sorted(running, key=lambda s: s.end))


def next_sessions(v: Reader) -> tuple[Session, ...]:
    """The sessions that begin at the next hour at which something begins."""
    ahead = [s for s in v.snapshot.sessions.values() if s.start > v.now]
    return tuple(s for s in ahead if s.start == ahead[0].start)


def write_sessions_at(v: Reader, text: Text, sessions: Sequence[Session]) -> None:
    """Write sessions by their hours, what they are, where, and how long they still go on."""
    for session in sessions:
        text.add(f"{v.hours(session)} ")
        text.bold(v.title(session)).add("*" if session.provisional else "")
        place = v.snapshot.places.get(session.place or "")
        if place:
            text.add(f", {v.text(place.name)}")
        text.line(f" ({v.time_left(session)})" if session.is_running(v.now) else "")


def strand_name(v: Reader, strand: Strand) -> str:
    """What a strand is called."""
    return {
        Strand.CONFERENCE: v.tr("Conference"),
        Strand.YOUTH: v.tr("Youth forum"),
        Strand.BOTH: v.tr("Conference and youth forum"),
    }[strand]


def strands(snapshot: Snapshot) -> tuple[Strand, ...]:
    """The strands a programme is made of, or none where it is all of one."""
    present = {session.strand for session in snapshot.sessions.values()}
    return (Strand.CONFERENCE, Strand.YOUTH) if len(present) > 1 else ()


def write_when(v: Reader, text: Text, shown: Session) -> None:
    """The day, and from–to in the venue's zone and in each other zone where the hour differs."""
    zone = v.snapshot.event.timezone
    text.bold(v.day(v.snapshot.day_of(shown)))
    text.line(v.running_mark(shown))
    text.bold(_hours_in(v, v.hours(shown), formats.zone_name(v.tr, zone))).line()
    for other, hours in v.hours_elsewhere(shown):
        text.line(_hours_in(v, hours, formats.zone_name(v.tr, other)))
    if shown.provisional:
        text.italic(v.tr("Provisional: the hour may still change.")).line()


def _hours_in(v: Reader, hours: str, city: str) -> str:
    return v.tr("{hours} ({city} time)", hours=hours, city=city)


def video_line(v: Reader, shown: Session) -> list[str]:
    """The video link, where there is one for the reader."""
    link = v.link_to(shown)
    return [v.tr("By video: {link}", link=link)] if link else []


def place_lines(v: Reader, shown: Session) -> list[str]:
    """Where a session is, with the address."""
    place = v.snapshot.places.get(shown.place or "")
    if place is None:
        return [v.tr("The place will be announced.")]
    address = [v.text(place.address)] if place.address else []
    return [v.tr("Place: {place}", place=v.text(place.name)), *address]
