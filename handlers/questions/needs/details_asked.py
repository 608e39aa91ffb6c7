"""What people need of one thing that they name: its own card says it, or a page that names both."""

from collections import Counter
from collections.abc import Collection, Sequence, Set
from dataclasses import replace
from typing import Final

from handlers.info.actions import InfoAt
from handlers.questions.intents import Fact, Intent, OpenScreen
from handlers.questions.named.language_asked import names_a_language
from handlers.questions.named.ways_asked import WAYS
from handlers.questions.named.what_was_found import press_of
from handlers.questions.needs.pages_needed import MONEY, PLACES_NEEDED, that_have_all
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.evidence import evidence_of
from handlers.questions.reading.ruled_out import is_called_by_what_it_has
from handlers.questions.reading.senses import Sense
from locales.words import Word
from storage.programme.model import Kind
from storage.programme.searching.documents import Document, Field, Subject
from storage.programme.searching.needs import EMERGENCY, FOOD, HEALTH, LOST, RITE, needs_of
from storage.programme.searching.thesaurus import thesaurus

_OF_NO_THING: Final = PLACES_NEEDED | WAYS | MONEY | {EMERGENCY, HEALTH, LOST}
"""Needs that are the same whatever else is named, or are asked of prices and ways."""

_CALLED: Final = frozenset({Field.TITLE, Field.SPEAKER, Field.ALSO})


def detail_asked(asked: Asked) -> Intent | None:
    """The card of the one thing that is named, where it says what is needed, or a page of both."""
    said = {need.name for need in asked.needs}
    needs = said - _OF_NO_THING
    words = _besides_needs(asked)
    things = things_named(asked, words) if needs or said & MONEY else ()
    if not things:
        return None
    naming = Counter[Document]()
    for need in needs:
        for page, (weight, _) in asked.index.naming(need).items():
            naming[page] += weight
    both = [page for page in that_have_all(asked, words) if page in naming]
    if both:
        return OpenScreen(InfoAt(max(both, key=naming.__getitem__).id), asked.fact)
    # A price is told in other words than those it is asked in.
    needs |= MONEY if said & MONEY else frozenset()
    telling = [thing for thing in things if _tells(thing, asked, needs)]
    return OpenScreen(press_of(telling[0]), asked.fact) if len(telling) == 1 else None


def _tells(thing: Document, asked: Asked, needs: Set[str]) -> bool:
    """Whether the description of a thing says what is needed, or a word of it."""
    text = thing.fields.get(Field.ABSTRACT, ())
    stems = {word.stem for word in text}
    said = {word for need in asked.needs if need.name in needs for word in need.words}
    named = needs_of(asked.index.languages).named_in(text).keys()
    in_so_many_words = any(w.stem in stems for w in said if Sense.FILLERS not in asked.senses[w])
    # Of what one takes along to eat a thing tells by any word of food.
    by_chance = frozenset() if asked.has(Sense.CARRIES) else {FOOD}
    return in_so_many_words or bool(needs & named - by_chance)


def honest(found: Intent, asked: Asked) -> Intent:
    """The answer, and what it says nothing of: a page about what is needed, not about the thing."""
    match found:
        # Where something was lost is not what is asked about.
        case OpenScreen(InfoAt(id)) if not any(need.name == LOST for need in asked.needs):
            if rite := _rite_left_out(id, asked):
                return replace(found, unsaid=rite)
            if _tells_where_or_when(id, asked):
                return found
            words = _besides_needs(asked)
            things = things_named(asked, words)
            on_page = {
                w for h in evidence_of(asked, words).hits if h.document.id == id for w in h.matched
            }
            if len(things) == 1 and on_page.isdisjoint(words):
                return replace(found, unsaid=press_of(things[0]))
    return found


def _rite_left_out(page: str, asked: Asked) -> str | None:
    """The word for what somebody's faith lets them eat, where a page on food says nothing of it."""
    told = any(found.id == page for found in asked.index.naming(RITE))
    words = [str(word) for need in asked.needs if need.name == RITE for word in need.words]
    return words[0] if words and not told else None


def _tells_where_or_when(page: str, asked: Asked) -> bool:
    """Whether it is asked where or when there is what a page has by its word: the pictures of it.

    Whether one thing has it, "is the ceremony filmed", would have to be said of that very thing.
    """
    if asked.fact not in (Fact.WHERE, Fact.TIME):
        return False
    needed = [word for word in asked.topics if any(word in need.words for need in asked.needs)]
    evidence = evidence_of(asked, needed)
    return any(hit.document.id == page and evidence.is_exact(hit) for hit in evidence.hits)


def things_named(asked: Asked, words: Collection[Word]) -> Sequence[Document]:
    """The place, or the sessions or groups, whose names have all of some words."""
    evidence = evidence_of(asked, [*words])
    whole = [hit for hit in evidence.hits if len(hit.matched) == len({*words})]
    # "The run" is the „Morgenlauf“.
    exact = [
        h
        for h in whole
        if all(h.matched[w] is Field.ALSO or evidence.is_what(h, w) for w in words)
        and ({*h.matched.values()} != {Field.ALSO} or _is_a_meal(h.document, asked))
    ]
    # "In the gardens" is not "the school with a garden".
    places = [
        h
        for h in exact
        if h.document.subject is Subject.PLACE and not is_called_by_what_it_has(asked, h.document)
    ]
    found = [h for h in places if evidence.is_exact_title(h)] or [
        h
        for h in exact
        if h.document.subject in (Subject.SESSION, Subject.GROUP)
        and _CALLED.issuperset(h.matched.values())
    ]
    found = [hit for hit in found if Field.TITLE in hit.matched.values()] or found
    return [hit.document for hit in found]


def _is_a_meal(document: Document, asked: Asked) -> bool:
    """Whether something is a meal, which its hour calls as well as its title does."""
    kinds = thesaurus(asked.index.languages)
    return any(kinds.names(word, Kind.MEAL) for word in document.fields.get(Field.KIND, ()))


def _besides_needs(asked: Asked) -> list[Word]:
    """The words that name something, rather than what is needed or done; a kind if nothing else."""
    languages = asked.index.languages
    others = [
        word
        for word in asked.topics_besides_needs
        if not asked.senses[word]
        and word not in asked.verbs
        and not names_a_language(word, languages)
    ]
    kinds = thesaurus(languages)
    return [word for word in others if not kinds.names_a_kind([word])] or others
