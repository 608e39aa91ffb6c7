"""The things that a question may be about: what has its words, or tells of what is needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from handlers.questions.reading.asked import Asked
from handlers.questions.reading.evidence import Evidence, evidence_of
from handlers.questions.reading.senses import Sense
from locales.words import Word
from storage.programme.model import Session
from storage.programme.search import Hit
from storage.programme.searching.documents import Document, Subject
from storage.programme.searching.postings import Naming
from storage.programme.snapshot import Snapshot

MOST: Final = 16
"""So many are weighed; what is behind them has hardly a word of the question."""

Thing = tuple[Subject, str]
"""What is found, and its id."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing, and what was found in it."""

    thing: Thing
    document: Document
    hit: Hit | None
    """The words of the question that it has."""
    needs: Mapping[str, Naming]
    """What is needed and it tells of."""
    session: Session | None
    by_sitting: bool = False
    """Whether it is a group, and here for what was found in one of its sittings."""


def words_weighed(asked: Asked) -> list[Word]:
    """The words that a thing should have: no fillers, nor that young people ask or are asked of."""
    little = {Sense.FILLERS, Sense.YOUTH_FORUM}
    return [w for w in asked.topics if asked.senses[w].isdisjoint(little)] or [*asked.topics]


def candidates_of(asked: Asked, snapshot: Snapshot) -> tuple[Evidence, Sequence[Candidate]]:
    """What may be meant, the likeliest by words and needs first, and the evidence of the words."""
    evidence = evidence_of(asked, words_weighed(asked))
    needs: dict[Document, dict[str, Naming]] = {}
    for need in asked.needs:
        for document, naming in asked.index.naming(need.name).items():
            needs.setdefault(document, {})[need.name] = naming
    hits = {hit.document: hit for hit in evidence.hits}

    def promise(document: Document) -> float:
        hit = hits.get(document)
        named = sum(well for well, _ in needs.get(document, {}).values())
        return (hit.score if hit else 0.0) + named

    best = sorted({**hits, **needs}, key=promise, reverse=True)[:MOST]
    found = [
        Candidate(
            thing=(document.subject, document.id),
            document=document,
            hit=hits.get(document),
            needs=needs.get(document, {}),
            session=_session(document, snapshot),
        )
        for document in best
    ]
    known = {one.thing for one in found}
    for one in [*found]:
        group = one.session.group if one.session else None
        if group and (thing := (Subject.GROUP, group)) not in known:
            known.add(thing)
            found.append(replace(one, thing=thing, session=None, by_sitting=True))
    return evidence, found


def _session(document: Document, snapshot: Snapshot) -> Session | None:
    is_session = document.subject is Subject.SESSION
    return snapshot.sessions[document.id] if is_session else None
