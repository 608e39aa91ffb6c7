"""What a single cell says, as the data of a programme; and what is said where it cannot be."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from locales.catalogues import spoken_languages
from locales.language_names import code_called
from locales.translator import N_
from storage.programme.field_kinds import Holds, Part
from storage.programme.fields import LANGUAGE_CODES, LANGUAGES, TEAMS_OR_ALL, TELEGRAM_IDS, ZONES
from storage.programme.parsing import values
from storage.programme.parsing.values import BETWEEN_WORDS, WHOLE_NUMBER, YEARS, Unfit
from storage.programme.sheets.moments import day_in, hour_in, hour_of_number
from storage.programme.sheets.opening import RawCell
from storage.programme.sheets.words import Words, chosen, language_called, names_every_team

MIDNIGHT_AFTER: Final = timedelta(days=1)
"""24:00, which ends a day."""

_A_MONTH: Final = timedelta(days=31)
_ENCODED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TO_BE_ENCODED: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\ufffe\uffff]")
_DEGREES: Final = re.compile(r"[-+]?[0-9]{1,3}([.,][0-9]+)?", re.ASCII)
_BETWEEN: Final = re.compile(r"[\s,;]+")
_DAY_ZERO: Final = (datetime(1899, 12, 31), datetime(1904, 1, 1))  # noqa: DTZ001 (no moments)
"""What the number 0 is read as in a cell for dates, by the two ways spreadsheets count days."""

_ONE_DAY: Final = tuple(zero + MIDNIGHT_AFTER for zero in _DAY_ZERO)
"""What a cell that says 24:00 is read as."""


def data_of(raw: RawCell, holds: "Holds | Part", words: Words) -> object:
    """What a cell says; None where it is as good as empty.

    A date is a `date`, an hour the time since midnight as a `timedelta`, up to 24 hours; all else
    as it stands in a document. Raises Unfit; `words` are those it offers.
    """
    if raw.is_formula:
        raise Unfit(N_("this is a formula; put its result here: copy it, then paste values only"))
    if raw.is_error:
        raise Unfit(N_('this cell shows the error "{value}"'), value=raw.value)
    return _READERS.get(holds, _text)(raw.value, words)


def encoded(text: str) -> str:
    """A text as it stands in a workbook, which has letters of its own for what XML has not."""
    return _TO_BE_ENCODED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def decoded(text: str) -> str:
    """What `encoded` made of a text, with a line feed for what ends a line."""
    text = _ENCODED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def told(value: object) -> str:
    """A cell's value as it is quoted."""
    if isinstance(value, float):
        return f"{Decimal(repr(value)).normalize():f}"
    return str(value)


def _text(value: object, _words: Words) -> str | None:
    if isinstance(value, bool | date | time | timedelta):
        raise Unfit(N_("a text is expected here: format the cell as text and write it anew"))
    return decoded(told(value)).strip() or None


def _number(value: object, _words: Words) -> int:
    if not WHOLE_NUMBER.fullmatch(told(value).strip()):
        raise Unfit(N_('write a whole number from 1; this is "{value}"'), value=told(value))
    return int(told(value))


def _degrees(value: object, _words: Words) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if not _DEGREES.fullmatch(told(value).strip()):
        raise Unfit(
            N_('write a number of degrees such as 54.5; this is "{value}"'), value=told(value)
        )
    return float(told(value).replace(",", "."))


def _date(value: object, _words: Words) -> date:
    if isinstance(value, str):
        return day_in(decoded(value))
    if isinstance(value, datetime) and value.time() != time():
        raise Unfit(N_("only the day belongs here; the hour has a column of its own"))
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date) and value.year in YEARS:
        return value
    raise Unfit(N_('a date is expected here; this is "{value}"'), value=told(value))


