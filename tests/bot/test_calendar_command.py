"""`programme export FILE.ics` as an operator meets it: the file, the exit status, one line."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.programme.yaml_file import write
from tests.bot.command_line import assert_refused, bot
from tests.flows.working_groups import ROOM, programme_with_groups, sitting_changed
from tests.storage.programme.calendar_lines import Line, components, content_lines, only, text_of
from tests.storage.programme.calendar_readers import by_vobject

EXPORT = ("programme", "export")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose database has a programme with links of sittings in it."""
    (tmp_path / "p.yaml").write_text(write(programme_with_groups()), "utf-8")
    assert bot(tmp_path, "programme", "import", "p.yaml").returncode == 0
    return tmp_path


def events(file: Path) -> list[list[Line]]:
    return components(content_lines(file.read_bytes()), "VEVENT")


@pytest.mark.parametrize(
    ("options", "title", "provisional"),
    [
        ((), "Umwelt I", "Vorläufig: Die Uhrzeit kann sich noch ändern."),
        (("--language", "de"), "Umwelt I", "Vorläufig: Die Uhrzeit kann sich noch ändern."),
        (("--language", "ru"), "Экология I", "Предварительно: время ещё может измениться."),
    ],
)
def test_all_of_the_programme_is_written_in_the_chosen_language(
    folder: Path, options: tuple[str, ...], title: str, provisional: str
) -> None:
    result = bot(folder, *EXPORT, "out.ics", *options)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    found = events(folder / "out.ics")
    assert len(found) == len(programme_with_groups().sessions)
    umwelt = next(e for e in found if only(e, "UID").value == "u1.test@konferenzbot")
    assert text_of(only(umwelt, "SUMMARY").value) == title
    assert text_of(only(umwelt, "DESCRIPTION").value) == provisional
    with closing(sqlite3.connect(folder / "bot.sqlite3")) as connection:
        query = "SELECT actor, details FROM audit WHERE action = 'exported'"
        assert [(a, json.loads(d)) for a, d in connection.execute(query)] == [(None, {})]


def test_the_exported_file_names_the_right_hours(folder: Path) -> None:
    assert bot(folder, *EXPORT, "out.ics").returncode == 0
    meant = {
        str(s.title.in_language("de")): (s.start, s.end) for s in programme_with_groups().sessions
    }
    assert by_vobject((folder / "out.ics").read_bytes()) == meant


def test_links_for_insiders_are_in_no_file_that_may_be_passed_on(folder: Path) -> None:
    assert bot(folder, *EXPORT, "out.ics").returncode == 0
    written = "".join(line.value for line in content_lines((folder / "out.ics").read_bytes()))
    assert ROOM not in written
    assert "https://example.org/live" in written


def test_a_newer_release_is_a_later_sequence_of_the_same_entries(folder: Path) -> None:
    bot(folder, *EXPORT, "1.ics")
    (folder / "new.yaml").write_text(write(sitting_changed("u1", provisional=False)), "utf-8")
    assert bot(folder, "programme", "import", "new.yaml").returncode == 0
    bot(folder, *EXPORT, "2.ics")
    first, second = events(folder / "1.ics"), events(folder / "2.ics")
    assert [only(e, "UID") for e in first] == [only(e, "UID") for e in second]
    assert {only(e, "SEQUENCE").value for e in first} == {"1"}
    assert {only(e, "SEQUENCE").value for e in second} == {"2"}


def test_before_the_first_start_it_is_the_programme_that_would_be_published(
    tmp_path: Path,
) -> None:
    result = bot(tmp_path, *EXPORT, "out.ICS", BOT_CLOCK="2021-06-28T12:00")
    assert (result.returncode, result.stderr) == (0, "")
    found = events(tmp_path / "out.ICS")
    assert len(found) > 40
    assert only(found[0], "DTSTAMP").value.startswith("20210628T0900")
    assert not (tmp_path / "bot.sqlite3").exists()


def test_what_cannot_be_done_is_one_line_and_status_2(folder: Path) -> None:
    refused = bot(folder, *EXPORT, "out.txt")
    assert_refused(refused, "error: out.txt: the file must end in .yaml, .xlsx or .ics\n")
    assert_refused(bot(folder, *EXPORT, "nowhere/out.ics"), "error: nowhere/out.ics: ")
    assert_refused(bot(folder, *EXPORT, "out.ics", "--language", "en"), "--language")
    refused = bot(folder, "programme", "import", "out.ics")
    assert_refused(refused, "error: out.ics: the file must end in .yaml or .xlsx\n")
    assert not (folder / "out.ics").exists()


def test_help_names_all_endings(tmp_path: Path) -> None:
    said = bot(tmp_path, *EXPORT, "--help").stdout
    assert ".yaml, .xlsx or .ics" in " ".join(said.split())
