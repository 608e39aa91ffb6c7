"""The words that stand in a workbook's cells, in both languages.

They are part of the file's form, as keys are in YAML: what was written in one language is read in
the other, so they are kept here and not among the texts that are translated.
"""

from collections.abc import Iterable, Mapping
from typing import Final, Generic, TypeVar

from storage.programme.model import Kind, Strand, Text

Value = TypeVar("Value")

LANGUAGES: Final = ("de", "ru")


class Vocabulary(Generic[Value]):
    """What can be chosen in a cell, each value by a word of each language."""

    def __init__(self, words: Mapping[Value, Text]) -> None:
        self._words = words
        self._values = {
            name: value
            for value, text in words.items()
            for name in (plain(str(value)), *map(plain, in_each_language(text)))
        }

    def word(self, value: Value, language: str) -> str:
        """The word for a value."""
        return self._words[value].in_language(language)

    def words(self, language: str) -> tuple[str, ...]:
        """All words of a language, in the order of their values."""
        return tuple(text.in_language(language) for text in self._words.values())

    def value(self, word: str) -> Value | None:
        """What a word of either language means, or the name it has in YAML; None for others."""
        return self._values.get(plain(word))


def plain(word: str) -> str:
    """A word as it is compared: letters' case and the number of blanks do not matter."""
    return " ".join(word.split()).casefold()


def in_each_language(*texts: Text) -> Iterable[str]:
    """The texts in German and in Russian."""
    return [text.in_language(language) for text in texts for language in LANGUAGES]


KINDS: Final = Vocabulary(
    {
        Kind.PLENARY: Text("Plenum", "Пленарное заседание"),
        Kind.GROUP: Text("Arbeitsgruppe", "Рабочая группа"),
        Kind.WORKSHOP: Text("Workshop", "Мастерская"),
        Kind.CULTURE: Text("Kultur", "Культурная программа"),
        Kind.MEAL: Text("Essen", "Питание"),
        Kind.TRANSFER: Text("Transfer", "Переезд"),
        Kind.OTHER: Text("Sonstiges", "Прочее"),
    }
)
STRANDS: Final = Vocabulary(
    {
        Strand.CONFERENCE: Text("Konferenz", "Конференция"),
        Strand.YOUTH: Text("Jugendforum", "Молодёжный форум"),
        Strand.BOTH: Text("beides", "обе"),
    }
)
SWITCH: Final = Vocabulary({True: Text("ja", "да"), False: Text("nein", "нет")})
EVERY_TEAM: Final = Text("alle Teams", "все команды")
"""Written with a blank, which no id has: a team may well be called “alle”."""

EVERY_TEAM_IN_SHORT: Final = frozenset(map(plain, ("alle", "все", "all", "all teams")))
