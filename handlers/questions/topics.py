"""Answers to questions that name something: a title, a speaker, a place, a group, a team."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from handlers.groups.actions import GroupAt
from handlers.info.actions import InfoAt, Urgent
from handlers.programme.actions import PlaceAt, SessionAt
from handlers.questions.asked import Asked
from handlers.questions.intents import Intent, Nothing, OpenScreen, Several, Understood
from handlers.questions.moments_asked import MomentsAsked
from handlers.questions.question_words import Sense
from handlers.teams.actions import TeamAt
from handlers.ui.action import Action
from locales.words import Word
from storage.programme.model import Session
from storage.programme.search import Hit
from storage.programme.searching.documents import Document, Field, Subject
from storage.programme.searching.thesaurus import thesaurus
from storage.programme.snapshot import Snapshot

ENOUGH: Final = 0.5
"""How much of what a question asks, weighted by rarity, an answer has to match."""

NEAR: Final = 0.25
"""How much a hit has to match to be offered as a hint where nothing answers."""

AS_GOOD: Final = 0.8
"""A hit with so much of the best one's score answers as well as it does."""

SHOWN: Final = 10
HINTS: Final = 3
LOOKED_UP: Final = 12
"""So many words of a question are looked up; nobody names more topics in one."""

_TITLES: Final = frozenset({Field.TITLE, Field.WORDS})
_OPENING: Final[Mapping[Subject, Callable[[str], Action]]] = {
    Subject.GROUP: GroupAt,
    Subject.TEAM: TeamAt,
    Subject.PLACE: PlaceAt,
    Subject.INFO: InfoAt,
    Subject.SESSION: SessionAt,
}


