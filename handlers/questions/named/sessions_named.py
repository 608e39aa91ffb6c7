"""The sessions that a question names, and which of them are meant by what else it says of them."""

from collections.abc import Callable, Sequence, Set
from typing import Final

from handlers.questions.asker import Asker
from handlers.questions.intents import Fact
from handlers.questions.named.language_asked import languages_named
from handlers.questions.named.what_was_found import AS_GOOD
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.evidence import Evidence
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.question_words import question_words
from handlers.questions.reading.ruled_out import name_one_of
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.titles_said import called_just_so
from handlers.questions.reading.where_titles_lead import leads_there
from storage.programme.model import Kind, Session
from storage.programme.search import Hit
from storage.programme.searching.documents import IN_PASSING, NAMES, Field, Subject
from storage.programme.searching.postings import FIELD_WEIGHTS
from storage.programme.searching.thesaurus import thesaurus
from storage.programme.snapshot import Snapshot

_NAMED: Final = NAMES | {Field.ALSO}
_OF_VERBS: Final = frozenset({Sense.FILLERS, Sense.COMMON})


KINDS_CALLED_SO: Final = frozenset({Kind.WORKSHOP, Kind.TALK, Kind.MEAL, Kind.TRANSFER})
"""Kinds of which each session is what the kind is called; an excursion is but some culture."""


def sessions_named(
    evidence: Evidence, asker: Asker, snapshot: Snapshot, *, loosely: bool = False
) -> list[Session]:
    """The sessions that match as many words as any, and as well as the best one.

    How well does not matter where they are asked for `loosely`.
    """
    asked, hits = evidence.asked, evidence.of_subject(Subject.SESSION)
    if at_any_place := _of_a_speaker(hits):
        return _sessions(at_any_place, snapshot)
    hits = [*filter(evidence.is_enough, hits)]
    if not hits:
        return []
    if asked.fact in (Fact.TIME, Fact.WHERE):
        there = [h for h in hits if leads_there(asked, h.document)]
        as_many = max(len(h.matched) for h in hits)
        hits = [h for h in there if len(h.matched) == as_many] or hits
    hits = _no_ride_there(hits, evidence, snapshot)
    if not asked.says(Phrase.WHO) and not asked.origins:
        hits = [h for h in hits if {*h.matched.values()} != {Field.ROLE}] or hits
    if asked.origins and not asked.has(Sense.TEAMS):
        # Somebody from a town, rather than a team that is called after it.
        hits = [h for h in hits if Field.TEAM not in h.matched.values()] or hits
    if of_the_kind := _of_the_kind(_sessions(hits, snapshot), evidence):
        return of_the_kind
    hits = _most(evidence.kinds, hits)
    hits = _most(evidence.named, hits)
    hits = _most(lambda hit: len(hit.matched), hits)
    if not loosely and (meals := _meals(hits, evidence, snapshot)):
        return _sessions(_of_ones_own(meals, evidence, asker, snapshot), snapshot)
    hits = hits if loosely else called_just_so(evidence, hits)
    hits = _of_ones_own(hits, evidence, asker, snapshot)
    best = 0.0 if loosely else max(hit.score for hit in hits)
    meant = _that_say_so(asked, [hit for hit in hits if hit.score >= AS_GOOD * best])
    return _sessions(meant, snapshot)


def _no_ride_there(hits: list[Hit], evidence: Evidence, snapshot: Snapshot) -> list[Hit]:
    """The hits without rides to what is named: when the ship leaves is not asked of a bus to it."""
    asked = evidence.asked
    # «Отходит» is said of a bus and of a ship.
    nouns = [word for word in evidence.words if Sense.COMMON not in asked.senses[word]]
    if name_one_of(asked, nouns, Kind.TRANSFER):
        return hits
    for hit in hits:
        if snapshot.sessions[hit.document.id].kind is Kind.TRANSFER and (
            named := _reached(hit, asked)
        ):
            return [
                other
                for other in evidence.of_subject(Subject.SESSION)
                if snapshot.sessions[other.document.id].kind is not Kind.TRANSFER
                and all(other.matched.get(word) in _NAMED for word in named)
            ] or hits
    return hits


def _reached(hit: Hit, asked: Asked) -> Set[str]:
    """The words that name a ride, where it has them only as where it goes."""
    named = {word for word, field in hit.matched.items() if field in _NAMED}
    asking, kinds = question_words(asked.index.languages), thesaurus(asked.index.languages)
    ends = [
        word
        for title in hit.document.titles
        for at, towards in enumerate(title)
        if Sense.TOWARDS in asking.senses(towards)
        for word in title[at + 1 :]
    ]
    stems = {word.stem for word in (*ends, *kinds.other_names(ends, Kind.TRANSFER))}
    known = [asked.known(w).stems for w in asked.topics if w in named]
    goes = all(not stems.isdisjoint(one) for one in known)
    return named if goes and named.isdisjoint(asked.destinations) else frozenset()


def sittings_beside(evidence: Evidence, snapshot: Snapshot) -> Sequence[Session]:
    """All sittings of the one group of which some, and nothing else, say what is asked in passing:
    an everyday word for what it is about.
    """
    hits = evidence.of_subject(Subject.SESSION)
    if not all(_says_in_passing(evidence, hit) for hit in hits):
        return ()
    groups = {snapshot.sessions[hit.document.id].group for hit in hits}
    return snapshot.by_group.get(groups.pop() or "", ()) if len(groups) == 1 else ()


