"""What other features show of the programme."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from handlers.frame.reader import Reader
from handlers.frame.session_lists import Entry
from handlers.frame.whats_on import ahead_of, mine_of, next_sessions
from handlers.programme.actions import SessionAt
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Row
from locales import formats
from storage.programme.model import Session, Strand
from storage.programme.snapshot import Snapshot


def has_several_places(snapshot: Snapshot) -> bool:
    """Whether there is more than one place to go to."""
    return len(snapshot.places) > 1


Section = tuple[str, Sequence[Session]]


def my_sections(reader: Reader) -> tuple[list[Section], list[Section]]:
    """What is on for the reader, what comes next and when, and what is cancelled of it.

    What comes, or is cancelled, on another day is apart: it stands below what is on for all today.
    """
    tr, mine = reader.tr, mine_of(reader)
    heading = tr("For your team now") if reader.in_group else tr("For you now")
    today: list[Section] = [(heading, mine.running)] if mine.running else []
    later: list[Section] = []
    if mine.coming:
        is_today = reader.snapshot.day_of(mine.coming[0]) == reader.today
        section = (_my_next_heading(reader, mine.coming[0]), mine.coming)
        (today if is_today else later).append(section)
    for day, cancelled in groupby(mine.cancelled, key=reader.snapshot.day_of):
        if day == reader.today:
            today.append((tr("Cancelled"), [*cancelled]))
        else:
            heading = tr("Cancelled, on {day}", day=formats.day(tr, day))
            later.append((heading, [*cancelled]))
    return today, later


def by_start(sections: Iterable[Section]) -> list[Section]:
    """The sections by when what they hold begins; of those that begin alike as they stand."""
    return sorted(sections, key=lambda section: section[1][0].start)


def also_next(reader: Reader) -> list[Section]:
    """What comes next for all of the reader's strand, where something of others begins before."""
    mine, coming = mine_of(reader).all, next_sessions(reader)
    ahead = ahead_of(reader).coming if mine else ()
    for_all = [session for session in ahead if session not in (*mine, *coming)]
    return [(next_heading(reader, for_all[0]), for_all)] if for_all else []


def next_heading(reader: Reader, coming: Session) -> str:
    """What stands above what comes next for all: in how much time, or on which day."""
    day = reader.snapshot.day_of(coming)
    if day == reader.today:
        return reader.tr("Next, in {duration}", duration=reader.duration(coming.start - reader.now))
    return reader.tr("Next, on {day}", day=formats.day(reader.tr, day))


def _my_next_heading(reader: Reader, coming: Session) -> str:
    """What stands above what is next for the reader, or for the team whose chat it is."""
    tr, day = reader.tr, reader.snapshot.day_of(coming)
    if day == reader.today:
        duration = reader.duration(coming.start - reader.now)
        if reader.in_group:
            return tr("For your team, next in {duration}", duration=duration)
        return tr("For you, next in {duration}", duration=duration)
    if reader.in_group:
        return tr("For your team, next on {day}", day=formats.day(tr, day))
    return tr("For you, next on {day}", day=formats.day(tr, day))


def session_button(reader: Reader, session: Session, strand: Strand | None = None) -> Button:
    """A button to a session: its hour and its name; the day too where it is not today's."""
    day, start = reader.snapshot.day_of(session), reader.snapshot.local(session.start)
    weekday = "" if day == reader.today else formats.weekday(reader.tr, day)
    label = " ".join(filter(None, (weekday, formats.clock(start), reader.title(session))))
    return reader.link(label, SessionAt(session.id, strand))


def session_keys(
    reader: Reader, page: Page[Entry], strand: Strand | None = None
) -> tuple[Row, ...]:
    """The keys to the numbered sessions of a page; to a single one a button with its name."""
    if page.total == 1:
        return ((session_button(reader, page.items[0].session, strand),),)
    return page.keys(lambda entry: SessionAt(entry.session.id, strand))
