"""What is written as if to an assistant: "tell everybody in health that the bus is late".

What stands before the message is no part of it; it says to whom it goes.
"""

import re
from dataclasses import replace
from itertools import islice
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.short_answers import is_beside_a_word
from handlers.questions.orders.head_of_message import (
    behind_people_and_verb,
    when_reminded,
    without_time,
)
from handlers.questions.orders.main_clause import as_main_clause
from handlers.questions.orders.people_named import (
    LEADERS,
    People,
    ends_with_people,
    people_named,
    says_more,
)
from handlers.questions.orders.told_to_all import (
    A_MESSAGE,
    Told,
    announced,
    sentence,
    told_everybody,
)
from handlers.questions.orders.words import OrderWords, Says, order_words
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.senses import Sense
from locales.languages import Languages
from locales.words import word_rules
from storage.programme.model import Text
from storage.programme.search import SearchIndex

_WORDS: Final = re.compile(r"\w+")
_BREAK: Final = re.compile(r":(?!\d)|\n")
_DASH: Final = re.compile(r"\s[–—-]\s")
_BEFORE: Final = 4
"""A message is called one among so many of the first words: "please write a message to all"."""

_TO_OWN: Final = 4
"""How many words behind the verb are searched for one's own people."""

_TELLING: Final = (Says.TELLS, Says.REMINDS)
_LEADS: Final = 1
"""How many words may stand between them and what they are told: "bescheid, dass"."""

_BEFORE_OWN: Final = (Sense.FILLERS, Sense.MINE, Sense.POSSESSIVES)
_AN_ADDRESS: Final = 12
"""Who says nothing but to whom a message goes takes no more words."""


def told_to_many(reader: Reader, text: str, index: SearchIndex) -> Told | None:
    """What a text wants people told; None where it wants no such thing, or names nobody known."""
    told = _told(reader, text, index)
    if told is None or not ends_with_people(reader, told.text, index):
        return told
    return replace(told, people=replace(told.people, open=True), ends_with_people=True)


def _told(reader: Reader, text: str, index: SearchIndex) -> Told | None:
    said = order_words(index.languages)
    if (to_own := _told_ones_own(reader, text, index)) is not None:
        return to_own
    order = behind_people_and_verb(text, index.languages)
    if order is None:
        verb = _start(text, index.languages, *_TELLING)
        if verb is None:
            return _headed(reader, text, index) or announced(text, index)
        order = text[verb:]
    breaks = [*said.spans(Says.THAT, order), *(found.span() for found in _BREAK.finditer(order))]
    if not breaks:
        if not _reminds(text, said):
            return told_everybody(order, index)
        return _reminded(order, index) if reader.is_organiser else None
    begin, end = min(breaks)
    body = order[end:].strip(" ,:\n")
    head, when = without_time(order[:begin], index.languages)
    people = people_named(reader, head, index) if body else None
    if _greets(head, index):
        # What stands between all and the break is said to them: "tell everybody thanks that".
        return told_everybody(order, index)
    if people is None:
        told = told_everybody(order, index)
        return replace(told, people=People(open=True)) if told else None
    that = word_rules(index.languages).folded(order[begin:end])
    is_theirs = not reader.is_organiser
    said_to_them = as_main_clause(body, that, index.languages) if is_theirs else sentence(body)
    return Told(said_to_them, people, when)


def written_to(own: Sense, text: str, names: set[str], index: SearchIndex) -> str | None:
    """What is told one's own team or group behind "write to my team", empty where it is not said;
    None where a text does not begin so. Its `names` may stand behind the word for it.
    """
    said, languages = order_words(index.languages), index.languages
    start = _start(text, languages, *_TELLING, Says.MESSAGE)
    for found in islice(_WORDS.finditer(text, start or 0), _TO_OWN if start else 0):
        asked = read_question(found[0], index)
        if asked.has(own):
            behind = text[found.end() :]
            return _behind_the_name(behind, names, index, reminds=_reminds(text, said))
        leads = any(
            said.is_one(kind, w) for w in asked.words for kind in (Says.TOWARDS, Says.MESSAGE)
        )
        if asked.has(Sense.ME) or not (leads or any(map(asked.has, _BEFORE_OWN))):
            return None
    return None


def people_wished(reader: Reader, text: str, index: SearchIndex) -> People | None:
    """The people that a text names and says nothing else: "to all", "only to the youth forum"."""
    words, said = word_rules(index.languages).all_words(text), order_words(index.languages)
    begins = any(said.begins(kind, words) for kind in (Says.TOWARDS, Says.LIMITS))
    is_all = bool(words) and all(said.is_one(Says.EVERYBODY, word) for word in words)
    is_short = len(words) <= _AN_ADDRESS and "\n" not in text and not set(text) & set(":?!")
    if not is_short or not (begins or is_all):
        return None
    people = people_named(reader, text, index)
    if people is None or people.open or says_more(reader, people, text, index):
        return None
    return people


def wishes_all_told(text: str, languages: Languages) -> bool:
    """Whether a text ends with the plain wish that everybody be told: "please tell everybody"."""
    spans = order_words(languages).spans(Says.TELLS, text)
    return any(says_to_tell_all(text[end:], languages) for _, end in spans)


def says_to_tell_all(behind: str, languages: Languages) -> bool:
    """Whether nothing but everybody, and what they get, stands behind a word for telling."""
    said, names = order_words(languages), word_rules(languages).words_of(behind)
    kinds = (Says.EVERYBODY, Says.MESSAGE, Says.AND)
    others = [word for word in names if not any(said.is_one(kind, word) for kind in kinds)]
    to_all = any(said.is_one(Says.EVERYBODY, word) for word in names[:2])
    return to_all and is_beside_a_word(others, languages)


