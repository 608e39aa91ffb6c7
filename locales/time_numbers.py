"""Numbers, hours of the clock and dates, as they are written and as they are spoken."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from types import MappingProxyType
from typing import Final

from babel import Locale

_PLAIN_LETTERS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ё": "е"})

_GERMAN: Final = """
    null eins zwei drei vier fuenf sechs sieben acht neun zehn elf zwoelf dreizehn
    vierzehn fuenfzehn sechzehn siebzehn achtzehn neunzehn zwanzig einundzwanzig
    zweiundzwanzig dreiundzwanzig vierundzwanzig
""".split()
_RUSSIAN: Final = """
    ноль час два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать
    тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать
    двадцать
""".split()
_RUSSIAN_GENITIVE: Final = """
    нуля часа двух трех четырех пяти шести семи восьми девяти десяти одиннадцати
    двенадцати тринадцати четырнадцати пятнадцати шестнадцати семнадцати восемнадцати
    девятнадцати двадцати
""".split()
_RUSSIAN_ORDINALS: Final = """
    нулев перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат
    тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат
""".split()
_ENGLISH: Final = """
    zero one two three four five six seven eight nine ten eleven twelve
""".split()

_NUMBERS: Final = (
    {
        **{word: n for n, word in enumerate(_GERMAN)},
        **{word: n for n, word in enumerate(_RUSSIAN)},
        **{word: n for n, word in enumerate(_RUSSIAN_GENITIVE)},
        **{word: n for n, word in enumerate(_ENGLISH)},
        "ein": 1, "eine": 1, "einer": 1, "einem": 1, "один": 1, "одного": 1, "одну": 1, "две": 2,
        "zwo": 2, "fuenf": 5, "zwoelf": 12,
    }
)  # fmt: skip

_UNITS: Final = frozenset({"uhr", "h", "ч", "час", "часа", "часов", "часам", "o'clock"})
_CLOCK: Final = re.compile(r"(\d{1,2})[:.](\d{2})\.?")
_HOUR: Final = re.compile(r"(\d{1,2})\.?")
_DATE: Final = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{2}|\d{4}))?\.?")
_ISO_DATE: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY: Final = re.compile(r"(\d{1,2})\.?")
_ENDINGS: Final = frozenset({"го", "ого", "его", "е", "ое", "му", "th", "st", "nd", "rd"})
_HALVES: Final = frozenset({"половина", "половине", "половину", "пол"})


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour of the clock, `words` long; a `bare` one may be meant twelve hours later."""

    at: time
    bare: bool
    words: int


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A date as far as it was said; `words` are its length."""

    day: int
    month: int | None
    year: int | None
    words: int


def read_clock(words: Sequence[str], at: int, loose: bool) -> Hour | None:
    """The hour that is said from that word on. `loose` takes a number without "Uhr" for an hour."""
    if at >= len(words):
        return None
    word = words[at]
    spoken = _spoken(words, at)
    if spoken:
        return spoken
    written = _CLOCK.fullmatch(word)
    possible = written and int(written[1]) <= 24 and int(written[2]) < 60
    if written and possible and (loose or not _looks_dated(words, at)):
        followed = _unit_at(words, at + 1)
        bare = len(written[1]) == 1 or (1 <= int(written[1]) <= 11 and "." in word and not followed)
        return _hour(int(written[1]), int(written[2]), bare, 1 + followed)
    number = _number(word)
    if number is None or number > 24:
        return None
    if _unit_at(words, at + 1):
        minute = _number(words[at + 2]) if at + 2 < len(words) and word[0].isdigit() else None
        dated = at + 3 < len(words) and words[at + 3] in months()
        if minute is not None and len(words[at + 2]) == 2 and not dated:
            return _hour(number, min(minute, 59), number < 13, 3)
        return _hour(number, 0, _is_bare(word), 2)
    return _hour(number, 0, _is_bare(word), 1) if loose else None


def read_date(words: Sequence[str], at: int, loose: bool) -> DayOfMonth | None:
    """The date that is said from that word on. `loose` takes "29" alone for a day."""
    word = words[at] if at < len(words) else ""
    iso = _ISO_DATE.fullmatch(word)
    if iso:
        return _date(int(iso[3]), int(iso[2]), int(iso[1]), 1)
    written = _DATE.fullmatch(word)
    if written and (loose or "/" in word or written[3] or _looks_dated(words, at)):
        year = int(written[3]) if written[3] else None
        if year is not None and year < 100:
            year += 2000
        return _date(int(written[1]), int(written[2]), year, 1)
    if word in months() and at + 1 < len(words) and _DAY.fullmatch(words[at + 1]):
        ending = at + 2 < len(words) and words[at + 2] in _ENDINGS
        return _date(int(words[at + 1].strip(".")), months()[word], None, 2 + ending)
    day, length = _day(words, at)
    if day is None:
        return None
    if at + length < len(words) and words[at + length] in months():
        year_at = at + length + 1
        said_year = year_at < len(words) and re.fullmatch(r"20\d\d\.?", words[year_at])
        year = int(words[year_at].strip(".")) if said_year else None
        return _date(day, months()[words[at + length]], year, length + (2 if said_year else 1))
    ordinal = length > 1 or not word[0].isdigit()
    return _date(day, None, None, length) if loose or (ordinal and word[0].isdigit()) else None


@cache
def months() -> Mapping[str, int]:
    """Every form of a month's name that CLDR has in three languages, and Russian's other cases."""
    found = {}
    for language in ("de", "ru", "en"):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                names = Locale(language).months[context][width]
                found.update({plain(name): number for number, name in names.items()})
    russian = Locale("ru").months["stand-alone"]["wide"]
    for number, name in russian.items():
        found[plain(name).rstrip("ьй") + "е"] = number
    found.pop("mai.", None)
    return MappingProxyType(found)


def plain(word: str) -> str:
    """A word as it is compared: small, without a dot, the same however its umlauts are typed."""
    small = word.lower().rstrip(".").translate(_PLAIN_LETTERS)
    return small.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as they are compared."""
    return frozenset(map(plain, text.split()))


