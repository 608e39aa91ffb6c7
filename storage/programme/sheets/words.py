"""The words that stand in a workbook, from the file `workbook.toml` of each language.

They are part of the file's form, as keys are in YAML: what was written in one language is read in
all others.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from babel import Locale

from locales.catalogues import spoken_languages
from locales.language_names import code_called
from locales.languages import installed_languages
from storage.programme.field_kinds import Column, Table
from storage.programme.parsing import values

FORM: Final = "form"
"""Stands for the columns of the event's sheet, which has its fields in rows."""


@dataclass(frozen=True, slots=True)
class Words:
    """What everything in a workbook is called in one language; columns by path, joined by dots.

    `choices` has the words for each value that a column may hold, by the reader of that column;
    `kinds_before` those by which earlier versions called a kind; `beside_days` and `beside_hours`
    are what people write beside a day or an hour that says no more of it.
    """

    language: str
    sheets: Mapping[str, str]
    columns: Mapping[str, Mapping[str, str]]
    hints: Mapping[str, Mapping[str, str]]
    choices: Mapping[Any, Mapping[Any, str]]
    kinds_before: Mapping[str, str]
    languages: Mapping[str, str]
    refusals: Mapping[str, str]
    every_team: str
    every_team_in_short: str
    beside_days: Sequence[str]
    beside_hours: Sequence[str]
    notes_sheet: str
    notes_heading: str
    note_on_languages: str
    notes: Sequence[str]
    gaps_sheet: str
    gaps_headings: Sequence[str]
    note_on_examples: str
    note_on_release: str
    example: Mapping[str, str]

    def field(self, table: Table, column: Column) -> str:
        """What a column is called without the language of its texts."""
        named = self.columns[table.key]
        return named.get(".".join(column.path)) or named[column.path[0]]

    def heading(self, table: Table, column: Column) -> str:
        """The heading of a column; texts in one language say in brackets in which."""
        field = self.field(table, column)
        return f"{field} ({self.said(column.language)})" if column.language else field

    def said(self, language: str) -> str:
        """How "in this language" is said: "russisch", «по-русски»."""
        return self.languages.get(language) or self.named(language)

    def named(self, language: str) -> str:
        """A language's name: "Russisch", «русский»."""
        return str(Locale(self.language).languages.get(language, language))

    def named_or_code(self, language: str) -> str:
        """A language's name, or its code where the name means another one: "Yi" is read as `yi`."""
        name = self.named(language)
        return name if code_called(name) == language else language

    def hint(self, table: Table, column: Column) -> str | None:
        """What is said to those who fill in a column."""
        return self.hints.get(table.key, {}).get(".".join(column.path))


@cache
def known_words() -> Mapping[str, Words]:
    """The words of each language that the bot speaks and that has them."""
    tables = {one.code: one.table("workbook") for one in installed_languages().spoken}
    return {language: _words(language, table) for language, table in tables.items() if table}


def _words(language: str, table: dict[str, Any]) -> Words:
    switch = table.pop("switch")
    choices = {
        values.kind: table.pop("kinds"),
        values.strand: table.pop("strands"),
        values.switch: {True: switch["true"], False: switch["false"]},
    }
    columns = {FORM: table.pop("form"), **table.pop("columns")}
    before = table.pop("kinds_before", {})
    return Words(language, choices=choices, columns=columns, kinds_before=before, **table)


def plain(word: str) -> str:
    """A word as it is compared: letters' case and the number of blanks do not matter."""
    return " ".join(word.split()).casefold()


def chosen(reader: object, word: str) -> Any:
    """What a word of any language means in a column, or its name in YAML; None for others."""
    wanted = plain(word)
    for words in known_words().values():
        for value, name in words.choices[reader].items():
            if wanted in (plain(name), plain(str(value))):
                return value
        for name, value in words.kinds_before.items() if reader is values.kind else ():
            if wanted == plain(name):
                return value
    return None


def language_called(name: str) -> str | None:
    """The language of the bot that a cell names, in any language or by its code."""
    wanted = plain(name)
    for language in spoken_languages():
        if wanted in map(plain, _names_of(language)):
            return language
    return None


def _names_of(language: str) -> Iterator[str]:
    yield language
    for words in known_words().values():
        yield from (words.said(language), words.named(language))


def names_every_team(word: str) -> bool:
    """Whether a cell says that something is for each team; it has a blank, which no id has."""
    return plain(word) in {plain(words.every_team) for words in known_words().values()}


def names_every_team_in_short(word: str) -> bool:
    """Whether a single word says so: a team may well be called “alle”."""
    short = {plain(words.every_team_in_short) for words in known_words().values()}
    return plain(word) in {"all", "all teams", *short}


def notes_for(
    words: Words, zone: str, languages: Sequence[str], made_of: str, is_template: bool
) -> list[str]:
    """What the first sheet tells those who fill in the workbook, its heading first."""
    first, second, *rest = words.notes
    on_examples = [words.note_on_examples] if is_template else []
    on_languages = [words.note_on_languages] if len(languages) > 1 else []
    on_release = [words.note_on_release] if made_of else []
    notes = (words.notes_heading, *on_examples, first, second, *on_languages, *rest, *on_release)
    return [note.format(zone=zone, release=made_of) for note in notes]
