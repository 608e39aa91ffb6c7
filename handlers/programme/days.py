"""The programme: its days, and one day with its hours, breaks and strands."""

from collections.abc import Callable, Iterable
from datetime import date

from handlers.agenda.actions import Scope, SendCalendar
from handlers.frame.reader import Reader
from handlers.frame.sessions import (
    provisional_note,
    strand_name,
    strands,
    time_zone_line,
    write_blocks,
)
from handlers.programme.actions import Day, Days
from handlers.programme.door import session_button
from handlers.ui.action import Action
from handlers.ui.choice import choice
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Row, Screen, Text, column, grid
from storage.programme.model import Session, Strand
from storage.programme.snapshot import in_strand


def days(v: Reader, strand: Strand | None = None) -> Screen:
    """The days on which something happens, each with how much."""
    tr = v.tr
    text = Text().title(_titled(v, tr("Programme"), strand))
    text.line(v.text(v.snapshot.event.title)).line()
    buttons = []
    for when in v.snapshot.days:
        count = len(_sessions(v, when, strand))
        if not count:
            continue
        entries = tr.plural("{n} entry", "{n} entries", count)
        mark = tr(" (today)") if when == v.today else ""
        text.line(f"{v.day(when)}{mark}: {entries}")
        buttons.append(v.link(v.short_day(when), Day(when, strand)))
    text.line().line(tr("Which day would you like to see?"))
    shown = v.snapshot.sessions.values()
    calendar = (Button(tr("Into my calendar"), SendCalendar(Scope.ALL)),)
    return text.screen(
        [
            *grid(buttons, 2),
            _strand_row(v, shown, strand, Days),
            () if v.in_group else calendar,
            v.home(),
        ]
    )


def day(v: Reader, when: date, strand: Strand | None = None, page: int = 0) -> Screen | None:
    """One day, a page at a time; None where the programme has no such day."""
    if when not in v.snapshot.by_day:
        return None
    sessions = _sessions(v, when, strand)
    shown = Page.of(sessions, page)
    text = Text().title(_titled(v, v.day(when), strand))
    text.joined(time_zone_line(v), shown.heading(v.tr)).line()
    if not sessions:
        text.line(v.tr("Nothing on this day."))
    before = [s.end for s in sessions[: shown.offset + 1]]
    write_blocks(v, text, shown.items, covered=max(before, default=None))
    text.italic(provisional_note(v, shown.items))
    return text.screen(
        [
            *column(session_button(v, session, strand) for session in shown.items),
            shown.row(v.tr, lambda number: Day(when, strand, number)),
            _neighbours(v, when, strand),
            _strand_row(v, v.snapshot.by_day[when], strand, lambda chosen: Day(when, chosen)),
            v.back(v.tr("All days"), Days(strand)),
        ]
    )


def day_of_session(v: Reader, session: Session, strand: Strand | None) -> Day:
    """The day and the page on which a session stands."""
    when = v.snapshot.day_of(session)
    return Day(when, strand, Page.number_of(_sessions(v, when, strand), session))


def _sessions(v: Reader, when: date, strand: Strand | None) -> tuple[Session, ...]:
    return tuple(s for s in v.snapshot.by_day.get(when, ()) if in_strand(s, strand))


def _titled(v: Reader, title: str, strand: Strand | None) -> str:
    return f"{title} · {strand_name(v, strand)}" if strand else title


def _neighbours(v: Reader, when: date, strand: Strand | None) -> Row:
    """The days before and after that have something to show."""
    listed = [day for day in v.snapshot.days if _sessions(v, day, strand)]
    before = [day for day in listed if day < when][-1:]
    after = [day for day in listed if day > when][:1]
    return (
        *(Button(f"« {v.short_day(day)}", Day(day, strand)) for day in before),
        *(Button(f"{v.short_day(day)} »", Day(day, strand)) for day in after),
    )


def _strand_row(
    v: Reader,
    sessions: Iterable[Session],
    chosen: Strand | None,
    press: Callable[[Strand | None], Action],
) -> Row:
    """The strands to choose from where there is more than one; the chosen one is marked."""
    if chosen is None and len({session.strand for session in sessions} - {Strand.BOTH}) < 2:
        return ()
    names: dict[Strand | None, str] = {None: v.tr("Everything")}
    names |= {strand: strand_name(v, strand) for strand in strands(v.snapshot)}
    return tuple(
        choice(name, press(strand), chosen=strand is chosen) for strand, name in names.items()
    )
