"""What differs between two releases: for the people concerned, and for who publishes.

A notice speaks of what its reader would see: a title corrected in one language alone is a change
for the readers of that language.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeAlias, TypeVar

from storage.programme.model import Event, Group, InfoPage, Place, Session, Team, Text, Track
from storage.programme.snapshot import Snapshot

Thing: TypeAlias = Event | Group | InfoPage | Place | Team | Track
Value = TypeVar("Value")


_SLIPS: Final = frozenset({"title", "abstract", "speakers", "track", "spoken", "interpreted"})
"""What may be wrong about a session without anybody standing before an empty room."""


class Aspect(StrEnum):
    """What about a session can change so that the people concerned have to know."""

    CANCELLED = "cancelled"
    RESTORED = "restored"
    REASON = "reason"
    INSTEAD = "instead"
    TIME = "time"
    PLACE = "place"
    LINK = "link"
    TITLE = "title"
    GIVEN = "given"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class SessionChange:
    """A session that differs between two releases; None where it is not part of one."""

    before: Session | None
    after: Session | None
    fields: tuple[str, ...] = ()

    @property
    def took_place(self) -> bool:
        """Whether it was part of the programme before, and not cancelled."""
        return self.before is not None and self.before.takes_place

    @property
    def takes_place(self) -> bool:
        """Whether it is part of the programme, and not cancelled."""
        return self.after is not None and self.after.takes_place

    @property
    def session(self) -> Session:
        """The session as it is now, or as it was if it was removed."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change without a session")
        return found

    @property
    def is_move(self) -> bool:
        """Whether the session changes its hours or its place."""
        return bool({"start", "end", "place"} & set(self.fields))


@dataclass(frozen=True, slots=True)
class ThingChange:
    """The event, or a place, track, group, team or info page, that differs; None where absent."""

    before: Thing | None
    after: Thing | None
    fields: tuple[str, ...] = ()

    @property
    def thing(self) -> Thing:
        """The thing as it is now, or as it was if it was removed."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change of nothing")
        return found

    @property
    def may_be_slip(self) -> bool:
        """Whether nobody has to be told: of info pages, tracks, and another title."""
        return isinstance(self.thing, InfoPage | Track) or self.fields == ("title",)


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs between two releases.

    `cancelled` is what no longer takes place, whether it is still shown or gone; `restored` what
    was shown as cancelled and takes place after all.
    """

    added: tuple[SessionChange, ...]
    cancelled: tuple[SessionChange, ...]
    restored: tuple[SessionChange, ...]
    moved: tuple[SessionChange, ...]
    changed: tuple[SessionChange, ...]
    things: tuple[ThingChange, ...]

    @property
    def sessions(self) -> tuple[SessionChange, ...]:
        """The sessions that differ, those that are cancelled first."""
        return (*self.cancelled, *self.restored, *self.added, *self.moved, *self.changed)

    @property
    def beyond_slips(self) -> "Difference":
        """What is more than the correction of slips, of which nobody has to be told."""
        return replace(
            self,
            changed=tuple(c for c in self.changed if not (c.after and _SLIPS.issuperset(c.fields))),
            things=tuple(thing for thing in self.things if not thing.may_be_slip),
        )

    def __len__(self) -> int:
        """How many things differ."""
        return len(self.sessions) + len(self.things)

    @property
    def is_empty(self) -> bool:
        """Whether both releases say the same."""
        return not (self.sessions or self.things)


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a change is one: their language, and whether links not meant for all are shown."""

    language: str
    is_insider: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What a release says of a session that people are told of. Moments are in UTC.

    `cancelled` is the reason, or true where none is given; `instead` the id of what takes its
    place.
    """

    start: datetime
    end: datetime
    title: Text
    place: Text | None = None
    address: Text | None = None
    online: str | None = field(default=None, repr=False)
    group: str | None = None
    teams: tuple[str, ...] = ()
    every_team: bool = False
    cancelled: Text | bool = False
    instead: str | None = None

    @staticmethod
    def of(snapshot: Snapshot, session: str) -> "Facts | None":
        """What a release says of a session; None where it has none of that id."""
        found = snapshot.sessions.get(session)
        if found is None:
            return None
        place = snapshot.places.get(found.place or "")
        return Facts(
            start=found.start,
            end=found.end,
            title=found.title,
            place=place.name if place else None,
            address=place.address if place else None,
            online=found.online,
            group=found.group,
            teams=found.teams,
            every_team=found.every_team,
            cancelled=found.cancelled,
            instead=found.instead,
        )

    @property
    def takes_place(self) -> bool:
        """Whether it is not cancelled."""
        return not self.cancelled

    @property
    def reason(self) -> Text | None:
        """Why it is cancelled, where that is said."""
        return self.cancelled if isinstance(self.cancelled, Text) else None

    @property
    def is_for_some(self) -> bool:
        """Whether its link is not for all."""
        return self.group is not None or self.every_team or bool(self.teams)

    def is_workshop_of(self, team: str) -> bool:
        """Whether it is held for that team."""
        return self.every_team or team in self.teams

    def where(self, language: str) -> tuple[str, ...]:
        """Its place and address as readers of a language see them."""
        if self.place is None:
            return ()
        address = self.address.in_language(language) if self.address else ""
        return (self.place.in_language(language), address)


Changes: TypeAlias = Mapping[str, tuple[Facts | None, Facts | None]]
"""What was said and is said of the sessions that have changed."""


