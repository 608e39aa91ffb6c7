"""What is asked before the first sign-up, once, and how it is changed later."""

from pathlib import Path

import pytest

from storage.programme.model import Text
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import publishes, somebody
from tests.flows.working_groups import (
    group_changed,
    has_seat,
    in_the_foyer,
    joins,
    known,
    member,
    waits,
    without_group,
)
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

GO_ON = "Fortsetzen: "


@pytest.fixture
async def anna(foyer: Stage) -> Talker:
    """Somebody who has never signed up for anything."""
    return await somebody(foyer, 11, "Anna Groß")


async def asked_for_name(talker: Talker, group: str = "umwelt") -> Talker:
    await joins(talker, group)
    await talker.presses("Einverstanden")
    return talker


async def test_the_first_sign_up_takes_consent_and_a_name_and_offers_the_rest_on_one_screen(
    foyer: Stage, anna: Talker
) -> None:
    text = await joins(anna, "umwelt")
    assert text.startswith("Bevor Sie sich zum ersten Mal anmelden")
    assert "/privacy" in text
    assert anna.labels == ["Einverstanden", "Nein, danke", "Datenschutz"]
    assert not foyer.holds("profile")
    assert (await anna.presses("Einverstanden")).startswith("Ihr Name für die Liste")
    assert foyer.holds("profile", "consent = 1 AND name IS NULL")
    assert "Ich bin „Anna Groß“" in anna.labels
    assert not foyer.holds("seat")
    text = await anna.says("  Dr. Anna \n Groß\u202e ")
    assert text.startswith("Sie haben einen Platz: Umwelt, Di., 29. Juni, 10:00, Ort folgt\n")
    assert has_seat(foyer, anna, "umwelt")
    assert "Wohnort oder Organisation: nicht angegeben\nTeilnahme: nicht angegeben" in text
    assert anna.labels[:5] == [
        "Namen ändern",
        "Wohnort oder Organisation angeben",
        "Vor Ort",
        "Per Video",
        "Umwelt",
    ]
    text = await anna.presses("Wohnort oder Organisation angeben")
    assert "Ihr Name auf der Liste: Dr. Anna Groß" in text
    text = await anna.says("NABU Duisburg")
    assert text.startswith("Sie haben einen Platz: Umwelt")
    assert "Wohnort oder Organisation: NABU Duisburg" in text
    assert "Wohnort/Organisation ändern" in anna.labels
    await anna.presses("Per Video")
    assert "✓ Per Video" in anna.labels
    assert (await anna.presses("Umwelt")).startswith("Umwelt\n")
    assert foyer.holds(
        "profile",
        "person = 11 AND name = 'Dr. Anna Groß' AND town = 'NABU Duisburg'"
        " AND attendance = 'video' AND consented_at > 0",
    )


async def test_all_of_it_is_asked_in_russian_as_well(foyer: Stage) -> None:
    boris = await somebody(foyer, 12, "Борис", "ru")
    assert (await joins(boris, "sport")).startswith("Прежде чем вы запишетесь в первый раз")
    assert (await boris.presses("Даю согласие")).startswith("Ваше имя для списка")
    text = await boris.presses("Указать «Борис»")
    assert text.startswith("У вас есть место: Спорт, вт, 29 июня, 10:00, ")
    assert boris.labels[:4] == [
        "Изменить имя",
        "Указать город или организацию",
        "Лично",
        "По видеосвязи",
    ]
    assert foyer.holds("profile", "name = 'Борис' AND town IS NULL AND attendance IS NULL")


async def test_it_is_asked_once_and_two_taps_do_from_then_on(anna: Talker) -> None:
    await asked_for_name(anna)
    await anna.presses("Ich bin „Anna Groß“")
    await anna.says("/groups")
    await anna.presses("Musik")
    assert (await anna.presses("Anmelden")).startswith("Sie haben einen Platz: Musik")
    assert "Für die Liste" not in anna.text
    assert (await joins(anna, "kino")).startswith("Sie haben einen Platz: Kino")


