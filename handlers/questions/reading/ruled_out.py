"""What a question is not about, whatever words of it something has."""

from collections.abc import Iterable, Sequence, Set
from itertools import pairwise
from typing import Final

from handlers.questions.intents import Fact
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.question_words import QuestionWords, question_words
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.where_titles_lead import leads_away
from locales.time_words import time_words
from locales.words import Word
from storage.programme.model import Kind
from storage.programme.search import Hit
from storage.programme.searching.documents import NAMES, Document, Field, Subject
from storage.programme.searching.needs import COSTS, DIET, FOOD, RITE, Need
from storage.programme.searching.postings import IN_A_NAME
from storage.programme.searching.thesaurus import ABOUT_SOMETHING, thesaurus

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
    """Whether somebody says what they have not, and asks for nothing.

    That something is off, as they were told, is no plaint.
    """
    asking = (Sense.MAY, Sense.WANT, Sense.WHAT, Sense.ASKING, Sense.SEATS, Sense.CHANGES)
    says_so = asked.has(Sense.ME) and asked.has(Sense.OFF) and asked.fact is None
    return says_so and not any(map(asked.has, asking))


def _unmet(asked: Asked, need: Need, hit: Hit) -> Set[Word]:
    """The words of a need that a hit says nothing of; all, where it has a word of it by chance."""
    said = {word for word in need.words if asked.senses[word] <= {Sense.COMMON}}
    if need.name == FOOD or len(need.words) < _SEVERAL or not said:
        return frozenset()
    met = need.words & hit.matched.keys()
    if Field.SPEAKER in hit.matched.values():
        return frozenset()
    # Who lists "bank" for a page tells where one is.
    if hit.document.subject is Subject.INFO and any(map(asked.index.lists, met)):
        return frozenset()
    if met == hit.matched.keys() and hit.document not in asked.index.naming(need.name):
        return said
    return {word for word in said if word in asked.topics and word not in met} if met else said


def _cannot_be_done(asked: Asked, hit: Hit) -> bool:
    """Whether somebody asks if they may do something that a hit does not name."""
    if not asked.has(Sense.MAY) or asked.fact not in (None, Fact.WHERE):
        return False
    # To take part is what one does at all of them.
    deeds = (w for w in asked.topics if w in asked.verbs and Sense.SIGN_UP not in asked.senses[w])
    # Whether one's own dog may come aboard does not say the boat.
    with_ones_own = asked.of_ones_own and any(n.words.isdisjoint(hit.matched) for n in asked.needs)
    if with_ones_own or any(word not in hit.matched for word in deeds):
        return True
    # Where one may smoke says no workshop against it.
    kind = hit.document.fields.get(Field.KIND, ()) if asked.practical & hit.matched.keys() else ()
    return any(name_one_of(asked, kind, about) for about in ABOUT_SOMETHING)


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
    # „Auf die Exkursion“ is a way of going, and no place.
    kinds = thesaurus(asked.index.languages)
    places = [word for word in asked.destinations if not kinds.names(word, Kind.CULTURE)]
    towards = [hit.matched.get(word) for word in places]
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
    moves = bool(asked.origins or asked.destinations)
    return [
        hit
        for hit in hits
        if hit.document not in diets
        and not hit.matched.keys() <= says_little
        and not (moves and leads_away(asked, hit.document))
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


def about_a_diet(asked: Asked) -> Set[Document]:
    """The pages about what some people eat, where food is asked for and none of that is.

    A page that is called after food as well is about all of it.
    """
    needs = {need.name for need in asked.needs}
    if FOOD not in needs or not needs.isdisjoint((DIET, RITE)):
        return frozenset()
    diets, food = (
        {document for document, (weight, _) in asked.index.naming(n).items() if weight >= IN_A_NAME}
        for n in (DIET, FOOD)
    )
    return diets - food
