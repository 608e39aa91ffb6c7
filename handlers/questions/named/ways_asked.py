"""How to get somewhere: which needs are about the venue, and the event's own ride to a place."""

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import timedelta
from typing import Final

from handlers.programme.actions import PlaceAt, SessionAt
from handlers.questions.intents import Fact, Intent, OpenScreen
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.evidence import evidence_of
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.ruled_out import is_called_by_what_it_has, name_one_of
from handlers.questions.reading.senses import Sense
from locales.words import Word, word_rules
from storage.programme.model import Kind, Session
from storage.programme.searching.documents import IN_PASSING, Document, Field, Subject
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

_TWO: Final = 2
"""More words say more of a ride than of a line that everybody takes."""

SOON: Final = timedelta(hours=18)
"""A ride or a meal of the event that is so near is meant rather than any other."""


def without_what_was_missed(asked: Asked) -> Asked:
    """The question without the ride that somebody has missed, who asks how to get there now."""
    way = asked.says(Phrase.HOW_THERE) or any(need.name in WAYS for need in asked.needs)
    if not asked.has(Sense.MISSED) or not way:
        return asked
    missed = {
        word
        for word in asked.topics
        if Sense.MISSED in asked.senses[word] or name_one_of(asked, [word], Kind.TRANSFER)
    }
    topics = [word for word in asked.topics if word not in missed]
    if not topics:
        return asked
    return replace(
        asked,
        words=[word for word in asked.words if word not in missed],
        time=replace(asked.time, now=False),
        topics=topics,
        needs=[need for need in asked.needs if not need.words <= missed],
        destinations=asked.destinations - missed,
    )


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
    evidence = evidence_of(asked, _besides_ways(asked))
    places = filter(evidence.is_exact_title, evidence.of_subject(Subject.PLACE))
    found = [OpenScreen(PlaceAt(hit.document.id), Fact.WHERE) for hit in places]
    return found[0] if len(found) == 1 else None


def way_there(q: Query) -> Intent | None:
    """The place that somebody wants to get to, else where the session is, or the ride to it."""
    return _place_headed_for(q.asked) or _way_to_session(q)


def _place_headed_for(asked: Asked) -> Intent | None:
    """The one place that is what somebody wants to get to: the „Dramatheater“ is a theatre."""
    town = asked.index.says_where_it_is
    to = [w for w in asked.topics if w in asked.destinations and not town(w)]
    if not (asked.says(Phrase.HOW_THERE) and to) or asked.time.said or asked.has(Sense.GROUPS):
        return None
    evidence = evidence_of(asked, to)
    # A ride that says from where to where is no place.
    if any(len(hit.matched) > len(to) for hit in evidence_of(asked, asked.topics).hits):
        return None
    there = replace(asked, topics=to)
    sessions = filter(evidence.is_exact_title, evidence.of_subject(Subject.SESSION))
    called = (h.document for h in sessions if not is_called_by_what_it_has(there, h.document))
    if any(not document.fields.get(Field.GROUP) for document in called):
        return None
    places = evidence.of_subject(Subject.PLACE)
    found = [hit for hit in places if all(evidence.is_what(hit, word) for word in to)]
    return OpenScreen(PlaceAt(found[0].document.id), Fact.WHERE) if len(found) == 1 else None


