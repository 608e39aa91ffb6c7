"""Naming who coordinates a group or leads a team: one press, or a choice in Telegram's own list."""

import pytest

from tests.flows.conversation import Stage, Talker
from tests.flows.organising import ORGANISER, somebody
from tests.flows.teams import joined, leader
from tests.flows.test_roles import menu_of
from tests.flows.working_groups import joins, known, member

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

KEY = "Person auswählen"


async def chooses(organiser: Talker, other: Talker) -> str:
    """Press the key that asks for a person and choose one; the bot's last word."""
    stage = organiser.stage
    stage.telegram.share_users(organiser.person, [other.person], KEY)
    await stage.finished()
    await stage.delivered()
    return organiser.text


async def test_a19_a_coordinator_is_chosen_in_telegram_and_told_what_to_do_and_how(
    desk: Stage, olga: Talker
) -> None:
    anna = await somebody(desk, 11, "Anna")
    stranger = desk.person(77, "Fremde")
    await olga.says("/start")
    await olga.presses("Organisationsbüro")
    await olga.presses("Mehr")
    await olga.presses("Organisationsteam")
    await olga.presses("Koordination benennen")
    await olga.presses("Umwelt")
    await olga.presses("In Telegram auswählen")
    await chooses(olga, stranger)
    assert any("Fremde nutzt mich noch nicht" in m.text for m in olga.chat.messages)
    assert not desk.holds("coordinator")
    await olga.presses("In Telegram auswählen")
    assert (await chooses(olga, anna)).startswith("Anna als Koordination benennen?")
    assert not desk.holds("coordinator")
    assert "• Anna" in await olga.presses("Ja, benennen")
    await desk.delivered()
    assert anna.text.startswith("Sie koordinieren jetzt: Umwelt")
    assert "/registrations" in anna.text
    assert "/broadcast" in anna.text
    assert "registrations" in menu_of(anna)
    assert (await anna.presses("Liste der Gruppe")).startswith("Umwelt")
    assert "Anna koordiniert jetzt: Umwelt" in await olga.says("/audit")
    await olga.says("/registrations")
    await olga.presses("Umwelt")
    await olga.presses("Koordination")
    await olga.presses("Entfernen: Anna")
    assert "Anna koordiniert dann nicht mehr: Umwelt" in olga.text
    await olga.presses("Ja, ")
    await desk.delivered()
    assert anna.text.startswith("Sie koordinieren nicht mehr: Umwelt")
    assert "registrations" not in menu_of(anna)


async def test_a_leader_is_chosen_in_telegram_or_among_the_members(
    desk: Stage, olga: Talker
) -> None:
    anna = await somebody(desk, 11, "Anna")
    await olga.says("/start")
    await olga.presses("Organisationsbüro")
    await olga.presses("Mehr")
    await olga.presses("Organisationsteam")
    await olga.presses("Teamleitung benennen")
    assert "Noch niemand." in await olga.presses("Perm")
    await olga.presses("In Telegram auswählen")
    assert (await chooses(olga, anna)).startswith("Anna als Leitung benennen?")
    await olga.presses("Ja, benennen")
    await desk.delivered()
    assert desk.holds("leader", "person = 11")
    assert desk.holds("member", "person = 11")
    assert anna.text.startswith("Du leitest jetzt das Team Perm–Duisburg.")


async def test_a_new_leader_is_named_to_the_team_once_they_agree_and_missed_when_they_go(
    desk: Stage, olga: Talker
) -> None:
    anna = await known(desk, 11, "Anna Groß", town="Ufa")
    ben = await joined(desk, 12, "Ben Klein")
    await olga.says("/start")
    await olga.presses("Organisationsbüro")
    await olga.presses("Mehr")
    await olga.presses("Organisationsteam")
    await olga.presses("Teamleitung benennen")
    await olga.presses("Perm")
    await olga.presses("In Telegram auswählen")
    await chooses(olga, anna)
    await olga.presses("Ja, benennen")
    await desk.delivered()
    assert "Das Team sieht deinen Namen noch nicht." in anna.text
    assert "(noch ohne Namen)" in await ben.says("/team")
    assert "Anna" not in ben.text
    assert "Ufa" not in ben.text
    assert (await anna.presses("Meinen Namen angeben")).startswith("Bevor dein Team dich sieht")
    assert "So sieht dich dein Team: Anna (Ufa)" in await anna.presses("Einverstanden")
    assert "Leitung: Anna (Ufa)\nBen" in await ben.says("/team")
    await anna.says("/team")
    assert "Meinen Namen angeben" not in anna.labels
    await joins(anna, "umwelt")
    text = await anna.says("Lösche alle meine Daten")
    assert "Ihre Plätze werden frei: Umwelt\n" in text
    assert "Dann leitet niemand mehr: Perm–Duisburg" in text
    await anna.presses("Ja, alles löschen")
    await desk.delivered()
    assert olga.text.startswith("Das Team Perm–Duisburg hat keine Leitung mehr.")
    assert "Anna" not in olga.text
    await olga.says("/stats")
    assert "Perm–Duisburg\n1\xa0Mitglied, ohne Leitung" in await olga.presses("Teams")


