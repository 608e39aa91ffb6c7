"""Seats and queues as people meet them: waiting, keeping, moving, leaving, moving up."""

from dataclasses import replace
from pathlib import Path

import pytest

from storage.programme import edits
from storage.programme.model import Kind, Text
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import ORGANISER, publishes, somebody
from tests.flows.working_groups import (
    group_changed,
    has_seat,
    in_the_foyer,
    joins,
    known,
    member,
    programme_with_groups,
    sitting_changed,
    texts,
    waits,
)
from tests.programmes import at, session

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


_WAYS_OUT = {
    "Platz abgeben": "Ja",
    "Warteliste verlassen": "Ja",
    "Освободить место": "Да",
    "Выйти из листа ожидания": "Да",
}


async def leaves(talker: Talker, group: str) -> str:
    """Give a seat or a place in the queue up."""
    await talker.says(f"/start g-{group}")
    label = next(label for label in talker.labels if label in _WAYS_OUT)
    await talker.presses(label)
    said = await talker.presses(_WAYS_OUT[label])
    await talker.stage.delivered()
    return said


async def test_a_full_group_gives_a_place_in_the_queue_and_shows_it(foyer: Stage) -> None:
    await member(foyer, 13, "Clara", "sport")
    for number in range(3):
        anna = await known(foyer, 20_000 + number, "Anna")
        said = await joins(anna, "sport")
        assert said.startswith(f"Sie stehen auf der Warteliste: Sport, Platz {number + 1} von")
        assert f"Sie warten: Platz {number + 1} von {number + 1}" in said
    boris = await known(foyer, 12, "Борис", "ru")
    said = await joins(boris, "sport")
    assert said.startswith("Вы в листе ожидания: Спорт, ваш номер\xa0— 4 из 4\n")
    assert "Как только подойдёт ваша очередь" in said
    assert "ваш номер в листе ожидания\xa0— 4 из 4" in await boris.says("/my")


async def test_whoever_moves_up_is_told_why_unlike_in_sitreg_47(foyer: Stage) -> None:
    clara, boris = await member(foyer, 13, "Clara", "sport"), await known(foyer, 12, "Б", "ru")
    await joins(boris, "sport")
    dora = await known(foyer, 14, "Dora")
    await joins(dora, "sport")
    await leaves(clara, "sport")
    assert has_seat(foyer, boris, "sport")
    assert boris.text.startswith("У вас есть место: Спорт\nОсвободилось место, и подошла ваша")
    assert "вт, 29 июня, 10:00–12:00" in boris.text
    assert boris.labels == ["Спорт", "Уступить и ждать дальше", "Освободить место"]
    notice = boris.screen
    assert "У вас есть место." in await boris.presses("Спорт", notice)
    assert notice.text.startswith("У вас есть место: Спорт\n")
    assert len([text for text in texts(boris) if "подошла ваша очередь" in text]) == 1
    assert "Sie warten: Platz 1 von 1" in await dora.says("/start g-sport")


async def test_a_group_says_what_of_ones_own_day_it_overlaps_before_and_after_signing_up(
    tmp_path: Path,
) -> None:
    at_once = sitting_changed("nacht", start=at(29, 11), end=at(29, 12))
    async with in_the_foyer(tmp_path, at_once) as foyer:
        anna, boris = await known(foyer, 11, "Anna"), await known(foyer, 12, "Борис", "ru")
        for talker in (anna, boris):
            await talker.says("/start s-nacht")
            await talker.presses("☆")
        assert "Zur selben Zeit haben Sie: „Nacht“" in await anna.says("/start g-sport")
        assert "В это же время у вас: «Ночь»" in await boris.says("/start g-sport")
        await anna.presses("Anmelden")
        assert "Zur selben Zeit haben Sie: „Nacht“" in await anna.says("/start g-sport")
        clara = await known(foyer, 13, "Clara")
        assert "Zur selben Zeit" not in await clara.says("/start g-sport")