async def test_without_consent_nothing_is_kept(foyer: Stage, anna: Talker) -> None:
    await joins(anna, "umwelt")
    await anna.presses("Datenschutz")
    assert (await joins(anna, "umwelt")).startswith("Bevor Sie sich")
    declined = "Es wurde nichts gespeichert, alles bleibt, wie es war.\n\nUmwelt"
    assert (await anna.presses("Nein, danke")).startswith(declined)
    for data in ("ju:umwelt", "jn:umwelt", "jt:umwelt", "js:umwelt", "jv:umwelt:v", "ju:", "jv::o"):
        assert (await anna.sends_press(data)).startswith("Bevor Sie sich"), data
        assert "Bevor Sie sich" not in await anna.says("Anna")
    assert not foyer.holds("profile")
    assert not foyer.holds("seat")
    assert not foyer.holds("dialogue")


async def test_the_name_is_needed_before_a_seat(foyer: Stage, anna: Talker) -> None:
    await asked_for_name(anna)
    assert (await joins(anna, "musik")).startswith("Ihr Name für die Liste")
    assert (await anna.sends_press("jv:musik:o")).startswith("Ihr Name für die Liste")
    assert (await anna.sends_press("jd:musik")).startswith("Musik\n")
    assert not foyer.holds("seat")


@pytest.mark.parametrize(
    ("written", "said"),
    [("\u200b", "Darin steht kein lesbarer Text."), ("x" * 101, "Das ist zu lang: höchstens 100")],
)
async def test_a_name_or_town_that_cannot_be_kept_is_asked_for_again(
    foyer: Stage, anna: Talker, written: str, said: str
) -> None:
    await asked_for_name(anna)
    assert (await anna.says(written)).startswith(said)
    assert "Ich bin „Anna Groß“" in anna.labels
    assert (await anna.says("Anna")).startswith("Sie haben einen Platz")
    await anna.presses("Wohnort oder Organisation angeben")
    assert (await anna.says(written)).startswith(said)
    assert (await anna.says("y" * 100)).startswith("Sie haben einen Platz")
    assert foyer.holds("profile", "name = 'Anna' AND length(town) = 100")


@pytest.mark.parametrize(
    ("name", "label", "kept"),
    [
        ("Alexandra von und zu Hohenstein", "Ich bin „Alexandra von und…“", None),
        ("\u202eИван\u200b ", "Ich bin „Иван“", "Иван"),
        ("\u200b", "« Zurück", None),
    ],
)
async def test_the_name_in_telegram_is_offered_as_far_as_it_can_be_read(
    foyer: Stage, name: str, label: str, kept: str | None
) -> None:
    talker = await asked_for_name(await somebody(foyer, 70, name))
    assert talker.labels[0] == label
    if "Ich bin" in label:
        await talker.presses(label)
        await talker.presses("Wohnort oder Organisation angeben")
        assert f"Ihr Name auf der Liste: {kept or name}" in talker.text


async def test_a_command_pauses_a_question_and_the_next_screen_offers_to_go_on(
    foyer: Stage, anna: Talker
) -> None:
    await asked_for_name(anna)
    await anna.says("/now")
    assert anna.may_go_on()
    await anna.says("Wann gibt es Mittagessen?")
    assert not foyer.holds("profile", "name IS NOT NULL")
    assert (await anna.presses(GO_ON)).startswith("Ihr Name für die Liste")
    assert (await anna.says("Anna")).startswith("Sie haben einen Platz")
    assert not anna.may_go_on()
    assert has_seat(foyer, anna, "umwelt")
    await anna.presses("Wohnort oder Organisation angeben")
    await anna.presses("« Zurück")
    assert anna.may_go_on()
    assert (await anna.presses(GO_ON)).startswith("Ihr Wohnort oder Ihre Organisation")
    await anna.presses("Weglassen")
    assert not anna.may_go_on()
    await anna.presses("Vor Ort")
    assert not anna.may_go_on()


