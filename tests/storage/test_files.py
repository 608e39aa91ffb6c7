"""What holds personal data is its owner's alone from its first byte; no file is half-written."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from storage import people
from storage.backups import back_up
from storage.database import Database
from storage.files import make_folder, replacing
from storage.schema import migrate
from tests.storage.conftest import NOON


@pytest.fixture(autouse=True)
def open_umask() -> Iterator[None]:
    """Nothing is private by the umask alone."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


async def test_the_database_with_all_its_files_and_folders_is_its_owners_alone(
    tmp_path: Path,
) -> None:
    database = await Database.open(tmp_path / "a" / "b" / "bot.sqlite3")
    await database.write(people.meet, 1, "de", NOON)
    files = sorted((tmp_path / "a" / "b").iterdir())
    assert [f.name for f in files] == ["bot.sqlite3", "bot.sqlite3-shm", "bot.sqlite3-wal"]
    assert {mode(file) for file in files} == {0o600}
    assert (mode(tmp_path / "a"), mode(tmp_path / "a" / "b")) == (0o700, 0o700)
    await database.close()


def test_folders_that_are_there_keep_their_mode(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir(mode=0o755)
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (mode(tmp_path / "a"), mode(tmp_path / "a" / "b")) == (0o755, 0o700)


def test_a_backup_is_its_owners_alone_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, target = tmp_path / "db", tmp_path / "copy"
    migrate(path)
    target.write_bytes(b"an older one, open to all")
    connect, seen = sqlite3.connect, []

    def watched(name: object, **options: object) -> sqlite3.Connection:
        if "unfinished" in str(name):
            seen.append(mode(Path(str(name))))
        return connect(name, **options)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(sqlite3, "connect", watched)
    back_up(path, target, NOON)
    assert (seen, mode(target)) == ([0o600], 0o600)
    with closing(connect(target)) as copy:
        assert copy.execute("SELECT count(*) FROM person").fetchone() == (0,)


def write_until_the_disk_is_full(target: Path, private: bool) -> None:
    with replacing(target, private=private) as unfinished:
        unfinished.write_text("half")
        raise OSError(28, "disk full")


@pytest.mark.parametrize("private", [True, False])
def test_an_error_leaves_what_was_there_before(tmp_path: Path, private: bool) -> None:
    target = tmp_path / "list.csv"
    target.write_text("before")
    with pytest.raises(OSError, match="full"):
        write_until_the_disk_is_full(target, private)
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_what_a_killed_process_has_left_is_deleted_but_not_what_another_one_writes(
    tmp_path: Path,
) -> None:
    target, left = tmp_path / "list.csv", tmp_path / "list.csv.unfinished-00112233"
    left.write_text("names")
    with replacing(target, private=True) as first, replacing(target, private=True) as second:
        assert sorted(tmp_path.iterdir()) == sorted([first, second])
    assert list(tmp_path.iterdir()) == [target]


def test_only_what_is_public_follows_the_umask_or_keeps_its_mode(tmp_path: Path) -> None:
    os.umask(0o022)
    found: dict[str, list[int]] = {}
    for name, private in (("public", False), ("private", True)):
        for _ in range(2):
            with replacing(tmp_path / name, private=private) as unfinished:
                unfinished.write_text("whole")
            found.setdefault(name, []).append(mode(tmp_path / name))
            (tmp_path / name).chmod(0o664)
    assert found == {"public": [0o644, 0o664], "private": [0o600, 0o600]}
