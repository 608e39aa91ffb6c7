"""Who is an organiser: named by a one-time link, taken back at once; what only they may do."""

import re
from dataclasses import replace

import pytest

from handlers.features import features
from handlers.frame.reader import everybody
from storage.programme.model import InfoPage, Text
from tests.flows.conversation import Stage, Talker, until
from tests.flows.organising import (
    AS_TEXT,
    ORGANISER,
    OTHER_ORGANISER,
    as_file,
    moved,
    publishes,
    somebody,
    starred,
)
from tests.programmes import at, small_programme

pytestmark = pytest.mark.usefixtures("announced", "nothing_is_logged_as_an_error")

COMMANDS = features().commands.values()
OF_ALL = [command.name for command in COMMANDS if command.allowed is everybody]
ORGANISERS = OF_ALL + [command.name for command in COMMANDS if command.name not in OF_ALL]
EVERYBODYS = [name for name in OF_ALL if name != "info"]
"""The programme has no info pages; organisers can write some."""
UNKNOWN = "Diesen Befehl kenne ich nicht"
OUTDATED = "Dieser Knopf ist nicht mehr aktuell"


def menu_of(talker: Talker) -> list[str]:
    """The commands in somebody's menu."""
    profile = talker.stage.telegram.profile
    return [entry["command"] for entry in profile.menu(talker.person, talker.chat)]


async def link_of(giver: Talker) -> str:
    """The payload of a new one-time link."""
    await giver.sends_press("P")
    text = await giver.presses("Jemanden aufnehmen")
    found = re.search(
        r"^https://t\.me/konferenz_demo_bot\?start=([A-Za-z0-9_-]{1,64})$", text, re.M
    )
    assert found, text
    assert found[1].startswith("r-")
    return found[1]


@pytest.fixture
async def clara(desk: Stage) -> Talker:
    """Somebody who is to become an organiser."""
    return await somebody(desk, 31, "Clara")


async def test_somebody_is_named_by_a_link_that_the_giver_confirms(
    desk: Stage, olga: Talker, clara: Talker
) -> None:
    payload = await link_of(olga)
    assert "24 Stunden" in olga.text
    assert (await clara.says(f"/start {payload}")).startswith("Sie sind ins Organisationsteam")
    await desk.delivered()
    assert "Clara (Telegram-ID 31) hat Ihren Link geöffnet" in olga.text
    assert (await clara.says("/audit")).startswith(UNKNOWN)
    assert menu_of(clara) == EVERYBODYS
    assert (await olga.presses("Ja, aufnehmen")).startswith(
        "Clara gehört jetzt zum Organisationsteam"
    )
    assert menu_of(clara) == ORGANISERS
    await desk.delivered()
    assert clara.text.startswith("Sie gehören jetzt zum Organisationsteam.")
    for command in ("broadcast", "programme_update", "registrations", "audit", "stats", "help"):
        assert f"/{command}" in clara.text
    assert (await clara.presses("Organisationsbüro")).startswith("Organisationsbüro")
    assert "Clara ins Organisationsteam aufgenommen" in await clara.says("/audit")


async def test_help_names_every_command_of_ones_role(desk: Stage, olga: Talker) -> None:
    anna = await somebody(desk, 31, "Anna")
    for talker, commands in ((olga, ORGANISERS), (anna, EVERYBODYS)):
        text = await talker.says("/help")
        named = {command for command in commands if f"/{command}" in text}
        assert set(commands) - named <= {"start", "help", "groups", "team"}
        said = text.partition("Kontakt")[0].splitlines()[1:]
        assert len(list(filter(None, said))) <= 10
    assert "/audit" not in anna.text


async def test_who_asks_how_to_write_to_all_comes_to_where_it_is_done(
    desk: Stage, olga: Talker
) -> None:
    text = await olga.says("Wie sende ich eine Nachricht an alle?")
    assert text.startswith("Rundnachrichten\n")
    ivan = await somebody(desk, 32, "Ivan")
    text = await ivan.says("Wie sende ich eine Nachricht an alle?")
    assert "/broadcast" not in text


