"""What a text tells beside what it asks: "I come by train. When does it begin?"."""

from dataclasses import dataclass, replace
from typing import Final

from handlers.agenda.actions import NextForMe
from handlers.groups.actions import GroupAt, Groups
from handlers.questions.intents import Intent, OpenScreen, Several
from handlers.questions.named.what_was_found import press_of
from handlers.questions.needs.needs_meant import OF_A_PERSON
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.clauses import BEGIN_A_QUESTION, opening, sentences_of
from handlers.questions.reading.evidence import evidence_of
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.titles_said import whose_title_is_said
from handlers.questions.reading.written import written
from handlers.questions.wishes.about_oneself import asks_where_to
from handlers.ui.action import Action
from locales.words import Word
from storage.programme.search import SearchIndex
from storage.programme.searching.documents import Subject

_OF_ONESELF: Final = frozenset({Sense.ME, Sense.POSSESSIVES})
_ASKS: Final = BEGIN_A_QUESTION | {Sense.WANT, Sense.NEED, Sense.MUST}
_ASKS_A_FACT: Final = frozenset({Sense.WHO, Sense.WHEN, Sense.WHERE, Sense.WHITHER})
_LITTLE: Final = 2
_OF_GROUPS: Final = frozenset({Sense.GROUPS, Sense.SIGN_UP, Sense.GENERIC, Sense.EVENT})
_OF_THINGS: Final = (Subject.GROUP, Subject.SESSION)


@dataclass(frozen=True, slots=True)
class Apart:
    """A question apart from what is told beside it; `shown` is what that says it is about."""

    text: str
    asked: Asked
    shown: Action | None = None


def question_in(text: str, index: SearchIndex) -> str:
    """What a text asks, without the sentences and first clauses that only tell something."""
    return index.once(text, _question_in)


def _question_in(text: str, index: SearchIndex) -> str:
    left = [_without_what_is_told(one, index) for one in sentences_of(text, index)]
    return " ".join(one for one in left if "?" in one or opening(one, index)) or text


def _without_what_is_told(sentence: str, index: SearchIndex) -> str:
    """A sentence without what somebody tells of themselves first: "I am late, may I come in".

    Or last, if that asks and wants nothing: "when is it over, we have a train at two".
    """
    sentence = _behind_the_wish_to_know(sentence, index)
    while "," in sentence:
        first, rest = sentence.split(",", 1)
        only_told = _tells_of_oneself(first, index) or _greets(first, index)
        if not rest.strip() or not only_told:
            break
        sentence = rest
    while "," in sentence:
        rest, last = sentence.rsplit(",", 1)
        if not _tells_of_oneself(last, index) or _asks(last, index):
            break
        sentence = rest
    return sentence


def _behind_the_wish_to_know(sentence: str, index: SearchIndex) -> str:
    """What somebody wants to know who says so: "we have arrived and wanted to ask when …"."""
    read = written(sentence, index)
    if (said := next(iter(read.said(Phrase.TO_KNOW)), None)) is None:
        return sentence
    return sentence[read.places[said[1] - 1].end() :].lstrip(" ,:")


def _greets(clause: str, index: SearchIndex) -> bool:
    read = written(clause, index)
    hello = len(read.words) == 1 and Sense.GREETING in read.senses[0]
    return hello or read.asking.is_whole(Phrase.GREETINGS, read.folded)


def _tells_of_oneself(clause: str, index: SearchIndex) -> bool:
    """Whether a clause begins with oneself, or with a little word before: «у меня аллергия»."""
    read = written(clause, index)
    first = 2 if read.words and len(read.words[0]) < _LITTLE else 1
    return any(not senses.isdisjoint(_OF_ONESELF) for senses in read.senses[:first])


def _asks(clause: str, index: SearchIndex) -> bool:
    return any(senses & _ASKS for senses in written(clause, index).senses)


def apart(q: Query) -> Apart | None:
    """The question in a text, where it says by itself, or what is told says, what it is about.

    None where nothing is told beside it, or what is told matters for it.
    """
    whole, index = q.asked, q.asked.index
    question = question_in(q.text, index)
    if question == q.text:
        return None
    asked = read_question(question, index)
    if _names_something(asked):
        is_alone = not _needs_what_is_told(asked, whole)
        return Apart(question, _then(asked, q.moments)) if is_alone else None
    thing = _thing_told(whole, asked)
    return Apart(question, asked, thing) if thing else None


def beside_a_town(text: str, index: SearchIndex) -> Apart | None:
    """The question in a text that says first where somebody is from: no town answers it.

    None where it asks where they have to be.
    """
    question = question_in(text, index)
    asked = read_question(question, index)
    return None if question == text or asks_where_to(asked) else Apart(question, asked)


def where_to_alone(text: str, index: SearchIndex) -> str:
    """The end of a text that asks where one has to be, where all before only tells; else empty.

    Hurried people put no mark between who they are and that.
    """
    read = written(text, index)
    for place, senses in zip(read.places, read.senses, strict=True):
        if not senses.isdisjoint(_ASKS_A_FACT):
            question = text[place.start() :]
            return question if asks_where_to(read_question(question, index)) else ""
    return ""


def _names_something(question: Asked) -> bool:
    """Whether a question says what it is about, rather than groups or signing up as such."""
    things = (word for word in question.topics if word not in question.verbs)
    named = any(question.senses[word].isdisjoint(_OF_GROUPS) for word in things)
    return named or bool(question.rooms or question.group)


def _needs_what_is_told(question: Asked, whole: Asked) -> bool:
    """Whether somebody tells how they move, or what they eat, before a question of that kind.

    What is asked in a word of its own is asked of everybody: the way from the station.
    """
    told = {need.name for need in whole.needs if need.name in OF_A_PERSON}
    return bool(told) and not any(need.named for need in question.needs)


def _then(question: Asked, moments: MomentsAsked) -> Asked:
    """The question on the days that are told, where it says no time itself."""
    told = moments.asked
    ahead = bool(moments.days) and moments.days[0] >= moments.today
    if question.time.said or told.names_an_hour or not ahead:
        return question
    return replace(question, time=replace(question.time, days=told.days, said=told.said))


def _thing_told(whole: Asked, question: Asked) -> Action | None:
    """The one group, or else session, whose whole title is told before a question without one."""
    told: list[Word] = [word for word in whole.topics if word not in question.topics]
    evidence = evidence_of(whole, told)
    said = whose_title_is_said(evidence, evidence.hits)
    for subject in _OF_THINGS:
        found = [hit.document for hit in said if hit.document.subject is subject]
        if found:
            return press_of(found[0]) if len(found) == 1 else None
    return None


def narrows(whole: Intent, found: Intent) -> bool:
    """Whether a text as a whole opens one of several things that its question alone may mean.

    "When is the bus? I want to go to the airport". Nor does what is noted for oneself say more.
    """
    if not isinstance(whole, OpenScreen):
        return False
    if found == OpenScreen(NextForMe()):
        return True
    of_groups = isinstance(whole.press, GroupAt) and found == OpenScreen(Groups())
    return of_groups or (isinstance(found, Several) and whole.press in found.found)
