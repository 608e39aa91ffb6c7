"""`programme import` as an operator meets it: exit status, a line a problem, nothing half done."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from storage.programme import edits
from storage.programme.model import InfoPage, Programme, Text
from storage.programme.yaml_file import read, write
from tests.bot.command_line import assert_refused, bot
from tests.programmes import at, small_programme


def complete_programme() -> Programme:
    """The small programme with everything in both languages: nothing in it is doubtful."""
    programme = small_programme()
    opening = replace(programme.sessions[0], speakers=())
    return replace(programme, sessions=(opening, *programme.sessions[1:]))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small programme as `p.yaml`, published already."""
    (tmp_path / "p.yaml").write_text(write(complete_programme()), "utf-8")
    result = bot(tmp_path, "programme", "import", "p.yaml")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "Release 1 is published and told to 0 people.\n"
    return tmp_path


def releases(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "bot.sqlite3")) as connection:
        return int(connection.execute("SELECT count(*) FROM release").fetchone()[0])


def test_a_programme_is_published_and_exported_again(folder: Path) -> None:
    programme = complete_programme()
    first = replace(programme.sessions[0], start=at(28, 19), end=at(28, 21))
    changed = replace(
        programme,
        sessions=(first, *programme.sessions[1:-1]),
        groups=(replace(programme.groups[0], capacity=5), *programme.groups[1:]),
        places=(*programme.places, replace(programme.places[0], id="neu")),
        info=(InfoPage("wlan", Text("WLAN"), Text("Gast")),),
    )
    (folder / "new.yml").write_text(write(changed), "utf-8")
    result = bot(folder, "programme", "import", "new.yml")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "cancelled: session werkstatt",
        "moved: session eroeffnung (start, end)",
        "added: place neu",
        "changed: group umwelt (capacity)",
        "added: info page wlan",
        "Release 2 is published and told to 0 people.",
    ]
    assert bot(folder, "programme", "export", "out.yaml").returncode == 0
    exported = read((folder / "out.yaml").read_bytes()).programme
    off = replace(programme.sessions[-1], cancelled=True)
    assert exported == replace(changed, sessions=(*changed.sessions, off))


def test_the_same_programme_again_is_no_new_release(folder: Path) -> None:
    result = bot(folder, "programme", "import", "p.yaml")
    assert (result.returncode, result.stderr) == (0, "")
    assert "nothing is published" in result.stdout
    assert releases(folder) == 1


@pytest.mark.parametrize("options", [["--dry-run"], []])
def test_a_file_older_than_the_release_in_force_is_warned_of_with_what_it_takes_back(
    folder: Path, options: list[str]
) -> None:
    assert bot(folder, "programme", "export", "old.yaml").returncode == 0
    programme = complete_programme()
    later = replace(programme.sessions[0], start=at(28, 19), end=at(28, 21))
    newer = replace(programme, sessions=(later, *programme.sessions[1:]))
    (folder / "new.yaml").write_text(write(newer), "utf-8")
    assert bot(folder, "programme", "import", "new.yaml").stderr == ""
    result = bot(folder, "programme", "import", "old.yaml", *options)
    assert result.returncode == 0
    assert result.stderr.splitlines() == [
        "warning: the file was made of release 1; release 2 is in force",
        "warning: a later change is taken back: session eroeffnung",
    ]


def test_a_dry_run_publishes_nothing(folder: Path) -> None:
    programme = complete_programme()
    (folder / "p.yaml").write_text(write(replace(programme, sessions=programme.sessions[1:])))
    result = bot(folder, "programme", "import", "p.yaml", "--dry-run")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "cancelled: session eroeffnung",
        "It would be told to 0 people.",
    ]
    assert releases(folder) == 1


def test_a_dry_run_says_what_is_cancelled_and_what_takes_place_after_all(folder: Path) -> None:
    def shown_for(programme: Programme, *options: str) -> list[str]:
        (folder / "p.yaml").write_text(write(programme), "utf-8")
        result = bot(folder, "programme", "import", "p.yaml", *options)
        assert (result.returncode, result.stderr) == (0, "")
        return result.stdout.splitlines()

    off = edits.cancel(complete_programme(), "eroeffnung", Text("Ausfall"))
    told = "It would be told to 0 people."
    assert shown_for(off, "--dry-run") == ["cancelled: session eroeffnung", told]
    shown_for(off)
    back = shown_for(complete_programme(), "--dry-run")
    assert back == ["reinstated: session eroeffnung", told]
    [nothing] = shown_for(edits.remove(off, "eroeffnung"), "--dry-run")
    assert "nothing is published" in nothing


