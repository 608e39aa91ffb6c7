"""What organisers want to count: people, the fill of groups, and how messages have fared.

Everything is read from what is kept anyway; nothing is stored to be counted. Days are those of the
zone that the caller names. Moments are grouped by quarters of an hour: every zone's days begin with
one of them.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from itertools import groupby
from typing import Final

from storage import outcomes
from storage.audit import Action
from storage.broadcasts.model import BROADCAST, KINDS, subject_of
from storage.deliveries import Priority, State
from storage.helpdesk.figures import HelpFigures
from storage.helpdesk.figures import figures as help_figures
from storage.moments import from_ms, to_ms
from storage.outcomes import Standing
from storage.reminder_moments import DIGEST, REMINDER
from storage.seats import queries
from storage.seats.model import Tally
from storage.teams.model import REMINDER as TEAM_REMINDER

LATELY: Final = timedelta(hours=24)
_QUARTER_MS: Final = 15 * 60 * 1000
_REMINDERS: Final = (REMINDER, DIGEST, TEAM_REMINDER)


@dataclass(frozen=True, slots=True)
class People:
    """Who talks to the bot: by language, and those who are new on each day that had any.

    `lately` is how many were there in the last 24 hours, which is known to the hour.
    """

    by_language: Mapping[str, int]
    unreachable: int
    lately: int
    new: Mapping[date, Mapping[str, int]]

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(self.by_language.values())

    def new_since(self, first: date) -> int:
        """How many are new since that day began."""
        return sum(sum(new.values()) for day, new in self.new.items() if day >= first)


@dataclass(frozen=True, slots=True)
class Step:
    """From this moment on so many sat in a group."""

    at: datetime
    seated: int


@dataclass(frozen=True, slots=True)
class Fill:
    """How full a group is and has become; where it has steps, the last one is how many sit now."""

    tally: Tally
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Reminders:
    """How reminders stand. `held` wait for people who have blocked the bot to come back;
    `missed` were never put, since the bot was down until it was too late.
    """

    sent: int = 0
    pending: int = 0
    held: int = 0
    failed: int = 0
    missed: int = 0


@dataclass(frozen=True, slots=True)
class Reach:
    """How a broadcast stands whose sending began at that moment, and whether it was recalled."""

    number: int
    begun_at: datetime
    recalled: bool
    standing: Standing


@dataclass(frozen=True, slots=True)
class Figures:
    """All of it; `fills` has every group asked for, `notices` counts what else was sent."""

    people: People
    fills: Mapping[str, Fill]
    reminders: Reminders
    notices: int
    broadcasts: tuple[Reach, ...]
    help_desk: HelpFigures


def figures(
    connection: sqlite3.Connection,
    groups: Collection[str],
    zone: tzinfo,
    now: datetime,
    broadcasts: int,
) -> Figures:
    """How things stand now in these groups and all else, with so many of the last broadcasts."""
    counts = _counts_by_kind(connection)
    return Figures(
        people=people(connection, zone, now),
        fills=fills(connection, groups, now),
        reminders=_reminders(connection, counts),
        notices=sum(
            n
            for (kind, state), n in counts.items()
            if state is State.SENT and kind not in (*_REMINDERS, *KINDS)
        ),
        broadcasts=tuple(reach(connection, broadcasts)),
        help_desk=help_figures(connection),
    )


def people(connection: sqlite3.Connection, zone: tzinfo, now: datetime) -> People:
    """Who talks to the bot; those who were erased are in none of the numbers."""
    by_language: dict[str, int] = defaultdict(int)
    unreachable = 0
    for language, reachable, n in connection.execute(
        "SELECT language, reachable, count(*) FROM person GROUP BY language, reachable"
    ):
        by_language[language] += n
        unreachable += 0 if reachable else n
    new: dict[date, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for quarter, language, n in connection.execute(
        "SELECT first_seen_at / ?, language, count(*) FROM person GROUP BY 1, 2", (_QUARTER_MS,)
    ):
        new[_moment(quarter).astimezone(zone).date()][language] += n
    (lately,) = connection.execute(
        "SELECT count(*) FROM person WHERE seen_at > ?", (to_ms(now - LATELY),)
    ).fetchone()
    return People(
        by_language=dict(by_language),
        unreachable=unreachable,
        lately=lately,
        new={day: dict(new[day]) for day in sorted(new)},
    )


def fills(
    connection: sqlite3.Connection, groups: Collection[str], now: datetime
) -> dict[str, Fill]:
    """How full the groups are, and how they have become so by the log of seats.

    It is reckoned back from how many sit now. So what the log does not know makes its beginning
    wrong and never its end; such are people erased before it noted whether they had a seat.
    """
    changes = connection.execute(_CHANGES, (_QUARTER_MS, _QUARTER_MS)).fetchall()
    tallies = queries.standing(connection, None).tallies
    found = {group: Fill(tallies.get(group, Tally())) for group in groups}
    for group, rows in groupby(changes, key=lambda row: row[0]):
        if group in found:
            tally = found[group].tally
            found[group] = Fill(tally, _steps([(row[1], row[2]) for row in rows], tally, now))
    return found


def reach(connection: sqlite3.Connection, limit: int) -> list[Reach]:
    """How the last broadcasts stand whose sending has begun, the newest first."""
    begun = connection.execute(
        "SELECT id, number, started_at, recalled_at FROM broadcast"
        " WHERE started_at IS NOT NULL AND corrects IS NULL ORDER BY id DESC LIMIT ?",
        (limit,),
    ).fetchall()
    return [
        Reach(
            number=row["number"],
            begun_at=from_ms(row["started_at"]),
            recalled=row["recalled_at"] is not None,
            standing=outcomes.standing(connection, subject_of(row["id"]), BROADCAST),
        )
        for row in begun
    ]


_CHANGES: Final = f"""
    SELECT working_group, quarter, sum(change) FROM (
        SELECT json_extract(details, '$.group') AS working_group, at / ? AS quarter,
            CASE WHEN action IN ('{Action.SEATED}', '{Action.WALK_IN_SEATED}') THEN 1
                ELSE -coalesce(json_extract(details, '$.had_seat'), 0) END AS change
        FROM audit
        WHERE action IN ('{Action.SEATED}', '{Action.LEFT}', '{Action.UNSEATED}',
            '{Action.WALK_IN_SEATED}', '{Action.WALK_IN_TAKEN_OFF}')
        UNION ALL
        SELECT given_up.value, at / ?, -1
        FROM audit JOIN json_each(details, '$.given_up') AS given_up
        WHERE action = '{Action.SEATED}'
    )
    GROUP BY working_group, quarter HAVING sum(change) <> 0 ORDER BY working_group, quarter
