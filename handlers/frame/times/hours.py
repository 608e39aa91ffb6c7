"""Rules for hours, parts of the day and what is counted from now.

Each takes what it reads, and says how many words it took.
"""

from datetime import time
from typing import Final

from handlers.frame.times.asked import DayWord, TimeAsked
from handlers.frame.times.clock import Hour, read_clock, read_hour
from handlers.frame.times.cursor import Cursor
from handlers.frame.times.dates import read_date
from handlers.frame.times.lengths import Length, read_length
from locales.time_words import AFTERNOON, MORNING, NOON

_MIDNIGHT: Final = time()
_FEW: Final = 6


def counted_from_now(at: Cursor, asked: TimeAsked) -> int:
    """ "in einer halben Stunde", «через неделю», "vor 2 Tagen", «3 часа назад»."""
    t = at.t
    if at[0] in t.in_a_while and (length := read_length(at.on(1))):
        _count(length, 1, asked)
        return 1 + length.words
    if at[0] in t.before and (length := read_length(at.on(1), counted=True)):
        _count(length, -1, asked)
        return 1 + length.words
    if (length := read_length(at)) and (behind := at.on(length.words).phrase(t.ago)):
        _count(length, -1, asked)
        return length.words + behind
    return 0


def stretch_from_now(at: Cursor, asked: TimeAsked) -> int:
    """ "die nächsten 3 Stunden", «в ближайшие два дня», "innerhalb von 2 Wochen"."""
    t = at.t
    inside = at.phrase(t.within)
    here = at.on(inside).passing(t.articles)
    named = here.phrase(t.relative)
    by = t.relative[here.said(named)] if named else 1
    if not (inside or named) or by not in (1, -1):
        return 0
    length = read_length(here.on(named), counted=not inside)
    # "nächste Woche" is a week, "nächste Stunde" an hour from now on.
    if length is None and not inside and here[named] in t.units:
        length = read_length(here.on(named))
    if length is None:
        return 0
    words = here.place + named + length.words - at.place
    if length.span is not None:
        asked.within = by * length.span
    elif length.days is not None and inside:
        _days(asked, DayWord(offset=0), DayWord(offset=length.days))
    elif length.days is not None:
        first, last = (1, length.days) if by > 0 else (-length.days, -1)
        _days(asked, DayWord(offset=first), DayWord(offset=last))
    elif length.weeks is not None and inside:
        _days(asked, DayWord(offset=0), DayWord(offset=7 * length.weeks - 1))
    elif length.weeks is not None:
        first, last = (1, length.weeks) if by > 0 else (-length.weeks, -1)
        _days(asked, DayWord(week=first), DayWord(week=last))
    return words


def part_of_a_day(at: Cursor, asked: TimeAsked) -> int:
    """ "nachmittags", "am Abend", "diesen Morgen", «после обеда», "Abendprogramm"."""
    t, word = at.t, at[0]
    if word in t.after or word in t.until:
        length = 2 if at[1] in t.articles else 1
        if at[length] in t.lunch and not _until_it_begins(at):
            asked.part = AFTERNOON if word in t.after else MORNING
            return length + 1
    this = at.phrase(t.relative)
    if this and t.relative[at.said(this)] == 0:
        named = t.parts.get(at[this]) or t.parts_after_a_day.get(at[this])
        if named:
            asked.days.append(DayWord(offset=0))
            asked.part = named
            return this + 1
    if words := at.phrase(t.parts):
        asked.part = t.parts[at.said(words)]
        return words
    if word in t.into:
        behind = at.passing(t.into).passing(t.articles)
        if behind[0] in t.parts_after_a_day:
            asked.part = t.parts_after_a_day[behind[0]]
            return behind.place + 1 - at.place
        if behind[0] in t.lunch and behind[0] in t.noon:
            asked.part = NOON
            return behind.place + 1 - at.place
    return 0


def span_of_hours(at: Cursor, asked: TimeAsked) -> int:
    """ "von 10 bis 12", "10-12 Uhr", "ab 18 Uhr", "bis zwölf", «с 10 до 12», «после 15»."""
    t, word = at.t, at[0]
    if word.count("-") == 1:
        return _written_span(at, asked)
    if word in t.between or word in t.since:
        between = _between(at, asked, behind=1)
        if between:
            return between
    closing = at.passing(t.until).passing(t.articles)
    if words := closing.phrase(t.end_of_the_day):
        asked.until = _MIDNIGHT
        return closing.place + words - at.place
    if word in t.since or word in t.after or word in t.until:
        if closing[0] in t.lunch and _until_it_begins(at, asks=True):
            return 0
        here = at.on(1).passing(t.about).passing(t.at).passing(t.articles)
        hour = read_hour(here, loose=True)
        if hour and not _counts_something(here.on(hour.words)):
            asked.bare = hour.bare
            if word in t.until:
                asked.until = hour.at
            else:
                asked.since = hour.at
            return here.place + hour.words - at.place
        return 0
    return _between(at, asked, behind=0)


