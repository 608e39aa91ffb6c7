"""The programme as a file in the chat: fetched, sent back, compared, published or refused whole."""

from dataclasses import replace

import pytest

from storage.programme.model import Speaker, Text
from storage.programme.yaml_file import read
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import (
    AS_TEXT,
    OTHER_ORGANISER,
    as_file,
    edited,
    in_force,
    moved,
    publishes,
    renamed,
    somebody,
    starred,
    without,
)
from tests.programmes import at, small_programme

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def test_a16_the_command_offers_the_programme_in_force_as_a_spreadsheet_first(
    olga: Talker,
) -> None:
    text = await olga.says("/programme_update")
    assert text.startswith("Fassung 1 gilt")
    assert olga.labels[:2] == ["Als Tabelle (.xlsx)", AS_TEXT]
    await olga.presses(AS_TEXT)
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
    assert "Никто не получит сообщения" in shown
    assert (await ivan.presses("Опубликовать")).startswith("Версия 2 опубликована.")


async def test_a_file_that_is_sent_back_unchanged_changes_nothing(olga: Talker) -> None:
    await olga.says("/programme_update")
    await olga.presses(AS_TEXT)
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
    await olga.sends_file("p.YAML", as_file(changed))
    await olga.presses("1")
    text = await olga.presses("Fällt aus, ohne Grund")
    assert text.startswith("Das würde sich ändern")
    assert "Mittagessen\nFällt aus (war: Di., 29. Juni, 13:00–14:00)" in text
    assert "Nacht\nNeu: Mi., 30. Juni, 09:00–10:00" in text
    assert "Zeit: Mo., 28. Juni, 18:00–20:00 → 19:00–21:00" in text
    assert "Ort: Große Halle → Brunnen" in text
    assert "Videolink: keiner → https://example.org/nacht" in text
    assert "Plätze: unbegrenzt → 12" in text
    assert "1 Person erfährt davon" in text
    assert await in_force(olga) == small_programme()


async def test_a_text_that_is_corrected_in_one_language_alone_is_named_before_it_is_published(
    desk: Stage, olga: Talker
) -> None:
    speaker = Speaker(Text({"de": "Dr. Ada Lovelace"}), Text({"de": "Logik", "ru": "Аналитика"}))
    half = edited(title=Text({"de": "Der Anfang", "ru": "Открытие"}), speakers=(speaker,))
    place, *rest = half.places
    renamed = replace(place, name=Text({"de": "Halle", "ru": "Большой зал"}))
    text = await olga.sends_file("p.yaml", as_file(replace(half, places=(renamed, *rest))))
    assert "Der Anfang, Titel: wird nur auf Deutsch geändert. Auf Russisch steht weiter" in text
    assert "„Открытие“" in text
    assert "Der Anfang, Vortragende: wird nur auf Deutsch geändert" in text
    assert "Ort: Halle, Name: wird nur auf Deutsch geändert" in text
    whole = edited(title=Text({"de": "Anfang", "ru": "Начало"}), abstract=Text({"de": "Neu."}))
    assert "wird nur" not in await olga.sends_file("p.yaml", as_file(whole))
    ivan = await somebody(desk, OTHER_ORGANISER, "Иван", "ru")
    russian = edited(title=Text({"de": "Eröffnung", "ru": "Начало"}))
    said = await ivan.sends_file("p.yaml", as_file(russian))
    assert "Начало, название: меняется только на русском. На немецком остаётся: «Eröffnung»" in said


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
    await olga.presses("Wie viele haben es gesehen?")
    assert "19:00–21:00 → 18:00–20:00" in await olga.presses("Zurück zu Fassung 1")
    assert (await olga.presses("Veröffentlichen")).startswith("Fassung 3 ist veröffentlicht")
    await desk.delivered()
    assert "19:00–21:00 → 18:00–20:00" in anna.text
    assert await in_force(olga) == small_programme()
    await publishes(olga, renamed("Eröffnung!", "Открытие"))
    await olga.says("/start")
    await olga.presses("Organisationsbüro")
    await olga.presses("Mehr")
    assert "Fassung 4 · gilt" in await olga.presses("Fassungen")
    await olga.presses("Fassung 2")
    await olga.presses("Zurück zu dieser Fassung")
    await olga.presses("Veröffentlichen")
    assert await in_force(olga) == moved(19)


async def test_a_removed_session_that_people_starred_is_asked_about_clearly(
    desk: Stage, olga: Talker
) -> None:
    await starred(desk, 11, "Anna")
    await starred(desk, 12, "Борис", "ru")
    await olga.sends_file("p.yaml", as_file(without("eroeffnung")))
    await olga.presses("1")
    text = await olga.presses("Fällt aus, ohne Grund")
    assert "Eröffnung\nFällt aus (war: Mo., 28. Juni, 18:00–20:00)" in text
    assert "2 Personen erfahren davon" in text
    assert olga.labels[-2:] == ["Absagen und veröffentlichen", "Verwerfen"]


async def test_the_second_of_two_organisers_is_told_and_sees_a_fresh_difference(
    desk: Stage, olga: Talker
) -> None:
    anna = await starred(desk, 11, "Anna")
    other = await somebody(desk, OTHER_ORGANISER, "Otto")
    await olga.sends_file("p.yaml", as_file(moved(19)))
    await other.sends_file("p.yaml", as_file(edited(place="pin")))
    await olga.presses("Veröffentlichen")
    text = await other.presses("Veröffentlichen")
    assert "Inzwischen wurde Fassung 2 veröffentlicht" in text.split("\n\n")[-1]
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
        data = organiser.screen.rows[-2][0]["callback_data"]
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