def _way_to_session(q: Query) -> Intent | None:
    """Where the session is to which the way is asked, or the ride to it."""
    asked = q.asked
    leaves = _leaves_for(asked)
    by_ride = name_one_of(asked, asked.words, Kind.TRANSFER) or leaves
    to_a_place = not WAYS.isdisjoint(need.name for need in asked.needs)
    of_a_way = to_a_place or asked.says(Phrase.HOMEWARD)
    if not (by_ride or of_a_way):
        return None
    topics = _besides_ways(asked)
    if found := _ride_after(q, [w for w in topics if w in asked.behind]):
        return OpenScreen(SessionAt(found.id), Fact.TIME)
    words = [w for w in topics if w in asked.destinations and w not in asked.behind]
    is_asked = asked.has(Sense.WHERE) and not of_a_way and not asked.says(Phrase.HOW_THERE)
    if (is_asked or leaves) and (ride := _ride_called(q)):
        return OpenScreen(SessionAt(ride.id), Fact.WHERE if is_asked else Fact.TIME)
    exact = _called(asked, words)
    if by_ride:
        # No ride goes to a group, which meets here and there; "the gardens" are no school's.
        exact = [
            found
            for found in exact
            if found.subject is Subject.SESSION
            or (found.subject is Subject.PLACE and not is_called_by_what_it_has(asked, found))
        ]
    if any(found.subject is not Subject.SESSION for found in exact):
        return None
    named = _held(exact, q.moments)
    if any(s.kind is Kind.TRANSFER for s in named) or not named:
        return None
    named.sort(key=lambda s: s.start)
    if not by_ride:
        return OpenScreen(SessionAt(named[0].id), Fact.WHERE)
    # "The bus to the gardens" goes to the first of what is called so that a ride goes to.
    before = (_ride_before(q, session) for session in named)
    ride = next(filter(None, before), None)
    return OpenScreen(SessionAt(ride.id), asked.fact or Fact.TIME) if ride else None


def _leaves_for(asked: Asked) -> bool:
    """Whether the departure to a place is asked for, which is a ride there."""
    leaves = {word.stem for word in thesaurus(asked.index.languages).words_for("departure")}
    return bool(asked.destinations) and any(word.stem in leaves for word in asked.words)


def _ride_called(q: Query) -> Session | None:
    """The one ride that is called after where it goes, or comes from, as it is asked for."""
    asked = q.asked
    ends = asked.destinations | asked.origins
    words = [w for w in asked.topics if w in ends and not name_one_of(asked, [w], Kind.TRANSFER)]
    called = _held(_called(asked, words), q.moments) if words else []
    rides = [session for session in called if session.kind is Kind.TRANSFER]
    return rides[0] if len(rides) == 1 else None


def _ride_after(q: Query, words: Sequence[Word]) -> Session | None:
    """The first ride after a session that is named, to the place that is named besides."""
    asked = q.asked
    named = _held(_called(asked, words), q.moments)
    if not named:
        return None
    end = min(named, key=lambda s: s.start).end
    others = asked.destinations - asked.behind
    stems = {stem for word in others for stem in asked.known(word).stems}
    rides = _rides_to(stems, asked, q.snapshot) if others else _rides(q.snapshot)
    then = (ride for ride in rides if end <= ride.start <= end + _AHEAD)
    return min(then, key=lambda ride: ride.start, default=None)


def _ride_before(q: Query, to: Session) -> Session | None:
    """The last ride that arrives before a session, and is called after the place of that."""
    place = q.snapshot.places.get(to.place or "")
    if place is None:
        return None
    rules = word_rules(q.asked.index.languages)
    there = {w.stem for name in place.name.values() for w in rules.all_words(name) if len(w) > 2}
    rides = _rides_to(there, q.asked, q.snapshot)
    before = (r for r in rides if to.start - _AHEAD <= r.start and r.end <= to.start)
    return max(before, key=lambda ride: ride.start, default=None)


def _called(asked: Asked, words: Sequence[Word]) -> list[Document]:
    """What has all of some words as they are in its title."""
    evidence = evidence_of(asked, words)
    exact = filter(evidence.is_exact_title, evidence.hits)
    return [hit.document for hit in exact if len(hit.matched) == len(words)]


def _held(found: Sequence[Document], moments: MomentsAsked) -> list[Session]:
    """The sessions among what was found that take place at the time asked for."""
    sessions = moments.snapshot.sessions
    named = [sessions[one.id] for one in found if one.subject is Subject.SESSION]
    return [s for s in moments.not_over(moments.filtered(named)) if s.takes_place]


