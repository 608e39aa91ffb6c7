"""The questions in a text: what is asked may be one of several, or each of them."""

import re
from collections.abc import Sequence, Set
from typing import Final

from handlers.questions.intents import Fact
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.question_words import question_words
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.written import written
from locales.words import Word, word_rules
from storage.programme.search import SearchIndex
from storage.programme.searching.needs import COSTS

_CLAUSES: Final = 4
_LONG: Final = 60
_CLAUSE: Final = 3
"""The fewest words of a question that is joined to another one."""

_SHORT_CLAUSE: Final = 2
"""The same where another fact is asked for, or what comes next."""

_LONGEST_THING: Final = 6
"""What is asked about beside something else has no more words: "a receipt for the fee"."""

_A_WORD: Final = 24
"""No word of asking has more letters."""

_CLAUSE_END: Final = re.compile(r"[,.;?!\n]")
_MAY_END: Final = re.compile(r"(?<=[!?;\n])\s+|\n+|\.\s+(?=([^\W\d_]+))")
_LAST_WORD: Final = re.compile(r"\w*$")
_CUT_SHORT: Final = 4
"""No abbreviation before a full stop has more letters: "Prof. Brandt"."""

BEGIN_A_QUESTION: Final = frozenset(
    (Sense.WHO, Sense.WHEN, Sense.WHERE, Sense.HOW, Sense.ASKING, Sense.WHAT, Sense.MAY)
)
_OF_ANOTHER_FACT: Final = frozenset((Sense.WHO, Sense.WHEN, Sense.WHERE, Sense.NEED, Sense.THEN))
_JOINED: Final = BEGIN_A_QUESTION | {Sense.NEED, Sense.WHETHER}
_WORD: Final = re.compile(r"[^\W\d_]+")


def sentences_of(text: str, index: SearchIndex) -> Sequence[str]:
    """The sentences of a text; what stands before a full stop may be cut short, or count."""
    asking, rules = question_words(index.languages), word_rules(index.languages)
    found, begin = list[str](), 0
    for end in _MAY_END.finditer(text):
        before, after = _LAST_WORD.search(text, begin, end.start()), end[1]
        if after and before and len(before[0]) <= _CUT_SHORT:
            word = rules.word(rules.in_small_letters(after))
            if before[0].isdigit() or not asking.senses(word):
                continue
        found.append(text[begin : end.end()])
        begin = end.end()
    return [one for one in (*found, text[begin:]) if one.strip()]


def clauses_of(text: str, index: SearchIndex) -> list[str]:
    """The sentences of a text, and the clauses of a long one: what is asked may be one of them."""
    sentences = [*sentences_of(text, index)]
    if len(sentences) > 1:
        return sentences[:_CLAUSES]
    clauses = [part for part in text.split(",") if part.strip()]
    return clauses[:_CLAUSES] if len(clauses) > 1 and len(text) > _LONG else []


def in_one_sentence(words: Set[Word], sentences: Sequence[str], index: SearchIndex) -> bool:
    """Whether some words of a text stand in one of its sentences, as far as they are written so."""
    rules = word_rules(index.languages)
    written = [words & {*rules.words_of(sentence)} for sentence in sentences]
    return any(there == frozenset[Word]().union(*written) for there in written)


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
        elif Sense.THEN in senses and (begun := opening(before, index)):
            return [*found, before, f"{begun} {after}"]
    return [*found, text[begins:]] if found else []


def question_about_both(text: str, index: SearchIndex) -> list[str]:
    """A question about two things, once for each: "when is the concert and the bus"."""
    asking = question_words(index.languages)
    joined = [m for m in re.finditer(asking.joining, text, re.IGNORECASE) if _WORD.search(m[0])]
    if not joined:
        return []
    before, after = text[: joined[-1].start()], _CLAUSE_END.split(text[joined[-1].end() :])[0]
    begun = opening(before, index)
    is_short = begun and len(after.split()) <= _LONGEST_THING
    return [before, f"{begun} {after}"] if is_short else []


def opening(text: str, index: SearchIndex) -> str:
    """The words with which a question begins, before it names anything; empty where it does not."""
    read, end, asks = written(text, index), 0, False
    for place, senses in zip(read.places, read.senses, strict=True):
        begins = not senses.isdisjoint(BEGIN_A_QUESTION)
        if Sense.FILLERS not in senses and not begins:
            break
        end, asks = place.end(), asks or begins
    return text[:end] if asks else ""


def names_something(asked: Asked) -> bool:
    """Whether a question says what it is about: "and what does that cost" needs the one before."""
    named = asked.topics
    if any(need.name == COSTS for need in asked.needs):
        named = asked.topics_besides_needs
    if asked.fact is Fact.WHERE:
        # "Where do I get in" needs to know into what.
        named = [word for word in named if Sense.SIGN_UP not in asked.senses[word]]
    return bool(named or asked.time.said or asked.rooms)


def asks_of_what_was_said(asked: Asked) -> bool:
    """Whether a question asks something of what stands in another one: "and where do I get in"."""
    for_somebody = asked.has(Sense.HUMAN) or asked.has(Sense.CONTACT)
    return asked.fact is not None and not names_something(asked) and not for_somebody


def asks_only_what(asked: Asked) -> bool:
    """Whether no fact, need or time is asked for: "and what do I do now", "and what papers"."""
    return asked.fact is None and not (asked.needs or asked.time.said or asked.rooms)


def stands_alone(asked: Asked) -> bool:
    """Whether a question asks by itself; "I speak no Russian" only tells."""
    tells = Sense.ME in asked.senses[asked.words[0]] if asked.words else True
    if tells and asked.fact is None and not (asked.has(Sense.WANT) or asked.has(Sense.NEED)):
        return False
    return names_something(asked) and any(asked.senses[word] & _JOINED for word in asked.words)
