"""What organisers and coordinators do by hand for those on their lists, who are told."""

from pathlib import Path

import pytest

from tests.flows.conversation import Stage, Talker
from tests.flows.organising import ORGANISER, somebody
from tests.flows.working_groups import (
    COORDINATOR,
    group_changed,
    has_seat,
    in_the_foyer,
    known,
    member,
    opens_list,
    texts,
    waits,
)
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


@pytest.fixture
async def karl(foyer: Stage) -> Talker:
    """The coordinator of Umwelt."""
    return await somebody(foyer, COORDINATOR, "Karl")


async def test_a_seat_is_taken_back_after_a_question_and_the_person_is_told(
    foyer: Stage, organiser: Talker
) -> None:
    anna = await member(foyer, 11, "Anna", "sport")
    boris = await member(foyer, 12, "Борис", "sport", language="ru")
    clara = await member(foyer, 13, "Clara", "sport")
    await opens_list(organiser, "Sport")
    await organiser.presses("Anna")
    assert (await organiser.presses("Platz entziehen")).startswith("Anna von der Liste nehmen?")
    await organiser.presses("Nein, so lassen")
    assert has_seat(foyer, anna, "sport")
    await organiser.presses("Platz entziehen")
    assert "Anna" not in await organiser.presses("Ja, entfernen")
    await foyer.delivered()
    assert anna.text.startswith("Sie haben keinen Platz mehr: Sport\nDas Organisationsteam hat Sie")
    assert boris.text.startswith("У вас есть место: Спорт")
    await organiser.presses("Clara")
    await organiser.presses("Von der Warteliste nehmen")
    await organiser.presses("Ja, entfernen")
    await foyer.delivered()
    assert clara.text.startswith("Sie stehen nicht mehr auf der Warteliste: Sport")


async def test_a25_whoever_is_taken_off_a_list_is_told_how_to_come_back(tmp_path: Path) -> None:
    programme = group_changed("sport", closes=at(28, 18))
    async with in_the_foyer(tmp_path, programme) as foyer:
        organiser = await somebody(foyer, ORGANISER, "Olga")
        anna = await member(foyer, 11, "Anna", "sport")
        boris = await member(foyer, 12, "Борис", "sport", language="ru")
        await takes_off(organiser, "Anna")
        assert "Sie können selbst zurückkommen: Drücken Sie „Auf die Warteliste“." in anna.text
        assert anna.labels == ["Auf die Warteliste", "Organisationsteam fragen"]
        await anna.presses("Auf die Warteliste")
        assert waits(foyer, anna, "sport")
        foyer.clock.set(at(28, 18))
        await takes_off(organiser, "Борис")
        assert "вернуть вас в список могут только организаторы" in boris.text
        assert "Спросить организаторов" in boris.labels


async def takes_off(organiser: Talker, name: str) -> None:
    """Take somebody off the list of Sport, who is told."""
    await opens_list(organiser, "Sport")
    await organiser.presses(name)
    await organiser.presses("Platz entziehen")
    await organiser.presses("Ja, entfernen")
    await organiser.stage.delivered()


async def test_after_closing_a_coordinator_gives_the_free_seats_by_hand(tmp_path: Path) -> None:
    programme = group_changed("umwelt", closes=at(28, 18))
    async with in_the_foyer(tmp_path, programme) as foyer:
        clara = await member(foyer, 13, "Clara", "umwelt")
        await member(foyer, 14, "Dora", "umwelt")
        anna = await member(foyer, 11, "Anna", "umwelt")
        boris = await member(foyer, 12, "Борис", "umwelt", language="ru")
        foyer.clock.set(at(28, 18))
        await clara.sends_press("jl:umwelt:1")
        await foyer.delivered()
        assert not has_seat(foyer, anna, "umwelt")
        karl = await somebody(foyer, COORDINATOR, "Karl")
        assert "1 von 2 · 2 warten" in (await karl.says("/registrations")).replace("\n", " · ")
        await karl.presses("Umwelt")
        await karl.presses("Борис")
        assert (await karl.presses("Platz geben")).startswith("Erledigt; die Person erfährt davon.")
        await foyer.delivered()
        assert boris.text.startswith("У вас есть место: Экология\nМесто вам дали организаторы.")
        assert "Уступить и ждать дальше" not in boris.labels
        assert waits(foyer, anna, "umwelt")
        await karl.sends_press("Ll:umwelt:0")
        await karl.presses("Anna")
        assert "Platz geben" not in karl.labels
        assert (await karl.sends_press("Ls:umwelt:b")).startswith("Es ist kein Platz frei.")


