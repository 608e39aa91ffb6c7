"""Info pages: people read them, organisers write and change them in the chat in a minute."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from storage.programme.model import InfoPage, Text
from storage.programme.yaml_file import read
from tests.flows.conversation import Stage, Talker, on_stage
from tests.flows.organising import AS_TEXT, ORGANISER, OTHER_ORGANISER, as_file, publishes, somebody
from tests.programmes import at, small_programme

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

WLAN = InfoPage(
    "wlan",
    Text({"de": "WLAN", "ru": "Wi-Fi"}),
    Text({"de": "Das Netz heißt Gast.", "ru": "Сеть называется Гость."}),
    place="halle",
    link="https://example.org/wlan",
    copy="Kaluga2021",
)


def buttons(talker: Talker) -> dict[str, dict[str, Any]]:
    return {button["text"]: button for row in talker.screen.rows for button in row}


@pytest.fixture
async def read_by_anna(tmp_path: Path) -> Any:
    """Anna in front of a programme with a page, and the stage it is on."""
    file = tmp_path / "with-info.yaml"
    file.write_bytes(as_file(replace(small_programme(), info=(WLAN,))))
    async with on_stage(tmp_path, at(28, 17), file, admins=(ORGANISER,)) as stage:
        yield await somebody(stage, 11, "Anna"), stage


async def test_home_and_info_lead_to_a_page_with_place_link_and_text_to_copy(
    read_by_anna: tuple[Talker, Stage],
) -> None:
    anna, _ = read_by_anna
    await anna.says("/start")
    assert await anna.presses("Infos") == "Infos\n\n1. WLAN"
    assert await anna.presses("1") == "WLAN\n\nDas Netz heißt Gast.\n\nOrt: Große Halle"
    assert buttons(anna)["Kopieren: Kaluga2021"]["copy_text"] == {"text": "Kaluga2021"}
    assert buttons(anna)["Link öffnen"]["url"] == "https://example.org/wlan"
    assert (await anna.presses("Ort: Große Halle")).startswith("Große Halle")


async def test_a_page_that_a_question_led_to_passes_its_words_on_and_others_ask_for_them(
    read_by_anna: tuple[Talker, Stage],
) -> None:
    anna, stage = read_by_anna
    olga = await somebody(stage, ORGANISER, "Olga")
    assert (await anna.says("Wie ist das WLAN-Passwort im Keller?")).startswith("WLAN")
    assert len(anna.screen.rows) <= 5
    preview = await anna.presses("Organisationsteam fragen")
    assert "„Wie ist das WLAN-Passwort im Keller?“" in preview
    await anna.presses("Weitergeben")
    await stage.delivered()
    assert "Wie ist das WLAN-Passwort im Keller?" in olga.text
    boris = await somebody(stage, 12, "Борис", "ru")
    for way in ("/start i-wlan", "/info", "/search"):
        await boris.says(way)
        assert "Напишите вопрос" in await boris.presses("Спросить организаторов")
        await boris.says("/start")
    await olga.says("/start i-wlan")
    assert "Organisationsteam fragen" not in olga.labels


async def test_a_link_opens_a_page_in_the_readers_language(
    read_by_anna: tuple[Talker, Stage],
) -> None:
    _, stage = read_by_anna
    boris = await somebody(stage, 12, "Борис", "ru")
    assert await boris.says("/start i-wlan") == (
        "Wi-Fi\n\nСеть называется Гость.\n\nМесто: Большой зал"
    )
    assert (await boris.says("/info")).startswith("Справка\n\n1. Wi-Fi")


async def test_a_programme_without_pages_has_no_info_but_for_organisers(desk: Stage) -> None:
    anna, olga = await somebody(desk, 11, "Anna"), await somebody(desk, ORGANISER, "Olga")
    assert (await anna.says("/info")).startswith("Diesen Befehl kenne ich nicht.")
    assert "/info" not in anna.text
    await anna.says("/start")
    assert "Infos" not in anna.labels
    assert (await olga.says("/info")).startswith("Infos\n\nNoch gibt es keine Infoseiten.")


async def test_an_organiser_writes_a_page_step_by_step_and_publishes_it(
    desk: Stage, olga: Talker
) -> None:
    anna = await somebody(desk, 11, "Anna")
    await olga.says("/info")
    assert "Wie soll die Seite heißen?" in await olga.presses("Neue Infoseite")
    assert "Deutsch: Garderobe" in await olga.says("Garderobe")
    assert "Russisch: Гардероб" in await olga.says("Гардероб")
    assert "Im Keller." in await olga.says("Im Keller.")
    assert "В подвале." in await olga.says("В подвале.")
    await olga.presses("Weitere Suchwörter")
    assert "Weitere Suchwörter: Mantel, пальто" in await olga.says("Mantel, пальто")
    await olga.presses("Link")
    assert (await olga.says("example")).startswith("„example“ ist kein vollständiger Link.")
    assert "Link: https://example.org/" in await olga.says("https://example.org/")
    await olga.presses("Text zum Kopieren")
    assert "Text zum Kopieren: 42" in await olga.says("42")
    await olga.presses("Ort")
    assert "Ort: Brunnen" in await olga.presses("Brunnen")
    assert "Notfall: ja" in await olga.presses("Notfall")
    assert "Notfall: ja" not in await olga.presses("✓ Notfall")
    text = await olga.presses("Prüfen und veröffentlichen")
    assert "Infoseite: Garderobe\nNeu" in text
    assert "Niemand wird benachrichtigt" in text
    assert (await anna.says("/info")).startswith("Diesen Befehl kenne ich nicht.")
    assert (await olga.presses("Veröffentlichen")).startswith("Fassung 2 ist veröffentlicht.")
    assert await olga.presses("« Garderobe") == "Garderobe\n\nIm Keller.\n\nOrt: Brunnen"
    assert await anna.says("/info") == "Infos\n\n1. Garderobe"


async def test_a_change_leaves_what_another_organiser_has_changed_meanwhile(
    tmp_path: Path,
) -> None:
    file = tmp_path / "with-info.yaml"
    file.write_bytes(as_file(replace(small_programme(), info=(WLAN,))))
    admins = (ORGANISER, OTHER_ORGANISER)
    async with on_stage(tmp_path, at(28, 17), file, admins=admins) as stage:
        olga = await somebody(stage, ORGANISER, "Olga")
        await olga.says("/start i-wlan")
        await olga.presses("Ändern")
        newer = replace(WLAN, text=Text({"de": "Das Netz heißt Neu.", "ru": "Сеть — Новая."}))
        await publishes(
            await somebody(stage, OTHER_ORGANISER, "Otto"),
            replace(small_programme(), info=(newer,)),
        )
        await olga.presses(next(label for label in olga.labels if "Notfall" in label))
        await olga.presses("Prüfen und veröffentlichen")
        await olga.presses(next(label for label in olga.labels if "eröffentlichen" in label))
        assert "Das Netz heißt Neu." in await olga.says("/start i-wlan")


async def test_every_step_of_it_exists_in_russian(desk: Stage) -> None:
    ivan = await somebody(desk, OTHER_ORGANISER, "Иван", "ru")
    await ivan.says("/info")
    assert "Пришлите ответ на русском." in await ivan.presses("Новая страница")
    await ivan.says("Гардероб")
    assert "Что будет на этой странице?" in await ivan.presses("Без этого языка")
    await ivan.says("В подвале.")
    text = await ivan.presses("Без этого языка")
    assert text.startswith("Новая страница справки\n\nРусский: Гардероб\nВ подвале.")
    assert "Страница справки: Гардероб\nДобавлено" in await ivan.presses("Проверить и опубликовать")
    assert (await ivan.presses("Опубликовать")).startswith("Версия 2 опубликована.")


async def test_one_thing_of_a_page_is_changed_and_the_release_says_what(
    read_by_anna: tuple[Talker, Stage],
) -> None:
    anna, stage = read_by_anna
    olga = await somebody(stage, ORGANISER, "Olga")
    await olga.says("/start i-wlan")
    await olga.presses("Ändern (Organisationsteam)")
    await olga.presses("Text zum Kopieren")
    assert "x" * 20 not in await olga.says("x" * 257)
    assert "höchstens 256\N{NO-BREAK SPACE}Zeichen" in olga.text
    await olga.says("Neu2021")
    await olga.presses("Titel")
    await olga.presses("So lassen")
    await olga.says("Вайфай")
    text = await olga.presses("Prüfen und veröffentlichen")
    assert "Infoseite: WLAN\nRussisch: Wi-Fi → Вайфай\nGeändert: Text zum Kopieren" in text
    await olga.presses("Veröffentlichen")
    await anna.says("/start i-wlan")
    assert buttons(anna)["Kopieren: Neu2021"]["copy_text"] == {"text": "Neu2021"}


async def test_a_page_is_deleted_and_comes_back_with_the_release_before(
    read_by_anna: tuple[Talker, Stage],
) -> None:
    anna, stage = read_by_anna
    olga = await somebody(stage, ORGANISER, "Olga")
    await olga.says("/start i-wlan")
    await olga.presses("Ändern (Organisationsteam)")
    assert "Infoseite: WLAN\nEntfernt" in await olga.presses("Seite löschen")
    await olga.presses("Veröffentlichen")
    assert "Dieser Link ist falsch" in await anna.says("/start i-wlan")
    await olga.presses("Zurück zu Fassung 1")
    await olga.presses("Veröffentlichen")
    assert (await anna.says("/start i-wlan")).startswith("WLAN")


async def test_a_page_written_in_the_chat_is_part_of_the_file_and_one_without_it_names_it(
    olga: Talker,
) -> None:
    await olga.says("/info")
    await olga.presses("Neue Infoseite")
    for written in ("Garderobe", "Гардероб", "Im Keller.", "В подвале."):
        await olga.says(written)
    await olga.presses("Prüfen und veröffentlichen")
    await olga.presses("Veröffentlichen")
    await olga.says("/programme_update")
    await olga.presses(AS_TEXT)
    file = olga.screen.file
    assert file
    programme = read(file.content).programme
    assert programme
    assert [page.title["de"] for page in programme.info] == ["Garderobe"]
    text = await olga.sends_file("without.yaml", as_file(small_programme()))
    assert "Infoseite: Garderobe\nEntfernt" in text
    assert "Niemand wird benachrichtigt" in text


async def test_what_is_written_outlives_a_restart(desk: Stage, olga: Talker) -> None:
    await olga.says("/info")
    await olga.presses("Neue Infoseite")
    await olga.says("Garderobe")
    await desk.restart()
    assert "Russisch: Гардероб" in await olga.says("Гардероб")


FOUR_ANSWERS = ("Parken", "Парковка", "Hinter dem Theater.", "За театром.")


async def test_a_page_that_was_written_and_not_published_leads_back_from_everywhere(
    desk: Stage, olga: Talker
) -> None:
    await olga.says("/info")
    await olga.presses("Neue Infoseite")
    for written in FOUR_ANSWERS:
        await olga.says(written)
    await olga.says("menü")
    assert olga.may_go_on()
    assert "Infoseite noch nicht veröffentlicht: Parken" in await olga.says("organisationsbüro")
    await olga.says("/info")
    assert "Hinter dem Theater." in await olga.presses("Fortsetzen: Neue Infoseite")
    # Another question has taken its place.
    desk.write("DELETE FROM dialogue")
    await olga.says("/info")
    assert "Hinter dem Theater." in await olga.presses("Fortsetzen: Parken")
    await olga.says("/info")
    asked = await olga.presses("Neue Infoseite")
    assert asked.startswith("Eine Infoseite ist angefangen und noch nicht veröffentlicht.\nParken")
    await olga.presses("Fortsetzen: Parken")
    await olga.presses("Prüfen und veröffentlichen")
    assert "Noch nicht veröffentlicht: Infoseite: Parken" in await olga.says("organisationsbüro")
    assert "Infoseite noch nicht" not in olga.text
    assert not olga.may_go_on()


async def test_what_was_begun_is_discarded_before_another_page_is_begun(olga: Talker) -> None:
    await olga.says("/info")
    await olga.presses("Neue Infoseite")
    for written in FOUR_ANSWERS:
        await olga.says(written)
    await olga.says("/info")
    await olga.presses("Neue Infoseite")
    assert (await olga.presses("Verwerfen")).startswith("Verworfen.")
    assert not olga.may_go_on()
    assert "Wie soll die Seite heißen?" in await olga.presses("Neue Infoseite")


async def test_a_page_that_is_only_looked_at_to_be_changed_is_not_begun(
    read_by_anna: tuple[Talker, Stage],
) -> None:
    _, stage = read_by_anna
    olga = await somebody(stage, ORGANISER, "Olga")
    await olga.says("/start i-wlan")
    await olga.presses("Ändern (Organisationsteam)")
    await olga.says("/info")
    assert not olga.may_go_on()
    assert "Wie soll die Seite heißen?" in await olga.presses("Neue Infoseite")


async def test_a_page_published_with_an_old_button_once_more_is_changed_and_no_second_one(
    olga: Talker,
) -> None:
    await olga.says("/info")
    await olga.presses("Neue Infoseite")
    for written in FOUR_ANSWERS:
        await olga.says(written)
    title = olga.screen.rows[1][0]["callback_data"]
    await olga.presses("Prüfen und veröffentlichen")
    await olga.presses("Veröffentlichen")
    await olga.sends_press(title)
    await olga.says("Parkplatz")
    await olga.presses("So lassen")
    await olga.presses("Prüfen und veröffentlichen")
    await olga.presses("Veröffentlichen")
    assert await olga.says("/info") == "Infos\n\n1. Parkplatz"


async def test_questions_find_a_page_by_its_title_and_by_its_further_words(
    read_by_anna: tuple[Talker, Stage],
) -> None:
    anna, stage = read_by_anna
    assert (await anna.says("Wie komme ich ins WLAN?")).startswith("WLAN\n")
    olga = await somebody(stage, ORGANISER, "Olga")
    assert not (await anna.says("Wo ist hier die Blaupause?")).startswith("WLAN\n")
    await olga.says("/start i-wlan")
    await olga.presses("Ändern (Organisationsteam)")
    await olga.presses("Weitere Suchwörter")
    await olga.says("Blaupause, калька")
    await olga.presses("Prüfen und veröffentlichen")
    await olga.presses("Veröffentlichen")
    assert (await anna.says("Wo ist hier die Blaupause?")).startswith("WLAN\n")


NOTRUF = InfoPage(
    "notruf",
    Text({"de": "Notfallnummern", "ru": "Экстренные номера"}),
    Text({"de": "112 und 103.", "ru": "112 и 103."}),
    words=Text({"de": "verlorenes Kind\nPolizei", "ru": "полиция"}),
    urgent=True,
)
SANITAETER = InfoPage(
    "sanitaeter", Text({"de": "Sanitätsraum", "ru": "Медпункт"}), Text("A 1"), urgent=True
)
CRIES = (
    "Notfall",
    "wo ist der Notruf?",
    "Es gab einen Unfall!",
    "Feuer!!!",
    "Wir brauchen schnell einen Arzt, wann ist die Eröffnung?",
    "Krankenwagen",
    "SOS",
    "112",
    "вызовите скорую",
    "нужен врач",
    "пожар",
    "авария",
    "помогите",
    "103!",
    "Polizei",
    "wo melde ich ein verlorenes Kind",
    "Sanitätsraum",
)


@pytest.fixture
async def urgent(tmp_path: Path) -> Any:
    """Anna in front of a programme with two pages about emergencies, and a room called 103."""
    small = small_programme()
    hall, *others = small.places
    programme = replace(
        small,
        info=(WLAN, NOTRUF, SANITAETER),
        places=(replace(hall, name=Text("Raum 103")), *others),
    )
    file = tmp_path / "urgent.yaml"
    file.write_bytes(as_file(programme))
    async with on_stage(tmp_path, at(28, 17), file) as stage:
        yield await somebody(stage, 11, "Anna")


async def test_cries_for_help_are_answered_by_all_urgent_pages_before_all_else(
    urgent: Talker,
) -> None:
    for cry in CRIES:
        text = await urgent.says(cry)
        assert text == "Notfallnummern\n112 und 103.\n\nSanitätsraum\nA 1", cry
    assert (await urgent.presses("Sanitätsraum")) == "Sanitätsraum\n\nA 1"


async def test_the_number_of_a_room_is_no_cry_for_help(urgent: Talker) -> None:
    assert "112 und 103." not in await urgent.says("Was ist in Raum 103?")


async def test_without_urgent_pages_the_contact_answers(desk: Stage) -> None:
    anna = await somebody(desk, 11, "Anna")
    boris = await somebody(desk, 12, "Борис", "ru")
    assert await anna.says("Notfall!") == (
        "Im Notfall\nWenden Sie sich an das Organisationsteam:\norga@example.org"
    )
    assert (await boris.says("помогите")).startswith("В экстренном случае\n")
