"""What a question is not about, whatever words of it something has."""

import re
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise
from typing import Final

from handlers.questions.asked import Asked
from handlers.questions.intents import Fact
from handlers.questions.question_words import QuestionWords, question_words
from handlers.questions.senses import Sense
from locales.time_words import time_words
from locales.words import Word, word_rules
from storage.programme.model import Kind, Session
from storage.programme.search import Hit
from storage.programme.searching.documents import NAMES, Document, Field, Subject
from storage.programme.searching.needs import AIRPORT, COSTS, DIET, FOOD, Need
from storage.programme.searching.postings import IN_A_NAME
from storage.programme.searching.thesaurus import thesaurus

_FROM_TO: Final = re.compile(r"\s+(?:[–—→-]|->)\s+")
_SEVERAL: Final = 2


def asks_how(asked: Asked, hit: Hit) -> bool:
    """Whether it is asked if something is so, and nothing says it: "is the film outdoors"."""
    of_itself = hit.document.subject in (Subject.SESSION, Subject.PLACE)
    asks_else = any(map(asked.has, (Sense.WANT, Sense.ASKING))) or bool(asked.facts)
    if asks_else or asked.needs or not of_itself or Field.PLACE in hit.matched.values():
        return False
    how = (word for word in asked.words if asked.senses[word] == {Sense.COMMON})
    return any(not asked.index.has_in(hit.document, asked.known(word).stems) for word in how)


def is_for_something_else(asked: Asked, hit: Hit) -> bool:
    """Whether a question that has a word of this wants something of it that it does not say.

    A price; to do what it does not name ("can I lend books?"); what people need; or it is no
    question: "I have no money" asks for no talk about money.
    """
    of_session = hit.document.subject in (Subject.SESSION, Subject.INFO)
    if not of_session or asked.has(Sense.GROUPS) or asked.has(Sense.TEAMS):
        return False
    if asked.fact is Fact.WHO and _is_done_by_somebody(asked, hit):
        return True
    met = {need.name for need in asked.needs if not _unmet(asked, need, hit)}
    needs_other = any(need.name not in met for need in asked.needs if not need.named)
    return asks_a_price(asked) or is_a_plaint(asked) or needs_other or _cannot_be_done(asked, hit)


def _is_done_by_somebody(asked: Asked, hit: Hit) -> bool:
    """Whether it is asked who has done what no programme says: "who has written the resolution"."""
    last = asked.words[-1]
    says_little = asked.senses[last] == {Sense.COMMON}
    is_unknown = not asked.senses[last] and not asked.known(last).stems
    is_deed = (says_little or is_unknown) and last not in hit.matched
    return is_deed and asked.has(Sense.AUXILIARY)


def is_measured(asked: Asked, words: Sequence[Word]) -> bool:
    """Whether it is asked how old or how cold something is, which no programme says."""
    if asked.has(Sense.HOW) and all(word in asked.verbs for word in words):
        return True
    behind = {after for how, after in pairwise(asked.words) if Sense.HOW in asked.senses[how]}
    if asked.fact is None and any(asked.senses[word] == {Sense.COMMON} for word in behind):
        return True
    unsaid = (word for word in words if word in behind and not asked.index.has(word))
    return asked.fact is None and any(not asked.senses[word] for word in unsaid)


def asks_a_price(asked: Asked) -> bool:
    """Whether a price is asked for, by words that are no name of anything."""
    costs = (need for need in asked.needs if need.name == COSTS and not need.named)
    index = asked.index
    return not all(any(index.is_in_a_name(w) and index.says(w) for w in c.words) for c in costs)


def is_a_plaint(asked: Asked) -> bool:
    """Whether somebody says what they have not, and asks for nothing."""
    asks = any(map(asked.has, (Sense.MAY, Sense.WANT, Sense.WHAT, Sense.ASKING, Sense.SEATS)))
    return asked.has(Sense.ME) and asked.has(Sense.OFF) and asked.fact is None and not asks


def _unmet(asked: Asked, need: Need, hit: Hit) -> Set[Word]:
    """The words of a need that a hit says nothing of; all, where it has a word of it by chance."""
    said = {word for word in need.words if asked.senses[word] <= {Sense.COMMON}}
    if need.name == FOOD or len(need.words) < _SEVERAL or not said:
        return frozenset()
    met = need.words & hit.matched.keys()
    if Field.SPEAKER in hit.matched.values():
        return frozenset()
    if met == hit.matched.keys() and hit.document not in asked.index.naming(need.name):
        return said
    return {word for word in said if word in asked.topics and word not in met} if met else said


