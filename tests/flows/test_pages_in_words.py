"""What organisers want an info page to say, in words, is written there and waits for a press."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from storage.programme.model import InfoPage, Text
from tests.flows.conversation import Stage, Talker, on_stage
from tests.flows.organising import ORGANISER, as_file, somebody
from tests.programmes import at, small_programme

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

PAGES = (
    InfoPage(
        "wlan",
        Text({"de": "WLAN", "ru": "Wi-Fi"}),
        Text({"de": "Das Netz heißt Gast.", "ru": "Сеть называется Гость."}),
        Text({"de": "Passwort", "ru": "пароль\nвайфай"}),
    ),
    InfoPage(
        "anreise",
        Text({"de": "Anreise", "ru": "Приезд"}),
        Text({"de": "Am besten mit dem Bus.", "ru": "Лучше на автобусе."}),
    ),
)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    file = tmp_path / "with-pages.yaml"
    file.write_bytes(as_file(replace(small_programme(), info=PAGES)))
    async with on_stage(tmp_path, at(28, 17), file, admins=(ORGANISER,)) as stage:
        yield stage


@pytest.fixture
async def olga(stage: Stage) -> Talker:
    return await somebody(stage, ORGANISER, "Olga")


@pytest.mark.parametrize(
    ("typed", "written", "other"),
    [
        ("wlan passwort ist jetzt xyz", "Wlan passwort ist jetzt xyz", "Russisch"),
        ("Das WLAN-Passwort lautet ab heute anders, jetzt xyz", "jetzt xyz", "Russisch"),
        ("schreib bei anreise dazu, dass Bus 12 nicht fährt", "Bus 12 nicht fährt", "Russisch"),
        ("Ergänze bei Anreise bitte: Taxi 40 Rubel", "Taxi 40 Rubel", "Russisch"),
        ("ändere das WLAN-Passwort auf xyz", "Das WLAN-Passwort: xyz", "Russisch"),
        ("поменяй пароль вайфая на xyz", "Пароль вайфая: xyz", "Deutsch"),
        ("измени страницу вай-фай: пароль xyz", "Пароль xyz", "Deutsch"),
        ("допиши в приезд, что трамвай не ходит", "Трамвай не ходит", "Deutsch"),
    ],
)
async def test_what_a_page_is_to_say_stands_below_its_text_and_is_published_by_a_press(
    stage: Stage, olga: Talker, typed: str, written: str, other: str
) -> None:
    text = await olga.says(typed)
    assert text.startswith("Infoseite ändern")
    assert f"{written}“\nDer Text auf {other} ist unverändert." in text
    assert not stage.holds("release", "number > 1")
    assert "Das würde sich ändern" in await olga.presses("Prüfen und veröffentlichen")


async def test_what_is_new_may_stand_alone_and_more_may_be_written_below(olga: Talker) -> None:
    await olga.says("wlan passwort ist jetzt xyz")
    text = await olga.presses("Nur den neuen Text behalten")
    assert "WLAN\nWlan passwort ist jetzt xyz\n" in text
    assert "Gast" not in text
    text = await olga.says("schreib beim wlan dazu: nur im Foyer")
    assert "Wlan passwort ist jetzt xyz\n\nNur im Foyer" in text


async def test_another_page_waits_for_what_was_begun(olga: Talker) -> None:
    await olga.says("wlan passwort ist jetzt xyz")
    text = await olga.says("schreib bei anreise dazu: Bus 12 fährt nicht")
    assert text.startswith("Eine Infoseite ist angefangen")


async def test_that_a_page_is_to_be_changed_opens_it_for_that(olga: Talker) -> None:
    text = await olga.says("infoseite wlan ändern")
    assert text.startswith("Infoseite ändern")
    assert "Am Ende ergänzt" not in text


@pytest.mark.parametrize("typed", ["wie ist jetzt das wlan passwort", "wo gibt es jetzt wlan?"])
async def test_a_question_is_answered_by_the_page(olga: Talker, typed: str) -> None:
    assert (await olga.says(typed)).startswith("WLAN\n")


async def test_only_organisers_write_on_pages(stage: Stage) -> None:
    anna = await somebody(stage, 11, "Anna")
    assert "Infoseite ändern" not in await anna.says("wlan passwort ist jetzt xyz")


async def test_what_people_are_told_of_a_page_is_a_message(olga: Talker) -> None:
    assert "Rundnachricht" in await olga.says("schreib allen: Die Anreise ist jetzt anders")
