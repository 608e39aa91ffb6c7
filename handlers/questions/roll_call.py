"""What answers a roll call in words: "I am coming", "running late", "I cannot come".

Only where the words say nothing else, and a workshop of one's team lies ahead, whose roll its
leaders may call at any time. Who has a seat in a group besides may mean its sitting, unless the
workshop is near.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final

from handlers.frame.teams import workshop_called
from handlers.questions.asker import Asker
from handlers.questions.intents import OpenScreen
from handlers.questions.question_words import question_words
from handlers.questions.senses import Phrase
from handlers.teams.actions import AnswerRollCall
from locales.languages import Languages
from locales.words import word_rules
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
    """The screen on which one press says so; None where no roll is called on the day that is named,
    or something else is said.
    """
    team = asker.person.team
    session = workshop_called(snapshot, team, now) if team else None
    if session is None or (asker.groups and session.start - now > _NEAR):
        return None
    if day not in (None, snapshot.day_of(session)):
        return None
    answer = answer_in(text, languages)
    return OpenScreen(AnswerRollCall(session.id, answer)) if answer else None


def answer_in(text: str, languages: Languages) -> Answer | None:
    """What a text says of whether one comes; None where it asks, or says anything besides."""
    said, asking = word_rules(languages).words_of(text), question_words(languages)
    if "?" in text or len(said) > _MOST_WORDS:
        return None
    beside = asking.words_of(Phrase.BESIDE_PRESENCE)
    spoken = asking.without(Phrase.ILLNESS, [word.folded for word in said])
    left = [word for word in spoken if word not in beside and not word[0].isdigit()]
    return next((a for phrase, a in _SAYS.items() if asking.is_whole(phrase, left)), None)
