"""Prints that are sent in the chat: to organisers all of it, to everybody what is theirs."""

import pytest

from handlers.printing import handlers
from handlers.printing.programme import Sheet
from tests.flows.conversation import Stage, Talker, until
from tests.flows.organising import ORGANISER, somebody
from tests.flows.working_groups import ROOM, member
from tests.printing.paper import links, pages

AS_OF = "Stand: 28. Juni 2021, 17:00 Uhr (Moskau)"


async def file_of(talker: Talker) -> tuple[str, bytes]:
    """The file that was sent last, by its name."""
    await until(lambda: talker.screen.file is not None)
    assert talker.screen.file is not None
    return talker.screen.file.name, talker.screen.file.content


@pytest.mark.usefixtures("nothing_is_logged_as_an_error")
async def test_organisers_print_from_their_desk(foyer: Stage) -> None:
    olga = await somebody(foyer, ORGANISER, "Olga")
    await olga.sends_press("O")
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
    assert anna.text.startswith("Das PDF ließ sich nicht erstellen.")
    assert "could not be made" in caplog.text
    assert "Umwelt" not in caplog.text
    monkeypatch.undo()
    await anna.presses("Noch einmal versuchen")
    assert (await file_of(anna))[0] == "test-de.pdf"


def _refused(_: Sheet) -> bytes:
    raise MemoryError
