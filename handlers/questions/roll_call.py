"""What answers a roll call in words: "I am coming", "running late", "I cannot come".

Only where the words say nothing else, and a workshop of one's team lies ahead: the one that is
named, else the next on the day that is named, else the next. Who has a seat in a group besides may
mean its sitting, unless the workshop is named or near.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from handlers.frame.teams import workshops_ahead
from handlers.questions.asker import Asker
from handlers.questions.intents import OpenScreen
from handlers.questions.question_words import question_words
from handlers.questions.senses import Phrase
from handlers.teams.actions import AnswerRollCall
from locales.languages import Languages
from locales.words import word_rules
from storage.programme.model import Session
from storage.programme.snapshot import Snapshot
from storage.teams.model import Answer

_NEAR: Final = timedelta(hours=24)
_MOST_WORDS: Final = 10
_SAYS: Final[Mapping[Phrase, Answer]] = {
    Phrase.HERE: Answer.HERE,
    Phrase.COMING: Answer.COMING,
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
        (session, named, answer)
        for session in ahead
        if day in (None, snapshot.day_of(session))
        for named in [_named(text, session, languages)]
        if (answer := answer_in(text, languages, named))
    ]
    if not found:
        return None
    session, named, answer = max(found, key=lambda one: len(one[1]))
    if asker.groups and not named and session.start - now > _NEAR:
        return None
    return OpenScreen(AnswerRollCall(session.id, answer))


def answer_in(text: str, languages: Languages, named: Sequence[str] = ()) -> Answer | None:
    """What a text says of whether one comes; None where it asks, or says anything besides.

    `named` are words by which it names a workshop.
    """
    said, asking = word_rules(languages).words_of(text), question_words(languages)
    if "?" in text or len(said) > _MOST_WORDS + len(named):
        return None
    beside = asking.words_of(Phrase.BESIDE_PRESENCE) | {*named}
    spoken = asking.without(Phrase.ILLNESS, [word.folded for word in said])
    left = [word for word in spoken if word not in beside and not word[0].isdigit()]
    return next((a for phrase, a in _SAYS.items() if asking.is_whole(phrase, left)), None)


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
