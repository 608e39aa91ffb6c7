"""The screen for a corridor: what is running, how long still, and what comes next."""

from collections.abc import Sequence

from handlers.frame.reader import Reader
from handlers.frame.sessions import (
    next_sessions,
    provisional_note,
    running_sessions,
    write_sessions_at,
)
from handlers.programme.actions import Day, Days, Now
from handlers.programme.door import session_button
from handlers.ui.paging import PAGE
from handlers.ui.screen import Button, Row, Screen, Text, column
from locales import formats
from storage.programme.model import Session


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
    buttons = column(session_button(v, session) for session in (*running, *coming))
    return text.screen([*buttons, _ways_on(v, coming), v.home()])


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
