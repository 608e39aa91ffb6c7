"""A day of one's own, or a part of it: where to be then, and what is for everybody beside it."""

from typing import Final

from handlers.agenda.actions import My, MyOn
from handlers.agenda.where_to_be_screens import write_in_two_lines, write_rest
from handlers.frame.reader import Reader
from handlers.frame.session_lists import provisional_note, write_blocks
from handlers.frame.whats_on import on_day
from handlers.programme.actions import Day
from handlers.programme.door import session_button
from handlers.ui.screen import Button, Screen, Text, side_by_side

_A_DAY: Final = 24 * 60
_MINE: Final = 5
_FOR_ALL: Final = 5
_ROWS: Final = 3
"""The most rows of keys that leave room for what may stand below the ways on."""


def my_on(reader: Reader, address: MyOn) -> Screen | None:
    """What is noted for a day, or a part of it, and what is for all then; None for no such day."""
    day, since, until = address.day, address.since, address.until
    if day not in reader.snapshot.by_day or not since < until <= _A_DAY:
        return None
    tr, text = reader.tr, Text()
    mine, for_all = on_day(reader, day, since, until)
    text.title(tr("My programme"))
    text.line(", ".join(filter(None, (reader.day(day), _part(reader, since, until))))).line()
    if not mine:
        text.line(tr("Nothing is noted for you then."))
    for session in mine[:_MINE]:
        write_in_two_lines(reader, text, session)
    write_rest(reader, text, len(mine[_MINE:]))
    if for_all:
        text.section(tr("For everybody"))
        write_blocks(reader, text, for_all[:_FOR_ALL])
        write_rest(reader, text, len(for_all[_FOR_ALL:]))
        if note := provisional_note(reader, for_all[:_FOR_ALL]):
            text.line().italic(note).line()
    keys = [session_button(reader, session) for session in (mine or for_all)[:_MINE]]
    return text.screen(
        side_by_side(keys)[:_ROWS],
        Button(reader.short_day(day), Day(day)),
        reader.back(tr("My programme"), My()),
    )


def _part(reader: Reader, since: int, until: int) -> str:
    """Which part of a day it is; empty for all of it."""
    if not since and until == _A_DAY:
        return ""
    if until == _A_DAY:
        return reader.tr("from {hour}", hour=_clock(since))
    if not since:
        return reader.tr("until {hour}", hour=_clock(until))
    return f"{_clock(since)}–{_clock(until)}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
