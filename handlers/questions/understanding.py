"""From a question in one's own words to what it wants.

Pure and explainable. What the words say about time is taken out first; wishes are recognised by
their words; what is left names a topic and is looked up. A topic answers only where enough of what
was asked is known: a question about the weather in a town of the programme is about the weather.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from handlers.info.actions import Urgent
from handlers.questions.asker import ANYBODY, Asker
from handlers.questions.intents import Intent, OpenScreen
from handlers.questions.needs.urgent import is_urgent
from handlers.questions.one_question import Understood, understand_one
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.letters import gives_a_name, without_courtesies
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.reading.query import Query
from handlers.questions.reading.written import written
from handlers.questions.several_questions import NO_ANSWER, questions_answered
from handlers.questions.told_beside import (
    apart,
    beside_a_town,
    narrows,
    where_to_alone,
)
from handlers.questions.weighing.second_look import second_look
from handlers.questions.weighing.wish_meant import wish_meant
from handlers.questions.wishes.roll_call_asked import of_a_team_workshop
from locales.languages import Languages
from locales.oneself import about_oneself
from locales.words import MAX_CHARACTERS
from storage.programme.search import SearchIndex
from storage.programme.snapshot import Snapshot

_STRESS: Final = "\N{COMBINING ACUTE ACCENT}"
"""Where a word is stressed, which dictation writes in Russian: "ка́кой"."""

_LINK: Final = re.compile(r"\b\w+://\S+")


def understand(
    text: str,
    now: datetime,
    snapshot: Snapshot,
    index: SearchIndex,
    asker: Asker = ANYBODY,
) -> Intent:
    """What a question wants first; `now` is in UTC. Never raises, whatever the text."""
    return understand_each(text, now, snapshot, index, asker)[0].intent


def understand_each(
    text: str,
    now: datetime,
    snapshot: Snapshot,
    index: SearchIndex,
    asker: Asker = ANYBODY,
) -> Sequence[Understood]:
    """What each of the questions in a text wants, where all are about something else: else one.

    `now` is in UTC. Never raises, whatever the text.
    """

    def weighed(one: Understood) -> Understood:
        found = one.intent
        if one.by_words is not None:
            moments = MomentsAsked(one.by_words.time, now, snapshot)
            found = second_look(found, one.by_words, moments, snapshot, asker)
        return replace(
            one, intent=wish_meant(found, one.asked, snapshot, by_words=one.by_words is not None)
        )

    return [weighed(one) for one in by_rules(text, now, snapshot, index, asker)]


def by_rules(
    text: str, now: datetime, snapshot: Snapshot, index: SearchIndex, asker: Asker
) -> Sequence[Understood]:
    """The same without a second look, for who would rather be asked: a change follows from it."""
    index = index.for_a_question()
    plain = _LINK.sub(" ", text[:MAX_CHARACTERS].replace(_STRESS, ""))
    languages = index.languages
    comes_from = about_oneself(languages).begins_with_a_town(plain)
    introduces = comes_from or gives_a_name(written(plain, index))
    text = without_courtesies(plain, index)
    asked = read_question(text, index)
    query = Query(text, asked, now, snapshot, asker)
    whole = understand_one(query)
    if of_a_team_workshop(whole.intent):
        return [whole]
    question = apart(query)
    question = question or (beside_a_town(text, index) if comes_from else None)
    if question and not is_urgent(asked, snapshot):
        beside = replace(asker.besides(), shown=question.shown) if question.shown else asker
        found = understand_one(Query(question.text, question.asked, now, snapshot, beside))
        if not isinstance(found.intent, NO_ANSWER) and not narrows(whole.intent, found.intent):
            text, whole = question.text, found
    elif isinstance(whole.intent, NO_ANSWER) or introduces:
        # Who somebody is matters little for where they have to be.
        where_to = "" if is_urgent(asked, snapshot) else where_to_alone(text, index)
        if where_to:
            asked = read_question(where_to, index)
            return [understand_one(replace(query, text=where_to, asked=asked))]
    if isinstance(whole.intent, OpenScreen) and whole.intent.press == Urgent():
        return [whole]
    return questions_answered(text, whole, query)


def warm_index(snapshot: Snapshot, languages: Languages) -> SearchIndex:
    """The index of a release, built with all that the first question would otherwise wait for."""
    index = SearchIndex.of(snapshot, languages)
    understand("konferenzbot", datetime.min.replace(year=2000, tzinfo=UTC), snapshot, index)
    return index
