"""A programme of another event than the database's, migrations to come, and no token: said so."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.programme import programme_at_start, programme_in_force
from scheduler.clock import Clock
from storage.database import Database
from storage.programme.xlsx_file import write as write_xlsx
from storage.programme.yaml_file import builtin_yaml, event_id, write
from storage.schema import migrations
from tests.bot.command_line import assert_refused, bot
from tests.programmes import small_programme


@pytest.fixture
async def kaluga(tmp_path: Path) -> Path:
    """A database with the built-in programme in it, and a file of another event beside it."""
    (tmp_path / "other.yaml").write_text(write(small_programme()), "utf-8")
    (tmp_path / "kaluga.yaml").write_bytes(builtin_yaml())
    imported = await asyncio.to_thread(bot, tmp_path, "programme", "import", "kaluga.yaml")
    assert imported.returncode == 0, imported.stderr
    return tmp_path / "bot.sqlite3"


async def test_s17_check_names_another_event_and_a_missing_token(kaluga: Path) -> None:
    folder = kaluga.parent
    result = await asyncio.to_thread(bot, folder, "check", BOT_PROGRAMME="other.yaml")
    assert_refused(result, "error: BOT_PROGRAMME: other.yaml", '"test"', '"kaluga-2021"')
    for given in ({"BOT_PROGRAMME": "kaluga.yaml"}, {}):
        passed = await asyncio.to_thread(bot, folder, "check", **given)
        assert (passed.returncode, passed.stderr) == (0, "")
        assert "cannot `run` without BOT_TOKEN" in passed.stdout
        assert "can be started" not in passed.stdout


@pytest.mark.parametrize("content", [None, "format: 2\n"])
async def test_check_says_that_run_needs_no_file_once_the_database_has_a_programme(
    kaluga: Path, content: str | None
) -> None:
    folder = kaluga.parent
    if content is not None:
        (folder / "p.yaml").write_text(content)
    result = await asyncio.to_thread(bot, folder, "check", BOT_PROGRAMME="p.yaml")
    assert_refused(result, "error: ", "warning: BOT_PROGRAMME: `run` goes by the programme in the")
    await asyncio.to_thread(kaluga.unlink)
    result = await asyncio.to_thread(bot, folder, "check", BOT_PROGRAMME="p.yaml")
    assert_refused(result, "error: ")
    assert "`run`" not in result.stderr


async def test_check_says_what_a_first_start_begins_with_and_that_nobody_organises(
    kaluga: Path,
) -> None:
    folder = kaluga.parent
    filled = await asyncio.to_thread(bot, folder, "check", BOT_ADMINS="1")
    assert "BOT_" not in filled.stdout.replace("BOT_TOKEN", "")
    await asyncio.to_thread(kaluga.unlink)
    empty = await asyncio.to_thread(bot, folder, "check")
    assert (empty.returncode, empty.stderr) == (0, "")
    assert "BOT_PROGRAMME: not set" in empty.stdout
    assert "BOT_ADMINS: empty" in empty.stdout


@pytest.mark.parametrize("name", ["other.yaml", "other.xlsx"])
async def test_s17_a_bot_that_starts_goes_on_with_its_event_and_says_so_once(
    kaluga: Path, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    file = kaluga.parent / name
    if file.suffix == ".xlsx":
        file.write_bytes(write_xlsx(small_programme(), "de"))
    database = await Database.open(kaluga)
    try:
        snapshot, _ = await programme_in_force(database, file, lambda _: Clock())
        assert snapshot.event.id == "kaluga-2021"
        [warning] = [r.getMessage() for r in caplog.records if r.levelname == "WARNING"]
        assert '"test", the database of "kaluga-2021"' in warning
        caplog.clear()
        for same in (kaluga.parent / "kaluga.yaml", kaluga.parent / "gone.yaml", None):
            await programme_in_force(database, same, lambda _: Clock())
        assert caplog.records == []
    finally:
        await database.close()
    begun = await asyncio.to_thread(programme_at_start, kaluga, file)
    assert begun.event.id == "kaluga-2021"
    begun = await asyncio.to_thread(programme_at_start, kaluga.parent / "new.sqlite3", file)
    assert begun.event.id == "test"


async def test_check_names_the_migrations_that_the_next_start_runs(kaluga: Path) -> None:
    last = migrations()[-1]
    with closing(sqlite3.connect(kaluga)) as connection:
        connection.execute(f"PRAGMA user_version = {last.number - 1}")
    result = await asyncio.to_thread(bot, kaluga.parent, "check")
    assert result.returncode == 0
    assert last.name in result.stdout
    assert migrations()[-2].name not in result.stdout
    assert "warning" not in result.stderr


@pytest.mark.parametrize("source", [b"", b"- x", b"event: x", b"event: {title: x}", b"[", b"\xff"])
def test_a_file_that_says_of_no_event_is_of_none(source: bytes) -> None:
    assert event_id(source) is None