async def test_a_seat_is_kept_while_a_better_one_is_waited_for(foyer: Stage) -> None:
    clara = await member(foyer, 13, "Clara", "sport")
    anna = await member(foyer, 11, "Anna", "umwelt")
    await member(foyer, 14, "Dora", "umwelt")
    emil = await member(foyer, 15, "Emil", "umwelt")
    text = await anna.says("/start g-sport")
    assert "Zur selben Zeit haben Sie einen Platz in „Umwelt“." in text
    text = await anna.presses("Auf die Warteliste")
    assert "Bis dahin behalten Sie Ihren Platz in „Umwelt“." in text
    assert has_seat(foyer, anna, "umwelt")
    await leaves(clara, "sport")
    assert (has_seat(foyer, anna, "sport"), has_seat(foyer, anna, "umwelt")) == (True, False)
    assert anna.text.startswith("Sie haben einen Platz: Sport\nEin Platz ist frei geworden")
    assert "Dafür ist Ihr bisheriger Platz frei geworden: „Umwelt“." in anna.text
    assert emil.text.startswith("Sie haben einen Platz: Umwelt\nEin Platz ist frei geworden")
    assert "Zurück zu: Umwelt" in anna.labels


async def test_one_tap_leads_back_into_the_queue_that_was_left_for_a_seat(foyer: Stage) -> None:
    clara = await member(foyer, 13, "Clara", "sport")
    anna = await member(foyer, 11, "Anna", "sport", "umwelt")
    await member(foyer, 14, "Dora", "umwelt")
    await member(foyer, 15, "Emil", "umwelt")
    await leaves(clara, "sport")
    said = await anna.presses("Zurück zu: Umwelt")
    assert said.startswith("Sie stehen auf der Warteliste: Umwelt, Platz 1 von 1\n")
    assert "Bis dahin behalten Sie Ihren Platz in „Sport“." in said
    assert (has_seat(foyer, anna, "sport"), waits(foyer, anna, "umwelt")) == (True, True)


async def test_one_tap_gives_the_new_seat_up_again(foyer: Stage) -> None:
    clara = await member(foyer, 13, "Clara", "sport")
    anna = await known(foyer, 11, "Anna")
    await joins(anna, "sport")
    await leaves(clara, "sport")
    assert (await anna.presses("Platz abgeben")).startswith("Sie haben den Platz abgegeben.")
    assert not has_seat(foyer, anna, "sport")


async def test_one_tap_passes_the_seat_on_and_goes_to_the_end_of_the_queue(foyer: Stage) -> None:
    clara = await member(foyer, 13, "Clara", "sport")
    anna, boris = await known(foyer, 11, "Anna"), await known(foyer, 12, "Борис", "ru")
    for talker in (anna, boris):
        await joins(talker, "sport")
    await leaves(clara, "sport")
    notice = anna.screen
    requeue = notice.rows[1][0]
    assert requeue["text"] == "Weitergeben, weiter warten"
    said = await anna.presses("Weitergeben", notice)
    assert said.startswith("Sie stehen auf der Warteliste: Sport, Platz 1 von 1\n")
    await foyer.delivered()
    assert boris.text.startswith("У вас есть место: Спорт")
    assert "Уступить и ждать дальше" in boris.labels
    await leaves(anna, "sport")
    said = await boris.presses("Уступить")
    assert said.startswith("Больше никто не ждёт: место остаётся вашим")
    assert has_seat(foyer, boris, "sport")
    assert (await anna.sends_press(requeue["callback_data"])).startswith("Sie sind nicht in dieser")


