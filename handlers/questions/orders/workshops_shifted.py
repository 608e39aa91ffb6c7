"""A workshop of a team's own that its leader wants to begin later, or earlier: "10 min later"."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Final

from handlers.frame.teams import own_workshops_ahead
from handlers.questions.intents import OpenScreen
from handlers.questions.orders.asking import asks_first
from handlers.questions.orders.hours import later_by
from handlers.questions.orders.words import OrderWords, Says, order_words
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.question_words import question_words
from handlers.questions.wishes.roll_call import named_in, sessions_spoken_of
from handlers.teams.door import ShiftWhich, ShiftWorkshop
from locales.words import Word
from storage.programme.model import Kind, Session
from storage.programme.searching.thesaurus import thesaurus

_MINUTE: Final = timedelta(minutes=1)
_SAY_NO_NAME: Final = (Says.LATER, Says.EARLIER, Says.MOVES, Says.INTO, Says.NEWLY)


def workshop_shifted(q: Query, team: str) -> OpenScreen | None:
    """Where it is proposed: for the workshop that is named, else for the one that was spoken of or
    shown last, that is on, or that is the only one of its day; of several it is asked which.
    """
    asked, said = q.asked, order_words(q.asked.index.languages)
    is_said = said.found(Says.LATER, asked.words) or said.found(Says.EARLIER, asked.words)
    if not is_said or "?" in q.text or asks_first(asked, said):
        return None
    by, of_length = later_by(asked, said)
    if by is None or abs(by) < _MINUTE or _says_where(asked, of_length, said):
        return None
    minutes, earlier = abs(by) // _MINUTE, by < timedelta(0)
    ahead = _on_the_day(q, own_workshops_ahead(q.snapshot, team, q.now))
    named = _named(q, ahead)
    if not named and (not ahead or _names_something_else(q, of_length, said)):
        return None
    if (meant := named or _meant(q, ahead)) is not None:
        return OpenScreen(ShiftWorkshop(team, meant.id, minutes, earlier))
    return OpenScreen(ShiftWhich(team, q.snapshot.day_of(ahead[0]), minutes, earlier))


def _says_where(asked: Asked, of_length: Sequence[Word], said: OrderWords) -> bool:
    """Whether a word for where to stands before what is no time: "10 minutes later in the hall"."""
    of_time = (*of_length, *asked.time.said)
    following = pairwise(asked.words)
    return any(said.is_one(Says.INTO, a) and b not in of_time for a, b in following)


def _on_the_day(q: Query, ahead: Sequence[Session]) -> Sequence[Session]:
    """Those of the day that is named, else of the next day that has any."""
    first = q.snapshot.day_of(ahead[0]) if ahead else None
    return [s for s in ahead if q.snapshot.day_of(s) == (q.moments.day or first)]


def _named(q: Query, ahead: Sequence[Session]) -> Session | None:
    weights = [(named_in(q.text, s, q.asked.index.languages).weight, s) for s in ahead]
    weight, session = max(weights, key=lambda one: one[0], default=(0, None))
    return session if weight else None


def _meant(q: Query, ahead: Sequence[Session]) -> Session | None:
    """The one that was spoken of, that is on, or that is alone."""
    spoken_of = sessions_spoken_of(q.asker)
    for which in (
        [session for session in ahead if session.id in spoken_of],
        [session for session in ahead if session.start <= q.now],
        ahead,
    ):
        if len(which) == 1:
            return which[0]
    return None


def _names_something_else(q: Query, of_length: Sequence[Word], said: OrderWords) -> bool:
    """Whether it is said of something else: "the bus leaves 10 minutes later"."""
    languages = q.asked.index.languages
    beside = question_words(languages).words_of(Phrase.BESIDE_PRESENCE)
    names = thesaurus(languages).names
    return any(
        not any(said.is_one(kind, word) for kind in _SAY_NO_NAME)
        and word.folded not in beside
        and not names(word, Kind.WORKSHOP)
        for word in q.asked.topics
        if word not in of_length
    )
