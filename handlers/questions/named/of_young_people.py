"""Topics beside which young people are named, whose part of the event is meant by that."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.programme.actions import SessionAt
from handlers.questions.intents import DidYouMean, Intent, Nothing, OpenScreen
from handlers.questions.named.topics import Topic
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense
from handlers.ui.action import Action
from locales.words import Word
from storage.programme.model import Strand
from storage.programme.snapshot import Snapshot


def answer_about(q: Query, words: Sequence[Word]) -> Intent:
    """What answers all the words, else those besides the young people, in their part.

    "Lunch for the young people" is theirs, and need not be called so.
    """
    asked = q.asked
    found = Topic(q, words).answer()
    others = [word for word in words if Sense.YOUTH_FORUM not in asked.senses[word]]
    of_theirs = others and len(others) < len(words) and asked.fact is not None
    if not of_theirs or not isinstance(found, Nothing | DidYouMean):
        return found
    theirs = replace(asked, topics=others, about=asked.about - {Sense.YOUTH_FORUM})
    young = replace(q, asked=theirs, asker=replace(q.asker, strand=Strand.YOUTH))
    answer = Topic(young, others).answer()
    is_theirs = isinstance(answer, OpenScreen) and _is_of_theirs(answer.press, q.snapshot)
    return answer if is_theirs else found


def _is_of_theirs(press: Action, snapshot: Snapshot) -> bool:
    return isinstance(press, SessionAt) and snapshot.sessions[press.id].strand is Strand.YOUTH
