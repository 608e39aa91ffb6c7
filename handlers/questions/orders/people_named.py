"""The people that words name for a message: all, a group, a team, a session, the readers of a
language. A part of a title names nobody: who is meant by it is chosen by a press.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.short_answers import is_beside_a_word
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
_LEFT_OUT: Final = 12
"""Who is not meant is said in no more words at the end of a message."""

_PERHAPS_MEANT: Final = {Says.EXCEPT: False, Says.LIMITS: True, Says.NOT: True}
"""What stands before those last words, and whether they have to name people and nothing else."""

_LISTED: Final = re.compile(r"[,&+/]")
"""What stands between those who are named, besides "and"."""

_BETWEEN_TOWNS: Final = re.compile(r"\s*[–—-]\s*")
_COLON: Final = re.compile(r":(?!\d)|\n")
_HEADED: Final = 6
"""Those to whom a message goes are named above it in no more words."""

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
LEADERS: Final = People((Part(PartKind.LEADERS),))


def leaves_some_out(text: str, languages: Languages) -> bool:
    """Whether words name people who are not meant: "all except health", "all who are not here"."""
    said = order_words(languages)
    return any(said.spans(kind, text) for kind in (Says.EXCEPT, Says.NOT, Says.INSTEAD))


def people_named(reader: Reader, text: str, index: SearchIndex) -> People | None:
    """Whom words name; None where they say nothing of people that is known.

    It is open unless every word that may name people is taken up.
    """
    if leaves_some_out(text, index.languages):
        return BUT_SOME
    whole, several = _named(reader, text, index), _several(text, index)
    each = [_named(reader, one, index) for one in several]
    # A title may have an "and" within, its parts are not known for sure then.
    is_one = all(one and (one.open or one == whole) for one in each)
    if whole is not None and not whole.open and is_one:
        return whole
    parts = [one.parts for one in each if one and one == People(one.parts) and one.parts]
    if len(parts) == len(each) > 1:
        return People(tuple(dict.fromkeys(part for some in parts for part in some)))
    return People(open=True) if whole or any(each) else None


def is_to_unknown_people(text: str, index: SearchIndex) -> bool:
    """Whether a message is headed by people who are not known here: "to the drivers: …"."""
    found, said = _COLON.search(text), order_words(index.languages)
    words = word_rules(index.languages).all_words(text[: found.start()]) if found else ()
    begins = any(said.begins(kind, words) for kind in (Says.TOWARDS, Says.LIMITS))
    called = any(said.is_one(Says.ROLES, word) for word in words)
    return 0 < len(words) <= _HEADED and (begins or called)


def _several(text: str, index: SearchIndex) -> list[str]:
    """What stands between each "and" and comma of a text; "all, who are in health" are one."""
    said, text = order_words(index.languages), text.strip(" ,")
    marks = [found.span() for found in _LISTED.finditer(text)]
    marks = [(begin, end) for begin, end in marks if not _is_of_all(text, begin, end, index)]
    ends = sorted([*said.spans(Says.AND, text), *marks])
    begins = [0, *(end for _, end in ends)]
    pairs = zip(begins, [*(begin for begin, _ in ends), len(text)], strict=True)
    parts = [text[begin:end].strip() for begin, end in pairs]
    return [one for one in parts if not is_beside_a_word(one.split(), index.languages)]


def _is_of_all(text: str, begin: int, end: int, index: SearchIndex) -> bool:
    """Whether behind a mark is said who of all is meant, who are named before it."""
    said, before = order_words(index.languages), word_rules(index.languages).words_of(text[:begin])
    is_all = all(said.is_one(Says.EVERYBODY, word) for word in before)
    return is_all and bool(said.spans(Says.AMONG, text[end:]))


def ends_with_people(reader: Reader, text: str, index: SearchIndex) -> bool:
    """Whether the last words of a message may say who is meant, or who is not: "the bus is late,
    except for the youth forum", "but only for health". They may as well be part of it.
    """
    said = order_words(index.languages)
    for kind, is_sure in _PERHAPS_MEANT.items():
        for _, end in said.spans(kind, text):
            behind = text[end:].strip(" ,.!")
            is_short = len(behind.split()) <= _LEFT_OUT
            if not behind or not is_short:
                continue
            people = people_named(reader, behind, index)
            if people not in (None, People()) and not (is_sure and people.open):
                return True
            if not is_sure and _says_a_group(behind, index):
                return True
    return False


def _says_a_group(text: str, index: SearchIndex) -> bool:
    """Whether words name a group or a team, which the event need not have."""
    asked = read_question(text, index)
    return asked.has(Sense.GROUPS) or asked.has(Sense.TEAMS)


def _named(reader: Reader, text: str, index: SearchIndex) -> People | None:
    """Whom words name together."""
    asked, said = read_question(text, index), order_words(index.languages)
    words = [w for w in asked.words if not any(said.is_one(kind, w) for kind in _BESIDE)]
    youth = [w for w in words if Sense.YOUTH_FORUM in asked.senses[w]]
    names = [w for w in words if w in youth or asked.senses[w].isdisjoint(_NAME_NOBODY)]
    if (leaders := said.each(Says.LEADERS, words)) and leaders.issuperset(names):
        is_of_teams = (
            bool(reader.snapshot.teams) and not asked.group and not asked.has(Sense.GROUPS)
        )
        return LEADERS if is_of_teams else People(open=True)
    attending = {how: said.found(kind, asked.words) for kind, how in _ATTENDING}
    told_apart = [how for how, found in attending.items() if found]
    names = [w for w in names if not any(w in found for found in attending.values())]
    if not names and not asked.group:
        if len(told_apart) == 1:
            return People(attendance=told_apart[0])
        return _all_of(reader, asked, said) if said.spans(Says.EVERYBODY, text) else None
    guesses = _guesses(reader, asked.group, names, index)
    whole = [guess for guess in guesses if _is_whole(reader, guess, asked, index)]
    if len(whole) == 1 and not told_apart and _takes_up(reader, whole[0], names, index):
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


def _takes_up(reader: Reader, part: Part, words: Sequence[Word], index: SearchIndex) -> bool:
    """Whether all of some words are of a name of a part."""
    called = set[str]()
    for name in _names(reader, part):
        called |= _telling(read_question(name, index))
    return all(
        word.stem in called or not called.isdisjoint(index.known(word).stems) for word in words
    )


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
    of_a_team, said = asked.has(Sense.TEAMS), {word.stem for word in asked.words}
    said |= {stem for word in asked.words for stem in index.known(word).stems}
    return any(
        stems and stems <= said
        for name in (*_names(reader, part), *(_towns(reader, part) if of_a_team else ()))
        for stems in [_telling(read_question(name, index))]
    )


def _towns(reader: Reader, part: Part) -> Sequence[str]:
    """Each of the towns that a team is called by: "Perm–Duisburg"."""
    if part.kind is not PartKind.TEAM:
        return ()
    name = reader.snapshot.teams[part.id].name
    return [town for said in name.values() for town in _BETWEEN_TOWNS.split(said)]


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
