"""Whoever has starred a session is told of its changes: once, in their language, as they are."""

from datetime import timedelta

import pytest

from tests.flows.conversation import Stage, Talker
from tests.flows.organising import (
    ORGANISER,
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

NOTICE_DE = "Das Programm hat sich geändert"
NOTICE_RU = "Программа изменилась"


pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


def notices(talker: Talker) -> list[str]:
    """The change notices that somebody has got."""
    heads = (NOTICE_DE, NOTICE_RU, "Zur Erinnerung", "Напоминаем")
    return [m.text for m in talker.chat.messages if m.sender is None and m.text.startswith(heads)]


async def test_a_star_is_set_shown_under_my_and_taken_back(desk: Stage) -> None:
    anna = await somebody(desk, 11, "Anna")
    assert "noch nichts vorgemerkt" in await anna.says("/my")
    await anna.says("/start s-eroeffnung")
    assert "★ Vorgemerkt" in await anna.presses("☆ Merken")
    assert "Eröffnung" in await anna.says("/my")
    await anna.presses("18:00 Eröffnung")
    assert "Vorgemerkt" not in await anna.presses("★ Nicht mehr merken")
    assert "☆ Merken" in anna.labels
    assert "noch nichts vorgemerkt" in await anna.says("/my")


async def test_a_star_speaks_russian_as_well(desk: Stage) -> None:
    boris = await starred(desk, 12, "Борис", "ru")
    assert "★ Отмечено" in boris.text
    assert "Открытие" in await boris.says("/my")
    await boris.presses("18:00 Открытие")
    await boris.presses("★ Снять отметку")
    assert "☆ Отметить" in boris.labels


async def test_a_group_chat_has_no_stars(desk: Stage) -> None:
    anna = await somebody(desk, 11, "Anna")
    group = desk.group(-5, anna)
    await anna.says("/programme", group)
    screen = group.messages[-1]
    await anna.sends_press("s:eroeffnung:", screen)
    assert not any("☆" in button["text"] for row in screen.rows for button in row)
    await anna.sends_press("v:eroeffnung:1:", screen)
    assert "privaten Chat" in anna.toast
    assert not desk.holds("favourite")


async def test_a_star_counts_although_a_release_came_a_moment_before(desk: Stage) -> None:
    anna = await somebody(desk, 11, "Anna")
    await anna.says("/start s-eroeffnung")
    desk.write(
        "INSERT INTO release (event_id, published_at, programme)"
        " SELECT event_id, published_at, programme FROM release"
    )
    assert "★ Vorgemerkt" in await anna.presses("☆ Merken")
    assert desk.holds("told", "release = 2")


async def test_what_is_over_can_no_longer_be_starred(desk: Stage) -> None:
    anna = await starred(desk, 11, "Anna")
    desk.clock.set(at(28, 20))
    await anna.says("/start s-eroeffnung")
    await anna.presses("★ Nicht mehr merken")
    assert "☆ Merken" not in anna.labels


async def test_each_is_told_once_in_their_language_what_was_and_what_is(
    desk: Stage, olga: Talker
) -> None:
    anna, boris = await starred(desk, 11, "Anna"), await starred(desk, 12, "Борис", "ru")
    clara = await somebody(desk, 13, "Clara")
    programme = edited(start=at(28, 19), end=at(28, 21), place="pin")
    assert "2 Personen erfahren davon" in await publishes(olga, programme)
    (german,), (russian,) = notices(anna), notices(boris)
    assert german.startswith(NOTICE_DE)
    assert "Mo., 28. Juni, 18:00–20:00 → 19:00–21:00" in german
    assert "Große Halle → Brunnen" in german
    assert "Berlin" in german
    assert russian.startswith(NOTICE_RU)
    assert "18:00–20:00 → 19:00–21:00" in russian
    assert "Большой зал → Фонтан" in russian
    assert notices(clara) == []
    assert (anna.labels[0], boris.labels[0]) == ("Gesehen", "Прочитано")


async def test_a_notice_says_what_of_ones_own_overlaps_from_now_on(
    desk: Stage, olga: Talker
) -> None:
    anna, boris = await starred(desk, 11, "Anna"), await starred(desk, 12, "Борис", "ru")
    for talker in (anna, boris):
        await talker.says("/start s-nacht")
        await talker.presses("☆")
    clara = await starred(desk, 13, "Clara")
    await publishes(olga, moved(21))
    (german,), (russian,), (alone,) = map(notices, (anna, boris, clara))
    assert "Zur selben Zeit haben Sie: „Nacht“" in german
    assert "В это же время у вас: «Ночь»" in russian
    assert "Zur selben Zeit" not in alone


async def test_a_notice_leads_to_the_session_and_stays_as_it_is(desk: Stage, olga: Talker) -> None:
    anna = await starred(desk, 11, "Anna")
    await publishes(olga, moved(19))
    notice = anna.screen
    assert "19:00–21:00" in await anna.presses("Eröffnung", notice)
    assert anna.screen is not notice
    assert notice.text.startswith(NOTICE_DE)


async def test_seen_takes_the_button_away_and_is_counted(desk: Stage, olga: Talker) -> None:
    anna, boris = await starred(desk, 11, "Anna"), await starred(desk, 12, "Борис", "ru")
    await publishes(olga, moved(19))
    assert "Gesehen: 0" in await olga.presses("Wie viele haben es gesehen?")
    text = await anna.presses("Gesehen")
    assert text.startswith(NOTICE_DE)
    assert "Gesehen" not in anna.labels
    assert "Gesehen: 1" in await olga.presses("Aktualisieren")
    await boris.presses("Прочитано")
    assert "Gesehen: 2" in await olga.presses("Aktualisieren")
    assert not any("erinnern" in label for label in olga.labels)


async def test_seen_pressed_twice_counts_once(desk: Stage, olga: Talker) -> None:
    anna = await starred(desk, 11, "Anna")
    await publishes(olga, moved(19))
    data = anna.screen.rows[0][0]["callback_data"]
    for _ in range(3):
        desk.telegram.press(anna.person, anna.screen, data)
    await desk.finished()
    assert "Gesehen: 1" in await olga.presses("Wie viele haben es gesehen?")


async def test_nobody_can_press_seen_for_another(desk: Stage, olga: Talker) -> None:
    anna = await starred(desk, 11, "Anna")
    eve = await somebody(desk, 66, "Eve")
    await publishes(olga, moved(19))
    await eve.sends_press(anna.screen.rows[0][0]["callback_data"])
    assert "Gesehen: 0" in await olga.presses("Wie viele haben es gesehen?")


async def test_the_rest_is_reminded_once_however_often_it_is_pressed(
    desk: Stage, olga: Talker
) -> None:
    anna, boris = await starred(desk, 11, "Anna"), await starred(desk, 12, "Борис", "ru")
    other = await somebody(desk, OTHER_ORGANISER, "Otto")
    await publishes(olga, moved(19))
    await anna.presses("Gesehen")
    await olga.presses("Wie viele haben es gesehen?")
    await other.says("/start")
    await other.sends_press("Rn:2")
    remind = olga.screen.rows[1][0]
    assert remind["text"] == "1 Person erinnern"
    for organiser in (olga, other):
        asked = await organiser.sends_press(remind["callback_data"])
        assert asked.startswith("1 Person erinnern?")
    await desk.delivered()
    assert len(notices(boris)) == 1
    for organiser in (olga, other):
        await organiser.presses("1 Person erinnern")
    await desk.delivered()
    assert len(notices(anna)) == 1
    first, reminder = notices(boris)
    assert reminder.startswith("Напоминаем: программа изменилась")
    assert "18:00–20:00 → 19:00–21:00" in reminder
    assert "Einmal erinnert" in await olga.sends_press("Rn:2")
    assert not (await olga.sends_press("Ru:2:2")).startswith("1 Person erinnern?")
    assert not any("erinnern" in label for label in olga.labels)
    await boris.presses("Прочитано")
    assert "Gesehen: 2" in await olga.sends_press("Rn:2")
    assert first.startswith(NOTICE_RU)


async def test_whoever_has_seen_it_meanwhile_is_not_reminded(desk: Stage, olga: Talker) -> None:
    anna = await starred(desk, 11, "Anna")
    await publishes(olga, moved(19))
    desk.telegram.block(anna.person)
    await desk.finished()
    await olga.presses("Wie viele haben es gesehen?")
    await olga.presses("1 Person erinnern")
    await olga.presses("1 Person erinnern")
    desk.write("UPDATE delivery SET seen_at = 1 WHERE kind = 'change'")
    desk.telegram.block(anna.person, blocked=False)
    await desk.delivered()
    assert len(notices(anna)) == 1


async def test_a_notice_overtaken_on_its_way_says_the_newer_truth_once(
    desk: Stage, olga: Talker
) -> None:
    anna = await starred(desk, 11, "Anna")
    desk.telegram.block(anna.person)
    await desk.finished()
    assert "1 weitere ist zurzeit nicht erreichbar" in await publishes(olga, moved(19))
    await publishes(olga, edited(start=at(28, 18, 30), end=at(28, 20), place="pin"))
    desk.telegram.block(anna.person, blocked=False)
    await desk.delivered()
    (told,) = notices(anna)
    assert "18:00–20:00 → 18:30–20:00" in told
    assert "→ 19:00" not in told
    assert "Von einer neueren Fassung überholt: 1" in await olga.sends_press("Rn:2")


async def test_whoever_was_last_told_the_truth_is_told_nothing(desk: Stage, olga: Talker) -> None:
    anna = await starred(desk, 11, "Anna")
    desk.telegram.block(anna.person)
    await desk.finished()
    await publishes(olga, moved(19))
    await publishes(olga, small_programme())
    desk.telegram.block(anna.person, blocked=False)
    await desk.delivered()
    assert notices(anna) == []


async def test_whoever_blocks_the_bot_while_it_writes_is_told_when_they_come_back(
    desk: Stage, olga: Talker
) -> None:
    anna = await starred(desk, 11, "Anna")
    anna.chat.bot_is_member = False
    await publishes(olga, moved(19))
    assert notices(anna) == []
    assert "Noch unterwegs: 1" in await olga.presses("Wie viele haben es gesehen?")
    desk.telegram.block(anna.person, blocked=False)
    await desk.delivered()
    assert len(notices(anna)) == 1


async def test_a_russian_title_is_told_to_russian_readers_alone(desk: Stage, olga: Talker) -> None:
    anna, boris = await starred(desk, 11, "Anna"), await starred(desk, 12, "Борис", "ru")
    said = await publishes(olga, renamed("Eröffnung", "Торжественное открытие"))
    assert "1 Person erfährt davon" in said
    assert notices(anna) == []
    assert "Прежнее название: «Открытие»" in notices(boris)[0]


async def test_a_starred_session_that_is_removed_is_told_as_cancelled(
    desk: Stage, olga: Talker
) -> None:
    anna, boris = await starred(desk, 11, "Anna"), await starred(desk, 12, "Борис", "ru")
    await publishes(olga, without("eroeffnung"))
    assert "Eröffnung\nFällt aus (war: Mo., 28. Juni, 18:00–20:00)" in notices(anna)[0]
    assert "Открытие\nОтменяется (было: пн, 28 июня, 18:00–20:00)" in notices(boris)[0]
    assert "noch nichts vorgemerkt" in await anna.says("/my")
    await publishes(olga, small_programme())
    assert "Findet doch statt" in notices(anna)[1]
    assert "Eröffnung" in await anna.says("/my")


async def test_the_language_of_a_notice_is_the_one_chosen_when_it_is_sent(
    desk: Stage, olga: Talker
) -> None:
    anna = await starred(desk, 11, "Anna")
    desk.telegram.block(anna.person)
    await desk.finished()
    await publishes(olga, moved(19))
    desk.write("UPDATE person SET language = 'ru' WHERE id = 11")
    desk.telegram.block(anna.person, blocked=False)
    await desk.delivered()
    assert notices(anna)[0].startswith(NOTICE_RU)


async def test_what_waits_is_told_after_a_restart_and_what_was_told_is_not_told_again(
    desk: Stage, olga: Talker
) -> None:
    anna, boris = await starred(desk, 11, "Anna"), await starred(desk, 12, "Борис", "ru")
    desk.telegram.block(boris.person)
    await desk.finished()
    await publishes(olga, moved(19))
    await desk.restart()
    desk.telegram.block(boris.person, blocked=False)
    await desk.delivered()
    assert (len(notices(anna)), len(notices(boris))) == (1, 1)


async def test_several_releases_within_minutes_become_one_message_sent_on_now(
    desk: Stage, olga: Talker
) -> None:
    anna = await somebody(desk, 11, "Anna")
    await anna.says("/start s-nacht")
    await anna.presses("☆")
    for minutes in (10, 20):
        await olga.says("/start s-nacht")
        for label in ("Ändern", "Zeit"):
            await olga.presses(label)
        await olga.says(f"22:{minutes}")
        said = await olga.presses("Veröffentlichen")
        desk.clock.set(desk.clock.now() + timedelta(minutes=1))
    assert "Die Nachricht geht um 17:03 hinaus" in said
    assert notices(anna) == []
    earlier = await olga.sends_press("Rn:2")
    assert "Benachrichtigt wird zusammen mit Fassung 3." in earlier
    assert "17:03" in await olga.presses("Fassung 3")
    said = await olga.presses("Jetzt benachrichtigen")
    assert "Niemand musste" not in said
    await desk.delivered()
    (told,) = notices(anna)
    assert "22:00 – Di. 02:00 → 22:20 – Di. 02:20" in told
    assert "Benachrichtigt: 1" in await olga.presses("Aktualisieren")
    assert "Jetzt benachrichtigen" not in olga.labels


@pytest.mark.parametrize(
    ("person", "way_back", "waits", "hold", "held"),
    [
        (
            ("Olga", "de"),
            "Zurück zu Fassung 1",
            "Die Meldung über Fassung 2 geht um 17:02 hinaus, wenn Sie dies nicht vorher",
            "Meldung bis 17:05 zurückhalten",
            "Die Meldung über Fassung 2 geht um 17:05 hinaus",
        ),
        (
            ("Ольга", "ru"),
            "Вернуться к версии 1",
            "Сообщение о версии 2 уйдёт в 17:02, если вы не опубликуете",
            "Задержать сообщение до 17:05",
            "Сообщение о версии 2 уйдёт в 17:05",
        ),
    ],
)
async def test_who_goes_back_reads_until_when_a_message_waits_and_may_hold_it_back(
    desk: Stage, person: tuple[str, str], way_back: str, waits: str, hold: str, held: str
) -> None:
    organiser = await somebody(desk, ORGANISER, *person)
    anna = await somebody(desk, 11, "Anna")
    await anna.says("/start s-nacht")
    await anna.presses("☆")
    await organiser.sends_file("programme.yaml", as_file(edited("nacht", place="pin")))
    await organiser.presses("Veröffentlichen" if person[1] == "de" else "Опубликовать")
    assert waits in await organiser.presses(way_back)
    assert held in await organiser.presses(hold)
    assert hold not in organiser.labels
    await desk.clock.travel(desk.clock.now() + timedelta(minutes=4))
    label = "Veröffentlichen ohne Meldung" if person[1] == "de" else "Опубликовать без сообщения"
    await organiser.presses(label)
    await desk.delivered()
    assert notices(anna) == []


async def test_there_and_back_within_two_minutes_is_told_to_nobody_and_else_in_time(
    desk: Stage, olga: Talker
) -> None:
    anna = await somebody(desk, 11, "Anna")
    await anna.says("/start s-nacht")
    await anna.presses("☆")
    for place in ("pin", None, "halle"):
        await olga.sends_file("programme.yaml", as_file(edited("nacht", place=place)))
        await olga.presses("Veröffentlichen")
        await desk.clock.travel(desk.clock.now() + timedelta(minutes=1))
    assert notices(anna) == []
    await desk.clock.travel(desk.clock.now() + timedelta(minutes=1))
    await desk.delivered()
    (told,) = notices(anna)
    assert "→ Große Halle" in told
