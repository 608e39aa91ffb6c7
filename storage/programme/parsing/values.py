"""The single values of a programme file: what each may be, and what is said where it is not.

A file's scalars arrive as text, those without quotation marks as `Unquoted`, so that YAML's own
guesses (`no` for false, `1:30` for ninety) never decide what a value is. Data that was stored by
the bot itself has real numbers and booleans; both are taken.
"""

import re
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Final
from unicodedata import category
from zoneinfo import ZoneInfo

from rapidfuzz.process import extractOne

from locales.catalogues import spoken_languages
from locales.language_names import code_called, language_codes
from locales.translator import N_
from storage.programme.model import Kind, Strand
from storage.programme.parsing.links import NO_LINK, is_web_address
from storage.programme.problems import LONGEST_QUOTE

SHORT: Final = 200
SHORTEST: Final = 24
COPIED: Final = 256
LONG: Final = 2_000
LONGEST_LINK: Final = 2_048
# Telegram's ids fit into 52 bits; fifteen digits always do.
WHOLE_NUMBER: Final = re.compile(r"[1-9][0-9]{0,14}", re.ASCII)
DECIMAL_NUMBER: Final = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?", re.ASCII)
ID: Final = re.compile(r"[a-z0-9]([a-z0-9-]{0,22}[a-z0-9])?", re.ASCII)
BETWEEN_WORDS: Final = re.compile(r"[\n,;]+")
TIME: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2})(:00)?", re.ASCII)
CENTIMETRES: Final = 7  # decimals of a degree
YEARS: Final = range(1970, 2200)
# How other programs end a line; a text here has line feeds.
LINE_ENDS: Final = re.compile("\r\n|[\r\u2028\u2029]")
# Control characters but the line feed, halves of surrogate pairs, bidirectional overrides, and what
# stands for the end of a line while a file is parsed (yaml_tree.py).
UNFIT_FOR_TEXT: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U0001fffe\U0001ffff]"
)
INVISIBLE: Final = frozenset({"Cc", "Cf", "Zs"})
SWITCHES: Final = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


NO_LIST: Final = N_("a list is expected here: [ … ], or lines that begin with -")


class Unquoted(str):
    """A scalar that stood in its file without quotation marks."""

    __slots__ = ()


class Unfit(ValueError):
    """A value that breaks its rule; carries the message id and what fills its placeholders."""

    def __init__(self, template: str, /, **values: object) -> None:
        super().__init__(template)
        self.template = template
        self.values = values


def line(value: object) -> str | None:
    text = _text(value, SHORT)
    if text and "\n" in text:
        raise Unfit(N_("write this in one line"))
    return text


def short_line(value: object) -> str | None:
    text = line(value)
    return _text(text, SHORTEST)


def reason(value: object) -> str | None:
    """Why a session is cancelled."""
    return line(value)


def prose(value: object) -> str | None:
    return _text(value, LONG)


def copied(value: object) -> str | None:
    """What Telegram lets a button copy."""
    return _text(value, COPIED)


def words(value: object) -> str | None:
    """The words or phrases of a list, each in a line of its own; a comma ends one as well."""
    if value is None:
        return None
    if not isinstance(value, list):
        raise Unfit(NO_LIST)
    read = [line(item) or "" for item in value]
    parts = (" ".join(part.split()) for item in read for part in BETWEEN_WORDS.split(item))
    return prose("\n".join(dict.fromkeys(filter(None, parts))))


