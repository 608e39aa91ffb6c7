"""The head of what people are to be told: its languages and its hour are none of its people."""

import re
from functools import cache
from itertools import takewhile
from typing import Final

from handlers.frame.times.reading import as_spoken, read_time
from handlers.questions.named.language_asked import names_a_language
from handlers.questions.orders.words import Says, order_words
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.question_words import question_words
from handlers.questions.reading.senses import Sense
from locales.languages import Languages
from locales.time_words import time_words
from locales.words import word_rules
from storage.programme.search import SearchIndex

_WORDS: Final = re.compile(r"\w+")
_TO_ALL: Final = (Says.EVERYBODY, Says.MESSAGE)
_VERBS: Final = (Says.TELLS, Says.PASSES_ON)


def behind_people_and_verb(text: str, languages: Languages) -> str | None:
    """The people and what they are told, where a text names them before the verb: "everybody be
    told that"; None where it does not.
    """
    said, rules = order_words(languages), word_rules(languages)
    written = [*_WORDS.finditer(text)]
    words = [rules.word(found[0].casefold()) for found in written]
    people = [*takewhile(lambda word: any(said.is_one(k, word) for k in _TO_ALL), words)]
    verb = len(people)
    is_turned = said.begins(Says.EVERYBODY, people) and verb < len(words)
    if not is_turned or not any(said.is_one(kind, words[verb]) for kind in _VERBS):
        return None
    return text[: written[0].end()] + text[written[verb].end() :]


def without_time(head: str, languages: Languages) -> tuple[str, str]:
    """What says to whom a message goes, without the languages it is in, and when it goes out."""
    head = _without_languages(head, languages)
    time = read_time(word_rules(languages).words_of(as_spoken(head)), time_words(languages))
    return (" ".join(time.rest), " ".join(time.said)) if time.said else (head, "")


def when_reminded(own: Sense, text: str, index: SearchIndex) -> str:
    """When one's own people are to be reminded: the time right behind the word for them, any other
    is of what they are reminded of.
    """
    said, senses = order_words(index.languages), question_words(index.languages).senses
    words = word_rules(index.languages).words_of(text)
    at = next((n for n, word in enumerate(words) if own in senses(word)), len(words))
    behind = words[at + 1 :]
    when = without_time(" ".join(behind), index.languages)[1]
    is_theirs = bool(behind) and when.startswith(behind[0])
    return when if is_theirs and said.spans(Says.REMINDS, text) else ""


def is_only_a_language(text: str, index: SearchIndex) -> bool:
    """Whether a text says nothing but a language, and not to whom: "only in German"."""
    asked, said = read_question(text, index), order_words(index.languages)
    named = [word for word in asked.words if names_a_language(word, index.languages)]
    to_whom = (Says.TOWARDS, Says.EXCEPT)
    if any(said.is_one(kind, word) for kind in to_whom for word in asked.words):
        return False
    return (
        bool(named)
        and "?" not in text
        and all(
            word in named
            or said.is_one(Says.LIMITS, word)
            or said.is_one(Says.INTO, word)
            or not asked.senses[word].isdisjoint((Sense.FILLERS, Sense.HELD_IN))
            for word in asked.words
        )
    )


def _without_languages(head: str, languages: Languages) -> str:
    """A head without the languages that a message is in: "in German and Russian"."""
    first, further = _in_languages(languages)
    said, rules = order_words(languages), word_rules(languages)
    while found := first.search(head):
        end = found.end()
        while (more := further.match(head, end)) and (
            more[1] is None or said.is_one(Says.AND, rules.word(more[1].casefold()))
        ):
            end = more.end()
        head = f"{head[: found.start()]} {head[end:]}"
    return head


@cache
def _in_languages(languages: Languages) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How it is said that something is in a language, and in a further one."""
    said = {name for one in languages.all for name in one.about.get("in_language", {}).values()}
    names = "|".join(sorted(re.escape(name.split()[-1]) for name in said))
    whole = "|".join(map(re.escape, sorted(said)))
    return (
        re.compile(rf"\b(?:{whole})\b", re.IGNORECASE),
        re.compile(rf"\s*(?:[,/+&]|\b(\w+)\b)\s*(?:{names})\b", re.IGNORECASE),
    )