async def test_the_menu_of_a_role_follows_a_release(desk: Stage, olga: Talker) -> None:
    clara = await somebody(desk, 31, "Clara")
    desk.write("INSERT INTO leader (person, team, since) VALUES (31, 'perm-duisburg', 0)")
    await clara.says("/help")
    await until(lambda: "broadcast" in menu_of(clara))
    assert "info" not in menu_of(clara)
    page = InfoPage("wlan", Text("WLAN"), Text("Gast"))
    await publishes(olga, replace(small_programme(), info=(page,)))
    await until(lambda: "info" in menu_of(clara))


async def test_a_link_works_for_somebody_who_has_never_been_there(
    desk: Stage, olga: Talker
) -> None:
    payload = await link_of(olga)
    ivan = desk.person(32, "Иван", "ru")
    await ivan.says(f"/start {payload}")
    assert not desk.holds("invitation", "taker IS NOT NULL")
    assert (await ivan.presses("Русский")).startswith("Вас приглашают стать организатором.")
    await desk.delivered()
    await olga.presses("Ja, aufnehmen")
    await desk.delivered()
    assert ivan.text.startswith("Теперь вы организатор.")
    profile = desk.telegram.profile.menu(ivan.person, ivan.chat)
    assert "Организаторам: изменить программу" in [entry["description"] for entry in profile]


async def test_a_refusal_leaves_the_link_of_no_use(
    desk: Stage, olga: Talker, clara: Talker
) -> None:
    payload = await link_of(olga)
    await clara.says(f"/start {payload}")
    await desk.delivered()
    yes = olga.screen.rows[0][0]["callback_data"]
    assert (await olga.presses("Nein")).startswith("Clara wird nicht aufgenommen")
    await desk.delivered()
    assert "ist falsch oder gilt nicht mehr" in await clara.says(f"/start {payload}")
    assert (await olga.sends_press(yes)).startswith(OUTDATED)
    assert not desk.holds("organiser")


async def test_a_link_is_good_for_one_person(desk: Stage, olga: Talker, clara: Talker) -> None:
    payload = await link_of(olga)
    eve = await somebody(desk, 66, "Eve")
    await clara.says(f"/start {payload}")
    assert "ist falsch oder gilt nicht mehr" in await eve.says(f"/start {payload}")
    assert (await clara.says(f"/start {payload}")).startswith("Sie sind ins Organisationsteam")
    await desk.delivered()
    await olga.presses("Ja, aufnehmen")
    await desk.delivered()
    for late in (eve, clara):
        await late.says(f"/start {payload}")
    assert "ist falsch oder gilt nicht mehr" in eve.text
    assert not desk.holds("organiser", "person <> 31")


async def test_a_link_is_good_for_a_day(desk: Stage, olga: Talker, clara: Talker) -> None:
    first, second = await link_of(olga), await link_of(olga)
    desk.clock.set(at(29, 16, 59))
    assert (await clara.says(f"/start {first}")).startswith("Sie sind ins Organisationsteam")
    await desk.delivered()
    question = olga.screen
    desk.clock.set(at(29, 17))
    assert "ist falsch oder gilt nicht mehr" in await clara.says(f"/start {second}")
    assert (await olga.presses("Ja, aufnehmen", question)).startswith(OUTDATED)
    assert not desk.holds("organiser")


async def test_the_giver_cannot_use_it_up(olga: Talker, clara: Talker) -> None:
    payload = await link_of(olga)
    assert (await olga.says(f"/start {payload}")).startswith("Sie gehören schon")
    assert (await clara.says(f"/start {payload}")).startswith("Sie sind ins Organisationsteam")


