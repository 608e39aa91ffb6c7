"""Passing on a session, one's own programme, and the way to the web pages."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from storage.programme.model import Text
from tests.flows.conversation import Stage, Talker, labels_of
from tests.flows.organising import at_the_desk, edited, publishes, somebody, starred
from tests.flows.teams import adds, in_the_forum, joined, leader
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


def key(talker: Talker, label: str) -> dict[str, Any]:
    """The button with that label below the bot's last message."""
    return next(b for row in talker.screen.rows for b in row if b["text"] == label)


async def test_a_session_is_shared_by_an_address_that_every_app_knows(desk: Stage) -> None:
    boris = await somebody(desk, 12, "Борис", "ru")
    await boris.says("/start s-eroeffnung")
    address = urlsplit(key(boris, "Поделиться")["url"])
    assert (address.netloc, address.path) == ("t.me", "/share/url")
    said = parse_qs(address.query)
    assert said["url"] == ["https://t.me/konferenz_demo_bot?start=s-eroeffnung"]
    assert said["text"] == ["Открытие\nПн, 28 июня, 18:00–20:00\nБольшой зал"]


async def test_an_address_stays_short_however_long_a_title_is_and_says_what_is_off(
    desk: Stage,
) -> None:
    olga = await somebody(desk, 21, "Olga")
    await publishes(olga, edited(title=Text({"de": "Ж" * 200}), cancelled=True))
    await olga.says("/start s-eroeffnung")
    address = key(olga, "Teilen")["url"]
    assert len(address) < 2_000
    assert parse_qs(urlsplit(address).query)["text"][0].startswith("Fällt aus: ЖЖЖ")


async def test_a_teams_own_workshop_is_not_to_be_shared(tmp_path: Path) -> None:
    async with in_the_forum(tmp_path) as stage:
        await adds(await leader(stage))
        anna = await joined(stage, 11, "Anna Arndt")
        assert "Planung" in await anna.says("Planung")
        assert "Teilen" not in anna.labels
        assert "Planung" in await anna.says("/my")
        await anna.presses("Teilen")
        choice = anna.screen
        for label in labels_of(choice)[:-2]:
            await anna.presses(label, choice)
            assert "Mein Programm: " in anna.text
            assert "Planung" not in anna.text


async def test_ones_own_programme_is_written_as_a_message_to_be_forwarded(desk: Stage) -> None:
    anna = await starred(desk, 11, "Anna Achternbusch")
    await anna.says("/start s-nacht")
    await anna.presses("☆")
    await anna.says("/my")
    await anna.presses("Teilen")
    assert anna.text.startswith("Mein Programm teilen\n")
    shown = anna.screen
    assert await anna.presses("Mo., 28. Juni", shown) != shown.text
    assert anna.text == (
        "Mein Programm: Testkonferenz\nZeitzone: Moskau\n\nMontag, 28. Juni\n"
        "18:00–20:00 Eröffnung, Große Halle\n22:00 – Di. 02:00 Nacht, Ort folgt"
    )
    # A forwarded message keeps buttons that open an address, and no other.
    assert [list(b) for row in anna.screen.rows for b in row] == [["text", "url"]]
    assert not any(word in anna.text for word in ("Anna", "★", "Platz"))
    assert "Achternbusch" not in anna.text


async def test_what_is_cancelled_is_struck_and_what_is_over_left_out(desk: Stage) -> None:
    olga = await starred(desk, 21, "Olga")
    await olga.says("/start s-nacht")
    await olga.presses("☆")
    await publishes(olga, edited(cancelled=True))
    await olga.says("/my")
    await olga.presses("Teilen")
    await olga.presses("Mo., 28. Juni")
    assert "18:00–20:00 Eröffnung, fällt aus\n" in olga.text
    assert "strikethrough" in {entity["type"] for entity in olga.screen.entities}
    desk.clock.set(at(28, 21))
    await olga.says("/my")
    await olga.presses("Teilen")
    await olga.presses("Mo., 28. Juni")
    assert "Eröffnung" not in olga.text


async def test_without_anything_ahead_there_is_nothing_to_share(desk: Stage) -> None:
    anna = await starred(desk, 11, "Anna")
    await anna.says("/my")
    await anna.presses("Teilen")
    shown = anna.screen
    desk.clock.set(at(30, 21))
    assert "veraltet" in await anna.presses("Mo., 28. Juni", shown) or anna.text
    await anna.says("/my")
    assert "Teilen" not in anna.labels


@pytest.mark.parametrize(
    ("address", "opens"),
    [("https://pages.example/2021", "web_app"), ("http://192.0.2.7:8070", "url"), (None, None)],
)
async def test_home_and_help_lead_to_the_pages_where_there_are_any(
    tmp_path: Path, unused_tcp_port: int, address: str | None, opens: str | None
) -> None:
    pages: dict[str, Any] = {}
    if address:
        pages = {"web_listen": f"127.0.0.1:{unused_tcp_port}", "web_url": address}
    async with at_the_desk(tmp_path, **pages) as stage:
        boris = await somebody(stage, 12, "Борис", "ru")
        for command in ("/start", "/help"):
            await boris.says(command)
            if opens is None:
                assert "Сайт" not in boris.labels
                continue
            button = key(boris, "Сайт")
            at_ = button["web_app"]["url"] if opens == "web_app" else button["url"]
            assert at_ == f"{address}/ru/"
            assert len(boris.screen.rows) <= 6


async def test_what_is_shared_leads_to_the_pages_besides_where_there_are_any(
    tmp_path: Path, unused_tcp_port: int
) -> None:
    pages: dict[str, Any] = {
        "web_listen": f"127.0.0.1:{unused_tcp_port}",
        "web_url": "https://pages.example",
    }
    async with at_the_desk(tmp_path, **pages) as stage:
        boris = await starred(stage, 12, "Борис", "ru")
        said = parse_qs(urlsplit(key(boris, "Поделиться")["url"]).query)["text"][0]
        assert said.endswith("Большой зал\nhttps://pages.example/ru/session/eroeffnung")
        await boris.says("/my")
        await boris.presses("Поделиться")
        await boris.presses("пн, 28 июня")
        assert boris.text.endswith("\n\nБез Telegram: https://pages.example/ru/")
