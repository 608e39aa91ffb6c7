"""Lists of sessions: in sections, by days and with breaks, a page at a time, a line for each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final, TypeVar

from handlers.frame.cancelled import in_short, write_title
from handlers.frame.reader import Reader
from handlers.frame.sessions import may_move, strand_name, strands, where
from handlers.ui.on_a_phone import LINES, at_word, lines_of
from handlers.ui.paging import MOST, NUMBER, Page, starts_of
from handlers.ui.screen import Text, sign_behind
from storage.programme.model import Session, Strand

Item = TypeVar("Item")

_TITLE: Final = 44
"""How much of a title a list shows; the session’s own screen has all of it."""

_AROUND: Final = 5
_HOURS: Final = len("10:00–12:00 ")


@dataclass(frozen=True, slots=True)
class Entry:
    """A session in a list, the section it stands in, and how long nothing was on before it.

    Where all of a section are at one time, its heading says when. A list of one strand does not
    name it.
    """

    session: Session
    section: str = ""
    gap: timedelta | None = None
    opens_section: bool = False
    says_when: bool = True
    says_strand: bool = True


def in_sections(sections: Iterable[tuple[str, Sequence[Session]]]) -> list[Entry]:
    """The entries of a list in sections, each below its heading."""
    return [
        Entry(session, heading, opens_section=number == 0)
        for heading, sessions in sections
        for number, session in enumerate(sessions)
    ]


def in_section(reader: Reader, heading: str, sessions: Sequence[Session]) -> list[Entry]:
    """The entries of one section; when all are at one time, their hours stand in its heading."""
    at_once = len(sessions) > 1 and len({(s.start, s.end) for s in sessions}) == 1
    if at_once:
        first = sessions[0]
        left = reader.time_left(first) if first.is_running(reader.now) else ""
        heading = " · ".join(filter(None, (heading, reader.hours(first), left)))
    return [
        Entry(session, heading, opens_section=number == 0, says_when=not at_once)
        for number, session in enumerate(sessions)
    ]


def by_day(reader: Reader, sessions: Sequence[Session]) -> Iterator[tuple[str, list[Session]]]:
    """The sessions under the heading of their day."""
    for when, group in groupby(sessions, key=reader.snapshot.day_of):
        yield reader.day(when), list(group)


def by_days(reader: Reader, sessions: Sequence[Session]) -> list[Entry]:
    """The entries of sessions that may lie on several days."""
    return in_sections(by_day(reader, sessions))


def with_breaks(
    sessions: Sequence[Session], section: str = "", *, says_strand: bool = True
) -> list[Entry]:
    """The entries of one day's sessions, with the breaks in which nothing goes on.

    What is cancelled fills no break.
    """
    entries: list[Entry] = []
    covered: datetime | None = None
    for number, session in enumerate(sessions):
        gap = session.start - covered if covered and session.start > covered else None
        gap = gap if session.takes_place else None
        opens = bool(section) and number == 0
        entries.append(Entry(session, section, gap, opens, says_strand=says_strand))
        if session.takes_place:
            covered = max(covered or session.end, session.end)
    return entries


def page_of(
    reader: Reader, text: Text, entries: Sequence[Entry], number: int, most: int = MOST
) -> Page[Entry]:
    """A page of a list, with as many entries as a phone shows below the text so far."""
    room = room_below(text, entries)
    return Page.fitting(entries, number, lambda entry: height(reader, entry), room, most)


def pages_of(reader: Reader, text: Text, entries: Sequence[Entry]) -> list[int]:
    """Where each page of a list below the text so far begins."""
    return starts_of(entries, lambda entry: height(reader, entry), room_below(text, entries))


def room_below(text: Text, entries: Sequence[Entry] = ()) -> int:
    """The lines left for a list, with its position and a blank line above and a note below."""
    in_sections = bool(entries) and entries[0].opens_section
    return max(LINES - text.height - _AROUND + in_sections, 1)


def height(reader: Reader, entry: Entry) -> int:
    """How many lines an entry takes, with what is above it."""
    line = f"{_titled(reader, entry.session)}{_behind_title(reader, entry)}"
    tall = lines_of(line, NUMBER + (_HOURS if entry.says_when else 0))
    above = 1 + lines_of(entry.section) if entry.opens_section else 0
    return tall + above + (1 if entry.gap else 0)


def write_lines(
    reader: Reader, text: Text, lines: Sequence[tuple[Item, str]], page: int
) -> Page[tuple[Item, str]]:
    """Write a page of numbered lines, each beside what it is about."""
    listed = Page.fitting(lines, page, lambda item: lines_of(item[1], NUMBER), room_below(text))
    text.joined(listed.position(reader.tr)).line()
    text.lines(f"{number}. {line}" for number, (_, line) in listed.numbered())
    return listed


def write_page(reader: Reader, text: Text, page: Page[Entry], numbered: bool = True) -> None:
    """Write a page of a list; where there are several entries each has its number."""
    section = None
    for number, entry in page.numbered():
        if entry.section and entry.section != section:
            section = entry.section
            text.section(section)
        if entry.gap:
            text.italic(reader.tr("Break: {duration}", duration=reader.duration(entry.gap))).line()
        write_entry(reader, text, entry, number if numbered and page.total > 1 else None)
    text.line().italic(provisional_note(reader, [entry.session for entry in page.items]))


def write_entry(reader: Reader, text: Text, entry: Entry, number: int | None = None) -> None:
    """A session in one line: its hours, what it is, where, whether it is on, over, off, or mine."""
    session = entry.session
    text.add(f"{number}. " if number else "")
    text.add(f"{reader.hours(session)} " if entry.says_when else "")
    if session.takes_place:
        text.bold(_titled(reader, session))
    else:
        write_title(reader, text, session, _TITLE)
    text.line(_behind_title(reader, entry))


def write_blocks(
    reader: Reader, text: Text, sessions: Sequence[Session], *, breaks: bool = False
) -> None:
    """Write sessions of one day, a line each, with the breaks between them or without.

    A list that is no day's programme has no breaks.
    """
    for entry in with_breaks(sessions):
        if breaks and entry.gap:
            text.italic(reader.tr("Break: {duration}", duration=reader.duration(entry.gap))).line()
        write_entry(reader, text, entry)


def provisional_note(reader: Reader, sessions: Sequence[Session]) -> str:
    """What the asterisk means, where one of the sessions has it."""
    if not any(may_move(session, reader.now) for session in sessions):
        return ""
    return reader.tr("* The hour may still change.")


def mine_first(reader: Reader, sessions: Iterable[Session]) -> list[Session]:
    """The sessions by when they begin; of those that begin alike the reader's own come first."""
    mine = reader.person.attends
    return sorted(sessions, key=lambda session: (session.start, session.id not in mine))