async def test_only_the_giver_confirms(desk: Stage, olga: Talker, clara: Talker) -> None:
    other = await somebody(desk, OTHER_ORGANISER, "Otto")
    await clara.says(f"/start {await link_of(olga)}")
    await desk.delivered()
    yes = olga.screen.rows[0][0]["callback_data"]
    assert (await other.sends_press(yes)).startswith(OUTDATED)
    assert (await clara.sends_press(yes)).startswith(OUTDATED)
    assert not desk.holds("organiser")


@pytest.mark.parametrize(
    "code", ["", "x", "A" * 24, "A" * 23, "../../../../etc/passwd12", "A" * 62]
)
async def test_a_guessed_link_leads_nowhere(clara: Talker, code: str) -> None:
    assert "ist falsch oder gilt nicht mehr" in await clara.says(f"/start r-{code}")


async def test_a_role_taken_back_takes_rights_menu_and_drafts_at_once(
    desk: Stage, olga: Talker, clara: Talker
) -> None:
    await clara.says(f"/start {await link_of(olga)}")
    await desk.delivered()
    await olga.presses("Ja, aufnehmen")
    await desk.delivered()
    await clara.sends_file("p.yaml", as_file(moved(19)))
    proposal = clara.screen
    await olga.presses("Organisationsteam")
    assert "• Clara (seit Mo., 28. Juni, 17:00)" in olga.text
    assert "Clara gehört dann nicht mehr" in await olga.presses("Entfernen: Clara")
    assert "Clara" in await olga.presses("Nein, so lassen")
    await olga.presses("Entfernen: Clara")
    assert "Clara" not in await olga.presses("Ja, entfernen")
    assert menu_of(clara) == EVERYBODYS
    await desk.delivered()
    assert clara.text.startswith("Sie gehören nicht mehr zum Organisationsteam.")
    assert (await clara.presses("Veröffentlichen", proposal)).startswith(OUTDATED)
    assert (await clara.says("/programme_update")).startswith(UNKNOWN)
    assert "Ändern (Organisationsteam)" not in await labels_after(clara, "/start s-eroeffnung")
    assert "Clara aus dem Organisationsteam entfernt" in await olga.says("/audit")


async def labels_after(talker: Talker, text: str) -> list[str]:
    """The buttons that come of a text."""
    await talker.says(text)
    return talker.labels


async def test_whoever_takes_their_own_role_back_sees_nothing_of_the_desk_any_more(
    desk: Stage, olga: Talker, clara: Talker
) -> None:
    await clara.says(f"/start {await link_of(olga)}")
    await desk.delivered()
    await olga.presses("Ja, aufnehmen")
    await desk.delivered()
    await clara.presses("Organisationsbüro")
    for label in ("Mehr", "Organisationsteam", "Entfernen: Clara"):
        await clara.presses(label)
    count = len(clara.chat.messages)
    text = await clara.presses("Ja, entfernen")
    assert text.startswith("Sie gehören nicht mehr zum Organisationsteam.")
    assert "Organisationsbüro" not in clara.labels
    await desk.delivered()
    assert len(clara.chat.messages) == count
    assert menu_of(clara) == EVERYBODYS


async def test_whoever_is_in_the_settings_cannot_be_removed(desk: Stage, olga: Talker) -> None:
    other = await somebody(desk, OTHER_ORGANISER, "Otto")
    text = await olga.sends_press("P")
    assert "• Otto (fest eingetragen)" in text
    assert not any(label.startswith("Entfernen") for label in olga.labels)
    await olga.sends_press(f"Px:{OTHER_ORGANISER}:1")
    await desk.delivered()
    assert "Protokoll" in await other.says("/audit")
    assert "aus dem Organisationsteam entfernt" not in other.text


