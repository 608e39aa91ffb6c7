"""What somebody needs besides the programme: the page, or the session, whose own words name it."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from handlers.info.actions import InfoAt, Urgent
from handlers.programme.actions import SessionAt
from handlers.questions.among import SHOWN
from handlers.questions.asked import Asked
from handlers.questions.counted import names_a_kind
from handlers.questions.evidence import Evidence
from handlers.questions.intents import (
    OF_A_SESSION,
    Contact,
    Fact,
    Intent,
    Nothing,
    OpenScreen,
    Several,
)
from handlers.questions.moments_asked import MomentsAsked
from handlers.questions.pages_needed import (
    LODGING,
    MONEY,
    PRICE,
    WEATHER,
    Weight,
    is_beside,
    is_called_so,
    of_pages,
    page_of_all,
    that_have_all,
)
from handlers.questions.ruled_out import about_a_diet, leads_away
from handlers.questions.senses import Phrase, Sense
from handlers.questions.sessions_named import narrowed
from handlers.questions.topics import press_of
from handlers.questions.ways_asked import (
    BY_ONESELF,
    RIDES,
    RIDES_AND_LINES,
    SOON,
    at_that_place,
    place_to_reach,
    ride_there,
)
from locales.words import Word
from storage.programme.model import Kind, Session
from storage.programme.search import IN_A_NAME, IN_A_TEXT
from storage.programme.searching.documents import NAMES, Document, Field, Subject
from storage.programme.searching.needs import (
    COSTS,
    EMERGENCY,
    FOOD,
    HEALTH,
    LOST,
    OFFICE,
    REGISTRATION,
)
from storage.programme.snapshot import Snapshot

_AGE: Final = "age"
_OF_BODIES: Final = frozenset({HEALTH, FOOD})
"""What may as well be the title of something."""

_OF_SEATS: Final = (Sense.SEATS, Sense.GROUPS, Sense.SIGN_UP, Sense.WANT)

_ORGANISING: Final = frozenset({Kind.OTHER, Kind.TRANSFER, Kind.MEAL})
"""Sessions that are about nothing themselves, as a talk is."""

_BY_ITS_CARD: Final = frozenset({"interpreting"})
"""What the card of a session says of it, unless a page says it of this very session."""

_RELATED: Final[Mapping[str, Sequence[str]]] = MappingProxyType(
    {
        "exchange": ("payment", "cash"),
        "bus": ("transport", "arrival"),
        "taxi": ("transport", "arrival"),
        "transport": ("bus", "arrival"),
        "pictures": ("recording",),
        "tickets": ("registration",),
        "registration": ("tickets",),
    }
)
"""What is told of beside a need, where nothing names that itself."""

PAYMENT: Final = "payment"
DISTANCE: Final = "distance"
_NAMED_AT_LEAST: Final = frozenset({WEATHER, DISTANCE, PAYMENT})
"""What a page has to be called after: one that mentions a raincoat is no forecast."""

_SIGHTS: Final = "sights"
_OF_SPEAKERS: Final = "speakers"
_SEVERAL: Final = 2
"""By so many words a page tells of it."""

_BY_LINK: Final = "recording"


def what_is_needed(asked: Asked, moments: MomentsAsked, snapshot: Snapshot) -> Intent | None:
    """What names most of what is needed; None where the question is about something else."""
    needs = _needs(asked, moments, snapshot)
    homeward = asked.says(Phrase.HOMEWARD) and RIDES_AND_LINES.issuperset(needs)
    if not needs or homeward:
        return place_to_reach(asked, needs)
    if is_called_so(asked, needs):
        return None
    if _BY_ITS_CARD & set(needs) and (session := _session_named(asked, snapshot)):
        if of_both := page_of_all(asked, needs):
            return OpenScreen(InfoAt(of_both.id), asked.fact)
        return OpenScreen(SessionAt(session), asked.fact or Fact.LANGUAGE)
    if LOST in needs and not asked.index.naming(LOST):
        return Nothing()
    naming = _of_price(asked, needs, _weights(asked, needs))
    if not naming and COSTS not in needs:
        related = [other for need in needs for other in _RELATED.get(need, ())]
        beside = _weights(asked, at_that_place(asked, related))
        naming = {found: weight for found, weight in beside.items() if weight[0] >= IN_A_NAME}
    if PAYMENT in needs and asked.fact is Fact.WHO:
        told = {d for need in MONEY for d in asked.index.naming(need)}
        naming = {found: weight for found, weight in naming.items() if found in told}
    if DISTANCE in needs:
        naming = {found: w for found, w in naming.items() if found in asked.index.naming(DISTANCE)}
    if ride := ride_there(asked, needs, moments, snapshot):
        return ride
    pages = {d: w for d, w in naming.items() if d.subject is Subject.INFO}
    others = _others(asked, naming, snapshot)
    if moments.given and any(weight[0] >= IN_A_NAME for weight in pages.values()):
        # "I leave on Friday, how do I get my certificate" is not told on Saturday.
        then = {session.id for session in moments.filtered([*snapshot.sessions.values()])}
        others = {d: w for d, w in others.items() if d.id in then}
    alone = next(iter(others)) if len(others) == 1 else None
    opened = None
    if (
        alone
        and _organises(alone, snapshot)
        and _is_met(alone, asked)
        and not is_beside(alone, asked, needs, Evidence(asked, asked.topics))
    ):
        opened = OpenScreen(press_of(alone), asked.fact)
    if others and _is_of_a_session(asked, needs, others, moments, snapshot):
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
    of_all = _BY_LINK in needs and not others and not _session_named(asked, snapshot)
    return _by_link(snapshot) if of_all else None


def _needs(asked: Asked, moments: MomentsAsked, snapshot: Snapshot) -> list[str]:
    """The needs that a question is about, what weighs most first."""
    named = _named_in_the_programme(asked)
    said = (n for n in asked.needs if n.name != EMERGENCY)
    meant = (
        n.name
        for n in said
        if not n.words <= (named if n.name in _OF_BODIES else _names_of_people(asked, n.words))
    )
    needs = list(dict.fromkeys(meant))
    if _OF_SPEAKERS in needs and _asks_who_speaks(asked):
        needs.remove(_OF_SPEAKERS)
    if _AGE in needs and asked.topics_besides_needs and not asked.has(Sense.MAY):
        needs.remove(_AGE)
    meals = (s for s in snapshot.sessions.values() if s.kind is Kind.MEAL)
    if (
        FOOD in needs
        and COSTS not in needs
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
    evidence = Evidence(asked, words)
    hits = (h for h in evidence.hits if h.document.subject is not Subject.INFO)
    exact = (hit for hit in hits if evidence.is_exact(hit))
    called = {w for hit in exact for w, field in hit.matched.items() if field in NAMES}
    return frozenset(word for word in words if word in called)


def _about_all_else(asked: Asked, need: str) -> Sequence[Document]:
    """The pages that have whatever is asked besides a need."""
    said = {word for one in asked.needs if one.name == need for word in one.words}
    return that_have_all(asked, [word for word in asked.topics if word not in said])


def _names_of_people(asked: Asked, words: Iterable[Word]) -> frozenset[Word]:
    """The words that are a speaker's name in this very form: Ms. Tauber is not deaf."""
    said = [word for word in words if asked.index.says(word)]
    hits = Evidence(asked, said).of_subject(Subject.SESSION) if said else ()
    names = {w for h in hits for w, field in h.matched.items() if field is Field.SPEAKER}
    return frozenset(word for word in said if word in names)


