"""Files that cannot be published: a clear answer in the organiser's language, nothing half done."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.sandbox.chats import StoredFile
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import OTHER_ORGANISER, as_file, edited, moved, somebody
from tests.programmes import small_programme

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

FIVE_MB = 5_000_000

PATHS = [
    "../../x.yaml",
    "/etc/x.yaml",
    "..\\..\\x.yaml",
    "C:\\x.yaml",
    "a\u202elmay.x.yaml",
    "x" * 250 + ".yaml",
    "a?b#c%2e%2e%2fd.yaml",
]

OTHER_ENDINGS = [
    "p.xls",
    "p.xlsm",
    "p.txt",
    "yaml",
    "",
    ".yaml.exe",
    "../../../p\n\n\u202e.doc",
    "y" * 400,
]


async def test_problems_are_named_by_line_and_path_in_the_organisers_language(
    desk: Stage, olga: Talker
) -> None:
    ivan = await somebody(desk, OTHER_ORGANISER, "Иван", "ru")
    broken = as_file(small_programme()).replace(b"place: pin", b"place: pim")
    line = broken[: broken.index(b"place: pim")].count(b"\n") + 1
    german = await olga.sends_file("p.yaml", broken)
    assert german.startswith("1 Fehler – nicht veröffentlicht")
    assert f"Zeile {line}, sessions[3].place: " in german
    assert "„pim“" in german
    russian = await ivan.sends_file("p.yaml", broken)
    assert russian.startswith("1 ошибка — не опубликовано")
    assert f"строка {line}, sessions[3].place: " in russian
    assert not desk.holds("release", "number > 1")


async def test_very_many_problems_fit_into_one_message(olga: Talker) -> None:
    broken = as_file(small_programme()) + b"".join(
        b"  - {id: x%d, kind: nonsense, titel: '%s'}\n" % (n, b"x" * 300) for n in range(200)
    )
    text = await olga.sends_file("p.yaml", broken)
    assert "Fehler – nicht veröffentlicht" in text
    assert "und noch" in text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "Zeile"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"- 1\n- 2\n", "event"),
        (b"a: &x [1]\nb: *x\n", "Zeile"),
        (b"PK\x03\x04 a spreadsheet", "Fehler – nicht veröffentlicht"),
        (b"!!python/object/apply:os.system ['true']", "Fehler – nicht veröffentlicht"),
        (b"\n", "Fehler – nicht veröffentlicht"),
    ],
    ids=range(7),
)
async def test_what_is_no_programme_is_refused_whole(
    desk: Stage, olga: Talker, content: bytes, said: str
) -> None:
    text = await olga.sends_file("p.yaml", content)
    assert said in text
    assert "Was bisher veröffentlicht ist, gilt weiter" in text
    assert not desk.holds("release", "number > 1")
    assert not desk.holds("draft")


async def test_a_file_that_is_too_large_is_not_even_downloaded(desk: Stage, olga: Talker) -> None:
    calls = desk.telegram.calls["getFile"]
    assert (await olga.sends_file("p.yaml", b"#" * (FIVE_MB + 1))).startswith(
        "Diese Datei ist zu groß"
    )
    assert desk.telegram.calls["getFile"] == calls
    exactly = as_file(moved(19)).ljust(FIVE_MB, b"\n")
    assert (await olga.sends_file("p.yaml", exactly)).startswith("Das würde sich ändern")


async def test_a_file_for_another_event_is_refused(desk: Stage, olga: Talker) -> None:
    programme = small_programme()
    other = replace(programme, event=replace(programme.event, id="other"))
    text = await olga.sends_file("p.yaml", as_file(other))
    assert text.startswith("Dieses Programm gehört zu einer anderen Veranstaltung")
    assert "„other“" in text
    assert "„test“" in text
    assert not desk.holds("draft")


async def test_the_name_of_a_file_is_never_a_path(olga: Talker, tmp_path: Path) -> None:
    before = everything_in(tmp_path.parent)
    for name in PATHS:
        text = await olga.sends_file(name, as_file(moved(19)))
        assert text.startswith("Das würde sich ändern"), name
        olga.screen.text = ""
    assert everything_in(tmp_path.parent) == before


def everything_in(folder: Path) -> set[str]:
    """Every file, but those that the database makes and takes away as it goes."""
    return {str(p) for p in folder.rglob("*") if not p.name.endswith(("-wal", "-shm"))}


async def test_a_file_with_another_ending_is_refused_by_its_name(olga: Talker) -> None:
    for name in OTHER_ENDINGS:
        olga.screen.text = ""
        text = await olga.sends_file(name, as_file(moved(19)))
        heading, sentence, others = text.split("\n")
        assert heading == "Das ist keine Programmdatei."
        assert sentence.startswith(
            "Schicken Sie mir eine Datei mit der Endung .xlsx oder .yaml; diese heißt „"
        )
        assert "(.json, .xml)" in others
        assert len(sentence) < 150
        assert sentence.replace("…", "").isprintable()


async def test_what_a_participant_sends_is_not_read(desk: Stage, olga: Talker) -> None:
    anna = await somebody(desk, 11, "Anna")
    calls = desk.telegram.calls["getFile"]
    assert (await anna.sends_file("p.yaml", as_file(moved(19)))).startswith("Ich kann nur Text")
    assert desk.telegram.calls["getFile"] == calls
    assert not desk.holds("draft")
    picture = StoredFile("f1", "f.jpg", "image/jpeg", b"x")
    desk.telegram.send_file(olga.person, "photo", picture)
    await desk.finished()
    assert olga.text.startswith("Ich kann nur Text lesen")


async def test_where_a_place_is_unknown_it_is_said_how_a_new_one_gets_in(olga: Talker) -> None:
    text = await olga.sends_file("p.yaml", as_file(edited(place="aula")))
    assert "Ein neuer Ort braucht zuerst einen eigenen Eintrag bei den Orten." in text
