"""What is to be known before a broadcast is let go, and why it would not be."""

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage import organisers
from storage.broadcasts import audiences, comparing, store
from storage.broadcasts.audiences import Count
from storage.broadcasts.model import Broadcast
from storage.programme.snapshot import Snapshot


class Refusal(StrEnum):
    """Why a broadcast is not sent."""

    OUT_OF_DATE = "it was changed meanwhile"
    INCOMPLETE = "a version is missing"
    TOO_LONG = "a version is too long"
    NOBODY = "nobody is reached"
    NO_SECOND = "there is no second organiser"
    NOT_ANOTHER = "who approves may be the author"
    NOT_ALLOWED = "the author may no longer write to them"
    PASSED = "the moment chosen has passed"
    TOO_LATE = "its moment has passed unused"
    UNEDITABLE = "what was sent cannot be edited into it"
    UNCHANGED = "it says the same"
    HALF_CORRECTED = "one of its languages still says the old thing"
    RECALLED = "it was recalled"


@dataclass(frozen=True, slots=True)
class Situation:
    """By what it is decided whether a broadcast may go: the release in force, the moment (in UTC),
    the organisers of the settings, and whether a second organiser has to approve.
    """

    snapshot: Snapshot
    now: datetime
    admins: Collection[int] = ()
    needs_approval: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of a draft besides what it says: whom it reaches, what a correction puts right,
    why it would not be let go now, and what else reaches some of the same people within the hour.

    `needed` are the languages of the event that somebody besides the author reads it in, `missing`
    those of them in which there is nothing to read yet.
    """

    count: Count
    needed: Sequence[str]
    missing: Sequence[str]
    original: Broadcast | None
    refusals: Sequence[Refusal]
    others: Sequence[Broadcast]
    needs_approval: bool


def check(connection: sqlite3.Connection, draft: Broadcast, s: Situation) -> Checked:
    """What is to be known before a draft is let go."""
    is_correction = draft.corrects is not None
    count = audiences.count(connection, s.snapshot, draft)
    return Checked(
        count=count,
        needed=_needed(draft, count, s.snapshot),
        missing=_missing(draft, count, s.snapshot),
        original=store.find(connection, draft.corrects or 0),
        refusals=foreseen(connection, draft, s),
        others=[] if is_correction else audiences.overlapping(connection, s.snapshot, draft, s.now),
        needs_approval=s.needs_approval,
    )


def seconds(connection: sqlite3.Connection, author: int, admins: Collection[int]) -> list[int]:
    """The other organisers who can be asked for approval.

    They have started the bot, and are another person for sure.
    """
    named = organisers.all_named(connection)
    everybody = {*admins, *(organiser.person for organiser in named)}
    others = json.dumps(
        [o for o in sorted(everybody) if organisers.are_independent(named, admins, author, o)]
    )
    query = "SELECT id FROM person WHERE reachable AND id IN (SELECT value FROM json_each(?))"
    return [row["id"] for row in connection.execute(query, (others,))]


def foreseen(connection: sqlite3.Connection, draft: Broadcast, s: Situation) -> list[Refusal]:
    """Why a draft would not be let go now, the weightiest reason first."""
    refusals = refusals_of(connection, draft, s.snapshot)
    if draft.send_at is not None and draft.send_at <= s.now:
        refusals.append(Refusal.PASSED)
    if s.needs_approval and not seconds(connection, draft.author, s.admins):
        refusals.append(Refusal.NO_SECOND)
    return refusals


def refusals_of(
    connection: sqlite3.Connection, found: Broadcast, snapshot: Snapshot
) -> list[Refusal]:
    """Why a broadcast would not be sent, whenever that is."""
    count = audiences.count(connection, snapshot, found)
    is_incomplete = bool(_missing(found, count, snapshot))
    cases = {Refusal.INCOMPLETE: is_incomplete, Refusal.TOO_LONG: found.is_too_long}
    original = store.find(connection, found.corrects) if found.corrects is not None else None
    if original is not None:
        cases[Refusal.RECALLED] = original.recalled_at is not None
        cases[Refusal.HALF_CORRECTED] = bool(comparing.half_corrected(original, found))
        cases[Refusal.UNEDITABLE] = bool(comparing.uneditable(connection, original, found))
        cases[Refusal.UNCHANGED] = not comparing.changed(original, found)
    else:
        cases[Refusal.NOBODY] = not count.others
    return [refusal for refusal, is_so in cases.items() if is_so]


def _needed(found: Broadcast, count: Count, snapshot: Snapshot) -> list[str]:
    """The languages in which a broadcast is read: a correction in those in which it was sent, all
    others in those of its audience. The author, who wrote it, needs no version of their own.
    """
    languages = snapshot.event.languages
    if found.corrects is not None:
        return list(found.versions)
    read = {x if x in languages else languages[0] for x in count.read} or set(languages)
    return [language for language in languages if language in read]


def _missing(found: Broadcast, count: Count, snapshot: Snapshot) -> list[str]:
    """The languages in which there is nothing to read yet for those who get a broadcast."""
    languages, needed = snapshot.event.languages, _needed(found, count, snapshot)
    return [x for x in needed if found.version_for(x, languages) is None]
