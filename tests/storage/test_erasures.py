"""Who was erased stays erased, whichever copy of the database takes its place."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import erasure_list, erasures, people, privacy
from storage.database import Database
from storage.erasure_list import ErasureList, path_beside
from storage.erasures import Erasure
from tests.new_database import make
from tests.programmes import small_snapshot
from tests.properties import examples
from tests.storage.conftest import NOON

ANNA, BORIS = 4_711_001, 4_711_002
STEPS = st.lists(
    st.tuples(st.sampled_from(["meet", "erase"]), st.sampled_from([ANNA, BORIS])), max_size=12
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "bot.sqlite3"
    make(path)
    return path


@contextmanager
def in_memory(source: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        copy.row_factory = sqlite3.Row
        copy.execute("PRAGMA foreign_keys = ON")
        source.backup(copy)
        yield copy


@settings(max_examples=examples(100))
@given(before=STEPS, after=STEPS)
def test_a_copy_loses_those_erased_since_and_nobody_else(
    empty: Path, before: list[tuple[str, int]], after: list[tuple[str, int]]
) -> None:
    with closing(sqlite3.connect(empty)) as source, in_memory(source) as bot:
        play(bot, before)
        with in_memory(bot) as copy:
            there = set(privacy.everybody(copy))
            play(bot, after)
            since = {person for what, person in after if what == "erase"}
            again = privacy.erase_again(copy, erasures.known(bot), NOON)
            assert set(privacy.everybody(copy)) == there - since
            assert again == len(there & since)
            assert erasures.missing(copy, erasures.known(bot)) == []


def play(connection: sqlite3.Connection, steps: list[tuple[str, int]]) -> None:
    """By a clock that stands still: what came later is known without it."""
    for what, person in steps:
        if what == "meet":
            people.meet(connection, person, "de", NOON)
        elif what == "erase":
            privacy.erase_on_request(connection, person, NOON)


def test_it_is_shown_that_somebody_was_erased_before(connection: sqlite3.Connection) -> None:
    people.meet(connection, ANNA, "de", NOON)
    assert "erased_before" not in privacy.data_of(connection, ANNA)
    privacy.erase_on_request(connection, ANNA, NOON)
    people.meet(connection, ANNA, "de", NOON)
    assert privacy.data_of(connection, ANNA)["erased_before"] == NOON.isoformat()
    assert "erased_before" not in privacy.data_of(connection, BORIS)


async def test_the_list_beside_the_database_names_nobody_and_is_its_owners_alone(
    database: Database,
) -> None:
    await database.write(privacy.erase_on_request, ANNA, NOON)
    await ErasureList(database).keep()
    path = path_beside(database.path)
    assert path.name == "bot.sqlite3.erasures"
    assert path.stat().st_mode & 0o777 == 0o600
    assert str(ANNA) not in path.read_text()
    assert erasure_list.read(path) == await database.read(erasures.known)


async def test_an_older_database_that_takes_the_place_of_another_catches_up(
    tmp_path: Path, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    other = await Database.open(tmp_path / "older" / "bot.sqlite3")
    for person in (ANNA, BORIS):
        await database.write(people.meet, person, "de", NOON)
        await other.write(people.meet, person, "de", NOON)
    await database.write(privacy.erase_on_request, ANNA, NOON)
    await ErasureList(database).keep()
    path_beside(database.path).rename(path_beside(other.path))
    with caplog.at_level(logging.CRITICAL):
        await ErasureList(other).catch_up(NOON)
    assert await other.read(privacy.everybody) == [BORIS]
    assert await other.read(erasures.known) == await database.read(erasures.known)
    await other.close()


async def behind(tmp_path: Path, database: Database, everybody: range) -> Database:
    """A database with these people, all of whom have had themselves erased since, but for the last;
    the list beside it says so.
    """
    other = await Database.open(tmp_path / "older" / "bot.sqlite3")
    for person in everybody:
        await other.write(people.meet, person, "de", NOON)
    for person in everybody[:-1]:
        await database.write(privacy.erase_on_request, person, NOON)
    erasure_list.write(path_beside(other.path), await database.read(erasures.known))
    return other


async def test_to_catch_up_holds_nobody_up_who_writes(
    tmp_path: Path,
    database: Database,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    everybody, slices, hashed = range(1, 3 * privacy.SLICE), [], list[int]()
    other = await behind(tmp_path, database, everybody)
    really_hash, really_erase = erasures._hash, privacy.erase_all

    one_at_a_time = Lock()  # Several are hashed at once: they must not keep each other out.

    def hash_beside(salt: bytes, person: int) -> bytes:
        with one_at_a_time, closing(sqlite3.connect(other.path, timeout=0)) as writer:
            writer.execute("BEGIN IMMEDIATE")
        hashed.append(person)
        return really_hash(salt, person)

    def erase(connection: sqlite3.Connection, chosen: list[int], now: datetime) -> None:
        slices.append(len(chosen))
        really_erase(connection, chosen, now)

    monkeypatch.setattr(erasures, "_hash", hash_beside)
    monkeypatch.setattr(privacy, "erase_all", erase)
    with caplog.at_level(logging.CRITICAL):
        await ErasureList(other).catch_up(NOON)
    assert await other.read(privacy.everybody) == [everybody[-1]]
    assert sorted(hashed) == list(everybody), "each is hashed once"
    assert max(slices) <= privacy.SLICE
    await other.close()


async def test_a_kill_while_it_catches_up_forgets_nobody(
    tmp_path: Path,
    database: Database,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    everybody = range(1, 3 * privacy.SLICE)
    other = await behind(tmp_path, database, everybody)
    really_erase = privacy.erase_all

    def killed(connection: sqlite3.Connection, chosen: list[int], now: datetime) -> None:
        really_erase(connection, chosen, now)
        if everybody[-2] in chosen:
            raise KeyboardInterrupt

    monkeypatch.setattr(privacy, "erase_all", killed)
    with pytest.raises(KeyboardInterrupt):
        await ErasureList(other).catch_up(NOON)
    monkeypatch.undo()
    assert everybody[0] not in await other.read(privacy.everybody)
    with caplog.at_level(logging.CRITICAL):
        await ErasureList(other).catch_up(NOON)
    assert await other.read(privacy.everybody) == [everybody[-1]]
    await other.close()


async def test_a_list_that_is_lost_or_damaged_is_written_anew(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    await database.write(privacy.erase_on_request, ANNA, NOON)
    path = path_beside(database.path)
    for damaged in (None, "zz 11\nabcd ef 99999999999999999999\n\udcff"):
        if damaged is not None:
            path.write_bytes(damaged.encode("utf-8", "surrogateescape"))
        with caplog.at_level(logging.CRITICAL):
            await ErasureList(database).catch_up(NOON)
        assert erasure_list.read(path) == await database.read(erasures.known)


async def test_a_list_that_cannot_be_written_is_written_once_it_can(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    beside, path = ErasureList(database), path_beside(database.path)
    await database.write(privacy.erase_on_request, ANNA, NOON)
    path.mkdir()
    await beside.keep()
    [record] = caplog.records
    assert record.getMessage().startswith("the list of erasures could not be written (")
    assert record.exc_info is None
    path.rmdir()
    await beside.keep_if_behind()
    assert len(erasure_list.read(path)) == 1


async def test_erasures_are_forgotten_when_the_retention_is_over_for_whom_they_concern(
    database: Database,
) -> None:
    event, retention = small_snapshot(), timedelta(days=90)
    beside = ErasureList(database)
    await database.write(privacy.erase_on_request, ANNA, event.end - timedelta(days=80))
    await database.write(privacy.erase_on_request, BORIS, event.end + timedelta(days=20))
    left = []
    for days in (89, 91, 111):
        await beside.forget_lapsed(event.end + timedelta(days=days), event, retention)
        known: list[Erasure] = await database.read(erasures.known)
        assert not known or erasure_list.read(path_beside(database.path)) in ([], known)
        left.append(len(known))
    assert left == [2, 1, 0]
