"""What a button can say: addresses of screens, and actions, packed into callback data.

Callback data is 1–64 bytes and user input (a modified client can send anything): `unpack` takes
only what `pack` could have made and gives None for everything else. Whether what it names still
exists, and whether the person may have it, is decided where it is opened.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from storage.programme.model import Strand

MAX_BYTES: Final = 64
_ID: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,22}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class Press:
    """Something a button can say."""


@dataclass(frozen=True, slots=True)
class Home(Press):
    """The first screen."""


@dataclass(frozen=True, slots=True)
class About(Press):
    """What the event is."""


@dataclass(frozen=True, slots=True)
class Now(Press):
    """What is running, and what comes next."""


@dataclass(frozen=True, slots=True)
class Days(Press):
    """The days of the programme, or of one strand of it."""

    strand: Strand | None = None


@dataclass(frozen=True, slots=True)
class Day(Press):
    """One day's programme, a page at a time from 0."""

    day: date
    strand: Strand | None = None
    page: int = 0


@dataclass(frozen=True, slots=True)
class SessionAt(Press):
    """One session, come to from the programme or from one strand of it."""

    id: str
    strand: Strand | None = None


@dataclass(frozen=True, slots=True)
class Parallel(Press):
    """What happens at the same time as a session."""

    id: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class PlaceAt(Press):
    """One place, and the sessions there."""

    id: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class SendPin(Press):
    """Send a place as a pin on the map."""

    place: str


@dataclass(frozen=True, slots=True)
class Groups(Press):
    """The working groups."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class GroupAt(Press):
    """One working group."""

    id: str


@dataclass(frozen=True, slots=True)
class Teams(Press):
    """The youth forum and its teams."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class TeamAt(Press):
    """One team."""

    id: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Part(Press):
    """A part of a day's programme, between two minutes of it; 0 is its beginning or its end."""

    day: date
    since: int
    until: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class My(Press):
    """What is noted for a person."""


@dataclass(frozen=True, slots=True)
class Search(Press):
    """How to ask."""


@dataclass(frozen=True, slots=True)
class Settings(Press):
    """What a person can set."""


@dataclass(frozen=True, slots=True)
class Privacy(Press):
    """What is stored about a person, and why."""


@dataclass(frozen=True, slots=True)
class ShowData(Press):
    """Send a person everything that is stored about them."""


@dataclass(frozen=True, slots=True)
class EraseData(Press):
    """Erase everything stored about a person; asks first until `sure`."""

    sure: bool = False


@dataclass(frozen=True, slots=True)
class Help(Press):
    """What the bot can do."""


@dataclass(frozen=True, slots=True)
class ChooseLanguage(Press):
    """Choose a language, then open what was wanted."""

    language: str
    then: Press = Home()


def pack(press: Press) -> str:
    """The callback data for a press.

    Raises ValueError where it would be longer than the 64 bytes that Telegram takes.
    """
    tag, codecs = _FORMS[type(press)]
    values = (getattr(press, name) for name in press.__dataclass_fields__)
    data = ":".join([tag, *(c.write(v) for c, v in zip(codecs, values, strict=True))])
    if len(data.encode()) > MAX_BYTES:
        raise ValueError(f"callback data over {MAX_BYTES} bytes: {data}")
    return data


def unpack(data: str) -> Press | None:
    """The press that was packed into `data`, or None where no release of ours made it."""
    tag, _, rest = data.partition(":")
    form = _TYPES.get(tag)
    if form is None:
        return None
    codecs = _FORMS[form].codecs
    parts = rest.split(":", len(codecs) - 1) if codecs else []
    if len(parts) != len(codecs) or (not codecs and rest):
        return None
    try:
        press = form(*(c.read(part) for c, part in zip(codecs, parts, strict=True)))
    except ValueError:
        return None
    return press if pack(press) == data else None


class _Codec(NamedTuple):
    """How one field is written and read; `read` raises ValueError for what was never written."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]


class _Form(NamedTuple):
    tag: str
    codecs: tuple[_Codec, ...] = ()


def _read_id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise ValueError(text)
    return text


def _read_language(text: str) -> str:
    if text not in ("de", "ru"):
        raise ValueError(text)
    return text


def _read_press(text: str) -> Press:
    press = unpack(text)
    if press is None or isinstance(press, ChooseLanguage):
        raise ValueError(text)
    return press


_STRANDS: Final = {None: "", Strand.CONFERENCE: "c", Strand.YOUTH: "y", Strand.BOTH: "b"}
_STRANDS_READ: Final = {letter: strand for strand, letter in _STRANDS.items()}


def _read_strand(text: str) -> Strand | None:
    if text not in _STRANDS_READ:
        raise ValueError(text)
    return _STRANDS_READ[text]


def _read_number(text: str) -> int:
    if len(text) > 6:
        raise ValueError(text)
    return abs(int(text))


def _read_date(text: str) -> date:
    return datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007 (a day has no zone)


_ID_FIELD: Final = _Codec(str, _read_id)
_NUMBER: Final = _Codec(str, _read_number)
_FLAG: Final = _Codec(lambda sure: str(int(sure)), lambda text: bool(_read_number(text)))
_DATE: Final = _Codec(lambda day: f"{day:%Y%m%d}", _read_date)
_STRAND: Final = _Codec(_STRANDS.__getitem__, _read_strand)
_LANGUAGE: Final = _Codec(str, _read_language)
_PRESS: Final = _Codec(pack, _read_press)

_FORMS: Final[dict[type[Press], _Form]] = {
    Home: _Form("h"),
    About: _Form("a"),
    Now: _Form("n"),
    Days: _Form("ds", (_STRAND,)),
    Day: _Form("d", (_DATE, _STRAND, _NUMBER)),
    SessionAt: _Form("s", (_ID_FIELD, _STRAND)),
    Parallel: _Form("sp", (_ID_FIELD, _NUMBER)),
    PlaceAt: _Form("p", (_ID_FIELD, _NUMBER)),
    SendPin: _Form("pp", (_ID_FIELD,)),
    Groups: _Form("gs", (_NUMBER,)),
    GroupAt: _Form("g", (_ID_FIELD,)),
    Teams: _Form("ts", (_NUMBER,)),
    TeamAt: _Form("t", (_ID_FIELD, _NUMBER)),
    Part: _Form("dp", (_DATE, _NUMBER, _NUMBER, _NUMBER)),
    My: _Form("m"),
    Search: _Form("f"),
    Settings: _Form("o"),
    Privacy: _Form("y"),
    ShowData: _Form("yd"),
    EraseData: _Form("ye", (_FLAG,)),
    Help: _Form("q"),
    ChooseLanguage: _Form("l", (_LANGUAGE, _PRESS)),
}
_TYPES: Final = {form.tag: press for press, form in _FORMS.items()}
