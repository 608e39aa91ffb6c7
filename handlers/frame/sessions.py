"""How sessions are written wherever they appear: lines of a list, where and when, what is mine."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final

from handlers.frame.cancelled import in_short, write_title
from handlers.frame.reader import Reader
from handlers.ui.paging import MOST, Page, starts_of
from handlers.ui.screen import LINES, Text, lines_of, shortened
from locales import formats
from storage.programme.model import Kind, Place, Session, Strand
from storage.programme.snapshot import Snapshot

_TITLE: Final = 44
"""So much of a title stands in a list; its own screen has all of it."""

_PLACE: Final = 24
_AROUND: Final = 5
SOON: Final = timedelta(minutes=30)
"""From so long before it on people are on their way to what comes next."""

_HOURS: Final = len("10:00–12:00 ")
_NUMBER: Final = len("10. ")
_A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """A session in a list, the section it stands in, and how long nothing was on before it.

    Where all of a section are at one time, its heading says when.
    """

    session: Session
    section: str = ""
    gap: timedelta | None = None
    opens_section: bool = False
    says_when: bool = True


def in_sections(sections: Iterable[tuple[str, Sequence[Session]]]) -> list[Entry]:
    """The entries of a list in sections, each below its heading."""
    return [
        Entry(session, heading, opens_section=number == 0)
        for heading, sessions in sections
        for number, session in enumerate(sessions)
    ]


def in_section(v: Reader, heading: str, sessions: Sequence[Session]) -> list[Entry]:
    """The entries of one section; when all are at one time, their hours stand in its heading."""
    at_once = len(sessions) > 1 and len({(s.start, s.end) for s in sessions}) == 1
    if at_once:
        first = sessions[0]
        left = v.time_left(first) if first.is_running(v.now) else ""
        heading = " · ".join(filter(None, (heading, v.hours(first), left)))
    return [
        Entry(session, heading, opens_section=number == 0, says_when=not at_once)
        for number, session in enumerate(sessions)
    ]


def by_days(v: Reader, sessions: Sequence[Session]) -> list[Entry]:
    """The entries of sessions that may lie on several days."""
    return in_sections(by_day(v, sessions))


def with_breaks(sessions: Sequence[Session], section: str = "") -> list[Entry]:
    """The entries of one day's sessions, with the breaks in which nothing goes on.

    What is cancelled fills no break.
    """
    entries: list[Entry] = []
    covered: datetime | None = None
    for number, session in enumerate(sessions):
        gap = session.start - covered if covered and session.start > covered else None
        gap = gap if session.takes_place else None
        entries.append(Entry(session, section, gap, bool(section) and number == 0))
        if session.takes_place:
            covered = max(covered or session.end, session.end)
    return entries


def page_of(
    v: Reader, text: Text, entries: Sequence[Entry], number: int, most: int = MOST
) -> Page[Entry]:
    """A page of a list, with as many entries as a phone shows below the text so far."""
    room = room_below(text, entries)
    return Page.fitting(entries, number, lambda entry: height(v, entry), room, most)


def pages_of(v: Reader, text: Text, entries: Sequence[Entry]) -> list[int]:
    """Where each page of a list below the text so far begins."""
    return starts_of(entries, lambda entry: height(v, entry), room_below(text, entries))


def room_below(text: Text, entries: Sequence[Entry] = ()) -> int:
    """The lines left for a list, with its position and a blank line above and a note below."""
    in_sections = bool(entries) and entries[0].opens_section
    return max(LINES - text.height - _AROUND + in_sections, 1)


def height(v: Reader, entry: Entry) -> int:
    """So many lines an entry takes, with what stands above it."""
    line = f"{_titled(v, entry.session)}{_behind_title(v, entry)}"
    tall = lines_of(line, _NUMBER + (_HOURS if entry.says_when else 0))
    above = 1 + lines_of(entry.section) if entry.opens_section else 0
    return tall + above + (1 if entry.gap else 0)


def write_page(v: Reader, text: Text, page: Page[Entry], numbered: bool = True) -> None:
    """Write a page of a list; where there are several entries each has its number."""
    section = None
    for number, entry in page.numbered():
        if entry.section and entry.section != section:
            section = entry.section
            text.section(section)
        if entry.gap:
            text.italic(v.tr("Break: {duration}", duration=v.duration(entry.gap))).line()
        write_entry(v, text, entry, number if numbered and page.total > 1 else None)
    text.line().italic(provisional_note(v, [entry.session for entry in page.items]))


def write_entry(v: Reader, text: Text, entry: Entry, number: int | None = None) -> None:
    """A session in one line: its hours, what it is, where, whether it is on, over, off, or mine."""
    session = entry.session
    text.add(f"{number}. " if number else "")
    text.add(f"{v.hours(session)} " if entry.says_when else "")
    if session.takes_place:
        text.bold(_titled(v, session))
    else:
        write_title(v, text, session, _TITLE)
    text.line(_behind_title(v, entry))


def _titled(v: Reader, session: Session) -> str:
    return f"{shortened(v.title(session), _TITLE)}{'*' if _may_move(v, session) else ''}"


def _may_move(v: Reader, session: Session) -> bool:
    return session.provisional and session.takes_place and session.end > v.now


def _behind_title(v: Reader, entry: Entry) -> str:
    session = entry.session
    star = " ★" if session.id in v.person.attends else ""
    if not session.takes_place:
        return f", {in_short(v, session)}{star}"
    is_over, place = session.end <= v.now, where(v, session)
    if is_over and not session.place and not session.online:
        place = ""
    shown = f", {place}" if place else ""
    if is_over:
        shown += v.tr(" (over)")
    elif entry.says_when and session.is_running(v.now):
        shown += f" ({v.time_left(session)})"
    return f"{shown}{star}"


def where(v: Reader, session: Session) -> str:
    """Where a session is, for a line: the place's short name, "online", or that it follows."""
    place = v.snapshot.places.get(session.place or "")
    if place is not None:
        return short_name(v, place)
    return v.tr("online") if session.online else v.tr("place to follow")


