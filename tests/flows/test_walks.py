"""The ways people go: first contact, the programme, places, groups, language, and back."""

import sqlite3
from contextlib import closing

import pytest

from bot.sandbox.chats import Message
from handlers.features import features
from handlers.frame.reader import everybody
from tests.flows.conversation import Stage, Talker, labels_of, last_of_bot, until


async def test_start_asks_for_a_language_in_both_and_opens_home(boris: Talker) -> None:
    asked = await boris.says("/start")
    assert "Herzlich willkommen" in asked
    assert "Добро пожаловать" in asked
    assert boris.labels == ["Русский", "Deutsch"]
    home = await boris.presses("Русский")
    assert home.startswith("XVI конференция городов-партнёров")
    assert len([m for m in boris.chat.messages if m.sender is None]) == 1
    assert (await boris.says("/start")).startswith("XVI конференция")


@pytest.mark.parametrize("greeting", ["Здравствуйте", "👍", "спасибо"])
async def test_a_first_message_that_asks_nothing_is_a_welcome(stage: Stage, greeting: str) -> None:
    boris = stage.person(13, "Борис", "ru")
    assert (await boris.says(greeting)).startswith("Здравствуйте! Просто спросите")
    assert boris.labels[-2:] == ["Русский", "Deutsch"]
    assert (await boris.presses("Deutsch")).startswith("Guten Tag! Fragen Sie einfach")


async def test_thanks_and_goodbyes_get_a_friendly_word(anna: Talker) -> None:
    await anna.says("/start lang-de")
    assert (await anna.says("Danke!")).startswith("Gern geschehen!")
    assert (await anna.says("Tschüss")).startswith("Auf Wiedersehen!")
    for decided in ("nein", "ja", "да", "отмена"):
        assert (await anna.says(decided)).startswith(
            "Alles klar! Geändert hat sich dadurch nichts."
        )
    assert "Startseite" in anna.labels
    assert (await anna.says("Hallo")).startswith("Guten Tag!")


async def test_the_language_of_the_app_stands_first_until_one_is_chosen(
    anna: Talker, boris: Talker
) -> None:
    assert (await anna.says("/start")).startswith("16. deutsch-russische")
    assert anna.labels == ["Deutsch", "Русский"]
    assert (await boris.says("/start")).startswith("XVI конференция")
    assert boris.labels == ["Русский", "Deutsch"]


async def test_the_whole_walk_in_russian_with_a_change_to_german(boris: Talker) -> None:
    await boris.says("/start")
    await boris.presses("Русский")
    assert "28 июня" in await boris.presses("Программа")
    assert "18:00–20:00" in await boris.presses("пн 28")
    opening = await boris.presses("18:00")
    assert "18:00–20:00 (Москва)" in opening
    assert "17:00–19:00 (Берлин)" in opening
    assert "ул. Ленина, 60" in await boris.presses("Место:")
    assert any(
        button.get("url", "").startswith("https://yandex.ru/maps/")
        for row in boris.screen.rows
        for button in row
    )
    await boris.presses("На главную")
    await boris.presses("Группы")
    assert "6. Здравоохранение" in boris.text
    assert "Заседания" in await boris.presses("Здравоохранение")
    sitting = await boris.presses("10:00")
    assert "Рабочая группа" in sitting
    assert "Место уточняется." in sitting
    await boris.presses("На главную")
    await boris.presses("Ещё")
    await boris.presses("Настройки")
    assert (await boris.presses("Deutsch")).startswith("Einstellungen")
    assert (await boris.says("/now")).startswith("Jetzt")
    assert len([m for m in boris.chat.messages if m.sender is None]) == 2


async def test_a_language_is_offered_on_every_screen_until_one_is_chosen(boris: Talker) -> None:
    assert (await boris.says("/programme")).startswith("Программа")
    assert boris.labels[-2:] == ["Русский", "Deutsch"]
    await boris.presses("вт 29")
    assert (await boris.presses("Deutsch")).startswith("Dienstag, 29. Juni")
    assert "Русский" not in boris.labels
    assert (await boris.says("/help")).startswith("Was ich für Sie tun kann")


