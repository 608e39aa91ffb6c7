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


def in_language(v: Reader, code: str, when: date | None = None, page: int = 0) -> Screen | None:
    """Those sessions, what is ahead first; None for no language or no day of the event."""
    if code not in language_codes() or (when and when not in v.snapshot.by_day):
        return None
    tr = v.tr
    there = v.snapshot.by_day[when] if when else tuple(v.snapshot.sessions.values())
    sessions = ahead_first(v, (s for s in there if is_in_language(s, code)))
    said = formats.sentence_case(formats.in_language(tr, code))
    text = Text().title(f"{said} · {v.day(when)}" if when else said)
    text.joined(without_language(v, there))
    entries = [Entry(session) for session in sessions] if when else by_days(v, sessions)
    listed = page_of(v, text, entries, page)
    if sessions:
        text.joined(time_zone_line(v), listed.position(tr))
        text.add("\n" if when else "")
    else:
        text.line().line(tr("Nothing is marked as held in this language or interpreted into it."))
    write_page(v, text, listed)
    ways = (Button(tr("All days"), InLanguage(code)),) if when else ()
    back = v.back(v.short_day(when), Day(when)) if when else v.back(tr("All days"), Days())
    return text.screen(
        session_keys(v, listed),
        listed.ways(tr, lambda number: InLanguage(code, when, number)),
        ways,
        back,
    )
