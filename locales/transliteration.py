"""Words of other scripts in Latin letters: all spellings of one have a skeleton in common.

A skeleton keeps the sounds that all schemes tell apart; a Latin word can have several, for `ch` may
be х or ч. A language has the file `transliteration.toml` for it:

- `[letters]`: each of its own letters, and the letters it is in a skeleton; large ones are sounds
  that no Latin letter stands for;
- `[first]`: such a sound, and its spellings, the longest first;
- `[either]`: a spelling that may be one of several sounds;
- `[then]`: a spelling and what it is, one after the other;
- `[spelt]`: each letter as it is spelt where only Latin letters may stand, in an id for one;
- `[respelt]`: what Latin letters stand for in a word that nobody knows, the longest first;
- `[heard]`: what is heard in a name of another language, which the language writes as it sounds.
"""

import re
from functools import cache
from itertools import product
from typing import Any, Final
from unicodedata import combining, normalize

from locales.languages import LATIN, Languages
from locales.words import script_of, word_rules

_LONG_I: Final = re.compile(r"i{2,}")
_DOUBLED: Final = re.compile(r"([^i])\1+")


class Transliteration:
    """How words of one language are written in Latin letters."""

    def __init__(self, language: str, script: str, table: dict[str, Any]) -> None:
        self.language: Final = language
        self.script: Final = script
        self._letters: Final[dict[str, str]] = table["letters"]
        self._first = [
            (re.compile("|".join(map(re.escape, spellings.split()))), sound)
            for sound, spellings in table.get("first", {}).items()
        ]
        self._either = [
            [(spelling, sound) for sound in sounds.split()]
            for spelling, sounds in table.get("either", {}).items()
        ]
        self._then = tuple(table.get("then", {}).items())
        self.spelt: Final[dict[str, str]] = table.get("spelt", {})
        self._respelt: Final[dict[str, str]] = table.get("respelt", {})
        heard = table.get("heard", {})
        self._heard = re.compile("|".join(heard)) if heard else None
        self._sounds: Final = {written.strip("^$"): sound for written, sound in heard.items()}

    def skeleton(self, word: str) -> str:
        """The skeleton of a word in the language's own letters; what is none is left out."""
        return _LONG_I.sub("i", "".join(self._letters.get(letter, "") for letter in word))

    def latin_skeletons(self, word: str) -> tuple[str, ...]:
        """The skeletons that a word in Latin letters may have."""
        for spellings, sound in self._first:
            word = spellings.sub(sound, word)
        return tuple(sorted({self._read(word, chosen) for chosen in product(*self._either)}))

    def respelt(self, word: str) -> str:
        """A word in Latin letters in the language's own, as it is most likely meant."""
        for written, letters in self._respelt.items():
            word = word.replace(written, letters)
        return word

    def heard(self, word: str) -> str:
        """The skeleton of a foreign name as it sounds: "Weinberg" has that of «Вайнберг»."""
        if self._heard is None:
            return ""
        sounds = self._heard.sub(lambda found: self._sounds[found[0]], word)
        return single("".join(filter(str.isascii, sounds)))

    def _read(self, word: str, chosen: tuple[tuple[str, str], ...]) -> str:
        for written, sound in (*chosen, *self._then):
            word = word.replace(written, sound)
        return _LONG_I.sub("i", "".join(filter(str.isascii, word)))


@cache
def transliterations(languages: Languages) -> tuple[Transliteration, ...]:
    """Those of all languages that people write in Latin letters."""
    tables = ((one, one.table("transliteration")) for one in languages.all)
    return tuple(Transliteration(one.code, one.script, table) for one, table in tables if table)


def own_skeletons(languages: Languages, word: str) -> tuple[str, ...]:
    """The skeletons of a word in letters that are not Latin, in each language written in them."""
    script = script_of(word)
    return tuple(t.skeleton(word) for t in transliterations(languages) if t.script == script)


def latin_skeletons(languages: Languages, word: str) -> tuple[str, ...]:
    """The skeletons that a word in Latin letters may have in any language; none for other words."""
    if script_of(word) != LATIN:
        return ()
    found = (s for t in transliterations(languages) for s in t.latin_skeletons(word))
    return tuple(dict.fromkeys(found))


def heard_skeletons(languages: Languages, word: str) -> tuple[str, ...]:
    """The skeletons of a name in Latin letters as other languages write it; none for others."""
    if script_of(word) != LATIN:
        return ()
    return tuple(filter(None, (t.heard(word) for t in transliterations(languages))))


def respelt(languages: Languages, word: str, script: str) -> str | None:
    """A word in Latin letters in those of a script, as it is most likely meant, if there is one."""
    found = (t.respelt(word) for t in transliterations(languages) if t.script == script)
    return next((spelt for spelt in found if script_of(spelt) == script), None)


def in_latin_letters(languages: Languages, text: str) -> str:
    """A text in small Latin letters without accents; letters that no language spells stay."""
    spelt = {letter: said for t in transliterations(languages) for letter, said in t.spelt.items()}
    composed = normalize("NFKC", text).casefold()
    written = word_rules(languages).in_common_letters(composed)
    latin = "".join(spelt.get(letter, letter) for letter in written)
    return "".join(c for c in normalize("NFKD", latin) if not combining(c))


def single(skeleton: str) -> str:
    """A skeleton without double letters, for those who write "programa"."""
    return _DOUBLED.sub(r"\1", skeleton)
