"""Which one of several a question means: the first session, "2. Sitzung", «последнее»."""

import re
from collections.abc import Sequence
from typing import Final

from handlers.questions.reading.numbered import counts
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.question_words import question_words
from handlers.questions.reading.senses import Sense, Senses
from locales.time_words import TimeWords
from locales.words import Word
from storage.programme.search import SearchIndex
from storage.programme.searching.thesaurus import thesaurus

_IN_DIGITS: Final = re.compile(r"(\d{1,2})(\.?)")
_ENDING: Final = 3
"""No ending of an ordinal is longer."""

_SAYS_NOTHING: Final = frozenset({Sense.FILLERS, Sense.FREE})
_COUNTED: Final = frozenset({Sense.GENERIC, Sense.GROUPS, Sense.EVENT})


def counted(
    words: Sequence[Word],
    senses: Senses,
    index: SearchIndex,
    t: TimeWords,
    *,
    timed: bool = False,
) -> tuple[int | None, list[Word]]:
    """Which one of several is meant, and the words without that: "letzte Sitzung", «второе».

    Where the question is `timed`, that is so though a title has the word: "tomorrow's first".
    """
    words = _without_first_time(words, index)
    for place, word in enumerate(words):
        is_first = Sense.EARLIEST in senses[word]
        number = 1 if is_first else t.ordinals.get(word.folded)
        number = number or (-1 if t.relative.get(word.folded) == -1 else None)
        if number is None:
            continue
        following = (
            w
            for w in words[place + 1 :]
            if senses[w].isdisjoint(_SAYS_NOTHING) or _names_a_kind(w, index)
        )
        behind = next(following, None)
        is_meant = behind is None or senses[behind] & _COUNTED or _names_a_kind(behind, index)
        # "Die letzte Probe", unless a title says "last".
        if is_meant or (behind and (timed or not index.has(word)) and index.known(behind).stems):
            return number, [*words[:place], *words[place + 1 :]]
    return None, list(words)


def _without_first_time(words: Sequence[Word], index: SearchIndex) -> Sequence[Word]:
    """The words without that somebody is there for the first time."""
    asking = question_words(index.languages)
    for begin, end in asking.places(Phrase.FIRST_TIME, [word.folded for word in words]):
        return [*words[:begin], *words[end:]]
    return words


def counted_in_digits(
    words: Sequence[Word],
    senses: Senses,
    index: SearchIndex,
    t: TimeWords,
) -> tuple[int | None, Sequence[Word]]:
    """Which one is meant, and the words without that: "2. Sitzung", «2-е заседание», "Runde 4"."""
    for place, word in enumerate(words):
        written = _IN_DIGITS.fullmatch(word)
        if written is None or (place and words[place - 1].folded in t.on_a_date):
            continue
        behind = place + 1
        ending = words[behind].folded if behind < len(words) else ""
        endings = (*t.date_endings, *t.ordinal_endings)
        has_ending = not written[2] and ending in endings and len(ending) <= _ENDING
        behind += has_ending
        number, noun = int(written[1]), words[behind] if behind < len(words) else None
        is_ordinal = bool(written[2]) or has_ending
        is_meant = noun and is_ordinal and (senses[noun] & _COUNTED or _names_a_kind(noun, index))
        # "Round 4", but no "round 4 to 6 o'clock".
        before = words[place - 1 : place] if not noun or noun.folded not in t.every_word else ()
        beside = [w for w in (*before, noun) if w and Sense.GROUPS not in senses[w]]
        if is_meant or any(
            counts(word, number, index, t, is_ordinal=is_ordinal) for word in beside
        ):
            return number, [*words[:place], *words[behind:]]
    return None, words


def _names_a_kind(word: Word, index: SearchIndex) -> bool:
    """Whether a word is what a kind of session is called."""
    return thesaurus(index.languages).names_a_kind([word])
