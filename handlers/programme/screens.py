"""The days of the programme, with their hours and breaks."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial

from handlers.agenda.actions import Scope, SendCalendar
from handlers.frame.reader import Reader
from handlers.frame.session_lists import (
    Entry,
    mine_first,
    page_of,
    pages_of,
    with_breaks,
    write_page,
)
from handlers.frame.sessions import strand_name, strands, time_zone_line
from handlers.programme.actions import Day, Days, DropFilter, Earlier, Filters
from handlers.programme.door import session_keys
from handlers.programme.filters import filter_of, filtered, name_of, without_language
from handlers.ui.action import Action
from handlers.ui.choice import choice
from handlers.ui.paging import Page, page_with
from handlers.ui.screen import Button, Row, Screen, Text, grid, side_by_side
from locales import formats
from storage.preferences import FilterBy
from storage.programme.model import Session, Strand
from storage.programme.snapshot import in_strand

_FEW_DAYS = 6
_DAYS_IN_A_ROW = 5
_HOURS_IN_A_ROW = 4
_FEW_PAGES = 3


def days(reader: Reader, strand: Strand | None = None) -> Screen:
    """The days on which something happens, each with how much; those ahead first."""
    tr = reader.tr
    text = Text().title(_titled(reader, tr("Programme"), strand))
    listed = [when for when in reader.snapshot.days if _sessions(reader, when, strand)]
    over = [when for when in listed if _is_over(reader, when)]
    ordered = [*(when for when in listed if when not in over), *over]
    few = len(ordered) <= _FEW_DAYS
    text.joined(reader.text(reader.snapshot.event.title) if few else "")
    in_all = [s for s in reader.snapshot.sessions.values() if in_strand(s, strand)]
    _write_filter(reader, text, in_all).line()
    for when in ordered:
        entries = tr.plural("{n} entry", "{n} entries", len(_sessions(reader, when, strand)))
        mark = tr(" (over)") if when in over else tr(" (today)") if when == reader.today else ""
        text.line(f"{reader.day(when) if few else reader.short_day(when)}{mark}: {entries}")
    if not ordered:
        text.line(tr("Nothing of this is in the programme."))
    calendar = Button(tr("Into my calendar"), SendCalendar(Scope.ALL))
    return text.screen(
        _day_rows(reader, ordered, strand),
        _filter_key(reader) or _strand_row(reader, reader.snapshot.sessions.values(), strand, Days),
        side_by_side([*(() if reader.in_group else (*_choose(reader), calendar)), *reader.home()]),
    )


def _day_rows(reader: Reader, ordered: Sequence[date], strand: Strand | None) -> tuple[Row, ...]:
    """A button for each day; those that are over have rows of their own where none is added."""
    few = len(ordered) <= _FEW_DAYS
    label, width = (reader.short_day, 2) if few else (partial(_day_key, reader), _DAYS_IN_A_ROW)
    over, ahead = list[Button](), list[Button]()
    for when in ordered:
        part = over if _is_over(reader, when) else ahead
        part.append(Button(label(when), Day(when, strand)))
    apart, together = (*grid(ahead, width), *grid(over, width)), grid([*ahead, *over], width)
    return apart if len(apart) <= len(together) else together


def _is_over(reader: Reader, when: date) -> bool:
    return all(session.end <= reader.now for session in reader.snapshot.by_day[when])


def _day_key(reader: Reader, when: date) -> str:
    return f"{formats.weekday(reader.tr, when)} {when.day}"


def day(reader: Reader, when: date, strand: Strand | None = None, page: int = 0) -> Screen | None:
    """One day, a page at a time; None where the programme has no such day.

    Of the day that it is what is over stands behind a button, so that it opens at this hour.
    """
    if when not in reader.snapshot.by_day:
        return None
    sessions = _sessions(reader, when, strand)
    shown = _shown(reader, when, sessions)
    text = _head(reader, when, strand)
    entries = with_breaks(shown, says_strand=strand is None)
    listed = page_of(reader, text, entries, page)
    text.joined(
        time_zone_line(reader), _hours_of(reader, listed), listed.position(reader.tr)
    ).line()
    if not sessions:
        filtered_out = filter_of(reader) and reader.snapshot.by_day[when]
        text.line(
            reader.tr("Nothing of this on this day.")
            if filtered_out
            else reader.tr("Nothing on this day.")
        )
    elif not shown:
        text.line(reader.tr("Everything of this day is over."))
    write_page(reader, text, listed)
    is_later, long = len(shown) < len(sessions), listed.count > _FEW_PAGES
    return text.screen(
        session_keys(reader, listed, strand),
        listed.ways(reader.tr, lambda number: Day(when, strand, number), _to_now(reader, when)),
        _neighbours(reader, when, strand) if listed.count == 1 else (),
        _narrowing(reader, when, strand, entries, long),
        (
            *((Button(reader.tr("Earlier"), Earlier(when, strand)),) if is_later else ()),
            *reader.back(reader.tr("All days"), Days(strand)),
        ),
    )


def _narrowing(
    reader: Reader, when: date, strand: Strand | None, entries: Sequence[Entry], long: bool
) -> Row:
    """The ways to see less of a day: its hours and filters where it is long, else its strands."""
    if drop := _filter_key(reader, when):
        return (*_choose(reader), *drop) if long else drop
    if long:
        return (*_hours_row(reader, when, strand, entries), *_choose(reader))
    return _strands_of(reader, when, strand)


def earlier(reader: Reader, when: date, strand: Strand | None, page: int = 0) -> Screen | None:
    """What is over of a day; None where the programme has no such day."""
    if when not in reader.snapshot.by_day:
        return None
    over = [s for s in _sessions(reader, when, strand) if s.end <= reader.now]
    text = _head(reader, when, strand)
    listed = page_of(reader, text, with_breaks(over, says_strand=strand is None), page)
    text.joined(reader.tr("Over"), listed.position(reader.tr)).line()
    write_page(reader, text, listed)
    return text.screen(
        session_keys(reader, listed, strand),
        listed.ways(reader.tr, lambda number: Earlier(when, strand, number)),
        reader.back(reader.short_day(when), Day(when, strand)),
    )


def day_of_session(reader: Reader, session: Session, strand: Strand | None) -> Action:
    """The day and the page on which a session stands."""
    when = reader.snapshot.day_of(session)
    shown = _shown(reader, when, _sessions(reader, when, strand))
    if session not in shown:
        is_earlier = when == reader.today and session.end <= reader.now
        return Earlier(when, strand) if is_earlier else Day(when, strand)
    entries = with_breaks(shown, says_strand=strand is None)
    starts = pages_of(reader, _head(reader, when, strand), entries)
    return Day(when, strand, page_with(starts, shown.index(session)))


def _head(reader: Reader, when: date, strand: Strand | None) -> Text:
    there = [s for s in reader.snapshot.by_day.get(when, ()) if in_strand(s, strand)]
    return _write_filter(reader, Text().title(_titled(reader, reader.day(when), strand)), there)


def _write_filter(reader: Reader, text: Text, sessions: Sequence[Session]) -> Text:
    """What the reader's filter leaves of some sessions."""
    shown = filter_of(reader)
    if shown is None:
        return text
    text.line(reader.tr("Only: {what}", what=name_of(reader, shown)))
    by_language = shown.by is FilterBy.LANGUAGE
    return text.joined(without_language(reader, sessions) if by_language else "")


