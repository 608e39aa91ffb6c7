"""`backup` and `restore` as an operator meets them."""

from pathlib import Path

import pytest

from storage import backups
from tests.bot.command_line import assert_refused, bot


def started(folder: Path) -> None:
    """Leave a database with a programme, as the first start does."""
    programme = Path(__file__).resolve().parents[2] / "storage" / "programme" / "kaluga-2021.yaml"
    assert bot(folder, "programme", "import", str(programme)).returncode == 0


def test_a_copy_that_is_read_back_is_described(tmp_path: Path) -> None:
    started(tmp_path)
    result = bot(tmp_path, "backup", "copy", "--verify")
    assert result.returncode == 0
    assert "copy: whole; kaluga-2021; people: 0, seats: 0, releases: 1" in result.stdout
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o600
    assert bot(tmp_path, "backup", "copy").stdout == ""


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
