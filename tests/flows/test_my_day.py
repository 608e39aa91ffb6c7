"""One's own day: how one is reminded, all highlights, overlaps and the way out, calendar files."""

import pytest

from tests.flows.conversation import Stage, Talker, labels_of
from tests.flows.organising import edited, publishes, somebody, starred
from tests.flows.test_reminders import sets, stars, told
from tests.flows.working_groups import (
    ROOM,
    has_seat,
    known,
    member,
    programme_with_groups,
    sitting_changed,
)
from tests.programmes import at
from tests.storage.programme.calendar_lines import Line, components, content_lines, only, text_of
from tests.storage.programme.calendar_readers import by_vobject

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


def received(talker: Talker) -> list[list[Line]]:
    """The entries of the calendar file that came last."""
    file = talker.chat.messages[-1].file
    assert file
    assert file.name.endswith(".ics")
    return components(content_lines(file.content), "VEVENT")


def titles(events: list[list[Line]]) -> list[str]:
    return [text_of(only(event, "SUMMARY").value) for event in events]


async def test_the_settings_say_what_holds_and_every_press_is_kept(desk: Stage) -> None:
    anna = await somebody(desk, 11, "Anna")
    await sets(anna)
    assert "Wie lange vorher?\n15 Min. vorher\n" in anna.text
    assert "am Abend vorher (20 Uhr)\nan\n" in anna.text
    assert "Alle Plenar- und Kulturtermine\naus\n" in anna.text
    assert anna.text.endswith("von 22:00 bis 07:00 Uhr · Zeitzone: Moskau")
    for label in ("60 Min.", "5 Min.", "✓ 15 Min.", "✓ Am Abend", "Plenum und Kultur", "23–06"):
        await anna.presses(label)
    for _ in range(2):
        assert "Wie lange vorher?\n5 und 60 Min. vorher\n" in anna.text
        assert "am Abend vorher (20 Uhr)\naus\n" in anna.text
        assert "Alle Plenar- und Kulturtermine\nan · Konferenz\n" in anna.text
        assert anna.text.endswith("von 23:00 bis 06:00 Uhr · Zeitzone: Moskau")
        assert {"✓ 5 Min.", "15 Min.", "30 Min.", "✓ 60 Min."} <= set(anna.labels)
        await desk.restart()
        await sets(anna)
    await anna.presses("Keine Erinnerungen")
    assert "Wie lange vorher?\naus\n" in anna.text
    assert "Keine Erinnerungen" not in anna.labels
    assert "\nnie" in await anna.presses("nie")


async def test_the_settings_speak_russian_as_well(desk: Stage) -> None:
    boris = await somebody(desk, 12, "Борис", "ru")
    await sets(boris, "30 мин", "✓ Накануне вечером", "21–08")
    assert "За сколько?\nза 15 и 30 мин\n" in boris.text
    assert "накануне вечером (20:00)\nвыключено\n" in boris.text
    assert boris.text.endswith("с 21:00 до 08:00 · Часовой пояс: Москва")
    assert "На главную" in boris.labels


async def test_no_forged_lead_time_or_hours_are_kept(desk: Stage) -> None:
    anna = await somebody(desk, 11, "Anna")
    for forged in (
        "kl:7",
        "kl:0",
        "kq:4",
        "kq:99",
        "ks:nirgends",
        "ks:u1",
        "kc:s:nirgends",
        "kc:x:",
    ):
        assert "nicht mehr aktuell" in await anna.sends_press(forged)
    await anna.sends_press("kk:nirgends:1")
    assert desk.holds("person", "leads = 2 AND quiet_from = 22 AND quiet_until = 7")
    assert not desk.holds("knows")


async def test_one_switch_brings_all_plenaries_and_culture_and_takes_them_away(
    desk: Stage,
) -> None:
    anna = await somebody(desk, 11, "Anna")
    await sets(anna)
    await anna.presses("Plenum und Kultur")
    assert "✓ Plenum und Kultur: alles vormerken" in anna.labels
    text = await anna.says("/my")
    assert "Eröffnung" in text
    assert "Nacht" in text
    assert "Mittagessen" not in text
    await desk.clock.travel(at(28, 21, 45))
    assert told(anna) == ["In 15 Min.: Eröffnung", "In 15 Min.: Nacht"]
    await sets(anna)
    await anna.presses("✓ Plenum und Kultur: alles vormerken")
    assert "Nacht" not in await anna.says("/my")


async def test_whoever_wants_all_highlights_is_told_of_their_changes(
    desk: Stage, olga: Talker
) -> None:
    anna = await somebody(desk, 11, "Anna")
    await sets(anna)
    await anna.presses("Plenum und Kultur")
    await publishes(olga, edited("nacht", start=at(28, 23)))
    assert "22:00 – Di. 02:00 → 23:00" in anna.text


