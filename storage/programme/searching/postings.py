"""Where the words of a release stand: the documents that have one, and how much it weighs there."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log
from types import MappingProxyType
from typing import Final

from locales.languages import Languages
from storage.programme.searching.documents import (
    IN_PASSING,
    Document,
    Field,
    Subject,
    names_of_places,
    numbered,
)
from storage.programme.searching.needs import needs_of
from storage.programme.searching.vocabulary import Vocabulary

FIELD_WEIGHTS: Final[Mapping[Field, float]] = MappingProxyType(
    {
        Field.TITLE: 3.0,
        Field.WORDS: 3.0,
        Field.SPEAKER: 2.6,
        Field.GROUP: 2.4,
        Field.TEAM: 2.4,
        Field.PLACE: 2.0,
        Field.ALSO: 1.6,
        Field.COORDINATOR: 1.5,
        Field.ADDRESS: 1.2,
        Field.ROLE: 1.2,
        Field.ABSTRACT: 1.0,
        Field.ID: 0.8,
        Field.KIND: 0.5,
    }
)

Naming = tuple[int, int]
"""How well a document names a need: more in a name than in a page's text; by how many words."""

IN_A_NAME: Final = 2
IN_A_TEXT: Final = 1

_LENGTH: Final = 0.15
"""How much the length of a field takes from the weight of its words."""

Standing = tuple[float, Field]
"""How much it weighs that a word stands in a document, and in which field it does."""


def _better(known: Standing | None, found: Standing) -> Standing:
    """The better weight; the field is one that names the document, if either does.

    A bus is a bus, even if its description says so, too.
    """
    if known is None:
        return found
    best, other = max(known, found), min(known, found)
    is_named = best[1] in IN_PASSING and other[1] not in IN_PASSING
    return (best[0], other[1]) if is_named else best


class Postings:
    """The documents that the same readers may find, and where words stand in them."""

    def __init__(self, documents: Sequence[Document], languages: Languages) -> None:
        self.size = len(documents)
        self.vocabulary = Vocabulary(documents, languages)
        self.rooms = numbered(documents, Subject.PLACE)
        self.numbered_groups = numbered(documents, Subject.GROUP)
        self.places = names_of_places(documents)
        self.naming = _naming(documents, languages)
        groups = [one.fields[Field.TITLE] for one in documents if one.subject is Subject.GROUP]
        self.groups = len(groups)
        self.groups_called = Counter(stem for t in groups for stem in {word.stem for word in t})
        """How many of the groups have a word in their title, by its stem."""
        self._standing: dict[str, dict[Document, Standing]] = defaultdict(dict)
        for document in documents:
            for field, words in document.fields.items():
                length = 1 if field is Field.WORDS else len(words)
                standing = FIELD_WEIGHTS[field] / (1 + _LENGTH * log(1 + length)), field
                for stem in {word.stem for word in words}:
                    by_document = self._standing[stem]
                    by_document[document] = _better(by_document.get(document), standing)

    def standing(self, stem: str) -> Mapping[Document, Standing]:
        """The documents that have a word of that stem."""
        return self._standing.get(stem, {})


def _naming(
    documents: Iterable[Document], languages: Languages
) -> Mapping[str, Mapping[Document, Naming]]:
    """By what people need: the documents whose names say so, and the pages that mention it."""
    needs, naming = needs_of(languages), defaultdict[str, dict[Document, Naming]](dict)
    for document in documents:
        is_page = document.subject is Subject.INFO
        said = {Field.TITLE: IN_A_NAME, Field.WORDS: IN_A_NAME}
        said |= {Field.ABSTRACT: IN_A_TEXT} if is_page else {}
        for field, weight in said.items():
            words = document.fields.get(field, ())
            named = needs.named_in(words)
            if is_page and field is Field.TITLE:
                named = {**needs.named_in(words, as_asked=True), **named}
            for need, count in named.items():
                known, besides = naming[need].get(document, (0, 0))
                naming[need][document] = max(weight, known), count + besides
    return naming
