"""What people answer when they are asked for their name or their town, in whole sentences or not.

The words stand in the file `oneself.toml` of each language. Phrases, their words joined by "_":
`name` and `town` stand beside what was asked for, `before` in front of all else, `question` begins
a question, `no_answer` says that none is given, a single word of it only where it is all that is
said. Words: `not_a_town` follows where a word of `town` belongs to a name, as in "aus der Fünten";
`part_of_name` is not counted among the words of a name, and has no capital. What ends in one of
`surname_endings` is a family name, unless it is short, in one of `patronymic_endings` stands behind
the first name. `why` asks what the answer is for, with
words of `beside_why` and no others beside it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from locales.languages import Languages
from locales.words import word_rules

_MOST_WORDS: Final = 5
"""What has more words is no name, nor is what says more of oneself."""

_A_SURNAME: Final = 5
"""«Лев» and «Ева» are none."""

_CAPITAL: Final = re.compile(r"(?:^|(?<=-))\w")
_MARKS: Final = ',;:.!?–—-“”„«»"()'


_Phrases = Mapping[str, Sequence[tuple[str, ...]]]
"""Phrases by their first words."""


@dataclass(frozen=True, slots=True)
class Introduced:
    """The name that a text gives, and the town where it names one; the name is empty for none."""

    name: str
    town: str | None = None


class AboutOneself:
    """Reads such answers in some languages at once."""

    def __init__(self, languages: Languages) -> None:
        self._folded: Callable[[str], str] = word_rules(languages).folded
        tables = [language.table("oneself") for language in languages.all]

        def phrases(kind: str) -> _Phrases:
            listed = " ".join(table.get(kind, "") for table in tables).split()
            by_first = defaultdict[str, list[tuple[str, ...]]](list)
            for phrase in sorted({tuple(map(self._key, one.split("_"))) for one in listed}):
                by_first[phrase[0]].append(phrase)
            return by_first

        self._name = phrases("name")
        self._before = phrases("before")
        self._town = phrases("town")
        self._question = phrases("question")
        self._no_answer = phrases("no_answer")
        self._not_a_town = phrases("not_a_town").keys()
        self._part_of_name = phrases("part_of_name").keys()
        self._surname = tuple(phrases("surname_endings"))
        self._patronymic = tuple(phrases("patronymic_endings"))
        self._why = phrases("why").keys()
        self._beside_why = phrases("beside_why").keys()

    def asks(self, text: str) -> bool:
        """Whether a text is a question, with its mark or without."""
        words = text.split()
        keys = self._keys(words)
        begins = [0, *(n + 1 for n, word in enumerate(words) if word.endswith(","))]
        return "?" in text or any(_at(keys, n, self._question) for n in begins)

    def asks_why(self, text: str) -> bool:
        """Whether a text only asks what the answer is for: "Why do you need that?"."""
        said = {key for key in self._keys(text.split()) if key}
        return not said.isdisjoint(self._why) and said - self._why <= self._beside_why

    def is_sentence(self, text: str) -> bool:
        """Whether a text has more words than the name of anybody."""
        return not self._is_short(text.split())

    def name(self, text: str) -> Introduced:
        """The name in a text of one line, without what was said around it."""
        words = text.split()
        if self._declines(words):
            return Introduced("")
        words, town = self._without_town(_without_age(self._beside(words, self._name)))
        name = _trimmed(words, text)
        is_name = any(map(str.isalpha, name)) and not any(map(str.isdigit, name))
        return Introduced(name if is_name and self._is_short(words) else "", town)

    def with_capitals(self, name: str) -> str:
        """A name that is written in small letters, with its capitals: "anna-lena von berg"."""
        if name != name.lower():
            return name
        words = name.split(" ")
        kept = (n > 0 and self._key(word) in self._part_of_name for n, word in enumerate(words))
        return " ".join(
            word if is_kept else _CAPITAL.sub(lambda found: found[0].upper(), word)
            for word, is_kept in zip(words, kept, strict=True)
        )

    def given_name_first(self, name: str) -> str:
        """A name with the family name behind the others, where it surely stands first."""
        first, *others = name.split() or [""]
        if len(others) not in (1, 2) or not self._is_surname(first):
            return name
        is_sure = not self._is_surname(others[0])
        if len(others) == len(("given", "patronymic")):
            is_sure = self._key(others[1]).endswith(self._patronymic)
        return " ".join((*others, first)) if is_sure else name

    def _is_surname(self, word: str) -> bool:
        return len(word) >= _A_SURNAME and self._key(word).endswith(self._surname)

    def town(self, text: str) -> str:
        """The town or organisation in a text of one line; empty where it names none."""
        words = text.split()
        found = [] if self._declines(words) else self._beside(words, self._town)
        return _trimmed(found, text)

    def begins_with_a_town(self, text: str) -> bool:
        """Whether a text begins with where somebody comes from: "I am from Perm, …"."""
        keys = self._keys(text.split())
        before = _at(keys, 0, self._before)
        said = _at(keys, before, self._town)
        return 0 < said < len(keys) - before

    def _beside(self, words: list[str], phrases: _Phrases) -> list[str]:
        """What follows the phrase, else what is before it; a single word counts only in front."""
        while (said := _at(self._keys(words), 0, self._before)) and len(words) > said:
            words = words[said:]
        keys = self._keys(words)
        for n in range(len(words)):
            length = _at(keys, n, phrases)
            if length and (n == 0 or length > 1):
                return words[n + length :] or words[:n]
        return words

    def _without_town(self, words: list[str]) -> tuple[list[str], str | None]:
        keys = self._keys(words)
        for n in range(1, len(words)):
            length = _at(keys, n, self._town)
            town = words[n + length :]
            if length and town and keys[n + length] not in self._not_a_town:
                return words[:n], " ".join(town).strip(_MARKS + " ")
        return self._without_town_behind_a_comma(words)

    def _without_town_behind_a_comma(self, words: list[str]) -> tuple[list[str], str | None]:
        """ "Gerda Müller, Wuppertal"; a surname comes before its comma alone: "von Ruhr, Gerda"."""
        commas = [n for n, word in enumerate(words, 1) if word.endswith(",")]
        if len(commas) != 1 or any(word.endswith(".") for word in words[commas[0] :]):
            return words, None
        before, behind = words[: commas[0]], words[commas[0] :]
        names = [key for key in self._keys(before) if key not in self._part_of_name]
        titles = sum(word.endswith(".") for word in before)
        if len(names) - titles < 2 or not behind:
            return words, None
        return before, " ".join(behind).strip(_MARKS + " ")

    def _declines(self, words: Sequence[str]) -> bool:
        keys = self._keys(words)
        said = (_at(keys, n, self._no_answer) for n in range(len(words)))
        only_greets = len(keys) == _at(keys, 0, self._before)
        return only_greets or any(length > 1 or length == len(words) for length in said if length)

    def _is_short(self, words: Sequence[str]) -> bool:
        titles = (word for word in words if word.endswith("."))
        others = len(words) - len(list(titles))
        return others - sum(k in self._part_of_name for k in self._keys(words)) <= _MOST_WORDS

    def _keys(self, words: Sequence[str]) -> list[str]:
        return [self._key(word) for word in words]

    def _key(self, word: str) -> str:
        return self._folded(word.lower().strip(_MARKS).replace("’", "'"))


@cache
def about_oneself(languages: Languages) -> AboutOneself:
    """The reader of some languages, made once."""
    return AboutOneself(languages)


def _at(keys: Sequence[str], place: int, phrases: _Phrases) -> int:
    """How many words the longest phrase has that begins at a place; 0 where none does."""
    begun = phrases.get(keys[place], ()) if place < len(keys) else ()
    said = (len(phrase) for phrase in begun if (*keys[place : place + len(phrase)],) == phrase)
    return max(said, default=0)


def _without_age(words: list[str]) -> list[str]:
    """Some words without what stands behind a comma and has a figure: "Max Orlow, 20 years old"."""
    ends = (n for n, word in enumerate(words, 1) if word.endswith(","))
    end = next((n for n in ends if any(map(str.isdigit, "".join(words[n:])))), len(words))
    return words[:end]


def _trimmed(words: Sequence[str], text: str) -> str:
    """Some words of a text without marks around them; a sentence loses its full stop."""
    found = " ".join(words).strip(",;:!?–—- ")
    return found if found == text or found.count(".") > 1 else found.removesuffix(".")