def _time(value: object, _words: Words) -> timedelta:
    if isinstance(value, str):
        return hour_in(decoded(value))
    since_midnight = _since_midnight(value)
    if since_midnight is None and isinstance(value, datetime) and value.year in YEARS:
        raise Unfit(
            N_("here stands a day, as which a spreadsheet reads 9.10; write the hour as 9:10")
        )
    if since_midnight is None:
        number = _number_of(value)
        raise Unfit(
            N_('an hour such as 18:00 is expected here; this is "{value}"'),
            value=told(value if number is None else number),
        )
    # Spreadsheets keep fractions of a day, which are a little off.
    minutes, off = divmod(round(since_midnight.total_seconds()), 60)
    if off:
        raise Unfit(N_("write hours and minutes, without seconds"))
    return timedelta(minutes=minutes)


def _since_midnight(value: object) -> timedelta | None:
    if isinstance(value, time):
        return timedelta(
            hours=value.hour,
            minutes=value.minute,
            seconds=value.second,
            microseconds=value.microsecond,
        )
    if isinstance(value, timedelta) and timedelta() <= value <= MIDNIGHT_AFTER:
        return value
    if value in _ONE_DAY:
        return MIDNIGHT_AFTER
    number = _number_of(value)
    return None if number is None else hour_of_number(number)


def _number_of(value: object) -> float | None:
    """The number that was typed into a cell, also where its format makes a moment of it."""
    if isinstance(value, datetime):
        days = next(
            (value - zero for zero in _DAY_ZERO if timedelta() < value - zero < _A_MONTH), None
        )
        return days / timedelta(days=1) if days is not None else None
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _chosen(reader: object) -> Callable[[object, Words], object]:
    """What reads the words of a list."""

    def read(value: object, words: Words) -> object:
        found = chosen(reader, told(value))
        if found is None:
            raise _not_among(value, words.choices[reader].values())
        return found

    return read


def _not_among(value: object, choices: Iterable[str]) -> Unfit:
    return Unfit(
        N_('"{value}" is not possible here; choose one of: {choices}'),
        value=told(value),
        choices=", ".join(choices),
    )


def _several(value: object, words: Words) -> list[str]:
    return [part for part in _BETWEEN.split(_text(value, words) or "") if part]


def _languages(value: object, words: Words) -> list[str]:
    found = []
    for name in _words(value, words):
        language = language_called(name)
        if language is None:
            raise _not_among(name, map(words.named, spoken_languages()))
        found.append(language)
    return found


def _language_codes(value: object, words: Words) -> list[str]:
    """Codes or names of languages; what is neither is left for the rule of the field."""
    return [code_called(name) or name for name in _words(value, words)]


def _words(value: object, words: Words) -> list[str]:
    return [part for part in map(str.strip, BETWEEN_WORDS.split(_text(value, words) or "")) if part]


def _teams(value: object, words: Words) -> str | list[str]:
    """Every team, or what names some: which ones is known when all sheets have been read."""
    return "all" if names_every_team(told(value)) else [_text(value, words) or ""]


def _telegram_ids(value: object, words: Words) -> list[int]:
    parts = _several(value, words)
    for part in parts:
        if not WHOLE_NUMBER.fullmatch(part):
            raise Unfit(
                N_('write Telegram ids as whole numbers, each in a line of its own: not "{value}"'),
                value=part,
            )
    return [int(part) for part in parts]


def _switch(value: object, words: Words) -> object:
    return value if isinstance(value, bool) else _chosen(values.switch)(value, words)


def _reason(value: object, words: Words) -> bool | str | None:
    """Yes, or why a session is cancelled; no is as good as empty."""
    if isinstance(value, bool):
        return value or None
    meant = chosen(values.switch, told(value))
    return (meant or None) if isinstance(meant, bool) else _text(value, words)


_READERS: Final[Mapping[object, Callable[[object, Words], object]]] = {
    values.whole_number: _number,
    values.latitude: _degrees,
    values.longitude: _degrees,
    Part.DATE: _date,
    Part.TIME: _time,
    values.kind: _chosen(values.kind),
    values.strand: _chosen(values.strand),
    values.switch: _switch,
    values.reason: _reason,
    TEAMS_OR_ALL: _teams,
    ZONES: _several,
    LANGUAGES: _languages,
    LANGUAGE_CODES: _language_codes,
    values.words: _words,
    TELEGRAM_IDS: _telegram_ids,
}
"""Everything else is a text."""
