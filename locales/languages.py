"""The languages there are: each is a folder with the file `language.toml`.

What belongs to a language stands in its folder; what a file does not say has a meaning that does no
harm, so that a new language may begin with its name alone.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from babel import Locale

LATIN: Final = "Latin"
_LAST: Final = 1000
"""A language that claims no place in the order of offering comes after all that do."""


@dataclass(frozen=True, slots=True)
class DateForms:
    """How days are written, as patterns of CLDR, and how spans of them are."""

    day: str
    """In full without the year: "Montag, 28. Juni"."""
    short_day: str
    date: str
    """With the year and without the weekday."""
    date_in_year: str
    day_of_month: str
    """The first day of a span within one month: "28." in "28.–30. Juni 2021"."""
    dash: str
    """Between the ends of a span that have several words each, with its blanks."""


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotation marks of a language: a pair, and the pair within a quotation."""

    outer: str
    inner: str

    @property
    def nested(self) -> dict[int, str]:
        """Makes inner marks of outer ones, for `str.translate`."""
        return dict(zip(map(ord, self.outer), self.inner, strict=True))


@dataclass(frozen=True, eq=False)
class Language:
    """One language, as its folder describes it. Two are equal only if they are the same object."""

    code: str
    """As in CLDR and in BCP 47: "de"."""
    name: str
    """What it calls itself."""
    order: int
    """Where it is offered among the others; the first is spoken where nothing else is known."""
    script: str
    """The name of its letters in Unicode: "Latin"."""
    letters: str
    """Its small letters, where a host may be written in them; empty where that is not known."""
    guessed_from: frozenset[str]
    """Whose phones are set to one of these is first addressed in it."""
    dates: DateForms
    quotes: Quotes
    about: Mapping[str, Any]
    """All of `language.toml`, for those who know what its tables mean."""
    folder: Traversable

    @cached_property
    def locale(self) -> Locale:
        """What CLDR knows of it."""
        return Locale.parse(self.code)

    @property
    def catalogue(self) -> Traversable:
        """Where its texts are, if the bot speaks it."""
        return self.folder / "LC_MESSAGES" / "messages.po"

    @cached_property
    def is_spoken(self) -> bool:
        """Whether the bot speaks it; others are only understood where people mix them in."""
        return self.catalogue.is_file()

    def table(self, name: str) -> dict[str, Any]:
        """What the file of that name says, read anew; nothing where the language has none."""
        file = self.folder / f"{name}.toml"
        return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}


@dataclass(frozen=True, eq=False)
class Languages:
    """Some languages in the order in which they are offered.

    What is made of their files is kept for each object of this class, so there should be few.
    """

    all: tuple[Language, ...]

    @cached_property
    def spoken(self) -> tuple[Language, ...]:
        """Those the bot speaks."""
        return tuple(language for language in self.all if language.is_spoken)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of those the bot speaks."""
        return tuple(language.code for language in self.spoken)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What each that the bot speaks calls itself, by its code."""
        return {language.code: language.name for language in self.spoken}

    def of(self, code: str) -> Language:
        """The language of a code; raises KeyError where there is none."""
        return self._by_code[code]

    @cached_property
    def _by_code(self) -> Mapping[str, Language]:
        return {language.code: language for language in self.all}

    def guess(self, language_code: str | None, among: Sequence[str]) -> str:
        """Which of some codes to begin in, from the IETF tag that Telegram gives for a person.

        The first of them, where none is guessed from that tag.
        """
        primary = (language_code or "").split("-")[0].split("_")[0].lower()
        guessed = (one.code for one in self.spoken if primary in one.guessed_from)
        return next((code for code in guessed if code in among), among[0])


def read_languages(*roots: Traversable) -> Languages:
    """The languages whose folders stand in these."""
    folders = [folder for root in roots for folder in root.iterdir() if folder.is_dir()]
    found = (_read(folder) for folder in folders if (folder / "language.toml").is_file())
    return Languages(tuple(sorted(found, key=lambda one: (one.order, one.code))))


def language_roots() -> tuple[Traversable, ...]:
    """Where the folders of the languages that come with the bot stand."""
    return (files("locales"),)


@cache
def installed_languages() -> Languages:
    """The languages that come with the bot, read once."""
    return read_languages(*language_roots())


def _read(folder: Traversable) -> Language:
    about = tomllib.loads((folder / "language.toml").read_text("utf-8"))
    return Language(
        code=folder.name,
        name=about["name"],
        order=about.get("order", _LAST),
        script=about.get("script", LATIN),
        letters=about.get("letters", ""),
        guessed_from=frozenset([folder.name, *about.get("guessed_from", "").split()]),
        dates=_dates(Locale.parse(folder.name), about.get("dates", {})),
        quotes=Quotes(*about.get("quotes", ("“”", "‘’"))),
        about=about,
        folder=folder,
    )


def _dates(locale: Locale, given: Mapping[str, str]) -> DateForms:
    """The patterns of a language: those of its file, all others from CLDR."""
    in_year = _unbroken(given.get("date_in_year") or str(locale.datetime_skeletons["MMMMd"]))
    return DateForms(
        day=given.get("day", f"EEEE, {in_year}"),
        short_day=given.get("short_day", f"EE, {in_year}"),
        date=_unbroken(given.get("date") or str(locale.date_formats["long"])),
        date_in_year=in_year,
        day_of_month=given.get("day_of_month", "d"),
        dash=given.get("dash", " – "),
    )


def _unbroken(pattern: str) -> str:
    """The pattern of a date with blanks at which no line ends."""
    return pattern.replace(" ", "\u00a0")
