"""The words people use for days and hours, in German, Russian and a little English.

`read_time` goes through the words of a question once, from left to right, and takes out what names
a time. It does not know what day it is: days are named relative to today, by weekday or by date,
and whoever asks resolves them. Names of weekdays and months come from CLDR.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import cache
from types import MappingProxyType
from typing import Final

from babel import Locale
from rapidfuzz import process
from rapidfuzz.distance import OSA

from locales.time_numbers import NUMBERS, Hour, months, plain, read_clock, read_date, word_set

Part = tuple[time, time | None]
"""From–to on one day; None is the end of the day, and on through a night that began on it."""

MORNING: Final[Part] = (time(0), time(12))
NOON: Final[Part] = (time(12), time(14))
AFTERNOON: Final[Part] = (time(12), time(18))
EVENING: Final[Part] = (time(18), None)
NIGHT: Final[Part] = (time(21), None)

_PARTS: Final[Mapping[str, Part]] = MappingProxyType({
    **dict.fromkeys(("morgens", "fruhmorgens", "vormittags", "vormittag", "fruhs", "утром",
                     "утра", "morning", "fruh"), MORNING),
    **dict.fromkeys(("mittags",), NOON),
    **dict.fromkeys(("nachmittags", "nachmittag", "днем", "afternoon"), AFTERNOON),
    **dict.fromkeys(("abends", "вечером", "вечера", "evening", "вечерняя", "вечерней", "вечернюю",
                     "вечернее", "вечерние", "вечерних"), EVENING),
    **dict.fromkeys(("nachts", "ночью", "ночи", "night"), NIGHT),
})  # fmt: skip
_PARTS_AFTER_A_DAY: Final[Mapping[str, Part]] = MappingProxyType({
    "morgen": MORNING, "mittag": NOON, "abend": EVENING, "nacht": NIGHT, "утро": MORNING,
    "вечер": EVENING, "ночь": NIGHT, "день": AFTERNOON,
})  # fmt: skip
_SPLIT: Final = {
    part + rest: f"{part}s"
    for part in ("morgen", "vormittag", "nachmittag", "abend")
    for rest in ("programm", "veranstaltung", "veranstaltungen", "termine", "termin", "sitzungen")
}
_RELATIVE: Final[Mapping[str, int]] = MappingProxyType({
    "heute": 0, "heut": 0, "heutige": 0, "heutigen": 0, "сегодня": 0, "сегодняшний": 0,
    "сегодняшняя": 0, "сегодняшнюю": 0, "today": 0,
    "morgen": 1, "morgige": 1, "morgigen": 1, "завтра": 1, "завтрашний": 1, "завтрашняя": 1,
    "завтрашнюю": 1, "завтрашнего": 1, "tomorrow": 1,
    "ubermorgen": 2, "послезавтра": 2,
    "gestern": -1, "вчера": -1, "yesterday": -1, "vorgestern": -2, "позавчера": -2,
})  # fmt: skip
_NOW: Final = word_set("""
    jetzt gerade grade grad aktuell momentan derzeit nun сейчас щас теперь now currently
""")
_NEXT: Final = word_set("""
    bald скоро вскоре naechste naechster naechstes naechsten naechstem danach anschliessend
    gleich nachher
    demnaechst дальше далее затем потом следующий следующая следующее следующую
    следующие следующего следующей ближайший ближайшая ближайшее ближайшую next
""")
_AT: Final = word_set("""
    um gegen ca at к около
""")
_IN: Final = frozenset(("в", "во"))
_FROM: Final = word_set("""
    ab von seit с со from
""")
_AFTER: Final = word_set("nach после after")
_UNTIL: Final = word_set("""
    bis до vor перед before until till по
""")
_BETWEEN: Final = word_set("zwischen между between")
_ON: Final = word_set("""
    am an den vom zum в во на on the
""")
_LUNCH: Final = word_set("""
    mittag mittagessen lunch essen обеда обедом обед обеде ланча полудня mittagspause
""")
_ARTICLES: Final = word_set("""
    dem den der zum the das am
