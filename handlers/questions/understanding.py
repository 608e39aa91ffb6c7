"""From a question in one's own words to what it wants: `understand(text, now, index)`.

Pure and explainable. What the words say about time is taken out first; wishes are recognised by
their words; what is left names a topic and is looked up. A topic answers only where enough of what
was asked is known: a question about the weather in a town of the programme is about the weather.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from typing import Final

from handlers.frame.times.lexicon import is_time_word, nearest_time_word, russian_time_words
from handlers.frame.times.reading import read_time, with_ranges_spelt
from handlers.groups.actions import GroupAt, Groups
from handlers.programme.actions import PlaceAt, SessionAt
from handlers.questions import question_words as q
from handlers.questions.intents import Intent, Nothing, OpenScreen, Several, Understood
from handlers.questions.moments_asked import MomentsAsked
from handlers.questions.question_words import without_greetings
from handlers.questions.wishes import Asked, wants_to_sign_up, wish
from handlers.teams.actions import TeamAt
from handlers.ui.action import Action
from storage.programme.model import Session
from storage.programme.search import Hit, SearchIndex
from storage.programme.searching.documents import Document, Field, Subject
from storage.programme.searching.thesaurus import names_a_kind
from storage.programme.searching.transliteration import cyrillic_skeleton, latin_skeletons
from storage.programme.searching.words import MAX_CHARACTERS, Word, is_cyrillic, words_of
from storage.programme.snapshot import Snapshot

ENOUGH: Final = 0.5
"""How much of what a question asks, weighted by rarity, an answer has to match."""

NEAR: Final = 0.25
"""How much a hit has to match to be offered as a hint where nothing answers."""

AS_GOOD: Final = 0.8
"""A hit with so much of the best one's score answers as well as it does."""

SHOWN: Final = 10
HINTS: Final = 3
_LOOKED_UP: Final = 12
"""So many words of a question are looked up; nobody names more topics in one."""

_CLAUSES: Final = 4
_SHORTEST_SLIP: Final = 5
_LONG: Final = 60
_SENTENCE_END: Final = re.compile(r"(?<!\d)[.!?;\n](?:\s|$)")


def understand(text: str, now: datetime, snapshot: Snapshot, index: SearchIndex) -> Intent:
    """What a question wants; `now` is in UTC. Never raises, whatever the text."""
    whole = _understand(text, now, snapshot, index)
    if not isinstance(whole, Nothing):
        return whole
    for clause in _clauses(text[:MAX_CHARACTERS]):
        intent = _understand(clause, now, snapshot, index)
        if not isinstance(intent, Nothing):
            return intent
    return whole


def _clauses(text: str) -> list[str]:
    """The sentences of a text, and the clauses of a long one: what is asked may be one of them."""
    sentences = [part for part in _SENTENCE_END.split(text) if part.strip()]
    if len(sentences) > 1:
        return sentences[:_CLAUSES]
    clauses = [part for part in text.split(",") if part.strip()]
    return clauses[:_CLAUSES] if len(clauses) > 1 and len(text) > _LONG else []


def _understand(text: str, now: datetime, snapshot: Snapshot, index: SearchIndex) -> Intent:
    written = words_of(with_ranges_spelt(text[:MAX_CHARACTERS]))
    words = without_greetings(_in_russian_letters(written, index))
    words = [_without_slip(word, index) for word in words]
    time = read_time(words)
    topics = [word for word in time.rest if _is_topic(word)]
    topics = _without_relations(topics, words, index)
    asked = Asked(words, time, topics, lambda word: index.known(word).exact)
    moments = MomentsAsked(time, now, snapshot)
    wished = wish(asked)
    if wished is not None:
        return OpenScreen(wished)
    if wants_to_sign_up(asked):
        return _sign_up(asked, index)
    named = [word for word in topics if word not in q.GENERIC]
    about_groups = [word for word in named if word in q.GROUPS]
    named = [word for word in named if word not in q.GROUPS and word not in q.TEAMS] or named
    if named:
        return _Topic(named, bool(about_groups), moments, snapshot, index).answer()
    return moments.answer()


def warm_index(snapshot: Snapshot) -> SearchIndex:
    """The index of a release, built with all that the first question would otherwise wait for."""
    index = SearchIndex.of(snapshot)
    understand("kogda zavtra", datetime.min.replace(year=2000, tzinfo=UTC), snapshot, index)
    return index


def language_of(text: str) -> str | None:
    """The language that a question's own letters and words suggest; None where they do not."""
    words = words_of(text)
    russian = sum(is_cyrillic(word) for word in words)
    letters = sum(word[0].isalpha() for word in words)
    if russian:
        return "ru" if russian * 2 >= letters else "de"
    spelt = [word for word in words if _russian_word(word) and not _is_german(word)]
    if spelt and len(spelt) * 2 >= letters:
        return "ru"
    return "de" if any(_is_german(word) for word in words) else None


