"""Topics beside which young people are named, whose part of the event is meant by that."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.programme.actions import SessionAt
from handlers.questions.asker import Asker
from handlers.questions.intents import DidYouMean, Intent, Nothing, OpenScreen
from handlers.questions.named.topics import Topic
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.reading.senses import Sense
from handlers.ui.action import Action
from locales.words import Word
from storage.programme.model import Strand
from storage.programme.snapshot import Snapshot


def answer_about(
    asked: Asked, words: Sequence[Word], moments: MomentsAsked, snapshot: Snapshot, asker: Asker
) -> Intent:
    """What answers all the words, else those besides the young people, in their part.

    "Lunch for the young people" is theirs, and need not be called so.
    """
    found = Topic(asked, words, moments, snapshot, asker).answer()
    others = [word for word in words if Sense.YOUTH_FORUM not in asked.senses[word]]
    of_theirs = others and len(others) < len(words) and asked.fact is not None
    if not of_theirs or not isinstance(found, Nothing | DidYouMean):
        return found
    theirs = replace(asked, topics=others, about=asked.about - {Sense.YOUTH_FORUM})
    asker = replace(asker, strand=Strand.YOUTH)
    answer = Topic(theirs, others, moments, snapshot, asker).answer()
    is_theirs = isinstance(answer, OpenScreen) and _is_of_theirs(answer.press, snapshot)
    return answer if is_theirs else found


def _is_of_theirs(press: Action, snapshot: Snapshot) -> bool:
    return isinstance(press, SessionAt) and snapshot.sessions[press.id].strand is Strand.YOUTH