async def test_an_organisers_menu_is_set_when_they_are_first_seen_and_follows_the_language(
    desk: Stage, olga: Talker, clara: Talker
) -> None:
    assert menu_of(olga) == ORGANISERS
    assert menu_of(clara) == EVERYBODYS
    descriptions = [e["description"] for e in desk.telegram.profile.menu(olga.person, olga.chat)]
    assert "Organisationsteam: Programm ändern" in descriptions
    calls = desk.telegram.calls["setMyCommands"]
    await olga.says("/now")
    assert desk.telegram.calls["setMyCommands"] == calls
    await olga.says("/settings")
    await olga.presses("Русский")
    descriptions = [e["description"] for e in desk.telegram.profile.menu(olga.person, olga.chat)]
    assert "Организаторам: изменить программу" in descriptions


async def test_an_organiser_who_has_everything_erased_is_none_any_more(
    desk: Stage, olga: Talker, clara: Talker
) -> None:
    await clara.says(f"/start {await link_of(olga)}")
    await desk.delivered()
    await olga.presses("Ja, aufnehmen")
    await desk.delivered()
    await clara.says("/now")
    await clara.sends_press("ye:1")
    await until(lambda: clara.text.startswith("Alles ist gelöscht"))
    await until(lambda: menu_of(clara) == EVERYBODYS)
    assert (await clara.says("/audit")).startswith(UNKNOWN)
    assert "(gelöscht) ins Organisationsteam aufgenommen" in await olga.says("/audit")


async def test_the_audit_log_is_paged_the_newest_first(desk: Stage, olga: Talker) -> None:
    for _ in range(12):
        await olga.says("/programme_update")
        await olga.presses(AS_TEXT)
    await publishes(olga, moved(19))
    text = await olga.says("/audit")
    assert text.startswith("Protokoll\nSeite 1 von 2\n")
    assert text.index("Fassung 2 veröffentlicht") < text.index("Programm als Datei geholt")
    assert "Mo., 28. Juni, 17:00 · Olga" in text
    last = await olga.presses("Nächste Seite")
    assert "Seite 2 von 2" in last
    assert "Kommandozeile\nFassung 1 veröffentlicht" in last
    assert (await olga.sends_press("A:999:0")).startswith("Protokoll\nSeite 2 von 2")
    assert "Seite 1 von 2" in await olga.presses("« Vorige Seite")
    ivan = await somebody(desk, OTHER_ORGANISER, "Иван", "ru")
    said = await ivan.says("/audit")
    assert "Опубликована версия 2\nОткрытие · Время: пн, 28 июня, 18:00" in said
    assert "файл" not in await ivan.presses("Рассылки")
    assert "Здесь пока ничего нет." in ivan.text
    assert "Опубликована версия 2" in await ivan.presses("Программа")


async def test_organisers_commands_are_unknown_to_others(
    desk: Stage, olga: Talker, clara: Talker
) -> None:
    for command in ("/programme_update", "/audit", "/AUDIT 5"):
        assert (await clara.says(command)).startswith(UNKNOWN)
    group, name = desk.group(-5, olga, clara), desk.telegram.bot.username
    count = len(group.messages)
    for talker in (olga, clara):
        await talker.says("/programme_update", group)
        await talker.says("/audit", group)
    assert len(group.messages) == count + 4
    for talker in (olga, clara):
        assert "privaten Chat" in await talker.says(f"/programme_update@{name}", group)
    assert not desk.holds("draft")


async def test_organisers_ways_are_shown_to_organisers_alone(
    desk: Stage, olga: Talker, clara: Talker
) -> None:
    for text in ("/start", "/start s-eroeffnung", "/start g-umwelt"):
        await olga.says(text)
        await clara.says(text)
        theirs = {"Organisationsbüro", "Ändern (Organisationsteam)"}
        assert theirs & set(olga.labels), text
        assert not theirs & set(clara.labels), text
    anna = await starred(desk, 11, "Anna")
    assert not any("Ändern" in label for label in anna.labels)
    assert olga.person.id == ORGANISER
