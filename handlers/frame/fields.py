"""How the fields of an action are written into callback data, and read back.

The annotation of a field says how: a type of this module, a truth value, a date, or a `StrEnum`.
What is read is user input: a modified client can send anything.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Final, NamedTuple, get_args

from storage.profiles import Attendance
from storage.programme.model import Strand

_ALPHABET: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE: Final = 36
_DIGITS: Final = 6
_DIGITS_OF_AN_ID: Final = 16
"""Telegram ids have up to 52 bits."""

_DIGITS_IN_BASE: Final = 11
"""An id is written short beside two of a programme's ids."""

_ID: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,22}[a-z0-9])?")
_ONE_TIME_CODE: Final = re.compile(r"[A-Za-z0-9_-]{24}")
_ATTENDANCES: Final = {None: "", Attendance.ONSITE: "o", Attendance.VIDEO: "v"}
_STRANDS: Final = {None: "", Strand.CONFERENCE: "c", Strand.YOUTH: "y", Strand.BOTH: "b"}


class Codec(NamedTuple):
    """How one field is written and read; `read` raises ValueError for what was never written."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]


def codec_of(annotation: Any) -> Codec:
    """The codec that an annotation names; raises TypeError where it names none."""
    named = next((a for a in get_args(annotation) if isinstance(a, Codec)), None)
    if named is not None:
        return named
    if annotation is bool:
        return _FLAG
    if annotation is date:
        return _DATE
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return Codec(str, annotation)
    raise TypeError(f"nothing says how {annotation} is written into callback data")


def read_id(text: str) -> str:
    """An id of the programme."""
    if not _ID.fullmatch(text):
        raise ValueError(text)
    return text


def or_none(read: Callable[[str], str]) -> Callable[[str], str]:
    """The same reading, where an empty text stands for nothing."""
    return lambda text: read(text) if text else ""


def one_of(letters: dict[Any, str]) -> Codec:
    """A codec for a few values, each with what is written for it."""
    values = {letter: value for value, letter in letters.items()}

    def read(text: str) -> Any:
        if text not in values:
            raise ValueError(text)
        return values[text]

    return Codec(letters.__getitem__, read)


def _read_one_time_code(text: str) -> str:
    if not _ONE_TIME_CODE.fullmatch(text):
        raise ValueError(text)
    return text


def _read_language(text: str) -> str:
    if text not in ("de", "ru"):
        raise ValueError(text)
    return text


def _read_number(text: str) -> int:
    if len(text) > _DIGITS:
        raise ValueError(text)
    return abs(int(text))


def _read_large_number(text: str) -> int:
    if len(text) > _DIGITS_OF_AN_ID:
        raise ValueError(text)
    return abs(int(text))


def _read_signed(text: str) -> int:
    if len(text) > _DIGITS:
        raise ValueError(text)
    return int(text)


def _write_short(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, _BASE)
        digits = _ALPHABET[digit] + digits
    return digits or "0"


def _read_short(text: str) -> int:
    if len(text) > _DIGITS_IN_BASE:
        raise ValueError(text)
    return abs(int(text, _BASE))


def _read_date(text: str) -> date:
    return datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007 (a day has no zone)


_FLAG: Final = Codec(lambda sure: str(int(sure)), lambda text: bool(_read_number(text)))
_DATE: Final = Codec(lambda day: f"{day:%Y%m%d}", _read_date)

Id = Annotated[str, Codec(str, read_id)]
IdOrNone = Annotated[str, Codec(str, or_none(read_id))]
Number = Annotated[int, Codec(str, _read_number)]
LargeNumber = Annotated[int, Codec(str, _read_large_number)]
SignedNumber = Annotated[int, Codec(str, _read_signed)]
PersonId = Annotated[int, Codec(_write_short, _read_short)]
Language = Annotated[str, Codec(str, _read_language)]
LanguageOrNone = Annotated[str, Codec(str, or_none(_read_language))]
OneTimeCode = Annotated[str, Codec(str, _read_one_time_code)]
OptionalStrand = Annotated[Strand | None, one_of(_STRANDS)]
OptionalAttendance = Annotated[Attendance | None, one_of(_ATTENDANCES)]