""")
_UNITS: Final[Mapping[str, timedelta]] = MappingProxyType({
    **dict.fromkeys(("stunde", "stunden", "std", "h", "час", "часа", "часов", "часик", "hour",
                     "hours"), timedelta(hours=1)),
    **dict.fromkeys(("minute", "minuten", "min", "минут", "минуты", "минуту", "мин", "minutes"),
                    timedelta(minutes=1)),
    **dict.fromkeys(("viertelstunde",), timedelta(minutes=15)),
    **dict.fromkeys(("полчаса", "получаса"), timedelta(minutes=30)),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class DayWord:
    """A day as it was named: so many days from today, a weekday (Monday is 0), or a date."""

    offset: int | None = None
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None

    def resolved(self, today: date, days: Sequence[date]) -> date | None:
        """The day that is meant by somebody who speaks today about the event on these days.

        Of several that fit, the next one ahead, else the last one. None for a date of no year.
        """
        if self.offset is not None:
            return today + timedelta(days=self.offset)
        fitting = [day for day in days if self._fits(day)]
        ahead = [day for day in fitting if day >= today]
        return ahead[0] if ahead else fitting[-1] if fitting else None

    def _fits(self, day: date) -> bool:
        if self.weekday is not None:
            return day.weekday() == self.weekday
        return (
            self.day == day.day
            and self.month in (None, day.month)
            and self.year in (None, day.year)
        )


@dataclass(slots=True)
class TimeAsked:
    """What a question says about time. `rest` are the words that name none, `said` those that do.

    `at` is an hour of the clock, `since` and `until` bound a span; where `bare` is true, they may
    be meant twelve hours later. `ahead` is counted from now.
    """

    days: list[DayWord] = field(default_factory=list)
    part: Part | None = None
    at: time | None = None
    since: time | None = None
    until: time | None = None
    bare: bool = False
    ahead: timedelta | None = None
    now: bool = False
    next: bool = False
    rest: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def names_an_hour(self) -> bool:
        """Whether an hour, a span or a part of the day was named."""
        return (self.part or self.at or self.since or self.until) is not None


def read_time(words: Sequence[str]) -> TimeAsked:
    """Take out of a question what it says about time."""
    spelt = [word if word[0].isdigit() else plain(word) for word in words]
    asked = TimeAsked()
    at = 0
    while at < len(spelt):
        taken = 0
        for rule in _RULES:
            taken = rule(spelt, at, asked)
            if taken:
                break
        (asked.said if taken else asked.rest).extend(words[at : at + max(taken, 1)])
        at += max(taken, 1)
    if asked.bare and asked.part:
        _settle(asked, asked.part)
    return asked


def _days_rule(words: list[str], at: int, asked: TimeAsked) -> int:
    """ "heute Abend", "morgen früh", "Montagabend", «в среду вечером», "am 29. Juni"."""
    word = words[at]
    if word == "tonight":
        asked.days.append(DayWord(offset=0))
        asked.part = EVENING
        return 1
    if word == "morgen" and at and words[at - 1] == "am":
        asked.part = MORNING
        return 1
    if word in _RELATIVE:
        asked.days.append(DayWord(offset=_RELATIVE[word]))
        return 1 + _part_after_a_day(words, at + 1, asked)
    found = _weekday(word)
    if found and not (word in _SHORT and not _is_short_day(words, at)):
        weekday, rest = found
        asked.days.append(DayWord(weekday=weekday))
        if rest:
            asked.part = _PARTS_AFTER_A_DAY.get(rest) or _PARTS.get(rest)
        return 1 + _part_after_a_day(words, at + 1, asked)
    dated = read_date(words, at, loose=bool(at) and words[at - 1] in ("am", "den", "vom", "zum"))
    if dated and not read_clock(words, at, loose=False):
        asked.days.append(DayWord(day=dated.day, month=dated.month, year=dated.year))
        return dated.words + _part_after_a_day(words, at + dated.words, asked)
    return 0


def _part_after_a_day(words: list[str], at: int, asked: TimeAsked) -> int:
    """ "abend" is a part of the day after a day; by itself it may be part of a title."""
    word = words[at] if at < len(words) else ""
    if word in _PARTS_AFTER_A_DAY and not (
        word == "morgen" and at + 1 < len(words) and words[at + 1] in _PARTS
    ):
        asked.part = _PARTS_AFTER_A_DAY[word]
        return 1
    return 0


def _parts_rule(words: list[str], at: int, asked: TimeAsked) -> int:
    """ "nachmittags", "am Abend", "vor dem Mittag", «после обеда», "Abendprogramm"."""
    word = words[at]
    if word in _SPLIT:
        asked.part = _PARTS[_SPLIT[word]]
        return 1
    bound = _AFTER | _UNTIL
    if word in bound:
        skip = 1 + (at + 1 < len(words) and words[at + 1] in _ARTICLES)
        if at + skip < len(words) and words[at + skip] in _LUNCH:
            asked.part = AFTERNOON if word in _AFTER else MORNING
            return skip + 1
    if word in _PARTS:
        asked.part = _PARTS[word]
        return 1
    following = words[at + 1] if at + 1 < len(words) else ""
    if word in ("am", "gegen", "zum", "на", "uber", "in") and following in _PARTS_AFTER_A_DAY:
        asked.part = _PARTS_AFTER_A_DAY[following]
        return 2
    return 0


def _spans_rule(words: list[str], at: int, asked: TimeAsked) -> int:
    """ "von 10 bis 12", "10-12 Uhr", "ab 18 Uhr", "bis zwölf", «с 10 до 12», «после 15»."""
    word = words[at]
    if "-" in word and word.replace("-", "").isdecimal() and word.count("-") == 1:
        first, last = (read_clock([half], 0, loose=True) for half in word.split("-"))
        if first and last:
            _span(asked, first, last)
            return 1 + (at + 1 < len(words) and words[at + 1] in ("uhr", "часов", "ч"))
        return 0
    if word in _BETWEEN or word in _FROM:
        first = read_clock(words, at + 1, loose=True)
        if first:
            middle = at + 1 + first.words
            joined = middle < len(words) and words[middle] in {"bis", "und", "до", "и", "to", "and"}
            last = read_clock(words, middle + 1, loose=True) if joined else None
            if last:
                _span(asked, first, last)
                return 2 + first.words + last.words
            if word not in _BETWEEN:
                asked.since, asked.bare = first.at, first.bare
                return 1 + first.words
    if word in _AFTER or word in _UNTIL:
        skip = 1 + (at + 1 < len(words) and words[at + 1] in _ARTICLES)
        hour = read_clock(words, at + skip, loose=True)
        if hour:
            asked.bare = hour.bare
            if word in _AFTER:
                asked.since = hour.at
            else:
                asked.until = hour.at
            return skip + hour.words
    return 0


def _ahead_rule(words: list[str], at: int, asked: TimeAsked) -> int:
    """ "in einer halben Stunde", «через час», «через 20 минут»."""
    if words[at] not in ("in", "через", "спустя"):
        return 0
    amount, place = 1.0, at + 1
    if place < len(words) and words[place] in ("anderthalb", "полтора"):
        amount, place = 1.5, place + 1
    elif (
        place < len(words)
        and (words[place].isdecimal() or words[place] in NUMBERS)
        and (words[place] != "час")
    ):
        number = words[place]
        amount = float(min(int(number[:4]), 999)) if number.isdecimal() else float(NUMBERS[number])
        place += 1
    if place < len(words) and words[place] in ("halben", "halbe"):
        amount, place = 0.5, place + 1
    if place >= len(words) or words[place] not in _UNITS:
        return 0
    asked.ahead = amount * _UNITS[words[place]]
    return place + 1 - at


def _hours_rule(words: list[str], at: int, asked: TimeAsked) -> int:
    """ "um 14", "14 Uhr 30", "halb drei nachmittags", «в полтретьего», «в два часа дня»."""
    word = words[at]
    prepared = word in _AT or word in _IN
    skip = 1 if prepared else 0
    if word == "um" and at + 1 < len(words) and words[at + 1] == "ca":
        skip = 2
    if not prepared and word == "mittag":
        return 0
    hour = read_clock(words, at + skip, loose=prepared)
    if hour is None or (not prepared and word in ("полдень", "полночь")):
        return 0
    asked.at, asked.bare = hour.at, hour.bare
    taken = skip + hour.words
    following = words[at + taken] if at + taken < len(words) else ""
    if following in ("pm", "дня", "am") and hour.bare:
        _settle(asked, MORNING if following == "am" else AFTERNOON)
        taken += 1
    return taken


def _now_rule(words: list[str], at: int, asked: TimeAsked) -> int:
    """ "jetzt", "im Moment", "als Nächstes", «в данный момент», «дальше»."""
    word = words[at]
    following = words[at + 1 : at + 3]
    if word == "im" and following[:1] in (["moment"], ["augenblick"]):
        asked.now = True
        return 2
    if word == "в" and following == ["данный", "момент"]:
        asked.now = True
        return 3
    if word in _NOW:
        asked.now = True
        return 1
    if word == "als" and following[:1] and following[0] in _NEXT:
        asked.next = True
        return 2
    if word in _NEXT:
        asked.next = True
        return 1
    return 0


_RULES: Final = (
    _ahead_rule, _parts_rule, _days_rule, _spans_rule, _hours_rule, _now_rule,
)  # fmt: skip


def _span(asked: TimeAsked, first: Hour, last: Hour) -> None:
    asked.since, asked.until = first.at, last.at
    asked.bare = first.bare and last.bare


def _settle(asked: TimeAsked, part: Part) -> None:
    """Give bare hours the reading that the part of the day asks for; the part is then used up."""

    def settled(hour: time | None) -> time | None:
        if hour is None or part == MORNING or hour.hour >= 12:
            return hour
        if part == NIGHT and hour.hour < 6:
            return hour
        return hour.replace(hour=hour.hour + 12)

    asked.at, asked.since, asked.until = map(settled, (asked.at, asked.since, asked.until))
    asked.bare, asked.part = False, None


_SHORT: Final = word_set("""
    mo di mi do fr sa so пн вт ср чт пт сб вс mon tue wed thu fri sat sun
