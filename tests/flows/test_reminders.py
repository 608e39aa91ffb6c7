"""Reminders as they arrive: in time, once, in the reader's language, of what is true then."""

import pytest
from aiohttp import ClientSession

from tests.flows.conversation import Stage, Talker, last_of_bot, over_http
from tests.flows.organising import edited, moved, publishes, somebody, starred, without
from tests.flows.working_groups import member, texts
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


def told(talker: Talker) -> list[str]:
    """The first line of each reminder and each evening's message that somebody got."""
    heads = ("In ", "Через ", "Ihr Programm ", "Ваша программа на ")
    return [text.splitlines()[0] for text in texts(talker) if text.startswith(heads)]


async def stars(talker: Talker, *sessions: str) -> None:
    """Star some more sessions."""
    for session in sessions:
        await talker.says(f"/start s-{session}")
        await talker.presses("☆")


async def sets(talker: Talker, *labels: str) -> None:
    """Press some buttons of the settings for reminders."""
    await talker.says("/settings")
    await talker.presses("Erinnerungen" if "Erinnerungen" in talker.labels else "Напоминания")
    settings = talker.screen
    for label in labels:
        await talker.presses(label, settings)
    # A longer lead time may bring a reminder at once, below the settings.
    await talker.stage.delivered()


async def blocks(talker: Talker, blocked: bool = True) -> None:
    """Block the bot, or come back."""
    talker.stage.telegram.block(talker.person, blocked=blocked)
    await talker.stage.finished()


async def test_a_reminder_says_what_when_in_each_zone_where_and_how_to_take_part(
    desk: Stage,
) -> None:
    anna, boris = await starred(desk, 11, "Anna"), await starred(desk, 12, "Борис", "ru")
    await desk.clock.travel(at(28, 17, 44))
    assert (told(anna), told(boris)) == ([], [])
    await desk.clock.travel(at(28, 17, 45))
    assert anna.text == (
        "In 15 Min.: Eröffnung\n"
        "Montag, 28. Juni\n"
        "18:00–20:00 Uhr (Moskau)\n"
        "17:00–19:00 Uhr (Berlin)\n"
        "\n"
        "Ort: Große Halle\n"
        "Am Markt 1\n"
        "Per Video: https://example.org/live"
    )
    assert anna.labels == ["Zur Videokonferenz", "Wo: Große Halle", "Eröffnung", "Weiß ich schon"]
    assert boris.text.startswith(
        "Через 15 мин: Открытие\nПонедельник, 28 июня\n18:00–20:00 (Москва"
    )
    assert boris.labels == ["Открыть видеосвязь", "Где: Большой зал", "Открытие", "Я помню"]
    await desk.clock.travel(at(28, 20))
    assert (len(told(anna)), len(told(boris))) == (1, 1)


async def test_for_those_by_video_the_link_comes_before_the_place(foyer: Stage) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    foyer.write("UPDATE profile SET attendance = 'video'")
    await stars(anna, "eroeffnung")
    await foyer.clock.travel(at(28, 17, 45))
    assert anna.text.index("Per Video: https://example.org/live") < anna.text.index("Ort: ")
    await foyer.clock.travel(at(29, 9, 45))
    assert anna.text.startswith("In 15 Min.: Umwelt I")
    assert "Per Video: https://example.org/room" in anna.text
    assert "Ort wird noch" not in anna.text
    assert anna.screen.rows[0][0]["url"] == "https://example.org/room"


async def test_the_buttons_of_a_reminder_lead_on_and_leave_it_as_it_is(desk: Stage) -> None:
    anna = await starred(desk, 11, "Anna")
    await stars(anna, "s1")
    await desk.clock.travel(at(29, 9, 45))
    reminder = anna.screen
    text = reminder.text
    await anna.presses("Wo: Brunnen", reminder)
    assert anna.chat.messages[-1].point
    assert (await anna.presses("Sport I", reminder)).startswith("Sport I")
    assert reminder.text == text


