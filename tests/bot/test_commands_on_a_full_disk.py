"""Where the database cannot be written a command says so in one line, and hands out no list."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from storage.programme.yaml_file import write
from tests.bot.command_line import assert_refused, bot
from tests.flows.working_groups import programme_with_groups
from tests.health.small_disk import SmallDisk, small_disk


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A full disk with a database on it that a bot has open."""
    (tmp_path / "p.yaml").write_text(write(programme_with_groups()), "utf-8")
    with small_disk(tmp_path / "disk") as disk:
        assert _bot(tmp_path, "programme", "import", "p.yaml").returncode == 0
        with closing(sqlite3.connect(disk.folder / "bot.sqlite3")) as running:
            running.execute("SELECT count(*) FROM person").fetchone()
            disk.fill()
            yield disk


def _bot(folder: Path, *arguments: str) -> CompletedProcess[str]:
    return bot(folder, *arguments, BOT_DATABASE=str(folder / "disk" / "bot.sqlite3"))


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_no_list_is_handed_out_that_cannot_be_noted(
    disk: SmallDisk, tmp_path: Path, ending: str
) -> None:
    result = _bot(tmp_path, "registrations", "export", f"l.{ending}")
    assert_refused(result, "error: BOT_DATABASE: ", "disk is full", status=1)
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / f"l.{ending}").exists()
    disk.clear()
    assert _bot(tmp_path, "registrations", "export", f"l.{ending}").returncode == 0


def test_no_programme_is_published(disk: SmallDisk, tmp_path: Path) -> None:
    text = (tmp_path / "p.yaml").read_text("utf-8")
    (tmp_path / "p.yaml").write_text(text.replace("de: ", "de: Neues ", 1))
    result = _bot(tmp_path, "programme", "import", "p.yaml")
    assert_refused(result, "error: BOT_DATABASE: ", "disk is full", status=1)
    assert len(result.stderr.splitlines()) == 1
    disk.clear()
    assert _bot(tmp_path, "programme", "import", "p.yaml").returncode == 0


def test_a_copy_for_which_there_is_no_room_is_named(disk: SmallDisk, tmp_path: Path) -> None:
    result = _bot(tmp_path, "backup", str(disk.folder / "copy"))
    assert_refused(result, f"error: {disk.folder / 'copy'}: ")


@pytest.mark.usefixtures("disk")
def test_what_need_not_be_noted_is_written(tmp_path: Path) -> None:
    for command in (["print", "programme", "p.pdf"], ["programme", "new", "n.xlsx"]):
        result = _bot(tmp_path, *command)
        assert (result.returncode, result.stderr) == (0, "")
    assert_refused(_bot(tmp_path, "programme", "export", "x.yaml"), "disk is full", status=1)
