"""The questions in a text: what is asked may be one of several, or each of them."""

import re
from typing import Final

from handlers.questions.asked import Asked
from handlers.questions.question_words import QuestionWords, question_words
from handlers.questions.senses import Sense
from locales.words import WordRules, word_rules
from storage.programme.search import SearchIndex
from storage.programme.searching.needs import COSTS

_CLAUSES: Final = 4
_LONG: Final = 60
_CLAUSE: Final = 3
"""A question that is joined to another one has so many words."""

_SHORT_CLAUSE: Final = 2
"""So many are enough where another fact is asked for, or what comes next."""

_LONGEST_THING: Final = 6
"""What is asked about beside something else has no more words: "a receipt for the fee"."""

_A_WORD: Final = 24
"""No word of asking has more letters."""

_CLAUSE_END: Final = re.compile(r"[,.;?!\n]")
_SENTENCE_END: Final = re.compile(r"(?:[!?;\n]|(?<=\w{5})\.)(?:\s|$)")
"""A short word before a full stop may be cut short: "Prof. Brandt"."""
BEGIN_A_QUESTION: Final = frozenset(
    (Sense.WHO, Sense.WHEN, Sense.WHERE, Sense.HOW, Sense.ASKING, Sense.WHAT, Sense.MAY)
)
_OF_ANOTHER_FACT: Final = frozenset((Sense.WHO, Sense.WHEN, Sense.WHERE, Sense.NEED, Sense.THEN))
_JOINED: Final = BEGIN_A_QUESTION | {Sense.NEED}
_WORD: Final = re.compile(r"[^\W\d_]+")


def clauses_of(text: str) -> list[str]:
    """The sentences of a text, and the clauses of a long one: what is asked may be one of them."""
    sentences = [part for part in _SENTENCE_END.split(text) if part.strip()]
    if len(sentences) > 1:
        return sentences[:_CLAUSES]
    clauses = [part for part in text.split(",") if part.strip()]
    return clauses[:_CLAUSES] if len(clauses) > 1 and len(text) > _LONG else []


def questions_of(text: str, index: SearchIndex) -> list[str]:
    """Two questions in one: "where is lunch, and is there tea", "when is lunch and then tea"."""
    asking, rules = question_words(index.languages), word_rules(index.languages)
    begins = 0
    found: list[str] = []
    for joined in re.finditer(asking.joining, text, re.IGNORECASE):
        if len(found) == _CLAUSES - 1:
            break
        behind = rules.words_of(text[joined.end() :][:_A_WORD])
        before, after = text[begins : joined.start()], text[joined.end() :]
        senses = asking.senses(behind[0]) if behind else frozenset[Sense]()
        fewest = _SHORT_CLAUSE if senses & _OF_ANOTHER_FACT else _CLAUSE
        if min(len(before.split()), len(after.split())) < fewest:
            continue
        if senses & _JOINED:
            found.append(before)
            begins = joined.end()
        elif Sense.THEN in senses and (opening := _opening(before, asking, rules)):
            return [*found, before, f"{opening} {after}"]
    return [*found, text[begins:]] if found else []


def question_about_both(text: str, index: SearchIndex) -> list[str]:
    """A question about two things, once for each: "when is the concert and the bus"."""
    asking, rules = question_words(index.languages), word_rules(index.languages)
    joined = [m for m in re.finditer(asking.joining, text, re.IGNORECASE) if _WORD.search(m[0])]
    if not joined:
        return []
    before, after = text[: joined[-1].start()], _CLAUSE_END.split(text[joined[-1].end() :])[0]
    opening = _opening(before, asking, rules)
    is_short = opening and len(after.split()) <= _LONGEST_THING
    return [before, f"{opening} {after}"] if is_short else []


def _opening(text: str, asking: QuestionWords, rules: WordRules) -> str:
    """The words with which a question begins, before it names anything; empty where it does not."""
    end, asks = 0, False
    for written in _WORD.finditer(text):
        senses = asking.senses(rules.word(rules.in_small_letters(written[0])))
        if Sense.FILLERS not in senses and not senses & BEGIN_A_QUESTION:
            break
        end, asks = written.end(), asks or bool(senses & BEGIN_A_QUESTION)
    return text[:end] if asks else ""


def stands_alone(asked: Asked) -> bool:
    """Whether a question asks by itself: "and what does that cost" needs the one before it."""
    asks_a_price = any(need.name == COSTS for need in asked.needs)
    named = asked.topics_besides_needs if asks_a_price else asked.topics
    names_something = bool(named or asked.time.said or asked.rooms)
    return names_something and any(asked.senses[w] & _JOINED for w in asked.words)
