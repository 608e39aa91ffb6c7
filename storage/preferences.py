"""How a person wants to be reminded: how long before, of what, and when without a sound."""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Final

from storage import agenda, releases, told

LEADS: Final = (5, 15, 30, 60)
"""The lead times in minutes that can be chosen; each is a bit of `person.leads`, in this order."""

QUIET_HOURS: Final = ((22, 7), (21, 8), (23, 6), (0, 0))
"""The quiet hours that can be chosen, local to the venue; equal hours are none."""


class FilterBy(StrEnum):
    """By what the sessions of a day can be filtered."""

    MINE = "m"
    KIND = "k"
    TRACK = "t"
    PLACE = "p"
    LANGUAGE = "l"


@dataclass(frozen=True, slots=True)
class DayFilter:
    """What of a day is shown: what is one's own, or of one kind, track, place or language."""

    by: FilterBy
    value: str = ""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What one person has chosen, or what holds for everybody who has not chosen."""

    leads: frozenset[int] = frozenset({15})
    digest: bool = True
    highlights: bool = False
    quiet_from: int = 22
    quiet_until: int = 7
    day_filter: DayFilter | None = None
    all_changes: bool = False

    def is_quiet(self, local: datetime) -> bool:
        """Whether messages come without a sound at a moment, local to the venue."""
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= local.hour < self.quiet_until
        return local.hour >= self.quiet_from or local.hour < self.quiet_until


DEFAULT: Final = Preferences()


def of_row(row: sqlite3.Row) -> Preferences:
    """The preferences in a row of the people."""
    return Preferences(
        leads=_leads_in(row["leads"]),
        digest=bool(row["digest"]),
        highlights=bool(row["highlights"]),
        quiet_from=row["quiet_from"],
        quiet_until=row["quiet_until"],
        day_filter=_read_filter(row["day_filter"]),
        all_changes=bool(row["all_changes"]),
    )


@cache
def _leads_in(bits: int) -> frozenset[int]:
    return frozenset(lead for lead in LEADS if bits & bit_of(lead))


def _read_filter(kept: str | None) -> DayFilter | None:
    if kept is None:
        return None
    by, _, value = kept.partition(":")
    return DayFilter(FilterBy(by), value)


def set_day_filter(connection: sqlite3.Connection, person: int, shown: DayFilter | None) -> None:
    """Keep what of a day a person wants to see; None stands for everything."""
    kept = f"{shown.by}:{shown.value}" if shown else None
    connection.execute("UPDATE person SET day_filter = ? WHERE id = ?", (kept, person))


def bit_of(lead: int) -> int:
    """The bit that stands for a lead time."""
    return 1 << LEADS.index(lead)


def bits_of(leads: Collection[int]) -> int:
    """The bits that stand for lead times."""
    return sum(bit_of(lead) for lead in leads)


def set_leads(connection: sqlite3.Connection, person: int, leads: Collection[int]) -> None:
    """Keep how long before a person is reminded; none at all is off."""
    connection.execute("UPDATE person SET leads = ? WHERE id = ?", (bits_of(leads), person))


def set_digest(connection: sqlite3.Connection, person: int, wanted: bool) -> None:
    """Keep whether a person wants to know in the evening what the next day brings."""
    connection.execute("UPDATE person SET digest = ? WHERE id = ?", (wanted, person))


def stop_reminders(connection: sqlite3.Connection, person: int) -> None:
    """Keep that a person wants no reminders: none before, and none in the evening."""
    set_leads(connection, person, ())
    set_digest(connection, person, wanted=False)


def set_all_changes(connection: sqlite3.Connection, person: int, wanted: bool) -> None:
    """Keep whether a person wants to be told of every change, whomever it concerns."""
    connection.execute("UPDATE person SET all_changes = ? WHERE id = ?", (wanted, person))
    if not wanted:
        told.end_subscription(connection, person)


def set_quiet_hours(connection: sqlite3.Connection, person: int, since: int, until: int) -> None:
    """Keep between which hours messages come without a sound."""
    connection.execute(
        "UPDATE person SET quiet_from = ?, quiet_until = ? WHERE id = ?", (since, until, person)
    )


def set_highlights(
    connection: sqlite3.Connection, person: int, wanted: bool, over: Collection[str] = ()
) -> None:
    """Keep whether the plenaries and cultural events of their strand are part of a person's day.

    Those that are `over` do not become so by now.
    """
    connection.execute(
        "DELETE FROM left_out WHERE person = ? AND session IN (SELECT session FROM highlight)",
        (person,),
    )
    connection.execute("UPDATE person SET highlights = ? WHERE id = ?", (wanted, person))
    sessions = [row[0] for row in connection.execute("SELECT session FROM highlight")]
    if wanted:
        connection.executemany(
            "INSERT INTO left_out (person, session) VALUES (?, ?) ON CONFLICT DO NOTHING",
            ((person, session) for session in over),
        )
        agenda.begin_highlights(connection, person, releases.latest_number(connection))
    else:
        told.end(connection, person, sessions)
