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
    """Whether a sentence says that one meets: not "before we leave", nor in a farewell.

    It begins with that, or says that we do, or you: to meet old friends is no place.
    """
    left, until = [word.folded for word in _without_farewells(words, languages)], False
    people, times = _people(languages), time_words(languages)
    for at, word in enumerate(left):
        says_so = any(tuple(left[at : at + len(form)]) == form for form in _meetings(languages))
        beside = {*left[:1], *left[max(at - 1, 0) : at + 2]}
        if says_so and not until and (at == 0 or not people.isdisjoint(beside)):
            return True
        until = word in times.until or (until and word in times.articles)
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
    return tuple(sorted(_listed(languages, "goodbye_phrases"), key=len, reverse=True))


@cache
def _meetings(languages: Languages) -> frozenset[tuple[str, ...]]:
    """How one says that one meets, in the very forms, in all languages."""
    return _listed(languages, "meets")


@cache
def _people(languages: Languages) -> frozenset[str]:
    """Those who meet: we, or you."""
    return frozenset(word for name in ("me", "you") for word, *_ in _listed(languages, name))


def _listed(languages: Languages, name: str) -> frozenset[tuple[str, ...]]:
    """The words and phrases of a list, in all languages."""
    said = (language.table("questions").get(name, "") for language in languages.all)
    folded, listed = word_rules(languages).folded, " ".join(said).split()
    return frozenset(tuple(map(folded, one.split("_"))) for one in listed)
