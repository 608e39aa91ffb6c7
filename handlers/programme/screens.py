"""The programme: now and next, its days with their hours and breaks, its places."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final
from urllib.parse import quote_plus

from handlers.agenda.actions import Scope, SendCalendar
from handlers.frame.reader import Reader
from handlers.frame.sessions import (
    next_sessions,
    provisional_note,
    running_sessions,
    strand_name,
    strands,
    time_zone_line,
    write_blocks,
    write_days,
    write_sessions_at,
)
from handlers.programme.actions import Day, Days, Now, PlaceAt, SendPin
from handlers.programme.door import session_buttons
from handlers.ui.action import Action
from handlers.ui.choice import choice
from handlers.ui.paging import PAGE, Page
from handlers.ui.screen import Button, Row, Screen, Text, grid
from locales import formats
from storage.programme.model import Place, Session, Strand
from storage.programme.snapshot import in_strand

_MAP_SEARCH: Final = "https://www.google.com/maps/search/?api=1&query={query}"
"""Where readers search a map whose language names no other one."""


def now(v: Reader) -> Screen:
    """What is on and what comes next, with the time at the venue."""
    tr, local = v.tr, v.snapshot.local(v.now)
    running, coming = running_sessions(v)[:PAGE], next_sessions(v)[:PAGE]
    city = formats.zone_name(tr, v.snapshot.event.timezone)
    text = Text().title(tr("Now")).line(f"{v.day(local.date())}, {formats.clock(local)} ({city})")
    text.line()
    if running:
        write_sessions_at(v, text, running)
    elif coming:
        text.line(tr("Nothing is on at the moment."))
    else:
        text.line(tr("The programme is over."))
    if coming:
        text.line().title(_next_heading(v, coming[0]))
        write_sessions_at(v, text, coming)
    text.line().italic(provisional_note(v, (*running, *coming)))
    buttons = session_buttons(v, (*running, *coming))
    return text.screen(buttons, _ways_on(v, coming), v.home())


def _next_heading(v: Reader, coming: Session) -> str:
    day = v.snapshot.day_of(coming)
    if day == v.today:
        return v.tr("Next, in {duration}", duration=v.duration(coming.start - v.now))
    return v.tr("Next, on {day}", day=formats.day(v.tr, day))


def _ways_on(v: Reader, coming: Sequence[Session]) -> Row:
    day = v.today if v.today in v.snapshot.by_day else None
    if day is None and coming:
        day = v.snapshot.day_of(coming[0])
    refresh = Button(v.tr("Refresh"), Now())
    if day is None:
        return (refresh, Button(v.tr("Programme"), Days()))
    return (refresh, Button(v.short_day(day), Day(day)))


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
    calendar = Button(tr("Into my calendar"), SendCalendar(Scope.ALL))
    return text.screen(
        grid(buttons, 2),
        _strand_row(v, shown, strand, Days),
        () if v.in_group else calendar,
        v.home(),
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
        session_buttons(v, shown.items, strand),
        shown.row(v.tr, lambda number: Day(when, strand, number)),
        _neighbours(v, when, strand),
        _strand_row(v, v.snapshot.by_day[when], strand, lambda chosen: Day(when, chosen)),
        v.back(v.tr("All days"), Days(strand)),
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


def place(v: Reader, shown: Place, page: int = 0) -> Screen:
    """A place: its address, the way to a map, and what happens there, what is over last."""
    there = v.snapshot.by_place.get(shown.id, ())
    ahead = [s for s in there if s.end > v.now]
    listed = Page.of([*ahead, *(s for s in there if s.end <= v.now)], page)
    text = Text().title(v.text(shown.name))
    if shown.address:
        text.line(v.text(shown.address))
    if listed.items:
        text.section(v.tr("Here:"))
        write_days(v, text, listed)
    return text.screen(
        map_button(v, shown),
        session_buttons(v, listed.items),
        listed.row(v.tr, lambda number: PlaceAt(shown.id, number)),
        v.home(),
    )


def map_button(v: Reader, shown: Place) -> Button:
    """A pin where the coordinates are known, else a search in a map that readers there use."""
    if shown.latitude is not None:
        return Button(v.tr("Show on the map"), SendPin(shown.id))
    query = " ".join(filter(None, [v.text(shown.name), v.text(shown.address)]))
    search = str(v.tr.about.get("map_search", _MAP_SEARCH))
    return Button(v.tr("Search on the map"), url=search.format(query=quote_plus(query)))
