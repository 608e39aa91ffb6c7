"""Which page answers what somebody needs, and when none does."""

from collections.abc import Mapping, Sequence
from typing import Final

from handlers.info.actions import InfoAt, Urgent
from handlers.questions.intents import Intent, OpenScreen
from handlers.questions.named.ways_asked import RIDES
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.evidence import Evidence, evidence_of
from handlers.questions.reading.senses import Sense
from locales.words import Word
from storage.programme.model import Kind
from storage.programme.searching.documents import Document, Field, Subject
from storage.programme.searching.needs import COSTS, FOOD, HEALTH, RITE, WATER
from storage.programme.searching.thesaurus import thesaurus
from storage.programme.snapshot import Snapshot

LODGING: Final = "lodging"
PLACES_NEEDED: Final = frozenset({LODGING, "station", "airport"}) | RIDES
"""Where something is or goes: what is asked of them has to be on the page, too."""

_WAYS: Final = PLACES_NEEDED | {"arrival"}
_TITLED: Final = frozenset({Field.TITLE, Field.ALSO})
_SERVED: Final = frozenset({FOOD, WATER})
WEATHER: Final = "weather"
PRICE: Final = "price"
PAYMENT: Final = "payment"
MONEY: Final = frozenset({COSTS, PRICE, PAYMENT})

Weight = tuple[int, int, int]
"""How well needs are named, how early the first one that is stands, by how many words."""


def of_pages(
    pages: Mapping[Document, Weight], asked: Asked, needs: Sequence[str], snapshot: Snapshot
) -> Intent | None:
    """The page that names most, the one with most of the other words among those as good.

    None where something else is asked, of which the page says nothing.
    """
    best = max(weight[:2] for weight in pages.values())
    found = [page for page, weight in pages.items() if weight[:2] == best]
    evidence = evidence_of(asked, asked.topics)
    hits = [hit.document for hit in evidence.of_subject(Subject.INFO)]
    found.sort(
        key=lambda page: (
            snapshot.info[page.id].urgent,
            hits.index(page) if page in hits else len(hits),
            -pages[page][2],
        )
    )
    asks_for_help = any(need.name == HEALTH for need in asked.needs)
    if asks_for_help and any(snapshot.info[page.id].urgent for page in found):
        return OpenScreen(Urgent())
    if is_beside(found[0], asked, needs, evidence) or _is_mostly_unknown(asked):
        return None
    return OpenScreen(InfoAt(found[0].id), asked.fact)


def _is_mostly_unknown(asked: Asked) -> bool:
    """Whether half of what is said, and more than one word, says nothing to anybody here.

    "Why do Germans help them and give us no visa" is not asked of the page on visas. From where
    somebody has to find their way is no matter.
    """
    if any(need.name in _WAYS for need in asked.needs):
        return False
    said = [w for w in asked.topics_besides_needs if w not in asked.verbs and not asked.senses[w]]
    unknown = [word for word in said if not asked.known(word).stems]
    return len(unknown) > 1 and 2 * len(unknown) >= len(asked.topics)


def is_beside(page: Document, asked: Asked, needs: Sequence[str], evidence: Evidence) -> bool:
    """Whether a page leaves out what is asked: somebody of the programme, or more than a place.

    "When does Ann speak, in which room" is about no room to sleep in, and "can I wash clothes at
    the hotel" about more than the hotel.
    """
    on_page = next((hit.matched for hit in evidence.hits if hit.document is page), {})
    named = {n for n in needs if page in asked.index.naming(n)}
    met = {
        w for need in asked.needs if need.name in named | PLACES_NEEDED | MONEY for w in need.words
    }
    taken = {*on_page, *met, *asked.verbs}
    left = [w for w in asked.topics if w not in taken and not asked.senses[w]]
    fields = {field for hit in evidence.hits for w, field in hit.matched.items() if w in left}
    if Field.SPEAKER in fields:
        return True
    if RITE in needs or not named <= PLACES_NEEDED:
        return False
    rides = {need.name: need.words for need in asked.needs if need.name in RIDES}
    if rides and named.isdisjoint(RIDES):
        return True
    # "A bus from the airport" is none of a page that knows no airport.
    from_there = (name for name, words in rides.items() if words & asked.origins)
    if len(rides) > 1 and not named.issuperset(from_there):
        return True
    others = (need.name for need in asked.needs if need.name not in PLACES_NEEDED)
    if any(not asked.index.naming(other) for other in others):
        return True
    known = [word for word in left if asked.known(word).exact]
    return bool(known) or 2 * len(left) >= len(asked.topics)


def page_of_all(asked: Asked, needs: Sequence[str]) -> Document | None:
    """The page that names a need and has all the words of the question."""
    named = {page for need in needs for page in asked.index.naming(need)}
    return next((page for page in that_have_all(asked, asked.topics) if page in named), None)


def that_have_all(asked: Asked, words: Sequence[Word]) -> Sequence[Document]:
    """The pages that have all of some words, if there are any."""
    hits = evidence_of(asked, words).of_subject(Subject.INFO)
    return [hit.document for hit in hits if all(word in hit.matched for word in words)]


def is_called_so(asked: Asked, needs: Sequence[str]) -> bool:
    """Whether all that is asked stands in one title, of which the need is but a part."""
    others, topics = asked.topics_besides_needs, asked.topics
    only_a_ride = not others and not RIDES.isdisjoint(needs)
    if len(topics) == 1 or len(others) == len(topics) or only_a_ride:
        return False
    evidence = evidence_of(asked, topics)
    titled = (
        hit
        for hit in evidence.of_subject(Subject.SESSION)
        if evidence.is_exact(hit) and _TITLED.issuperset(hit.matched.values())
    )
    return any(all(word in hit.matched for word in topics) for hit in titled)


def without_weather(asked: Asked) -> Asked:
    """The question without what it says of the weather, where it names a session as well."""
    is_asked = asked.has(Sense.HOW) or asked.has(Sense.WHICH)
    if WEATHER not in {need.name for need in asked.needs} or is_asked:
        return asked
    evidence = evidence_of(asked, asked.topics_besides_needs)
    sessions = evidence.of_subject(Subject.SESSION)
    is_named = any(Field.TITLE in hit.matched.values() for hit in sessions)
    is_named = is_named and not evidence.of_subject(Subject.PLACE)
    return asked.besides_needs() if is_named else asked


def without_drinking(asked: Asked) -> Asked:
    """The question without that one drinks or eats, where a meal is called what is asked for."""
    needs = {need.name for need in asked.needs if not need.named}
    if not needs or not needs <= _SERVED or not asked.topics_besides_needs:
        return asked
    evidence = evidence_of(asked, asked.topics_besides_needs)
    meals = thesaurus(asked.index.languages).kinds[Kind.MEAL]
    served = any(
        evidence.is_exact(hit)
        and not _TITLED.isdisjoint(hit.matched.values())
        and any(word in meals for word in hit.document.fields.get(Field.KIND, ()))
        for hit in evidence.of_subject(Subject.SESSION)
    )
    return asked.besides_needs() if served else asked