async def test_a_question_survives_a_restart_and_lapses_after_a_day(
    foyer: Stage, anna: Talker
) -> None:
    await asked_for_name(anna, "kino")
    await foyer.restart()
    foyer.clock.set(at(29, 16, 59))
    assert (await anna.says("Anna")).startswith("Sie haben einen Platz: Kino")
    await anna.says("/settings")
    await anna.presses("Namen ändern")
    foyer.clock.set(at(30, 16, 59))
    await anna.says("Annette")
    assert not foyer.holds("profile", "name = 'Annette'")
    assert not anna.may_go_on()


async def test_whoever_was_asked_while_others_came_is_told_the_place_in_the_queue(
    foyer: Stage, anna: Talker
) -> None:
    await asked_for_name(anna, "sport")
    await member(foyer, 13, "Clara", "sport")
    text = await anna.says("Anna")
    assert text.startswith("Sie stehen auf der Warteliste: Sport, Platz 1 von 1\n")
    assert waits(foyer, anna, "sport")


async def test_whoever_was_asked_while_the_group_was_removed_is_seated_nowhere(
    foyer: Stage, organiser: Talker, anna: Talker
) -> None:
    await asked_for_name(anna)
    await publishes(organiser, without_group("umwelt"))
    assert (await anna.says("Anna")).startswith("Dieser Knopf ist nicht mehr aktuell")
    assert not foyer.holds("seat")


async def test_the_last_question_pressed_twice_signs_up_once(foyer: Stage, anna: Talker) -> None:
    await asked_for_name(anna)
    data = anna.screen.rows[0][0]["callback_data"]
    for _ in range(3):
        foyer.telegram.press(anna.person, anna.screen, data)
    await foyer.finished()
    assert "Sie haben einen Platz" in anna.text
    assert has_seat(foyer, anna, "umwelt")


async def test_settings_change_name_town_and_attendance(foyer: Stage) -> None:
    anna = await known(foyer, 11, "Anna", town="Perm")
    text = await anna.says("/settings")
    assert "Name auf der Liste: Anna" in text
    assert "Wohnort oder Organisation: Perm" in text
    assert "Teilnahme: nicht angegeben" in text
    assert ": Anna\n" in await anna.presses("Namen ändern")
    text = await anna.says("Anne")
    assert text.startswith("Einstellungen")
    assert "Name auf der Liste: Anne" in text
    await anna.presses("Namen ändern")
    assert "Name auf der Liste: Anna" in await anna.presses("Ich bin „Anna“")
    assert ": Perm\n" in await anna.presses("Wohnort/Organisation ändern")
    assert "Wohnort oder Organisation: Kaluga" in await anna.says("Kaluga")
    await anna.presses("Wohnort/Organisation ändern")
    assert "Wohnort oder Organisation: nicht angegeben" in await anna.presses("Entfernen")
    await anna.presses("Vor Ort oder per Video")
    assert "Teilnahme: per Video" in await anna.presses("Per Video")
    await anna.presses("Vor Ort oder per Video")
    assert "Teilnahme: nicht angegeben" in await anna.presses("Weiß ich noch nicht")
    assert not foyer.holds("seat")
    assert not anna.may_go_on()


