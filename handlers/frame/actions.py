"""Actions packed into callback data.

Callback data is 1–64 bytes and user input (a modified client can send anything): `unpack` takes
only what `pack` could have made and gives None for everything else. Whether what it names still
exists, and whether the person may have it, is decided where it is opened.

The annotation of a field says how it is written: a type of this module, a truth value, a date, or a
`StrEnum`.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import StrEnum
from functools import cache, lru_cache
from typing import Annotated, Any, Final, NamedTuple, get_args, get_type_hints

from handlers.ui.action import Action, tag_of
from locales.catalogues import spoken_languages
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
    if text not in spoken_languages():
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
_OPTIONAL_DATE: Final = Codec(
    lambda day: _DATE.write(day) if day else "", lambda text: _DATE.read(text) if text else None
)

Id = Annotated[str, Codec(str, read_id)]
IdOrNone = Annotated[str, Codec(str, or_none(read_id))]
Number = Annotated[int, Codec(str, _read_number)]
LargeNumber = Annotated[int, Codec(str, _read_large_number)]
SignedNumber = Annotated[int, Codec(str, _read_signed)]
PersonId = Annotated[int, Codec(_write_short, _read_short)]
Language = Annotated[str, Codec(str, _read_language)]
LanguageOrNone = Annotated[str, Codec(str, or_none(_read_language))]
OneTimeCode = Annotated[str, Codec(str, _read_one_time_code)]
OptionalDay = Annotated[date | None, _OPTIONAL_DATE]
OptionalStrand = Annotated[Strand | None, one_of(_STRANDS)]
OptionalAttendance = Annotated[Attendance | None, one_of(_ATTENDANCES)]


MAX_BYTES: Final = 64

_REMEMBERED: Final = 4096
"""How many packed actions are cached: the same few are on most screens."""


def pack(action: Action) -> str:
    """The callback data for an action; none is remembered that may say of whom it is, or a code.

    Raises ValueError where it would be longer than the 64 bytes that Telegram takes.
    """
    may_be_personal = not _PERSONAL.isdisjoint(_codecs(type(action)).values())
    return _packed(action) if may_be_personal else _packed_before(action)


def _packed(action: Action) -> str:
    codecs = _codecs(type(action)).items()
    data = ":".join([tag_of(type(action)), *(c.write(getattr(action, name)) for name, c in codecs)])
    if len(data.encode()) > MAX_BYTES:
        raise ValueError(f"callback data over {MAX_BYTES} bytes: {data}")
    return data


_packed_before: Final = lru_cache(maxsize=_REMEMBERED)(_packed)


class ActionTable:
    """Every kind of action by its tag."""

    def __init__(self, kinds: Iterable[type[Action]]) -> None:
        """Raises ValueError for a kind without a tag, and for a tag that two kinds have."""
        self._kinds: dict[str, type[Action]] = {}
        for kind in kinds:
            tag = tag_of(kind)
            if not tag or self._kinds.setdefault(tag, kind) is not kind:
                raise ValueError(f"{kind.__name__} has no tag of its own: {tag!r}")

    def unpack(self, data: str) -> Action | None:
        """The action that was packed into `data`, or None where no release of ours made it."""
        tag, _, rest = data.partition(":")
        kind = self._kinds.get(tag)
        if kind is None:
            return None
        codecs = list(_codecs(kind).values())
        parts = rest.split(":", len(codecs) - 1) if codecs else []
        if len(parts) != len(codecs) or (not codecs and rest):
            return None
        try:
            read = (self._read(codec, part) for codec, part in zip(codecs, parts, strict=True))
            action = kind(*read)
        except ValueError:
            return None
        return action if pack(action) == data else None

    def is_valid(self, action: Action) -> bool:
        """Whether an action made from a link could stand on a button: links are user input."""
        try:
            return self.unpack(pack(action)) == action
        except ValueError:
            return False

    def _read(self, codec: Codec, text: str) -> object:
        if codec is not _INNER:
            return codec.read(text)
        inner = self.unpack(text)
        if inner is None or _INNER in _codecs(type(inner)).values():
            raise ValueError(text)
        return inner


def _never(text: str) -> Action:
    raise ValueError(text)


_INNER: Final = Codec(pack, _never)
"""For an action inside another one; only the table can read it."""

_PERSONAL: Final = {_INNER, *map(codec_of, (LargeNumber, PersonId, OneTimeCode))}
"""What writes the ids of people, and codes that are used once."""


def _codecs(kind: type[Action]) -> dict[str, Codec]:
    """How each field of a kind is written, in their order."""
    hashable: Any = kind  # mypy takes the hash of its instances for that of the class
    return _annotated(hashable)


@cache
def _annotated(kind: type[Action]) -> dict[str, Codec]:
    hints = get_type_hints(kind, include_extras=True)
    return {
        name: _INNER if hints[name] is Action else codec_of(hints[name])
        for name in kind.__struct_fields__
    }
