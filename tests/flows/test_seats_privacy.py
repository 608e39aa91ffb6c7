"""Show my data and erase me cover seats, queues and what was said for the lists."""

import json
from typing import Any

import pytest

from tests.flows.conversation import Stage, Talker, until
from tests.flows.organising import somebody
from tests.flows.working_groups import has_seat, joins, known, member, texts
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def data_of(talker: Talker) -> dict[str, Any]:
    """What is in the file that somebody is shown."""
    await talker.says("/privacy")
    await talker.presses("Meine Daten zeigen")
    await talker.presses("Alles als Datei (JSON)")
    file = talker.screen.file
    assert file is not None
    assert file.name == "meine-daten.json"
    data: dict[str, Any] = json.loads(file.content)
    return data


async def erases(talker: Talker) -> None:
    """Have everything erased; what is said of it comes when nothing is left to wait for."""
    await talker.says("/privacy")
    await talker.presses("Meine Daten löschen")
    await talker.presses("Ja, alles löschen")
    await until(lambda: talker.text.startswith("Alles ist gelöscht."))
    await talker.stage.delivered()


async def test_before_signing_up_nothing_of_the_kind_is_held(foyer: Stage) -> None:
    anna = await member(foyer, 11, "Anna")
    foyer.write("DELETE FROM profile")
    assert not {"profile", "seats", "waiting_for", "audit_log"} & (await data_of(anna)).keys()


async def test_what_is_held_is_shown_as_it_is(foyer: Stage, organiser: Talker) -> None:
    await member(foyer, 13, "Clara", "sport")
    anna = await known(foyer, 11, "Anna", town="Perm", attendance="video")
    await joins(anna, "musik")
    foyer.clock.set(at(28, 17, 5))
    await joins(anna, "sport")
    await joins(anna, "presse")
    await organiser.sends_press("Lu:presse:b:1")
    await foyer.delivered()
    await anna.says("/settings")
    await anna.presses("Namen ändern")
    data = await data_of(anna)
    assert data["profile"] == [
        {
            "consent": 1,
            "consented_at": data["profile"][0]["consented_at"],
            "name": "Anna",
            "town": "Perm",
            "attendance": "video",
            "team_consent": 0,
            "team_consented_at": None,
        }
    ]
    assert data["seats"] == [{"working_group": "musik", "since": "2021-06-28T14:00:00+00:00"}]
    assert data["waiting_for"] == [{"working_group": "sport", "since": "2021-06-28T14:05:00+00:00"}]
    (message,) = data["messages"]
    assert (message["kind"], message["subject"]) == ("seat taken back", "group:presse")
    assert {entry["session"] for entry in data["told_about"]} == {"m1", "s1"}
    assert data["question_waiting"][0]["asking"] == "jn:"
    assert [(line["action"], line["working_group"]) for line in data["audit_log"]] == [
        ("seated", "musik"),
        ("queued", "sport"),
        ("seated", "presse"),
        ("unseated", "presse"),
    ]
    assert "Clara" not in json.dumps(data)


async def test_what_is_held_can_be_read_in_the_chat(foyer: Stage) -> None:
    anna = await known(foyer, 11, "Anna", town="Perm", attendance="video")
    boris = await known(foyer, 12, "Борис", "ru")
    await joins(anna, "musik")
    await anna.says("/privacy")
    text = await anna.presses("Meine Daten zeigen")
    assert text.startswith("Was ich über Sie speichere")
    for line in (
        "Ihre Telegram-ID: 11",
        "Ihre Sprache, von Ihnen gewählt: Deutsch",
        "Ihre Plätze: Musik",
        "Name auf der Liste: Anna",
        "Wohnort oder Organisation: Perm",
    ):
        assert f"• {line}" in text
    await boris.says("/privacy")
    text = await boris.presses("Показать мои данные")
    assert "• Ваш язык, по вашему выбору: Русский" in text
    assert "Всё одним файлом (JSON)" in boris.labels