async def test_the_demos_clock_set_forward_lets_all_arrive_in_order(desk: Stage) -> None:
    anna, boris = await somebody(desk, 11, "Anna"), await somebody(desk, 12, "Борис", "ru")
    await stars(anna, "eroeffnung", "nacht", "u1")
    await stars(boris, "u1")
    await sets(boris, "60 мин")
    async with over_http(desk.telegram, desk.clock) as url, ClientSession(url) as page:
        answer = await page.post("/clock", json={"at": "2021-06-29T09:50"})
        assert answer.status == 200
    assert told(anna) == [
        "In 15 Min.: Eröffnung",
        "Ihr Programm morgen: Dienstag, 29. Juni",
        "In 15 Min.: Nacht",
        "In 15 Min.: Umwelt I",
    ]
    assert told(boris) == [
        "Ваша программа на завтра: вторник, 29 июня",
        "Через 1 ч: Экология I",
        "Через 15 мин: Экология I",
    ]
    assert [m.date for m in anna.chat.messages] == sorted(m.date for m in anna.chat.messages)


async def test_a_session_moved_forward_is_reminded_of_before_its_new_start(
    desk: Stage, olga: Talker
) -> None:
    anna = await somebody(desk, 11, "Anna")
    await stars(anna, "s1")
    await sets(anna, "✓ Am Abend vorher")
    await desk.clock.travel(at(29, 9))
    await publishes(olga, edited("s1", start=at(29, 9, 30), end=at(29, 11, 30)))
    assert anna.text.startswith("Das Programm hat sich geändert")
    await desk.clock.travel(at(29, 9, 14))
    assert told(anna) == []
    await desk.clock.travel(at(29, 9, 15))
    assert told(anna) == ["In 15 Min.: Sport I"]
    assert "09:30–11:30 Uhr (Moskau)" in anna.text
    await desk.clock.travel(at(29, 12))
    assert len(told(anna)) == 1


@pytest.mark.parametrize(("minute", "again"), [(5, True), (1, False)])
async def test_moved_after_the_reminder_it_is_told_as_a_change_and_reminded_of_if_far_off(
    desk: Stage, olga: Talker, minute: int, again: bool
) -> None:
    anna = await starred(desk, 11, "Anna")
    await desk.clock.travel(at(28, 17, 48))
    await publishes(olga, edited(start=at(28, 18, minute), end=at(28, 20)))
    assert anna.text.startswith("Das Programm hat sich geändert")
    assert f"18:00–20:00 → 18:0{minute}–20:00" in anna.text
    await desk.clock.travel(at(28, 18, minute))
    assert told(anna) == ["In 15 Min.: Eröffnung"] * (1 + again)


async def test_a_session_cancelled_a_minute_before_is_reminded_of_no_more(
    desk: Stage, olga: Talker
) -> None:
    anna, boris = await starred(desk, 11, "Anna"), await starred(desk, 12, "Борис", "ru")
    await sets(boris, "30 мин", "✓ 15 мин")
    await desk.clock.travel(at(28, 17, 29))
    await blocks(boris)
    await desk.clock.travel(at(28, 17, 44))
    await publishes(olga, without("eroeffnung"))
    await desk.clock.travel(at(28, 17, 46))
    await blocks(boris, blocked=False)
    await desk.delivered()
    assert (told(anna), told(boris)) == ([], [])
    assert "Fällt aus" in anna.text
    assert "Отменяется" in boris.text


async def test_in_quiet_hours_a_reminder_comes_in_time_without_a_sound(desk: Stage) -> None:
    anna = await starred(desk, 11, "Anna")
    await stars(anna, "nacht")
    await sets(anna, "21–08")
    boris = await somebody(desk, 12, "Борис", "ru")
    await stars(boris, "nacht")
    await desk.clock.travel(at(28, 17, 45))
    assert not anna.screen.silent
    await desk.clock.travel(at(28, 21, 45))
    assert told(anna)[-1] == "In 15 Min.: Nacht"
    assert (anna.screen.silent, boris.screen.silent) == (True, False)


async def test_i_know_ends_the_reminders_of_this_session_alone_unless_it_moves(
    desk: Stage, olga: Talker
) -> None:
    anna, boris = await starred(desk, 11, "Anna"), await starred(desk, 12, "Борис", "ru")
    for talker, minutes in ((anna, "5 Min."), (boris, "5 мин")):
        await sets(talker, minutes)
    await stars(anna, "nacht")
    await desk.clock.travel(at(28, 17, 45))
    reminder = anna.screen
    await anna.presses("Weiß ich schon")
    assert anna.toast == "In Ordnung."
    assert reminder.text.startswith("In 15 Min.: Eröffnung")
    assert "Weiß ich schon" not in [b["text"] for row in reminder.rows for b in row]
    await desk.clock.travel(at(28, 17, 55))
    assert (len(told(anna)), len(told(boris))) == (1, 2)
    await boris.presses("Я помню", boris.screen)
    await publishes(olga, moved(19))
    await desk.clock.travel(at(28, 21, 45))
    assert told(anna)[1:] == [
        "In 15 Min.: Eröffnung",
        "In 5 Min.: Eröffnung",
        "In 15 Min.: Nacht",
    ]
    assert len(told(boris)) == 4