def _weights(asked: Asked, needs: Sequence[str]) -> dict[Document, Weight]:
    """What names the needs, and how well."""
    found: dict[Document, Weight] = {}
    for place, need in enumerate(needs):
        about = _about_all_else(asked, need) if need in _NAMED_AT_LEAST else ()
        for document, (weight, count) in asked.index.naming(need).items():
            several = need == PAYMENT and count >= _SEVERAL
            in_passing = weight < IN_A_NAME and not several
            if need in _NAMED_AT_LEAST and in_passing and document not in about:
                continue
            if need == LODGING and weight < IN_A_NAME and len(needs) > 1:
                continue
            known, first, besides = found.get(document, (0, -place, 0))
            found[document] = known + weight, first, besides + count
    diets = about_a_diet(asked)
    return {document: weight for document, weight in found.items() if document not in diets}


def _others(
    asked: Asked, naming: Mapping[Document, Weight], snapshot: Snapshot
) -> dict[Document, Weight]:
    """What is no page: where it is about something itself, it has to have a word of the need."""
    named = _named(asked)
    return {
        document: weight
        for document, weight in naming.items()
        if document.subject is not Subject.INFO
        and not leads_away(asked, document)
        and (document in named or _organises(document, snapshot))
    }


def _is_met(found: Document, asked: Asked) -> bool:
    """Whether something has a word of the need that is said, or what it is needed for.

    It has to go where somebody wants to go.
    """
    hits = Evidence(asked, asked.topics).hits
    matched = next((hit.matched for hit in hits if hit.document is found), {})
    called = found in _named(asked) or any(word in matched for word in asked.topics_besides_needs)
    return called and all(word in matched for word in asked.destinations)