async def test_a_seat_that_was_given_for_a_better_one_before_it_was_told_is_not_told(
    foyer: Stage,
) -> None:
    clara = await member(foyer, 13, "Clara", "sport")
    dora = await member(foyer, 14, "Dora", "umwelt")
    await member(foyer, 15, "Emil", "umwelt")
    anna = await member(foyer, 11, "Anna", "sport", "umwelt")
    foyer.telegram.block(anna.person)
    await foyer.finished()
    await leaves(dora, "umwelt")
    assert has_seat(foyer, anna, "umwelt")
    await leaves(clara, "sport")
    assert has_seat(foyer, anna, "sport")
    foyer.telegram.block(anna.person, blocked=False)
    await foyer.delivered()
    told = [text for text in texts(anna) if text.startswith("Sie haben einen Platz: ")]
    assert [text.split("\n")[0] for text in told] == ["Sie haben einen Platz: Sport"]


async def test_a_free_seat_at_the_same_time_asks_first_and_names_what_it_costs(
    foyer: Stage,
) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    await anna.says("/start g-sport")
    offered = anna.screen
    text = await anna.presses("Anmelden")
    assert "Zur selben Zeit haben Sie einen Platz in „Umwelt“; den würden Sie abgeben." in text
    assert (has_seat(foyer, anna, "sport"), has_seat(foyer, anna, "umwelt")) == (False, True)
    await anna.presses("Nein, alles so lassen")
    assert has_seat(foyer, anna, "umwelt")
    await anna.presses("Anmelden", offered)
    said = await anna.presses("Ja, wechseln", offered)
    assert said.startswith("Sie haben einen Platz: Sport, Di., 29. Juni, 10:00, ")
    assert "\nDafür ist Ihr bisheriger Platz frei geworden: „Umwelt“.\n" in said
    assert (has_seat(foyer, anna, "sport"), has_seat(foyer, anna, "umwelt")) == (True, False)


async def test_a_move_whose_seat_was_taken_meanwhile_costs_nothing(foyer: Stage) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    await joins(anna, "sport")
    await member(foyer, 13, "Clara", "sport")
    said = await anna.presses("Ja, wechseln")
    assert said.startswith("Sie stehen auf der Warteliste: Sport, Platz 1 von 1\n")
    assert has_seat(foyer, anna, "umwelt")


async def test_consent_to_another_price_than_the_one_asked_is_no_consent(foyer: Stage) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    await joins(anna, "sport")
    yes = anna.screen.rows[0][0]["callback_data"]
    for forged in ("j:sport:4711", "j:sport:1"):
        assert "den würden Sie abgeben" in await anna.sends_press(forged)
        assert has_seat(foyer, anna, "umwelt")
    await leaves(anna, "umwelt")
    assert (await anna.sends_press(yes)).startswith("Sie haben einen Platz: ")


async def test_leaving_asks_first(foyer: Stage) -> None:
    anna = await member(foyer, 11, "Anna", "sport")
    await member(foyer, 13, "Clara", "sport")
    await anna.says("/start g-sport")
    text = await anna.presses("Platz abgeben")
    assert text.startswith("Platz abgeben?\n")
    assert "Der Platz geht sofort an die nächste Person" in text
    assert (await anna.presses("Nein, bleiben")).startswith("Sport")
    assert has_seat(foyer, anna, "sport")
    boris = await member(foyer, 12, "Б", "sport", language="ru")
    await boris.says("/start g-sport")
    text = await boris.presses("Выйти из листа ожидания")
    assert "Ваше место в листе ожидания пропадёт." in text
    assert (await boris.presses("Да, выйти")).startswith("Вы больше не в листе ожидания.")
    assert not waits(foyer, boris, "sport")


async def test_whoever_cancels_is_not_offered_the_place_again_unlike_in_pretix_1163(
    foyer: Stage,
) -> None:
    anna = await member(foyer, 11, "Anna", "sport")
    count = len(texts(anna))
    await leaves(anna, "sport")
    assert len(texts(anna)) == count + 1
    assert not foyer.holds("delivery", "kind = 'seat given'")


