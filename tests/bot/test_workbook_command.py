"""The programme as a workbook on the command line: exported, edited, imported, checked."""

import io
import os
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from storage.programme import xlsx_file, yaml_file
from storage.programme.yaml_file import builtin_yaml
from tests.bot.command_line import assert_refused, bot
from tests.bot.test_import_command import complete_programme, releases
from tests.storage.programme.workbooks import put, workbook

EXPORT = ("programme", "export")
IMPORT = ("programme", "import")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a database that holds the small programme."""
    (tmp_path / "p.yaml").write_text(yaml_file.write(complete_programme()), "utf-8")
    assert bot(tmp_path, *IMPORT, "p.yaml").returncode == 0
    return tmp_path


def test_what_was_exported_comes_back_without_a_difference(folder: Path) -> None:
    result = bot(folder, *EXPORT, "out.XLSX", "--language", "ru")
    assert (result.returncode, result.stderr) == (0, "")
    content = (folder / "out.XLSX").read_bytes()
    assert "Пункты программы" in openpyxl.load_workbook(io.BytesIO(content)).sheetnames
    assert xlsx_file.read(content).programme == complete_programme()
    result = bot(folder, *IMPORT, "out.XLSX")
    assert (result.returncode, result.stderr) == (0, "")
    assert "nothing is published" in result.stdout
    assert releases(folder) == 1


def test_the_builtin_programme_is_exported_before_there_is_a_database(tmp_path: Path) -> None:
    assert bot(tmp_path, *EXPORT, "out.xlsx").returncode == 0
    exported = xlsx_file.read((tmp_path / "out.xlsx").read_bytes()).programme
    assert exported == yaml_file.read(builtin_yaml()).programme


def test_an_edited_workbook_is_tried_and_published(folder: Path) -> None:
    programme = complete_programme()
    groups = (replace(programme.groups[0], capacity=7), *programme.groups[1:])
    content = xlsx_file.write(replace(programme, groups=groups), "de")
    (folder / "p.xlsx").write_bytes(content)
    tried = bot(folder, *IMPORT, "p.xlsx", "--dry-run")
    assert (tried.returncode, tried.stderr) == (0, "")
    assert tried.stdout.splitlines()[0] == "changed: group umwelt (capacity)"
    assert releases(folder) == 1
    assert "Release 2 is published" in bot(folder, *IMPORT, "p.xlsx").stdout


def test_problems_name_the_cell_a_line_each(tmp_path: Path) -> None:
    spoilt = workbook(put("Programmpunkte", 2, "Datum", "28.06."), put("Orte", 2, "Name", "=1"))
    (tmp_path / "p.xlsx").write_bytes(spoilt)
    assert_refused(
        bot(tmp_path, *IMPORT, "p.xlsx"),
        'error: sheet "Orte", row 2, column "Name (deutsch)": this is a formula; put its result'
        " here: copy it, then paste values only\n"
        'error: sheet "Programmpunkte", row 2, column "Datum": "28.06." is no day that is'
        " clear; write it with its year, as 28.06.2021\n",
    )
    assert not (tmp_path / "bot.sqlite3").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"format: 1\n", "error: the file is no spreadsheet of the form .xlsx\n"),
        (None, "error: the file is larger than 20 MB\n"),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes | None, said: str) -> None:
    (tmp_path / "p.xlsx").write_bytes(content or b"")
    if content is None:
        os.truncate(tmp_path / "p.xlsx", 50_000_000)
    assert_refused(bot(tmp_path, *IMPORT, "p.xlsx"), said)


def test_the_first_programme_may_be_a_workbook(tmp_path: Path) -> None:
    (tmp_path / "first.xlsx").write_bytes(xlsx_file.write(complete_programme(), "ru"))
    checked = bot(tmp_path, "check", BOT_PROGRAMME="first.xlsx")
    assert (checked.returncode, checked.stderr) == (0, "")
    result = bot(tmp_path, *EXPORT, "out.yaml", BOT_PROGRAMME="first.xlsx")
    assert (result.returncode, result.stderr) == (0, "")
    assert yaml_file.read((tmp_path / "out.yaml").read_bytes()).programme == complete_programme()