def _named(asked: Asked) -> set[Document]:
    """What is called by a word of the needs that is said."""
    needed = [word for need in asked.needs for word in need.words]
    evidence = Evidence(asked, needed)
    return {
        hit.document
        for hit in evidence.hits
        if evidence.is_exact(hit) and not NAMES.isdisjoint(hit.matched.values())
    }


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


def _organises(document: Document, snapshot: Snapshot) -> bool:
    session = snapshot.sessions.get(document.id) if document.subject is Subject.SESSION else None
    return session is not None and session.kind in _ORGANISING


def _of_price(
    asked: Asked, needs: Sequence[str], naming: Mapping[Document, Weight]
) -> Mapping[Document, Weight]:
    """Where a price is asked for, what says one."""
    if COSTS not in needs:
        return naming
    unknown = (w for w in asked.topics_besides_needs if not asked.known(w).stems)
    if any(not asked.senses[word] and word not in asked.verbs for word in unknown):
        return {}
    priced = asked.index.naming(COSTS).keys() | asked.index.naming(PRICE).keys()
    things = [w for w in asked.topics_besides_needs if not asked.senses[w]]
    if things:
        hits = [h for h in Evidence(asked, things).hits if len(h.matched) == len(set(things))]
        pages = (hit.document for hit in hits if hit.document.subject is Subject.INFO)
        naming = {page: naming.get(page, (IN_A_TEXT, 0, 1)) for page in pages}
    if others := [need for need in needs if need not in MONEY]:
        priced &= _weights(asked, others).keys()
    return {document: weight for document, weight in naming.items() if document in priced}


def _is_of_a_session(
    asked: Asked,
    needs: Sequence[str],
    others: Mapping[Document, Weight],
    moments: MomentsAsked,
    snapshot: Snapshot,
) -> bool:
    """Whether something of the programme is meant: by its time, its kind or its name."""
    if moments.given or asked.fact in OF_A_SESSION or asked.has(Sense.WHEN):
        return True
    found = [snapshot.sessions[d.id] for d in others if d.subject is Subject.SESSION]
    if asked.fact is Fact.WHERE and needs == [REGISTRATION]:
        # The desk of that name, rather than a page on how one is registered elsewhere.
        return any(moments.is_within(session, SOON) for session in found)
    rides = [session for session in found if session.kind is Kind.TRANSFER]
    if rides and not RIDES.isdisjoint(needs):
        return BY_ONESELF not in needs and any(
            moments.is_within(session, SOON) for session in rides
        )
    return any(names_a_kind(word, asked.index) for word in asked.words)


def _session_named(asked: Asked, snapshot: Snapshot) -> str | None:
    """The id of the one session that is named besides what is needed of it."""
    others = [
        word
        for word in asked.topics_besides_needs
        if Sense.LANGUAGES not in asked.senses[word] and not names_a_kind(word, asked.index)
    ]
    evidence = Evidence(asked, others)
    found = [h for h in evidence.of_subject(Subject.SESSION) if evidence.is_enough(h)]
    found = [hit for hit in found if Field.TITLE in hit.matched.values()] or found
    named = [snapshot.sessions[hit.document.id] for hit in found if evidence.named(hit)]
    meant = named if asked.fact is Fact.WHO else narrowed(asked, named)
    return meant[0].id if len(meant) == 1 else None


def _by_link(snapshot: Snapshot) -> Intent | None:
    """The sessions that can be joined by a link that all may know."""
    online: list[Session] = [s for s in snapshot.sessions.values() if s.online and not s.group]
    presses = tuple(SessionAt(session.id) for session in online[:SHOWN])
    if len(presses) == 1:
        return OpenScreen(presses[0])
    return Several(presses) if presses else None