def _spoken(words: Sequence[str], at: int) -> Hour | None:
    """Halves and quarters: "halb drei", "viertel vor drei", «полтретьего», «без четверти три»."""
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else ""
    third = words[at + 2] if at + 2 < len(words) else ""
    if word in ("mittag", "полдень", "noon"):
        return Hour(time(12), False, 1)
    if word in ("mitternacht", "полночь", "midnight"):
        return Hour(time(0), False, 1)
    if word == "halb" and _number(after):
        return _hour(_number(after) or 0, -30, True, 2)
    if word == "dreiviertel" and _number(after):
        return _hour(_number(after) or 0, -15, True, 2)
    if word == "viertel" and after in ("nach", "vor") and _number(third):
        return _hour(_number(third) or 0, 15 if after == "nach" else -15, True, 3)
    if word == "viertel" and _number(after):
        return _hour(_number(after) or 0, -45, True, 2)
    if word in _HALVES and _ordinal(after):
        return _hour(_ordinal(after) or 0, -30, True, 2)
    if word.startswith("пол") and _ordinal(word[3:]):
        return _hour(_ordinal(word[3:]) or 0, -30, True, 1)
    if word == "четверть" and _ordinal(after):
        return _hour(_ordinal(after) or 0, -45, True, 2)
    if word == "без" and _number(third) is not None:
        minutes = 15 if after == "четверти" else _number(after)
        if minutes:
            return _hour(_number(third) or 0, -minutes, True, 3)
    return None


def _looks_dated(words: Sequence[str], at: int) -> bool:
    """Whether "28.06" is a day rather than an hour."""
    word = words[at]
    match = _DATE.fullmatch(word)
    if match is None or _unit_at(words, at + 1):
        return False
    return word.endswith(".") or len(match[2]) == 1 or match[2][0] == "0" or int(match[1]) > 24


def _hour(hour: int, minute: int, bare: bool, words: int) -> Hour:
    minutes = (hour * 60 + minute) % (24 * 60)
    return Hour(time(minutes // 60, minutes % 60), bare and 0 < minutes < 13 * 60, words)


def _is_bare(word: str) -> bool:
    return not word.startswith("0")


def _number(word: str) -> int | None:
    match = _HOUR.fullmatch(word)
    return int(match[1]) if match else NUMBERS.get(plain(word))


def _ordinal(word: str) -> int | None:
    """A Russian ordinal in the genitive: «третьего» is 3."""
    for number, stem in enumerate(_RUSSIAN_ORDINALS):
        if word in (f"{stem}ого", f"{stem}его", f"{stem}ьего"):
            return number
    return None


def _unit_at(words: Sequence[str], at: int) -> bool:
    return at < len(words) and words[at] in _UNITS


def _day(words: Sequence[str], at: int) -> tuple[int | None, int]:
    """A day of the month and how many words it takes."""
    word = words[at] if at < len(words) else ""
    match = _DAY.fullmatch(word)
    if match:
        ending = at + 1 < len(words) and words[at + 1] in _ENDINGS
        return int(match[1]), 1 + ending
    if word in ORDINALS:
        number = ORDINALS[word]
        after = ORDINALS.get(words[at + 1]) if at + 1 < len(words) else None
        if word in ("двадцать", "тридцать") and after and after < 10:
            return number + after, 2
        return (None, 0) if word in ("двадцать", "тридцать") else (number, 1)
    return None, 0


def _date(day: int, month: int | None, year: int | None, words: int) -> DayOfMonth | None:
    try:
        date(year or 2024, month or 1, day)
    except ValueError:
        return None
    return DayOfMonth(day, month, year, words)


def _ordinals() -> dict[str, int]:
    german = ["", "erst", "zweit", "dritt", "viert", "fuenft", "sechst", "siebt", "acht", "neunt"]
    german += [f"{word}t" for word in _GERMAN[10:20]] + ["zwanzigst"]
    german += [f"{'ein' if n == 1 else _GERMAN[n]}undzwanzigst" for n in range(1, 10)]
    german += ["dreissigst", "einunddreissigst"]
    found = {f"{stem}{e}": n for n, stem in enumerate(german) if n for e in ("e", "en", "er")}
    for number, stem in enumerate(_RUSSIAN_ORDINALS[1:], 1):
        for ending in ("ого", "ое", "его", "ье", "ьего"):
            found[f"{stem}{ending}"] = number
    return found | {"тридцатого": 30, "тридцатое": 30, "двадцать": 20, "тридцать": 30}


NUMBERS: Final[Mapping[str, int]] = MappingProxyType({plain(w): n for w, n in _NUMBERS.items()})
"""Numbers in words, as far as a clock needs them."""

ORDINALS: Final[Mapping[str, int]] = MappingProxyType(
    {plain(word): number for word, number in _ordinals().items()}
)
"""Days of the month in words; двадцать and тридцать only begin one."""