async def test_gaps_overlaps_now_and_next_stand_in_ones_own_programme(foyer: Stage) -> None:
    anna = await member(foyer, 11, "Anna", "sport")
    await stars(anna, "werkstatt", "essen", "eroeffnung")
    await foyer.clock.travel(at(29, 10, 30))
    text = await anna.says("/my")
    assert "1. 10:00–12:00 Sport I, Brunnen (noch 1 Std. 30 Min.) · Ihr Platz" in text
    assert "2 Überschneidungen" in text
    assert "Eröffnung" not in text
    assert "18:00–20:00 Eröffnung, Große Halle (vorbei)" in await anna.presses("Früher")


async def test_each_overlap_is_named_once_with_both_ways_out(foyer: Stage) -> None:
    anna = await member(foyer, 11, "Anna", "sport")
    await stars(anna, "werkstatt", "essen")
    await anna.says("/my")
    text = await anna.presses("Doppeltes klären")
    assert [line for line in text.splitlines() if ". Zu " in line] == [
        "1. Zu „Sport I“ statt „Werkstatt“",
        "2. Zu „Werkstatt“ statt „Sport I“",
        "3. Zu „Werkstatt“ statt „Mittagessen“",
        "4. Zu „Mittagessen“ statt „Werkstatt“",
    ]


async def test_a_star_says_what_follows_and_what_is_at_the_same_time(foyer: Stage) -> None:
    anna = await member(foyer, 11, "Anna", "sport")
    await anna.says("/start s-werkstatt")
    text = await anna.presses("☆")
    assert "Ich erinnere Sie 15 Min. vorher und melde mich, wenn sich etwas ändert." in text
    assert "Zur selben Zeit haben Sie: „Sport I“" in text
    assert "Überschneidungen" in anna.labels


async def test_where_do_i_have_to_go_is_answered_in_two_lines_and_an_hour_too(
    foyer: Stage,
) -> None:
    anna = await member(foyer, 11, "Anna", "sport")
    await foyer.clock.travel(at(29, 9, 48))
    text = await anna.says("Wo muss ich jetzt hin?")
    assert text == "Sport I, Brunnen\nDi., 29. Juni, 10:00–12:00 · in 12 Min."
    assert anna.labels == ["10:00 Sport I", "Mein Programm", "Startseite"]
    assert (await anna.says("was habe ich um 11 Uhr")).startswith("Sport I, Brunnen\n")
    nothing = await anna.says("was habe ich um 15 Uhr")
    assert nothing.startswith("Um 15:00 Uhr ist für Sie nichts vorgemerkt.")


async def test_home_and_now_begin_with_what_is_mine(foyer: Stage) -> None:
    anna = await member(foyer, 11, "Anna", "sport")
    await foyer.clock.travel(at(29, 9, 48))
    home = await anna.says("/start")
    assert "Als Nächstes für Sie, in 12 Min.\n10:00–12:00 Sport I, Brunnen · Ihr Platz" in home
    assert anna.labels[0] == "10:00 Sport I"
    now = await anna.says("/now")
    assert now.index("Als Nächstes für Sie, in 12 Min.") < now.index("1. 10:00–12:00 Sport I")
    assert now.index("Sport I") < now.index("Umwelt I")


async def test_one_tap_goes_to_this_one_instead(foyer: Stage) -> None:
    anna = await member(foyer, 11, "Anna", "sport")
    await stars(anna, "werkstatt", "essen")
    await anna.says("/my")
    await anna.presses("Doppeltes klären")
    text = await anna.presses("1")
    assert text.startswith("Notiert: Sie gehen zu „Sport I“.")
    assert "Überschneidung" not in text
    assert "Werkstatt" not in text
    assert "Mittagessen" in text
    assert not foyer.holds("favourite", "session = 'werkstatt'")
    assert not foyer.holds("told", "session = 'werkstatt'")
    assert has_seat(foyer, anna, "sport")


async def test_a_seat_is_not_given_up_without_a_question(foyer: Stage) -> None:
    boris = await member(foyer, 12, "Борис", "sport", language="ru")
    await stars(boris, "werkstatt")
    await boris.says("/my")
    await boris.presses("Что совпадает")
    await boris.presses("2")
    assert has_seat(foyer, boris, "sport")
    await boris.presses("Да")
    assert not has_seat(foyer, boris, "sport")
    assert "совпадение" not in await boris.says("/my")