@pytest.mark.parametrize(
    ("language", "opening", "asking", "sentence", "name", "town", "vague", "question"),
    [
        (
            "de",
            "Namen ändern",
            "Ihr Name für die Liste",
            "Ich heiße Gerda Müller aus Wuppertal",
            "Gerda Müller",
            "Wuppertal",
            ("Ich weiß nicht", "Das sieht nicht nach einem Namen aus."),
            "Wo ist die Toilette?",
        ),
        (
            "ru",
            "Изменить имя",
            "Ваше имя для списка",
            "Меня зовут Борис Иванов, я из Калуги",
            "Борис Иванов",
            "Калуги",
            ("не знаю", "Это не похоже на имя."),
            "Где туалет",
        ),
    ],
)
async def test_only_a_name_becomes_the_name(
    foyer: Stage,
    language: str,
    opening: str,
    asking: str,
    sentence: str,
    name: str,
    town: str,
    vague: tuple[str, str],
    question: str,
) -> None:
    talker = await known(foyer, 21, "Anna Groß", language)
    for wish in (
        "ich möchte meinen Namen ändern",
        "Mein Name ist falsch geschrieben",
        "хочу изменить имя",
        "в моём имени ошибка",
    ):
        assert (await talker.says(wish)).startswith(asking), wish
        await talker.says("нет, спасибо")
    for leaves in ("zurück", "Nein, danke", "назад", "отмена"):
        await talker.says("/settings")
        await talker.presses(opening)
        assert (await talker.says(leaves)).startswith(("Einstellungen", "Настройки")), leaves
        assert not talker.may_go_on()
    await talker.presses(opening)
    text = await talker.says(vague[0])
    assert text.startswith(vague[1])
    assert asking in text
    assert not (await talker.says(question)).startswith((asking, "Einstellungen", "Настройки"))
    assert foyer.holds("profile", "name = 'Anna Groß'")
    go_on = next(label for label in talker.labels if asking in label)
    await talker.presses(go_on)
    await talker.says(sentence)
    assert foyer.holds("profile", f"name = '{name}' AND town = '{town}'")


async def test_a_name_is_mended_on_the_screen_that_confirms_the_seat(anna: Talker) -> None:
    await asked_for_name(anna)
    await anna.says("Ana Groß")
    await anna.presses("Namen ändern")
    text = await anna.says("Mein Name ist Anna Groß.")
    assert text.startswith("Sie haben einen Platz: Umwelt")
    assert "Ihr Name auf der Liste: Anna Groß\n" in text
    await anna.presses("Wohnort oder Organisation angeben")
    assert (await anna.says("weiß nicht")).startswith("Das sieht nicht nach einem Wohnort aus.")
    assert (await anna.says("abbrechen")).startswith("Sie haben einen Platz: Umwelt")
    await anna.presses("Wohnort oder Organisation angeben")
    assert "Organisation: Wuppertal\n" in await anna.says("Ich komme aus Wuppertal")


async def test_settings_change_it_in_russian_and_only_once_it_was_asked(foyer: Stage) -> None:
    boris = await somebody(foyer, 12, "Борис", "ru")
    await boris.says("/settings")
    assert "Изменить имя" not in boris.labels
    clara = await known(foyer, 13, "Clara", "ru")
    await clara.says("/settings")
    await clara.presses("Изменить имя")
    assert "Имя в списке: Клара" in await clara.says("Клара")
    await clara.presses("Лично или по видеосвязи")
    assert "Участие: лично" in await clara.presses("Лично")


async def test_no_comma_stands_behind_a_name_that_ends_with_a_question_mark(
    tmp_path: Path,
) -> None:
    title = Text({"de": "Wie gelingt Austausch?", "ru": "Как сделать обмен успешным?"})
    async with in_the_foyer(tmp_path, group_changed("sport", title=title)) as foyer:
        anna = await known(foyer, 11, "Anna")
        said = await joins(anna, "sport")
        assert said.startswith("Sie haben einen Platz: Wie gelingt Austausch? · Di., 29.")


async def test_an_answer_that_found_nothing_is_gone_on_with_by_a_single_button(
    foyer: Stage, anna: Talker
) -> None:
    await asked_for_name(anna)
    await anna.says("Wann ist die Eröffnung?")
    assert "Dazu habe ich" in await anna.says("Renate Schulze-Kühn")
    assert [label for label in anna.labels if label.startswith("Fortsetzen")] == [
        "Fortsetzen mit „Renate Schulze-Kühn“"
    ]
    await anna.presses("Fortsetzen mit")
    assert has_seat(foyer, anna, "umwelt")


async def test_a_long_name_of_a_group_has_a_button_as_wide_as_the_screen(tmp_path: Path) -> None:
    title = Text({"de": "Gesundheit und Bewegung", "ru": "Здоровье и движение"})
    async with in_the_foyer(tmp_path, group_changed("sport", title=title)) as foyer:
        anna = await somebody(foyer, 11, "Anna")
        await joins(anna, "sport")
        await anna.presses("Einverstanden")
        await anna.says("Anna")
        assert anna.labels[-2:] == ["Gesundheit und Bewegung", "Startseite"]