class _Topic:
    """Answers a question that names something: a title, a speaker, a place, a group, a team."""

    def __init__(
        self,
        words: Sequence[Word],
        about_groups: bool,
        moments: MomentsAsked,
        snapshot: Snapshot,
        index: SearchIndex,
    ) -> None:
        self._known = [index.known(word) for word in dict.fromkeys(words[:_LOOKED_UP])]
        self._about_groups = about_groups
        self._moments = moments
        self._snapshot = snapshot
        self._index = index
        self._hits = index.hits([known for known in self._known if known.stems])
        self._rarity = {known.word: index.rarity(known) for known in self._known}

    def answer(self) -> Intent:
        """The screen, the list, or nothing with hints."""
        moments = self._moments
        if self._is_off_topic():
            return self._nothing()
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

    def _is_off_topic(self) -> bool:
        asked = [known.word for known in self._known if known.word in q.OFF_TOPIC]
        return any(not self._stands_in_a_title(word) for word in asked)

    def _stands_in_a_title(self, word: Word) -> bool:
        return any(hit.matched.get(word) is Field.TITLE for hit in self._hits)

    def _of_named(self, named: Document) -> Sequence[Session]:
        """The sittings of a group, the workshops of a team, the sessions at a place."""
        match named.subject:
            case Subject.GROUP:
                return self._snapshot.by_group.get(named.id, ())
            case Subject.TEAM:
                return self._snapshot.workshops_of(named.id)
            case _:
                return self._snapshot.by_place.get(named.id, ())

    def _is_enough(self) -> bool:
        return bool(self._hits) and self._coverage(self._hits[0]) >= ENOUGH

    def _coverage(self, hit: Hit) -> float:
        total = sum(self._rarity.values())
        matched = (self._rarity[k.word] * k.share for k in self._known if k.word in hit.matched)
        return sum(matched) / total if total else 0.0

    def _named(self) -> list[Document]:
        """The groups, teams or places that are meant, unless a session fits more of the words."""
        if names_a_kind([known.word for known in self._known]):
            return []
        for subject in (Subject.GROUP, Subject.TEAM, Subject.PLACE):
            found = [hit for hit in self._hits if hit.document.subject is subject]
            if found and self._is_meant(found[0]):
                return [hit.document for hit in found if hit.score >= AS_GOOD * found[0].score]
        return []

    def _is_meant(self, best: Hit) -> bool:
        """Whether this group, team or place is what the words name."""
        document = best.document
        if self._coverage(best) < ENOUGH:
            return False
        by_name = Field.TITLE in best.matched.values()
        if not by_name and document.subject is not Subject.GROUP:
            return False
        if document.subject is Subject.GROUP and self._about_groups:
            return True
        sessions = [hit for hit in self._hits if hit.document.subject is Subject.SESSION]
        if not sessions:
            return True
        rival = max(sessions, key=lambda hit: (len(hit.matched), hit.score))
        if len(rival.matched) > len(best.matched):
            return False
        return (
            document.subject is Subject.PLACE
            or rival.score <= best.score
            or (document.id in self._belongs_to(rival.document))
        )

    def _belongs_to(self, session: Document) -> tuple[str | None, ...]:
        """The group a session is a sitting of, and the teams it is held for."""
        found = self._snapshot.sessions[session.id]
        return (found.group, *found.teams)

    def _sessions(self, as_good: float) -> list[Session]:
        """The sessions that match as many words as any and score so much of the best one."""
        sessions = [hit for hit in self._hits if hit.document.subject is Subject.SESSION]
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


def _press(document: Document) -> Action:
    match document.subject:
        case Subject.GROUP:
            return GroupAt(document.id)
        case Subject.TEAM:
            return TeamAt(document.id)
        case Subject.PLACE:
            return PlaceAt(document.id)
        case Subject.SESSION:
            return SessionAt(document.id)


def _sign_up(asked: Asked, index: SearchIndex) -> Intent:
    """The group somebody wants a seat in, or all of them where none is named."""
    wanted = (q.SIGN_UP, q.SEATS, q.FREE, q.GROUPS, q.GENERIC)
    named = [w for w in asked.topics if not any(w in lexicon for lexicon in wanted)]
    known = [index.known(word) for word in named[:_LOOKED_UP]]
    hits = index.hits([word for word in known if word.stems])
    groups = [hit for hit in hits if hit.document.subject is Subject.GROUP]
    if groups and (len(groups) == 1 or groups[1].score < AS_GOOD * groups[0].score):
        return OpenScreen(GroupAt(groups[0].document.id))
    return OpenScreen(Groups())


def _is_topic(word: Word) -> bool:
    return word not in q.FILLERS and len(word) > 1 and not word[0].isdigit()


def _without_slip(word: Word, index: SearchIndex) -> Word:
    """A word for time with one letter wrong, put right, unless the programme knows the word."""
    if len(word) < _SHORTEST_SLIP or word in q.FILLERS or index.has(word):
        return word
    return nearest_time_word(word)


def _is_asking(word: Word) -> bool:
    """Whether a word belongs to a wish or to the programme as such."""
    lexicons = (q.GENERIC, q.GROUPS, q.TEAMS, q.OWN_THINGS, q.DATA, q.LANGUAGE, q.THE_LANGUAGE)
    return any(word in lexicon for lexicon in lexicons)


def _without_relations(topics: list[Word], words: list[Word], index: SearchIndex) -> list[Word]:
    """The topics without people of one's own: "my wife", which no programme knows."""
    own = {
        after
        for before, after in pairwise(words)
        if before in q.POSSESSIVES and not _is_asking(after) and not index.known(after).stems
    }
    return [word for word in topics if word not in own]


def _is_german(word: Word) -> bool:
    return word in q.FILLERS or word in q.GENERIC or is_time_word(word)


def _in_russian_letters(words: Iterable[Word], index: SearchIndex) -> list[Word]:
    """The words, with those Russian ones that were written in Latin letters in their own."""
    return [
        word
        if is_cyrillic(word) or not word.isalpha() or _is_german(word) or index.has(word)
        else _russian_word(word) or word
        for word in words
    ]


def _russian_word(word: Word) -> Word | None:
    """The word about asking or about time that this is in Latin letters."""
    skeletons = _russian_skeletons()
    return next((skeletons[s] for s in latin_skeletons(word) if s in skeletons), None)


@cache
def _russian_skeletons() -> dict[str, Word]:
    words = sorted(map(Word, q.russian_words() | russian_time_words()), key=len)
    return {cyrillic_skeleton(word): word for word in words if len(word) > 2}