def test_a_slip_is_published_quietly_and_all_else_refused(folder: Path) -> None:
    programme = complete_programme()
    first = replace(programme.sessions[0], title=Text({"de": "Auftakt", "ru": "Начало"}))
    slip = replace(programme, sessions=(first, *programme.sessions[1:]))
    later = replace(first, start=at(28, 19), end=at(28, 21))
    more = replace(slip, sessions=(later, *slip.sessions[1:]), places=slip.places[:-1])
    (folder / "more.yaml").write_text(write(more).replace("place: pin", "place: halle"), "utf-8")
    for options in (["--quiet"], ["--quiet", "--dry-run"]):
        refused = bot(folder, "programme", "import", "more.yaml", *options)
        assert_refused(refused, "error: --quiet: ", "session eroeffnung (start, end", "place pin")
        assert releases(folder) == 1
    assert_refused(bot(folder, "programme", "import", "more.yaml", "--quiet", "--tell", "all"))
    assert_refused(bot(folder, "programme", "import", "more.yaml", "--tell", "nobody"))
    (folder / "slip.yaml").write_text(write(slip), "utf-8")
    result = bot(folder, "programme", "import", "slip.yaml", "--quiet")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-1] == "Release 2 is published and told to 0 people."
    result = bot(folder, "programme", "import", "more.yaml", "--tell", "all", "--now")
    assert (result.returncode, releases(folder)) == (0, 3)


def test_a_dry_run_without_a_database_makes_none(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(write(complete_programme()), "utf-8")
    result = bot(tmp_path, "programme", "import", "p.yaml", "--dry-run")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "This would be the first release.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["p.yaml"]


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_a_file_for_another_event_is_refused(folder: Path, options: list[str]) -> None:
    programme = complete_programme()
    other = replace(programme, event=replace(programme.event, id="other"))
    (folder / "p.yaml").write_text(write(other), "utf-8")
    result = bot(folder, "programme", "import", "p.yaml", *options)
    assert_refused(result, "error: event.id: ", "“other”", "“test”", "a new event wants a new dat")
    assert len(result.stderr.splitlines()) == 1
    assert (result.stdout, releases(folder)) == ("", 1)


def test_every_problem_of_a_file_is_one_line_and_nothing_is_published(folder: Path) -> None:
    text = write(complete_programme()).replace("place: pin", "place: pim")
    line = text[: text.index("place: pim")].count("\n") + 1
    (folder / "p.yaml").write_text(text.replace("kind: meal", "kind: meel"), "utf-8")
    result = bot(folder, "programme", "import", "p.yaml")
    assert_refused(result, f"error: line {line}, sessions[3].place: ", "sessions[4].kind", "meel")
    assert all(line.startswith("error: ") for line in result.stderr.splitlines())
    assert len(result.stderr.splitlines()) == 2
    assert (result.stdout, releases(folder)) == ("", 1)


def test_warnings_are_told_and_refuse_nothing(folder: Path) -> None:
    text = write(complete_programme()).replace("{de: Nacht, ru: Ночь}", "{de: Nacht}")
    (folder / "p.yaml").write_text(text, "utf-8")
    result = bot(folder, "programme", "import", "p.yaml")
    assert result.returncode == 0
    (line,) = result.stderr.splitlines()
    assert line.startswith("warning: line ")
    assert "Release 2 is published" in result.stdout


@pytest.mark.parametrize("name", ["p.xls", "p", "p.yaml.txt", "../p.json"])
def test_an_ending_that_nothing_is_known_of_is_refused(folder: Path, name: str) -> None:
    result = bot(folder, "programme", "import", name)
    assert_refused(result, f"error: {name}: ", ".yaml")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [("nowhere.yaml", None), ("folder.yaml", ""), ("x.yaml", "{"), ("big.yaml", "#" * 5_000_001)],
)
def test_what_cannot_be_read_is_one_line(folder: Path, name: str, content: str | None) -> None:
    if name == "folder.yaml":
        (folder / name).mkdir()
    elif content is not None:
        (folder / name).write_text(content)
    result = bot(folder, "programme", "import", name)
    assert_refused(result, "error: ")
    assert len(result.stderr.splitlines()) == 1
    assert releases(folder) == 1


@pytest.mark.parametrize("command", [["import", "p.yaml"], ["import", "p.yaml", "--dry-run"]])
def test_a_database_that_cannot_be_used_is_one_line(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "p.yaml").write_text(write(complete_programme()), "utf-8")
    (tmp_path / "file").write_text("")
    result = bot(tmp_path, "programme", *command, BOT_DATABASE=str(tmp_path / "file" / "db"))
    if "--dry-run" not in command:
        assert_refused(result, "error: BOT_DATABASE: ")
        assert len(result.stderr.splitlines()) == 1
    (tmp_path / "text").write_text("this is no database, however long it may be\n" * 50)
    result = bot(tmp_path, "programme", *command, BOT_DATABASE=str(tmp_path / "text"))
    assert_refused(result, "error: BOT_DATABASE: ")
    with closing(sqlite3.connect(tmp_path / "newer")) as connection:
        connection.execute("PRAGMA user_version = 9999")
    result = bot(tmp_path, "programme", *command, BOT_DATABASE=str(tmp_path / "newer"))
    assert_refused(result, "newer version")


@pytest.mark.parametrize(
    "arguments", [["import"], ["import", "p.yaml", "--dry"], ["import", "p.yaml", "q.yaml"]]
)
def test_arguments_that_make_no_sense_are_refused(tmp_path: Path, arguments: list[str]) -> None:
    assert_refused(bot(tmp_path, "programme", *arguments))


def test_help_names_the_command_and_its_option(tmp_path: Path) -> None:
    assert "import" in bot(tmp_path, "programme", "--help").stdout
    assert "--dry-run" in bot(tmp_path, "programme", "import", "--help").stdout
