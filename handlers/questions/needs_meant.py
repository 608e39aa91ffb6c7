"""Which needs a question is about, of those that its words may say."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from handlers.questions.asked import Asked
from handlers.questions.evidence import evidence_of
from handlers.questions.intents import Fact
from handlers.questions.moments_asked import MomentsAsked
from handlers.questions.pages_needed import MONEY
from handlers.questions.senses import Sense
from handlers.questions.ways_asked import SOON, at_that_place
from locales.words import Word
from storage.programme.model import Kind
from storage.programme.searching.documents import NAMES, Field, Subject
from storage.programme.searching.needs import ACCESS, DIET, EMERGENCY, FOOD, HEALTH
from storage.programme.snapshot import Snapshot

_AGE: Final = "age"
_OF_SPEAKERS: Final = "speakers"
_RULES: Final = "rules"
_OF_BODIES: Final = frozenset({HEALTH, FOOD})
"""What may as well be the title of something."""

OF_A_PERSON: Final = frozenset({ACCESS, DIET, HEALTH})
"""What is somebody's own, whatever they ask."""

_OF_SEATS: Final = (Sense.SEATS, Sense.GROUPS, Sense.SIGN_UP, Sense.WANT)


def needs_meant(asked: Asked, moments: MomentsAsked, snapshot: Snapshot) -> list[str]:
    """The needs that a question is about, what weighs most first."""
    named = _named_in_the_programme(asked)
    said = (n for n in asked.needs if n.name != EMERGENCY)
    meant = (
        n.name
        for n in said
        if not n.words <= (named if n.name in _OF_BODIES else _names_of_people(asked, n.words))
    )
    by_name = {n.name for n in asked.needs if n.named and n.name in OF_A_PERSON}
    # Of "can one get everywhere in a wheelchair" the wheelchair says more.
    needs = sorted(dict.fromkeys(meant), key=lambda name: name not in by_name)
    if _OF_SPEAKERS in needs and _asks_who_speaks(asked):
        needs.remove(_OF_SPEAKERS)
    if _RULES in needs and asked.fact is Fact.WHO:
        # Who has won is no matter of rules.
        needs.remove(_RULES)
    if _AGE in needs and asked.topics_besides_needs and not asked.has(Sense.MAY):
        needs.remove(_AGE)
    meals = (s for s in snapshot.sessions.values() if s.kind is Kind.MEAL)
    if (
        FOOD in needs
        and MONEY.isdisjoint(needs)
        and (moments.given or any(moments.is_within(s, SOON) for s in meals))
    ):
        needs.remove(FOOD)
    return at_that_place(asked, needs)


def _asks_who_speaks(asked: Asked) -> bool:
    """Whether it is asked who speaks, rather than what those who do need."""
    behind = {after for who, after in pairwise(asked.words) if Sense.WHO in asked.senses[who]}
    return any(need.name == _OF_SPEAKERS and need.words <= behind for need in asked.needs)


def _named_in_the_programme(asked: Asked) -> frozenset[Word]:
    """The words in the name of something but a page, unless somebody may speak of themselves."""
    if asked.has(Sense.ME) and not any(map(asked.has, _OF_SEATS)):
        return frozenset()
    asks = (n for n in asked.needs if n.name == HEALTH or (n.name == FOOD and not n.named))
    words = [word for need in asks for word in need.words]
    evidence = evidence_of(asked, words)
    hits = (h for h in evidence.hits if h.document.subject is not Subject.INFO)
    exact = (hit for hit in hits if evidence.is_exact(hit))
    called = {w for hit in exact for w, field in hit.matched.items() if field in NAMES}
    return frozenset(word for word in words if word in called)


def _names_of_people(asked: Asked, words: Iterable[Word]) -> frozenset[Word]:
    """The words that are a speaker's name in this very form: Ms. Tauber is not deaf."""
    said = [word for word in words if asked.index.says(word)]
    hits = evidence_of(asked, said).of_subject(Subject.SESSION) if said else ()
    names = {w for h in hits for w, field in h.matched.items() if field is Field.SPEAKER}
    return frozenset(word for word in said if word in names)