def _text(value: object, limit: int) -> str | None:
    """The text without blanks around it, or None where nothing would be seen."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise Unfit(N_("a text is expected here"))
    value = LINE_ENDS.sub("\n", value).replace("\t", " ")
    if unfit := UNFIT_FOR_TEXT.search(value):
        raise Unfit(
            N_("the character {code} is not allowed in texts"), code=f"U+{ord(unfit[0]):04X}"
        )
    text = value.strip()
    if len(text) > limit:
        raise Unfit(
            N_("at most {limit} characters are allowed here, these are {length}"),
            limit=limit,
            length=len(text),
        )
    for character in text:
        if category(character) not in INVISIBLE:
            return str(text)
    return None


def identifier(value: object) -> str:
    if not isinstance(value, str) or not ID.fullmatch(value):
        raise Unfit(
            N_(
                "an id has 1 to 24 of the characters a–z, 0–9 and -, "
                'and begins and ends with a letter or digit; this is "{value}"'
            ),
            value=_quoted(value),
        )
    return str(value)


def local_time(value: object) -> datetime:
    match = TIME.fullmatch(value) if isinstance(value, str) else None
    try:
        moment = datetime.fromisoformat(match[1]) if match else None
    except ValueError:
        moment = None
    if moment is None or moment.year not in YEARS:
        raise Unfit(
            N_('write a local time such as 2021-06-28T18:00; this is "{value}"'),
            value=_quoted(value),
        )
    return moment


def moment_of(local: datetime, zone: ZoneInfo) -> datetime:
    """A local time as a moment in UTC; an hour that comes twice means its first coming."""
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


def zone(value: object) -> ZoneInfo:
    if isinstance(value, str) and value in iana_zones():
        return ZoneInfo(str(value))
    name = _quoted(value)
    nearest = extractOne(name, sorted(iana_zones()), score_cutoff=70)
    if nearest:
        raise Unfit(
            N_('"{value}" is no time zone; did you mean "{nearest}"?'),
            value=name,
            nearest=nearest[0],
        )
    raise Unfit(N_('"{value}" is no time zone; write one such as Europe/Moscow'), value=name)


@cache
def iana_zones() -> frozenset[str]:
    """The names of all time zones, from the tzdata package: the same on every machine."""
    return frozenset((files("tzdata") / "zones").read_text(encoding="utf-8").split())


def whole_number(value: object) -> int:
    plain = isinstance(value, Unquoted) or (isinstance(value, int) and value is not True)
    if not plain or not WHOLE_NUMBER.fullmatch(str(value)):
        raise Unfit(N_("write a whole number from 1, without quotation marks"))
    return int(str(value))


def latitude(value: object) -> float:
    return _degrees(value, 90)


def longitude(value: object) -> float:
    return _degrees(value, 180)


def _degrees(value: object, limit: int) -> float:
    plain = isinstance(value, Unquoted | float | int) and not isinstance(value, bool)
    number = float(str(value)) if plain and DECIMAL_NUMBER.fullmatch(str(value)) else None
    if number is None or not -limit <= number <= limit:
        raise Unfit(
            N_("write a number from -{limit} to {limit} such as 54.5, without quotation marks"),
            limit=limit,
        )
    return round(number, CENTIMETRES)


def switch(value: object) -> bool:
    if isinstance(value, bool):
        return value
    meant = SWITCHES.get(value.lower()) if isinstance(value, Unquoted) else None
    if meant is None:
        raise Unfit(N_("write true or false, without quotation marks"))
    return meant


def link(value: object) -> str:
    if not isinstance(value, str) or not is_web_address(value):
        raise Unfit(NO_LINK)
    if len(value) > LONGEST_LINK:
        raise Unfit(
            N_("at most {limit} characters are allowed here, these are {length}"),
            limit=LONGEST_LINK,
            length=len(value),
        )
    return str(value)


def language(value: object) -> str:
    return _chosen(value, spoken_languages())


def language_code(value: object) -> str:
    """An ISO 639-1 code, of the bot's languages or of any other."""
    if isinstance(value, str) and value in language_codes():
        return str(value)
    said = _quoted(value)
    if nearest := code_called(said):
        raise Unfit(
            N_('"{value}" is no code of a language; did you mean "{nearest}"?'),
            value=said,
            nearest=nearest,
        )
    raise Unfit(
        N_('"{value}" is no code of a language by ISO 639-1, which have two letters'), value=said
    )


def kind(value: object) -> Kind:
    return Kind(_chosen(value, tuple(Kind)))


def strand(value: object) -> Strand:
    return Strand(_chosen(value, tuple(Strand)))


def _chosen(value: object, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise Unfit(
            N_('"{value}" is not possible here; choose one of: {choices}'),
            value=_quoted(value),
            choices=", ".join(choices),
        )
    return str(value)


def _quoted(value: object) -> str:
    return value[:LONGEST_QUOTE] if isinstance(value, str) else "…"
