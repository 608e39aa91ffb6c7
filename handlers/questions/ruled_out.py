"""What a question is not about, whatever words of it something has."""

from collections.abc import Set
from itertools import pairwise

from handlers.questions.asked import Asked
from handlers.questions.question_words import Sense, question_words
from storage.programme.search import IN_A_NAME
from storage.programme.searching.documents import Document, Field
from storage.programme.searching.needs import DIET, FOOD


def leads_away(asked: Asked, document: Document) -> bool:
    """Whether something is asked to or from a place, and this is called after the way back."""
    if not asked.origins and not asked.destinations:
        return False
    origins = {stem for word in asked.origins for stem in asked.known(word).stems}
    destinations = {stem for word in asked.destinations for stem in asked.known(word).stems}
    asking, meant, away = question_words(asked.index.languages), False, False
    for before, after in pairwise(document.fields.get(Field.TITLE, ())):
        if after.stem in origins or after.stem in destinations:
            senses = asking.senses(before)
            out, towards = Sense.OUT_OF in senses, Sense.TOWARDS in senses
            away = (
                away or (towards and after.stem in origins) or (out and after.stem in destinations)
            )
            meant = meant or (out and after.stem in origins)
            meant = meant or (towards and after.stem in destinations)
    return away and not meant


def about_a_diet(asked: Asked) -> Set[Document]:
    """The pages about what some people eat, where food is asked for and none of that is."""
    needs = {need.name for need in asked.needs}
    if FOOD not in needs or DIET in needs:
        return frozenset()
    diets = asked.index.naming(DIET).items()
    return {document for document, (weight, _) in diets if weight >= IN_A_NAME}