class Topic:
    """Answers a question that names something: a title, a speaker, a place, a group, a team."""

    def __init__(
        self,
        asked: Asked,
        words: Sequence[Word],
        moments: MomentsAsked,
        snapshot: Snapshot,
    ) -> None:
        index = asked.index
        self._asked = asked
        self._moments = moments
        self._snapshot = snapshot
        self._known = [index.known(word) for word in dict.fromkeys(words[:LOOKED_UP])]
        self._hits = index.hits(self._known)
        self._rarity = {known.word: index.rarity(known) for known in self._known}

    def answer(self) -> Intent:
        """The screen, the list, or nothing with hints."""
        moments = self._moments
        if self._is_off_topic():
            return self._nothing()
        pages = self._pages()
        if pages:
            return self._opened(pages)
        if moments.outside is not None and self._is_enough():
            return moments.outside
        if not self._is_enough() or moments.day_unknown:
            return self._nothing()
        named = self._named()
        if named and not moments.given and not moments.only_first:
            return _one_or_several([_press(document) for document in named], self._understood())
        sessions = self._of_named(named[0]) if len(named) == 1 else self._sessions(AS_GOOD)
        answer = self._of(sessions)
        return self._of(self._sessions(0.0)) if isinstance(answer, Nothing) else answer

    def _pages(self) -> list[Document]:
        """The info pages that are meant: nothing else fits as many of the words, or as well.

        Where a time is asked for, sessions come first that fit as many.
        """
        pages = [
            hit
            for hit in self._of_subject(Subject.INFO)
            if not _TITLES.isdisjoint(hit.matched.values())
        ]
        if not pages or self._coverage(pages[0]) < ENOUGH:
            return []
        best = max(map(_fit, pages))
        others = (hit for hit in self._hits if hit.document.subject is not Subject.INFO)
        rival = max(map(_fit, others), default=(0, 0.0))
        timed = self._moments.given or self._moments.only_first
        if best[0] <= rival[0] if timed else best <= rival:
            return []
        found = [hit for hit in pages if len(hit.matched) == best[0]]
        return [hit.document for hit in found if hit.score >= AS_GOOD * best[1]]

    def _opened(self, documents: Sequence[Document]) -> Intent:
        if any(self._is_urgent(document) for document in documents):
            return OpenScreen(Urgent())
        return _one_or_several([_press(document) for document in documents], self._understood())

    def _is_urgent(self, document: Document) -> bool:
        return document.subject is Subject.INFO and self._snapshot.info[document.id].urgent

    def _is_off_topic(self) -> bool:
        """Whether a word that people ask everybody stands in no title."""
        titles = {w for hit in self._hits for w, f in hit.matched.items() if f in _TITLES}
        words = {known.word for known in self._known} - titles
        return any(Sense.OFF_TOPIC in self._asked.senses[word] for word in words)

    def _of_named(self, named: Document) -> Sequence[Session]:
        """The sittings of a group, the workshops of a team, the sessions at a place."""
        match named.subject:
            case Subject.GROUP:
                return self._snapshot.by_group.get(named.id, ())
            case Subject.TEAM:
                return self._snapshot.workshops_of(named.id)
            case _:
                return self._snapshot.by_place.get(named.id, ())

    def _of_subject(self, subject: Subject) -> list[Hit]:
        return [hit for hit in self._hits if hit.document.subject is subject]

    def _is_enough(self) -> bool:
        return bool(self._hits) and self._coverage(self._hits[0]) >= ENOUGH

    def _coverage(self, hit: Hit) -> float:
        total = sum(self._rarity.values())
        matched = (self._rarity[k.word] * k.share for k in self._known if k.word in hit.matched)
        return sum(matched) / total if total else 0.0

    def _named(self) -> list[Document]:
        """The groups, teams or places that are meant, unless a session fits more of the words."""
        names = thesaurus(self._asked.index.languages)
        if names.names_a_kind(known.word for known in self._known):
            return []
        for subject in (Subject.GROUP, Subject.TEAM, Subject.PLACE):
            found = self._of_subject(subject)
            if found and self._is_meant(found[0]):
                return [hit.document for hit in found if hit.score >= AS_GOOD * found[0].score]
        return []

    def _is_meant(self, best: Hit) -> bool:
        """Whether this group, team or place is what the words name."""
        document = best.document
        if self._coverage(best) < ENOUGH:
            return False
        if document.subject is Subject.GROUP:
            if any(Sense.GROUPS in self._asked.senses[word] for word in self._asked.topics):
                return True
        elif Field.TITLE not in best.matched.values():
            return False
        sessions = self._of_subject(Subject.SESSION)
        if not sessions:
            return True
        rival = max(sessions, key=lambda hit: (len(hit.matched), hit.score))
        if len(rival.matched) > len(best.matched):
            return False
        return (
            document.subject is Subject.PLACE
            or rival.score <= best.score
            or document.id in self._belongs_to(rival.document)
        )

    def _belongs_to(self, session: Document) -> tuple[str | None, ...]:
        """The group a session is a sitting of, and the teams it is held for."""
        found = self._snapshot.sessions[session.id]
        return (found.group, *found.teams)

    def _sessions(self, as_good: float) -> list[Session]:
        """The sessions that match as many words as any and score so much of the best one."""
        sessions = self._of_subject(Subject.SESSION)
        if not sessions:
            return []
        most = max(len(hit.matched) for hit in sessions)
        best = max(hit.score for hit in sessions if len(hit.matched) == most)
        return [
            self._snapshot.sessions[hit.document.id]
            for hit in sessions
            if len(hit.matched) == most and hit.score >= as_good * best
        ]

    def _of(self, sessions: Sequence[Session]) -> Intent:
        """The sessions at the time asked for: running or next first."""
        fitting = self._moments.filtered(sessions)
        if not fitting:
            return self._nothing()
        ordered = self._moments.running_or_next_first(fitting)
        if self._moments.only_first:
            ordered = ordered[:1]
        return _one_or_several([SessionAt(s.id) for s in ordered], self._understood())

    def _nothing(self) -> Nothing:
        near = [hit for hit in self._hits if self._coverage(hit) >= NEAR]
        return Nothing(self._understood(), tuple(_press(hit.document) for hit in near[:HINTS]))

    def _understood(self) -> Understood:
        words = tuple(known.word for known in self._known)
        return Understood(words, self._moments.day, self._moments.hours)


def _one_or_several(found: Sequence[Action], understood: Understood) -> Intent:
    if len(found) == 1:
        return OpenScreen(found[0])
    return Several(tuple(found[:SHOWN]), understood)


def _fit(hit: Hit) -> tuple[int, float]:
    """How many of the words a hit matches, and how well."""
    return len(hit.matched), hit.score


def _press(document: Document) -> Action:
    return _OPENING[document.subject](document.id)