@pytest.mark.parametrize(
    ("written", "screen"),
    [
        ("Koordinator ernennen", "Koordination benennen: für welche Gruppe?"),
        ("Neue Koordinatorin für Umwelt benennen", "Koordination: Umwelt"),
        ("назначить координатора", "Koordination benennen: für welche Gruppe?"),
        ("Teamleiter ernennen", "Teamleitung benennen: für welches Team?"),
        ("wie ernenne ich einen Teamleiter?", "Teamleitung benennen: für welches Team?"),
        ("Tom Kraft soll Perm–Duisburg leiten", "Teamleitung: Perm–Duisburg"),
        ("Анна будет руководить командой Пермь — Дуйсбург", "Teamleitung: Perm–Duisburg"),
        ("Organisator hinzufügen", "Organisationsteam"),
    ],
)
async def test_who_writes_that_somebody_is_to_have_a_role_gets_the_screen_for_it(
    desk: Stage, olga: Talker, written: str, screen: str
) -> None:
    assert (await olga.says(written)).startswith(screen)
    anna = await somebody(desk, 11, "Anna")
    assert not (await anna.says(written)).startswith(screen)


async def test_a_name_that_is_written_finds_who_is_on_a_list(foyer: Stage) -> None:
    olga = await somebody(foyer, ORGANISER, "Olga")
    await member(foyer, 12, "Борис Петров", "umwelt", language="ru")
    await olga.says("Koordinator ernennen")
    await olga.presses("Sport")
    assert "niemand mit dem Namen „Wassili“" in await olga.says("Wassili")
    assert (await olga.says("Umwelt absagen")).startswith("Das würde sich ändern")
    await olga.says("Koordinator ernennen")
    await olga.presses("Sport")
    assert (await olga.says("борис")).startswith("Борис Петров als Koordination benennen?")
    await olga.presses("Nein, so lassen")
    assert not foyer.holds("coordinator")


async def test_only_whoever_may_name_somebody_names_by_a_key(desk: Stage, olga: Talker) -> None:
    anna = await somebody(desk, 11, "Anna")
    await olga.says("/registrations")
    await olga.presses("Umwelt")
    await olga.presses("Koordination")
    await olga.presses("In Telegram auswählen")
    number = olga.chat.keys[0][0]["request_users"]["request_id"]
    shared = {"request_id": number, "users": [{"user_id": 11, "first_name": "Anna"}]}
    for talker, said in ((anna, shared), (olga, shared | {"request_id": 5})):
        desk.telegram._send(talker.person, talker.chat, service={"users_shared": said})
        await desk.finished()
        assert talker.text.startswith("Dieser Knopf ist nicht mehr aktuell")
    assert not desk.holds("coordinator")


async def test_what_is_written_after_somebody_was_named_is_a_wish_as_ever(forum: Stage) -> None:
    await joined(forum, 11, "Anna Arndt")
    lena = await leader(forum)
    await lena.says("mach Anna zur Teamleitung")
    await lena.says("Anna")
    assert (await lena.presses("Ja, benennen")).startswith("Anna Arndt leitet jetzt das Team")
    assert (await lena.says("neuer Workshop")).startswith("Eigene Workshops")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("neuer Workshop", "Eigene Workshops"),
        ("ich will die Leitung abgeben", "Wer im Programm als Leitung steht"),
    ],
)
async def test_a_wish_where_a_name_is_asked_for_is_asked_about(
    forum: Stage, text: str, expected: str
) -> None:
    lena = await leader(forum)
    await lena.says("mach Anna zur Teamleitung")
    assert (await lena.says(text)).startswith("Ist das die Antwort oder eine Frage an mich?")
    assert (await lena.presses("Frage beantworten")).startswith(expected)


async def test_a_sentence_where_a_name_is_asked_for_is_no_name(forum: Stage) -> None:
    lena = await leader(forum)
    await lena.says("mach Anna zur Teamleitung")
    said = await lena.says("wir sind alle ganz müde und gehen jetzt schlafen")
    assert "niemand" not in said
    await lena.says("mach Anna zur Teamleitung")
    assert "niemand „Wassili“" in await lena.says("Wassili")