async def test_i_know_said_of_the_old_hour_is_not_meant_for_the_new_one(
    desk: Stage, olga: Talker
) -> None:
    anna = await starred(desk, 11, "Anna")
    await desk.clock.travel(at(28, 17, 45))
    reminder = anna.screen
    await publishes(olga, moved(19))
    await anna.presses("Weiß ich schon", reminder)
    await desk.clock.travel(at(28, 18, 45))
    assert told(anna) == ["In 15 Min.: Eröffnung"] * 2


async def test_a_place_that_changed_since_it_was_seen_is_mentioned(
    desk: Stage, olga: Talker
) -> None:
    anna, boris = await starred(desk, 11, "Anna"), await starred(desk, 12, "Борис", "ru")
    clara = await starred(desk, 13, "Clara")
    await publishes(olga, edited(place="pin"))
    await anna.presses("Gesehen")
    await desk.clock.travel(at(28, 17, 45))
    assert "geändert" not in anna.text
    assert "Место изменилось: Фонтан\nБольше не здесь: Большой зал" in boris.text
    assert "Der Ort hat sich geändert: Brunnen\nNicht mehr: Große Halle" in clara.text
    assert "Wo: Brunnen" in clara.labels


async def test_a_place_that_is_settled_later_was_nowhere_before(desk: Stage, olga: Talker) -> None:
    await publishes(olga, edited(place=None))
    anna = await starred(desk, 11, "Anna")
    await publishes(olga, edited(place="pin"))
    await desk.clock.travel(at(28, 17, 45))
    assert "Der Ort steht jetzt fest: Brunnen\n" in anna.text
    assert "Nicht mehr" not in anna.text


async def test_a_place_taken_away_names_the_one_to_leave_out_and_claims_nothing_of_the_new(
    desk: Stage, olga: Talker
) -> None:
    boris = await starred(desk, 12, "Борис", "ru")
    await publishes(olga, edited(place=None))
    await desk.clock.travel(at(28, 17, 45))
    assert "Место изменилось.\nБольше не здесь: Большой зал" in boris.text
    assert "уточняется" not in boris.text


async def test_whoever_takes_the_star_back_is_left_alone(desk: Stage) -> None:
    anna = await starred(desk, 11, "Anna")
    boris = await starred(desk, 12, "Борис", "ru")
    await anna.presses("★ Nicht mehr merken")
    await boris.presses("★ Снять отметку")
    await boris.presses("☆")
    await desk.clock.travel(at(28, 18))
    assert (len(told(anna)), len(told(boris))) == (0, 1)


async def test_whoever_wants_to_be_told_earlier_is_told_at_once_of_what_is_near(
    desk: Stage,
) -> None:
    anna = await starred(desk, 11, "Anna")
    await desk.clock.travel(at(28, 17, 20))
    await sets(anna, "5 Min.", "✓ 15 Min.")
    await desk.delivered()
    assert told(anna) == []
    await sets(anna, "60 Min.")
    await desk.delivered()
    assert told(anna) == ["In 40 Min.: Eröffnung"]
    await sets(anna, "✓ 60 Min.", "60 Min.")
    await desk.clock.travel(at(28, 17, 55))
    assert told(anna) == ["In 40 Min.: Eröffnung", "In 5 Min.: Eröffnung"]


async def test_who_is_erased_is_reminded_no_more(desk: Stage) -> None:
    anna = await starred(desk, 11, "Anna")
    await desk.clock.travel(at(28, 17, 44))
    await anna.sends_press("ye:1")
    before = len(anna.chat.messages)
    await desk.clock.travel(at(28, 18))
    assert len(anna.chat.messages) == before
    assert last_of_bot(anna.chat)
    assert not desk.holds("delivery", "chat = 11")
