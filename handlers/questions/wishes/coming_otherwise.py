"""What answers a roll call by what is told: "on Friday I am ill", "I only come at 11 tomorrow"."""

from collections.abc import Sequence
from datetime import timedelta

from handlers.frame.teams import workshops_ahead
from handlers.frame.times.meaning import readings
from handlers.questions.intents import OpenScreen
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.question_words import question_words
from handlers.questions.wishes.roll_call import plain_words
from handlers.teams.actions import AnswerLate, AnswerRollCall
from locales.languages import Languages
from locales.words import word_rules
from storage.programme.model import Session
from storage.teams.model import Answer


def coming_otherwise(q: Query) -> OpenScreen | None:
    """The screen on which one press says so of the first workshop that it concerns."""
    languages, team, moments = q.asked.index.languages, q.asker.person.team, q.moments
    if team is None or "?" in q.text or q.asker.groups:
        return None
    ahead = workshops_ahead(q.snapshot, team, q.now)
    of_day = [s for s in ahead if moments.day in (None, q.snapshot.day_of(s))]
    if not of_day:
        return None
    # Somebody who is ill now is shown first where help is.
    is_ahead = moments.day is not None and moments.day > moments.today
    if is_ahead and _is_ill(q.text, languages):
        return OpenScreen(AnswerRollCall(of_day[0].id, Answer.ABSENT))
    is_then = moments.asked.names_an_hour or moments.asked.part is not None
    if is_then and _comes_only_then(q, languages):
        return _late(of_day, moments)
    return None


def _is_ill(text: str, languages: Languages) -> bool:
    """Whether a text says that one is ill, on a day, and no more."""
    asking = question_words(languages)
    folded = [word.folded for word in word_rules(languages).words_of(text)]
    beside = asking.words_of(Phrase.BESIDE_PRESENCE) | asking.words_of(Phrase.ILLNESS)
    is_said = any(True for _ in asking.places(Phrase.ILLNESS, folded))
    return is_said and all(word in beside for word in plain_words(text, languages))


def _comes_only_then(q: Query, languages: Languages) -> bool:
    asking = question_words(languages)
    words = plain_words(q.text, languages, [word.folded for word in q.asked.time.said])
    beside = asking.words_of(Phrase.BESIDE_PRESENCE)
    left = asking.without(Phrase.COMING_ONLY_THEN, words)
    return left != words and all(word in beside for word in left)


def _late(ahead: Sequence[Session], moments: MomentsAsked) -> OpenScreen | None:
    """So many minutes late to the workshop that is on at that hour; else late to the first."""
    at = moments.asked.at or moments.asked.since
    hours = readings(moments.asked, at) if at else []
    for session in ahead:
        begin = moments.hour_of(session)
        for hour in hours:
            minutes = (hour.hour - begin.hour) * 60 + hour.minute - begin.minute
            if timedelta(0) < timedelta(minutes=minutes) < session.end - session.start:
                return OpenScreen(AnswerLate(session.id, minutes))
            if minutes == 0:
                return OpenScreen(AnswerRollCall(session.id, Answer.COMING))
    return OpenScreen(AnswerLate(ahead[0].id))
