"""Prints that are sent in the chat: to organisers all of it, to everybody what is theirs."""

from collections import Counter
from concurrent.futures import Future
from typing import Any

import pytest

from handlers.frame import child_process
from handlers.frame.print_queue import WAITING
from handlers.printing import handlers
from handlers.printing.programme import Sheet
from tests.children import Hanging
from tests.flows.conversation import Stage, Talker, until
from tests.flows.organising import ORGANISER, somebody
from tests.flows.working_groups import ROOM, fill, member
from tests.printing.paper import links, pages

AS_OF = "Stand: 28. Juni 2021, 17:00 Uhr (Moskau)"


async def child(begun: Hanging, number: int) -> Future[bytes]:
    """A child, as soon as it is begun, by how many were begun before it."""
    await until(lambda: len(begun.futures) > number)
    return begun.futures[number]


@pytest.fixture
def hanging(monkeypatch: pytest.MonkeyPatch) -> Hanging:
    hanging = Hanging()
    monkeypatch.setattr(child_process, "_child", hanging.child)
    return hanging


@pytest.fixture
def told_to_wait(foyer: Stage, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The chats that have shown that a file is coming, each time."""
    chats: list[int] = []
    call = foyer.telegram.call

    def noted(method: str, given: dict[str, Any]) -> Any:
        if method == "sendChatAction":
            chats.append(int(given["chat_id"]))
        return call(method, given)

    monkeypatch.setattr(foyer.telegram, "call", noted)
    return chats


def crowd_in_umwelt(stage: Stage, count: int) -> list[Talker]:
    """So many people who have something to print."""
    fill(stage, "umwelt", count)
    first = 100_000 + 1_000 * 2 * sum(map(ord, "umwelt"))
    talkers = [stage.person(number, "Person") for number in range(first, first + count)]
    for talker in talkers:
        talker.chat.started = True
        stage.telegram.put(talker.chat, None, text="Mein Programm")
    return talkers


async def file_of(talker: Talker) -> tuple[str, bytes]:
    """The file that was sent last, by its name."""
    await until(lambda: talker.screen.file is not None)
    assert talker.screen.file is not None
    return talker.screen.file.name, talker.screen.file.content


@pytest.mark.usefixtures("nothing_is_logged_as_an_error")
async def test_organisers_print_from_their_desk(foyer: Stage) -> None:
    olga = await somebody(foyer, ORGANISER, "Olga")
    await olga.sends_press("Om")
    offered = await olga.presses("Drucken")
    assert offered.startswith("Drucken\n")
    desk = olga.screen
    await olga.presses("Programm: Deutsch und Russisch")
    name, pdf = await file_of(olga)
    assert name == "test-de-ru.pdf"
    assert olga.text.replace("\u00a0", " ") == f"Das Programm zum Aushängen, in A4.\n{AS_OF}"
    (page,) = pages(pdf)
    assert "Eröffnung" in page
    assert "Открытие" in page
    assert ROOM not in links(pdf)
    await olga.presses("Programm: Russisch", desk)
    assert (await file_of(olga))[0] == "test-ru.pdf"
    await olga.presses("Plakate mit QR-Codes", desk)
    name, pdf = await file_of(olga)
    assert name == "test-qr.pdf"
    assert f"https://t.me/{foyer.telegram.bot.username}?start=p-halle" in links(pdf)


@pytest.mark.usefixtures("nothing_is_logged_as_an_error")
async def test_everybody_prints_what_is_theirs(foyer: Stage) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt", language="ru")
    await member(foyer, 12, "Boris", "musik")
    await anna.says("/my")
    await anna.presses("В PDF")
    name, pdf = await file_of(anna)
    assert name == "test-ru.pdf"
    (page,) = pages(pdf)
    assert "Моя программа" in page
    assert "Ваше место" in page
    assert "Музыка" not in page
    assert links(pdf) == {ROOM}
    nobody = await somebody(foyer, 13, "Clara")
    await nobody.says("/my")
    assert "Als PDF" not in nobody.labels


async def test_a_print_that_fails_is_said_so_and_the_bot_goes_on(
    foyer: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    await anna.says("/my")
    monkeypatch.setattr(handlers, "typeset", _refused)
    await anna.presses("Als PDF")
    await until(lambda: anna.text.startswith("Das PDF"))
    assert anna.text.startswith("Das PDF ließ sich nicht erstellen.")
    assert "could not be made" in caplog.text
    assert "Umwelt" not in caplog.text
    monkeypatch.undo()
    await anna.presses("Noch einmal versuchen")
    assert (await file_of(anna))[0] == "test-de.pdf"


def _refused(_: Sheet) -> bytes:
    raise MemoryError


@pytest.mark.usefixtures("nothing_is_logged_as_an_error")
async def test_a_crowd_that_prints_keeps_nobody_waiting(
    foyer: Stage, hanging: Hanging, told_to_wait: list[int]
) -> None:
    olga = await somebody(foyer, ORGANISER, "Olga")
    boris = await somebody(foyer, 12, "Boris", "ru")
    await olga.sends_press("Z")
    crowd = crowd_in_umwelt(foyer, 200)
    presses = [foyer.telegram.press(one.person, one.screen, "kp") for one in crowd]
    assert (await boris.says("/now")).startswith("Сейчас")
    answers = [foyer.telegram.queries[press] or {} for press in presses]
    assert Counter(answer["text"] for answer in answers) == {
        "Ihr PDF kommt gleich.": 1 + WAITING,
        "Gerade drucken viele. Bitte versuchen Sie es in ein paar Minuten noch einmal.": (
            len(crowd) - 1 - WAITING
        ),
    }
    of_first = await child(hanging, 0)
    (number,) = set(told_to_wait)
    first = foyer.people[number]
    await first.sends_press("kp")
    assert first.toast == "Ihr PDF ist schon unterwegs."
    foyer.telegram.press(olga.person, olga.screen, "Zc")
    (await child(hanging, 1)).set_result(b"posters")
    assert (await file_of(olga)) == ("test-qr.pdf", b"posters")
    of_first.set_result(b"of the first")
    assert (await file_of(first)) == ("test-de.pdf", b"of the first")
    await child(hanging, 2)
    assert len(hanging.futures) == 3
    await first.sends_press("kp")
    assert first.toast == "Ihr PDF kommt gleich."


async def test_a_print_that_cannot_be_sent_gives_its_turn_to_the_next(
    foyer: Stage, hanging: Hanging
) -> None:
    gone, waiting = crowd_in_umwelt(foyer, 2)
    for one in (gone, waiting):
        await one.sends_press("kp")
    foyer.telegram.block(gone.person)
    (await child(hanging, 0)).set_result(b"of who has gone")
    (await child(hanging, 1)).set_result(b"of who waits")
    assert (await file_of(waiting))[1] == b"of who waits"
