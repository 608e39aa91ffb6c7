"""What the words of a question are by where they stand: verbs, or whither, whence and for whom."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from handlers.questions.senses import Sense
from locales.time_words import time_words
from locales.words import Word, word_rules
from storage.programme.search import SearchIndex

_MODAL: Final = frozenset({Sense.MAY, Sense.WANT, Sense.MUST})
_BEFORE_A_VERB: Final = frozenset({Sense.WHO, Sense.WHEN, Sense.WHERE, Sense.ASKING}) | _MODAL


def verbs_in(
    words: Sequence[Word],
    topics: Sequence[Word],
    senses: Mapping[Word, frozenset[Sense]],
    index: SearchIndex,
) -> frozenset[Word]:
    """The topics behind a question word or a modal verb, or at the end of what has one.

    What the programme has in this very form, and what people ask everybody, is none of them; but
    how old or how far something is says its word in any form.
    """
    behind = {after for before, after in pairwise(words) if senses[before] & _BEFORE_A_VERB}
    modal = any(Sense.AUXILIARY in found for found in senses.values())
    last = {words[-1]} if modal else set()
    at = time_words(index.languages).at
    measured = {
        word
        for place, word in enumerate(words[1:], 1)
        # «во сколько кофе» asks for an hour.
        if Sense.HOW in senses[words[place - 1]]
        and (place < 2 or words[place - 2].folded not in at)
    }
    infinitives = word_rules(index.languages).infinitives
    formed = {word for word in topics if word.endswith(infinitives) and not index.has(word)}
    found = (behind | last | measured | formed).intersection(topics)
    return frozenset(word for word in found if word in measured or not index.says(word))


def topics_behind(
    sense: Sense,
    words: Sequence[Word],
    topics: Sequence[Word],
    senses: Mapping[Word, frozenset[Sense]],
) -> frozenset[Word]:
    """The topics that stand behind a word for where something goes, or where it comes from."""
    bare = [word for word in words if senses[word] != {Sense.FILLERS}]
    behind = {after for before, after in pairwise(bare) if sense in senses[before]}
    return frozenset(behind.intersection(topics))
