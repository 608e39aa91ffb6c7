"""What people call things at an event, whatever a title says: "Mittagspause" is «обед», too.

It stands in the file `thesaurus.toml` of each language: names of each kind of session (`[kinds]`),
words for each concept (`[concepts]`), `heads` of compounds. A concept has the same name in all
languages; a session whose title has one of its words is found by all of them, in every language,
and by those of the concept that it implies (`[implied]`): at a reception one dines.
Everything is general: nothing belongs to one event.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from locales.languages import Languages
from locales.words import Word, WordRules, word_rules
from storage.programme.model import Kind

_ALL_KINDS: Final = frozenset(Kind)
_LONG_HEAD: Final = 6

ABOUT_SOMETHING: Final = frozenset({Kind.TALK, Kind.WORKSHOP, Kind.GROUP, Kind.PLENARY})
_NO_SUBJECTS: Final = frozenset({"departure", "arrival", "reception"})
"""What such a session may be about, and never is itself."""


@dataclass(frozen=True, slots=True)
class _Concept:
    """As stems, as endings of compounds ("Willkommensabendessen"), as words."""

    stems: frozenset[str]
    endings: tuple[str, ...]
    words: Sequence[Word]


class Thesaurus:
    """The words of some languages for kinds of sessions and for what happens in them."""

    def __init__(self, languages: Languages) -> None:
        rules = self._rules = word_rules(languages)
        tables = [language.table("thesaurus") for language in languages.all]
        kinds = _joined(tables, "kinds")
        self.kinds: Final = {kind: rules.all_words(kinds.get(kind, "")) for kind in Kind}
        self._kinds = {k: frozenset(w.stem for w in said) for k, said in self.kinds.items()}
        self._kinds_by_stem = {
            stem: frozenset(kind for kind, others in self._kinds.items() if stem in others)
            for stems in self._kinds.values()
            for stem in stems
        }
        heads = " ".join(table.get("heads", "") for table in tables)
        self.heads: Final = frozenset(map(rules.folded, heads.split()))
        concepts = _joined(tables, "concepts")
        implied = _joined(tables, "implied")
        self._named = {
            name: _concept(rules, said, concepts.get(implied.get(name, "").strip(), ""))
            for name, said in concepts.items()
        }
        concepts_of_all = self._named.values()
        self._endings = tuple(e for concept in concepts_of_all for e in concept.endings)
        said = (*self._kinds.values(), *(concept.stems for concept in concepts_of_all))
        self._stems = frozenset[str]().union(*said)

    def has(self, word: Word) -> bool:
        """Whether people call something at an event so, in any form of the word."""
        return word.stem in self._stems

    def words_for(self, concept: str) -> Sequence[Word]:
        """The words of all languages for a concept; none where none has it."""
        return self._named[concept].words if concept in self._named else ()

    def names(self, word: Word, kind: Kind) -> bool:
        """Whether a word is a name of a kind of session, in any form of it."""
        return word.stem in self._kinds[kind]

    def names_a_kind(self, words: Iterable[Word]) -> bool:
        """Whether the words are all names of one kind of session."""
        return bool(self.kinds_named(words))

    def kinds_named(self, words: Iterable[Word]) -> frozenset[Kind]:
        """The kinds of sessions that all of the words are names of."""
        each = (self._kinds_by_stem.get(word.stem, ()) for word in words)
        return _ALL_KINDS.intersection(*each)

    def other_names(self, title: Iterable[Word], kind: Kind) -> list[Word]:
        """The words by which a session with such a title is known besides.

        A talk on the return of the sturgeon is no journey.
        """
        title = list(title)
        stems = {word.stem for word in title}
        parts = [word.folded for word in title if word.folded.endswith(self._endings)]
        return [
            word
            for name, concept in self._named.items()
            if not (kind in ABOUT_SOMETHING and name in _NO_SUBJECTS)
            and (
                not concept.stems.isdisjoint(stems)
                or any(part.endswith(concept.endings) for part in parts)
            )
            for word in concept.words
        ]


@cache
def thesaurus(languages: Languages) -> Thesaurus:
    """The thesaurus of some languages, read once."""
    return Thesaurus(languages)


def _concept(rules: WordRules, said: str, implied: str) -> _Concept:
    words = rules.all_words(said)
    long = (word for word in words if len(word) > _LONG_HEAD)
    endings = tuple(word.folded for word in long if rules.builds_compounds(word.script))
    besides = rules.all_words(implied)
    return _Concept(frozenset(word.stem for word in words), endings, [*words, *besides])


def _joined(tables: Iterable[Mapping[str, Any]], name: str) -> dict[str, str]:
    """What all languages say under each key of a table."""
    joined: dict[str, str] = {}
    for table in tables:
        for key, words in table.get(name, {}).items():
            joined[key] = f"{joined.get(key, '')} {words}"
    return joined
