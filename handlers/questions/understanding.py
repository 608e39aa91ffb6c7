"""From a question in one's own words to what it wants.

Pure and explainable. What the words say about time is taken out first; wishes are recognised by
their words; what is left names a topic and is looked up. A topic answers only where enough of what
was asked is known: a question about the weather in a town of the programme is about the weather.
"""

import re
from datetime import UTC, datetime
from typing import Final

from handlers.agenda.actions import AtHourForMe, My, NextForMe
from handlers.groups.actions import GroupAt, Groups
from handlers.info.actions import Urgent
from handlers.programme.actions import InLanguage
from handlers.questions.asked import Asked, read_question
from handlers.questions.intents import Intent, Nothing, OpenScreen, SmallTalk
from handlers.questions.language_asked import language_asked
from handlers.questions.moments_asked import MomentsAsked
from handlers.questions.question_words import Sense
from handlers.questions.small_talk import small_talk
from handlers.questions.topics import AS_GOOD, LOOKED_UP, Topic
from handlers.questions.urgent import is_urgent
from handlers.questions.wishes import wants_to_sign_up, wish
from locales.languages import Languages
from locales.words import MAX_CHARACTERS
from storage.programme.search import SearchIndex
from storage.programme.searching.documents import Subject
from storage.programme.snapshot import Snapshot

_CLAUSES: Final = 4
_LONG: Final = 60
_SENTENCE_END: Final = re.compile(r"(?<!\d)[.!?;\n](?:\s|$)")


def understand(text: str, now: datetime, snapshot: Snapshot, index: SearchIndex) -> Intent:
    """What a question wants; `now` is in UTC. Never raises, whatever the text."""
    whole = _understand(text, now, snapshot, index)
    if not isinstance(whole, Nothing):
        return whole
    clauses = (_understand(c, now, snapshot, index) for c in _clauses(text[:MAX_CHARACTERS]))
    no_answer = (Nothing, SmallTalk)
    return next((intent for intent in clauses if not isinstance(intent, no_answer)), whole)


def warm_index(snapshot: Snapshot, languages: Languages) -> SearchIndex:
    """The index of a release, built with all that the first question would otherwise wait for."""
    index = SearchIndex.of(snapshot, languages)
    understand("konferenzbot", datetime.min.replace(year=2000, tzinfo=UTC), snapshot, index)
    return index


def _clauses(text: str) -> list[str]:
    """The sentences of a text, and the clauses of a long one: what is asked may be one of them."""
    sentences = [part for part in _SENTENCE_END.split(text) if part.strip()]
    if len(sentences) > 1:
        return sentences[:_CLAUSES]
    clauses = [part for part in text.split(",") if part.strip()]
    return clauses[:_CLAUSES] if len(clauses) > 1 and len(text) > _LONG else []


def _understand(text: str, now: datetime, snapshot: Snapshot, index: SearchIndex) -> Intent:
    asked = read_question(text, index)
    if is_urgent(asked, snapshot):
        return OpenScreen(Urgent())
    talk = small_talk(asked, text)
    if talk is not None:
        return SmallTalk(talk)
    moments = MomentsAsked(asked.time, now, snapshot)
    language = language_asked(asked)
    if language is not None:
        return OpenScreen(InLanguage(language, None if moments.day_unknown else moments.day))
    wished = wish(asked)
    if wished in (My(), NextForMe()) and moments.hour_asked:
        day, hour = moments.hour_asked
        return OpenScreen(AtHourForMe(day, hour.hour * 60 + hour.minute))
    if wished is not None:
        return OpenScreen(wished)
    if wants_to_sign_up(asked):
        return _sign_up(asked)
    named = asked.without(Sense.GENERIC)
    named = asked.without(Sense.GENERIC, Sense.GROUPS, Sense.TEAMS) or named
    return Topic(asked, named, moments, snapshot).answer() if named else moments.answer()


def _sign_up(asked: Asked) -> Intent:
    """The group somebody wants a seat in, or all of them where none is named."""
    named = asked.without(Sense.SIGN_UP, Sense.SEATS, Sense.FREE, Sense.GROUPS, Sense.GENERIC)
    hits = asked.index.hits([asked.index.known(word) for word in named[:LOOKED_UP]])
    groups = [hit for hit in hits if hit.document.subject is Subject.GROUP]
    if groups and (len(groups) == 1 or groups[1].score < AS_GOOD * groups[0].score):
        return OpenScreen(GroupAt(groups[0].document.id))
    return OpenScreen(Groups())