def short_name(v: Reader, place: Place) -> str:
    """What a place is called in a list."""
    return v.text(place.short) or shortened(v.text(place.name), _PLACE)


def write_blocks(
    v: Reader, text: Text, sessions: Sequence[Session], covered: datetime | None = None
) -> None:
    """Write sessions of one day, a line each.

    `covered` is up to when the sessions before these go on; where it is given, the breaks after
    it are shown. A list that is no day's programme has no breaks.
    """
    for entry in with_breaks(sessions):
        if covered and entry.gap:
            text.italic(v.tr("Break: {duration}", duration=v.duration(entry.gap))).line()
        write_entry(v, text, entry)


def time_zone_line(v: Reader) -> str:
    """In which zone the hours of a list are."""
    city = formats.zone_name(v.tr, v.snapshot.event.timezone)
    return v.tr("Time zone: {city}", city=city)


def write_days(v: Reader, text: Text, page: Page[Session]) -> None:
    """Write a list of sessions that may lie on several days."""
    text.joined(time_zone_line(v), page.heading(v.tr))
    for heading, sessions in by_day(v, page.items):
        text.section(heading)
        write_blocks(v, text, sessions)
    text.line().italic(provisional_note(v, page.items))


def provisional_note(v: Reader, sessions: Sequence[Session]) -> str:
    """What the asterisk means, where one of the sessions has it."""
    if not any(_may_move(v, session) for session in sessions):
        return ""
    return v.tr("* The hour may still change.")


def by_day(v: Reader, sessions: Sequence[Session]) -> Iterator[tuple[str, list[Session]]]:
    """The sessions under the heading of their day."""
    for when, group in groupby(sessions, key=v.snapshot.day_of):
        yield v.day(when), list(group)


def ahead_first(v: Reader, sessions: Iterable[Session]) -> list[Session]:
    """The sessions that are on or to come, then those that are over, the last of these first."""
    listed = list(sessions)
    over = [session for session in listed if session.end <= v.now]
    return [*(session for session in listed if session.end > v.now), *reversed(over)]


def running_sessions(v: Reader) -> tuple[Session, ...]:
    """The sessions that are on: plenaries, then what is mine, then the others by their hours.

    What was to be on and is cancelled comes last.
    """
    running = (s for s in v.snapshot.sessions.values() if s.start <= v.now < s.end)
    return tuple(sorted(running, key=lambda s: _rank(v, s)))


