"""`programme new` and `programme convert` as an operator meets them, up to `import`."""

import io
from pathlib import Path

import openpyxl
import pytest

from storage.programme import xlsx_file, yaml_file
from tests.bot.command_line import assert_refused, bot
from tests.programmes import small_programme
from tests.storage.programme.foreign_schedules import as_json, as_xml, large_schedule

NEW = ("programme", "new")
CONVERT = ("programme", "convert")
IMPORT = ("programme", "import")
MISSING_LANGUAGE = (
    "missing: event.languages: the texts are in one language; for a second one name it here and"
    " write its texts"
)


@pytest.mark.parametrize(
    ("language", "sessions", "notes"),
    [("de", "Programmpunkte", "Hinweise"), ("ru", "Пункты программы", "Подсказки")],
)
def test_a_template_explains_itself_and_is_imported_as_it_is(
    tmp_path: Path, language: str, sessions: str, notes: str
) -> None:
    result = bot(tmp_path, *NEW, "my.xlsx", "--language", language)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    content = (tmp_path / "my.xlsx").read_bytes()
    book = openpyxl.load_workbook(io.BytesIO(content))
    exported = openpyxl.load_workbook(io.BytesIO(xlsx_file.write(small_programme(), language)))
    assert book.sheetnames == exported.sheetnames
    for name in book.sheetnames[2:]:
        headings = [
            [str(c.value).partition(" (Europe/")[0] for c in one[name][1]]
            for one in (book, exported)
        ]
        assert headings[0] == headings[1]
    assert book.sheetnames[0] == notes
    assert book[sessions].max_row == 3, "the headings and two examples"
    assert book[sessions].cell(2, 1).value is None, "ids may be empty"
    tried = bot(tmp_path, *IMPORT, "my.xlsx", "--dry-run")
    assert (tried.returncode, tried.stderr) == (0, "")
    assert bot(tmp_path, *IMPORT, "my.xlsx").returncode == 0
    again = bot(tmp_path, *IMPORT, "my.xlsx", "--dry-run")
    assert "says what the release in force says" in again.stdout, "the ids made first are kept"


def test_a_template_beside_a_database_is_for_its_event(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(yaml_file.write(small_programme()), "utf-8")
    assert bot(tmp_path, *IMPORT, "p.yaml").returncode == 0
    assert bot(tmp_path, *NEW, "my.xlsx").returncode == 0
    programme = xlsx_file.read((tmp_path / "my.xlsx").read_bytes()).programme
    assert programme is not None
    assert programme.event == small_programme().event
    assert (
        "added: session eroeffnung-2" not in bot(tmp_path, *IMPORT, "my.xlsx", "--dry-run").stdout
    )


@pytest.mark.parametrize(
    ("source", "target"),
    [("s.json", "out.yaml"), ("s.xml", "out.xlsx")],
)
def test_a_schedule_becomes_a_file_that_is_imported_as_it_is(
    tmp_path: Path, source: str, target: str
) -> None:
    schedule = large_schedule(40)
    written = as_json(schedule) if source == "s.json" else as_xml(schedule)
    (tmp_path / source).write_bytes(written)
    result = bot(tmp_path, *CONVERT, source, target)
    assert (result.returncode, result.stdout) == (0, "")
    lines = result.stderr.splitlines()
    assert lines[0] == MISSING_LANGUAGE
    assert all(line.startswith("missing: ") for line in lines)
    assert any(".kind: " in line for line in lines)
    imported = bot(tmp_path, *IMPORT, target)
    assert imported.returncode == 0
    assert "error: " not in imported.stderr


def test_what_cannot_be_converted_is_one_line(tmp_path: Path) -> None:
    zoneless = large_schedule(40)
    del zoneless["schedule"]["conference"]["time_zone_name"]
    (tmp_path / "s.json").write_bytes(as_json(zoneless))
    (tmp_path / "s.xml").write_bytes(b'<!DOCTYPE x [<!ENTITY a "b">]><schedule>&a;</schedule>')
    for arguments, said in (
        (("s.json", "o.yaml"), "error: s.json: the file names no time zone; name it with --timez"),
        (("s.xml", "o.yaml"), "error: s.xml: document types and entities"),
        (("s.csv", "o.yaml"), "error: s.csv: the file must end in .json, .xml or .ics"),
        (("s.json", "o.ics"), "error: o.ics: the file must end in .yaml or .xlsx"),
        (("no.json", "o.yaml"), "error: no.json: No such file"),
        (("s.json", "o.yaml", "--timezone", "Mars"), 'error: --timezone: "Mars" is no time zone'),
        (("s.json", "o.yaml", "--language", "en"), "error: --language: 'en' is no language"),
    ):
        result = bot(tmp_path, *CONVERT, *arguments)
        assert_refused(result, said)
        assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "o.yaml").exists()
    assert_refused(bot(tmp_path, *NEW, "my.yaml"), "error: my.yaml: the file must end in .xlsx")
    assert (
        bot(tmp_path, *CONVERT, "s.json", "o.yaml", "--timezone", "Europe/Moscow").returncode == 0
    )