def hour(at: Cursor, asked: TimeAsked) -> int:
    """ "um 14", "14 Uhr 30", "halb drei nachmittags", «в полтретьего», «в два часа дня»."""
    t = at.t
    here = at.passing(t.about).passing(t.at).passing(t.about)
    prepared = any(here[-n] in t.at for n in range(1, here.place - at.place + 1))
    said = read_hour(here, loose=prepared)
    if said is None or (not prepared and here[0] in t.hours_after_at):
        return 0
    behind = here.on(said.words)
    dated = read_date(here, loose=False)
    if dated and dated[0].month and dated[1] > said.words:
        return 0
    if prepared and _counts_something(behind) and said.words == 1:
        return 0
    asked.bare, words = said.bare, behind.place - at.place
    if behind[0] in t.earliest:
        asked.since = said.at
        return words + 1
    if behind[0] in t.latest:
        asked.until = said.at
        return words + 1
    asked.at = said.at
    return words


def now_or_next(at: Cursor, asked: TimeAsked) -> int:
    """ "jetzt", "im Moment", "als Nächstes", «в данный момент», «дальше»."""
    if now := at.phrase(at.t.now):
        asked.now = True
        return now
    if following := at.phrase(at.t.next):
        asked.next = True
        return following
    return 0


def other_zone(at: Cursor, asked: TimeAsked) -> int:
    """ "16 Uhr MEZ": hours are the venue's, and an hour of another zone is none of them."""
    said = read_hour(at, loose=False)
    if said is None or at[said.words] not in at.t.zones:
        return 0
    asked.elsewhere = True
    return said.words + 1


def _until_it_begins(at: Cursor, *, asks: bool = False) -> bool:
    """Whether it is said how long it is until something: "noch bis". With `asks` a word more says
    so: "was läuft noch bis Mittag" is about the hours until then.
    """
    before = (at[-n] in at.t.left_until for n in range(2, _FEW))
    said = at[0] in at.t.until and at[-1] in at.t.left_until
    return said and (not asks or any(before))


def _count(length: Length, by: int, asked: TimeAsked) -> None:
    if length.span is not None:
        asked.ahead = by * length.span
    elif length.days is not None:
        asked.days.append(DayWord(offset=by * length.days))
    elif length.weeks is not None:
        asked.days.append(DayWord(offset=by * 7 * length.weeks))


def _days(asked: TimeAsked, first: DayWord, last: DayWord) -> None:
    asked.days.append(first)
    asked.through = last


def _written_span(at: Cursor, asked: TimeAsked) -> int:
    first, last = (read_clock(Cursor(at.t, [half]), loose=True) for half in at[0].split("-"))
    if first is None or last is None:
        return 0
    if at[1] in at.t.months:
        return 0
    asked.since, asked.until, asked.bare = first.at, last.at, first.bare and last.bare
    behind = read_hour(Cursor(at.t, [at[0].split("-")[1], *at.words[at.place + 1 :]]), loose=True)
    if behind is None:
        return 1
    if not behind.bare and first.bare and behind.at >= last.at:
        asked.until, asked.bare = behind.at, last.bare and behind.at == last.at
        asked.since = _before(first, behind)
    return behind.words


def _between(at: Cursor, asked: TimeAsked, *, behind: int) -> int:
    """Two hours with "to" or "and" between them; without a "from" both must be said as hours."""
    t = at.t
    here = at.on(behind).passing(t.articles)
    first = read_hour(here, loose=bool(behind))
    joined = here.on(first.words) if first else here
    if first is None or joined[0] not in t.joining:
        return 0
    last_at = joined.passing(t.joining).passing(t.articles)
    last = read_hour(last_at, loose=True)
    if last is None or _counts_something(last_at.on(last.words)):
        return 0
    asked.until, asked.bare = last.at, first.bare and last.bare
    if not asked.bare:
        asked.since = _before(first, last) if first.bare else first.at
        asked.until = _after(last, first) if last.bare else last.at
    else:
        asked.since = first.at
    return last_at.place + last.words - at.place


def _before(first: Hour, last: Hour) -> time:
    """The reading of a bare hour that is nearest before another: "von 5 bis 6 nachmittags"."""
    later = first.at.replace(hour=(first.at.hour + 12) % 24)
    return later if first.at < later < last.at else first.at


def _after(last: Hour, first: Hour) -> time:
    """The reading of a bare hour that is nearest behind another: "11:30 bis eins"."""
    later = last.at.replace(hour=(last.at.hour + 12) % 24)
    return later if last.at <= first.at < later else last.at


def _counts_something(at: Cursor) -> bool:
    """Whether the number before it is one of hours, days or months rather than an hour."""
    t, unit = at.t, at[0]
    return unit in t.day_units or unit in t.weeks or unit in t.far or unit in t.months