def _told_ones_own(reader: Reader, text: str, index: SearchIndex) -> Told | None:
    """What those who write to their own people alone want these told."""
    snapshot, own = reader.snapshot, list[tuple[Sense, list[Text]]]()
    if not reader.is_organiser:
        teams = [snapshot.teams[team].name for team in sorted(reader.leads)]
        coordinated = sorted(reader.rights.coordinates & snapshot.groups.keys())
        own = [
            (Sense.TEAMS, teams),
            (Sense.GROUPS, [snapshot.groups[group].title for group in coordinated]),
        ]
    for sense, called in own:
        names = {
            word.casefold() for one in called for n in one.values() for word in _WORDS.findall(n)
        }
        body = written_to(sense, text, names, index) if called else None
        if body and len(body.split()) >= A_MESSAGE:
            return Told(body, People())
        if body == "" and (when := when_reminded(sense, text, index)):
            # What they are to be reminded of is no message yet.
            return Told("", People(), when)
    return None


def _behind_the_name(text: str, names: set[str], index: SearchIndex, *, reminds: bool) -> str:
    """The message behind those to whom it goes, without what only leads to it."""
    said = order_words(index.languages)
    breaks = [*said.spans(Says.THAT, text), *(found.span() for found in _BREAK.finditer(text))]
    if not breaks and reminds:
        return ""
    begin, end = min(breaks, default=(0, 0))
    that = word_rules(index.languages).folded(text[begin:end])
    between = [word for word in _WORDS.findall(text[:begin]) if word.casefold() not in names]
    body = text[end:] if len(between) <= _LEADS else text
    while (first := _WORDS.match(body.lstrip(" ,:\n"))) and (
        is_beside_a_word([first[0]], index.languages)
    ):
        body = body.lstrip(" ,:\n")[first.end() :]
    return as_main_clause(body.strip(" ,:\n"), that, index.languages)


def _headed(reader: Reader, text: str, index: SearchIndex) -> Told | None:
    """A message below the people for whom it is: "message to all: the bus is late".

    What is not known for sure to be its head is left as it is written, and open who is meant.
    """
    said = order_words(index.languages)
    before = word_rules(index.languages).all_words(text)[:_BEFORE]
    at = next((n for n, word in enumerate(before) if said.is_one(Says.MESSAGE, word)), None)
    is_broadcast = at is not None and said.is_one(Says.BROADCASTS, before[at])
    found = _BREAK.search(text) or (_DASH.search(text) if is_broadcast else None)
    body = text[found.end() :].strip() if found else ""
    head, when = without_time(text[: found.start()] if found else text, index.languages)
    words = word_rules(index.languages).all_words(head)[at or 0 :]
    called = said.spans(Says.MESSAGE, head)
    named = head[called[0][0] :] if at is not None and called else head
    for message in {head[begin:end] for begin, end in called}:
        named = named.replace(message, " ").strip()
    addresses, people = (
        (Says.TOWARDS, Says.LIMITS, Says.EVERYBODY),
        people_named(reader, named, index),
    )
    begins = any(said.begins(k, word_rules(index.languages).words_of(named)) for k in addresses)
    begins = begins or people == LEADERS
    if not begins and (at or not is_broadcast):
        return None
    if not body:
        return Told(text.strip(), People(open=True)) if is_broadcast and begins else None
    if people is None and not is_broadcast:
        return None
    is_short = len(words) <= _AN_ADDRESS
    is_sure = is_short and people is not None and not says_more(reader, people, named, index)
    people = people if people is not None and is_sure else People(open=True)
    is_address = is_short and (begins or not named or not people.open)
    # "All young people at 6 pm: meeting in the foyer" says when they meet.
    is_for_me = is_address if at is not None else not (people.open or when)
    return Told(sentence(body), people, when) if is_for_me else Told(text.strip(), people)


def _reminded(order: str, index: SearchIndex) -> Told | None:
    """That everybody is to be reminded of something, which is no message yet.

    An hour beside the people is when it goes out; one behind that is of what they are reminded.
    """
    said, languages = order_words(index.languages), index.languages
    begin, end = next(iter(said.spans(Says.EVERYBODY, order)), (0, 0))
    before, when = without_time(order[:begin], languages)
    behind, rules = order[end:], word_rules(languages)
    first = next(iter(rules.words_of(behind)), None)
    if not end or first is None or before.strip():
        return None
    is_of_all = not any(said.is_one(kind, first) for kind in (Says.EXCEPT, Says.NOT, Says.AMONG))
    later = without_time(behind, languages)[1]
    when = when or (later if later.startswith(first) else "")
    return Told("", People(open=not is_of_all), when)


def _start(text: str, languages: Languages, *kinds: Says) -> int | None:
    """Where stands what is behind the words of these kinds that open a text; None without them."""
    said = order_words(languages)
    spans = sorted(span for kind in kinds for span in said.spans(kind, text))
    opening = (e for b, e in spans if is_beside_a_word(_WORDS.findall(text[:b]), languages))
    return next(opening, None)


def _reminds(text: str, said: OrderWords) -> bool:
    """Whether people are to be reminded: of what, is no message to them."""
    return bool(said.spans(Says.REMINDS, text))


def _greets(head: str, index: SearchIndex) -> bool:
    """Whether between the people and what they are told stands a word of the message itself."""
    asked, said = read_question(head, index), order_words(index.languages)
    return asked.has(Sense.THANKS) or bool(said.found(Says.GREETS, asked.words))
