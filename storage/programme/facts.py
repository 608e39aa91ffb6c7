"""What people are told of a session, and what of it differs for them between two releases.

A notice speaks of what its viewer would see: a title corrected in one language alone is a change
for the readers of that language.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from storage.programme.model import Occasion, Text
from storage.programme.snapshot import Snapshot


class Aspect(StrEnum):
    """What about a session can change so that the people concerned have to know."""

    CANCELLED = "cancelled"
    RESTORED = "restored"
    REASON = "reason"
    INSTEAD = "instead"
    TIME = "time"
    PLACE = "place"
    PLACE_NAME = "place name"
    LINK = "link"
    TITLE = "title"
    GIVEN = "given"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class Viewer:
    """For whom a change is one: their language, and whether links not meant for all are shown."""

    language: str
    is_insider: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts(Occasion):
    """What a release says of a session that people are told of, its place by name.

    Moments are in UTC. Whether a place is another one or only called otherwise is known by its
    `place_id`, which releases of earlier versions do not say.
    """

    place: Text | None = None
    address: Text | None = None
    place_id: str | None = field(default=None, compare=False)

    @staticmethod
    def of(snapshot: Snapshot, session: str) -> "Facts | None":
        """What a release says of a session; None where it has none of that id."""
        found = snapshot.sessions.get(session)
        if found is None:
            return None
        place = snapshot.places.get(found.place or "")
        shared = {known.name: getattr(found, known.name) for known in fields(Occasion)}
        return Facts(
            **shared,
            place=place.name if place else None,
            address=place.address if place else None,
            place_id=found.place,
        )

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


def aspects_of(
    old: Facts | None, new: Facts | None, viewer: Viewer, now: datetime
) -> tuple[Aspect, ...]:
    """What a viewer has to be told of a session between two releases; nothing once it is over."""
    if all(version is None or version.end <= now for version in (old, new)):
        return ()
    took_place, takes_place = (s is not None and s.takes_place for s in (old, new))
    if took_place != takes_place:
        return (Aspect.RESTORED if takes_place else Aspect.CANCELLED,)
    if old is None or new is None:
        return ()
    found = _aspects if takes_place else _aspects_of_cancelled
    return tuple(found(old, new, viewer))


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
        return aspects_of(old, new, Viewer(language, is_insider=True), now)
    if new is not None and has and new.takes_place and new.end > now:
        return (Aspect.GIVEN,) if old else (Aspect.RESTORED,)
    if old is not None and had and old.takes_place and old.end > now:
        return (Aspect.TAKEN,) if new else (Aspect.CANCELLED,)
    return ()


def _aspects(old: Facts, new: Facts, viewer: Viewer) -> Iterator[Aspect]:
    language = viewer.language
    if (old.start, old.end) != (new.start, new.end):
        yield Aspect.TIME
    if old.where(language) != new.where(language):
        yield Aspect.PLACE_NAME if _is_renamed(old, new, language) else Aspect.PLACE
    if old.online != new.online and (viewer.is_insider or not new.is_for_some):
        yield Aspect.LINK
    if old.title.in_language(language) != new.title.in_language(language):
        yield Aspect.TITLE


def _is_renamed(old: Facts, new: Facts, language: str) -> bool:
    """Whether a session is where it was, and that place is called otherwise."""
    is_there = old.place_id is not None and old.place_id == new.place_id
    (_, *before), (_, *after) = old.where(language) or ("",), new.where(language) or ("",)
    return is_there and before == after and bool(old.place and new.place)


def _aspects_of_cancelled(old: Facts, new: Facts, viewer: Viewer) -> Iterator[Aspect]:
    """Hours and places of what does not take place are of no interest."""
    before, after = (s.reason.in_language(viewer.language) if s.reason else "" for s in (old, new))
    if before != after:
        yield Aspect.REASON
    if old.instead != new.instead:
        yield Aspect.INSTEAD
