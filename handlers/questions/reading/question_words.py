"""Words of a question that are about the asking and not about the programme.

They stand in the file `questions.toml` of each language: a list for each sense and each phrase.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property

from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.senses import Sense
from locales.languages import Language, Languages
from locales.words import Word, WordRules, word_rules
from storage.programme.searching.beginnings import Beginnings
from storage.programme.searching.several import add


class QuestionWords:
    """The words of some languages, folded by rules that may be those of more."""

    def __init__(self, languages: Iterable[Language], rules: WordRules) -> None:
        senses: dict[str, tuple[Sense, ...]] = {}
        beginnings: dict[str, tuple[Sense, ...]] = {}
        self._phrases: dict[str, list[tuple[list[str], Phrase]]] = defaultdict(list)
        """By their first words."""
        self._saying: dict[Phrase, dict[str, list[list[str]]]] = {
            phrase: defaultdict(list) for phrase in Phrase
        }
        """Those that say one thing, by their first words."""
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
                        self._saying[Phrase(name)][said[0]].append(said)
                    continue
                for word in words:
                    part = beginnings if word.endswith("*") else senses
                    add(part, word.rstrip("*"), Sense(name))
        self._senses = {word: frozenset(found) for word, found in senses.items()}
        self._beginnings = Beginnings(beginnings)
        self._words = {word: rules.word(word) for word in self._senses}
        spoken = (said for phrases in self._phrases.values() for said, _ in phrases)
        self._in_phrases = frozenset(word for said in spoken for word in said)

    @cached_property
    def joining(self) -> str:
        """A pattern for what joins two questions."""
        words = "|".join(sorted(self.words_about(Sense.AND)))
        return rf"(?:[.?!;,\n]\s*)?\b(?:{words})\s+|[.?!;,\n]\s+"

    def senses(self, word: Word) -> frozenset[Sense]:
        """All that a word may be about."""
        plain = word.folded
        return self._beginnings.of(plain).union(self._senses.get(plain, ()))

    def own(self, word: Word) -> Word:
        """The same word as an object that is kept, and whose forms are, if it is one of theirs."""
        return self._words.get(word, word)

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
        begun = self._saying[phrase]
        return any(
            all(word in words for word in said)
            for first in begun.keys() & words
            for said in begun[first]
        )

    def is_whole(self, phrase: Phrase, words: Sequence[str]) -> bool:
        """Whether these folded words are such a phrase, from the first to the last."""
        return bool(words) and [*words] in self._saying[phrase].get(words[0], ())

    def places(self, phrase: Phrase, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Where such phrases stand in folded words, the longest of several: begin and end."""
        begun, behind = self._saying[phrase], 0
        if begun.keys().isdisjoint(words):
            return
        for place, first in enumerate(words):
            said = begun.get(first, ()) if place >= behind else ()
            fits = [len(one) for one in said if [*words[place : place + len(one)]] == one]
            if fits:
                behind = place + max(fits)
                yield place, behind

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
        return {
            phrase: frozenset(word for said in begun.values() for one in said for word in one)
            for phrase, begun in self._saying.items()
        }

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
