"""Where a session without a place begins, as far as its description says so."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from handlers.frame.reader import Reader
from locales.languages import Languages
from locales.time_words import time_words
from locales.words import Word, word_rules
from storage.programme.model import Kind, Session

_ENDS: Final = re.compile(r"(?:(?<=\w\w\w[.!?])|(?<=\w[“”»\"][.!?]))\s+(?=[^\W\d_])|\n+")
"""The end of a sentence; "Dr." and "No. 5" are none."""


def sentences_of(text: str) -> list[str]:
    """The sentences of a text."""
    return [sentence.strip() for sentence in _ENDS.split(text)]


def meeting_point(reader: Reader, shown: Session) -> str:
    """The first sentence that says where a session begins; empty where its place does, or none.

    A place says of a ride no more than whence it goes.
    """
    if (shown.place and shown.kind is not Kind.TRANSFER) or not shown.abstract:
        return ""
    languages = reader.tr.languages
    rules = word_rules(languages)
    sentences = sentences_of(reader.text(shown.abstract))
    read = {sentence: rules.all_words(sentence) for sentence in sentences}
    meets = (said for said, words in read.items() if _meets(words, languages))
    leaves = (said for said, words in read.items() if _leaves_from(words, languages))
    return next(meets, "") or (next(leaves, "") if shown.kind is Kind.TRANSFER else "")


def _meets(words: Sequence[Word], languages: Languages) -> bool:
    """Whether a sentence says that one meets: not "before we leave", nor in a farewell."""
    stems, times, until = _stems_of(languages, "meets"), time_words(languages), False
    for word in _without_farewells(words, languages):
        if word.stem in stems and not until:
            return True
        until = word.folded in times.until or (until and word.folded in times.articles)
    return False


def _without_farewells(words: Sequence[Word], languages: Languages) -> list[Word]:
    folded, left = [word.folded for word in words], list(words)
    for farewell in _farewells_of(languages):
        for at in reversed(range(len(folded) - len(farewell) + 1)):
            if tuple(folded[at : at + len(farewell)]) == farewell:
                del folded[at : at + len(farewell)], left[at : at + len(farewell)]
    return left


def _leaves_from(words: Sequence[Word], languages: Languages) -> bool:
    """Whether a sentence begins with where a ride leaves from: "From the hotel", not "from 6"."""
    if len(words) <= 1 or words[0].stem not in _stems_of(languages, "out_of"):
        return False
    return words[1].isalpha() and words[1].folded not in time_words(languages).every_word


@cache
def _stems_of(languages: Languages, name: str) -> frozenset[str]:
    """The stems of the words of a list, in all languages."""
    said = (language.table("questions").get(name, "") for language in languages.all)
    return frozenset(word.stem for word in word_rules(languages).all_words(" ".join(said)))


@cache
def _farewells_of(languages: Languages) -> tuple[tuple[str, ...], ...]:
    """The phrases of farewell, in all languages, the longest first."""
    said = (language.table("questions").get("goodbye_phrases", "") for language in languages.all)
    folded, phrases = word_rules(languages).folded, " ".join(said).split()
    read = {tuple(map(folded, phrase.split("_"))) for phrase in phrases}
    return tuple(sorted(read, key=len, reverse=True))
