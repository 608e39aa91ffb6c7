"""The sessions that are held in a language or interpreted into it, of a day or of all days."""

from datetime import date

from handlers.frame.reader import Reader
from handlers.frame.session_lists import Entry, ahead_first, by_days, page_of, write_page
from handlers.frame.sessions import time_zone_line
from handlers.programme.actions import Day, Days, InLanguage
from handlers.programme.door import session_keys
from handlers.programme.filters import is_in_language, without_language
from handlers.ui.screen import Button, Screen, Text
from locales import formats
from locales.language_names import language_codes


def in_language(
    reader: Reader, code: str, when: date | None = None, page: int = 0
) -> Screen | None:
    """Those sessions, what is ahead first; None for no language or no day of the event."""
    if code not in language_codes() or (when and when not in reader.snapshot.by_day):
        return None
    tr = reader.tr
    there = reader.snapshot.by_day[when] if when else tuple(reader.snapshot.sessions.values())
    sessions = ahead_first(reader, (s for s in there if is_in_language(s, code)))
    said = formats.sentence_case(formats.in_language(tr, code))
    text = Text().title(f"{said} · {reader.day(when)}" if when else said)
    text.joined(without_language(reader, there))
    entries = [Entry(session) for session in sessions] if when else by_days(reader, sessions)
    listed = page_of(reader, text, entries, page)
    if sessions:
        text.joined(time_zone_line(reader), listed.position(tr))
        text.add("\n" if when else "")
    else:
        text.line().line(tr("Nothing is marked as held in this language or interpreted into it."))
    write_page(reader, text, listed)
    ways = (Button(tr("All days"), InLanguage(code)),) if when else ()
    back = (
        reader.back(reader.short_day(when), Day(when))
        if when
        else reader.back(tr("All days"), Days())
    )
    return text.screen(
        session_keys(reader, listed),
        listed.ways(tr, lambda number: InLanguage(code, when, number)),
        ways,
        back,
    )
