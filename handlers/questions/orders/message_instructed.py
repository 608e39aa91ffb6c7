"""What an author says about a message rather than in it: when it is to go out, and to whom."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.short_answers import is_beside_a_word, says_no
from handlers.frame.times.reading import as_spoken, read_time
from handlers.questions.orders.people_named import People, people_named
from handlers.questions.orders.told_to_many import people_wished
from handlers.questions.orders.words import OrderWords, Says, order_words
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.senses import Sense
from locales.languages import Languages
from locales.time_words import time_words
from locales.words import Word, word_rules
from storage.programme.search import SearchIndex

_LONGEST: Final = 12
_NO_INSTRUCTION: Final = re.compile(r"[?!\n]|:(?!\d)")
_OF_PEOPLE: Final = (Sense.GROUPS, Sense.TEAMS, Sense.EVENT, Sense.YOUTH_FORUM)


@dataclass(frozen=True, slots=True)
class Instruction:
    """When a message is to go out, in the words that say so, and to whom.

    It is not `understood` where it says something of that which is not known for sure.
    """

    when: str = ""
    people: People | None = None
    understood: bool = True
    adds: bool = False
    """Whether the people get it besides those who are chosen: "also to health"."""


def instruction_in(reader: Reader, text: str, index: SearchIndex) -> Instruction | None:
    """The instruction that a text is and nothing else: "send it tomorrow at 7", "only to those on
    the spot"; None for what belongs into a message.
    """
    languages, said = index.languages, order_words(index.languages)
    words = word_rules(languages).words_of(as_spoken(text))
    if not words or len(words) > _LONGEST or _NO_INSTRUCTION.search(text):
        return None
    if (meant := _behind_a_contrast(text, languages)) is not None:
        return instruction_in(reader, meant, index) or Instruction(understood=False)
    time = read_time(words, time_words(languages))
    verbs = [word for word in time.rest if said.is_one(Says.SENDS, word)]
    rest = [*dropwhile(lambda word: _is_a_no(word, said, languages), time.rest)]
    takes_back = len(rest) < len(time.rest)
    rest = rest if rest or time.said else time.rest
    left = [word for word in rest if not _is_beside(word, verbs, said, index)]
    when = " ".join(time.said)
    besides = _without_also(left, said, languages)
    if (people := _people(reader, besides or left, said, index)) is not None:
        return Instruction(when, people, adds=bool(besides))
    if not left:
        is_told = bool(verbs) or takes_back or any(said.is_one(Says.NEWLY, word) for word in words)
        return Instruction(when) if time.said and is_told else None
    is_unclear = (verbs and time.said) or _is_about_people(reader, left, said, index)
    return Instruction(understood=False) if is_unclear else None


def _without_also(words: Sequence[Word], said: OrderWords, languages: Languages) -> list[Word]:
    """What is said besides that some get it as well; nothing where that is not said."""
    also = [word for word in words if said.is_one(Says.ALSO, word)]
    beside = (Says.ALSO, Says.AND)

    def leads(word: Word) -> bool:
        is_such = any(said.is_one(kind, word) for kind in beside)
        return is_such or (not _is_of_people(word, said) and is_beside_a_word([word], languages))

    rest = [*dropwhile(leads, words)]
    return [word for word in rest if word not in also] if also else []


def takes_back(text: str, languages: Languages) -> bool:
    """Whether a text begins by taking back what was said before: "no, half past six"."""
    words = word_rules(languages).words_of(text)
    return bool(words) and _is_a_no(words[0], order_words(languages), languages)


def _behind_a_contrast(text: str, languages: Languages) -> str | None:
    """What is meant, where a text says first what is not: "not only the Germans but all"."""
    said = order_words(languages)
    if not said.begins(Says.NOT, word_rules(languages).words_of(text)):
        return None
    ends = [end for _, end in said.spans(Says.CONTRASTS, text)]
    return text[ends[0] :].strip(" ,") or None if ends else None


def _is_a_no(word: Word, said: OrderWords, languages: Languages) -> bool:
    """Whether a word takes back what was said before: "no, only to the team". A "not" does not."""
    return says_no(word, languages) and not said.is_one(Says.NOT, word)


def _is_beside(word: Word, verbs: Sequence[Word], said: OrderWords, index: SearchIndex) -> bool:
    """Whether a word of an instruction says neither when nor to whom."""
    if word in verbs or _is_of_people(word, said):
        return word in verbs
    beside = (Says.NEWLY, Says.MESSAGE, Says.AND)
    is_named = any(said.is_one(kind, word) for kind in beside)
    return is_named or is_beside_a_word([word], index.languages)


def _is_of_people(word: Word, said: OrderWords) -> bool:
    kinds = (Says.TOWARDS, Says.LIMITS, Says.EVERYBODY, Says.EXCEPT)
    return any(said.is_one(kind, word) for kind in kinds)


def _people(
    reader: Reader, words: Sequence[Word], said: OrderWords, index: SearchIndex
) -> People | None:
    if not words or any(said.is_one(Says.EXCEPT, word) for word in words):
        return None
    return people_wished(reader, " ".join(words), index)


def _is_about_people(
    reader: Reader, words: Sequence[Word], said: OrderWords, index: SearchIndex
) -> bool:
    """Whether words that begin as to whom something goes name people, though not for sure."""
    text = " ".join(words)
    leaves_out = said.found(Says.EXCEPT, words) or said.found(Says.NOT, words)
    of_some = (Says.EVERYBODY, Says.EXCEPT)
    if leaves_out and any(said.begins(kind, words) for kind in of_some):
        return True
    if (behind := said.behind(Says.NOT, words)) and said.begins(Says.TOWARDS, behind):
        return True
    if not any(said.begins(kind, words) for kind in (Says.TOWARDS, Says.LIMITS)):
        return False
    asked = read_question(text, index)
    named = people_named(reader, text, index)
    return named is not None or any(asked.has(sense) for sense in _OF_PEOPLE)