async def test_a_highlight_that_overlaps_can_be_left_out_as_well(
    foyer: Stage, organiser: Talker
) -> None:
    await publishes(organiser, sitting_changed("nacht", start=at(29, 11), end=at(29, 14)))
    anna = await member(foyer, 11, "Anna", "sport")
    await sets(anna)
    await anna.presses("Plenum und Kultur")
    await anna.says("/my")
    await anna.presses("Doppeltes klären")
    assert "1. Zu „Nacht“ statt „Sport I“" in anna.text or "1. Zu „Sport I“" in anna.text
    text = await anna.presses("Zu „Sport I“ statt „Nacht“")
    assert "Überschneidung" not in text
    assert "Nacht" not in text
    assert "Eröffnung" in text
    await foyer.clock.travel(at(29, 11))
    assert told(anna) == [
        "In 15 Min.: Eröffnung",
        "Ihr Programm morgen: Dienstag, 29. Juni",
        "In 15 Min.: Sport I",
    ]


async def test_a_highlight_left_out_comes_back_with_a_star_or_with_all_of_them(
    foyer: Stage, organiser: Talker
) -> None:
    await publishes(organiser, sitting_changed("nacht", start=at(29, 11), end=at(29, 14)))
    anna = await member(foyer, 11, "Anna", "sport")
    await sets(anna)
    await anna.presses("Plenum und Kultur")

    async def goes_to_sport() -> str:
        assert "Nacht" in await anna.says("/my")
        await anna.presses("Doppeltes klären")
        return await anna.presses("Zu „Sport I“ statt „Nacht“")

    assert "Nacht" not in await goes_to_sport()
    await stars(anna, "nacht")
    assert "Nacht" not in await goes_to_sport()
    await sets(anna)
    await anna.presses("✓ Plenum und Kultur")
    await anna.presses("Plenum und Kultur")
    assert "1 Überschneidung" in await anna.says("/my")


async def test_ones_own_programme_is_a_calendar_file_with_ones_links_and_alarms(
    foyer: Stage,
) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    await stars(anna, "eroeffnung")
    await sets(anna, "60 Min.")
    await anna.says("/my")
    await anna.presses("Kalenderdatei")
    events = received(anna)
    assert titles(events) == ["Eröffnung", "Umwelt I"]
    assert only(events[1], "URL").value == ROOM
    triggers = [line.value for line in events[1] if line.name == "TRIGGER"]
    assert triggers == ["-PT1H", "-PT15M"]


async def test_one_session_and_all_of_them_are_calendar_files_too(foyer: Stage) -> None:
    boris = await member(foyer, 12, "Борис", "umwelt", language="ru")
    await boris.says("/start s-u1")
    await boris.presses("В мой календарь")
    (event,) = received(boris)
    assert (titles([event]), only(event, "URL").value) == (["Экология I"], ROOM)
    await boris.says("/programme")
    await boris.presses("В мой календарь")
    everything = received(boris)
    assert len(everything) == 9
    assert not any(ROOM in line.value for event in everything for line in event)


async def test_a_sittings_link_is_in_no_outsiders_file(foyer: Stage) -> None:
    anna = await starred(foyer, 11, "Anna")
    await stars(anna, "u1")
    for press in ("kc:s:u1", "kc:m:", "kc:a:"):
        await anna.sends_press(press)
        assert "Umwelt I" in titles(received(anna))
        assert not any(ROOM in line.value for event in received(anna) for line in event)


@pytest.mark.parametrize("press", ["kc:s:u1", "kc:m:", "kc:a:"])
async def test_every_calendar_file_names_the_right_hours(foyer: Stage, press: str) -> None:
    anna = await starred(foyer, 11, "Anna")
    await stars(anna, "u1")
    await anna.sends_press(press)
    file = anna.chat.messages[-1].file
    assert file
    read = by_vobject(file.content)
    assert read
    meant = {
        str(s.title.in_language("de")): (s.start, s.end) for s in programme_with_groups().sessions
    }
    assert read.items() <= meant.items()


async def test_without_a_programme_of_ones_own_there_is_no_file_of_it(desk: Stage) -> None:
    anna = await somebody(desk, 11, "Anna")
    await anna.says("/my")
    assert "Kalenderdatei" not in anna.labels
    assert "nicht mehr aktuell" in await anna.sends_press("kc:m:")
    assert labels_of(anna.screen)


async def test_once_all_is_over_nobody_is_told_to_note_something(foyer: Stage) -> None:
    anna, boris = await member(foyer, 11, "Anna", "sport"), await known(foyer, 12, "Boris")
    await foyer.clock.travel(at(30, 18))
    for text in ("/my", "Wo muss ich jetzt hin?"):
        assert "Das Programm ist zu Ende." in await boris.says(text)
        assert "☆" not in boris.text
    assert (await anna.says("Wo muss ich jetzt hin?")).startswith("Das Programm ist zu Ende.")
