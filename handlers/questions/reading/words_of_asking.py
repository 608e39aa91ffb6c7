"""The words that questions are made of, in all languages, and which language a question is in."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from handlers.questions.reading.question_words import QuestionWords, question_words
from handlers.questions.reading.senses import Sense
from locales.languages import LATIN, Languages
from locales.time_words import read_time_words, time_words
from locales.transliteration import latin_skeletons, own_skeletons, single
from locales.words import Word, word_rules
from storage.programme.searching.needs import needs_of

_SHORTEST: Final = 3
"""Shorter words in Latin letters are too much like others."""

_SHORTEST_HEARD: Final = 4
_SHORTEST_SLIP: Final = 6
_QUESTION_WORDS: Final = (Sense.WHEN, Sense.HOW)
_OFTEN_MISSPELT: Final = (Sense.GENERIC, Sense.LANGUAGES, *_QUESTION_WORDS)


@cache
def words_of_asking(languages: Languages) -> frozenset[str]:
    """The words that surround a question, ask for the programme or say a time; folded."""
    return question_words(languages).surrounding | time_words(languages).every_word


def in_own_letters(word: Word, languages: Languages) -> Word | None:
    """The word about asking or about time that this is in Latin letters, if it is one."""
    known = _by_skeleton(languages)
    return next((known[s] for s in latin_skeletons(languages, word) if s in known), None)


def with_one_slip(word: Word, languages: Languages) -> Word | None:
    """The word about asking that this is but for a letter that should, or should not, be double.

    A short one is misspelt by a letter too few, or by one too many at its end: „wan“ is „wann“ and
    „hinn“ „hin“, but „Boot“ no “bot”.
    """
    known = _by_single_letters(languages).get(single(word.folded))
    if known is None or len(word) < _SHORTEST:
        return None
    at_its_end = word.folded == known.folded + known.folded[-1]
    return known if len(known) > _SHORTEST or len(known) > len(word) or at_its_end else None


def nearest_of_asking(word: Word, languages: Languages) -> Word | None:
    """The word that is this but for one letter: for the programme, a language, when or how much."""
    if len(word) < _SHORTEST_SLIP:
        return None
    found = process.extractOne(
        word.folded, _often_misspelt(languages), scorer=OSA.distance, score_cutoff=1
    )
    return word_rules(languages).word(found[0]) if found else None


def as_it_sounds(word: Word, languages: Languages) -> Word | None:
    """The word about asking or a need that sounds like this one: «чево», "stehn"."""
    if len(word) < _SHORTEST_HEARD:
        return None
    rules = word_rules(languages)
    meant = _by_sound(languages).get(rules.sounding(word))
    return rules.word(meant) if meant else None


@cache
def _by_sound(languages: Languages) -> Mapping[str, str]:
    """Of words that sound alike, one about time before one about asking, and that before a need."""
    rules, asking = word_rules(languages), question_words(languages).whole_words
    known = (
        needs_of(languages).every_word,
        sorted(asking),
        sorted(time_words(languages).every_word),
    )
    written = (one for words in known for one in words if len(one) >= _SHORTEST_HEARD)
    return {rules.sounding(rules.word(one)): one for one in written}


def as_question_word(word: Word, languages: Languages) -> Word | None:
    """The word for when or how much of which this has the stem: «сколька» is «сколько»."""
    known = _question_words_by_stem(languages)
    return known.get(word.stem) if len(word) >= _SHORTEST_SLIP else None


@cache
def _question_words_by_stem(languages: Languages) -> Mapping[str, Word]:
    rules, about = word_rules(languages), question_words(languages).words_about
    words = (rules.word(word) for sense in _QUESTION_WORDS for word in sorted(about(sense)))
    return {word.stem: word for word in words}


@cache
def _often_misspelt(languages: Languages) -> Sequence[str]:
    about = question_words(languages).words_about
    known = {word for sense in _OFTEN_MISSPELT for word in about(sense)}
    return sorted(word for word in known if len(word) >= _SHORTEST_SLIP)


def gives_thanks(text: str, languages: Languages) -> bool:
    """Whether one of the words of a text gives thanks: it is said to somebody."""
    rules, asking = word_rules(languages), question_words(languages)
    return any(Sense.THANKS in asking.senses(word) for word in rules.all_words(text))


def language_of(text: str, languages: Languages) -> str | None:
    """The code of the language that a question's own letters and words suggest, if they do.

    Where the bot speaks several in the same letters, the one of the most words of asking.
    """
    words = [word for word in word_rules(languages).words_of(text) if word[0].isalpha()]
    script, asking = _script_meant(words, languages), _asking_by_language(languages)
    spoken = (one.code for one in languages.spoken if one.script == script)
    return max(spoken, key=lambda code: sum(w.folded in asking[code] for w in words), default=None)


def _script_meant(words: Sequence[Word], languages: Languages) -> str | None:
    """The letters of the language a question is in, whatever letters it is written in.

    Half of its words are enough for letters that are not Latin: names are often left in those.
    """
    of_asking = words_of_asking(languages)
    written = Counter(word.script for word in words if word.script != LATIN)
    unknown = [word for word in words if word.folded not in of_asking]
    spelt = filter(None, (in_own_letters(word, languages) for word in unknown))
    [(script, count)] = (written or Counter(w.script for w in spelt)).most_common(1) or [(LATIN, 0)]
    if count and 2 * count >= len(words):
        return script
    return LATIN if written or len(unknown) < len(words) else None


@cache
def _by_single_letters(languages: Languages) -> Mapping[str, Word]:
    rules = word_rules(languages)
    words = sorted(question_words(languages).whole_words, key=lambda word: (-len(word), word))
    return {single(word): rules.word(word) for word in words}


@cache
def _asking_by_language(languages: Languages) -> Mapping[str, frozenset[str]]:
    rules = word_rules(languages)
    return {
        one.code: QuestionWords([one], rules).surrounding | read_time_words([one], rules).every_word
        for one in languages.spoken
    }


@cache
def _by_skeleton(languages: Languages) -> Mapping[str, Word]:
    """The words about asking or time in letters that are not Latin, by how they sound."""
    rules = word_rules(languages)
    words = {*question_words(languages).whole_words, *time_words(languages).every_word}
    return {
        skeleton: rules.word(word)
        for word in sorted(words, key=lambda word: (len(word), word))
        if len(word) >= _SHORTEST
        for skeleton in own_skeletons(languages, word)
    }