def _sessions(reader: Reader, when: date, strand: Strand | None) -> Sequence[Session]:
    there = reader.snapshot.by_day.get(when, ())
    return mine_first(reader, filtered(reader, (s for s in there if in_strand(s, strand))))


def _shown(reader: Reader, when: date, sessions: Sequence[Session]) -> Sequence[Session]:
    """The sessions of a day that are shown at once: today's without those that are over."""
    if when != reader.today:
        return sessions
    return [session for session in sessions if session.end > reader.now]


def _hours_of(reader: Reader, listed: Page[Entry]) -> str:
    """From when to when the sessions of a page go on, where there are several pages."""
    if listed.count == 1:
        return ""
    sessions = [entry.session for entry in listed.items]
    until = max(session.end for session in sessions)
    return formats.span(reader.tr, sessions[0].start, until, reader.snapshot.event.timezone)


def _to_now(reader: Reader, when: date) -> Action | None:
    return (
        Day(reader.today)
        if when != reader.today and reader.today in reader.snapshot.by_day
        else None
    )


def _hours_row(reader: Reader, when: date, strand: Strand | None, entries: Sequence[Entry]) -> Row:
    """Some of the hours at which something begins, spread over the day, to jump to."""
    first: dict[int, int] = {}
    for index, entry in enumerate(entries):
        first.setdefault(reader.snapshot.local(entry.session.start).hour, index)
    hours = list(first)
    count = min(len(hours), _HOURS_IN_A_ROW)
    chosen = [hours[len(hours) * n // count] for n in range(count)]
    starts = pages_of(reader, _head(reader, when, strand), entries)
    return tuple(
        Button(f"{hour:02}:00", Day(when, strand, page_with(starts, first[hour])))
        for hour in chosen
    )


def _filter_key(reader: Reader, when: date | None = None) -> Row:
    """The key that drops the reader's filter, where there is one; back to a day or to all."""
    return (Button(reader.tr("No filter"), DropFilter(when)),) if filter_of(reader) else ()


def _choose(reader: Reader) -> Row:
    """The key to the choice of a filter; a group has none."""
    return () if reader.in_group else (Button(reader.tr("Filter"), Filters()),)


def _strands_of(reader: Reader, when: date, strand: Strand | None) -> Row:
    """The strands of a day to choose from."""
    return _strand_row(
        reader, reader.snapshot.by_day[when], strand, lambda chosen: Day(when, chosen)
    )


def _titled(reader: Reader, title: str, strand: Strand | None) -> str:
    return f"{title} · {strand_name(reader, strand)}" if strand else title


def _neighbours(reader: Reader, when: date, strand: Strand | None) -> Row:
    """The days before and after that have something to show."""
    listed = [day for day in reader.snapshot.days if _sessions(reader, day, strand)]
    before = [day for day in listed if day < when][-1:]
    after = [day for day in listed if day > when][:1]
    return (
        *(Button(f"« {reader.short_day(day)}", Day(day, strand)) for day in before),
        *(Button(f"{reader.short_day(day)} »", Day(day, strand)) for day in after),
    )


def _strand_row(
    reader: Reader,
    sessions: Iterable[Session],
    chosen: Strand | None,
    press: Callable[[Strand | None], Action],
) -> Row:
    """The strands to choose from where there is more than one.

    The chosen one has a tick; to press it again shows everything.
    """
    if chosen is None and len({session.strand for session in sessions} - {Strand.BOTH}) < 2:
        return ()
    return tuple(
        choice(
            strand_name(reader, strand),
            press(None if strand is chosen else strand),
            chosen=strand is chosen,
        )
        for strand in strands(reader.snapshot)
    )
