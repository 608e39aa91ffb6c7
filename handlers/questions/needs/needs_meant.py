"""Which needs a question is about, of those that its words may say."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from typing import Final

from handlers.questions.intents import Fact
from handlers.questions.named.ways_asked import SOON, at_that_place
from handlers.questions.needs.pages_needed import MONEY
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.evidence import evidence_of
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense
from locales.words import Word
from storage.programme.model import Kind
from storage.programme.searching.documents import NAMES, Field, Subject
from storage.programme.searching.needs import ACCESS, DIET, EMERGENCY, FOOD, HEALTH, RITE, Need

_AGE: Final = "age"
_OF_SPEAKERS: Final = "speakers"
_RULES: Final = "rules"
_SIZE: Final = "size"
"""What is asked of a thing that is named, and of nothing else."""

OF_A_PERSON: Final = frozenset({ACCESS, DIET, HEALTH, RITE})
"""What is somebody's own, whatever they ask."""

_OF_SEATS: Final = (Sense.SEATS, Sense.GROUPS, Sense.SIGN_UP, Sense.WANT)


def needs_meant(q: Query) -> list[str]:
    """The needs that a question is about, what weighs most first."""
    asked = q.asked
    said = (n for n in asked.needs if n.name not in (EMERGENCY, _SIZE))
    meant = (n.name for n in said if not n.words <= _names_of_people(asked, n.words))
    by_name = {n.name for n in asked.needs if n.named and n.name in OF_A_PERSON}
    # Of "can one get everywhere in a wheelchair" the wheelchair says more.
    needs = sorted(dict.fromkeys(meant), key=lambda name: name not in by_name)
    speaks = asked.topics_besides_needs and not asked.has(Sense.ME)
    if _OF_SPEAKERS in needs and (speaks or _asks_who_speaks(asked)):
        needs.remove(_OF_SPEAKERS)
    if _RULES in needs and asked.fact is Fact.WHO:
        # Who has won is no matter of rules.
        needs.remove(_RULES)
    if _AGE in needs and asked.topics_besides_needs and not asked.has(Sense.MAY):
        needs.remove(_AGE)
    meals = (s for s in q.snapshot.sessions.values() if s.kind is Kind.MEAL)
    if (
        FOOD in needs
        and MONEY.isdisjoint(needs)
        and (q.moments.given or any(q.moments.is_within(s, SOON) for s in meals))
    ):
        needs.remove(FOOD)
    return at_that_place(asked, needs)


def without_titles(asked: Asked) -> Asked:
    """The question without the needs whose words are what something in the programme is called."""
    called = _named_in_the_programme(asked)

    def is_called(need: Need) -> bool:
        return _may_be_a_title(need) and any(need.words <= words for words in called)

    others = {need.name for need in asked.needs if not is_called(need)}
    titles = [need for need in asked.needs if need.name not in others]
    said = frozenset[Word]().union(*(need.words for need in titles))
    needs = [need for need in asked.needs if need not in titles]
    return replace(asked, needs=needs, practical=asked.practical - said) if titles else asked


def _asks_who_speaks(asked: Asked) -> bool:
    """Whether it is asked who speaks, rather than what those who do need."""
    behind = {after for who, after in pairwise(asked.words) if Sense.WHO in asked.senses[who]}
    return any(need.name == _OF_SPEAKERS and need.words <= behind for need in asked.needs)


def _named_in_the_programme(asked: Asked) -> Sequence[Set[Word]]:
    """The words in each name of something but a page, unless somebody may speak of themselves.

    Who asks where one may smoke means no talk on it either.
    """
    of_ones_own = asked.has(Sense.ME) or asked.has(Sense.MAY)
    if of_ones_own and not any(map(asked.has, _OF_SEATS)):
        return ()
    needs = filter(_may_be_a_title, asked.needs)
    in_names = (n.words for n in needs if all(map(asked.index.is_in_a_name, n.words)))
    words = [word for said in in_names for word in said]
    evidence = evidence_of(asked, words)
    hits = (h for h in evidence.hits if h.document.subject is not Subject.INFO)
    exact = [hit.matched for hit in hits if evidence.is_exact(hit)]
    return [{w for w in words if matched.get(w) in NAMES} for matched in exact]


def _may_be_a_title(need: Need) -> bool:
    """Whether what is said may as well be what a talk is about: drones, and no photographs."""
    return need.name == HEALTH or not need.named


def _names_of_people(asked: Asked, words: Iterable[Word]) -> frozenset[Word]:
    """The words that are a speaker's name in this very form: Ms. Tauber is not deaf."""
    said = [word for word in words if asked.index.says(word)]
    hits = evidence_of(asked, said).of_subject(Subject.SESSION) if said else ()
    names = {w for h in hits for w, field in h.matched.items() if field is Field.SPEAKER}
    return frozenset(word for word in said if word in names)
