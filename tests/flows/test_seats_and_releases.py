"""What a release means for seats: clashes to resolve, groups that are gone, video links."""

import pytest

from tests.flows.conversation import Stage, Talker, last_of_bot
from tests.flows.organising import OTHER_ORGANISER, publishes, somebody
from tests.flows.working_groups import (
    COORDINATOR,
    ROOM,
    has_seat,
    joins,
    known,
    member,
    opens_list,
    sitting_changed,
    texts,
    waits,
    without_group,
)
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

OTHER_ROOM = "https://example.org/other"


async def clashing(stage: Stage, organiser: Talker, number: int, language: str = "de") -> Talker:
    """Somebody with seats in Umwelt and Musik, which a release has put at the same time."""
    talker = await member(stage, number, "Anna", "umwelt", "musik", language=language)
    await publishes(organiser, sitting_changed("m1", start=at(29, 11), end=at(29, 13)))
    return talker


async def test_a_release_unseats_nobody_and_a_clash_is_resolved_with_one_tap(
    foyer: Stage, organiser: Talker
) -> None:
    anna = await clashing(foyer, organiser, 11)
    clara = await member(foyer, 13, "Clara", "umwelt")
    dora = await member(foyer, 14, "Dora", "umwelt")
    assert (has_seat(foyer, anna, "umwelt"), has_seat(foyer, anna, "musik")) == (True, True)
    text = await anna.says("/my")
    assert "\n1\xa0Überschneidung\n" in text
    text = await anna.presses("Doppeltes klären")
    assert "2. Zu „Musik I“ statt „Umwelt I“" in text
    text = await anna.presses("2")
    assert text.startswith("Notiert: Sie gehen zu „Musik I“.\n")
    assert "\nDafür ist Ihr bisheriger Platz frei geworden: „Umwelt“.\n" in text
    assert (has_seat(foyer, anna, "umwelt"), has_seat(foyer, anna, "musik")) == (False, True)
    await foyer.delivered()
    assert has_seat(foyer, dora, "umwelt")
    assert dora.text.startswith("Sie haben einen Platz: Umwelt")
    assert has_seat(foyer, clara, "umwelt")
    assert "Überschneidung" not in await anna.says("/my")


async def test_a_clash_is_shown_and_resolved_on_the_groups_screen_as_well(
    foyer: Stage, organiser: Talker
) -> None:
    boris = await clashing(foyer, organiser, 12, "ru")
    text = await boris.says("/start g-umwelt")
    assert "Внимание: в это же время у вас есть место: «Музыка»." in text
    old = boris.screen
    text = await boris.presses("Сохранить только это место")
    assert text.startswith("У вас есть место: Экология, ")
    assert "\nВзамен освобождено ваше прежнее место: «Музыка».\n" in text
    assert not has_seat(foyer, boris, "musik")
    assert (await boris.sends_press("jk:musik", old)).startswith("Вы не записаны в эту группу.")
    assert has_seat(foyer, boris, "umwelt")


async def test_the_notice_of_the_new_hours_comes_to_those_who_sit(
    foyer: Stage, organiser: Talker
) -> None:
    anna = await clashing(foyer, organiser, 11)
    assert anna.text.startswith("Das Programm hat sich geändert")
    assert "15:00–17:00 → 11:00–13:00" in anna.text


async def test_a_removed_group_is_told_to_all_who_sit_or_wait_in_it(
    foyer: Stage, organiser: Talker
) -> None:
    anna = await member(foyer, 11, "Anna", "sport")
    boris = await member(foyer, 12, "Борис", "sport", language="ru")
    clara = await member(foyer, 13, "Clara", "musik")
    await publishes(organiser, without_group("sport"))
    (told,) = [text for text in texts(anna) if text.startswith("Die Gruppe entfällt: Sport")]
    assert "Damit entfällt auch Ihr Platz." in told
    (told,) = [text for text in texts(boris) if text.startswith("Группа отменена: Спорт")]
    assert "Вместе с ней пропадает и ваше место в листе ожидания." in told
    assert not foyer.holds("seat", "working_group = 'sport'")
    assert not foyer.holds("wish")
    assert not any("entfällt" in text for text in texts(clara))
    notice = next(m for m in anna.chat.messages if m.text.startswith("Die Gruppe entfällt"))
    assert (await anna.presses("Arbeitsgruppen", notice)).startswith("Arbeitsgruppen")
    assert notice.text.startswith("Die Gruppe entfällt")
    assert (await anna.sends_press("j:sport:0")).startswith("Dieser Knopf ist nicht mehr aktuell")
    assert "Sport" not in await anna.says("/my")


async def test_a_press_at_the_moment_of_a_release_goes_by_the_newer_one(
    foyer: Stage, organiser: Talker
) -> None:
    anna = await known(foyer, 11, "Anna")
    await anna.says("/start g-umwelt")
    foyer.write(
        "INSERT INTO release (event_id, published_at, programme)"
        " SELECT event_id, published_at, programme FROM release"
    )
    assert (await anna.presses("Anmelden")).startswith("Sie haben einen Platz: ")
    assert organiser.chat is not anna.chat


