"""`backup` and `restore` as an operator meets them."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from storage import backups
from storage.files import PRIVATE, instance_lock
from tests.bot.command_line import assert_refused, bot


def started(folder: Path) -> None:
    """Leave a database with a programme, as the first start does."""
    database = folder / "bot.sqlite3"
    database.touch(mode=PRIVATE)
    database.write_bytes(_with_a_programme())


@cache
def _with_a_programme() -> bytes:
    """What the command writes, which is the same each time and takes longer than most tests."""
    programme = Path(__file__).resolve().parents[2] / "storage" / "programme" / "kaluga-2021.yaml"
    with TemporaryDirectory() as folder:
        assert bot(Path(folder), "programme", "import", str(programme)).returncode == 0
        return Path(folder, "bot.sqlite3").read_bytes()


def test_a_copy_that_is_read_back_is_described(tmp_path: Path) -> None:
    started(tmp_path)
    result = bot(tmp_path, "backup", "copy", "--verify")
    assert result.returncode == 0
    assert "copy: whole; kaluga-2021; people: 0, seats: 0, releases: 1" in result.stdout
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o600
    assert bot(tmp_path, "backup", "copy").stdout == ""


@pytest.mark.parametrize("target", ["", "."])
def test_a_copy_is_a_file(tmp_path: Path, target: str) -> None:
    started(tmp_path)
    assert_refused(bot(tmp_path, "backup", target), "a folder; name the file")
    assert_refused(bot(tmp_path, "restore", str(tmp_path), "--dry-run"), "a folder, no file")


def test_a_copy_that_cannot_be_read_back_is_said_to_be_bad(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started(tmp_path)
    back_up = backups.back_up

    def onto_a_bad_disk(source: Path, target: Path, now: object) -> None:
        back_up(source, target, now)  # type: ignore[arg-type]
        target.write_bytes(target.read_bytes()[:5_000])

    monkeypatch.setattr(backups, "back_up", onto_a_bad_disk)
    assert_refused(bot(tmp_path, "backup", "copy", "--verify"), "not a good copy", status=1)


def test_a_copy_whose_programme_cannot_be_read_is_none(tmp_path: Path) -> None:
    started(tmp_path)
    with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as connection, connection:
        connection.execute("UPDATE release SET programme = json_remove(programme, '$.event')")
    assert_refused(bot(tmp_path, "backup", "copy", "--verify"), "not a good copy", status=1)
    assert_refused(bot(tmp_path, "restore", "copy", "--dry-run"), "copy: ", "cannot be read")


def test_a_backup_is_looked_at_before_it_is_put_back_and_nothing_changes(tmp_path: Path) -> None:
    started(tmp_path)
    bot(tmp_path, "backup", "copy")
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    looked = bot(tmp_path, "restore", "copy", "--dry-run")
    assert looked.returncode == 0
    assert "copy: whole; kaluga-2021; people: 0" in looked.stdout
    (tmp_path / "bad").write_bytes(before["copy"][:5_000])
    assert_refused(bot(tmp_path, "restore", "bad", "--dry-run"), "bad")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        **before,
        "bad": before["copy"][:5_000],
    }


def test_nobody_but_the_owner_of_the_database_puts_a_backup_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started(tmp_path)
    bot(tmp_path, "backup", "copy")
    database = (tmp_path / "bot.sqlite3").read_bytes()
    monkeypatch.setattr("os.geteuid", lambda: 65_534)
    assert_refused(bot(tmp_path, "restore", "copy"), "belongs to another user")
    assert (tmp_path / "bot.sqlite3").read_bytes() == database


def test_check_names_a_folder_for_backups_that_cannot_be_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in ("file", "file/backups"):
        result = bot(tmp_path, "check", BOT_BACKUP_DIR=folder)
        assert_refused(result, "BOT_BACKUP_DIR", "not a folder")
    assert bot(tmp_path, "check", BOT_BACKUP_DIR="new/backups").returncode == 0


def test_check_warns_of_what_others_can_get_at_and_leaves_it(tmp_path: Path) -> None:
    started(tmp_path)
    (tmp_path / "bot.sqlite3").chmod(0o640)
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups").chmod(0o755)
    result = bot(tmp_path, "check", BOT_BACKUP_DIR="backups")
    warned = [line for line in result.stderr.splitlines() if "others on this machine" in line]
    assert result.returncode == 0
    assert [line.split(": ")[1] for line in warned] == ["BOT_DATABASE", "BOT_BACKUP_DIR"]
    assert (tmp_path / "bot.sqlite3").stat().st_mode & 0o777 == 0o640


def test_a_restored_backup_is_described_and_the_old_database_kept(tmp_path: Path) -> None:
    started(tmp_path)
    assert bot(tmp_path, "backup", "copy").returncode == 0
    result = bot(tmp_path, "restore", "copy")
    assert result.returncode == 0, result.stderr
    assert "bot.sqlite3: restored; kaluga-2021; people: 0" in result.stdout
    assert "bot.sqlite3.before-restore-" in result.stdout
    assert result.stderr == ""


def test_nothing_is_restored_beside_a_running_bot(tmp_path: Path) -> None:
    started(tmp_path)
    assert bot(tmp_path, "backup", "copy").returncode == 0
    with instance_lock(tmp_path / "bot.sqlite3"):
        assert_refused(bot(tmp_path, "restore", "copy"), "stop it first", status=1)
    assert not list(tmp_path.glob("*.before-restore-*"))


@pytest.mark.parametrize("content", [None, b"", b"half a database" * 500])
def test_a_file_that_is_no_backup_is_refused_by_its_name(
    tmp_path: Path, content: bytes | None
) -> None:
    started(tmp_path)
    if content is not None:
        (tmp_path / "copy").write_bytes(content)
    result = bot(tmp_path, "restore", "copy")
    assert_refused(result, "copy: ")
    assert len(result.stderr.splitlines()) == 1
    assert not list(tmp_path.glob("*.before-restore-*"))


def test_a_backup_is_restored_where_there_was_nothing(tmp_path: Path) -> None:
    started(tmp_path)
    assert bot(tmp_path, "backup", "copy").returncode == 0
    new = tmp_path / "new" / "data" / "bot.sqlite3"
    result = bot(tmp_path, "restore", "copy", BOT_DATABASE=str(new))
    assert result.returncode == 0, result.stderr
    assert [p.stat().st_mode & 0o777 for p in (new, new.parent)] == [0o600, 0o700]