def _says_in_passing(evidence: Evidence, hit: Hit) -> bool:
    is_in_passing = {*hit.matched.values()} == {Field.ABSTRACT}
    return is_in_passing and evidence.is_exact(hit) and evidence.is_enough(hit)


def of_any_strand(evidence: Evidence) -> bool:
    """Whether a part of the event, or somebody who speaks in any, is named."""
    named = any(map(evidence.asked.has, (Sense.YOUTH_FORUM, Sense.TEAMS)))
    return named or Field.SPEAKER in evidence.hits[0].matched.values()


def narrowed(asked: Asked, sessions: Sequence[Session]) -> Sequence[Session]:
    """Those of the kind, in the language and with the speakers that are asked for, if any are."""
    languages, kinds = languages_named(asked), thesaurus(asked.index.languages)
    besides = (word for word in asked.words if word not in asked.topics)
    # "The samovar talk": by itself the word "talk" only surrounds a question.
    said = {kind for word in besides for kind in kinds.kinds_named([word])}
    ids = {session.id for session in sessions}
    for found in (
        [s for s in sessions if s.takes_place or s.instead not in ids],
        [s for s in sessions if s.kind in said],
        [s for s in sessions if s.speakers and asked.fact is Fact.WHO],
        [s for s in sessions if s.kind is not Kind.TRANSFER and asked.fact is Fact.WHO],
        [s for s in sessions if languages.intersection(s.spoken)],
        [s for s in sessions if languages.intersection(s.interpreted)],
    ):
        kept = {session.id for session in found}
        sessions = [s for s in sessions if s.id in kept] or sessions
    return sessions


def any_in_the_language(asked: Asked, sessions: Sequence[Session]) -> bool:
    """Whether one may be held in a language that is named, or interpreted into it."""
    languages = languages_named(asked)
    return any(
        not s.spoken or not languages.isdisjoint((*s.spoken, *s.interpreted)) for s in sessions
    )


def _sessions(hits: Sequence[Hit], snapshot: Snapshot) -> list[Session]:
    return [snapshot.sessions[hit.document.id] for hit in hits]


def _of_a_speaker(hits: Sequence[Hit]) -> Sequence[Hit]:
    """All sessions of somebody, where a place is named: it need not be where they are."""
    best = max(hits, key=lambda hit: len(hit.matched), default=None)
    if best is None or {*best.matched.values()} != {Field.SPEAKER, Field.PLACE}:
        return ()
    who = {word for word, field in best.matched.items() if field is Field.SPEAKER}
    return [hit for hit in hits if who <= hit.matched.keys()]


def _of_the_kind(sessions: Sequence[Session], evidence: Evidence) -> list[Session]:
    """The sessions of a kind, where the question names nothing else."""
    asked, kinds = evidence.asked, evidence.kinds_asked_for() & KINDS_CALLED_SO
    which = asked.fact is None and (asked.has(Sense.WHICH) or asked.has(Sense.WHAT))
    if not which and asked.fact is not Fact.TIME:
        return []
    return [session for session in sessions if session.kind in kinds]


def _meals(hits: Sequence[Hit], evidence: Evidence, snapshot: Snapshot) -> list[Hit]:
    """The meals that are called by the one word of a question, whatever else they are called.

    Of coffee and cake, and of a coffee break, the next one is meant; but not of what has a meal.
    """
    if len(evidence.asked.topics) > 1:
        return []
    called = called_just_so(evidence, list(hits))
    also = FIELD_WEIGHTS[Field.ALSO]
    meals = [hit for hit in hits if _weight(hit) > also and _is_meal(hit, snapshot)]
    return meals if all(_is_meal(hit, snapshot) for hit in called) else []


def _is_meal(hit: Hit, snapshot: Snapshot) -> bool:
    return snapshot.sessions[hit.document.id].kind is Kind.MEAL


def _most(count: Callable[[Hit], int], hits: Sequence[Hit]) -> list[Hit]:
    """The hits that have most of something."""
    most = max(map(count, hits))
    return [hit for hit in hits if count(hit) == most]


def _of_ones_own(
    hits: list[Hit], evidence: Evidence, asker: Asker, snapshot: Snapshot
) -> list[Hit]:
    """The hits of the asker's part of the programme, where there are any and none was named."""
    if of_any_strand(evidence):
        return hits
    best = max(map(_weight, hits))
    mine = [h for h in hits if snapshot.sessions[h.document.id].strand in asker.strands]
    return mine if any(_weight(hit) == best for hit in mine) else hits


def _weight(hit: Hit) -> float:
    """How much the best place weighs in which a word names a hit; nothing in passing."""
    naming = (FIELD_WEIGHTS[f] for f in hit.matched.values() if f not in IN_PASSING)
    return max(naming, default=0.0)


def _that_say_so(asked: Asked, hits: Sequence[Hit]) -> Sequence[Hit]:
    """Of several hits those that say what a question begins with: "does the bus wait"."""
    verb = asked.words[0]
    if len(hits) == 1 or verb in asked.topics or not asked.senses[verb] <= _OF_VERBS:
        return hits
    return [h for h in hits if asked.index.has_in(h.document, (verb.stem,))] or hits