async def test_a_deep_link_survives_the_choice_of_a_language(anna: Talker, boris: Talker) -> None:
    await anna.says("/start s-eroeffnung")
    assert anna.labels == ["Deutsch", "Русский"]
    assert "18:00–20:00 Uhr (Moskau)" in await anna.presses("Deutsch")
    await boris.says("/start g-gesundheit")
    assert (await boris.presses("Русский")).startswith("Здравоохранение")


async def test_a_link_may_choose_the_language_itself(anna: Talker) -> None:
    assert (await anna.says("/start lang-ru")).startswith("XVI конференция")
    assert "Русский" not in anna.labels
    assert (await anna.says("/start lang-de")).startswith("16. deutsch-russische")


@pytest.mark.parametrize(
    "payload", ["s-nothing", "g-", "x", "lang-en", "s-" + "a" * 62, "S-EROEFFNUNG", "t-abc", "-"]
)
async def test_a_link_that_leads_nowhere_still_leads_on(anna: Talker, payload: str) -> None:
    await anna.says("/start lang-de")
    text = await anna.says(f"/start {payload}")
    assert text.startswith("Dieser Link ist falsch oder gilt nicht mehr")
    assert "Programm" in anna.labels


async def test_a_group_chat_is_answered_only_where_the_bot_is_meant(
    stage: Stage, anna: Talker, boris: Talker
) -> None:
    group = stage.group(-5, anna, boris)
    name = stage.telegram.bot.username
    assert (await anna.says("/now", group)).startswith("Jetzt")
    assert (await boris.says(f"/programme@{name}", group)).startswith("Программа")
    assert (await anna.says("/team", group)).startswith("Jugendforum")
    count = len(group.messages)
    for silent in ("/settings", "/foo", "hallo", "/now@another_bot", "/start"):
        await anna.says(silent, group)
    assert len(group.messages) == count + 5
    assert "privaten Chat" in await anna.says(f"/settings@{name}", group)
    assert "privaten Chat" in await anna.says(f"/foo@{name}", group)
    assert last_of_bot(group).rows[0][0]["url"] == f"https://t.me/{name}"
    assert nobody_is_known(stage)


async def test_whoever_speaks_to_the_bot_in_a_group_is_led_to_the_private_chat(
    stage: Stage, anna: Talker, boris: Talker
) -> None:
    group = stage.group(-5, anna, boris)
    name = stage.telegram.bot.username
    line = (
        "Fragen beantworte ich im privaten Chat.\n"
        "Hier zeigt /team den Plan eines Teams und /now, was gerade läuft."
    )
    assert await anna.says(f"@{name} wo gibt es Kaffee?", group) == line
    assert last_of_bot(group).rows[0][0]["url"] == f"https://t.me/{name}"
    stage.telegram.say(boris.person, "где кофе?", group, reply_to=last_of_bot(group))
    await stage.finished()
    assert last_of_bot(group).text.startswith("Напишите мне в личный чат")
    assert nobody_is_known(stage)


async def test_a_channels_post_in_its_group_is_not_answered(stage: Stage, anna: Talker) -> None:
    group = stage.group(-5, anna)
    message = stage.telegram.say(anna.person, f"@{stage.telegram.bot.username} hilft", group)
    await stage.finished()
    count = len(group.messages)
    channel = {"id": -1_009, "type": "channel", "title": "Nachrichten"}
    forwarded = {"sender_chat": channel, "is_automatic_forward": True}
    stage.telegram.give({"message": {**message.to_api(stage.telegram.bot), **forwarded}})
    await stage.finished()
    assert len(group.messages) == count


