"""A command of a newer version leaves the database to the older bot that runs on it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.files import instance_lock
from storage.schema import migrations
from tests.bot.command_line import assert_refused, bot
from tests.flows.stored.old_evening import load

VERSION_BEFORE = migrations()[-2].number


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The programme of the database that the version before has left."""
    folder = tmp_path_factory.mktemp("exported")
    load(folder / "bot.sqlite3")
    assert bot(folder, "programme", "export", "there.yaml").returncode == 0
    return (folder / "there.yaml").read_bytes()


@pytest.fixture
def database(tmp_path: Path, programme: bytes) -> Path:
    """What the version before this one has left, with people in it, and its programme as a file."""
    path = tmp_path / "bot.sqlite3"
    load(path, VERSION_BEFORE)
    (tmp_path / "there.yaml").write_bytes(programme)
    return path


def schema_of(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


@pytest.mark.parametrize(
    "arguments",
    [
        ("programme", "export", "new.yaml"),
        ("programme", "export", "new.ics"),
        ("registrations", "export", "new.csv"),
        ("site", "export", "new"),
        ("print", "programme", "new.pdf"),
        ("programme", "import", "there.yaml"),
        ("programme", "import", "there.yaml", "--dry-run"),
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_a_command_does_not_migrate_what_an_older_bot_works_on(
    tmp_path: Path, database: Path, arguments: tuple[str, ...]
) -> None:
    with instance_lock(database):
        result = bot(tmp_path, *arguments)
    assert_refused(result, "an older konferenzbot runs on this database; ", status=1)
    assert len(result.stderr.splitlines()) == 1
    assert schema_of(database) == VERSION_BEFORE
    assert not list(tmp_path.glob("new*"))


def test_a_copy_is_made_beside_it(tmp_path: Path, database: Path) -> None:
    with instance_lock(database):
        result = bot(tmp_path, "backup", "copy", "--verify")
    assert result.returncode == 0
    assert f"schema {VERSION_BEFORE}" in result.stdout
    assert schema_of(database) == VERSION_BEFORE


def test_without_a_bot_the_database_is_migrated(tmp_path: Path, database: Path) -> None:
    assert bot(tmp_path, "programme", "export", "new.yaml").returncode == 0
    assert schema_of(database) == migrations()[-1].number


def test_beside_a_bot_of_this_version_there_is_nothing_to_migrate(
    tmp_path: Path, database: Path
) -> None:
    assert bot(tmp_path, "programme", "export", "new.yaml").returncode == 0
    with instance_lock(database):
        assert bot(tmp_path, "programme", "export", "there.yaml").returncode == 0