def ahead_first(reader: Reader, sessions: Iterable[Session]) -> list[Session]:
    """The sessions that are on or to come, then those that are over, the last of these first.

    Where all are over they stand as they were.
    """
    listed = list(sessions)
    over = [session for session in listed if session.end <= reader.now]
    ahead = [session for session in listed if session.end > reader.now]
    return [*ahead, *reversed(over)] if ahead else listed


def _titled(reader: Reader, session: Session) -> str:
    return f"{_cut(reader, session)}{'*' if may_move(session, reader.now) else ''}"


def _cut(reader: Reader, session: Session) -> str:
    return at_word(reader.title(session), _TITLE)


def _behind_title(reader: Reader, entry: Entry) -> str:
    session = entry.session
    mark, sign = _mark(reader, entry), sign_behind(_cut(reader, session))
    if not session.takes_place:
        return f"{sign}{in_short(reader, session)}{mark}"
    is_over, place = session.end <= reader.now, where(reader, session)
    if is_over and not session.place and not session.online:
        place = ""
    shown = f"{sign}{place}" if place else ""
    if is_over:
        shown += reader.tr(" (over)")
    elif entry.says_when and session.is_running(reader.now):
        shown += f" ({reader.time_left(session)})"
    return f"{shown}{mark}"


def _mark(reader: Reader, entry: Entry) -> str:
    """Whether the reader has a seat in a session, or goes there otherwise; else whose it is where
    it is the youth forum's alone, which guests of the conference cannot know.
    """
    session = entry.session
    if session.id in reader.person.attends:
        return reader.tr(" · your seat") if session.group in reader.person.seats else " ★"
    is_of_the_youth = session.strand is Strand.YOUTH and not session.own_of
    if not (entry.says_strand and is_of_the_youth and strands(reader.snapshot)):
        return ""
    name = strand_name(reader, Strand.YOUTH)
    return "" if name.casefold() in reader.title(session).casefold() else f" · {name}"