def _cannot_be_done(asked: Asked, hit: Hit) -> bool:
    """Whether somebody asks if they may do something that a hit does not name."""
    possible = asked.has(Sense.MAY) and asked.fact in (None, Fact.WHERE)
    # To take part is what one does at all of them.
    deeds = (w for w in asked.topics if w in asked.verbs and Sense.SIGN_UP not in asked.senses[w])
    return possible and any(word not in hit.matched for word in deeds)


def mentions(hit: Hit, asking: QuestionWords) -> bool:
    """Whether a title has what was said only behind what it is about: "Cooking: for the party"."""

    def is_filler(word: Word) -> bool:
        return Sense.FILLERS in asking.senses(word)

    return any(
        word in hit.matched and is_filler(before) and not all(map(is_filler, title[:place]))
        for title in hit.document.titles
        for place, (before, word) in enumerate(pairwise(title))
    )


def is_called_by_what_it_has(asked: Asked, document: Document) -> bool:
    """Whether a title has each word of a question only behind what it is: "the school with a big
    garden".
    """
    asking = question_words(asked.index.languages)
    stems = {stem for word in asked.topics for stem in asked.known(word).stems}

    def is_behind(title: Sequence[Word], place: int) -> bool:
        fillers = [Sense.FILLERS in asking.senses(word) for word in title[:place]]
        return any(fillers[max(place - 2, 1) :]) and not all(fillers)

    places = [
        (title, place)
        for title in document.titles
        for place, word in enumerate(title)
        if word.stem in stems
    ]
    return bool(places) and all(is_behind(title, place) for title, place in places)


def goes_elsewhere(asked: Asked, hit: Hit, words: Sequence[Word]) -> bool:
    """Whether a ride is asked for to a place that a hit does not have.

    Of a tour it has to be in a name, for its description tells of many places.
    """
    towards = [hit.matched.get(word) for word in asked.destinations]
    if name_one_of(asked, words, Kind.TRANSFER):
        return None in towards
    is_tour = name_one_of(asked, words, Kind.CULTURE)
    return is_tour and any(field not in NAMES for field in towards)


def name_one_of(asked: Asked, words: Iterable[Word], kind: Kind) -> bool:
    """Whether one of some words says such sessions."""
    kinds = thesaurus(asked.index.languages)
    return any(kinds.names(word, kind) for word in words)


def that_may_be_meant(asked: Asked, hits: Iterable[Hit]) -> list[Hit]:
    """The hits without what a question cannot mean."""
    hits = _without_teams_called_so(asked, [*hits])
    diets = about_a_diet(asked)
    says_little = _say_little(asked)
    return [
        hit
        for hit in hits
        if hit.document not in diets
        and not hit.matched.keys() <= says_little
        and not leads_away(asked, hit.document)
        and not (asked.destinations and _is_elsewhere(asked, hit))
    ]


def _without_teams_called_so(asked: Asked, hits: Sequence[Hit]) -> Sequence[Hit]:
    """The hits without the team "Film", where a session has the film that is asked for."""
    things = thesaurus(asked.index.languages)
    named = {word for word in asked.topics if things.has(word)}
    if asked.has(Sense.TEAMS) or not named:
        return hits

    def is_a_team(hit: Hit) -> bool:
        by_team = hit.document.subject is Subject.TEAM or Field.TEAM in hit.matched.values()
        return by_team and named >= hit.matched.keys()

    sessions = (h for h in hits if h.document.subject is Subject.SESSION and not is_a_team(h))
    titled = any(hit.matched.get(word) is Field.TITLE for hit in sessions for word in named)
    return [hit for hit in hits if not is_a_team(hit)] if titled else hits


def _say_little(asked: Asked) -> Set[Word]:
    """The words that name nothing by themselves, though a title has them.

    "The first talk" is no first aid, and "what do we take" no title that asks the same.
    """
    counting = time_words(asked.index.languages).ordinals.keys()
    counts = {word for word in asked.topics if word.folded in counting}
    behind = {after for what, after in pairwise(asked.words) if Sense.WHAT in asked.senses[what]}
    names = thesaurus(asked.index.languages)
    everyday = (word for word in behind if Sense.COMMON in asked.senses[word])
    return counts.union(word for word in everyday if not names.has(word))


