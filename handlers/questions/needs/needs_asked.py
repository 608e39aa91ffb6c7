"""What somebody needs besides the programme: the page, or the session, whose own words name it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from handlers.info.actions import InfoAt, Urgent
from handlers.programme.actions import SessionAt
from handlers.questions.intents import (
    OF_A_SESSION,
    Contact,
    Fact,
    Intent,
    Nothing,
    OpenScreen,
    Several,
)
from handlers.questions.named.sessions_named import narrowed
from handlers.questions.named.ways_asked import (
    BY_ONESELF,
    RIDES,
    RIDES_AND_LINES,
    SOON,
    WAYS,
    place_to_reach,
    ride_back,
    ride_saying_all,
    ride_there,
)
from handlers.questions.named.what_was_found import kind_of, press_of
from handlers.questions.needs.needs_meant import needs_meant
from handlers.questions.needs.needs_told import what_tells_of
from handlers.questions.needs.pages_needed import (
    Weight,
    is_beside,
    is_called_so,
    of_pages,
    page_of_all,
)
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.evidence import evidence_of
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.where_titles_lead import leads_away
from handlers.questions.reading.which_sessions import ORGANISING, SHOWN
from storage.programme.model import Kind, Session, Strand
from storage.programme.searching.documents import Document, Field, Subject
from storage.programme.searching.needs import HEALTH, LOST, OFFICE, REGISTRATION
from storage.programme.searching.postings import IN_A_NAME
from storage.programme.searching.thesaurus import thesaurus
from storage.programme.snapshot import Snapshot

_BY_ITS_CARD: Final = frozenset({"interpreting"})
"""What the card of a session says of it, unless a page says it of this very session."""

_HOW_ONE_COMES: Final = frozenset({"station", "airport", "arrival", "transport"})
"""What somebody may tell of who asks whether they are still in time."""

_OF_AN_EMERGENCY: Final = frozenset({HEALTH, "pharmacy", "safety", "insurance"})
_SIGHTS: Final = "sights"
_BY_LINK: Final = "recording"


def what_is_needed(q: Query) -> Intent | None:
    """What names most of what is needed; None where the question is about something else."""
    asked, moments, snapshot = q.asked, q.moments, q.snapshot
    needs = needs_meant(q)
    if ride := ride_saying_all(q) or ride_back(q):
        return ride
    homeward = asked.says(Phrase.HOMEWARD) and RIDES_AND_LINES.issuperset(needs)
    if not needs or homeward:
        return place_to_reach(asked, needs)
    if desk := _desk_for_late_arrivals(q, needs):
        return OpenScreen(SessionAt(desk), asked.fact or Fact.END)
    if is_called_so(asked, needs):
        return None
    if _BY_ITS_CARD & set(needs) and (session := _session_named(q)):
        if of_both := page_of_all(asked, needs):
            return OpenScreen(InfoAt(of_both.id), asked.fact)
        return OpenScreen(SessionAt(session), asked.fact or Fact.LANGUAGE)
    if LOST in needs and not asked.index.naming(LOST):
        return Nothing()
    naming = what_tells_of(asked, needs)
    if ride := ride_there(q, needs):
        return ride
    pages = {
        page: weight
        for page, weight in naming.items()
        if page.subject is Subject.INFO and not _only_mentions(page, weight, needs, snapshot)
    }
    others = _others(q, naming)
    if moments.given and any(weight[0] >= IN_A_NAME for weight in pages.values()):
        # "I leave on Friday, how do I get my certificate" is not told on Saturday.
        then = {session.id for session in moments.filtered([*snapshot.sessions.values()])}
        others = {d: w for d, w in others.items() if d.id in then}
    opened = _opened_alone(q, needs, naming, others)
    said = {hit.document for hit in evidence_of(asked, asked.topics).hits}
    # "Which bus goes to the station" is asked of lines, "the bus to the airport" of a ride.
    asks_for_lines = asked.has(Sense.WHICH) or any(need.name in WAYS for need in asked.needs)
    said_most = [max((w[0] for w in found.values()), default=0) for found in (others, pages)]
    of_a_session = said_most[0] > said_most[1] and not asks_for_lines
    of_a_session = of_a_session or _is_of_a_session(q, needs, others)
    if of_a_session and not said.isdisjoint(others):
        best, page = max(others.values()), max(pages.values(), default=(0, 0, 0))
        if best[:2] >= page[:2]:
            return opened
    if tours := _tours(pages, naming, needs, snapshot):
        presses = tuple(SessionAt(tour.id) for tour in moments.not_over(tours))
        return OpenScreen(presses[0], asked.fact) if len(presses) == 1 else Several(presses)
    if (others or needs == [OFFICE]) and all(w[0] < IN_A_NAME for w in pages.values()):
        pages = {}
    if needs == [OFFICE] and not pages:
        return Contact()
    if pages:
        return of_pages(pages, asked, needs, snapshot)
    if opened:
        return opened
    if HEALTH in needs and any(page.urgent for page in snapshot.info.values()):
        return OpenScreen(Urgent())
    return _by_link(q) if _BY_LINK in needs and not others else None


def _opened_alone(
    q: Query,
    needs: Sequence[str],
    naming: Mapping[Document, Weight],
    others: Mapping[Document, Weight],
) -> OpenScreen | None:
    """The one session that is named most, where it organises what is needed."""
    asked = q.asked
    named = max((weight[0] for weight in others.values()), default=0)
    most = [other for other, weight in others.items() if weight[0] == named]
    if asked.origins and RIDES.issuperset(needs):
        # Of who is taken on somewhere the ride from there, rather than the place.
        most = [one for one in most if kind_of(one, q.snapshot) is Kind.TRANSFER] or most
    if len(most) != 1 or not organises(most[0], q.snapshot):
        return None
    alone, of_it = most[0], _without_its_part(most[0], asked, q.snapshot)
    is_its = _is_their_desk(alone, asked, needs, naming) or _is_met(alone, of_it)
    if not is_its or is_beside(alone, of_it, needs, evidence_of(of_it, of_it.topics)):
        return None
    return OpenScreen(press_of(alone), asked.fact)


def _desk_for_late_arrivals(q: Query, needs: Sequence[str]) -> str | None:
    """The desk where one registers, if there is one, for who says when, or how, they arrive."""
    how_one_comes = {*needs} - {REGISTRATION}
    says_how = how_one_comes and how_one_comes <= _HOW_ONE_COMES
    if REGISTRATION not in needs or not (says_how or (q.moments.hour_asked and not how_one_comes)):
        return None
    naming = q.asked.index.naming(REGISTRATION).items()
    desks = [d.id for d, w in naming if w[0] >= IN_A_NAME and organises(d, q.snapshot)]
    return desks[0] if len(desks) == 1 else None


def _only_mentions(
    page: Document, weight: Weight, needs: Sequence[str], snapshot: Snapshot
) -> bool:
    """Whether an urgent page has a word of a need in its text, which is no cry for help."""
    is_urgent = snapshot.info[page.id].urgent and weight[0] < IN_A_NAME
    return is_urgent and _OF_AN_EMERGENCY.isdisjoint(needs)


def _others(q: Query, naming: Mapping[Document, Weight]) -> dict[Document, Weight]:
    """What is no page: where it is about something itself, it has to have a word of the need."""
    return {
        document: weight
        for document, weight in naming.items()
        if document.subject is not Subject.INFO
        and not leads_away(q.asked, document)
        and (organises(document, q.snapshot) or document in _named(q.asked))
    }


def _is_met(found: Document, asked: Asked) -> bool:
    """Whether something says a word of the need, or what it is needed for.

    It has to go where somebody wants to go.
    """
    evidence = evidence_of(asked, asked.topics)
    hit = next((hit for hit in evidence.hits if hit.document is found), None)
    matched = hit.matched if hit else {}
    needed = (word for need in asked.needs for word in need.words)
    called = found in _named(asked) or any(word in matched for word in asked.topics_besides_needs)
    if not called and hit:
        # The „Hauptbahnhof“ is a „Bahnhof“, but no „Flughafen“ is a „Flug“.
        called = evidence.is_exact(hit) or any(evidence.is_what(hit, word) for word in needed)
    return called and all(word in matched for word in asked.destinations)


def _is_their_desk(
    found: Document, asked: Asked, needs: Sequence[str], naming: Mapping[Document, Weight]
) -> bool:
    """Whether something is called after registering: what one gets there need not be said.

    Whether one registers for a discussion is not asked of the desk.
    """
    of_something = any(map(asked.index.is_in_a_name, asked.topics_besides_needs))
    return needs == [REGISTRATION] and naming[found][0] >= IN_A_NAME and not of_something


def _without_its_part(ride: Document, asked: Asked, snapshot: Snapshot) -> Asked:
    """The question without the part of the event that a ride is for: "the bus to the camp".

    That has something called so on the same day.
    """
    session = snapshot.sessions.get(ride.id)
    if session is None or session.strand is Strand.BOTH:
        return asked
    day = snapshot.day_of(session)
    theirs = {s.id for s in snapshot.by_day[day] if s.strand is session.strand}
    named = {
        word
        for word in asked.destinations
        for hit in evidence_of(asked, [word]).of_subject(Subject.SESSION)
        if hit.document.id in theirs and hit.matched[word] is Field.TITLE
    }
    topics = [word for word in asked.topics if word not in named]
    return replace(asked, topics=topics, destinations=asked.destinations - named)


def _named(asked: Asked) -> frozenset[Document]:
    """What is called by a word of the needs that is said."""
    needed = [word for need in asked.needs for word in need.words]
    return evidence_of(asked, needed).called_exactly


def _tours(
    pages: Mapping[Document, Weight],
    naming: Mapping[Document, Weight],
    needs: Sequence[str],
    snapshot: Snapshot,
) -> Sequence[Session]:
    """What shows the sights by its name, where pages say a word of them in passing at most."""
    if needs != [_SIGHTS] or any(weight[0] >= IN_A_NAME for weight in pages.values()):
        return ()
    shown = (snapshot.sessions[d.id] for d in naming if d.subject is Subject.SESSION)
    return [session for session in shown if session.kind is Kind.CULTURE]


def organises(document: Document, snapshot: Snapshot) -> bool:
    """Whether something is a session that is about nothing itself, as a talk is."""
    return kind_of(document, snapshot) in ORGANISING


def _is_of_a_session(
    q: Query,
    needs: Sequence[str],
    others: Mapping[Document, Weight],
) -> bool:
    """Whether something of the programme is meant: by its time, its kind or its name."""
    asked = q.asked
    if q.moments.given or asked.fact in OF_A_SESSION or asked.has(Sense.WHEN):
        return True
    found = [q.snapshot.sessions[d.id] for d in others if d.subject is Subject.SESSION]
    if asked.fact is Fact.WHERE and needs == [REGISTRATION]:
        # The desk of that name, rather than a page on how one is registered elsewhere.
        return any(q.moments.is_within(session, SOON) for session in found)
    rides = [session for session in found if session.kind is Kind.TRANSFER]
    if rides and not RIDES.isdisjoint(needs):
        return BY_ONESELF not in needs and any(
            q.moments.is_within(session, SOON) for session in rides
        )
    kinds = thesaurus(asked.index.languages)
    return any(kinds.names_a_kind([word]) for word in asked.words)


def _session_named(q: Query) -> str | None:
    """The id of the one session that is named besides what is needed of it."""
    asked = q.asked
    kinds = thesaurus(asked.index.languages)
    others = [
        word
        for word in asked.topics_besides_needs
        if Sense.LANGUAGES not in asked.senses[word] and not kinds.names_a_kind([word])
    ]
    evidence = evidence_of(asked, others)
    found = [h for h in evidence.of_subject(Subject.SESSION) if evidence.is_enough(h)]
    found = [hit for hit in found if Field.TITLE in hit.matched.values()] or found
    named = [q.snapshot.sessions[hit.document.id] for hit in found if evidence.named(hit)]
    meant = named if asked.fact is Fact.WHO else narrowed(asked, named)
    return meant[0].id if len(meant) == 1 else None


def _by_link(q: Query) -> Intent | None:
    """What can be joined by a link: the session that is named, else all of which everybody may
    know the link.
    """
    sessions = q.snapshot.sessions
    if (session := _session_named(q)) is not None:
        return OpenScreen(SessionAt(session)) if sessions[session].online else None
    online: list[Session] = [s for s in sessions.values() if s.online and not s.group]
    presses = tuple(SessionAt(session.id) for session in online[:SHOWN])
    if len(presses) == 1:
        return OpenScreen(presses[0])
    return Several(presses) if presses else None
