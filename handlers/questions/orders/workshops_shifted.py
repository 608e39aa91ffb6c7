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
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.question_words import question_words
from handlers.questions.reading.wished import Wished
from handlers.questions.wishes.roll_call import named_in, sessions_spoken_of
from handlers.teams.door import ShiftWhich, ShiftWorkshop
from locales.words import Word
from storage.programme.model import Kind, Session
from storage.programme.searching.thesaurus import thesaurus

_MINUTE: Final = timedelta(minutes=1)
_SAY_NO_NAME: Final = (Says.LATER, Says.EARLIER, Says.MOVES, Says.INTO, Says.NEWLY)


def workshop_shifted(w: Wished, text: str, team: str) -> OpenScreen | None:
    """Where it is proposed: for the workshop that is named, else for the one that was spoken of or
    shown last, that is on, or that is the only one of its day; of several it is asked which.
    """
    asked, said = w.asked, order_words(w.asked.index.languages)
    is_said = said.found(Says.LATER, asked.words) or said.found(Says.EARLIER, asked.words)
    if not is_said or "?" in text or asks_first(asked, said):
        return None
    by, of_length = later_by(asked, said)
    if by is None or abs(by) < _MINUTE or _says_where(asked, of_length, said):
        return None
    minutes, earlier = abs(by) // _MINUTE, by < timedelta(0)
    ahead = _on_the_day(w, own_workshops_ahead(w.snapshot, team, w.now))
    named = _named(w, text, ahead)
    if not named and (not ahead or _names_something_else(w, of_length, said)):
        return None
    if (meant := named or _meant(w, ahead)) is not None:
        return OpenScreen(ShiftWorkshop(team, meant.id, minutes, earlier))
    return OpenScreen(ShiftWhich(team, w.snapshot.day_of(ahead[0]), minutes, earlier))


def _says_where(asked: Asked, of_length: Sequence[Word], said: OrderWords) -> bool:
    """Whether a word for where to stands before what is no time: "10 minutes later in the hall"."""
    of_time = (*of_length, *asked.time.said)
    following = pairwise(asked.words)
    return any(said.is_one(Says.INTO, a) and b not in of_time for a, b in following)


def _on_the_day(w: Wished, ahead: Sequence[Session]) -> Sequence[Session]:
    """Those of the day that is named, else of the next day that has any."""
    moments = MomentsAsked(w.asked.time, w.now, w.snapshot)
    first = w.snapshot.day_of(ahead[0]) if ahead else None
    return [s for s in ahead if w.snapshot.day_of(s) == (moments.day or first)]


def _named(w: Wished, text: str, ahead: Sequence[Session]) -> Session | None:
    weights = [(named_in(text, s, w.asked.index.languages).weight, s) for s in ahead]
    weight, session = max(weights, key=lambda one: one[0], default=(0, None))
    return session if weight else None


def _meant(w: Wished, ahead: Sequence[Session]) -> Session | None:
    """The one that was spoken of, that is on, or that is alone."""
    spoken_of = sessions_spoken_of(w.asker)
    for which in (
        [session for session in ahead if session.id in spoken_of],
        [session for session in ahead if session.start <= w.now],
        ahead,
    ):
        if len(which) == 1:
            return which[0]
    return None


def _names_something_else(w: Wished, of_length: Sequence[Word], said: OrderWords) -> bool:
    """Whether it is said of something else: "the bus leaves 10 minutes later"."""
    languages = w.asked.index.languages
    beside = question_words(languages).words_of(Phrase.BESIDE_PRESENCE)
    names = thesaurus(languages).names
    return any(
        not any(said.is_one(kind, word) for kind in _SAY_NO_NAME)
        and word.folded not in beside
        and not names(word, Kind.WORKSHOP)
        for word in w.asked.topics
        if word not in of_length
    )
