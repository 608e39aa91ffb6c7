"""Which sessions are to be changed, as an organiser writes it: by a title, or as in a question."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from typing import Final

from handlers.frame.reader import Reader
from handlers.groups.actions import GroupAt
from handlers.info.actions import InfoAt
from handlers.programme.actions import SessionAt
from handlers.questions.asker import Asker
from handlers.questions.intents import DidYouMean, Intent, Nothing, OpenScreen, Several
from handlers.questions.orders.words import OrderWords, Says
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.senses import Sense
from handlers.questions.understanding import by_rules
from handlers.ui.action import Action
from locales.words import Word
from storage.programme.model import Session
from storage.programme.search import SearchIndex
from storage.programme.searching.documents import IN_PASSING, NAMES, Field, Subject
from storage.programme.snapshot import Snapshot

_A_NAME: Final = 4
"""What is looked for by its name is named by no more words."""

_A_TITLE: Final = 12
"""Who names a session in other words than its whole title needs no more."""

_ASKED_ABOUT: Final = 6
"""The most sessions offered where none is called so."""


def sessions_titled(snapshot: Snapshot, text: str) -> tuple[Sequence[Session], str]:
    """The sessions whose title stands in a text as it is, and the text without it.

    A title may hold words that name another thing, or that ask: “Way to the concert hall”.
    """
    written = text.replace("\u00a0", " ")
    found: dict[str, list[Session]] = defaultdict(list)
    for session in snapshot.sessions.values():
        for title in {said.replace("\u00a0", " ") for said in session.title.values()}:
            if " " in title and title.casefold() in written.casefold():
                found[title].append(session)
    longest = max(found, key=len, default="")
    others = re.sub(rf"(?<!\w){re.escape(longest)}(?!\w)", " ", written, flags=re.IGNORECASE)
    return (found[longest], others) if longest and others != written else ((), text)


def sessions_meant(
    reader: Reader, words: Sequence[Word], index: SearchIndex, asker: Asker
) -> tuple[Sequence[Session], bool]:
    """The sessions, and the sittings of the groups, that words name; and whether that is sure.

    What only speaks of it is not meant; what has it in its title may be, where a page answers.
    """
    if not 0 < len(words) <= _A_TITLE:
        return (), False
    intent = _understood(reader, words, index, asker)
    asked = read_question(" ".join(words), index)
    said = _where_it_is_said(asked)
    named = [
        session
        for press in _presses(intent)
        for session in _opened_by(reader.snapshot, press)
        if session.id not in said or not said[session.id] <= IN_PASSING
    ]
    if named or not _is_looked_up(intent):
        is_counted = asked.nth is not None and not asked.without(Sense.GENERIC)
        return with_namesakes(reader, named), not isinstance(intent, DidYouMean) and not is_counted
    return _called(reader.snapshot, asked), False


def with_namesakes(reader: Reader, named: Sequence[Session]) -> Sequence[Session]:
    """Sessions with all that are called just so and not over: who changes "lunch" may mean any."""
    titles = {title for session in named for title in session.title.values()}
    ahead = (s for s in reader.snapshot.sessions.values() if s.end > reader.now)
    others = [s for s in ahead if not titles.isdisjoint(s.title.values())]
    by_hour = sorted(others, key=lambda session: session.start)
    return list(dict.fromkeys((*named, *by_hour)))


def sessions_to_ask_about(
    reader: Reader, words: Sequence[Word], index: SearchIndex, asker: Asker
) -> Sequence[Session]:
    """The sessions that may be meant by words that name nothing of the programme, in their order.

    Those that speak of it, and what begins next; none where the words may ask for something else.
    """
    asked = read_question(" ".join(words), index)
    names_something = any(not asked.senses[word] for word in asked.topics)
    is_short = len(asked.topics) <= _A_NAME
    intent = _understood(reader, words, index, asker) if names_something and is_short else None
    if intent is None or not _is_looked_up(intent):
        return ()
    ahead = sorted(
        (s for s in reader.snapshot.sessions.values() if s.end > reader.now and s.takes_place),
        key=lambda session: session.start,
    )
    said = _where_it_is_said(asked)
    speaking = [session for session in ahead if session.id in said]
    found = {session.id for session in (*speaking, *ahead)[:_ASKED_ABOUT]}
    return [session for session in ahead if session.id in found]


def _understood(reader: Reader, words: Sequence[Word], index: SearchIndex, asker: Asker) -> Intent:
    plain = replace(asker, shown=None)
    found = by_rules(" ".join(words), reader.now, reader.snapshot, index, plain)
    return found[0].intent


def _is_looked_up(intent: Intent) -> bool:
    """Whether something was looked for by its name, and not another screen wanted."""
    if isinstance(intent, OpenScreen):
        return isinstance(intent.press, InfoAt | SessionAt)
    return isinstance(intent, Several | DidYouMean | Nothing)


def _presses(intent: Intent) -> Sequence[Action]:
    match intent:
        case OpenScreen(press=press):
            return (press,)
        case Several(found=found) | DidYouMean(found=found):
            return found
        case _:
            return ()


def _called(snapshot: Snapshot, asked: Asked) -> Sequence[Session]:
    """The sessions whose names have all words of the topic."""
    words = asked.without(Sense.GENERIC, Sense.EVENT)
    hits = asked.index.hits(map(asked.known, words)) if words else ()
    named = (hit for hit in hits if hit.document.subject is Subject.SESSION)
    return [
        snapshot.sessions[hit.document.id]
        for hit in named
        if len(hit.matched) == len(set(words)) and NAMES.issuperset(hit.matched.values())
    ]


def _where_it_is_said(asked: Asked) -> Mapping[str, Set[Field]]:
    """Where the words of the topic stand in what is said of sessions, by their ids."""
    hits = asked.index.hits(map(asked.known, asked.topics))
    sessions = (hit for hit in hits if hit.document.subject is Subject.SESSION)
    return {hit.document.id: {*hit.matched.values()} for hit in sessions}


def _opened_by(snapshot: Snapshot, press: Action) -> Sequence[Session]:
    match press:
        case SessionAt(id=name) if name in snapshot.sessions:
            return (snapshot.sessions[name],)
        case GroupAt(id=name):
            return snapshot.by_group.get(name, ())
        case _:
            return ()


def words_left(asked: Asked, taken: set[Word], said: OrderWords) -> list[Word]:
    """The words that name the session and the place."""
    rest, of_time = _with_unknown_room(asked), _before_a_time(asked)
    kept = [
        word
        for word in rest
        if (
            word not in of_time
            if said.is_one(Says.INTO, word)
            else not _is_taken(word, taken, said)
        )
    ]
    while kept and said.is_one(Says.INTO, kept[-1]):
        kept.pop()
    return kept


def _before_a_time(asked: Asked) -> set[Word]:
    """The words that stand before a time and nowhere else: the "on" of "on 30.6."."""
    words, time = asked.words, set(asked.time.said)
    before = {word for word, behind in pairwise(words) if behind in time and word not in time}
    elsewhere = {word for word, behind in pairwise(words) if behind not in time} | {*words[-1:]}
    return before - elsewhere


def _with_unknown_room(asked: Asked) -> Sequence[Word]:
    """The words that are not about time; of a room that there is not, what it is to be called."""
    if not asked.no_room:
        return asked.time.rest
    left, kept = list(asked.time.rest), list[Word]()
    for word in asked.words:
        if left and word == left[0]:
            kept.append(left.pop(0))
        elif word in asked.no_room:
            kept.append(word)
    return kept


def _is_taken(word: Word, taken: set[Word], said: OrderWords) -> bool:
    # "Later" and "earlier" name no session and no place, whichever verb says that it is moved.
    kinds = (Says.EARLIER, Says.LATER, Says.MOVES)
    return word in taken or any(said.is_one(kind, word) for kind in kinds)
