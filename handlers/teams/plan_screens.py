"""The workshops of a team in lists: those of today with all that one needs, the others by day."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from handlers.frame.cancelled import in_short, write_title
from handlers.frame.reader import Reader
from handlers.frame.session_lists import Entry, by_days, provisional_note, write_page
from handlers.frame.sessions import (
    elsewhere_lines,
    may_move,
    place_lines,
    time_zone_line,
    video_line,
)
from handlers.programme.actions import SessionAt
from handlers.programme.door import session_button
from handlers.ui.paging import Page, number_keys
from handlers.ui.screen import Row, Text, column
from storage.programme.model import Session, Strand

NAMED: Final = 3
"""The most workshops whose buttons have their names; the lines of more have numbers."""

_KEYS: Final = 5
"""The most keys with numbers in one row."""


def page_of_workshops(
    reader: Reader, workshops: Sequence[Session], page: int, before: int = 0
) -> Page[Entry]:
    """A page of workshops, numbered on from those that stand `before` them on the first one."""
    most = max(_KEYS - before, 1)
    entries = [replace(entry, says_strand=False) for entry in by_days(reader, workshops)]
    listed = Page.fitting(entries, page, lambda _: 1, most, most)
    return replace(listed, offset=listed.offset + before, total=listed.total + before)


def write_listed(reader: Reader, text: Text, listed: Page[Entry], *, named: bool) -> None:
    """A page of workshops below their days; numbered where their buttons are not `named`."""
    text.joined(time_zone_line(reader), listed.position(reader.tr))
    write_page(reader, text, listed, numbered=not named)


def workshop_keys(
    reader: Reader, first: Sequence[Session], listed: Page[Entry], *, named: bool
) -> tuple[Row, ...]:
    """The ways to the workshops of a page; `first` are those that stand before the list."""
    further = [(number, entry.session) for number, entry in listed.numbered()]
    shown = [*enumerate(first, 1), *further]
    if named:
        return column(session_button(reader, session, Strand.YOUTH) for _, session in shown)
    return number_keys([(n, SessionAt(session.id, Strand.YOUTH)) for n, session in shown])


def write_plan(
    reader: Reader,
    text: Text,
    today: Sequence[Session],
    *,
    numbered: bool = False,
    noted: bool = True,
) -> None:
    """The workshops of this day, each with its place and its link, and what an asterisk means."""
    if not today:
        return
    text.section(reader.tr("Today")).line(time_zone_line(reader))
    for number, session in enumerate(today):
        if number:
            text.line()
        text.add(f"{number + 1}. " if numbered else "")
        mark = "*" if may_move(session, reader.now) else ""
        if not session.takes_place:
            text.bold(reader.hours(session)).add(" ")
            write_title(reader, text, session).line().line(in_short(reader, session))
            continue
        text.bold(reader.hours(session)).add(f" {reader.title(session)}{mark}").line(
            reader.running_mark(session)
        )
        text.lines(elsewhere_lines(reader, session))
        text.lines([*place_lines(reader, session), *video_line(reader, session)])
    if noted and (note := provisional_note(reader, today)):
        text.line().italic(note).line()


def write_next(reader: Reader, text: Text, ahead: Sequence[Session]) -> Session | None:
    """How long it is until the next workshop that takes place begins; which one that is."""
    coming = next((s for s in ahead if s.start > reader.now and s.takes_place), None)
    if coming is None:
        return None
    text.section(reader.tr("Next: {when}", when=reader.from_now(coming.start))).line(
        reader.title(coming)
    )
    return coming