def _is_elsewhere(asked: Asked, hit: Hit) -> bool:
    """Whether a ride only begins where somebody wants to go, or a team is called after it."""
    towards = [hit.matched.get(to) for to in asked.destinations]
    if Field.TEAM in towards and not asked.has(Sense.TEAMS):
        return True
    kind = hit.document.fields.get(Field.KIND, ())
    begins_there = not {Field.PLACE, Field.ADDRESS}.isdisjoint(towards)
    return begins_there and name_one_of(asked, kind, Kind.TRANSFER)


def leads_there(asked: Asked, document: Document) -> bool:
    """Whether a title says that it goes where somebody wants to go.

    The excursion to the „Dahliengarten“ is none to „Gärten“ where something is called just so.
    """
    asking = question_words(asked.index.languages)
    known = [asked.known(word).stems for word in asked.destinations]
    there = {stem for one in known for stem, met in one.items() if met == max(one.values())}
    return any(
        after.stem in there and Sense.TOWARDS in asking.senses(before)
        for before, after in _relations(document, asked)
    )


def _relations(document: Document, asked: Asked) -> Iterable[tuple[Word, Word]]:
    """The words of a title with what stands before each but its article: "from (the) garden"."""
    languages, title = asked.index.languages, document.fields.get(Field.TITLE, ())
    articles, asking = time_words(languages).articles, question_words(languages)
    relates = (Sense.TOWARDS, Sense.OUT_OF)
    return pairwise(
        word
        for word in title
        if word.folded not in articles or not asking.senses(word).isdisjoint(relates)
    )


def leads_away(asked: Asked, document: Document) -> bool:
    """Whether something is asked to or from a place, and this is called after the way back."""
    if asked.returns or not (asked.origins or asked.destinations):
        return False
    if asked.origins and _lands(asked) and _is_a_departure(document, asked):
        return True
    origins, destinations = asked.origin_stems, asked.destination_stems
    title = document.fields.get(Field.TITLE, ())
    if not any(word.stem in origins or word.stem in destinations for word in title):
        return False
    asking, meant, away = question_words(asked.index.languages), False, False
    for before, after in _relations(document, asked):
        if after.stem in origins or after.stem in destinations:
            senses = asking.senses(before)
            out, towards = Sense.OUT_OF in senses, Sense.TOWARDS in senses
            away = (
                away or (towards and after.stem in origins) or (out and after.stem in destinations)
            )
            meant = meant or (out and after.stem in origins)
            meant = meant or (towards and after.stem in destinations)
    return away and not meant


def _lands(asked: Asked) -> bool:
    """Whether the way from an airport is asked for, where one arrives."""
    return any(need.name == AIRPORT and need.words & asked.origins for need in asked.needs)


def _is_a_departure(document: Document, asked: Asked) -> bool:
    languages = asked.index.languages
    leaves = {word.stem for word in thesaurus(languages).words_for("departure")}
    return any(word.stem in leaves for word in document.fields.get(Field.TITLE, ()))


def runs_the_other_way(asked: Asked, session: Session) -> bool:
    """Whether a title names from where to where, and that is not the way asked for: "A – B"."""
    named, rules = asked.destinations | asked.origins, word_rules(asked.index.languages)
    for title in session.title.values() if named else ():
        ends = [
            {word.stem for word in rules.all_words(part)} for part in _FROM_TO.split(title) if part
        ]
        for word in named if len(ends) > 1 else ():
            stems = asked.known(word).stems.keys()
            near, far = (ends[0], ends[-1]) if word in asked.destinations else (ends[-1], ends[0])
            if not stems.isdisjoint(near) and stems.isdisjoint(far):
                return True
    return False


def about_a_diet(asked: Asked) -> Set[Document]:
    """The pages about what some people eat, where food is asked for and none of that is.

    A page that is called after food as well is about all of it.
    """
    needs = {need.name for need in asked.needs}
    if FOOD not in needs or DIET in needs:
        return frozenset()
    diets, food = (
        {document for document, (weight, _) in asked.index.naming(n).items() if weight >= IN_A_NAME}
        for n in (DIET, FOOD)
    )
    return diets - food
