"""What the search finds: sessions, groups, teams, places and info pages, and the words of each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count, pairwise
from typing import Final

from locales.languages import Languages
from locales.words import Word, word_rules
from storage.programme.model import Group, InfoPage, Kind, Place, Session, Team, Text
from storage.programme.searching.thesaurus import thesaurus
from storage.programme.snapshot import Snapshot

_SHORT: Final = 2
_LONG: Final = 8
"""Words of so many letters are often said by their first ones."""


_MEALS: Final = ((17, "dinner"), (15, ""), (11, "lunch"), (10, ""), (5, "breakfast"))
"""What meal begins from an hour on."""


_CALLED_MEALS: Final = ("breakfast", "lunch", "dinner", "coffee", "tea", "snack")


class Field(StrEnum):
    """Where a word stands."""

    TITLE = "title"
    WORDS = "words"
    """The further words of an info page, each a title of its own."""
    SPEAKER = "speaker"
    GROUP = "group"
    TEAM = "team"
    PLACE = "place"
    ALSO = "also"
    ID = "id"
    KIND = "kind"
    COORDINATOR = "coordinator"
    ADDRESS = "address"
    ROLE = "role"
    """What a speaker is."""
    ABSTRACT = "abstract"


NAMES: Final = frozenset(
    {Field.TITLE, Field.WORDS, Field.SPEAKER, Field.GROUP, Field.TEAM, Field.PLACE}
)
"""Where a word stands that names the thing."""

IN_PASSING: Final = frozenset({Field.ABSTRACT, Field.ADDRESS, Field.COORDINATOR, Field.ROLE})
"""Where a word stands that does not name the thing."""


class Subject(StrEnum):
    """What a document is about."""

    SESSION = "session"
    GROUP = "group"
    TEAM = "team"
    PLACE = "place"
    INFO = "info"


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One thing that can be found, by everybody or, if it is a team's own, by that team alone.

    `order` decides between hits that are equal.
    """

    subject: Subject
    id: str
    fields: Mapping[Field, Sequence[Word]]
    order: int
    own_of: str | None = None
    titles: Sequence[Sequence[Word]] = field(init=False)
    """The words of the title, those in the same letters together, as those of one language."""

    def __post_init__(self) -> None:
        scripts: dict[str, list[Word]] = {}
        for word in self.fields.get(Field.TITLE, ()):
            scripts.setdefault(word.script, []).append(word)
        object.__setattr__(self, "titles", [*scripts.values()])

    def says(self, words: Iterable[str]) -> bool:
        """Whether the title has all of some words in this very form."""
        return {*words} <= {*self.fields.get(Field.TITLE, ())}


def documents_of(snapshot: Snapshot, languages: Languages) -> list[Document]:
    """Everything of a release that can be found, by words of these languages."""
    write = _Writer(snapshot, languages)
    return [
        *map(write.group, snapshot.groups.values()),
        *map(write.team, snapshot.teams.values()),
        *map(write.place, snapshot.places.values()),
        *map(write.info, snapshot.info.values()),
        *map(write.session, snapshot.sessions.values(), count()),
    ]


def numbered(
    documents: Iterable[Document], subject: Subject
) -> Mapping[str, Mapping[str, set[str]]]:
    """By the stem of a word and the number or letter beside it in a name: the places, or groups."""
    rooms: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for document in documents:
        if document.subject is subject:
            for one, other in pairwise(document.fields[Field.TITLE]):
                for noun, mark in ((one, other), (other, one)):
                    if len(noun) > 1 and not noun[0].isdigit() and _is_mark(mark):
                        rooms[noun.stem][without_zeros(mark)].add(document.id)
                if len(one) == 1 and not one.isdigit() and other[0].isdigit():
                    rooms[one][without_zeros(other)].add(document.id)
    return rooms


def names_of_places(documents: Iterable[Document]) -> Mapping[tuple[str, str], set[str]]:
    """By the stems of two words that stand side by side in the name of a place: places."""
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for document in documents:
        if document.subject is Subject.PLACE:
            for one, other in pairwise(document.fields[Field.TITLE]):
                names[one.stem, other.stem].add(document.id)
    return names


def without_zeros(mark: str) -> str:
    """The number of a room without what may be left out: "06" and "6." are the same room."""
    return mark.rstrip(".").lstrip("0") or "0"


def _is_mark(word: Word) -> bool:
    return word[0].isdigit() or len(word) == 1


