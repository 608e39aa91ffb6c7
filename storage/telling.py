"""How a release is told, and when: chosen when it is published, before anybody is told."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, TypeAlias

from storage import agenda
from storage.programme.changes import difference
from storage.programme.facts import Changes, Facts
from storage.programme.model import Kind, Session, Strand
from storage.programme.snapshot import Snapshot
from storage.told import SUBSCRIBERS

Widened: TypeAlias = Mapping[str, tuple[str, ...]]
"""The sessions of which everybody of a circle, a strand or the subscribers, is told, in the order
of hours.
"""

WAITS_FOR: Final = timedelta(minutes=2)
"""How long after a release its notices are due: another one may follow, or take it back."""

AT_MOST: Final = timedelta(minutes=5)
"""How long after the first of several releases they are due at the latest."""

SOON: Final = timedelta(minutes=90)
"""What begins within this time is told at once."""

MOST: Final = 50
"""How many sessions are told to people whom they do not concern; /changes has them all."""


class Whom(StrEnum):
    """Who is told of a release, besides those it concerns.

    By kind, everybody of its strand is told of a plenary. Nobody at all is told of a slip.
    """

    BY_KIND = "kind"
    CONCERNED = "concerned"
    STRAND = "strand"
    ALL = "all"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Telling:
    """How a release is told; `at_once` is whether its notices wait for no other release."""

    whom: Whom = Whom.BY_KIND
    at_once: bool = False

    @property
    def is_quiet(self) -> bool:
        """Whether nobody is told, now or later."""
        return self.whom is Whom.NOBODY

    def latest(self, changed: Changes, now: datetime) -> datetime:
        """Until when the notices of a release that is published now may wait.

        `changed` is what was said and is said of the sessions that it changes.
        """
        if self.at_once:
            return now
        versions = (facts for pair in changed.values() for facts in pair if facts is not None)
        starts = [facts.start - SOON for facts in versions if facts.end > now]
        return max(now, min((now + AT_MOST, *starts)))

    def widened(
        self, before: Snapshot | None, after: Snapshot, changed: Changes, now: datetime
    ) -> Widened:
        """Of which sessions a release is told to everybody of a circle, whomever they concern."""
        if self.is_quiet:
            return {}
        several, found = agenda.has_strands(after), defaultdict(list)
        for name in sorted(changed, key=lambda name: _start(changed[name])):
            if all(facts is None or facts.end <= now for facts in changed[name]):
                continue
            known = (before.sessions.get(name) if before else None, after.sessions.get(name))
            versions = [session for session in known if session]
            if any(session.own_of for session in versions):
                continue
            strands = self._strands(versions)
            if not several or len(strands) > 1:
                strands = strands and {Strand.BOTH}
            for circle in (*strands, *(() if Strand.BOTH in strands else (SUBSCRIBERS,))):
                found[circle].append(name)
        return {circle: tuple(names[:MOST]) for circle, names in found.items()}

    def _strands(self, versions: list[Session]) -> set[Strand]:
        """To whose strands a session is told."""
        if self.whom is Whom.CONCERNED:
            return set()
        if self.whom is Whom.ALL:
            return {Strand.BOTH}
        if self.whom is Whom.BY_KIND and all(s.kind is not Kind.PLENARY for s in versions):
            return set()
        return {session.strand for session in versions}


USUAL: Final = Telling()


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from.

    `usual` is what telling by kind comes to here, itself where that is none of the others;
    `strands` are those that would be told, none where that is the same as everybody or nobody;
    `may_be_quiet` is whether nothing but slips is corrected.
    """

    usual: Whom
    strands: tuple[Strand, ...]
    may_be_quiet: bool = False


def choices(before: Snapshot, after: Snapshot, changed: Changes, now: datetime) -> Choices | None:
    """Whom a release can be told to; None where it says nothing that people are told of."""
    louder = (Whom.ALL, Whom.STRAND, Whom.CONCERNED, Whom.BY_KIND)
    told_to = {whom: Telling(whom).widened(before, after, changed, now) for whom in louder}
    if not told_to[Whom.ALL]:
        return None
    usual = next(whom for whom in louder if told_to[whom] == told_to[Whom.BY_KIND])
    by_strand = told_to[Whom.STRAND]
    strands = () if by_strand == told_to[Whom.ALL] else _strands_of(by_strand)
    return Choices(usual, strands, difference(before, after).beyond_slips.is_empty)


def _strands_of(widened: Widened) -> tuple[Strand, ...]:
    return tuple(Strand(circle) for circle in widened if circle != SUBSCRIBERS)


def _start(pair: tuple[Facts | None, Facts | None]) -> datetime:
    return min(facts.start for facts in pair if facts is not None)
