"""A database from before notices were put in slices is taken over whole, and works at once."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from storage import deliveries, drafts, privacy, versions
from storage.programme.document import to_release
from storage.programme.facts import Facts
from storage.programme.model import Place, Programme, Text
from storage.programme.own_workshops import put
from storage.programme.snapshot import Snapshot
from storage.schema import migrate, migrations
from tests.programmes import small_programme
from tests.storage.starred import (
    ANNA,
    BORIS,
    MORNING,
    NIGHT,
    OLGA,
    OPENING,
    edited,
    moved,
    owed,
    publish,
    renamed,
    without,
)
from tests.storage.teams.team_world import PERM, WORKSHOP

BEFORE = 6


def history() -> list[Programme]:
    """Releases of every kind of change, the last as the one before the last but one."""
    small = small_programme()
    workshop = next(s for s in small.sessions if s.id == WORKSHOP)
    own = replace(workshop, id="eigene", own_of=PERM, place="keller", teams=(PERM,))
    cellar = Place("keller", Text({"de": "Keller", "ru": "Подвал"}), own_of=PERM)
    hall = replace(small.places[0], name=Text({"de": "Saal", "ru": "Зал"}))
    return [
        small,
        moved(60),
        replace(small, places=(hall, *small.places[1:])),
        without(OPENING),
        put(small, own, cellar),
        renamed("Beginn", "Начало"),
        edited(online=None),
        without(OPENING),
    ]


def old_database(path: Path) -> list[Snapshot]:
    """A database of the version before, with people, a draft and a message that is owed in it."""
    migrate(path, migrations()[:BEFORE])
    programmes = history()
    with closing(sqlite3.connect(path)) as connection, connection:
        for programme in programmes:
            document = json.dumps(to_release(programme), ensure_ascii=False)
            connection.execute(
                "INSERT INTO release (event_id, published_at, programme) VALUES ('test', 1, ?)",
                (document,),
            )
        for person, language in ((ANNA, "de"), (BORIS, "ru")):
            connection.execute(
                "INSERT INTO person (id, language, first_seen_at, seen_at) VALUES (?, ?, 1, 1)",
                (person, language),
            )
            for session in (OPENING, NIGHT):
                connection.execute("INSERT INTO favourite VALUES (?, ?, 1)", (person, session))
        connection.execute("INSERT INTO told VALUES (?, ?, 1)", (ANNA, OPENING))
        connection.execute("INSERT INTO told VALUES (?, ?, 8)", (ANNA, NIGHT))
        connection.execute("INSERT INTO told VALUES (?, ?, 4)", (BORIS, OPENING))
        connection.execute(
            "INSERT INTO delivery (key, kind, chat, subject, parameters, priority, repeat, due_at)"
            " VALUES ('change:8:11', 'change', ?, 'release:8', '{\"release\":8}', 10, 1, 1)",
            (ANNA,),
        )
        connection.execute(
            "INSERT INTO draft (author, made_at, origin, base, programme)"
            " VALUES (?, ?, 'file', 8, ?)",
            (OLGA, round(MORNING.timestamp() * 1000), json.dumps(to_release(moved(30)))),
        )
        connection.execute(
            "INSERT INTO audit (at, actor, action, details) VALUES (1, ?, 'seated', ?)",
            (OLGA, json.dumps({"person": ANNA, "group": "umwelt"})),
        )
    return [Snapshot.of(programme, n) for n, programme in enumerate(programmes, 1)]


def test_each_release_says_of_each_session_what_it_said(tmp_path: Path) -> None:
    snapshots = old_database(tmp_path / "db")
    migrate(tmp_path / "db")
    sessions = {session for snapshot in snapshots for session in snapshot.sessions}
    with closing(sqlite3.connect(tmp_path / "db")) as connection:
        for snapshot in snapshots:
            for session in sessions:
                found = versions.facts(connection, session, snapshot.release)
                assert found == Facts.of(snapshot, session), (session, snapshot.release)
        rows = connection.execute("SELECT count(*) FROM session_version").fetchone()[0]
    assert rows < len(sessions) + 2 * len(snapshots)


def test_what_waits_and_what_is_drafted_goes_on(tmp_path: Path) -> None:
    old_database(tmp_path / "db")
    migrate(tmp_path / "db")
    with closing(sqlite3.connect(tmp_path / "db", isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        assert owed(connection) == [ANNA]
        [waiting] = deliveries.due(connection, MORNING, (), 10)
        assert waiting.chat == ANNA
        assert drafts.find(connection, 1, OLGA, MORNING)
        # The opening is back: Boris knows that it was cancelled, Anna what it first was.
        published = publish(connection, small_programme())
        assert published.audience.reachable == 1
        assert owed(connection) == [BORIS]
        privacy.erase(connection, ANNA, MORNING)
        assert connection.execute("SELECT details FROM audit").fetchone()[0].count(str(ANNA)) == 0