def next_sessions(v: Reader) -> tuple[Session, ...]:
    """The sessions that begin at the next hour at which something begins, in the same order.

    What was to begin until then and is cancelled comes last.
    """
    ahead = [s for s in v.snapshot.sessions.values() if s.start > v.now]
    first = next((s.start for s in ahead if s.takes_place), v.now)
    coming = [s for s in ahead if s.start <= first and (s.start == first or not s.takes_place)]
    return tuple(sorted(coming, key=lambda s: _rank(v, s)))


def _rank(v: Reader, session: Session) -> tuple[int, datetime, datetime]:
    first = 0 if session.kind is Kind.PLENARY else 1 if session.id in v.person.attends else 2
    return first if session.takes_place else 3, session.start, session.end


@dataclass(frozen=True, slots=True)
class Mine:
    """What is on for a reader, and what comes next for them: what begins first, all of it.

    `cancelled` is what would have been on, or would have come no later.
    """

    running: tuple[Session, ...]
    coming: tuple[Session, ...]
    cancelled: tuple[Session, ...] = ()

    @property
    def all(self) -> tuple[Session, ...]:
        """What is on and what comes next, then what is cancelled of it."""
        return (*self.running, *self.coming, *self.cancelled)


def mine_of(v: Reader, at: datetime | None = None) -> Mine:
    """What is on and next for the reader now, or at another moment."""
    moment, sessions = at or v.now, v.snapshot.sessions
    mine = sorted(
        (sessions[mine] for mine in v.person.attends if mine in sessions),
        key=lambda s: (s.start, s.end, s.id),
    )
    ahead = [session for session in mine if session.start > moment and session.takes_place]
    until = ahead[0].start if ahead else moment + _A_DAY
    return Mine(
        running=tuple(session for session in mine if session.is_running(moment)),
        coming=tuple(session for session in ahead if session.start == until),
        cancelled=tuple(
            session
            for session in mine
            if not session.takes_place and session.end > moment and session.start <= until
        ),
    )


def where_to_be(v: Reader) -> Session | None:
    """Where the reader should be: what is on for them, or what comes next if that begins soon."""
    mine = mine_of(v)
    soon = [session for session in mine.coming if session.start - v.now <= SOON]
    return next(iter((*soon, *mine.running, *mine.coming)), None)


def mine_among(v: Reader, sessions: Iterable[Session]) -> frozenset[str]:
    """Which of these sessions are the reader's, by their ids."""
    if not v.person.attends:
        return frozenset()
    return v.person.attends.intersection(session.id for session in sessions)


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


def strand_of(v: Reader) -> Strand:
    """Whose plenaries and cultural events are the reader's: their team's, else the conference's."""
    if not (v.person.team or v.leads):
        return Strand.CONFERENCE
    return Strand.BOTH if v.person.seats else Strand.YOUTH


def write_when(v: Reader, text: Text, shown: Session) -> None:
    """The day, and from–to in the venue's zone and in each other zone where the hour differs."""
    zone = v.snapshot.event.timezone
    text.bold(v.day(v.snapshot.day_of(shown)))
    is_over = shown.end <= v.now and shown.takes_place
    text.line(v.tr(" (over)") if is_over else v.running_mark(shown))
    text.bold(_hours_in(v, v.hours(shown), formats.zone_name(v.tr, zone))).line()
    for other, hours in v.hours_elsewhere(shown):
        text.line(_hours_in(v, hours, formats.zone_name(v.tr, other)))
    if _may_move(v, shown):
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
        if shown.online:
            return [] if v.link_to(shown) else [v.tr("Online")]
        if shown.end <= v.now:
            return []
        return [v.tr("The place will be announced.")]
    address = [v.text(place.address)] if place.address else []
    return [v.tr("Place: {place}", place=v.text(place.name)), *address]


def languages_line(v: Reader, shown: Session) -> str:
    """What is spoken, and interpreted into; nothing where that is not said."""
    tr = v.tr
    spoken = [formats.language_name(tr, code) for code in shown.spoken]
    into = [formats.into_language(tr, code) for code in shown.interpreted]
    parts = []
    if spoken:
        names = formats.enumeration(tr, spoken)
        label = tr.plural("Language: {names}", "Languages: {names}", len(spoken), names=names)
        parts.append(label)
    if into:
        parts.append(tr("interpreted into {names}", names=formats.enumeration(tr, into)))
    return formats.sentence_case(", ".join(parts)) if parts else ""
