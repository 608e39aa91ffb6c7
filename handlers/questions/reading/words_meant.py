"""The words of a question as they are meant: without greetings, slips and other spellings."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from handlers.frame.times.lexicon import nearest_time_word
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.question_words import QuestionWords, question_words
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.words_of_asking import (
    as_it_sounds,
    as_question_word,
    in_own_letters,
    nearest_of_asking,
    with_one_slip,
    words_of_asking,
)
from locales.languages import LATIN
from locales.time_words import time_words
from locales.transliteration import respelt
from locales.words import Word, word_rules
from storage.programme.search import SearchIndex
from storage.programme.searching.needs import needs_of
from storage.programme.searching.thesaurus import thesaurus
from storage.programme.searching.vocabulary import SLIPPED

_SHORTEST_PART: Final = 3
"""No part of a compound that is written apart has fewer letters."""

_SHORTEST_TURNED: Final = 4
"""Nor of one whose parts are said the other way round."""

_INFINITIVE: Final = "en"
_PERSONS: Final = ("st", "t", "e")
"""Endings of verbs that are no infinitive."""

_SHORTEST_SLIP: Final = 5
_GIVING_UP: Final = frozenset({Sense.LEAVE, Sense.CANCEL, Sense.SIGN_UP})
"""What people say of seats, with verbs that are often taken apart."""


def words_meant(written: Iterable[Word], index: SearchIndex) -> tuple[list[Word], bool]:
    """The words, and whether a greeting of several words was left out of them.

    Words that the programme has are left as they are.
    """
    asking = question_words(index.languages)
    written = [index.own(asking.own(word)) for word in written]
    words = _respelt(written, [_put_right(word, index) for word in written], index)
    ungreeted = _without_greetings(words, asking)
    meant = _joined([_without_slip(word, index) for word in ungreeted], index)
    meant = _turned(_with_its_particle(meant, index), index)
    return meant, len(ungreeted) < len(words)


def _without_greetings(words: Iterable[Word], asking: QuestionWords) -> list[Word]:
    """The words without a greeting, whose "morning" is no time asked for."""
    kept: list[Word] = []
    for word in words:
        if kept and any(asking.places(Phrase.GREETINGS, [kept[-1].folded, word.folded])):
            kept.pop()
        else:
            kept.append(word)
    return kept


def _joined(words: Sequence[Word], index: SearchIndex) -> list[Word]:
    """The words, with the parts of one put together that is of the programme, or of asking."""
    rules, place = word_rules(index.languages), 0
    long = [len(w) >= _SHORTEST_PART and rules.builds_compounds(w.script) for w in words]
    asks = [_is_of_asking(word, index) for word in words]
    joined: list[Word] = []
    while place < len(words):
        for end in (place + 3, place + 2):
            whole = None
            if end <= len(words) and all(long[place:end]):
                asking = any(asks[place : end - 1])
                read = _of_asking if asking else _compound
                whole = None if asking and asks[end - 1] else read(words[place:end], index)
            if whole:
                joined.append(whole)
                place = end
                break
        else:
            joined.append(words[place])
            place += 1
    return joined


def _with_its_particle(words: list[Word], index: SearchIndex) -> list[Word]:
    """The words, with a verb whole that stands in a name, or is about seats.

    "Singt sich ein" is "einsingen", "geb … ab" is "abgeben".
    """
    rules = word_rules(index.languages)
    if not words or words[-1].folded not in rules.particles:
        return words
    asking = question_words(index.languages)
    for place, word in enumerate(words[:-1]):
        bare = next((word[: -len(e)] for e in _PERSONS if word.endswith(e)), word)
        infinitive = word if word.endswith(_INFINITIVE) else bare + _INFINITIVE
        # "Tritt … auf" is no „Auftritt“: only a verb has a particle.
        for verb in (infinitive, *(() if bare != word else (word,))):
            whole = rules.word(words[-1] + verb)
            if index.is_in_a_name(whole) or not asking.senses(whole).isdisjoint(_GIVING_UP):
                return [*words[:place], whole, *words[place + 1 : -1]]
    return words


def _turned(words: list[Word], index: SearchIndex) -> list[Word]:
    """The words, with a compound of the programme that is said the other way round.

    „Besuch in der Klinik“ is „Klinikbesuch“.
    """
    rules, asking = word_rules(index.languages), question_words(index.languages)
    nouns = [
        (place, word)
        for place, word in enumerate(words)
        if len(word) >= _SHORTEST_TURNED and rules.builds_compounds(word.script)
    ]
    for (first, what), (second, of) in pairwise(nouns):
        between = words[first + 1 : second]
        if between and all(Sense.FILLERS in asking.senses(word) for word in between):
            wholes = (rules.word(of + link + what) for link in rules.links)
            if whole := next(filter(index.says, wholes), None):
                return [*words[:first], whole, *words[second + 1 :]]
    return words


def _compound(parts: Sequence[Word], index: SearchIndex) -> Word | None:
    whole = word_rules(index.languages).word("".join(parts))
    says = index.is_in_a_name(whole) or needs_of(index.languages).is_made_of(whole, len(parts[0]))
    return whole if says else None


def _of_asking(parts: Sequence[Word], index: SearchIndex) -> Word | None:
    """A word of asking that is written as two, of which the last says nothing: "über haupt"."""
    whole = word_rules(index.languages).word("".join(parts))
    known = question_words(index.languages).has(whole)
    return whole if known and not index.has(parts[-1]) else None


def _without_slip(word: Word, index: SearchIndex) -> Word:
    """A word for time or a need with a letter wrong, put right, unless the programme knows it."""
    is_ordinary = word_rules(index.languages).is_ordinary(word)
    if len(word) < _SHORTEST_SLIP or is_ordinary or _is_of_asking(word, index) or index.has(word):
        return word
    needs, asking = needs_of(index.languages), question_words(index.languages)
    is_known = thesaurus(index.languages).has(word) or needs.has(word)
    if is_known or asking.has(word) or asking.senses(word):
        return word
    meant = nearest_time_word(word, time_words(index.languages))
    if meant:
        return word_rules(index.languages).word(meant)
    return nearest_of_asking(word, index.languages) or needs.meant(word) or word


def _respelt(written: Sequence[Word], words: list[Word], index: SearchIndex) -> list[Word]:
    """The words of a question in Latin letters in its own, where nobody knows them: "mashinu"."""
    spelt = [w.script for latin, w in zip(written, words, strict=True) if w.script != latin.script]
    if not spelt:
        return words
    asking, rules = question_words(index.languages), word_rules(index.languages)
    latin = [w for w in words if w.script == LATIN and len(w) >= _SHORTEST_PART]
    known = [w for w in latin if asking.senses(w)]
    sounding = [w for w in latin if w not in known and not index.has(w) and index.known(w).exact]
    if len(known) >= len(spelt) + len(sounding):
        return words

    def meant(word: Word) -> Word:
        if word.script != LATIN or not word.isalpha():
            return word
        if not asking.senses(word) and index.known(word).exact:
            return word
        letters = respelt(index.languages, word, spelt[0])
        return rules.word(letters) if letters else word

    return [meant(word) for word in words]


def _is_of_asking(word: Word, index: SearchIndex) -> bool:
    return word.folded in words_of_asking(index.languages)


def _put_right(word: Word, index: SearchIndex) -> Word:
    """The word, or one about asking or time that was written in Latin letters or with a slip."""
    if not word.isalpha() or _is_of_asking(word, index) or index.says(word):
        return word
    asking = question_words(index.languages)
    if asking.has(word) or word_rules(index.languages).is_ordinary(word):
        return word
    form = as_question_word(word, index.languages)
    if form or index.has(word):
        return form or word
    if asking.senses(word):
        return with_one_slip(word, index.languages) or word
    languages = index.languages
    if needs_of(languages).has(word):
        return word
    known = in_own_letters(word, languages) or with_one_slip(word, languages)
    if known or thesaurus(languages).has(word):
        return known or word
    meant = as_it_sounds(word, languages)
    begins_a_name = meant and any(met > SLIPPED for met in index.known(word).stems.values())
    return word if meant is None or begins_a_name else meant