def languages_of(*versions: Facts | None) -> frozenset[str]:
    """The languages that the texts of some facts have; `Text.PLAIN` where they are plain."""
    there = [facts for facts in versions if facts is not None]
    said = (text for f in there for text in (f.title, f.place, f.address, f.reason))
    texts = [text for text in said if text is not None]
    return frozenset(language for text in texts for language in text)


def changed_facts(
    before: Snapshot | None, after: Snapshot
) -> dict[str, tuple[Facts | None, Facts | None]]:
    """The sessions of which a release says something else than the one before it, and what."""
    names = dict.fromkeys((*(before.sessions if before else ()), *after.sessions))
    pairs = ((n, Facts.of(before, n) if before else None, Facts.of(after, n)) for n in names)
    return {name: (old, new) for name, old, new in pairs if old != new}


def aspects(
    before: Snapshot, after: Snapshot, session: str, reader: Reader, now: datetime
) -> tuple[Aspect, ...]:
    """What a reader has to be told of a session; nothing once it is over."""
    return aspects_of(Facts.of(before, session), Facts.of(after, session), reader, now)


def aspects_of(
    old: Facts | None, new: Facts | None, reader: Reader, now: datetime
) -> tuple[Aspect, ...]:
    """The same, between what two releases say of the session."""
    if all(version is None or version.end <= now for version in (old, new)):
        return ()
    took_place, takes_place = (s is not None and s.takes_place for s in (old, new))
    if took_place != takes_place:
        return (Aspect.RESTORED if takes_place else Aspect.CANCELLED,)
    if old is None or new is None:
        return ()
    found = _aspects if takes_place else _aspects_of_cancelled
    return tuple(found(old, new, reader))


def team_aspects(
    before: Snapshot, after: Snapshot, session: str, team: str, language: str, now: datetime
) -> tuple[Aspect, ...]:
    """What a team has to be told of a session as a workshop of its own; nothing once it is over."""
    old, new = Facts.of(before, session), Facts.of(after, session)
    return team_aspects_of(old, new, team, language, now)


def team_aspects_of(
    old: Facts | None, new: Facts | None, team: str, language: str, now: datetime
) -> tuple[Aspect, ...]:
    """The same, between what two releases say of the session."""
    had, has = (s is not None and s.is_workshop_of(team) for s in (old, new))
    if had and has:
        return aspects_of(old, new, Reader(language, is_insider=True), now)
    if new is not None and has and new.takes_place and new.end > now:
        return (Aspect.GIVEN,) if old else (Aspect.RESTORED,)
    if old is not None and had and old.takes_place and old.end > now:
        return (Aspect.TAKEN,) if new else (Aspect.CANCELLED,)
    return ()


def _aspects(old: Facts, new: Facts, reader: Reader) -> Iterator[Aspect]:
    language = reader.language
    if (old.start, old.end) != (new.start, new.end):
        yield Aspect.TIME
    if old.where(language) != new.where(language):
        yield Aspect.PLACE
    if old.online != new.online and (reader.is_insider or not new.is_for_some):
        yield Aspect.LINK
    if old.title.in_language(language) != new.title.in_language(language):
        yield Aspect.TITLE


def _aspects_of_cancelled(old: Facts, new: Facts, reader: Reader) -> Iterator[Aspect]:
    """Hours and places of what does not take place are of no interest."""
    before, after = (s.reason.in_language(reader.language) if s.reason else "" for s in (old, new))
    if before != after:
        yield Aspect.REASON
    if old.instead != new.instead:
        yield Aspect.INSTEAD


def difference(before: Snapshot, after: Snapshot) -> Difference:
    """Everything that publishing `after` over `before` changes, in the order of hours."""
    sessions = [
        SessionChange(old, new, _differing(old, new))
        for old, new in _pairs(before.sessions, after.sessions)
        if old != new
    ]
    sessions.sort(key=lambda change: (change.session.start, change.session.id))
    cancelled = [change for change in sessions if change.took_place and not change.takes_place]
    restored = [c for c in sessions if c.before and c.takes_place and not c.took_place]
    added = [change for change in sessions if change.before is None]
    both = [c for c in sessions if c.before and c.took_place is c.takes_place]
    return Difference(
        added=tuple(added),
        cancelled=tuple(cancelled),
        restored=tuple(restored),
        moved=tuple(change for change in both if change.is_move),
        changed=tuple(change for change in both if not change.is_move),
        things=tuple(_things(before, after)),
    )


def _things(before: Snapshot, after: Snapshot) -> Iterator[ThingChange]:
    pairs: Sequence[tuple[Thing | None, Thing | None]] = (
        (before.event, after.event),
        *_pairs(before.places, after.places),
        *_pairs(before.tracks, after.tracks),
        *_pairs(before.groups, after.groups),
        *_pairs(before.teams, after.teams),
        *_pairs(before.info, after.info),
    )
    for old, new in pairs:
        if old != new:
            yield ThingChange(old, new, _differing(old, new))


def _pairs(
    old: Mapping[str, Value], new: Mapping[str, Value]
) -> list[tuple[Value | None, Value | None]]:
    return [(old.get(name), new.get(name)) for name in dict.fromkeys((*old, *new))]


def _differing(old: object, new: object) -> tuple[str, ...]:
    if old is None or new is None:
        return ()
    return tuple(
        field.name
        for field in fields(old)  # type: ignore[arg-type]
        if getattr(old, field.name) != getattr(new, field.name)
    )
