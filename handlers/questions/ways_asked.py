"""How to get somewhere: which needs are about the venue, and the event's own ride to a place."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from handlers.programme.actions import PlaceAt, SessionAt
from handlers.questions.asked import Asked
from handlers.questions.evidence import Evidence
from handlers.questions.intents import Fact, Intent, OpenScreen
from handlers.questions.moments_asked import MomentsAsked
from handlers.questions.senses import Phrase
from locales.words import Word, word_rules
from storage.programme.model import Kind, Session
from storage.programme.searching.documents import Subject
from storage.programme.searching.thesaurus import thesaurus
from storage.programme.snapshot import Snapshot

_OF_THE_VENUE: Final = frozenset({"arrival", "map"})
"""What is about the venue unless another place is named."""

WAYS: Final = _OF_THE_VENUE | {"transport"}
"""How to get somewhere, which the card of another place says."""

_OTHER_PLACES: Final = frozenset({"airport", "station", "lodging"})
RIDES: Final = frozenset({"bus", "shuttle", "station", "airport"})
BY_ONESELF: Final = "transport"
"""What is no ride of the event."""

RIDES_AND_LINES: Final = RIDES | {BY_ONESELF}

_AHEAD: Final = timedelta(hours=2)
"""A ride to something begins no earlier."""

SOON: Final = timedelta(hours=18)
"""A ride or a meal of the event that is so near is meant rather than any other."""


def at_that_place(asked: Asked, needs: list[str]) -> list[str]:
    """The needs without those of the venue, where another place is named."""
    if WAYS.isdisjoint(needs):
        return needs
    named = {need.name for need in asked.needs}
    if _names_a_place(asked):
        called = {need.name for need in asked.needs if need.named} - _OF_THE_VENUE
        return [need for need in needs if need not in WAYS or need in called]
    elsewhere = not _OTHER_PLACES.isdisjoint(named)
    return [need for need in needs if need not in _OF_THE_VENUE] if elsewhere else needs


def place_to_reach(asked: Asked, needs: Sequence[str]) -> Intent | None:
    """The place whose way is asked for, by a word for it and its name: "Planetarium Anfahrt"."""
    by_name = {need.name for need in asked.needs if need.named}
    if needs or by_name.isdisjoint(WAYS) or asked.time.said:
        return None
    evidence = Evidence(asked, _besides_ways(asked))
    places = filter(evidence.is_exact_title, evidence.of_subject(Subject.PLACE))
    found = [OpenScreen(PlaceAt(hit.document.id), Fact.WHERE) for hit in places]
    return found[0] if len(found) == 1 else None


def way_to_session(asked: Asked, moments: MomentsAsked, snapshot: Snapshot) -> Intent | None:
    """Where the session is to which the way is asked, or the ride to it."""
    rides = {word.stem for word in thesaurus(asked.index.languages).kinds[Kind.TRANSFER]}
    by_ride = any(word.stem in rides for word in asked.words)
    home = asked.says(Phrase.HOMEWARD)
    if not (by_ride or home) and WAYS.isdisjoint(need.name for need in asked.needs):
        return None
    topics = _besides_ways(asked)
    if found := _ride_after(asked, [w for w in topics if w in asked.behind], moments, snapshot):
        return OpenScreen(SessionAt(found.id), Fact.TIME)
    words = [w for w in topics if w in asked.destinations and w not in asked.behind]
    evidence = Evidence(asked, words)
    exact = [
        h for h in evidence.hits if evidence.is_exact_title(h) and len(h.matched) == len(words)
    ]
    if not exact or any(h.document.subject is not Subject.SESSION for h in exact):
        return None
    named = [snapshot.sessions[hit.document.id] for hit in exact]
    named = [s for s in moments.not_over(moments.filtered(named)) if s.takes_place]
    if any(s.kind is Kind.TRANSFER for s in named) or not named:
        return None
    first = min(named, key=lambda s: s.start)
    if not by_ride:
        return OpenScreen(SessionAt(first.id), Fact.WHERE)
    ride = _ride_before(first, asked, snapshot)
    return OpenScreen(SessionAt(ride.id), asked.fact or Fact.TIME) if ride else None


def _ride_after(
    asked: Asked, words: Sequence[Word], moments: MomentsAsked, snapshot: Snapshot
) -> Session | None:
    """The first ride after a session that is named, to the place that is named besides."""
    evidence = Evidence(asked, words)
    exact = [
        h for h in evidence.hits if evidence.is_exact_title(h) and len(h.matched) == len(words)
    ]
    ids = {hit.document.id for hit in exact if hit.document.subject is Subject.SESSION}
    named = [snapshot.sessions[one] for one in ids]
    named = [s for s in moments.not_over(moments.filtered(named)) if s.takes_place]
    if not named:
        return None
    end = min(named, key=lambda s: s.start).end
    rules = word_rules(asked.index.languages)
    others = asked.destinations - asked.behind
    stems = {stem for word in others for stem in asked.known(word).stems}
    rides = [
        session
        for session in snapshot.sessions.values()
        if session.kind is Kind.TRANSFER
        and session.takes_place
        and end <= session.start <= end + _AHEAD
        and (
            not others
            or any(w.stem in stems for t in session.title.values() for w in rules.all_words(t))
        )
    ]
    return min(rides, key=lambda session: session.start, default=None)


def _ride_before(to: Session, asked: Asked, snapshot: Snapshot) -> Session | None:
    """The last ride that arrives before a session, and is called after the place of that."""
    place = snapshot.places.get(to.place or "")
    if place is None:
        return None
    rules = word_rules(asked.index.languages)
    there = {w.stem for name in place.name.values() for w in rules.all_words(name) if len(w) > 2}
    rides = [
        session
        for session in snapshot.sessions.values()
        if session.kind is Kind.TRANSFER
        and session.takes_place
        and to.start - _AHEAD <= session.start
        and session.end <= to.start
        and any(w.stem in there for t in session.title.values() for w in rules.all_words(t))
    ]
    return max(rides, key=lambda session: session.start, default=None)


def ride_there(
    asked: Asked, needs: Sequence[str], moments: MomentsAsked, snapshot: Snapshot
) -> Intent | None:
    """The event's own ride to where somebody wants to go, before lines that everybody takes."""
    lines = [need.words for need in asked.needs if need.name == BY_ONESELF]
    if not lines or BY_ONESELF not in needs or not all(w & asked.destinations for w in lines):
        return None
    evidence = Evidence(asked, list(asked.destinations))
    there = [hit for hit in evidence.of_subject(Subject.SESSION) if evidence.is_exact_title(hit)]
    sessions = [
        snapshot.sessions[hit.document.id]
        for hit in there
        if len(hit.matched) == len(asked.destinations)
    ]
    rides = [s for s in sessions if s.kind is Kind.TRANSFER and moments.is_within(s, SOON)]
    return OpenScreen(SessionAt(rides[0].id), asked.fact or Fact.TIME) if len(rides) == 1 else None


def _besides_ways(asked: Asked) -> list[Word]:
    """The words of the topic but those that ask for a way."""
    ways = frozenset[Word]().union(*(n.words for n in asked.needs if n.name in WAYS))
    return [word for word in asked.topics if word not in ways]


def _names_a_place(asked: Asked) -> bool:
    if asked.rooms:
        return True
    evidence = Evidence(asked, _besides_ways(asked))
    return any(map(evidence.is_exact_title, evidence.of_subject(Subject.PLACE)))