async def test_what_is_typed_below_the_card_is_no_town_until_that_is_asked(
    foyer: Stage, anna: Talker
) -> None:
    await asked_for_name(anna)
    await anna.says("Brandt")
    await anna.says("Xylofonquatsch")
    assert "Fortsetzen" not in " ".join(anna.labels)
    assert not foyer.holds("dialogue")
    await joins(anna, "sport")
    assert "Fortsetzen" not in " ".join(anna.labels)


async def test_to_go_on_with_a_text_says_what_was_asked(anna: Talker) -> None:
    await asked_for_name(anna)
    await anna.says("Anna Groß")
    await anna.presses("Wohnort oder Organisation angeben")
    await anna.says("Wann ist die Eröffnung?")
    assert "Gefragt war: Ihr Wohnort oder" in await anna.says("Xylofonquatsch")
    assert anna.labels[0] == "Fortsetzen mit „Xylofonquatsch“"
    assert "Organisation: Xylofonquatsch" in await anna.presses("Fortsetzen mit")
    await anna.says("Xylofonquatsch")
    assert "Fortsetzen" not in " ".join(anna.labels)


async def test_thanks_are_no_town_though_that_is_asked(foyer: Stage, anna: Talker) -> None:
    await asked_for_name(anna)
    await anna.says("Anna Groß")
    await anna.presses("Wohnort oder Organisation angeben")
    for _ in range(2):
        await anna.says("Vielen Dank, ich hole ihn um 17 Uhr ab")
        assert "Fortsetzen mit" not in " ".join(anna.labels)
        assert not foyer.holds("profile", "town IS NOT NULL")


async def test_a_question_below_the_card_is_no_town(foyer: Stage, anna: Talker) -> None:
    await asked_for_name(anna)
    await anna.says("Anna Groß")
    await anna.says("Gibt es einen Schuhputzer?")
    assert "Fortsetzen" not in " ".join(anna.labels)
    assert not foyer.holds("dialogue")


@pytest.mark.parametrize(
    "written", ["ok", "Ja", "später", "überspringen", "Hallo", "nö, lieber ohne"]
)
async def test_what_people_say_instead_of_a_name_seats_nobody(
    foyer: Stage, anna: Talker, written: str
) -> None:
    await asked_for_name(anna)
    await anna.says(written)
    assert not foyer.holds("seat")
    assert foyer.holds("profile", "name IS NULL")


@pytest.mark.parametrize("written", ["да", "неа", "не буду", "пропустить", "ок"])
async def test_what_people_say_instead_of_a_name_seats_nobody_in_russian(
    foyer: Stage, written: str
) -> None:
    boris = await somebody(foyer, 12, "Борис", "ru")
    await joins(boris, "sport")
    await boris.presses("Даю согласие")
    await boris.says(written)
    assert not foyer.holds("seat")
    assert foyer.holds("profile", "name IS NULL")


async def test_who_tells_no_name_reads_that_they_are_not_signed_up(anna: Talker) -> None:
    await asked_for_name(anna)
    said = await anna.says("Nein, danke")
    assert said.startswith("Alles klar: Sie sind nicht angemeldet, und alles bleibt, wie es war.")
    assert "\n\nUmwelt\n" in said


async def test_who_asks_why_a_name_is_wanted_reads_it_and_is_asked_again(
    foyer: Stage, anna: Talker
) -> None:
    await asked_for_name(anna)
    said = await anna.says("Warum brauchen Sie das?")
    assert said.startswith("Damit das Organisationsteam weiß, wer kommt.")
    assert "Ihr Name für die Liste" in said
    await anna.says("Anna Groß, Wuppertal")
    assert foyer.holds("profile", "name = 'Anna Groß' AND town = 'Wuppertal'")
