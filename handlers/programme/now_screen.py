"""What is on now and what comes next, for the reader, or for the team whose chat it is, and for
everybody.
"""

from collections.abc import Sequence

from handlers.frame.reader import Reader
from handlers.frame.session_lists import in_section, page_of, write_page
from handlers.frame.whats_on import SOON, mine_of, next_sessions, running_sessions
from handlers.programme.actions import Day, Days, Now, NowOn
from handlers.programme.door import also_next, by_start, my_sections, next_heading, session_keys
from handlers.ui.screen import Button, Row, Screen, Text
from locales import formats
from storage.programme.model import Session


def now(reader: Reader, page: int = 0) -> Screen:
    """What is on and next for the reader, then for everybody, with the time at the venue."""
    tr, local = reader.tr, reader.snapshot.local(reader.now)
    running, coming = running_sessions(reader), next_sessions(reader)
    mine = mine_of(reader).all
    others = [[s for s in listed if s not in mine] for listed in (running, coming)]
    city = formats.zone_name(tr, reader.snapshot.event.timezone)
    text = Text().bold(tr("Now"))
    text.line(f" · {reader.short_day(local.date())}, {formats.clock(local)} ({city})")
    if not any(session.takes_place for session in running):
        text.line(tr("Nothing is on at the moment.") if coming else tr("The programme is over."))
    today, later = my_sections(reader)
    # A team looks into its chat for what is its own.
    soon = [section for section in today if section[1][0].start - reader.now <= SOON]
    first = [*today, *later] if reader.in_group else soon
    later = [section for section in (*today, *later) if section not in first]
    for_all = [(next_heading(reader, others[1][0]), others[1])] if others[1] else []
    ahead = by_start([*later, *for_all, *also_next(reader)])
    sections = [*first, (tr("On now"), others[0]), *ahead]
    entries = [entry for section in sections for entry in in_section(reader, *section)]
    listed = page_of(reader, text, entries, page)
    text.joined(listed.position(tr))
    write_page(reader, text, listed)
    return text.screen(
        session_keys(reader, listed),
        listed.ways(tr, lambda number: NowOn(number) if number else Now()),
        _ways_on(reader, coming),
        reader.home(),
    )


def _ways_on(reader: Reader, coming: Sequence[Session]) -> Row:
    day = reader.today if reader.today in reader.snapshot.by_day else None
    if day is None and coming:
        day = reader.snapshot.day_of(coming[0])
    refresh = Button(reader.tr("Refresh"), Now())
    if day is None:
        return (refresh, Button(reader.tr("Programme"), Days()))
    return (refresh, Button(reader.short_day(day), Day(day)))
