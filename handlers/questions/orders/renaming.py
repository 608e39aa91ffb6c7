"""What an organiser writes to have a place or a session called otherwise: "Hall B is now called
Aula". Of a verb alone, "rename Hall B", only places are read here: for sessions it is an order.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from handlers.frame.reader import Reader
from handlers.questions.asker import Asker
from handlers.questions.orders.apart import name_apart
from handlers.questions.orders.asking import asks
from handlers.questions.orders.places import new_name
from handlers.questions.orders.sessions import sessions_meant
from handlers.questions.orders.words import OrderWords, Says, order_words
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.looked_up import places_named
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.releases.actions import ChangeTitle, RenamePlace
from locales.words import Word, word_rules
from storage.programme.search import SearchIndex


@dataclass(frozen=True, slots=True)
class Renaming:
    """The question that asks how something is called, and the answer; empty where none is sure."""

    asking: RenamePlace | ChangeTitle
    name: str = ""
    beside: str = ""
    """What was written behind the name and is no part of it."""


def read_renaming(reader: Reader, text: str, index: SearchIndex, asker: Asker) -> Renaming | None:
    """What a text wants called otherwise; None where it asks, or names nothing that there is."""
    asked, said = read_question(text, index), order_words(index.languages)
    if "?" in text or asks(asked, said):
        return None
    found: Renaming | None = None
    if verb := said.found(Says.IS_CALLED, asked.words):
        found = _called_now(reader, text, verb, index, asker)
    elif said.found(Says.RETITLES, asked.words):
        found = _renamed(reader, text, asked, said, asker)
    if found is None:
        return None
    name, beside = name_apart(found.name, index)
    return replace(found, name=name, beside=beside)


def _called_now(
    reader: Reader, text: str, verb: Sequence[Word], index: SearchIndex, asker: Asker
) -> Renaming | None:
    plain = word_rules(index.languages).in_small_letters(text)
    between = r"\b.*?\b".join(re.escape(word) for word in verb)
    found = re.search(rf"\b{between}\b", plain)
    if found is None or len(plain) != len(text):
        return None
    before, name = text[: found.start()].strip(), text[found.end() :].strip(" :.!")
    if not before or not name:
        return None
    if place := _place(reader, before, index):
        return Renaming(RenamePlace(place), name)
    asked = read_question(before, index)
    sessions, sure = sessions_meant(reader, asked.words, index, asker)
    sessions = MomentsAsked(asked.time, reader.now, reader.snapshot).filtered(sessions)
    is_one = sure and len(sessions) == 1
    return Renaming(ChangeTitle(sessions[0].id), name) if is_one else None


def _renamed(
    reader: Reader, text: str, asked: Asked, said: OrderWords, asker: Asker
) -> Renaming | None:
    verb = said.found(Says.RETITLES, asked.words)
    words = [word for word in asked.words if word not in verb]
    named = list(takewhile(lambda word: not said.is_one(Says.INTO, word), words))
    place, behind = _place(reader, " ".join(named), asked.index), words[len(named) :]
    if place is not None:
        name = new_name(text, behind, asked, said) if behind else ""
        return Renaming(RenamePlace(place), name or "")
    sessions, sure = sessions_meant(reader, named, asked.index, asker) if behind else ((), False)
    title = _behind(text, behind[0]) if sure and len(sessions) == 1 else ""
    return Renaming(ChangeTitle(sessions[0].id), title) if title else None


def _behind(text: str, word: str) -> str:
    """What stands behind the first such word, without the marks around it."""
    found = re.search(rf"\b{re.escape(word)}\b(.+)", text, re.IGNORECASE | re.DOTALL)
    return found[1].strip(" :.!") if found else ""


def _place(reader: Reader, text: str, index: SearchIndex) -> str | None:
    """The one place of the programme that a text names and nothing else."""
    if known := reader.snapshot.place_called(text):
        return known.id
    official = {place.id for place in reader.snapshot.places_for(None)}
    named = [place for place in places_named(text, index) if place in official]
    return named[0] if len(named) == 1 else None
