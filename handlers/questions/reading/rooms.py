"""Rooms that are told apart by a number, a letter or a word: "Saal 2", «во втором зале».

Their numbers belong to the word beside them and are no hours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from handlers.questions.reading.question_words import QuestionWords, question_words
from handlers.questions.reading.senses import Sense, Senses
from locales.languages import LATIN
from locales.time_words import TimeWords
from locales.words import Word
from storage.programme.search import SearchIndex
from storage.programme.searching.documents import without_zeros

_LONGEST: Final = 8
_HOURS: Final = 2
_IN_DIGITS: Final = 4
"""A number, its ending, the noun, and what stands behind it."""


@dataclass(frozen=True, slots=True)
class Rooms:
    """The places a question names by number, and its words without these.

    `unknown` are the words that name a room that there is not.
    """

    places: tuple[str, ...]
    rest: Sequence[Word]
    unknown: tuple[Word, ...] = ()


def read_rooms(words: Sequence[Word], index: SearchIndex, t: TimeWords) -> Rooms:
    """Take the rooms out of a question."""
    asking = question_words(index.languages)
    rest: list[Word] = []
    places: dict[str, None] = {}
    unknown: list[Word] = []
    place = 0
    while place < len(words):
        here = words[place]
        mark_at = place + 1
        while mark_at < len(words) and words[mark_at].folded in t.number_signs:
            mark_at += 1
        mark = words[mark_at] if mark_at < len(words) else None
        found = _room(here, mark, index, t, asking) if mark is not None else None
        behind = words[mark_at + 1].folded if mark_at + 1 < len(words) else ""
        if found is None and (
            counted := _counted_room(words[place : place + _IN_DIGITS], index, t)
        ):
            found, mark_at = counted
            mark_at += place
        if found is None and _is_a_rooms_alone(here) and (found := index.numbered(here) or None):
            mark_at = place
        if found is None or (not found and behind in t.clock):
            rest.append(here)
            place += 1
            continue
        places.update(dict.fromkeys(found))
        unknown += () if found else words[place : mark_at + 1]
        place = mark_at + 1
    return Rooms(tuple(places), rest, tuple(unknown))


def numbered_group(words: Sequence[Word], senses: Senses, index: SearchIndex) -> str | None:
    """The id of the only group of the number behind a word for a group: "AG 2", «группа 4»."""
    for word, mark in pairwise(words):
        if Sense.GROUPS in senses[word] and mark.isdecimal():
            found = index.groups_numbered(without_zeros(mark))
            if len(found) == 1:
                return next(iter(found))
    return None


def named_room(words: Sequence[Word], index: SearchIndex) -> tuple[frozenset[str], Word] | None:
    """The places that are told apart by a word before "hall" or "room", and that word."""
    asking = question_words(index.languages)
    for word, noun in pairwise(words):
        if Sense.ROOMS in asking.senses(noun) and (found := index.places_called(word, noun)):
            return found, word
    return None


def _room(
    word: Word, mark: Word, index: SearchIndex, t: TimeWords, asking: QuestionWords
) -> frozenset[str] | None:
    """The places of such a name; none at all where there are only others, None for no room.

    By another word for a room, or a short one, the only place of that number is meant.
    """
    for noun, number in ((word, _mark(mark, t)), (mark, _ordinal(word, t))):
        if number is None:
            continue
        found = index.rooms(noun, number)
        if found is None and number.isdecimal() and Sense.ROOMS in asking.senses(noun):
            numbered = index.numbered(number)
            found = numbered if len(numbered) == 1 else frozenset()
        if found or (found is not None and number.isdecimal()):
            return found
    return None


def _is_a_rooms_alone(word: Word) -> bool:
    """Whether a number is too long for an hour or a day: "wo ist 212"."""
    return word.isdecimal() and _HOURS < len(word) <= _LONGEST


def _counted_room(
    words: Sequence[Word], index: SearchIndex, t: TimeWords
) -> tuple[frozenset[str], int] | None:
    """The places of a number before its noun, and where that stands: «в 12 аудитории», «12-й зал».

    What has a number or a letter behind it is called by that: "um 12 Raum 21".
    """
    if not words[0].isdecimal() or len(words[0]) > _LONGEST:
        return None
    at = 2 if len(words) > 1 and words[1].folded in t.ordinal_endings else 1
    if at >= len(words):
        return None
    is_called_so = at + 1 < len(words) and _mark(words[at + 1], t) is not None
    asking = question_words(index.languages)
    found = index.rooms(words[at], without_zeros(words[0]))
    if not found and Sense.ROOMS in asking.senses(words[at]) and words[at].script != LATIN:
        numbered = index.numbered(without_zeros(words[0]))
        found = numbered if len(numbered) == 1 else None
    return (found, at) if found and not is_called_so else None


def _mark(word: Word, t: TimeWords) -> str | None:
    """A number without what stands before or behind it, or a single letter."""
    if word[0].isdigit():
        return without_zeros(word) if len(word) <= _LONGEST else None
    if len(word) == 1:
        return word
    # "im Saal ein Klavier": an article counts nothing.
    number = None if word.folded in t.a else t.numbers.get(word.folded)
    return None if number is None else str(number)


def _ordinal(word: Word, t: TimeWords) -> str | None:
    number = t.ordinals.get(word.folded)
    return None if number is None else str(number)
