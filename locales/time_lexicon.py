"""The words for days, parts of the day and spans of time, in German, Russian and English.

All are as `plain` leaves them. Names of weekdays and months come from CLDR.
"""

from collections.abc import Mapping
from datetime import time, timedelta
from functools import cache
from types import MappingProxyType
from typing import Final

from babel import Locale
from rapidfuzz import process
from rapidfuzz.distance import OSA

from locales.time_numbers import NUMBERS, months, plain, word_set

Part = tuple[time, time | None]
"""From–to on one day; None is the end of the day, and on through a night that began on it."""

MORNING: Final[Part] = (time(0), time(12))
NOON: Final[Part] = (time(12), time(14))
AFTERNOON: Final[Part] = (time(12), time(18))
EVENING: Final[Part] = (time(18), None)
NIGHT: Final[Part] = (time(21), None)

PARTS: Final[Mapping[str, Part]] = MappingProxyType({
    **dict.fromkeys(("morgens", "fruhmorgens", "vormittags", "vormittag", "fruhs", "утром",
                     "утра", "morning", "fruh"), MORNING),
    **dict.fromkeys(("mittags",), NOON),
    **dict.fromkeys(("nachmittags", "nachmittag", "днем", "afternoon"), AFTERNOON),
    **dict.fromkeys(("abends", "вечером", "вечера", "evening", "вечерняя", "вечерней", "вечернюю",
                     "вечернее", "вечерние", "вечерних"), EVENING),
    **dict.fromkeys(("nachts", "ночью", "ночи", "night"), NIGHT),
})  # fmt: skip
PARTS_AFTER_A_DAY: Final[Mapping[str, Part]] = MappingProxyType({
    "morgen": MORNING, "mittag": NOON, "abend": EVENING, "nacht": NIGHT, "утро": MORNING,
    "вечер": EVENING, "ночь": NIGHT, "день": AFTERNOON,
})  # fmt: skip
SPLIT: Final = {
    part + rest: f"{part}s"
    for part in ("morgen", "vormittag", "nachmittag", "abend")
    for rest in ("programm", "veranstaltung", "veranstaltungen", "termine", "termin", "sitzungen")
}
RELATIVE: Final[Mapping[str, int]] = MappingProxyType({
    "heute": 0, "heut": 0, "heutige": 0, "heutigen": 0, "сегодня": 0, "сегодняшний": 0,
    "сегодняшняя": 0, "сегодняшнюю": 0, "today": 0,
    "morgen": 1, "morgige": 1, "morgigen": 1, "завтра": 1, "завтрашний": 1, "завтрашняя": 1,
    "завтрашнюю": 1, "завтрашнего": 1, "tomorrow": 1,
    "ubermorgen": 2, "послезавтра": 2,
    "gestern": -1, "вчера": -1, "yesterday": -1, "vorgestern": -2, "позавчера": -2,
})  # fmt: skip
PLACES: Final[Mapping[str, int]] = MappingProxyType({
    **dict.fromkeys(("erster", "ersten", "erste", "первый", "first"), 0),
    **dict.fromkeys(("zweiter", "zweiten", "zweite", "второй", "second"), 1),
    **dict.fromkeys(("dritter", "dritten", "dritte", "третий", "third"), 2),
    **dict.fromkeys(("letzter", "letzten", "letzte", "последний", "last"), -1),
})  # fmt: skip
NOW: Final = word_set("""
    jetzt gerade grade grad aktuell momentan derzeit nun сейчас щас теперь now currently
""")
NEXT: Final = word_set("""
    bald скоро вскоре naechste naechster naechstes naechsten naechstem danach anschliessend
    gleich nachher
    demnaechst дальше далее затем потом следующий следующая следующее следующую
    следующие следующего следующей ближайший ближайшая ближайшее ближайшую next
""")
AT: Final = word_set("""
    um gegen ca at к около
""")
IN: Final = frozenset(("в", "во"))
FROM: Final = word_set("""
    ab von seit с со from
""")
AFTER: Final = word_set("nach после after")
UNTIL: Final = word_set("""
    bis до vor перед before until till по
""")
BETWEEN: Final = word_set("zwischen между between")
ON: Final = word_set("""
    am an den vom zum в во на on the
""")
LUNCH: Final = word_set("""
    mittag mittagessen lunch essen обеда обедом обед обеде ланча полудня mittagspause
""")
ARTICLES: Final = word_set("""
    dem den der zum the das am
""")
UNITS: Final[Mapping[str, timedelta]] = MappingProxyType({
    **dict.fromkeys(("stunde", "stunden", "std", "h", "час", "часа", "часов", "часик", "hour",
                     "hours"), timedelta(hours=1)),
    **dict.fromkeys(("minute", "minuten", "min", "минут", "минуты", "минуту", "мин", "minutes"),
                    timedelta(minutes=1)),
    **dict.fromkeys(("viertelstunde",), timedelta(minutes=15)),
    **dict.fromkeys(("полчаса", "получаса"), timedelta(minutes=30)),
})  # fmt: skip


SHORT: Final = word_set("""
    mo di mi do fr sa so пн вт ср чт пт сб вс mon tue wed thu fri sat sun
""")


GERMAN_DAYS: Final = (
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag"
)  # fmt: skip


def weekday_in(word: str) -> tuple[int, str] | None:
    """The weekday that a word is, and the part of the day behind it: "montagabend"."""
    names = weekdays()
    if word in names:
        return names[word], ""
    for name in GERMAN_DAYS:
        if word.startswith(name):
            rest = word[len(name) :]
            if rest in PARTS_AFTER_A_DAY or rest in PARTS:
                return names[name], rest
    return None


_WEEKEND: Final = dict.fromkeys(("wochenende", "выходные", "выходных", "weekend"), 5)


@cache
def weekdays() -> Mapping[str, int]:
    found = {}
    for language in ("de", "ru", "en"):
        days = Locale(language).days["format"]
        for width in ("wide", "abbreviated", "short"):
            found.update({plain(name): number for number, name in days[width].items()})
    for name, number in list(found.items()):
        if name in GERMAN_DAYS:
            found[f"{name}s"] = number
        elif len(name) > 4:
            found.update({f"{name[:-1]}{e}": number for e in ("у", "ы", "е", "ю", "и", "я")})
            found.update({f"{name}{e}": number for e in ("а", "у", "ом", "е")})
    return MappingProxyType({**found, "sonnabend": 5, "sonnabends": 5, **_WEEKEND})


def is_time_word(word: str) -> bool:
    """Whether a word by itself has something to do with time."""
    spelt = plain(word)
    return any(spelt in words for words in _VOCABULARY) or spelt in weekdays() or spelt in months()


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
    named = {*weekdays(), *RELATIVE, *PARTS, *GERMAN_DAYS}
    return tuple(sorted(name for name in named if len(name) > _SHORTEST_NAME))


_SHORTEST_NAME: Final = 4


def russian_time_words() -> frozenset[str]:
    """The Russian words for time, for those who write them in Latin letters."""
    words = {word for listed in (*_VOCABULARY, weekdays(), months()) for word in listed}
    return frozenset(word for word in words if word[0] >= "а")


_VOCABULARY: Final = (
    PARTS, PARTS_AFTER_A_DAY, RELATIVE, NOW, NEXT, UNITS, NUMBERS, LUNCH, AFTER, UNTIL,
    BETWEEN, FROM, SPLIT,
)  # fmt: skip
