"""`site export DIR` as an operator meets it: whole folders, and nothing overwritten by mistake."""

from dataclasses import replace
from pathlib import Path

from storage.programme.own_workshops import official
from storage.programme.yaml_file import write
from tests.bot.command_line import assert_refused, bot
from tests.site.documents import read
from tests.site.schedule_rules import check_json, check_xml
from tests.site.world import SECRETS, programme

EXPORT = ("site", "export")


def publish(folder: Path, **event: object) -> None:
    """Publish the world's programme, with such an event."""
    changed = replace(programme(), event=replace(programme().event, **event))  # type: ignore[arg-type]
    (folder / "p.yaml").write_text(write(official(changed)), "utf-8")
    assert bot(folder, "programme", "import", "p.yaml").returncode == 0


def test_the_pages_are_written_whole_and_replaced_whole(tmp_path: Path) -> None:
    publish(tmp_path)
    assert bot(tmp_path, *EXPORT, "out").returncode == 0
    out = tmp_path / "out"
    offered = read((out / "index.html").read_bytes())
    assert [e.attributes["href"] for e in offered.all("a")] == ["de/index.html", "ru/index.html"]
    museum = out / "ru" / "session" / "museum" / "index.html"
    assert read(museum.read_bytes()).one("html").attributes["lang"] == "ru"
    assert not any(s.encode() in f.read_bytes() for f in out.rglob("*.html") for s in SECRETS)
    assert museum.stat().st_mode & 0o044, "what is public follows the umask"
    (out / "left-over.html").write_text("of an earlier programme")
    publish(tmp_path, contact=None, description=None)
    assert bot(tmp_path, *EXPORT, "out").returncode == 0
    assert not (out / "left-over.html").exists()
    assert not list(tmp_path.glob("out.*"))
    calendar = (out / "de" / "programme.ics").read_bytes()
    assert b"SEQUENCE:2" in calendar
    assert b"SEQUENCE:1" not in calendar
    check_xml((out / "schedule.xml").read_bytes())
    russian = check_json((out / "ru" / "schedule.json").read_bytes())
    assert russian["schedule"]["conference"]["title"] == "Тестовая конференция"
    changes = read((out / "de" / "changes" / "index.html").read_bytes())
    assert changes.one("h1").text == "Änderungen"


def test_nothing_but_an_earlier_export_is_replaced(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("not yours")
    assert_refused(bot(tmp_path, *EXPORT, "mine"), "mine: not empty")
    assert_refused(bot(tmp_path, *EXPORT, "mine/letter.txt"), "letter.txt: not empty")
    assert_refused(bot(tmp_path, *EXPORT, "none/out"), "there is no folder")
    assert_refused(bot(tmp_path, *EXPORT, "/"), "must let this folder be replaced whole")
    assert [f.name for f in mine.iterdir()] == ["letter.txt"]
    (tmp_path / "repository").mkdir()
    assert bot(tmp_path, *EXPORT, "repository").returncode == 0
    (tmp_path / "repository" / ".git").mkdir()
    assert_refused(bot(tmp_path, *EXPORT, "repository"), "no export writes: .git")
    assert (tmp_path / "repository" / ".git").is_dir()
    (tmp_path / "empty").mkdir()
    assert bot(tmp_path, *EXPORT, "empty").returncode == 0
    assert (tmp_path / "empty" / "de" / "index.html").is_file()