"""  # noqa: S608 (only our own words)


def _steps(changes: list[tuple[int, int]], tally: Tally, now: datetime) -> tuple[Step, ...]:
    seated, steps = tally.seated, []
    for quarter, change in reversed(changes):
        steps.append(Step(min(_moment(quarter + 1), now), max(seated, 0)))
        seated -= change
    return tuple(reversed(steps))


def _counts_by_kind(connection: sqlite3.Connection) -> Mapping[tuple[str, State], int]:
    """How many messages of each kind stand where; grouped in the order of the index."""
    counts: dict[tuple[str, State], int] = defaultdict(int)
    for kind, state, n in connection.execute(
        "SELECT kind, state, count(*) FROM delivery GROUP BY subject, kind, state"
    ):
        counts[kind, State(state)] += n
    return counts


def _reminders(
    connection: sqlite3.Connection, counts: Mapping[tuple[str, State], int]
) -> Reminders:
    def of(*states: State) -> int:
        return sum(counts.get((kind, state), 0) for kind in _REMINDERS for state in states)

    (held,) = connection.execute(
        "SELECT count(*) FROM delivery WHERE state = 'pending' AND held = 1 AND priority = ?",
        (Priority.REMINDER,),
    ).fetchone()
    (missed,) = connection.execute("SELECT coalesce(sum(missed), 0) FROM moment").fetchone()
    return Reminders(
        sent=of(State.SENT),
        pending=of(State.PENDING, State.SENDING) - held,
        held=held,
        failed=of(State.FAILED, State.UNCERTAIN),
        missed=missed,
    )


def _moment(quarter: int) -> datetime:
    return from_ms(quarter * _QUARTER_MS)
