"""When a session is to be, as an organiser writes it: so much later, or at an hour."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.short_answers import is_beside_a_word, says_no
from handlers.frame.times.asked import TimeAsked
from handlers.frame.times.cursor import Cursor
from handlers.frame.times.lengths import read_length
from handlers.frame.times.meaning import readings
from handlers.frame.times.written import span_meant
from handlers.questions.orders.words import OrderWords, Says
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.releases.door import Change, Order
from locales.languages import Languages
from locales.time_words import time_words
from locales.words import Word
from storage.programme.model import Session

_MINUTE: Final = timedelta(minutes=1)
_HOUR: Final = timedelta(hours=1)


def later_by(asked: Asked, said: OrderWords) -> tuple[timedelta | None, Sequence[Word]]:
    """By how much something is to be later, below zero for earlier, and the words that say so.

    "An hour later" is no hour of the day, though "an" could be one.
    """
    t, folded = time_words(asked.index.languages), [word.folded for word in asked.words]
    for place in range(len(folded)):
        length = read_length(Cursor(t, folded, place))
        if length is None or not length.span:
            continue
        words, behind = (
            asked.words[place : place + length.words],
            asked.words[place + length.words :],
        )
        is_shift = bool(behind) and (
            said.is_one(Says.LATER, behind[0]) or said.is_one(Says.EARLIER, behind[0])
        )
        is_counted = read_length(Cursor(t, folded, place), counted=True) is not None
        is_part = _MINUTE < length.span < _HOUR
        if names_an_hour(asked.time):
            is_hour = words[-1].folded in t.clock or all(word in asked.time.rest for word in words)
            is_length = is_counted and not is_hour
        else:
            is_after_by = place > 0 and said.is_one(Says.INTO, asked.words[place - 1])
            is_length = is_counted or is_part or is_after_by
        if is_length or is_shift:
            earlier = bool(said.found(Says.EARLIER, asked.words))
            return (-length.span if earlier else length.span), words
    return None, ()


def said_later(asked: Asked, said: OrderWords) -> timedelta | None:
    """By how much something is to be later or earlier, where a text says that and nothing else."""
    later, length = later_by(asked, said)
    beside = (Says.LATER, Says.EARLIER, Says.INTO, Says.AND, Says.NEWLY)
    left = [word for word in asked.words if word not in length]
    kinds = {kind for kind in beside for word in left if said.is_one(kind, word)}
    others = [word for word in left if not any(said.is_one(kind, word) for kind in beside)]
    says_which = bool(kinds & {Says.LATER, Says.EARLIER})
    return (
        later
        if says_which and all(_is_a_no(word, asked.index.languages) for word in others)
        else None
    )


def is_onto_an_hour(asked: Asked, said: OrderWords) -> bool:
    """Whether an hour stands behind a word that only a change puts before one."""
    if not names_an_hour(asked.time):
        return False
    words = asked.words
    hours = [n for n, word in enumerate(words) if word[0].isdigit() and word in asked.time.said]
    return any(
        said.is_one(Says.ONTO, words[n - 1])
        or any(said.is_one(Says.NEWLY, word) for word in words[max(0, n - 2) : n])
        for n in hours
        if n
    )


def is_its_hour(
    reader: Reader, sessions: Sequence[Session], asked: Asked, said: OrderWords
) -> bool:
    """Whether the hour tells which of several sessions is meant, beside where it is to be: one of
    them begins then, and no word says that it is a new hour.
    """
    hour = asked.time.at or asked.time.since
    if len(sessions) < 2 or hour is None or asked.time.until or is_onto_an_hour(asked, said):
        return False
    moments = MomentsAsked(asked.time, reader.now, reader.snapshot)
    then = [s for s in sessions if moments.hour_of(s) in readings(asked.time, hour)]
    return len(then) == 1 and moments.filtered(sessions) == then


def told_by_day(
    reader: Reader, sessions: Sequence[Session], asked: Asked, said: OrderWords
) -> tuple[list[Session], TimeAsked] | None:
    """Those of several sessions that are on the days that are named, and the time without these,
    which are no new ones; None where that is not sure. "From Monday to Tuesday" names a new one.
    """
    time = asked.time
    if len(sessions) < 2 or not time.days:
        return None
    articles = time_words(asked.index.languages).articles
    plain = [word for word in asked.words if word.folded not in articles]
    behind_onto = [b for a, b in pairwise(plain) if said.is_one(Says.ONTO, a)]
    onto_a_day = [word for word in behind_onto if word in time.said and _is_a_day(word)]
    is_joined = any(said.is_one(Says.ONTO, word) for word in time.said)
    further = [*time.days[1:], *([time.through] if time.through else [])]
    if not further and onto_a_day:
        return None
    first, is_new_day = replace(time, at=None, since=None, until=None), is_joined or onto_a_day
    if is_new_day:
        first = TimeAsked(days=time.days[:1])
    then = MomentsAsked(first, reader.now, reader.snapshot).filtered(sessions)
    if not then or (len(then) > 1 and not further):
        return None
    return then, replace(time, days=further if is_new_day else [], through=None)


def _is_a_no(word: Word, languages: Languages) -> bool:
    return says_no(word, languages) or is_beside_a_word([word], languages)


def _is_a_day(word: Word) -> bool:
    """Whether a word of a time is no hour: "tomorrow", "30."."""
    return not word[0].isdigit() or word.endswith(".")


def begun_at(reader: Reader, sessions: Sequence[Session], was: TimeAsked | None) -> list[Session]:
    """The sessions that begin at an hour that is no new one; all where none is said."""
    hour = (was.at or was.since) if was else None
    if was is None or hour is None:
        return list(sessions)
    moments = MomentsAsked(was, reader.now, reader.snapshot)
    return [s for s in sessions if moments.hour_of(s) in readings(was, hour)]


def names_an_hour(time: TimeAsked) -> bool:
    """Whether an hour is said."""
    return (time.at or time.since) is not None


def at_another_hour(
    reader: Reader, asked: Asked, said: OrderWords, named: Sequence[Session], *, is_titled: bool
) -> Order | None:
    """The move of a session that is named with an hour at which it is not; of one that is called by
    its whole title, with one at which it does not begin.
    """
    if asked.time.at is None:
        return None
    day = replace(asked.time, at=None, since=None, until=None)
    then = MomentsAsked(day, reader.now, reader.snapshot).filtered(named) or named
    then, time = told_by_day(reader, named, asked, said) or (then, asked.time)
    spans = [(session, span_meant(reader, time, session)) for session in then]
    are_namesakes = len({tuple(session.title.values()) for session in then}) == 1
    if not are_namesakes or any(
        span is None
        or span[0] == session.start
        or (session.start < span[0] < session.end and not is_titled)
        for session, span in spans
    ):
        return None
    return Order(Change.MOVE, tuple(then), hour=time)
