"""/stats: the figures in words and as a picture, for organisers alone."""

import os
from typing import Any

import pytest

from handlers.desk import handlers as counting
from handlers.desk.chart import Picture
from tests.flows.conversation import Stage, Talker, until
from tests.flows.organising import ORGANISER, OTHER_ORGANISER, somebody
from tests.flows.working_groups import COORDINATOR, member, opens_list
from tests.programmes import at

UNKNOWN = "Diesen Befehl kenne ich nicht"
OUTDATED = "Dieser Knopf ist nicht mehr aktuell"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
async def busy(foyer: Stage) -> Stage:
    """Three people in two groups, one of them waiting."""
    await member(foyer, 11, "Anna", "sport", "musik")
    await member(foyer, 12, "Борис", "sport", language="ru")
    await member(foyer, 13, "Clara", "musik")
    foyer.write("UPDATE person SET reachable = 0 WHERE id = 13")
    return foyer


@pytest.fixture
def calls(foyer: Stage, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The methods that the bot calls, in order."""
    made: list[str] = []
    call = foyer.telegram.call

    def noted(method: str, given: dict[str, Any]) -> Any:
        made.append(method if method != "sendChatAction" else f"{method} {given['action']}")
        return call(method, given)

    monkeypatch.setattr(foyer.telegram, "call", noted)
    return made


def send(stage: Stage, kind: str, subject: str, states: str, settled: int) -> None:
    """Let messages about a subject have gone out, one for each state."""
    for person, state in enumerate(states.split(), 11):
        stage.write(
            "INSERT INTO delivery (key, kind, chat, subject, priority, repeat, due_at, state,"
            " settled_at, seen_at) VALUES (?, ?, ?, ?, 5, 0, 0, ?, ?, ?)",
            *(f"{kind}:{subject}:{person}", kind, person, subject, state.removesuffix("+")),
            *(settled, settled if state.endswith("+") else None),
        )


@pytest.mark.usefixtures("nothing_is_logged_as_an_error", "busy")
async def test_an_organiser_reads_how_things_stand(organiser: Talker) -> None:
    assert await organiser.says("/stats") == "\n".join(
        [
            "Zahlen",
            "Mo., 28. Juni, 17:00 · Zeitzone: Moskau",
            "",
            "4 Personen nutzen den Bot",
            "Deutsch: 3 · Russisch: 1",
            "Neu: heute 4, in den letzten sieben Tagen 4",
            "In den letzten 24 Stunden aktiv: 4",
            "Haben den Bot blockiert: 1",
            "",
            "Arbeitsgruppen",
            "3 Plätze belegt · 1 wartet",
            "• Sport: 1 von 1 · 1 wartet",
            "• Umwelt: 0 von 2",
            "• Presse: 0 von 5",
            "• Kino: 0 von 3",
            "• Musik: 2, unbegrenzt",
            "",
            "Erinnerungen",
            "Verschickt: 0",
        ]
    )
    assert organiser.labels == [
        *("Als Bild", "Aktualisieren", "Teilnehmendenlisten", "Teams", "Organisationsbüro"),
        "Startseite",
    ]


@pytest.mark.usefixtures("nothing_is_logged_as_an_error")
async def test_what_became_of_messages_is_said_in_both_languages(
    busy: Stage, organiser: Talker
) -> None:
    noon = round(at(28, 12).timestamp() * 1000)
    for number in (1, 2):
        busy.write(
            "INSERT INTO broadcast (id, number, author, scope, audience, made_at, started_at)"
            " VALUES (?1, ?1, 21, 'all', '{}', 0, ?)",
            *(number, noon),
        )
    busy.write("UPDATE broadcast SET recalled_at = 1 WHERE id = 1")
    send(busy, "broadcast", "broadcast:1", "sent+ sent", noon)
    send(busy, "broadcast", "broadcast:2", "sent+ sent failed uncertain pending cancelled", noon)
    send(busy, "reminder", "session:a", "sent sent pending failed", noon)
    send(busy, "change", "release:1", "sent", noon)
    busy.write("UPDATE delivery SET held = 0, due_at = 9e12")
    busy.write("INSERT INTO moment VALUES ('a', 0, 15, 1234)")
    assert (await organiser.says("/stats")).partition("Erinnerungen\n")[2] == "\n".join(
        [
            "Verschickt: 2 · Noch unterwegs: 1 · Nicht zugestellt: 1",
            "Verpasst, weil der Bot nicht lief: 1.234",
            "",
            "Letzte Rundnachrichten",
            "Nr. 2, Mo., 28. Juni, 12:00: 2 von 5 erreicht · Gesehen: 1 · Noch unterwegs: 1"
            " · Nicht zugestellt: 1 · Ungewiss: 1",
            "Nr. 1, Mo., 28. Juni, 12:00: 2 von 2 erreicht · zurückgerufen · Gesehen: 1",
            "",
            "Andere Mitteilungen verschickt: 1",
        ]
    )
    olja = await somebody(busy, OTHER_ORGANISER, "Оля", "ru")
    said = await olja.says("/stats")
    for line in (
        "Статистика\nпн, 28 июня, 17:00 · Часовой пояс: Москва\n",
        "Ботом пользуются 5 человек\nНемецкий: 3 · Русский: 2\n",
        "Новых: сегодня 5, за семь дней 5\nЗа последние 24 часа заходили: 5\n",
        "Рабочие группы\nЗанято 3 места · 1 ждёт\n• Спорт: 1 из 1 · 1 ждёт\n",
        "• Музыка: 2, без ограничения\n",
        "Отправлено: 2 · Ещё в пути: 1 · Не доставлено: 1\n",
        "Последние рассылки\n№ 2, пн, 28 июня, 12:00: дошло до 2 из 5 · Прочитали: 1",
        "Отправлено других сообщений: 1",
    ):
        assert line in said
    assert "Пропущено, пока бот не работал: 1\xa0234" in said


@pytest.mark.usefixtures("nothing_is_logged_as_an_error", "busy")
@pytest.mark.parametrize(
    ("language", "label", "caption"),
    [
        ("de", "Als Bild", "Zahlen, Stand: Mo., 28. Juni, 17:00"),
        ("ru", "Картинкой", "Статистика на пн, 28 июня, 17:00"),
    ],
)
async def test_the_figures_come_as_a_picture(
    foyer: Stage, calls: list[str], language: str, label: str, caption: str
) -> None:
    olga = await somebody(foyer, ORGANISER, "Olga", language)
    await olga.says("/stats")
    words = olga.screen
    calls.clear()
    await olga.presses(label)
    await until(lambda: olga.screen.file is not None)
    sent = olga.screen
    assert sent.file is not None
    assert sent.file.content.startswith(PNG)
    assert len(sent.file.content) > 20_000
    assert (sent.kind, sent.text) == ("photo", caption)
    assert words in olga.chat.messages
    assert calls.index("sendChatAction upload_photo") < calls.index("sendPhoto")


def killed(_: Picture) -> bytes:
    os._exit(137)


def refused(_: Picture) -> bytes:
    raise MemoryError


@pytest.mark.usefixtures("busy")
@pytest.mark.e2e
@pytest.mark.parametrize("draw", [killed, refused])
async def test_a_picture_that_fails_is_said_so_and_the_bot_goes_on(
    organiser: Talker,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    draw: Any,
) -> None:
    await organiser.says("/stats")
    words = organiser.screen
    monkeypatch.setattr(counting, "draw", draw)
    await organiser.presses("Als Bild")
    assert organiser.text.startswith("Das Bild ist nicht gelungen.")
    assert organiser.labels == ["Noch einmal versuchen", "Zahlen", "Startseite"]
    assert words.text.startswith("Zahlen\n")
    assert "could not be made" in caplog.text
    assert "Olga" not in caplog.text
    monkeypatch.undo()
    await organiser.presses("Noch einmal versuchen")
    await until(lambda: organiser.screen.file is not None)


@pytest.mark.usefixtures("nothing_is_logged_as_an_error", "busy")
async def test_nobody_else_gets_figures(foyer: Stage) -> None:
    for number, name in ((31, "Paula"), (COORDINATOR, "Karl")):
        talker = await somebody(foyer, number, name)
        assert (await talker.says("/stats")).startswith(UNKNOWN), name
        for data in ("F", "Fp", "Ts:0", "w:F", "w:Fp"):
            assert (await talker.sends_press(data)).startswith(OUTDATED), (name, data)
        assert not any(message.file for message in talker.chat.messages)
    olga = await somebody(foyer, ORGANISER, "Olga")
    group = foyer.group(-5, olga)
    await olga.says("/stats", group)
    assert not group.messages[-1].text.startswith("Zahlen")


@pytest.mark.usefixtures("nothing_is_logged_as_an_error", "busy")
async def test_the_figures_lead_on_and_back(organiser: Talker) -> None:
    await organiser.says("/stats")
    assert (await organiser.presses("Teams")).startswith("Teams\n")
    await organiser.says("/stats")
    assert (await organiser.presses("Teilnehmendenlisten")).startswith("Anmeldungen\n")
    await organiser.says("/stats")
    await organiser.presses("Organisationsbüro")
    await organiser.presses("Mehr")
    assert (await organiser.presses("Zahlen")).startswith("Zahlen\n")
    assert (await organiser.presses("Aktualisieren")).startswith("Zahlen\n")
    await opens_list(organiser, "Sport")


@pytest.mark.usefixtures("nothing_is_logged_as_an_error")
async def test_without_anybody_or_any_group_there_are_figures_too(
    desk: Stage, olga: Talker
) -> None:
    assert "1 Person nutzt den Bot" in await olga.says("/stats")
    await olga.presses("Als Bild")
    await until(lambda: olga.screen.file is not None)
    desk.write("DELETE FROM person WHERE id <> ?", ORGANISER)
    assert "Erinnerungen\nVerschickt: 0" in await olga.says("/stats")