async def test_presses_twice_or_late_change_nothing(foyer: Stage) -> None:
    anna = await known(foyer, 11, "Anna")
    await anna.says("/start g-umwelt")
    first = anna.screen
    join = first.rows[0][0]["callback_data"]
    for _ in range(3):
        foyer.telegram.press(anna.person, first, join)
    await foyer.finished()
    assert "Sie haben einen Platz" in first.text
    assert not foyer.holds("wish")
    await anna.says("/start g-umwelt")
    await anna.presses("Platz abgeben")
    leave = anna.screen.rows[0][0]["callback_data"]
    for _ in range(3):
        foyer.telegram.press(anna.person, anna.screen, leave)
    await foyer.finished()
    assert anna.text.startswith("Sie sind nicht in dieser Gruppe.")
    assert (await anna.sends_press(leave)).startswith("Sie sind nicht in dieser Gruppe.")
    assert not foyer.holds("seat")
    assert not foyer.holds("delivery")


async def test_an_old_screen_shows_what_is_true_now(foyer: Stage) -> None:
    anna = await known(foyer, 11, "Anna")
    await anna.says("/start g-sport")
    old = anna.screen
    assert "Anmelden" in anna.labels
    await member(foyer, 13, "Clara", "sport")
    said = await anna.presses("Anmelden", old)
    assert said.startswith("Sie stehen auf der Warteliste: Sport, Platz 1 von 1\n")


async def test_wishes_are_put_in_another_order_under_my(foyer: Stage) -> None:
    await member(foyer, 13, "Clara", "sport")
    await member(foyer, 14, "Dora", "umwelt")
    await member(foyer, 15, "Emil", "umwelt")
    anna = await member(foyer, 11, "Anna", "musik", "sport", "umwelt")
    await anna.says("/my")
    text = await anna.presses("Meine Gruppen")
    assert "1. Musik: Sie haben einen Platz\n" in text
    assert text.index("2. Sport (Di., 29. Juni, 10:00): Platz 1 von 1") < text.index("3. Umwelt (")
    assert "entfallen die Wünsche darunter" in text
    assert "↑ Lieber: Sport" not in anna.labels
    text = await anna.presses("↑ Lieber: Umwelt")
    assert text.index("2. Umwelt (") < text.index("3. Sport (")
    assert await anna.sends_press("jp:umwelt") == text
    boris = await member(foyer, 12, "Б", "sport", "umwelt", language="ru")
    await boris.says("/my")
    first = "1. {} (вт, 29\xa0июня, 10:00): ваш номер в листе ожидания\xa0— 2 из 2"
    assert first.format("Спорт") in await boris.presses("Мои группы")
    assert first.format("Экология") in await boris.presses("↑ Выше: Экология")


@pytest.mark.parametrize("preferred", [False, True])
async def test_a_higher_wish_stays_and_a_lower_one_goes_with_the_seat(
    foyer: Stage, preferred: bool
) -> None:
    clara = await member(foyer, 13, "Clara", "sport")
    await member(foyer, 14, "Dora", "umwelt")
    await member(foyer, 15, "Emil", "umwelt")
    anna = await member(foyer, 11, "Anna", "sport", "umwelt")
    if preferred:
        await anna.says("/my")
        await anna.presses("Meine Gruppen")
        await anna.presses("↑ Lieber: Umwelt")
    await leaves(clara, "sport")
    assert has_seat(foyer, anna, "sport")
    assert waits(foyer, anna, "umwelt") == preferred
    said = (
        "Sie stehen weiter auf der Warteliste für „Umwelt“."
        if preferred
        else "Sie stehen nicht mehr auf der Warteliste für „Umwelt“."
    )
    assert said in anna.text
    assert ("Zurück zu: Umwelt" in anna.labels) == (not preferred)


async def test_more_seats_are_given_to_those_who_wait(foyer: Stage, organiser: Talker) -> None:
    await member(foyer, 13, "Clara", "sport")
    anna, boris = await known(foyer, 11, "Anna"), await known(foyer, 12, "Борис", "ru")
    for talker in (anna, boris):
        await joins(talker, "sport")
    await publishes(organiser, group_changed("sport", capacity=3))
    await foyer.delivered()
    assert "Es gibt jetzt mehr Plätze, und Sie waren an der Reihe." in anna.text
    assert "Мест стало больше, и подошла ваша очередь." in boris.text


