"""What tells of the needs that are asked about, and how well: by its name, or in passing."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from handlers.questions.intents import Fact
from handlers.questions.named.ways_asked import at_that_place
from handlers.questions.needs.pages_needed import (
    LODGING,
    MONEY,
    PAYMENT,
    PRICE,
    WEATHER,
    Weight,
    that_have_all,
)
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.evidence import evidence_of
from handlers.questions.reading.ruled_out import about_a_diet
from storage.programme.searching.documents import Document, Subject
from storage.programme.searching.needs import COSTS, DIET, FOOD, RITE
from storage.programme.searching.postings import IN_A_NAME, IN_A_TEXT

_RELATED: Final[Mapping[str, Sequence[str]]] = MappingProxyType(
    {
        "exchange": ("payment", "cash"),
        "bus": ("transport", "arrival"),
        "taxi": ("transport", "arrival"),
        "transport": ("bus", "arrival"),
        "pictures": ("recording",),
        "tickets": ("registration",),
        "registration": ("tickets",),
        RITE: (DIET, FOOD),
    }
)
"""What is told of beside a need, where nothing names that itself."""

_DISTANCE: Final = "distance"
_NAMED_AT_LEAST: Final = frozenset({WEATHER, _DISTANCE, PAYMENT})
"""What a page has to be called after: one that mentions a raincoat is no forecast."""

_SEVERAL: Final = 2
"""By so many words a page tells of it."""


def what_tells_of(asked: Asked, needs: Sequence[str]) -> Mapping[Document, Weight]:
    """What names the needs, else what is told of beside them, and how well."""
    naming = _of_price(asked, needs, _of_what_is_paid(asked, needs) or _weights(asked, needs))
    if not naming and COSTS not in needs:
        related = [other for need in needs for other in _RELATED.get(need, ())]
        beside = _weights(asked, at_that_place(asked, related))
        naming = {found: weight for found, weight in beside.items() if weight[0] >= IN_A_NAME}
    if PAYMENT in needs and asked.fact is Fact.WHO:
        told = {d for need in MONEY for d in asked.index.naming(need)}
        naming = {found: weight for found, weight in naming.items() if found in told}
    if _DISTANCE in needs:
        naming = {found: w for found, w in naming.items() if found in asked.index.naming(_DISTANCE)}
    return naming


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


def _of_what_is_paid(asked: Asked, needs: Sequence[str]) -> Mapping[Document, Weight]:
    """What tells of paying and names the thing: drinks, rather than where one pays the fee."""
    others = [need for need in needs if need not in MONEY]
    if not others or MONEY.isdisjoint(needs):
        return {}
    told = _weights(asked, others)
    how = {found: w for found, w in told.items() if found in asked.index.naming(PAYMENT)}
    if PAYMENT in needs and how:
        return how
    paid = {document for need in MONEY for document in asked.index.naming(need)}
    return {found: w for found, w in told.items() if found in paid}


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
        hits = [h for h in evidence_of(asked, things).hits if len(h.matched) == len(set(things))]
        pages = (hit.document for hit in hits if hit.document.subject is Subject.INFO)
        naming = {page: naming.get(page, (IN_A_TEXT, 0, 1)) for page in pages}
    if others := [need for need in needs if need not in MONEY]:
        priced &= _weights(asked, others).keys()
    return {document: weight for document, weight in naming.items() if document in priced}


def _about_all_else(asked: Asked, need: str) -> Sequence[Document]:
    """The pages that have whatever is asked besides a need."""
    said = {word for one in asked.needs if one.name == need for word in one.words}
    return that_have_all(asked, [word for word in asked.topics if word not in said])
