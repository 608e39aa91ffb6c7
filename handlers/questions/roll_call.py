"""What answers a roll call in words: "I am coming", "running late", "I cannot come".

Only where the words say nothing else, and a workshop of one's team lies ahead: the one that is
named, else the next on the day that is named, else the next. Who has a seat in a group besides may
mean its sitting, unless the workshop is named or near.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final

from handlers.frame.teams import workshops_ahead
from handlers.frame.times.cursor import Cursor
from handlers.frame.times.lengths import read_length
from handlers.frame.times.reading import as_spoken
from handlers.questions.asker import Asker
from handlers.questions.intents import OpenScreen
from handlers.questions.question_words import question_words
from handlers.questions.senses import Phrase
from handlers.teams.actions import AnswerLate, AnswerRollCall
from locales.languages import Languages
from locales.time_words import time_words
from locales.words import word_rules
from storage.programme.model import Session
from storage.programme.snapshot import Snapshot
from storage.teams.model import Answer

_MINUTE: Final = timedelta(minutes=1)
_NEAR: Final = timedelta(hours=24)
_MOST_WORDS: Final = 10
_SAYS: Final[Mapping[Phrase, Answer]] = {
    Phrase.HERE: Answer.HERE,
    Phrase.COMING: Answer.COMING,
    Phrase.LATE: Answer.COMING,
    Phrase.ABSENT: Answer.ABSENT,
}


def roll_call_answered(
    text: str,
    now: datetime,
    snapshot: Snapshot,
    asker: Asker,
    languages: Languages,
    day: date | None = None,
) -> OpenScreen | None:
    """The screen on which one press says so; None where one's team has no workshop on the day that
    is named, or something else is said.
    """
    team = asker.person.team
    ahead = workshops_ahead(snapshot, team, now) if team else []
    found = [
        (session, named, phrase)
        for session in ahead
        if day in (None, snapshot.day_of(session))
        for named in [_named(text, session, languages)]
        if (phrase := _phrase_in(text, languages, named))
    ]
    if not found:
        return None
    session, named, phrase = max(found, key=lambda one: len(one[1]))
    if asker.groups and not named and session.start - now > _NEAR:
        return None
    return OpenScreen(
        AnswerLate(session.id, _minutes_in(text, languages))
        if phrase is Phrase.LATE
        else AnswerRollCall(session.id, _SAYS[phrase])
    )


def answer_in(text: str, languages: Languages) -> Answer | None:
    """What a text says of whether one comes; None where it asks, or says anything besides."""
    phrase = _phrase_in(text, languages)
    return _SAYS[phrase] if phrase else None


def _phrase_in(text: str, languages: Languages, named: Sequence[str] = ()) -> Phrase | None:
    """How a text says whether one comes; None where it asks, or says anything besides.

    `named` are words by which it names a workshop.
    """
    said, asking = word_rules(languages).words_of(text), question_words(languages)
    if "?" in text or len(said) > _MOST_WORDS + len(named):
        return None
    beside = asking.words_of(Phrase.BESIDE_PRESENCE) | {*named}
    spoken = asking.without(Phrase.ILLNESS, [word.folded for word in said])
    undated = _without_days([word for word in spoken if not word[0].isdigit()], languages)
    left = [word for word in undated if word not in beside]
    return next((phrase for phrase in _SAYS if asking.is_whole(phrase, left)), None)


def _without_days(words: Sequence[str], languages: Languages) -> list[str]:
    """Folded words without the names of days, and what stands before those: "on Wednesday"."""
    times = time_words(languages)
    names = {*times.weekdays, *times.months, *times.days_ahead}
    following = pairwise([*words, ""])
    return [w for w, then in following if w not in names and not (w in times.on and then in names)]


def _minutes_in(text: str, languages: Languages) -> int:
    """The first length of time that a text says, in minutes; 0 where it says none."""
    folded = [word.folded for word in word_rules(languages).words_of(as_spoken(text))]
    at = Cursor(time_words(languages), folded)
    while at[0]:
        found = read_length(at)
        # "A few minutes" says no length, „eine Viertelstunde“ does without a number.
        if found and found.span and (at.number() or found.span > _MINUTE):
            return round(found.span / _MINUTE)
        at = at.on(1)
    return 0


def _named(text: str, session: Session, languages: Languages) -> list[str]:
    """The words of a text, folded, that stand in the title of a workshop."""
    rules, asking = word_rules(languages), question_words(languages)
    answers = frozenset[str]().union(*map(asking.words_of, _SAYS))
    title = {word.stem for said in session.title.values() for word in rules.words_of(said)}
    return [
        word.folded
        for word in rules.words_of(text)
        if word.stem in title and word.folded not in answers
    ]
