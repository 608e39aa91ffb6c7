"""Words as they are compared: cleaned, cut, folded and stemmed, in several languages at once.

Everything here is linear in the length of the text, and the text is cut first.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Final

from Stemmer import Stemmer

from locales.languages import LATIN, Language, Languages

MAX_CHARACTERS: Final = 400
MAX_WORDS: Final = 48

_WORD: Final = re.compile(r"\d+(?:[.:/-]\d+)*\.?|[^\W\d_]+")
_DOUBLED: Final = re.compile(r"(.)\1+")
_ENDING: Final = 2
_SHORTEST_STEM: Final = 3
_SHORTEST_ROOT: Final = 4


class Word(str):
    """A word in small letters. Its other forms are computed once and live as long as it does."""

    __slots__ = ("_rules", "folded", "script", "stem")

    _rules: "WordRules"
    folded: str
    """Without umlauts, however they were typed: "Eröffnung", "Eroeffnung", "Eroffnung"."""
    script: str
    """The name of its letters: "Latin"."""
    stem: str
    """What its inflected forms have in common."""

    def __new__(cls, letters: str, rules: "WordRules") -> "Word":
        word = super().__new__(cls, letters)
        word._rules = rules
        return word

    def __getattr__(self, form: str) -> str:
        """A form that is asked for the first time; afterwards it is found without this."""
        match form:
            case "folded":
                self.folded = self._rules.folded(self)
            case "script":
                self.script = script_of(self)
            case "stem":
                self.stem = self._rules.folded(self._rules.stemmed(self))
            case _:
                raise AttributeError(form)
        found: str = getattr(self, form)
        return found


class WordRules:
    """How the words of some languages are read, all of them by the same rules.

    Nobody says which language a word is of, so letters are folded as any of them asks for, and what
    is known of a script is known of the first language that is written in it:

    - `[one_letter]`: a letter that is never told apart from another one;
    - `[folded]`: how a letter may be typed on other keyboards, `[spelt_out]`: what is left of that;
    - `[sounds]`: what is written in several ways and sounds alike, read in this order; "^" and "$"
      say where a word begins and ends;
    - `[words]`: the `stemmer` by its name in Snowball; whether words are `compounds` of others, and
      the `links` between the parts; `particles` that stand apart from their verb; endings of
      `infinitives`, of `adjectives` that are made of names, and of all `derivations`; vowels that
      are `fleeting` at the end of a stem, and signs of `softening` that they stand for; how long
      the `longest_ending` is in which two forms of a word differ; words that are `whole`, whatever
      a stemmer would take off; `ordinary` ones, which are no slip of another.
    """

    def __init__(self, languages: Languages) -> None:
        self._one_letter = _merged(languages, "one_letter")
        self._folded = str.maketrans(self._one_letter | _merged(languages, "folded"))
        self._sounds = {
            one.script: tuple(one.table("language").get("sounds", {}).items())
            for one in reversed(languages.all)
        }
        self._spelt_out = tuple(_merged(languages, "spelt_out").items())
        self._stemmers = _by_script(languages, "stemmer")
        self._endings = _by_script(languages, "longest_ending")
        self._compounds = frozenset(_by_script(languages, "compounds"))
        self.links: Final = ("", *_listed(languages, "links"))
        self.particles: Final = frozenset(map(self.folded, _listed(languages, "particles")))
        self.infinitives: Final = _listed(languages, "infinitives")
        self.adjectives: Final = _listed(languages, "adjectives")
        self._derivations = frozenset(map(self.folded, _listed(languages, "derivations")))
        self._whole = frozenset(_listed(languages, "whole"))
        self._fleeting = frozenset("".join(_listed(languages, "fleeting")))
        self._softening = _listed(languages, "softening")
        self._longest_derivation = max(map(len, self._derivations), default=0)
        self._ordinary = frozenset(self.word(w).stem for w in _listed(languages, "ordinary"))

    def word(self, letters: str) -> Word:
        """A word of small letters."""
        return Word(letters, self)

    def words_of(self, text: str) -> list[Word]:
        """The words and numbers of a text, in small letters; a long text is cut.

        Numbers keep what holds them together: "14:30", "29.6.", "2021-06-29".
        """
        return self.all_words(text[:MAX_CHARACTERS])[:MAX_WORDS]

    def all_words(self, text: str) -> list[Word]:
        """The words and numbers of a text, however long it is."""
        return [Word(found, self) for found in self.letters_of(text)]

    def letters_of(self, text: str) -> list[str]:
        """The letters of these words, for those who know most of them already."""
        return _WORD.findall(self.in_small_letters(text))

    def in_small_letters(self, text: str) -> str:
        """A text with the letters that its words have, wherever it is as long as before."""
        visible = text if text.isprintable() else "".join(map(_visible, text))
        plain = unicodedata.normalize("NFKC", visible).lower()
        for letter, other in self._one_letter.items():
            plain = plain.replace(letter, other)
        return plain

    def in_common_letters(self, text: str) -> str:
        """A text in small letters with each letter as it is typed on any keyboard: "groesse"."""
        return text.translate(self._folded)

    def folded(self, word: str) -> str:
        """A word in small letters with none that may be typed in another way."""
        plain = word.translate(self._folded)
        for spelt, letter in self._spelt_out:
            plain = plain.replace(spelt, letter)
        return plain

    def sounding(self, word: Word) -> str:
        """What a word has in common with all that sound like it: «когда», «кагда»."""
        heard = f"^{word.folded}$"
        for written, sound in self._sounds.get(word.script, ()):
            heard = heard.replace(written, sound)
        return _DOUBLED.sub(r"\1", heard)

    def stemmed(self, word: Word) -> str:
        """A word without what inflects it; as it is where too little would be left of it.

        That is so in a script that no stemmer is for, too.
        """
        name = None if word in self._whole else self._stemmers.get(word.script)
        # A stemmer keeps the word it is at, and an index is built on a thread of its own; its cache
        # would keep what people write.
        stem = str(Stemmer(name, 0).stemWord(str(word))) if name else ""
        return stem if len(stem) >= _SHORTEST_STEM else str(word)

    def roots(self, folded: str) -> tuple[str, ...]:
        """What words have in common that are made of one another: "erinnern", "Erinnerung"."""
        longest = min(self._longest_derivation, len(folded) - _SHORTEST_ROOT)
        for length in range(longest, 0, -1):
            if folded[-length:] in self._derivations:
                return (folded[:-length],)
        # A vowel that comes and goes: «костёр», «костра».
        if folded[-2:-1] in self._fleeting:
            # It may stand for a sign that softens: «денег», «деньги».
            left = (folded[:-2] + sign + folded[-1] for sign in ("", *self._softening))
            return folded, *left
        return (folded,)

    def participles(self, word: Word) -> list[str]:
        """What a verb with a particle may be where it is past: "hochgeladen" of "hochladen"."""
        plain = word.folded
        begun = (p for p in self.particles if plain.startswith(p) and len(plain) > len(p) + 3)
        return (
            [f"{p}ge{plain[len(p) :]}" for p in begun] if self.builds_compounds(word.script) else []
        )

    def is_ordinary(self, word: Word) -> bool:
        """Whether people say a word, in any form, every day: it is no slip of another."""
        return word.stem in self._ordinary

    def is_ending(self, letters: str) -> bool:
        """Whether a form of a word, or another one made of it, may end so; it may in nothing."""
        return not letters or letters in self._derivations

    def builds_compounds(self, script: str) -> bool:
        """Whether words of a script are made of other words."""
        return script in self._compounds

    def longest_ending(self, script: str) -> int:
        """By how many letters at its end a word may differ from another form of it."""
        return int(self._endings.get(script, _ENDING))


@cache
def word_rules(languages: Languages) -> WordRules:
    """The rules, made once for some languages."""
    return WordRules(languages)


def script_of(word: str) -> str:
    """The name of the letters a word is written in; of several, of those that are not Latin."""
    if word.isascii():
        return LATIN
    return next((found for found in map(_script, word) if found not in ("", LATIN)), LATIN)


def language_by_letters(text: str, among: Sequence[str], languages: Languages) -> str:
    """The first of some codes whose language has the letters of a text, else the first."""
    script = script_of(text)
    written = {one.code for one in languages.all if one.script == script}
    return next((code for code in among if code in written), among[0])


@lru_cache(maxsize=1024)
def _script(letter: str) -> str:
    """The script that Unicode names a letter after; nothing for what is no letter."""
    return unicodedata.name(letter, "").split(" ")[0].capitalize() if letter.isalpha() else ""


def _merged(languages: Languages, table: str) -> dict[str, str]:
    """A table of all languages together."""
    return {k: v for language in languages.all for k, v in language.about.get(table, {}).items()}


def _of_words(language: Language) -> Mapping[str, Any]:
    found: Mapping[str, Any] = language.about.get("words", {})
    return found


def _by_script(languages: Languages, key: str) -> dict[str, Any]:
    """For each script, what the first of its languages says that says anything."""
    found: dict[str, Any] = {}
    for language in languages.all:
        if value := _of_words(language).get(key):
            found.setdefault(language.script, value)
    return found


def _listed(languages: Languages, key: str) -> tuple[str, ...]:
    """The words of a list, of all languages together."""
    words = (_of_words(language).get(key, "").split() for language in languages.all)
    return tuple(dict.fromkeys(word for listed in words for word in listed))


def _visible(character: str) -> str:
    return " " if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp") else character
