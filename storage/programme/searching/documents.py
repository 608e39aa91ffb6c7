"""What the search finds: sessions, groups and teams, and the words each is known by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from storage.programme.model import Group, Place, Session, Team, Text
from storage.programme.searching.thesaurus import KIND_WORDS, other_names
from storage.programme.searching.words import all_words
from storage.programme.snapshot import Snapshot


class Field(StrEnum):
    """Where a word stands."""

    TITLE = "title"
    SPEAKER = "speaker"
    GROUP = "group"
    TEAM = "team"
    PLACE = "place"
    ALSO = "also"
    ID = "id"
    KIND = "kind"
    COORDINATOR = "coordinator"
    ADDRESS = "address"
    ABSTRACT = "abstract"


class Subject(StrEnum):
    """What a document is about."""

    SESSION = "session"
    GROUP = "group"
    TEAM = "team"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found; `order` is its place where nothing else decides."""

    subject: Subject
    id: str
    fields: Mapping[Field, Sequence[str]]
    order: int


def documents_of(snapshot: Snapshot) -> list[Document]:
    """Everything of a release that can be found."""
    sessions = [_session(s, snapshot, n) for n, s in enumerate(snapshot.sessions.values())]
    groups = [_group(group) for group in snapshot.groups.values()]
    teams = [_team(team) for team in snapshot.teams.values()]
    places = [_place(place) for place in snapshot.places.values()]
    return [*groups, *teams, *places, *sessions]


def _session(session: Session, snapshot: Snapshot, order: int) -> Document:
    place = snapshot.places.get(session.place or "")
    group = snapshot.groups.get(session.group or "")
    teams = [snapshot.teams[team].name for team in session.teams]
    title = _words(session.title)
    return Document(
        Subject.SESSION,
        session.id,
        {
            Field.TITLE: title,
            Field.ALSO: other_names(title),
            Field.ID: _words_of_id(session.id),
            Field.SPEAKER: _words(*(s.name for s in session.speakers)),
            Field.GROUP: _words(group.title if group else None),
            Field.TEAM: _words(*teams),
            Field.PLACE: _words(place.name if place else None),
            Field.KIND: all_words(KIND_WORDS[session.kind]),
            Field.COORDINATOR: _words(group.coordinator if group else None),
            Field.ADDRESS: _words(
                place.address if place else None, *(s.role for s in session.speakers)
            ),
            Field.ABSTRACT: _words(session.abstract),
        },
        order,
    )


def _group(group: Group) -> Document:
    fields = {
        Field.TITLE: _words(group.title),
        Field.ID: _words_of_id(group.id),
        Field.COORDINATOR: _words(group.coordinator),
    }
    return Document(Subject.GROUP, group.id, fields, -2)


def _team(team: Team) -> Document:
    return Document(Subject.TEAM, team.id, {Field.TITLE: _words(team.name)}, -1)


def _place(place: Place) -> Document:
    fields = {Field.TITLE: _words(place.name), Field.ADDRESS: _words(place.address)}
    return Document(Subject.PLACE, place.id, fields, -1)


def _words(*texts: Text | None) -> list[str]:
    """The words of texts in both languages; one that serves both is read once."""
    written = dict.fromkeys(part for text in texts if text for part in (text.de, text.ru) if part)
    return [word for part in written for word in all_words(part)]


def _words_of_id(written: str) -> list[str]:
    """The words of an id: organisers take the short name that everybody uses."""
    return [word for word in all_words(written) if len(word) > _SHORT]


_SHORT: Final = 2
