"""`registrations export` as an operator meets it: the file, the exit status, a line a problem."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from storage.programme.yaml_file import write
from tests.bot.command_line import assert_refused, bot
from tests.flows.working_groups import programme_with_groups

EXPORT = ("registrations", "export")
SINCE = 1_624_888_800_500
"""28 June 2021, 17:00:00.5 in Moscow."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a database in which one person sits and one waits."""
    (tmp_path / "p.yaml").write_text(write(programme_with_groups()), "utf-8")
    assert bot(tmp_path, "programme", "import", "p.yaml").returncode == 0
    with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as connection, connection:
        for number, language in ((11, "de"), (12, "ru")):
            connection.execute(
                "INSERT INTO person (id, language, first_seen_at, seen_at) VALUES (?, ?, 0, 0)",
                (number, language),
            )
        connection.execute("INSERT INTO profile VALUES (11, 1, 0, 'Anna', NULL, 'onsite', 0, NULL)")
        connection.execute("INSERT INTO profile VALUES (12, 1, 0, '=1+1', 'Калуга', NULL, 0, NULL)")
        connection.execute("INSERT INTO seat VALUES (11, 'sport', ?)", (SINCE,))
        connection.execute(
            "INSERT INTO wish (person, working_group, rank, since) VALUES (12, 'sport', 1, ?)",
            (SINCE,),
        )
    return tmp_path


def exports_noted(folder: Path) -> list[tuple[object, object]]:
    with closing(sqlite3.connect(folder / "bot.sqlite3")) as connection:
        query = "SELECT actor, details FROM audit WHERE action = 'list exported'"
        return [(actor, json.loads(details)) for actor, details in connection.execute(query)]


def test_the_lists_are_written_as_csv_and_the_export_into_the_audit_log(folder: Path) -> None:
    result = bot(folder, *EXPORT, "out.csv")
    assert (result.returncode, result.stderr) == (0, "")
    content = (folder / "out.csv").read_bytes()
    assert (folder / "out.csv").stat().st_mode & 0o077 == 0
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines() == [
        "group,state,position,name,town,language,since,attendance",
        "sport,seated,,Anna,,de,2021-06-28T17:00:00,onsite",
        "sport,waiting,1,'=1+1,Калуга,ru,2021-06-28T17:00:00,",
    ]
    groups = ["umwelt", "sport", "musik", "presse", "kino"]
    assert exports_noted(folder) == [(None, {"groups": groups})]


@pytest.mark.parametrize(
    ("language", "first", "state", "how"),
    [("de", "Übersicht", "Warteliste", "vor Ort"), ("ru", "Итоги", "лист ожидания", "лично")],
)
def test_the_workbook_is_in_the_chosen_language(
    folder: Path, language: str, first: str, state: str, how: str
) -> None:
    result = bot(folder, *EXPORT, "out.XLSX", "--language", language)
    assert (result.returncode, result.stderr) == (0, "")
    (folder / "out.XLSX").rename(folder / "out.xlsx")
    workbook = openpyxl.load_workbook(folder / "out.xlsx")
    pages = workbook.worksheets
    assert pages[0].title == first
    assert len(pages) == 6
    assert (pages[2]["B3"].value, pages[2]["H2"].value) == (state, how)
    assert (pages[2]["D3"].value, pages[2]["D3"].data_type) == ("=1+1", "s")


def test_a_csv_says_the_same_in_every_language(folder: Path) -> None:
    assert bot(folder, *EXPORT, "de.csv").returncode == 0
    assert bot(folder, *EXPORT, "ru.csv", "--language", "ru").returncode == 0
    assert (folder / "de.csv").read_bytes() == (folder / "ru.csv").read_bytes()


def test_what_cannot_be_used_is_refused_with_one_line_and_nothing_is_noted(folder: Path) -> None:
    assert_refused(bot(folder, *EXPORT, "out.txt"), "error: ", ".xlsx or .csv")
    assert_refused(bot(folder, *EXPORT, "out.csv", "--language", "en"), "--language")
    assert_refused(bot(folder, *EXPORT), "FILE")
    assert_refused(bot(folder, "registrations"), "ACTION")
    assert not [*folder.glob("out.*")]
    assert exports_noted(folder) == []
    assert_refused(bot(folder, *EXPORT, "nowhere/out.csv"), "error: nowhere/out.csv")


def test_without_a_database_there_are_no_lists_and_none_is_made(tmp_path: Path) -> None:
    result = bot(tmp_path, *EXPORT, "out.csv")
    assert_refused(result, "error: ", "there is no database")
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "bot.sqlite3").exists()
