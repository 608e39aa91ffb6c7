"""What /groups and a group's screen say of free places, queues, opening and closing."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from storage.programme.model import Text
from tests.flows.conversation import Stage, Talker, last_of_bot
from tests.flows.organising import ORGANISER, publishes, somebody
from tests.flows.working_groups import (
    fill,
    group_changed,
    has_seat,
    in_the_foyer,
    joins,
    known,
    member,
    programme_with_groups,
)
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

WAYS_IN = {"Anmelden", "Auf die Warteliste", "Записаться", "В лист ожидания"}


def line_of(text: str, title: str) -> str:
    """What /groups says of one group's places: the last line before the next group's."""
    lines = text.splitlines()
    begin = next(n for n, line in enumerate(lines) if line.endswith(f". {title}"))
    rest = (n for n, line in enumerate(lines) if n > begin and line[:1].isdigit() and ". " in line)
    return lines[next(rest, len(lines)) - 1]


async def test_no_places_left_shown_as_in_indico_1982_cannot_happen(foyer: Stage) -> None:
    fill(foyer, "presse", 3)
    fill(foyer, "kino", 3)
    fill(foyer, "kino", 4, waiting=True)
    anna, boris = await member(foyer, 11, "Anna", "sport"), await somebody(foyer, 12, "Б", "ru")
    text = await anna.says("/groups")
    assert line_of(text, "Presse") == "2 von 5 Plätzen frei"
    assert line_of(text, "Kino") == "Voll, 4 Personen warten"
    assert line_of(text, "Sport") == "Sie haben einen Platz."
    assert line_of(text, "Umwelt") == "2 von 2 Plätzen frei"
    assert line_of(text, "Musik") == "Plätze frei"
    text = await boris.says("/groups")
    assert line_of(text, "Пресса") == "Свободно 2 из 5"
    assert line_of(text, "Кино") == "Мест нет, ждут 4 человека"
    assert line_of(text, "Спорт") == "Мест нет, никто не ждёт"
    assert line_of(text, "Музыка") == "Места есть"


async def test_a_group_of_sixty_says_how_many_of_sixty_are_free(tmp_path: Path) -> None:
    async with in_the_foyer(tmp_path, group_changed("kino", capacity=60)) as foyer:
        fill(foyer, "kino", 48)
        anna = await somebody(foyer, 11, "Anna")
        assert line_of(await anna.says("/groups"), "Kino") == "12 von 60 Plätzen frei"
        await anna.presses("Kino")
        assert "12 von 60 Plätzen frei" in anna.text


async def test_the_waiting_list_of_a_full_group_is_in_sight_unlike_in_pretix_5188(
    foyer: Stage,
) -> None:
    await member(foyer, 13, "Clara", "sport")
    anna, boris = await known(foyer, 11, "Anna"), await known(foyer, 12, "Boris", "ru")
    assert line_of(await anna.says("/groups"), "Sport") == "Voll, niemand wartet"
    await anna.presses("Sport")
    assert "Auf die Warteliste" in anna.labels
    assert "Warteliste: Sport, Platz 1 von 1" in await anna.presses("Auf die Warteliste")
    assert line_of(await boris.says("/groups"), "Спорт") == "Мест нет, ждёт 1 человек"
    assert "ваш номер\xa0— 2 из 2" in await joins(boris, "sport")
    assert line_of(await anna.says("/groups"), "Sport") == "Sie warten: Platz 1 von 2"
    assert line_of(await boris.says("/groups"), "Спорт") == "Ваш номер в листе ожидания: 2 из 2"


async def test_nobody_ever_types_an_id_unlike_in_discal_73(foyer: Stage) -> None:
    anna = await known(foyer, 11, "Anna")
    await anna.says("/groups")
    await anna.presses("Umwelt")
    assert (await anna.presses("Anmelden")).startswith("Sie haben einen Platz: ")
    for _ in range(2):
        await anna.says("/my")
        await anna.presses("Meine Gruppen")
        await anna.presses("Umwelt")
        await anna.presses("Platz abgeben")
        await anna.presses("Ja, abgeben")
        assert not has_seat(foyer, anna, "umwelt")
        await anna.presses("Anmelden")
        assert has_seat(foyer, anna, "umwelt")
    assert "umwelt" not in anna.text


async def test_before_the_opening_the_screen_says_when_and_offers_nothing(tmp_path: Path) -> None:
    opens = at(28, 18)
    async with in_the_foyer(tmp_path, group_changed("kino", opens=opens)) as foyer:
        anna, boris = await known(foyer, 11, "Anna"), await known(foyer, 12, "Б", "ru")
        assert line_of(await anna.says("/groups"), "Kino") == "Anmeldung ab: Mo., 28. Juni, 18:00"
        assert line_of(await boris.says("/groups"), "Кино") == "Запись начнётся: пн, 28 июня, 18:00"
        foyer.clock.set(opens - timedelta(seconds=1))
        await anna.says("/start g-kino")
        assert not WAYS_IN & set(anna.labels)
        assert "Anmeldung ab: Mo., 28. Juni, 18:00" in await anna.sends_press("j:kino:0")
        assert not foyer.holds("seat")
        foyer.clock.set(opens)
        assert (await joins(anna, "kino")).startswith("Sie haben einen Platz: ")


async def test_it_closes_to_the_second_and_leaving_goes_on(tmp_path: Path) -> None:
    closes = at(28, 18)
    async with in_the_foyer(tmp_path, group_changed("kino", closes=closes)) as foyer:
        anna, boris = await known(foyer, 11, "Anna"), await known(foyer, 12, "Б", "ru")
        await anna.says("/start g-kino")
        assert "Anmeldung bis Mo., 28. Juni, 18:00" in anna.text
        await boris.says("/start g-kino")
        offered = boris.screen
        foyer.clock.set(closes - timedelta(seconds=1))
        assert (await anna.presses("Anmelden")).startswith("Sie haben einen Platz: ")
        foyer.clock.set(closes)
        assert (await boris.presses("Записаться", offered)).startswith("Запись окончена.")
        assert not has_seat(foyer, boris, "kino")
        assert not WAYS_IN & set(boris.labels)
        line = line_of(await boris.says("/groups"), "Кино")
        assert line == "Запись окончена: пн, 28 июня, 18:00"
        await anna.says("/start g-kino")
        await anna.presses("Platz abgeben")
        said = await anna.presses("Ja, abgeben")
        assert "Anmeldung beendet seit Mo., 28. Juni, 18:00" in said
        assert "frei\n" not in said
        assert not has_seat(foyer, anna, "kino")


async def test_a_closed_group_says_since_when_what_is_still_possible_and_whom_to_ask(
    tmp_path: Path,
) -> None:
    closed = group_changed("kino", closes=at(28, 16))
    contact = Text({"de": "Telefon 123", "ru": "Телефон 123"})
    programme = replace(closed, event=replace(closed.event, contact=contact))
    async with in_the_foyer(tmp_path, programme) as foyer:
        anna, boris = await known(foyer, 11, "Anna"), await known(foyer, 12, "Б", "ru")
        await somebody(foyer, ORGANISER, "Olga")
        said = await anna.says("/start g-kino")
        assert "Anmeldung beendet seit Mo., 28. Juni, 16:00\n" in said
        assert (
            "Freie Plätze kann die Koordination noch vergeben; fragen Sie das Organisationsteam:"
            in said
        )
        assert "Kontakt: Telefon 123" in said
        assert "Organisationsteam fragen" in anna.labels
        assert "Свободные места ещё может дать координатор." in await boris.says("/start g-kino")
        fill(foyer, "kino", 3)
        assert "Wenn ein Platz frei wird, kann ihn die Koordination" in await anna.says(
            "/start g-kino"
        )
        foyer.write("INSERT INTO seat (person, working_group, since) VALUES (11, 'kino', 0)")
        assert "Ihren Platz abgeben können Sie weiterhin." in await anna.says("/start g-kino")


async def test_a_group_that_is_over_sends_nobody_to_ask_for_seats(foyer: Stage) -> None:
    anna = await known(foyer, 11, "Anna")
    await foyer.clock.travel(at(30, 17))
    said = await anna.says("/start g-kino")
    assert "Freie Plätze" not in said
    assert "abgeben" not in said


async def test_an_over_full_group_says_so_to_participants(foyer: Stage) -> None:
    anna, boris = await known(foyer, 11, "Anna"), await known(foyer, 12, "Б", "ru")
    fill(foyer, "kino", 5)
    fill(foyer, "kino", 2, waiting=True)
    line = line_of(await anna.says("/groups"), "Kino")
    assert line == "Überbelegt: 5 Personen auf 3 Plätzen · 2 warten"
    line = line_of(await boris.says("/groups"), "Кино")
    assert line == "Записано больше, чем мест: 5 на 3 · 2 ждут"
    await anna.presses("Kino")
    said = await anna.presses("Auf die Warteliste")
    assert "Überbelegt: 5 Personen auf 3 Plätzen · 3 warten" in said


async def test_whoever_waits_is_told_that_nobody_moves_up_once_it_is_closed(
    tmp_path: Path,
) -> None:
    closes = at(28, 18)
    async with in_the_foyer(tmp_path, group_changed("sport", closes=closes)) as foyer:
        clara, anna = await member(foyer, 13, "Clara", "sport"), await known(foyer, 11, "Anna")
        assert "Sobald Sie an der Reihe sind" in await joins(anna, "sport")
        foyer.clock.set(closes)
        assert "Anmeldung beendet seit Mo., 28. Juni, 18:00" in await clara.says("/start g-sport")
        assert "geht sofort an die nächste Person" not in await clara.presses("Platz abgeben")
        await clara.presses("Ja, abgeben")
        await foyer.delivered()
        text = await anna.says("/start g-sport")
        assert "Sie warten: Platz 1 von 1" in text
        assert "Anmeldung beendet seit Mo., 28. Juni, 18:00" in text
        assert "Sobald Sie an der Reihe sind" not in text


async def test_a_group_with_fewer_seats_than_people_says_so_to_everybody(
    foyer: Stage, organiser: Talker
) -> None:
    fill(foyer, "presse", 5)
    await publishes(organiser, group_changed("presse", capacity=3))
    anna = await known(foyer, 11, "Anna")
    assert line_of(await anna.says("/groups"), "Presse") == "Überbelegt: 5 Personen auf 3 Plätzen"
    assert "5 von 3 · 2 zu viel" in await organiser.says("/registrations")


async def test_a_group_without_sittings_overlaps_nothing_and_says_so(tmp_path: Path) -> None:
    programme = programme_with_groups()
    kept = tuple(s for s in programme.sessions if s.group != "sport")
    async with in_the_foyer(tmp_path, replace(programme, sessions=kept)) as foyer:
        anna = await member(foyer, 11, "Anna", "umwelt", "sport")
        assert (has_seat(foyer, anna, "umwelt"), has_seat(foyer, anna, "sport")) == (True, True)
        text = await anna.says("/start g-sport")
        assert "Die Zeiten werden noch bekannt gegeben." in text
        assert "Anmeldung bis Mi., 30. Juni, 16:00" in text


async def test_in_a_group_chat_it_is_nobodys_screen(foyer: Stage) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    group = foyer.group(-5, anna)
    await anna.says("/programme", group)
    screen = last_of_bot(group)
    await anna.sends_press("gs:0", screen)
    assert line_of(screen.text, "Umwelt") == "1 von 2 Plätzen frei"
    await anna.sends_press("g:umwelt", screen)
    assert "1 von 2 Plätzen frei" in screen.text
    labels = {button["text"] for row in screen.rows for button in row}
    assert not labels & {*WAYS_IN, "Platz abgeben", "Liste der Teilnehmenden"}
    for data in ("j:umwelt:0", "jl:umwelt:1", "jr:umwelt", "jk:umwelt", "jp:umwelt", "m:0"):
        await anna.sends_press(data, screen)
        assert "privaten Chat" in anna.toast, data
    assert has_seat(foyer, anna, "umwelt")


async def test_a_star_on_a_sitting_says_that_it_is_no_seat(foyer: Stage) -> None:
    anna = await known(foyer, 11, "Anna")
    await anna.says("/start s-u1")
    assert "Ein Stern ist noch kein Platz" in await anna.presses("☆ Merken")
    await joins(anna, "umwelt")
    assert "Ein Stern ist noch kein Platz" not in await anna.says("/start s-u1")


async def test_the_list_names_groups_whole_and_says_once_when_all_of_them_sit(
    tmp_path: Path,
) -> None:
    title = Text({"de": "Berufsorientierung: Wie kann beruflicher Austausch gelingen?", "ru": "П"})
    programme = group_changed("sport", title=title)
    groups = tuple(group for group in programme.groups if group.id in ("sport", "umwelt"))
    sessions = tuple(
        replace(s, place=None, online=None, provisional=False)
        for s in programme.sessions
        if s.group in (None, "sport", "umwelt")
    )
    programme = replace(programme, groups=groups, sessions=sessions)
    async with in_the_foyer(tmp_path, programme) as foyer:
        anna = await somebody(foyer, 11, "Anna")
        assert (await anna.says("/groups")).replace("\xa0", " ") == (
            "Arbeitsgruppen\nZeitzone: Moskau\nDi. 29, 10:00–12:00, Ort folgt\n"
            "1. Umwelt\n2 von 2 Plätzen frei\n"
            "2. Berufsorientierung: Wie kann beruflicher Austausch gelingen?\n"
            "1 von 1 Plätzen frei"
        )


async def test_the_list_begins_with_what_one_has_and_waits_for(foyer: Stage) -> None:
    fill(foyer, "kino", 3)
    anna = await member(foyer, 11, "Anna", "sport", "kino")
    titles = [line for line in (await anna.says("/groups")).splitlines() if line[:1].isdigit()]
    assert titles[:2] == ["1. Sport", "2. Kino"]
    await anna.presses("Sport")
    assert anna.text.startswith("Sport\n")
