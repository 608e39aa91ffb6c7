"""What differs between two releases, thing by thing, for who publishes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Final, TypeAlias, TypeVar

from storage.programme.model import Event, Group, InfoPage, Place, Session, Team, Track
from storage.programme.snapshot import Snapshot

Thing: TypeAlias = Event | Group | InfoPage | Place | Team | Track

Value = TypeVar("Value")

_SLIPS: Final = frozenset({"title", "abstract", "speakers", "track", "spoken", "interpreted"})
"""What may be wrong about a session without anybody standing before an empty room."""


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

    def is_over(self, now: datetime) -> bool:
        """Whether it was over by then, and is."""
        return all(s is None or s.end <= now for s in (self.before, self.after))

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
    def subjects(self) -> frozenset[tuple[type, str]]:
        """What differs, by its kind and id, however it differs."""
        about = (*(c.session for c in self.sessions), *(c.thing for c in self.things))
        return frozenset((type(one), one.id) for one in about)

    @property
    def beyond_slips(self) -> "Difference":
        """What is more than the correction of slips, of which nobody has to be told."""
        return replace(
            self,
            changed=tuple(c for c in self.changed if not (c.after and _SLIPS.issuperset(c.fields))),
            things=tuple(thing for thing in self.things if not thing.may_be_slip),
        )

    def parted(self, now: datetime) -> "tuple[Difference, Difference]":
        """What is about sessions that are over at that moment is the second part."""

        def part(*, is_over: bool) -> "Difference":
            def some(changes: tuple[SessionChange, ...]) -> tuple[SessionChange, ...]:
                return tuple(c for c in changes if c.is_over(now) is is_over)

            return Difference(
                added=some(self.added),
                cancelled=some(self.cancelled),
                restored=some(self.restored),
                moved=some(self.moved),
                changed=some(self.changed),
                things=() if is_over else self.things,
            )

        return part(is_over=False), part(is_over=True)

    def __len__(self) -> int:
        """How many things differ."""
        return len(self.sessions) + len(self.things)

    @property
    def is_empty(self) -> bool:
        """Whether both releases say the same."""
        return not (self.sessions or self.things)


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
