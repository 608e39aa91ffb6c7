"""How the fields of a press are written into callback data, and read back.

What is read is user input: a modified client can send anything.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from handlers.registrations import presses as r
from handlers.reminding import presses as m
from storage.broadcasts.model import PartKind, ScopeKind
from storage.profiles import Attendance
from storage.programme.model import Strand
from storage.teams.codes import LENGTH
from storage.teams.model import Answer

_DIGITS: Final = 6
_DIGITS_OF_AN_ID: Final = 16
"""Telegram ids have up to 52 bits."""

_BASE: Final = 36
_DIGITS_IN_BASE: Final = 11
"""An id is written short beside two of a programme's ids."""

_ID: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,22}[a-z0-9])?")
_TEAM_CODE: Final = re.compile(rf"T(?:[a-z2-7]{{{LENGTH}}})?")
"""How a team is named by the code that it is joined by; no id of a programme looks so."""

_CODE: Final = re.compile(r"[A-Za-z0-9_-]{24}")
"""What a one-time link carries."""


class Codec(NamedTuple):
    """How one field is written and read; `read` raises ValueError for what was never written."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]


def _read_id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise ValueError(text)
    return text


def _read_code(text: str) -> str:
    if not _CODE.fullmatch(text):
        raise ValueError(text)
    return text


def _read_language(text: str) -> str:
    if text not in ("de", "ru"):
        raise ValueError(text)
    return text


_STRANDS: Final = {None: "", Strand.CONFERENCE: "c", Strand.YOUTH: "y", Strand.BOTH: "b"}
_STRANDS_READ: Final = {letter: strand for strand, letter in _STRANDS.items()}


def _read_strand(text: str) -> Strand | None:
    if text not in _STRANDS_READ:
        raise ValueError(text)
    return _STRANDS_READ[text]


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


def _read_id_or_none(text: str) -> str:
    return _read_id(text) if text else ""


def _read_wanted(text: str) -> str:
    """What somebody wants to join: a group by its id, a team by its code, or none but their own."""
    return text if _TEAM_CODE.fullmatch(text) else _read_id(text)


def _read_wanted_or_none(text: str) -> str:
    return _read_wanted(text) if text else ""


def _read_attendance(text: str) -> Attendance | None:
    if text not in _ATTENDANCES_READ:
        raise ValueError(text)
    return _ATTENDANCES_READ[text]


def _read_date(text: str) -> date:
    return datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007 (a day has no zone)


_ALPHABET: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_ATTENDANCES: Final = {None: "", Attendance.ONSITE: "o", Attendance.VIDEO: "v"}
_ATTENDANCES_READ: Final = {letter: how for how, letter in _ATTENDANCES.items()}

CODE_FIELD: Final = Codec(str, _read_code)
ID_FIELD: Final = Codec(str, _read_id)
NUMBER: Final = Codec(str, _read_number)
LARGE_NUMBER: Final = Codec(str, _read_large_number)
SIGNED: Final = Codec(str, _read_signed)
FLAG: Final = Codec(lambda sure: str(int(sure)), lambda text: bool(_read_number(text)))
DATE: Final = Codec(lambda day: f"{day:%Y%m%d}", _read_date)
STRAND: Final = Codec(_STRANDS.__getitem__, _read_strand)
LANGUAGE: Final = Codec(str, _read_language)
PERSON: Final = Codec(_write_short, _read_short)
ID_OR_NONE: Final = Codec(str, _read_id_or_none)
WANTED: Final = Codec(str, _read_wanted)
WANTED_OR_NONE: Final = Codec(str, _read_wanted_or_none)
ANSWER: Final = Codec(str, Answer)
ATTENDANCE: Final = Codec(_ATTENDANCES.__getitem__, _read_attendance)
WHERE: Final = Codec(str, m.Where)
SCOPE: Final = Codec(str, m.Scope)
FILE_KIND: Final = Codec(str, r.FileKind)

SCOPE_KIND: Final = Codec(str, ScopeKind)
PART_KIND: Final = Codec(str, PartKind)
LANGUAGE_OR_NONE: Final = Codec(str, lambda text: _read_language(text) if text else "")
