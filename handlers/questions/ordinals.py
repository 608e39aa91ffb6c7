"""Which one of several a question means: the first session, "2. Sitzung", «последнее»."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from handlers.questions.senses import Sense
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
    senses: Mapping[Word, frozenset[Sense]],
    index: SearchIndex,
    t: TimeWords,
    *,
    timed: bool = False,
) -> tuple[int | None, list[Word]]:
    """Which one of several is meant, and the words without that: "letzte Sitzung", «второе».

    Where the question is `timed`, that is so though a title has the word: "tomorrow's first".
    """
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


def counted_in_digits(
    words: Sequence[Word],
    senses: Mapping[Word, frozenset[Sense]],
    index: SearchIndex,
    t: TimeWords,
) -> tuple[int | None, Sequence[Word]]:
    """Which sitting is meant, and the words without that: "2. Sitzung", «2-е заседание»."""
    for place, word in enumerate(words):
        written = _IN_DIGITS.fullmatch(word)
        if written is None or (place and words[place - 1].folded in t.on_a_date):
            continue
        behind = place + 1
        if not written[2]:
            ending = words[behind].folded if behind < len(words) else ""
            if ending not in t.date_endings or len(ending) > _ENDING:
                continue
            behind += 1
        noun = words[behind] if behind < len(words) else None
        if noun and (senses[noun] & _COUNTED or _names_a_kind(noun, index)):
            return int(written[1]), [*words[:place], *words[behind:]]
    return None, words


def _names_a_kind(word: Word, index: SearchIndex) -> bool:
    """Whether a word is what a kind of session is called."""
    return thesaurus(index.languages).names_a_kind([word])