async def test_a_topic_that_the_bot_has_opened_is_no_word_to_it(stage: Stage, anna: Talker) -> None:
    group = stage.group(-5, anna)
    group.kind, group.is_forum = "supergroup", True
    opening = {"forum_topic_created": {"name": "Fragen"}}
    group.add(begun := Message(0, group, None, 1, service=opening))
    begun.thread = begun.id
    message = stage.telegram.say(anna.person, "Und jetzt?", group, begun.id)
    assert not stage.telegram.pending
    # A bot that is an administrator is given every message.
    stage.telegram.give({"message": message.to_api(stage.telegram.bot)})
    await stage.finished()
    assert group.messages[-1] is message


async def test_in_a_group_chat_buttons_answer_whoever_presses(
    stage: Stage, anna: Talker, boris: Talker
) -> None:
    group = stage.group(-5, anna, boris)
    await anna.says("/programme", group)
    text = await boris.presses("Mo. 28", last_of_bot(group))
    assert text.startswith("Понедельник, 28 июня")
    assert "На главную" not in labels_of(last_of_bot(group))
    await boris.sends_press("o", last_of_bot(group))
    assert "личном чате" in boris.toast


async def test_day_pages_strands_and_days_lead_to_each_other(anna: Talker) -> None:
    await anna.says("/start lang-de")
    await anna.presses("Programm")
    first = await anna.presses("Di. 29")
    assert "1–" in first
    assert "18" in await anna.presses("Nächste Seite")
    await anna.presses("Alle Tage")
    assert (await anna.presses("Jugendforum")).startswith("Programm · Jugendforum")
    assert "✓ Jugendforum" in anna.labels
    assert (await anna.presses("Mi. 30")).startswith("Mittwoch, 30. Juni · Jugendforum")
    assert "Konferenz" not in (await anna.presses("✓ Jugendforum")).splitlines()[0]


async def test_what_is_stored_is_shown_and_erased(stage: Stage, anna: Talker) -> None:
    await anna.says("/start lang-de")
    privacy = await anna.says("/privacy")
    assert f"Ihre Telegram-ID: {anna.person.id}" in privacy
    screen = anna.screen
    await anna.presses("Meine Daten zeigen")
    await anna.presses("Alles als Datei (JSON)")
    assert anna.screen.file
    assert anna.screen.file.name == "meine-daten.json"
    assert f'"telegram_id": {anna.person.id}'.encode() in anna.screen.file.content
    await anna.presses("Datenschutz", screen)
    assert "Wirklich" in await anna.presses("Meine Daten löschen", screen)
    await anna.presses("Nein", screen)
    assert screen.text.startswith("Datenschutz")
    await anna.presses("Meine Daten löschen", screen)
    await anna.presses("Ja, alles löschen", screen)
    await until(lambda: screen.text.startswith("Alles ist gelöscht"))
    assert nobody_is_known(stage)


@pytest.mark.usefixtures("announced")
async def test_command_menus_are_set_in_every_language_and_the_name_is_left_alone(
    stage: Stage, anna: Talker
) -> None:
    john, group = stage.person(13, "John", "en"), stage.group(-3, anna)
    profile = stage.telegram.profile
    await until(lambda: bool(profile.text("short_description", "xx")))
    german = [entry["command"] for entry in profile.menu(anna.person, anna.chat)]
    of_everybody = [c.name for c in features().commands.values() if c.allowed is everybody]
    assert german == [name for name in of_everybody if name != "places"]
    assert profile.menu(john.person, john.chat) == profile.menu(anna.person, anna.chat)
    in_group = [entry["command"] for entry in profile.menu(anna.person, group)]
    assert in_group == ["now", "programme", "team"]
    assert "Städtepartnerschaftskonferenz" in profile.text("description", "de")
    assert "конференция" in profile.text("description", "ru")
    assert stage.telegram.calls["setMyName"] == 0


def nobody_is_known(stage: Stage) -> bool:
    with closing(sqlite3.connect(stage.settings.database)) as connection:
        return bool(connection.execute("SELECT count(*) = 0 FROM person").fetchone()[0])