async def test_somebody_seated_is_moved_to_another_group_and_told_what_it_cost(
    foyer: Stage, organiser: Talker
) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    await member(foyer, 13, "Clara", "sport")
    await opens_list(organiser, "Umwelt")
    await organiser.presses("Anna")
    text = await organiser.presses("In andere Gruppe umsetzen")
    assert "Presse: 5 von 5 Plätzen frei" in text
    assert "Sport" not in organiser.labels
    said = await organiser.presses("Presse")
    assert said.startswith("Erledigt; die Person erfährt davon.\n\nAnna\nPresse\n")
    await foyer.delivered()
    assert (has_seat(foyer, anna, "umwelt"), has_seat(foyer, anna, "presse")) == (False, True)
    assert "Das Organisationsteam hat ihn Ihnen gegeben." in anna.text
    assert "Dafür ist Ihr bisheriger Platz frei geworden: „Umwelt“." in anna.text
    assert (await organiser.sends_press("Lm:presse:b:sport")).startswith("Es ist kein Platz frei.")
    assert has_seat(foyer, anna, "presse")


async def test_somebody_waiting_is_moved_to_another_group_and_waits_no_more(
    foyer: Stage, organiser: Talker
) -> None:
    await member(foyer, 13, "Clara", "sport")
    anna = await member(foyer, 11, "Anna", "sport")
    await opens_list(organiser, "Sport")
    await organiser.presses("Anna")
    await organiser.presses("In andere Gruppe umsetzen")
    said = await organiser.presses("Presse")
    assert said.startswith("Erledigt; die Person erfährt davon.\n\nAnna\nPresse\n")
    await foyer.delivered()
    assert (waits(foyer, anna, "sport"), has_seat(foyer, anna, "presse")) == (False, True)
    assert "bisheriger Platz" not in anna.text
    assert "Sie stehen nicht mehr auf der Warteliste für „Sport“." in anna.text


async def test_nobody_is_seated_by_an_old_button_who_has_left_or_never_came(
    foyer: Stage, organiser: Talker, karl: Talker
) -> None:
    await member(foyer, 13, "Clara", "presse")
    boris = await known(foyer, 12, "Борис", "ru")
    eve = await somebody(foyer, 11, "Eve")
    assert karl.labels
    for talker in (organiser, karl):
        assert (await talker.sends_press("Ls:umwelt:b")).startswith("Umwelt\n")
        await talker.sends_press("Lm:umwelt:b:umwelt")
        await talker.sends_press("Ls:umwelt:d")
        await talker.sends_press("Lu:umwelt:b:1")
    assert not foyer.holds("seat", "working_group <> 'presse'")
    foyer.write("INSERT INTO wish (person, working_group, rank, since) VALUES (12, 'kino', 1, 0)")
    await opens_list(organiser, "Kino")
    await organiser.presses("Борис")
    card = organiser.screen
    await boris.sends_press("jl:kino:1")
    assert (await organiser.presses("Platz geben", card)).startswith("Kino\n")
    assert not has_seat(foyer, boris, "kino")
    assert texts(eve) == [eve.text]


async def test_pressed_twice_a_person_is_told_once(foyer: Stage, organiser: Talker) -> None:
    anna = await member(foyer, 11, "Anna", "sport")
    await opens_list(organiser, "Sport")
    await organiser.presses("Anna")
    await organiser.presses("Platz entziehen")
    data = organiser.screen.rows[0][0]["callback_data"]
    for _ in range(3):
        foyer.telegram.press(organiser.person, organiser.screen, data)
    await foyer.delivered()
    assert sum(text.startswith("Sie haben keinen Platz mehr") for text in texts(anna)) == 1