@pytest.mark.parametrize(("language", "hidden"), [("de", "Den Videolink"), ("ru", "Ссылку")])
async def test_the_link_of_a_sitting_is_for_those_who_sit_or_wait(
    foyer: Stage, language: str, hidden: str
) -> None:
    anna = await known(foyer, 11, "Anna", language)
    text = await anna.says("/start s-u1")
    assert ROOM not in text
    assert hidden in text
    await member(foyer, 13, "Clara", "umwelt")
    await joins(anna, "umwelt")
    assert ROOM in await anna.says("/start s-u1")
    assert any(button.get("url") == ROOM for row in anna.screen.rows for button in row)
    dora = await member(foyer, 14, "Dora", "umwelt")
    assert waits(foyer, dora, "umwelt")
    assert ROOM in await dora.says("/start s-u1")
    group = foyer.group(-5, anna)
    await anna.says("/programme", group)
    await anna.sends_press("s:u1:", last_of_bot(group))
    assert ROOM not in last_of_bot(group).text
    await anna.sends_press("jl:umwelt:1")
    assert ROOM not in await anna.says("/start s-u1")


async def test_organisers_and_the_groups_coordinators_see_its_link(
    foyer: Stage, organiser: Talker
) -> None:
    assert ROOM in await organiser.says("/start s-u1")
    coordinator = await somebody(foyer, COORDINATOR, "Karl")
    assert ROOM in await coordinator.says("/start s-u1")
    await publishes(organiser, sitting_changed("s1", online=OTHER_ROOM))
    assert OTHER_ROOM not in await coordinator.says("/start s-s1")
    other = await somebody(foyer, OTHER_ORGANISER, "Otto")
    assert OTHER_ROOM in await other.says("/start s-s1")


async def test_whoever_takes_part_by_video_sees_the_link_first(foyer: Stage) -> None:
    anna = await known(foyer, 11, "Anna", attendance="video")
    boris = await known(foyer, 12, "Boris", attendance="onsite")
    for talker in (anna, boris):
        await joins(talker, "umwelt")
        await talker.says("/start s-u1")
        assert ROOM in talker.text
        assert "Ort wird noch bekannt gegeben." not in talker.text
    for talker, first in ((anna, "Per Video"), (boris, "Ort")):
        text = await talker.says("/start s-eroeffnung")
        assert text.index(first) == min(text.index("Per Video:"), text.index("Ort:"))


async def test_a_new_link_is_told_to_those_who_sit_or_wait_alone(
    foyer: Stage, organiser: Talker
) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    boris = await known(foyer, 12, "Борис", "ru")
    await boris.says("/start s-u1")
    await boris.presses("☆")
    said = await publishes(organiser, sitting_changed("u1", online=OTHER_ROOM))
    assert "1 Person erfährt davon" in said
    assert f"Neuer Videolink: {OTHER_ROOM}" in anna.text
    assert not any(OTHER_ROOM in text or "изменилась" in text for text in texts(boris))
    changed = sitting_changed("u1", online=ROOM, start=at(29, 11), end=at(29, 13), place="pin")
    await publishes(organiser, changed)
    assert ROOM in anna.text
    assert "10:00–12:00 → 11:00–13:00" in boris.text
    assert ROOM not in boris.text


async def test_by_video_the_link_comes_first_in_a_notice_too(
    foyer: Stage, organiser: Talker
) -> None:
    anna = await known(foyer, 11, "Anna", attendance="video")
    boris = await known(foyer, 12, "Boris", attendance="onsite")
    for talker in (anna, boris):
        await joins(talker, "umwelt")
    await publishes(organiser, sitting_changed("u1", online=OTHER_ROOM, place="pin"))
    assert anna.text.index(OTHER_ROOM) < anna.text.index("Brunnen")
    assert boris.text.index("Brunnen") < boris.text.index(OTHER_ROOM)


async def test_that_nobody_is_told_is_never_said_where_somebody_moves_up(
    foyer: Stage, organiser: Talker
) -> None:
    for number in (11, 12, 13):
        await member(foyer, number, "Anna", "umwelt")
    await opens_list(organiser, "Umwelt")
    await organiser.presses("Person auf die Warteliste setzen")
    await organiser.says("Erika")
    by_hand = "1\u00a0von Hand eingetragene Person rückt nach; wer sie eingetragen hat, wird"
    moves_up = "1\u00a0Person rückt von der Warteliste nach und wird benachrichtigt."
    await organiser.says("/start g-umwelt")
    for label in ("Ändern", "Zahl der Plätze", "7"):
        shown = await organiser.presses(label)
    published = await organiser.presses("Veröffentlichen")
    for text in (shown, published):
        assert f"{moves_up}\n{by_hand} benachrichtigt.\nSonst wird niemand" in text
        assert "Niemand" not in text
    await foyer.delivered()
    assert foyer.people[13].text.startswith("Sie haben einen Platz: Umwelt")


async def test_how_many_more_have_a_seat_than_there_would_be_is_said_before_it_is_published(
    foyer: Stage, organiser: Talker
) -> None:
    for number, name in ((11, "Anna"), (12, "Berta"), (13, "Clara")):
        await member(foyer, number, name, "umwelt")
    await organiser.says("/start g-umwelt")
    for label in ("Ändern", "Zahl der Plätze"):
        await organiser.presses(label)
    assert "1\u00a0Person mehr hat schon einen Platz und behält ihn" in await organiser.says("1")
    await organiser.presses("Verwerfen")
    await organiser.says("/start g-umwelt")
    for label in ("Ändern", "Zahl der Plätze"):
        await organiser.presses(label)
    assert "behält ihn" not in await organiser.says("3")
