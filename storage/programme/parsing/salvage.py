"""The data of a programme file, every single value checked by the tables of its fields.

Nothing is required here and whatever is unfit is left out, so that the rules can still be checked
on what remains of a broken file.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from zoneinfo import ZoneInfo

from rapidfuzz.process import extractOne

from locales.catalogues import spoken_languages
from locales.translator import N_
from storage.programme.field_kinds import Each, Holds, Reader, Reference, Table, Translated
from storage.programme.fields import DOCUMENT
from storage.programme.model import Text
from storage.programme.parsing.values import NO_LIST, SWITCHES, Unfit, Unquoted, line, switch
from storage.programme.problems import LONGEST_QUOTE, NodePath, Problem, error

LIKENESS: Final = 60
EVERY_TEAM: Final = ("*",)
"""What `teams: all` becomes; no id looks like it."""

_NO_KEY: Final = N_('unknown key "{key}"; possible are: {known}')
_NO_LANGUAGE: Final = N_(
    '"{key}" is no language of the bot, which has {known}; a text with a comma needs quotation'
    " marks"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A mapping of the file: each of its fields as far as it is fit, None where it is absent."""

    table: Table
    path: NodePath
    values: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def at(self, name: str, *further: str | int) -> NodePath:
        """The path of one of its fields."""
        return (*self.path, name, *further)

    def each(self, name: str) -> "list[Entry]":
        """The entries of one of its lists."""
        return [entry for entry in self.values[name] or () if entry is not None]

    def and_below(self) -> "Iterator[Entry]":
        """This entry and all within it, in the order of the tables."""
        yield self
        for value in self.values.values():
            for entry in value if isinstance(value, tuple) else (value,):
                if isinstance(entry, Entry):
                    yield from entry.and_below()


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The data of a file without its unfit values, and what was wrong with them."""

    document: Entry
    problems: tuple[Problem, ...] = ()
    _within: frozenset[NodePath] = field(default=frozenset())
    _faulty: frozenset[NodePath] = field(default=frozenset())

    @property
    def zone(self) -> ZoneInfo | None:
        """The event's zone, where the file has a fit one."""
        event = self.document["event"]
        zone: ZoneInfo | None = event["timezone"] if event else None
        return zone

    def is_doubtful(self, path: NodePath) -> bool:
        """Whether something was left out at, above or below a path: then nothing is missing."""
        return path in self._within or any(path[:i] in self._faulty for i in range(len(path) + 1))


def salvage(
    data: Mapping[str, object], unread: Collection[NodePath] = (), table: Table = DOCUMENT
) -> Salvaged:
    """Check every single value; never raises, whatever the data holds.

    `unread` is where something stood that could not be taken into the data: as doubtful as what
    is left out here.
    """
    checker = _Checker()
    document = checker.entry(table, data, ())
    faulty = (*(problem.path for problem in checker.problems), *unread)
    within = frozenset(path[:i] for path in faulty for i in range(len(path) + 1))
    return Salvaged(document, tuple(checker.problems), within, frozenset(faulty))


def event_languages(salvaged: Salvaged) -> tuple[str, ...]:
    """The languages of the event as far as its file names fit ones, else all of the bot."""
    event = salvaged.document["event"]
    named = event["languages"] if event else None
    return tuple(filter(None, named or ())) or spoken_languages()


class _Checker:
    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def entry(self, table: Table, data: Mapping[str, object], path: NodePath) -> Entry:
        values = {
            name: None
            if (value := data.get(name)) is None
            else self._value(field.holds, value, (*path, name))
            for name, field in table.fields.items()
        }
        self._unknown_keys(data, table.fields, path)
        return Entry(table, path, values)

    def _value(self, holds: Holds, data: object, path: NodePath) -> Any:
        if callable(holds):
            return self._single(holds, data, path)
        match holds:
            case Translated(or_true=True) if _is_switch(data):
                return self._single(switch, data, path) or None
            case Translated(string, is_list):
                return self._text(string, data, path, list if is_list else str)
            case Each(item, or_all):
                return EVERY_TEAM if or_all and data == "all" else self._list(item, data, path)
            case Table() if isinstance(data, dict):
                return self.entry(holds, data, path)
            case Table():
                self._refuse(path, N_("keys with values are expected here, such as id and title"))
                return None
            case Reference():
                return self._single(line, data, path)

    def _single(self, read: Reader, data: object, path: NodePath) -> Any:
        try:
            return read(data)
        except Unfit as unfit:
            self._refuse(path, unfit.template, **unfit.values)
            return None

    def _text(self, string: Reader, data: object, path: NodePath, alone: type = str) -> Text | None:
        """A text; `alone` is what stands for all languages at once."""
        if isinstance(data, alone):
            plain = self._single(string, data, path)
            return Text(plain) if plain else None
        if not isinstance(data, dict):
            self._refuse(
                path,
                N_("write a text, or one for each language, under {languages}"),
                languages=", ".join(spoken_languages()),
            )
            return None
        languages = spoken_languages()
        versions = {
            language: self._single(string, data.get(language), (*path, language))
            for language in languages
        }
        self._unknown_keys(data, languages, path, _NO_LANGUAGE)
        return Text.of(versions)

    def _list(self, item: Holds, data: object, path: NodePath) -> tuple[Any, ...] | None:
        if not isinstance(data, list):
            self._refuse(path, NO_LIST)
            return None
        return tuple(
            None if value is None else self._value(item, value, (*path, i))
            for i, value in enumerate(data)
        )

    def _unknown_keys(
        self,
        data: Mapping[str, object],
        known: Collection[str],
        path: NodePath,
        unlike_all: str = _NO_KEY,
    ) -> None:
        for key in data:
            if key not in known:
                self.problems.append(_unknown_key((*path, key), tuple(known), unlike_all))

    def _refuse(self, path: NodePath, template: str, /, **values: object) -> None:
        self.problems.append(error(path, template, **values))


def _is_switch(data: object) -> bool:
    """Whether a value is true or false; a text in quotation marks is neither."""
    return isinstance(data, bool) or (isinstance(data, Unquoted) and data.lower() in SWITCHES)


def _unknown_key(path: NodePath, known: tuple[str, ...], unlike_all: str) -> Problem:
    key = str(path[-1])
    nearest = extractOne(key[:LONGEST_QUOTE], known, score_cutoff=LIKENESS)
    if nearest:
        return error(
            path, N_('unknown key "{key}"; did you mean "{nearest}"?'), key=key, nearest=nearest[0]
        )
    return error(path, unlike_all, key=key, known=", ".join(known))
