"""The questions in a text: what is asked may be one of several, or each of them."""

import re
from typing import Final

from handlers.questions.asked import Asked
from handlers.questions.question_words import question_words
from handlers.questions.senses import Sense
from locales.words import word_rules
from storage.programme.search import SearchIndex
from storage.programme.searching.needs import COSTS

_CLAUSES: Final = 4
_LONG: Final = 60
_CLAUSE: Final = 3
"""A question that is joined to another one has so many words."""

_A_WORD: Final = 24
"""No word of asking has more letters."""

_SENTENCE_END: Final = re.compile(r"(?:[!?;\n]|(?<=\w{5})\.)(?:\s|$)")
"""A short word before a full stop may be cut short: "Prof. Brandt"."""
BEGIN_A_QUESTION: Final = frozenset(
    (Sense.WHO, Sense.WHEN, Sense.WHERE, Sense.HOW, Sense.ASKING, Sense.WHAT, Sense.MAY)
)


def clauses_of(text: str) -> list[str]:
    """The sentences of a text, and the clauses of a long one: what is asked may be one of them."""
    sentences = [part for part in _SENTENCE_END.split(text) if part.strip()]
    if len(sentences) > 1:
        return sentences[:_CLAUSES]
    clauses = [part for part in text.split(",") if part.strip()]
    return clauses[:_CLAUSES] if len(clauses) > 1 and len(text) > _LONG else []


def questions_of(text: str, index: SearchIndex) -> list[str]:
    """Two questions in one: "where is the party, and is there beer"."""
    asking, rules = question_words(index.languages), word_rules(index.languages)
    begins = 0
    found: list[str] = []
    for joined in re.finditer(asking.joining, text, re.IGNORECASE):
        if len(found) == _CLAUSES - 1:
            break
        behind = rules.words_of(text[joined.end() :][:_A_WORD])
        long_enough = min(
            len(text[begins : joined.start()].split()), len(text[joined.end() :].split())
        )
        if behind and long_enough >= _CLAUSE and asking.senses(behind[0]) & BEGIN_A_QUESTION:
            found.append(text[begins : joined.start()])
            begins = joined.end()
    return [*found, text[begins:]] if found else []


def stands_alone(asked: Asked) -> bool:
    """Whether a question asks by itself: "and what does that cost" needs the one before it."""
    asks_a_price = any(need.name == COSTS for need in asked.needs)
    named = asked.topics_besides_needs if asks_a_price else asked.topics
    names_something = bool(named or asked.time.said or asked.rooms)
    return names_something and any(asked.senses[w] & BEGIN_A_QUESTION for w in asked.words)