""")


def _is_short_day(words: list[str], at: int) -> bool:
    """ "do" and "so" are days only where a day is to be expected."""
    following = words[at + 1] if at + 1 < len(words) else ""
    return (
        len(words) == 1
        or following in (_AT | _FROM)
        or following in _PARTS
        or following[:1].isdigit()
        or words[at] in ("пн", "вт", "чт", "пт", "сб", "fr", "mo")
        or (at > 0 and words[at - 1] in _ON)
    )


def _weekday(word: str) -> tuple[int, str] | None:
    """The weekday that a word is, and the part of the day behind it: "montagabend"."""
    names = _weekdays()
    if word in names:
        return names[word], ""
    for name in _GERMAN_DAYS:
        if word.startswith(name):
            rest = word[len(name) :]
            if rest in _PARTS_AFTER_A_DAY or rest in _PARTS:
                return names[name], rest
    return None


_GERMAN_DAYS: Final = (
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag"
)  # fmt: skip


@cache
def _weekdays() -> Mapping[str, int]:
    found = {}
    for language in ("de", "ru", "en"):
        days = Locale(language).days["format"]
        for width in ("wide", "abbreviated", "short"):
            found.update({plain(name): number for number, name in days[width].items()})
    for name, number in list(found.items()):
        if name in _GERMAN_DAYS:
            found[f"{name}s"] = number
        elif len(name) > 4:
            found.update({f"{name[:-1]}{e}": number for e in ("у", "ы", "е", "ю", "и", "я")})
            found.update({f"{name}{e}": number for e in ("а", "у", "ом", "е")})
    return MappingProxyType({**found, "sonnabend": 5, "sonnabends": 5})


def is_time_word(word: str) -> bool:
    """Whether a word by itself has something to do with time."""
    spelt = plain(word)
    return any(spelt in words for words in _VOCABULARY) or spelt in _weekdays() or spelt in months()


def nearest_time_word(word: str) -> str:
    """The day or part of a day that a word is but for one letter, or the word itself."""
    spelt = plain(word)
    if not spelt.isalpha() or is_time_word(word):
        return word
    close = [day for day in _day_names() if abs(len(day) - len(spelt)) < 2]
    found = process.extract(spelt, close, scorer=OSA.distance, score_cutoff=1, limit=None)
    names = sorted((name for name, _, _ in found), key=lambda name: name[0] != spelt[0])
    return names[0] if names else word


@cache
def _day_names() -> tuple[str, ...]:
    named = {*_weekdays(), *_RELATIVE, *_PARTS, *_GERMAN_DAYS}
    return tuple(sorted(name for name in named if len(name) > _SHORTEST_NAME))


_SHORTEST_NAME: Final = 4


def russian_time_words() -> frozenset[str]:
    """The Russian words for time, for those who write them in Latin letters."""
    words = {word for listed in (*_VOCABULARY, _weekdays(), months()) for word in listed}
    return frozenset(word for word in words if word[0] >= "а")


_VOCABULARY: Final = (
    _PARTS, _PARTS_AFTER_A_DAY, _RELATIVE, _NOW, _NEXT, _UNITS, NUMBERS, _LUNCH, _AFTER, _UNTIL,
    _BETWEEN, _FROM, _SPLIT,
)  # fmt: skip