def _rides(snapshot: Snapshot) -> list[Session]:
    sessions = snapshot.sessions.values()
    return [s for s in sessions if s.kind is Kind.TRANSFER and s.takes_place]


def _rides_to(stems: Set[str], asked: Asked, snapshot: Snapshot) -> list[Session]:
    """The rides with one of some words in their title."""
    rules = word_rules(asked.index.languages)
    return [
        ride
        for ride in _rides(snapshot)
        if any(w.stem in stems for title in ride.title.values() for w in rules.all_words(title))
    ]


def ride_there(q: Query, needs: Sequence[str]) -> Intent | None:
    """The event's own ride to where somebody wants to go, before lines that everybody takes."""
    asked = q.asked
    lines = [need.words for need in asked.needs if need.name == BY_ONESELF]
    if not lines or BY_ONESELF not in needs or not all(w & asked.destinations for w in lines):
        return None
    evidence = evidence_of(asked, list(asked.destinations))
    there = [hit for hit in evidence.of_subject(Subject.SESSION) if evidence.is_exact_title(hit)]
    sessions = [
        q.snapshot.sessions[hit.document.id]
        for hit in there
        if len(hit.matched) == len(asked.destinations)
    ]
    rides = [s for s in sessions if s.kind is Kind.TRANSFER and q.moments.is_within(s, SOON)]
    return OpenScreen(SessionAt(rides[0].id), asked.fact or Fact.TIME) if len(rides) == 1 else None


def ride_saying_all(q: Query) -> Intent | None:
    """The ride of today or later that alone says all of several words: "the bus back to the hotel".

    Of today's it is enough that it says "back".

    What is said of it in passing is no fact of its own: the way back begins at another hour.
    """
    asked = q.asked
    back = {word for word in asked.words if Sense.RETURNS in asked.senses[word]}
    words = {*asked.topics, *back}
    if not any(need.name in RIDES for need in asked.needs) or len(words) < _TWO or q.moments.given:
        return None
    evidence = evidence_of(asked, [*words])
    all_said = [
        hit for hit in evidence.hits if evidence.is_exact(hit) and len(hit.matched) == len(words)
    ]
    ride = q.snapshot.sessions.get(all_said[0].document.id) if len(all_said) == 1 else None
    if ride is None or ride.kind is not Kind.TRANSFER:
        return None
    day = q.snapshot.day_of(ride)
    if day < q.moments.today or (len(words) == _TWO and not (back and day == q.moments.today)):
        return None
    is_named = IN_PASSING.isdisjoint(all_said[0].matched.values())
    return OpenScreen(SessionAt(ride.id), asked.fact if is_named else None)


def ride_back(q: Query) -> Intent | None:
    """The next ride to where somebody wants to be back: "how do we get back to the hotel".

    The last one of today where no place is named.
    """
    asked = q.asked
    to = asked.destinations
    anywhere = asked.says(Phrase.HOW_THERE) and not asked.topics
    if not asked.has(Sense.RETURNS) or q.moments.given or not (to or anywhere):
        return None
    rides = _rides_to(asked.destination_stems, asked, q.snapshot) if to else _rides(q.snapshot)
    ahead = [r for r in rides if r.start > q.now and q.moments.is_within(r, SOON)]
    today = [r for r in ahead if q.snapshot.day_of(r) == q.moments.today]
    found = sorted(ahead, key=lambda r: r.start)[:1] if to else today[-1:]
    return OpenScreen(SessionAt(found[0].id), asked.fact or Fact.TIME) if found else None


def _besides_ways(asked: Asked) -> list[Word]:
    """The words of the topic but those that ask for a way."""
    ways = frozenset[Word]().union(*(n.words for n in asked.needs if n.name in WAYS))
    return [word for word in asked.topics if word not in ways]


def _names_a_place(asked: Asked) -> bool:
    if asked.rooms:
        return True
    evidence = evidence_of(asked, _besides_ways(asked))
    return any(map(evidence.is_exact_title, evidence.of_subject(Subject.PLACE)))
