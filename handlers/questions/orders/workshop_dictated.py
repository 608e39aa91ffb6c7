"""A new workshop of a team's own, told in one sentence: its title, when and where it is.

"New workshop drumming tomorrow at 3 in the hall": the title stands behind the word for a workshop,
the place behind the hour, or behind a word for where, if it is known. What is quoted is the title.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.short_answers import is_beside_a_word
from handlers.frame.times.cursor import Cursor
from handlers.frame.times.lengths import read_length
from handlers.frame.times.reading import as_spoken, read_time
from handlers.frame.times.written import hours_joined
from handlers.questions.orders.asking import asks_first
from handlers.questions.orders.places import new_name
from handlers.questions.orders.words import Says, order_words
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.looked_up import places_named
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.question_words import question_words
from handlers.teams.door import Dictated
from locales.time_words import time_words
from locales.words import Word, word_rules
from storage.programme.model import Kind
from storage.programme.search import SearchIndex
from storage.programme.searching.thesaurus import thesaurus

_QUOTED: Final = re.compile('[„“”«"](.+?)[“”»"]')
_SENTENCE: Final = re.compile(r"[.;!\n](?!\d)")
_PLACE_AT_MOST: Final = 4
"""So many words may be the name of a place behind the hour, where none says that it is one."""


def dictated(reader: Reader, text: str, index: SearchIndex) -> Dictated | None:
    """What a text says of a new workshop; None where it asks, or says nothing of it."""
    quoted = _QUOTED.search(text)
    beside = as_spoken(hours_joined(reader, _QUOTED.sub(" ", text)))
    asked, said = read_question(beside, index), order_words(index.languages)
    if "?" in beside or asks_first(asked, said) or asked.says(Phrase.GOING_ON):
        return None
    words = word_rules(index.languages).words_of(beside)
    names = thesaurus(index.languages).names
    kind = next((n for n, word in enumerate(words) if names(word, Kind.WORKSHOP)), -1)
    if kind < 0 and not (asked.says(Phrase.ADDING) or said.found(Says.GATHERS, words)):
        return None
    times = time_words(index.languages)
    of_time = {id(word) for word in read_time(words, times).said}
    length = length_said(words, index)
    taken = {*of_time, *map(id, length)}
    if not (of_time or quoted):
        return None
    others = [
        list(run)
        for is_taken, run in groupby(words[kind + 1 :], lambda word: id(word) in taken)
        if not is_taken
    ]
    runs = [run for one in others if (run := _trimmed(one, index))]
    title = [] if quoted or not runs else runs.pop(0)
    is_place = kind < 0 and bool(title) and said.is_one(Says.INTO, title[0])
    if is_place:
        title, where = [], _place_behind(reader, beside, title, index)
    else:
        title, where = _place_apart(reader, beside, title, index)
    title = title or (runs.pop(0) if runs and not quoted else [])
    is_behind = bool(title or quoted) and bool(runs) and bool(of_time)
    if not where and is_behind:
        where = _place_behind(reader, beside, runs[-1], index)
    return Dictated(
        title=quoted[1] if quoted else _as_written(beside, title, index),
        when=" ".join(word for word in words if id(word) in of_time),
        length=" ".join(length),
        where=where,
    )


def one_at_a_time(text: str, index: SearchIndex) -> tuple[str, str]:
    """What a text says before it tells of a new workshop as well, and the rest; "" for no rest."""
    for begin, _end in order_words(index.languages).spans(Says.NEW_WORKSHOP, text)[:1]:
        before = [found.start() for found in _SENTENCE.finditer(text, 0, begin)]
        if before and read_question(text[: before[-1]], index).time.names_an_hour:
            return text[: before[-1]], text[before[-1] :].strip(" .;!\n")
    return text, ""


def length_said(words: Sequence[Word], index: SearchIndex) -> Sequence[Word]:
    """The words that say how long it is: "for 90 minutes"."""
    times, folded = time_words(index.languages), [word.folded for word in words]
    for at in range(len(words)):
        found = read_length(Cursor(times, folded, at), counted=True)
        if found and found.span:
            return words[at : at + found.words]
    return ()


def _trimmed(run: Sequence[Word], index: SearchIndex) -> Sequence[Word]:
    """Words without those at the end that only lead to what follows, or add it."""
    said, adding = order_words(index.languages), question_words(index.languages)
    leads, gathering = (Says.INTO, Says.ONTO, Says.TOWARDS), said.each(Says.GATHERS, run)
    left = [
        word
        for word in run
        if word.folded not in adding.words_of(Phrase.ADDING)
        and word not in gathering
        and not is_beside_a_word([word], index.languages)
    ]
    while left and any(said.is_one(kind, left[-1]) for kind in leads):
        left.pop()
    return left


def _place_apart(
    reader: Reader, text: str, title: Sequence[Word], index: SearchIndex
) -> tuple[Sequence[Word], str]:
    """A title without the place behind it, and the name of that, where it is known or a comma
    stands before it.
    """
    said = order_words(index.languages)
    for at in range(len(title)):
        if said.is_one(Says.INTO, title[at]):
            is_apart = at > 0 and "," in _as_written(text, title[at - 1 : at + 1], index)
            named = known_place(reader, title[at + 1 :], index)
            if named := named or (
                _place_behind(reader, text, title[at:], index) if is_apart else ""
            ):
                return title[:at], named
    return title, ""


def _place_behind(reader: Reader, text: str, run: Sequence[Word], index: SearchIndex) -> str:
    """The place that is named behind the hour, known or new."""
    said = order_words(index.languages)
    leads = said.is_one(Says.INTO, run[0])
    named = known_place(reader, run[1:] if leads else run, index)
    if named or len(run) > _PLACE_AT_MOST:
        return named
    written = _as_written(text, run, index)
    if leads:
        asked = read_question(written, index)
        return new_name(written, asked.words, asked, said) or ""
    return written


def known_place(reader: Reader, words: Sequence[Word], index: SearchIndex) -> str:
    """The name of the one place of the programme that words name; empty where they name none."""
    found = places_named(" ".join(words), index) if words else []
    return reader.text(reader.snapshot.places[found[0]].name) if len(found) == 1 else ""


def _as_written(text: str, words: Sequence[Word], index: SearchIndex) -> str:
    """Words that stand in a row, as they are written in a text."""
    between = r"\W+".join(map(re.escape, words))
    plain = word_rules(index.languages).in_small_letters(text)
    found = re.search(rf"\b{between}\b", plain) if words and len(plain) == len(text) else None
    return text[slice(*found.span())] if found else " ".join(words)
