"""Whether an organiser wants taken back what was published last: "undo", "cancel the last change";
or stopped what is on its way: "stop", "no, that was wrong".

That never cancels the last session: it leads to the release, where a button goes back.
"""

from collections.abc import Iterable
from typing import Final

from handlers.frame.short_answers import is_beside_a_word, says_no
from handlers.questions.orders.words import Says, order_words
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.senses import Sense
from locales.words import Word
from storage.programme.search import SearchIndex

_NAME_NOTHING: Final = (Sense.FILLERS, Sense.THAT, Sense.ME)


def wants_undone(text: str, index: SearchIndex) -> bool:
    """Whether a text says nothing but that the last change is to be undone."""
    asked, said = read_question(text, index), order_words(index.languages)
    words = asked.words
    if "?" in text:
        return False
    behind = said.behind(Says.UNDOES, words)
    if behind is not None and is_beside_a_word(behind, index.languages):
        return True
    takes_back = (Says.UNDOES, Says.TAKES_BACK, Says.CANCELS)
    verb = {word for kind in takes_back for word in said.found(kind, words)}
    last = [word for word in words if said.is_one(Says.LAST, word)]
    changes = [word for word in words if said.is_one(Says.CHANGE, word)]
    others = [word for word in words if word not in {*verb, *last, *changes}]
    return bool(verb and last) and _name_nothing(others, asked, index)


def wants_stopped(text: str, index: SearchIndex) -> bool:
    """Whether a text says nothing but that something is not to go out, or was wrong."""
    asked, said = read_question(text, index), order_words(index.languages)
    if "?" in text or said.found(Says.REINSTATES, asked.words):
        return False
    kinds = (Says.STOPS, Says.DISCARDS, Says.UNDOES, Says.TAKES_BACK)
    stop = {word for kind in kinds for word in said.each(kind, asked.words)}
    if stop:
        what = (Says.MESSAGE, Says.NUMBERED)
        stop |= {word for word in asked.words if any(said.is_one(kind, word) for kind in what)}
    others = [word for word in asked.words if word not in stop]
    return says_no(text, index.languages) or (bool(stop) and _name_nothing(others, asked, index))


def discards_drafts(text: str, index: SearchIndex) -> bool:
    """Whether a text says nothing but that drafts are to be discarded: "discard all drafts"."""
    asked, said = read_question(text, index), order_words(index.languages)
    kinds = (Says.DISCARDS, Says.DELETES, Says.DRAFT, Says.EVERYBODY, Says.WHOLLY)
    taken = {word for kind in kinds for word in said.each(kind, asked.words)}
    is_named = said.found(Says.DRAFT, asked.words) and any(
        said.found(kind, asked.words) for kind in kinds[:2]
    )
    others = [word for word in asked.words if word not in taken]
    return bool(is_named) and "?" not in text and _name_nothing(others, asked, index)


def says_stop(text: str, index: SearchIndex) -> bool:
    """The same, where a word says that it is to be stopped, and not a bare no: "do not send it"."""
    words, said = read_question(text, index).words, order_words(index.languages)
    return bool(said.each(Says.STOPS, words)) and wants_stopped(text, index)


def _name_nothing(words: Iterable[Word], asked: Asked, index: SearchIndex) -> bool:
    named = [word for word in words if asked.senses[word].isdisjoint(_NAME_NOTHING)]
    return is_beside_a_word(named, index.languages)