async def test_the_news_waits_for_whoever_cannot_be_reached(foyer: Stage) -> None:
    clara, anna = await member(foyer, 13, "Clara", "sport"), await known(foyer, 11, "Anna")
    await joins(anna, "sport")
    foyer.telegram.block(anna.person)
    await foyer.finished()
    await leaves(clara, "sport")
    assert has_seat(foyer, anna, "sport")
    assert not any("an der Reihe." in text for text in texts(anna))
    foyer.telegram.block(anna.person, blocked=False)
    await foyer.delivered()
    assert anna.text.startswith("Sie haben einen Platz: Sport")


async def test_seats_survive_a_restart(foyer: Stage) -> None:
    clara, anna = await member(foyer, 13, "Clara", "sport"), await known(foyer, 11, "Anna")
    await joins(anna, "sport")
    await foyer.restart()
    await leaves(clara, "sport")
    assert anna.text.startswith("Sie haben einen Platz: Sport")
    await foyer.restart()
    foyer.clock.set(at(28, 18))
    await foyer.delivered()
    assert sum(text.startswith("Sie haben einen Platz: Sport") for text in texts(anna)) == 1


async def test_a_seat_beside_a_place_in_a_queue_says_that_the_other_one_would_take_its_place(
    foyer: Stage,
) -> None:
    await member(foyer, 11, "Anna", "sport")
    boris = await member(foyer, 12, "Boris", "sport", "umwelt")
    assert waits(foyer, boris, "sport")
    assert has_seat(foyer, boris, "umwelt")
    assert (
        "Sie warten weiter auf einen Platz zur selben Zeit: „Sport“. Wird er frei, bekommen Sie"
        " ihn und verlieren diesen." in boris.text
    )
    await boris.presses("Nicht mehr warten: Sport")
    await boris.presses("Ja, verlassen")
    assert not waits(foyer, boris, "sport")
    assert has_seat(foyer, boris, "umwelt")
    await boris.says("/start g-umwelt")
    assert "warten weiter" not in boris.text


async def test_a_place_in_a_queue_at_another_time_takes_nothing_away(foyer: Stage) -> None:
    await member(foyer, 11, "Anna", "sport")
    boris = await member(foyer, 12, "Boris", "sport", "presse")
    assert waits(foyer, boris, "sport")
    await boris.says("/start g-presse")
    assert "warten weiter" not in boris.text
    assert not any("Nicht mehr warten" in label for label in boris.labels)


async def test_what_a_seat_is_for_names_no_sitting_that_is_cancelled(foyer: Stage) -> None:
    olga = await somebody(foyer, ORGANISER, "Olga")
    second = session(
        "u2", at(30, 17), 1, Text({"de": "Umwelt II"}), kind=Kind.GROUP, group="umwelt"
    )
    third = replace(second, id="u3", start=at(30, 19), end=at(30, 20), cancelled=True)
    programme = programme_with_groups()
    await publishes(olga, replace(programme, sessions=(*programme.sessions, second, third)))
    anna = await member(foyer, 11, "Anna", "umwelt")
    await anna.says("/start g-umwelt")
    question = await anna.presses("Platz abgeben")
    assert "17:00" in question
    assert "19:00" not in question


async def test_a_cancelled_session_is_not_offered_for_ones_calendar(foyer: Stage) -> None:
    olga = await somebody(foyer, ORGANISER, "Olga")
    await publishes(olga, edits.cancel(programme_with_groups(), "u1", None, None))
    anna = await somebody(foyer, 11, "Anna")
    await anna.says("/start s-u1")
    assert "In meinen Kalender" not in anna.labels
    await anna.says("/start s-s1")
    assert "In meinen Kalender" in anna.labels
