"""The programme: now and next, its days with their hours and breaks."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from handlers.agenda.actions import Scope, SendCalendar
from handlers.frame.reader import Reader
from handlers.frame.session_lists import (
    Entry,
    in_section,
    page_of,
    pages_of,
    with_breaks,
    write_page,
)
from handlers.frame.sessions import strand_name, strands, time_zone_line
from handlers.frame.whats_on import mine_of, next_sessions, running_sessions
from handlers.programme.actions import Day, Days, DropFilter, Earlier, Filters, Now, NowOn
from handlers.programme.door import my_sections, next_heading, session_keys
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


def now(v: Reader, page: int = 0) -> Screen:
    """What is on and next for the reader, then for everybody, with the time at the venue."""
    tr, local = v.tr, v.snapshot.local(v.now)
    running, coming = running_sessions(v), next_sessions(v)
    mine = mine_of(v).all
    others = [[s for s in listed if s not in mine] for listed in (running, coming)]
    city = formats.zone_name(tr, v.snapshot.event.timezone)
    text = Text().bold(tr("Now"))
    text.line(f" · {v.short_day(local.date())}, {formats.clock(local)} ({city})")
    if not any(session.takes_place for session in running):
        text.line(tr("Nothing is on at the moment.") if coming else tr("The programme is over."))
    today, later = my_sections(v)
    sections = [*today, (tr("On now"), others[0])]
    if others[1]:
        sections.append((next_heading(v, others[1][0]), others[1]))
    sections += later
    entries = [entry for section in sections for entry in in_section(v, *section)]
    listed = page_of(v, text, entries, page)
    text.joined(listed.position(tr))
    write_page(v, text, listed)
    return text.screen(
        session_keys(v, listed),
        listed.ways(tr, lambda number: NowOn(number) if number else Now()),
        _ways_on(v, coming),
        v.home(),
    )


def _ways_on(v: Reader, coming: Sequence[Session]) -> Row:
    day = v.today if v.today in v.snapshot.by_day else None
    if day is None and coming:
        day = v.snapshot.day_of(coming[0])
    refresh = Button(v.tr("Refresh"), Now())
    if day is None:
        return (refresh, Button(v.tr("Programme"), Days()))
    return (refresh, Button(v.short_day(day), Day(day)))


def days(v: Reader, strand: Strand | None = None) -> Screen:
    """The days on which something happens, each with how much; those ahead first."""
    tr = v.tr
    text = Text().title(_titled(v, tr("Programme"), strand))
    listed = [when for when in v.snapshot.days if _sessions(v, when, strand)]
    over = [when for when in listed if _is_over(v, when)]
    ordered = [*(when for when in listed if when not in over), *over]
    few = len(ordered) <= _FEW_DAYS
    text.joined(v.text(v.snapshot.event.title) if few else "")
    in_all = [s for s in v.snapshot.sessions.values() if in_strand(s, strand)]
    _write_filter(v, text, in_all).line()
    for when in ordered:
        entries = tr.plural("{n} entry", "{n} entries", len(_sessions(v, when, strand)))
        mark = tr(" (over)") if when in over else tr(" (today)") if when == v.today else ""
        text.line(f"{v.day(when) if few else v.short_day(when)}{mark}: {entries}")
    if not ordered:
        text.line(tr("Nothing of this is in the programme."))
    buttons = [Button(v.short_day(d) if few else _day_key(v, d), Day(d, strand)) for d in ordered]
    calendar = Button(tr("Into my calendar"), SendCalendar(Scope.ALL))
    return text.screen(
        grid(buttons, 2 if few else _DAYS_IN_A_ROW),
        _filter_key(v) or _strand_row(v, v.snapshot.sessions.values(), strand, Days),
        side_by_side([*(() if v.in_group else (*_choose(v), calendar)), *v.home()]),
    )


def _is_over(v: Reader, when: date) -> bool:
    return all(session.end <= v.now for session in v.snapshot.by_day[when])


def _day_key(v: Reader, when: date) -> str:
    return f"{formats.weekday(v.tr, when)} {when.day}"


def day(v: Reader, when: date, strand: Strand | None = None, page: int = 0) -> Screen | None:
    """One day, a page at a time; None where the programme has no such day.

    Of the day that it is what is over stands behind a button, so that it opens at this hour.
    """
    if when not in v.snapshot.by_day:
        return None
    sessions = _sessions(v, when, strand)
    shown = _shown(v, when, sessions)
    text = _head(v, when, strand)
    entries = with_breaks(shown)
    listed = page_of(v, text, entries, page)
    text.joined(time_zone_line(v), _hours_of(v, listed), listed.position(v.tr)).line()
    if not sessions:
        filtered_out = filter_of(v) and v.snapshot.by_day[when]
        text.line(
            v.tr("Nothing of this on this day.") if filtered_out else v.tr("Nothing on this day.")
        )
    elif not shown:
        text.line(v.tr("Everything of this day is over."))
    write_page(v, text, listed)
    is_later, long = len(shown) < len(sessions), listed.count > _FEW_PAGES
    return text.screen(
        session_keys(v, listed, strand),
        listed.ways(v.tr, lambda number: Day(when, strand, number), _to_now(v, when)),
        _neighbours(v, when, strand) if listed.count == 1 else (),
        _narrowing(v, when, strand, entries, long),
        (
            *((Button(v.tr("Earlier"), Earlier(when, strand)),) if is_later else ()),
            *v.back(v.tr("All days"), Days(strand)),
        ),
    )


def _narrowing(
    v: Reader, when: date, strand: Strand | None, entries: Sequence[Entry], long: bool
) -> Row:
    """The ways to see less of a day: its hours and filters where it is long, else its strands."""
    if drop := _filter_key(v, when):
        return (*_choose(v), *drop) if long else drop
    if long:
        return (*_hours_row(v, when, strand, entries), *_choose(v))
    return _strands_of(v, when, strand)


def earlier(v: Reader, when: date, strand: Strand | None, page: int = 0) -> Screen | None:
    """What is over of a day; None where the programme has no such day."""
    if when not in v.snapshot.by_day:
        return None
    over = [s for s in _sessions(v, when, strand) if s.end <= v.now]
    text = _head(v, when, strand)
    listed = page_of(v, text, with_breaks(over), page)
    text.joined(v.tr("Over"), listed.position(v.tr)).line()
    write_page(v, text, listed)
    return text.screen(
        session_keys(v, listed, strand),
        listed.ways(v.tr, lambda number: Earlier(when, strand, number)),
        v.back(v.short_day(when), Day(when, strand)),
    )


def day_of_session(v: Reader, session: Session, strand: Strand | None) -> Action:
    """The day and the page on which a session stands."""
    when = v.snapshot.day_of(session)
    shown = _shown(v, when, _sessions(v, when, strand))
    if session not in shown:
        is_earlier = when == v.today and session.end <= v.now
        return Earlier(when, strand) if is_earlier else Day(when, strand)
    starts = pages_of(v, _head(v, when, strand), with_breaks(shown))
    return Day(when, strand, page_with(starts, shown.index(session)))


def _head(v: Reader, when: date, strand: Strand | None) -> Text:
    there = [s for s in v.snapshot.by_day.get(when, ()) if in_strand(s, strand)]
    return _write_filter(v, Text().title(_titled(v, v.day(when), strand)), there)


def _write_filter(v: Reader, text: Text, sessions: Sequence[Session]) -> Text:
    """What the reader's filter leaves of some sessions."""
    shown = filter_of(v)
    if shown is None:
        return text
    text.line(v.tr("Only: {what}", what=name_of(v, shown)))
    by_language = shown.by is FilterBy.LANGUAGE
    return text.joined(without_language(v, sessions) if by_language else "")


