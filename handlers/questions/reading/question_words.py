"""Words of a question that are about the asking and not about the programme.

They stand in the file `questions.toml` of each language: a list for each sense and each phrase.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Final

from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.senses import Sense
from locales.languages import Language, Languages
from locales.words import Word, WordRules, word_rules
from storage.programme.searching.several import add

_HEAD: Final = 2
_NONE: Final = frozenset[Sense]()


class QuestionWords:
    """The words of some languages, folded by rules that may be those of more."""

    def __init__(self, languages: Iterable[Language], rules: WordRules) -> None:
        senses: dict[str, tuple[Sense, ...]] = {}
        self._beginnings: dict[str, tuple[Sense, ...]] = {}
        self._phrases: dict[str, list[tuple[list[str], Phrase]]] = defaultdict(list)
        """By their first words."""
        self._languages: dict[str, str] = {}
        for language in languages:
            table = language.table("questions")
            for code, names in table.pop("languages", {}).items():
                self._languages |= dict.fromkeys(rules.folded(names).split(), code)
                for name in rules.folded(names).split():
                    add(senses, name, Sense.LANGUAGES)
            for name, listed in table.items():
                words = rules.folded(listed).split()
                if name in tuple(Phrase):
                    for said in (word.split("_") for word in words):
                        self._phrases[said[0]].append((said, Phrase(name)))
                    continue
                for word in words:
                    part = self._beginnings if word.endswith("*") else senses
                    add(part, word.rstrip("*"), Sense(name))
        self._senses = {word: frozenset(found) for word, found in senses.items()}
        spoken = (said for phrases in self._phrases.values() for said, _ in phrases)
        self._in_phrases = frozenset(word for said in spoken for word in said)
        self._lengths: dict[str, set[int]] = defaultdict(set)
        """By the first letters of beginnings, how long those are."""
        for beginning in self._beginnings:
            self._lengths[beginning[:_HEAD]].add(len(beginning))

    @cached_property
    def joining(self) -> str:
        """A pattern for what joins two questions."""
        words = "|".join(sorted(self.words_about(Sense.AND)))
        return rf"(?:[.?!;,\n]\s*)?\b(?:{words})\s+|[.?!;,\n]\s+"

    def senses(self, word: Word) -> frozenset[Sense]:
        """All that a word may be about."""
        plain = word.folded
        begun = [self._beginnings.get(plain[:n], ()) for n in self._lengths.get(plain[:_HEAD], ())]
        return self._senses.get(plain, _NONE).union(*begun)

    def has(self, word: Word) -> bool:
        """Whether a whole word of theirs is written so, also in a phrase."""
        return word.folded in self._senses or word.folded in self._in_phrases

    def language_named(self, word: Word) -> str | None:
        """The code of the language that a word names, if it names one."""
        return self._languages.get(word.folded)

    def phrases(self, words: Sequence[Word]) -> frozenset[Phrase]:
        """What the phrases say that stand in a text."""
        folded = [word.folded for word in words]
        return frozenset(
            phrase
            for place, first in enumerate(folded)
            for said, phrase in self._phrases.get(first, ())
            if folded[place : place + len(said)] == said
        )

    def may_say(self, phrase: Phrase, words: Sequence[str]) -> bool:
        """Whether folded words have all those of such a phrase, wherever they stand."""
        return any(
            says is phrase and all(word in words for word in said)
            for first in dict.fromkeys(words)
            for said, says in self._phrases.get(first, ())
        )

    def is_whole(self, phrase: Phrase, words: Sequence[str]) -> bool:
        """Whether these folded words are such a phrase, from the first to the last."""
        begun = self._phrases.get(words[0], ()) if words else ()
        return any(said == [*words] and says is phrase for said, says in begun)

    def places(self, phrase: Phrase, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Where such phrases stand in folded words, the longest of several: begin and end."""
        place = 0
        while place < len(words):
            begun = (s for s, says in self._phrases.get(words[place], ()) if says is phrase)
            fits = [len(s) for s in begun if [*words[place : place + len(s)]] == s]
            if fits:
                yield place, place + max(fits)
            place += max(fits, default=1)

    def without(self, phrase: Phrase, words: Sequence[str]) -> list[str]:
        """Folded words without such phrases."""
        left, kept = 0, list[str]()
        for begin, end in self.places(phrase, words):
            kept += words[left:begin]
            left = end
        return [*kept, *words[left:]]

    def words_of(self, phrase: Phrase) -> frozenset[str]:
        """Every word of the phrases that say something; folded."""
        return self._words_of[phrase]

    @cached_property
    def _words_of(self) -> Mapping[Phrase, frozenset[str]]:
        words: dict[Phrase, set[str]] = {phrase: set() for phrase in Phrase}
        for said, says in (one for phrases in self._phrases.values() for one in phrases):
            words[says].update(said)
        return {phrase: frozenset(found) for phrase, found in words.items()}

    @property
    def whole_words(self) -> Iterable[str]:
        """Every word but those of which only the beginning is known."""
        return self._senses.keys()

    def words_about(self, sense: Sense) -> Sequence[str]:
        """Every whole word that is about something."""
        return self._words_about[sense]

    @cached_property
    def _words_about(self) -> Mapping[Sense, Sequence[str]]:
        about: dict[Sense, list[str]] = {sense: [] for sense in Sense}
        for word, senses in self._senses.items():
            for sense in senses:
                about[sense].append(word)
        return about

    @cached_property
    def surrounding(self) -> frozenset[str]:
        """The words that surround a question, or ask for the programme as such."""
        return frozenset({*self.words_about(Sense.FILLERS), *self.words_about(Sense.GENERIC)})


@cache
def question_words(languages: Languages) -> QuestionWords:
    """The words of some languages together, read once."""
    return QuestionWords(languages.all, word_rules(languages))


@cache
def surrounding_stems(languages: Languages) -> frozenset[str]:
    """The stems of the words that surround a question."""
    rules = word_rules(languages)
    return frozenset(rules.word(word).stem for word in question_words(languages).surrounding)
