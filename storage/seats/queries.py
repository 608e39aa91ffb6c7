"""How seats and queues stand, for screens and lists."""

import sqlite3
from collections.abc import Sequence

from storage.moments import from_ms
from storage.seats.model import Entry, Standing, Tally, Waits, Wish


def standing(connection: sqlite3.Connection, person: int | None) -> Standing:
    """How all groups stand and, for a person, what they have in them."""
    tallies = {
        row["working_group"]: Tally(row["seated"], row["waiting"])
        for row in connection.execute("SELECT working_group, seated, waiting FROM tally")
    }
    seats = connection.execute(
        "SELECT working_group FROM seat WHERE person = ? ORDER BY since, working_group", (person,)
    )
    wishes = connection.execute(
        """
        SELECT working_group, (
            SELECT count(*) FROM wish AS before
            WHERE before.working_group = wish.working_group AND before.id <= wish.id
        ) + (
            SELECT count(*) FROM walk_in
            WHERE walk_in.working_group = wish.working_group AND waits_behind < wish.id
        ) AS position
        FROM wish WHERE person = ? ORDER BY rank
        """,
        (person,),
    )
    return Standing(
        tallies=tallies,
        seats=tuple(row["working_group"] for row in seats),
        wishes=tuple(
            Wish(w["working_group"], Waits(w["position"], tallies[w["working_group"]].waiting))
            for w in wishes
        ),
    )


def entries(
    connection: sqlite3.Connection,
    groups: Sequence[str],
    person: int | None = None,
    offset: int = 0,
    limit: int = -1,
) -> list[Entry]:
    """The list of some groups in that order, or what one person has in them.

    The seated come first, in the order in which they got their seats, then the queue. Who was
    written down by hand is among them.
    """
    found: list[Entry] = []
    for group in groups:
        rows = connection.execute(_LIST, {"group": group})
        found.extend(map(_entry, rows))
    if person is not None:
        found = [entry for entry in found if entry.person == person and entry.walk_in is None]
    return found[offset:] if limit < 0 else found[offset : offset + limit]


def by_hand(connection: sqlite3.Connection, groups: Sequence[str]) -> list[str]:
    """The names of those on the lists of some groups who do not use the bot."""
    listed = entries(connection, groups)
    return [entry.name for entry in listed if entry.walk_in is not None and entry.name]


_LIST = """
    SELECT listed.person, :group AS working_group, listed.since, position, attendance,
        coalesce(walk_in.name, profile.name) AS name, coalesce(walk_in.town, profile.town) AS town,
        coalesce(language, '') AS language, coalesce(reachable, 0) AS reachable,
        walk_in.id AS walk_in
    FROM (
        SELECT person, NULL AS number, since, NULL AS position FROM seat
        WHERE working_group = :group
        UNION ALL
        SELECT 0, id, since, NULL FROM walk_in
        WHERE working_group = :group AND waits_behind IS NULL
        UNION ALL
        SELECT person, number, since, row_number() OVER (ORDER BY place, by_hand) FROM (
            SELECT person, NULL AS number, since, id AS place, 0 AS by_hand FROM wish
            WHERE working_group = :group
            UNION ALL
            SELECT 0, id, since, waits_behind, id FROM walk_in
            WHERE working_group = :group AND waits_behind IS NOT NULL
        )
    ) AS listed
    LEFT JOIN person ON person.id = listed.person
    LEFT JOIN profile ON profile.person = listed.person
    LEFT JOIN walk_in ON walk_in.id = listed.number
    ORDER BY position, listed.since, listed.person, walk_in.id
"""


def _entry(row: sqlite3.Row) -> Entry:
    return Entry(
        group=row["working_group"],
        person=row["person"],
        position=row["position"],
        name=row["name"],
        town=row["town"],
        language=row["language"],
        since=from_ms(row["since"]),
        attendance=row["attendance"],
        reachable=bool(row["reachable"]),
        walk_in=row["walk_in"],
    )
