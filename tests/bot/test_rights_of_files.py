"""A file that the bot's user may not read or write is one line that says whose right is missing."""

from collections.abc import Sequence
from pathlib import Path
from shutil import copy

import pytest

from tests.bot.command_line import assert_refused, bot
from tests.bot.rights import as_anybody
from tests.bot.test_backup_command import started

READING = [
    ["restore", "shut/copy.sqlite3", "--dry-run"],
    ["restore", "shut/copy.sqlite3"],
    ["programme", "import", "shut/p.yaml"],
    ["programme", "import", "shut/p.yaml", "--dry-run"],
    ["programme", "convert", "shut/c.ics", "x.yaml"],
]
WRITING = [
    ["backup", "shut/copy.sqlite3"],
    ["programme", "export", "shut/p.yaml"],
    ["programme", "new", "shut/p.xlsx"],
    ["programme", "convert", "c.ics", "shut/p.yaml", "--timezone", "UTC"],
    ["registrations", "export", "shut/l.csv"],
    ["site", "export", "shut/web"],
    ["print", "programme", "shut/p.pdf"],
    ["diagnose", "shut/d.json"],
]
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:1
SUMMARY:Talk
DTSTART:20310624T090000Z
DTEND:20310624T100000Z
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A database, and files in a folder of their own."""
    started(tmp_path)
    shut = tmp_path / "shut"
    shut.mkdir()
    assert bot(tmp_path, "backup", "shut/copy.sqlite3").returncode == 0
    for name in ("p.yaml", "p.xlsx", "l.csv", "p.pdf", "d.json"):
        (shut / name).write_text("x")
    for place in (tmp_path, shut):
        (place / "c.ics").write_text(CALENDAR)
    return tmp_path


def assert_names_the_right(folder: Path, command: Sequence[str]) -> None:
    with as_anybody():
        result = bot(folder, *command)
    assert_refused(result, "error: ", "shut", "Permission denied for the user ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", [*READING, *WRITING], ids=" ".join)
def test_a_folder_that_is_shut_is_one_line(folder: Path, command: list[str]) -> None:
    (folder / "shut").chmod(0)
    try:
        assert_names_the_right(folder, command)
    finally:
        (folder / "shut").chmod(0o700)


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_a_file_that_may_not_be_read_is_one_line(folder: Path, command: list[str]) -> None:
    (folder / command[1 if command[0] == "restore" else 2]).chmod(0)
    assert_names_the_right(folder, command)


@pytest.mark.parametrize("command", ["check", "backup", "status", "programme", "diagnose"])
def test_a_default_database_in_a_folder_that_is_shut_is_no_traceback(
    tmp_path: Path, command: str
) -> None:
    data = tmp_path / "data"
    data.mkdir(0)
    rest = {"backup": ["copy"], "programme": ["export", "p.yaml"], "diagnose": ["d.json"]}
    with as_anybody():
        result = bot(tmp_path, command, *rest.get(command, []), BOT_DATABASE="")
    data.chmod(0o700)
    assert "Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) <= 1


@pytest.mark.parametrize("command", [["check"], ["backup", "x"], ["diagnose", "d.json"]])
def test_settings_that_may_not_be_read_are_one_line(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / ".env").write_text("BOT_RETENTION_DAYS=90\n")
    (tmp_path / ".env").chmod(0)
    with as_anybody():
        result = bot(tmp_path, *command)
    assert ".env: Permission denied" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_copy_given_to_the_right_user_is_read(folder: Path) -> None:
    copy(folder / "shut" / "copy.sqlite3", folder / "own.sqlite3")
    with as_anybody():
        assert bot(folder, "restore", "own.sqlite3", "--dry-run").returncode == 0