class _Writer:
    """Writes documents; a word that stands in several of them is one object, stemmed once."""

    def __init__(self, snapshot: Snapshot, languages: Languages) -> None:
        self._snapshot = snapshot
        self._rules = word_rules(languages)
        self._thesaurus = thesaurus(languages)
        self._known: dict[str, Word] = {}
        groups_of: dict[str, set[str]] = defaultdict(set)
        for session in snapshot.sessions.values():
            if session.track and session.group:
                groups_of[session.track].add(session.group)
        self._track_of = {g: track for track, [g, *more] in groups_of.items() if not more}

    def group(self, group: Group) -> Document:
        fields = {
            Field.TITLE: self._texts(group.title),
            Field.ALSO: self._track(group),
            Field.ID: self._id(group.id),
            Field.COORDINATOR: self._texts(group.coordinator),
        }
        return Document(Subject.GROUP, group.id, fields, -2)

    def _track(self, group: Group) -> list[Word]:
        """The name of the track of which a group is the only one: "the group on health"."""
        track = self._snapshot.tracks.get(self._track_of.get(group.id, ""))
        return self._texts(track.name if track else None)

    def team(self, team: Team) -> Document:
        return Document(Subject.TEAM, team.id, {Field.TITLE: self._texts(team.name)}, -1)

    def place(self, place: Place) -> Document:
        fields = {
            Field.TITLE: self._texts(place.name),
            Field.ALSO: self._texts(place.short),
            Field.ADDRESS: self._texts(place.address),
        }
        return Document(Subject.PLACE, place.id, fields, -1, place.own_of)

    def info(self, page: InfoPage) -> Document:
        place = self._snapshot.places.get(page.place or "")
        fields = {
            Field.TITLE: self._texts(page.title),
            Field.WORDS: self._texts(page.words),
            Field.PLACE: self._texts(place.name if place else None),
            Field.ABSTRACT: self._with_short_names(self._texts(page.text)),
        }
        return Document(Subject.INFO, page.id, fields, -1)

    def _with_short_names(self, text: Sequence[Word]) -> list[Word]:
        """A text, with what the places are called in short whose names begin as it says."""
        said = {word for word in text if len(word) >= _LONG}
        shorts = (
            self._texts(place.short)
            for place in self._snapshot.places.values()
            for name in (place.name.values() if place.short and not place.own_of else ())
            if not said.isdisjoint(self._words(name)[:1])
        )
        return [*text, *(word for short in shorts for word in short if word not in text)]

    def session(self, session: Session, order: int) -> Document:
        snapshot = self._snapshot
        place = snapshot.places.get(session.place or "")
        if place is not None and place.own_of not in (None, session.own_of):
            place = None
        group = snapshot.groups.get(session.group or "")
        track = snapshot.tracks.get(session.track or "")
        title = self._texts(session.title)
        fields = {
            Field.TITLE: title,
            Field.ALSO: [
                *self._thesaurus.other_names(title, session.kind),
                *self._meal(session, title),
                *self._initials(title),
            ],
            Field.ID: self._id(session.id),
            Field.SPEAKER: self._texts(*(s.name for s in session.speakers)),
            Field.GROUP: self._texts(group.title if group else None),
            Field.TEAM: self._texts(*(snapshot.teams[team].name for team in session.teams)),
            Field.PLACE: self._texts(place.name if place else None),
            Field.KIND: [
                *self._shared(self._thesaurus.kinds[session.kind]),
                *self._texts(track.name if track else None),
            ],
            Field.COORDINATOR: self._texts(group.coordinator if group else None),
            Field.ADDRESS: self._texts(place.address if place else None),
            Field.ROLE: self._texts(*(s.role for s in session.speakers)),
            Field.ABSTRACT: self._texts(session.abstract),
        }
        return Document(Subject.SESSION, session.id, fields, order, session.own_of)

    def _meal(self, session: Session, title: Sequence[Word]) -> Sequence[Word]:
        """What a meal is by its hour whose title does not say it: an evening with wine."""
        known = {*title, *self._thesaurus.other_names(title, session.kind)}
        meals = (word for meal in _CALLED_MEALS for word in self._thesaurus.words_for(meal))
        if session.kind is not Kind.MEAL or not known.isdisjoint(meals):
            return ()
        hour = self._snapshot.local(session.start).hour
        meal = next((meal for since, meal in _MEALS if hour >= since), "")
        return self._thesaurus.words_for(meal)

    def _texts(self, *texts: Text | None) -> list[Word]:
        """The words of texts in all languages; one that serves several is read once."""
        parts = [part for text in texts if text for part in text.values()]
        return self._words(*dict.fromkeys(parts))

    def _initials(self, title: Sequence[Word]) -> list[Word]:
        """What long words beside each other are in short: „Künstliche Intelligenz“ is „KI“."""
        return [
            self._known.get(letters) or self._new(letters)
            for one, other in pairwise(title)
            if min(len(one), len(other)) >= _LONG and one.script == other.script
            for letters in self._rules.letters_of(one[0] + other[0])
        ]

    def _id(self, written: str) -> list[Word]:
        """The words of an id: organisers take the short name that everybody uses."""
        return [word for word in self._words(written) if len(word) > _SHORT]

    def _words(self, *written: str) -> list[Word]:
        found = (letters for text in written for letters in self._rules.letters_of(text))
        return [self._known.get(letters) or self._new(letters) for letters in found]

    def _new(self, letters: str) -> Word:
        word = self._known[letters] = self._rules.word(letters)
        return word

    def _shared(self, words: Iterable[Word]) -> list[Word]:
        return [self._known.setdefault(word, word) for word in words]