async def test_what_others_did_to_somebody_is_shown_to_them(foyer: Stage) -> None:
    clara = await member(foyer, 13, "Clara", "sport")
    anna = await member(foyer, 11, "Anna", "sport")
    await clara.sends_press("jl:sport:1")
    await foyer.delivered()
    held = (await data_of(anna))["audit_log"]
    assert [line["action"] for line in held] == ["queued", "seated"]
    assert all(line["at"] == "2021-06-28T14:00:00+00:00" for line in held)


async def test_erasing_takes_everything_and_frees_the_seats_for_the_next(
    foyer: Stage, organiser: Talker
) -> None:
    anna = await member(foyer, 11, "Anna", "sport")
    boris = await member(foyer, 12, "Борис", "sport", language="ru")
    clara = await member(foyer, 13, "Clara", "sport")
    await joins(anna, "musik")
    await anna.says("/settings")
    await anna.presses("Namen ändern")
    await erases(anna)
    assert has_seat(foyer, boris, "sport")
    assert boris.text.startswith("У вас есть место: Спорт\nОсвободилось место")
    assert "Sie warten: Platz 1 von 1" in await clara.says("/start g-sport")
    for table in ("profile", "seat", "wish", "told", "dialogue"):
        assert not foyer.holds(table, "person = 11"), table
    assert not foyer.holds("person", "id = 11")
    assert not foyer.holds("delivery", "chat = 11")
    assert not foyer.holds("inbox", "queue = 11")
    assert not foyer.holds("audit", "actor = 11 OR json_extract(details, '$.person') = 11")
    await organiser.says("/audit")
    text = await organiser.presses("Gruppen")
    assert "(gelöscht)\n(gelöscht) hat die Gruppe verlassen: Sport" in text
    assert "Anna" not in text


async def test_erasing_somebody_who_waits_moves_the_queue_up(foyer: Stage) -> None:
    await member(foyer, 13, "Clara", "sport")
    anna = await member(foyer, 11, "Anna", "sport")
    boris = await member(foyer, 12, "Борис", "sport", language="ru")
    assert "ваш номер\xa0— 2 из 2" in boris.text
    await erases(anna)
    assert "Ваш номер в листе ожидания: 1 из 1" in await boris.says("/start g-sport")


async def test_whoever_comes_back_after_erasing_is_asked_again(foyer: Stage) -> None:
    anna = await member(foyer, 11, "Anna", "sport")
    await erases(anna)
    await anna.says("/start lang-de")
    assert (await joins(anna, "sport")).startswith("Bevor Sie sich zum ersten Mal anmelden")


async def test_nobody_is_told_of_a_seat_they_lose_by_erasing(foyer: Stage) -> None:
    anna = await member(foyer, 11, "Anna", "sport")
    await erases(anna)
    assert texts(anna)[-1].startswith("Alles ist gelöscht.")


async def test_privacy_names_what_signing_up_stores(foyer: Stage) -> None:
    anna, boris = await known(foyer, 11, "Anna"), await known(foyer, 12, "Борис", "ru")
    assert "Name, Wohnort, vor Ort oder per Video, Plätze und Wartelisten" in await anna.says(
        "/privacy"
    )
    assert "имя, город, лично или по видеосвязи, места и листы ожидания" in await boris.says(
        "/privacy"
    )


async def test_s20_privacy_says_who_answers_for_it_where_to_ask_and_what_telegram_does(
    desk: Stage,
) -> None:
    anna, boris = await somebody(desk, 11, "Anna"), await somebody(desk, 12, "Борис", "ru")
    text = await anna.says("/privacy")
    assert "Wer dafür verantwortlich ist\nDas Organisationsteam der Veranstaltung: Test" in text
    assert "Fragen dazu: orga@example.org" in text
    assert "Alle Nachrichten laufen über Telegram" in text
    assert "проходят через Telegram" in await boris.says("/privacy")
