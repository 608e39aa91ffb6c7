"""The people that words name for a message: all, a group, a team, a session, the readers of a
language. A part of a title names nobody: who is meant by it is chosen by a press.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from handlers.frame.reader import Reader
from handlers.questions.orders.words import OrderWords, Says, order_words
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.senses import Sense
from handlers.questions.wishes.sign_up import group_named
from locales.languages import Languages
from locales.words import Word, word_rules
from storage.broadcasts.model import Part, PartKind
from storage.profiles import Attendance
from storage.programme.model import Text
from storage.programme.search import SearchIndex
from storage.programme.searching.documents import NAMES, Subject

_PART: Final = {Subject.TEAM: PartKind.TEAM, Subject.SESSION: PartKind.SESSION}
_NAME_NOBODY: Final = (Sense.FILLERS, Sense.GROUPS, Sense.TEAMS, Sense.GENERIC)
_BESIDE: Final = (Says.EVERYBODY, Says.MESSAGE, Says.AMONG, Says.TOWARDS, Says.LIMITS)
_ATTENDING: Final = (
    (Says.ON_THE_SPOT, Attendance.ONSITE),
    (Says.BY_VIDEO, Attendance.VIDEO),
)
_LEFT_OUT: Final = 6
"""Who is not meant is said in no more words at the end of a message."""

_HEAD: Final = re.compile(r"[:?(„«“]|\s[–—-]\s")
"""What stands behind the short form of a title."""


@dataclass(frozen=True, slots=True)
class People:
    """Those who are named, of any of the parts; all where it is neither some nor the readers of a
    language, nor those on the spot or by video.

    They are `open` where the words name some who are not known for sure, and `but_some` where they
    name who is not meant: everybody but some cannot be chosen.
    """

    parts: tuple[Part, ...] = ()
    language: str | None = None
    open: bool = False
    attendance: Attendance | None = None
    but_some: bool = False


BUT_SOME: Final = People(open=True, but_some=True)


def leaves_some_out(text: str, languages: Languages) -> bool:
    """Whether words name people who are not meant: "all except health", "all who are not here"."""
    said = order_words(languages)
    return any(said.spans(kind, text) for kind in (Says.EXCEPT, Says.NOT, Says.INSTEAD))


def people_named(reader: Reader, text: str, index: SearchIndex) -> People | None:
    """Whom words name; None where they say nothing of people that is known."""
    if leaves_some_out(text, index.languages):
        return BUT_SOME
    whole = _named(reader, text, index)
    if whole is not None and not whole.open:
        return whole
    # A title may have an "and" within.
    text = text.strip(" ,")
    ends = [*order_words(index.languages).spans(Says.AND, text), *_commas(text)]
    begins = [0, *(end for _, end in sorted(ends))]
    each = [
        _named(reader, text[begin:end], index)
        for begin, end in zip(begins, [*(b for b, _ in sorted(ends)), len(text)], strict=True)
    ]
    parts = [one.parts for one in each if one and one == People(one.parts) and one.parts]
    if len(parts) == len(each) > 1:
        return People(tuple(dict.fromkeys(part for some in parts for part in some)))
    return whole or (People(open=True) if parts else None)


def _commas(text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in re.finditer(",", text))


def without_those_left_out(reader: Reader, text: str, index: SearchIndex) -> str | None:
    """A message without the last words, where these say who is not meant: "the bus is late, except
    for the youth forum"; None where they do not. It is left whole where it speaks of all itself,
    as they may belong to that.
    """
    said = order_words(index.languages)
    for begin, end in reversed(said.spans(Says.EXCEPT, text)):
        before, behind = text[:begin].strip(" ,"), text[end:].strip(" ,.!")
        people = _named(reader, behind, index) if before and behind else None
        is_sure = people is not None and not people.open and people != People()
        if is_sure and len(behind.split()) <= _LEFT_OUT:
            return text if said.spans(Says.WHOLLY, before) else before
    return None


def _named(reader: Reader, text: str, index: SearchIndex) -> People | None:
    """Whom words name together."""
    asked, said = read_question(text, index), order_words(index.languages)
    words = [w for w in asked.words if not any(said.is_one(kind, w) for kind in _BESIDE)]
    youth = [w for w in words if Sense.YOUTH_FORUM in asked.senses[w]]
    names = [w for w in words if w in youth or asked.senses[w].isdisjoint(_NAME_NOBODY)]
    attending = {how: said.found(kind, asked.words) for kind, how in _ATTENDING}
    told_apart = [how for how, found in attending.items() if found]
    names = [w for w in names if not any(w in found for found in attending.values())]
    if not names and not asked.group:
        if len(told_apart) == 1:
            return People(attendance=told_apart[0])
        return _all_of(reader, asked, said) if said.spans(Says.EVERYBODY, text) else None
    guesses = _guesses(reader, asked.group, names, index)
    whole = [guess for guess in guesses if _is_whole(reader, guess, asked, index)]
    if len(whole) == 1:
        return People((whole[0],))
    codes = {code for word in names if (code := _readers_of(word, index.languages))}
    others = [w for w in names if w not in youth and not _readers_of(w, index.languages)]
    if not others and (codes or youth):
        known = codes & set(reader.languages if reader.offers_languages else ())
        is_sure = len(codes) == len(known) < 2 and (not youth or bool(reader.snapshot.teams))
        youths = (Part(PartKind.YOUTH),) if youth else ()
        return People(youths, next(iter(known), None)) if is_sure else People(open=True)
    return People(open=True) if guesses or codes or youth else None


def _all_of(reader: Reader, asked: Asked, said: OrderWords) -> People:
    """All, or those of whom it is all: "all teams" are the youth forum. Who of all is meant by
    "all others", "all groups" or "all in the hall" is not known.
    """
    if asked.has(Sense.TEAMS) and reader.snapshot.teams and not asked.has(Sense.GROUPS):
        return People((Part(PartKind.YOUTH),))
    some = (Sense.TEAMS, Sense.GROUPS, Sense.ROOMS)
    is_some = any(map(asked.has, some)) or said.found(Says.ANOTHER, asked.words)
    return People(open=bool(is_some))


def says_more(reader: Reader, people: People, text: str, index: SearchIndex) -> bool:
    """Whether a text that names some people is about something else besides."""
    if not any(part.kind is PartKind.SEATED for part in people.parts):
        return False
    called = set[str]()
    for name in (name for part in people.parts for name in _names(reader, part)):
        called |= _telling(read_question(name, index))
    asked = read_question(text, index)
    others = (w for w in asked.topics if not asked.senses[w] & set(_NAME_NOBODY))
    return any(
        word.stem not in called and called.isdisjoint(index.known(word).stems) for word in others
    )


def _guesses(
    reader: Reader, group: str | None, words: Sequence[Word], index: SearchIndex
) -> Sequence[Part]:
    """The group, or the teams and sessions, that words may be about."""
    if group := group or group_named(read_question(" ".join(words), index), reader.snapshot):
        return [Part(PartKind.SEATED, group)]
    named = [
        hit.document
        for hit in index.hits(map(index.known, words))
        if len(hit.matched) == len(set(words)) and NAMES.issuperset(hit.matched.values())
    ]
    return [Part(_PART[one.subject], one.id) for one in named if one.subject in _PART]


def _is_whole(reader: Reader, part: Part, asked: Asked, index: SearchIndex) -> bool:
    """Whether a text says all words of a title, of what stands first in it, or of a short name."""
    if asked.group == part.id:
        return True
    said = {word.stem for word in asked.words}
    said |= {stem for word in asked.words for stem in index.known(word).stems}
    return any(
        stems and stems <= said
        for name in _names(reader, part)
        for stems in [_telling(read_question(name, index))]
    )


def _telling(asked: Asked) -> set[str]:
    return {word.stem for word in asked.words if Sense.FILLERS not in asked.senses[word]}


def _names(reader: Reader, part: Part) -> Iterator[str]:
    snapshot, title = reader.snapshot, Text("")
    match part.kind:
        case PartKind.SEATED:
            title = snapshot.groups[part.id].title
        case PartKind.TEAM:
            title = snapshot.teams[part.id].name
        case PartKind.SESSION:
            title = snapshot.sessions[part.id].title
    yield part.id
    for language in reader.languages:
        written = str(title.in_language(language))
        yield written
        yield _HEAD.split(written)[0]


def _readers_of(word: Word, languages: Languages) -> str | None:
    """The code of the language whose readers a word names."""
    return next(
        (
            code
            for said, code in _readers(languages)
            if (word.folded.startswith(said[:-1]) if said.endswith("*") else word.folded == said)
        ),
        None,
    )


@cache
def _readers(languages: Languages) -> Sequence[tuple[str, str]]:
    rules = word_rules(languages)
    return [
        (said, code)
        for one in languages.all
        for code, listed in one.about.get("readers", {}).items()
        for said in rules.folded(listed).split()
    ]
