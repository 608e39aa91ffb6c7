"""Which of several questions in a text are answered: all, where they are about something else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from handlers.questions.intents import DidYouMean, Nothing, OpenScreen, SmallTalk
from handlers.questions.one_question import Understood, understand_one
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.clauses import (
    asks_of_what_was_said,
    asks_only_what,
    clauses_of,
    question_about_both,
    questions_of,
    stands_alone,
)
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.told_beside import question_in
from handlers.questions.two_answers import differ, is_told, leaves_out, meal_beside
from storage.programme.search import SearchIndex

NO_ANSWER: Final = (Nothing, DidYouMean, SmallTalk)
"""What answers no question."""


def questions_answered(text: str, whole: Understood, query: Query) -> Sequence[Understood]:
    """The answers of a text that may have several questions; `whole` is that of it as one.

    `query` is what the text was read from; it may say more than the `text` that asks.
    """
    index = query.asked.index
    questions = _read(questions_of(question_in(text, index), index), index)
    no_answer = isinstance(whole.intent, Nothing | DidYouMean)
    alone = {one: asked for one, asked in questions.items() if stands_alone(asked)}
    begun = len(questions) > 1 and next(iter(questions)) in alone
    # In place of no answer the first that one of them has is enough.
    wanted = _answered(alone if begun else questions if no_answer else (), whole, query)
    each = [*islice(wanted, len(alone) if begun else 1)]
    first_alone = _has_its_fact(each, questions) and differ([each[0].intent, whole.intent])
    is_each = len(each) == len(questions) or first_alone
    if begun and is_each and differ([one.intent for one in each]):
        first, *more = each
        later = [one for one in more if not is_told(one.intent, one.asked, first.intent)]
        return [first, *(replace(one, asked=one.asked.after(first.asked)) for one in later)]
    both = {} if questions else _read(question_about_both(text, index), index)
    if both and (no_answer or any(leaves_out(whole.intent, one) for one in both.values())):
        each_half = [*_answered(both, whole, query)]
        if len(each_half) == len(both) and differ([one.intent for one in each_half]):
            return each_half
    if meal := meal_beside(query, whole.intent):
        return [whole, Understood(meal, query.asked)]
    if no_answer and not each:
        each = [*islice(_answered(clauses_of(text, index), whole, query), 1)]
    return (no_answer and each[:1]) or [whole]


def _read(clauses: Iterable[str], index: SearchIndex) -> Mapping[str, Asked]:
    return {clause: read_question(clause, index) for clause in clauses}


def _answered(clauses: Iterable[str], whole: Understood, query: Query) -> Iterator[Understood]:
    """The answers of those that ask something by themselves, as far as there are any."""
    # What was shown is no part of either: "is there a shop, and where is that".
    asker = query.asker.besides()
    # Of a visa that nothing tells of, "and what papers" asks no more.
    is_missing = bool(query.asked.needs) and isinstance(whole.intent, Nothing)
    for clause in clauses:
        asked = read_question(clause, query.asked.index)
        only_more = asks_of_what_was_said(asked) or (is_missing and asks_only_what(asked))
        if only_more or asked.says(Phrase.CONFUSED):
            continue
        found = understand_one(replace(query, text=clause, asked=asked, asker=asker))
        if not isinstance(found.intent, NO_ANSWER):
            yield found


def _has_its_fact(each: Sequence[Understood], questions: Mapping[str, Asked]) -> bool:
    """Whether the first of some questions has an answer, with the fact that it asks for."""
    asked = next(iter(questions.values()), None)
    first = each[0] if each else None
    if first is None or first.asked is not asked or asked.fact is None:
        return False
    return isinstance(first.intent, OpenScreen) and first.intent.fact is asked.fact