def _sessions(v: Reader, when: date, strand: Strand | None) -> tuple[Session, ...]:
    there = v.snapshot.by_day.get(when, ())
    return filtered(v, (s for s in there if in_strand(s, strand)))


def _shown(v: Reader, when: date, sessions: Sequence[Session]) -> Sequence[Session]:
    """The sessions of a day that are shown at once: today's without those that are over."""
    if when != v.today:
        return sessions
    return [session for session in sessions if session.end > v.now]


def _hours_of(v: Reader, listed: Page[Entry]) -> str:
    """From when to when the sessions of a page go on, where there are several pages."""
    if listed.count == 1:
        return ""
    sessions = [entry.session for entry in listed.items]
    until = max(session.end for session in sessions)
    return formats.span(v.tr, sessions[0].start, until, v.snapshot.event.timezone)


def _to_now(v: Reader, when: date) -> Action | None:
    return Day(v.today) if when != v.today and v.today in v.snapshot.by_day else None


def _hours_row(v: Reader, when: date, strand: Strand | None, entries: Sequence[Entry]) -> Row:
    """Some of the hours at which something begins, spread over the day, to jump to."""
    first: dict[int, int] = {}
    for index, entry in enumerate(entries):
        first.setdefault(v.snapshot.local(entry.session.start).hour, index)
    hours = list(first)
    count = min(len(hours), _HOURS_IN_A_ROW)
    chosen = [hours[len(hours) * n // count] for n in range(count)]
    starts = pages_of(v, _head(v, when, strand), entries)
    return tuple(
        Button(f"{hour:02}:00", Day(when, strand, page_with(starts, first[hour])))
        for hour in chosen
    )


def _filter_key(v: Reader, when: date | None = None) -> Row:
    """The key that drops the reader's filter, where there is one; back to a day or to all."""
    return (Button(v.tr("No filter"), DropFilter(when)),) if filter_of(v) else ()


def _choose(v: Reader) -> Row:
    """The key to the choice of a filter; a group has none."""
    return () if v.in_group else (Button(v.tr("Filter"), Filters()),)


def _strands_of(v: Reader, when: date, strand: Strand | None) -> Row:
    """The strands of a day to choose from."""
    return _strand_row(v, v.snapshot.by_day[when], strand, lambda chosen: Day(when, chosen))


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
    """The strands to choose from where there is more than one.

    The chosen one has a tick; to press it again shows everything.
    """
    if chosen is None and len({session.strand for session in sessions} - {Strand.BOTH}) < 2:
        return ()
    return tuple(
        choice(
            strand_name(v, strand),
            press(None if strand is chosen else strand),
            chosen=strand is chosen,
        )
        for strand in strands(v.snapshot)
    )
