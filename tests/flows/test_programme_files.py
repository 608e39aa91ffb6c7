"""The programme as a file in the chat: fetched, sent back, compared, published or refused whole."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.sandbox.chats import StoredFile
from storage.programme.model import Programme
from storage.programme.yaml_file import read
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import (
    OTHER_ORGANISER,
    as_file,
    edited,
    moved,
    publishes,
    renamed,
    somebody,
    starred,
    without,
)
from tests.programmes import at, small_programme

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

FIVE_MB = 5_000_000


async def in_force(organiser: Talker) -> Programme:
    """The programme as an organiser fetches it."""
    await organiser.says("/programme_update")
    assert organiser.screen.file
    programme = read(organiser.screen.file.content).programme
    assert programme
    return programme


async def test_the_command_sends_the_programme_in_force_as_a_file(olga: Talker) -> None:
    text = await olga.says("/programme_update")
    assert text.startswith("Fassung 1 gilt")
    assert olga.screen.file
    assert olga.screen.file.name == "test-1.yaml"
    assert read(olga.screen.file.content).programme == small_programme()
    assert (await olga.presses("Fassungen")).startswith("Fassungen")
    assert "Programm als Datei geholt" in await olga.says("/audit")


async def test_the_file_speaks_russian_to_a_russian_organiser(desk: Stage) -> None:
    ivan = await somebody(desk, OTHER_ORGANISER, "Иван", "ru")
    assert (await ivan.says("/programme_update")).startswith("Действует версия 1")
    shown = await ivan.sends_file("p.yaml", as_file(moved(19)))
    assert shown.startswith("Вот что изменится")
    assert "18:00–20:00 → 19:00–21:00" in shown
    assert "Узнают 0 человек" in shown or "Узнает 0 человек" in shown
    assert (await ivan.presses("Опубликовать")).startswith("Версия 2 опубликована.")


async def test_a_file_that_is_sent_back_unchanged_changes_nothing(olga: Talker) -> None:
    await olga.says("/programme_update")
    assert olga.screen.file
    text = await olga.sends_file("test-1.yaml", olga.screen.file.content)
    assert text.startswith("Es würde sich nichts ändern")


async def test_a_difference_names_what_is_new_moved_changed_and_cancelled(
    desk: Stage, olga: Talker
) -> None:
    await starred(desk, 11, "Anna")
    programme = edited(start=at(28, 19), end=at(28, 21), place="pin")
    sessions = [s for s in programme.sessions if s.id != "essen"]
    sessions.append(replace(programme.sessions[1], id="neu", start=at(30, 9), end=at(30, 10)))
    sessions[1] = replace(sessions[1], online="https://example.org/nacht")
    groups = (replace(programme.groups[0], capacity=12), *programme.groups[1:])
    changed = replace(programme, sessions=tuple(sessions), groups=groups)
    text = await olga.sends_file("p.YAML", as_file(changed))
    assert text.startswith("Das würde sich ändern")
    assert "Mittagessen\nFällt aus (war: Di., 29. Juni, 13:00–14:00)" in text
    assert "Nacht\nNeu: Mi., 30. Juni, 09:00–10:00" in text
    assert "Zeit: Mo., 28. Juni, 18:00–20:00 → 19:00–21:00" in text
    assert "Ort: Große Halle → Brunnen" in text
    assert "Videolink: keiner → https://example.org/nacht" in text
    assert "Plätze: unbegrenzt → 12" in text
    assert "1 Person erfährt davon" in text
    assert await in_force(olga) == small_programme()


async def test_a_long_difference_is_paged(olga: Talker) -> None:
    programme = small_programme()
    first = programme.sessions[0]
    more = tuple(replace(first, id=f"neu-{n}", place=None, speakers=()) for n in range(25))
    text = await olga.sends_file(
        "p.yaml", as_file(replace(programme, sessions=programme.sessions + more))
    )
    assert "Seite 1 von 3" in text
    assert "Seite 2 von 3" in await olga.presses("Nächste Seite")
    assert (await olga.presses("Veröffentlichen")).startswith("Fassung 2 ist veröffentlicht")


async def test_it_is_published_told_and_in_force_at_once(desk: Stage, olga: Talker) -> None:
    anna = await starred(desk, 11, "Anna")
    assert (await publishes(olga, moved(19))).startswith("Fassung 2 ist veröffentlicht")
    assert "19:00–21:00" in await anna.says("/start s-eroeffnung")
    assert await in_force(olga) == moved(19)
    assert "Fassung 2 veröffentlicht" in await olga.says("/audit")


async def test_what_is_discarded_is_neither_published_nor_told(desk: Stage, olga: Talker) -> None:
    anna = await starred(desk, 11, "Anna")
    await olga.sends_file("p.yaml", as_file(moved(19)))
    publish = olga.screen.rows[-1][0]
    assert publish["text"] == "Veröffentlichen"
    assert (await olga.presses("Verwerfen")).startswith("Verworfen")
    assert (await olga.sends_press(publish["callback_data"])).startswith("Dieser Knopf ist nicht")
    assert not desk.holds("delivery")
    assert "18:00–20:00" in await anna.says("/start s-eroeffnung")


async def test_publish_pressed_twice_publishes_once(desk: Stage, olga: Talker) -> None:
    anna = await starred(desk, 11, "Anna")
    await olga.sends_file("p.yaml", as_file(moved(19)))
    screen = olga.screen
    data = screen.rows[-1][0]["callback_data"]
    for _ in range(3):
        desk.telegram.press(olga.person, screen, data)
    await desk.delivered()
    assert await in_force(olga) == moved(19)
    assert not desk.holds("release", "number > 2")
    notices = [m for m in anna.chat.messages if m.text.startswith("Das Programm hat sich geä")]
    assert len(notices) == 1


async def test_a_release_is_rolled_back_by_a_release(desk: Stage, olga: Talker) -> None:
    anna = await starred(desk, 11, "Anna")
    await publishes(olga, moved(19))
    await olga.presses("Wer hat es gesehen?")
    assert "19:00–21:00 → 18:00–20:00" in await olga.presses("Zurück zu Fassung 1")
    assert (await olga.presses("Veröffentlichen")).startswith("Fassung 3 ist veröffentlicht")
    await desk.delivered()
    assert "19:00–21:00 → 18:00–20:00" in anna.text
    assert await in_force(olga) == small_programme()
    await publishes(olga, renamed("Eröffnung!", "Открытие"))
    await olga.says("/start")
    await olga.presses("Organisationsbüro")
    assert "Fassung 4 · gilt" in await olga.presses("Fassungen")
    await olga.presses("Fassung 2")
    await olga.presses("Zurück zu dieser Fassung")
    await olga.presses("Veröffentlichen")
    assert await in_force(olga) == moved(19)


async def test_problems_are_named_by_line_and_path_in_the_organisers_language(
    desk: Stage, olga: Talker
) -> None:
    ivan = await somebody(desk, OTHER_ORGANISER, "Иван", "ru")
    broken = as_file(small_programme()).replace(b"place: pin", b"place: pim")
    line = broken[: broken.index(b"place: pim")].count(b"\n") + 1
    german = await olga.sends_file("p.yaml", broken)
    assert german.startswith("1 Fehler – nicht veröffentlicht")
    assert f"Zeile {line}, sessions[3].place: " in german
    assert "„pim“" in german
    russian = await ivan.sends_file("p.yaml", broken)
    assert russian.startswith("1 ошибка – не опубликовано")
    assert f"строка {line}, sessions[3].place: " in russian
    assert not desk.holds("release", "number > 1")


async def test_very_many_problems_fit_into_one_message(olga: Talker) -> None:
    broken = as_file(small_programme()) + b"".join(
        b"  - {id: x%d, kind: nonsense, titel: '%s'}\n" % (n, b"x" * 300) for n in range(200)
    )
    text = await olga.sends_file("p.yaml", broken)
    assert "Fehler – nicht veröffentlicht" in text
    assert "weitere" in text


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
    assert text.startswith("Dieses Programm gehört zu einer anderen Tagung")
    assert "„other“" in text
    assert "„test“" in text
    assert not desk.holds("draft")


@pytest.mark.parametrize(
    "name",
    [
        "../../x.yaml",
        "/etc/x.yaml",
        "..\\..\\x.yaml",
        "C:\\x.yaml",
        "a\u202elmay.x.yaml",
        "x" * 250 + ".yaml",
        "a?b#c%2e%2e%2fd.yaml",
    ],
)
async def test_the_name_of_a_file_is_never_a_path(olga: Talker, tmp_path: Path, name: str) -> None:
    before = everything_in(tmp_path.parent)
    text = await olga.sends_file(name, as_file(moved(19)))
    assert text.startswith("Das würde sich ändern")
    assert everything_in(tmp_path.parent) == before


def everything_in(folder: Path) -> set[str]:
    """Every file, but those that the database makes and takes away as it goes."""
    return {str(p) for p in folder.rglob("*") if not p.name.endswith(("-wal", "-shm"))}


@pytest.mark.parametrize(
    "name", ["p.xlsx", "p.txt", "yaml", "", ".yaml.exe", "../../../p\n\n\u202e.doc", "y" * 400]
)
async def test_a_file_with_another_ending_is_refused_by_its_name(olga: Talker, name: str) -> None:
    text = await olga.sends_file(name, as_file(moved(19)))
    heading, sentence = text.split("\n")
    assert heading == "Das ist keine Programmdatei."
    assert sentence.startswith("Schicken Sie mir eine Datei mit der Endung .yaml; diese heißt „")
    assert len(sentence) < 150
    assert sentence.replace("…", "").isprintable()


async def test_a_removed_session_that_people_starred_is_asked_about_clearly(
    desk: Stage, olga: Talker
) -> None:
    await starred(desk, 11, "Anna")
    await starred(desk, 12, "Борис", "ru")
    text = await olga.sends_file("p.yaml", as_file(without("eroeffnung")))
    assert "Eröffnung\nFällt aus (war: Mo., 28. Juni, 18:00–20:00)" in text
    assert "2 Personen erfahren davon" in text
    assert olga.labels == ["Veröffentlichen", "Verwerfen"]


async def test_the_second_of_two_organisers_is_told_and_sees_a_fresh_difference(
    desk: Stage, olga: Talker
) -> None:
    anna = await starred(desk, 11, "Anna")
    other = await somebody(desk, OTHER_ORGANISER, "Otto")
    await olga.sends_file("p.yaml", as_file(moved(19)))
    await other.sends_file("p.yaml", as_file(edited(place="pin")))
    await olga.presses("Veröffentlichen")
    text = await other.presses("Veröffentlichen")
    assert text.startswith("Inzwischen wurde Fassung 2 veröffentlicht.")
    assert "Große Halle → Brunnen" in text
    assert "19:00" not in text
    assert (await other.presses("Veröffentlichen")).startswith("Fassung 3 ist veröffentlicht")
    await desk.delivered()
    both = edited(start=at(28, 19), end=at(28, 21), place="pin")
    assert await in_force(olga) == both
    assert "Große Halle → Brunnen" in anna.text


async def test_two_who_publish_the_same_at_once_publish_it_once(desk: Stage, olga: Talker) -> None:
    other = await somebody(desk, OTHER_ORGANISER, "Otto")
    for organiser in (olga, other):
        await organiser.sends_file("p.yaml", as_file(moved(19)))
    for organiser in (olga, other):
        data = organiser.screen.rows[-1][0]["callback_data"]
        desk.telegram.press(organiser.person, organiser.screen, data)
    await desk.delivered()
    texts = sorted(organiser.text.split("\n")[0] for organiser in (olga, other))
    assert texts == ["Es würde sich nichts ändern.", "Fassung 2 ist veröffentlicht."]
    assert not desk.holds("release", "number > 2")


async def test_a_draft_survives_a_restart_and_lapses_after_a_day(desk: Stage, olga: Talker) -> None:
    await olga.sends_file("p.yaml", as_file(moved(19)))
    await desk.restart()
    screen = olga.screen
    desk.clock.set(at(29, 17))
    assert (await olga.presses("Veröffentlichen", screen)).startswith("Dieser Knopf ist nicht")
    await olga.sends_file("p.yaml", as_file(moved(19)))
    await desk.restart()
    assert (await olga.presses("Veröffentlichen")).startswith("Fassung 2 ist veröffentlicht")


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
