"""The calendar of one's own: it follows its person, is theirs alone, and ends with them."""

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest

from storage.programme.model import Text
from storage.programme.own_workshops import official
from storage.programme.yaml_file import write
from tests.flows.conversation import Talker, on_stage
from tests.programmes import at
from tests.site.test_served import Answer, Site, header, imported
from tests.site.world import programme

PUBLIC = "https://pages.example/programme"


@dataclass
class World(Site):
    """A site, and somebody whose calendar it is."""

    anna: Talker

    async def calendar(self) -> str:
        """The path of her calendar, as the chat shows it."""
        await self.anna.says("/my")
        said = await self.anna.presses("Kalender")
        address = next(line for line in said.splitlines() if line.startswith("https://"))
        keys = [key for row in self.anna.screen.rows for key in row]
        assert keys[0]["copy_text"]["text"] == address
        assert address.startswith(f"{PUBLIC}/cal/")
        return urlsplit(address).path.removeprefix("/programme")

    async def fetched(self, path: str, **headers: str) -> Answer:
        return await self.get(path, Accept_Encoding="identity", **headers)


@pytest.fixture
async def world(tmp_path: Path, unused_tcp_port: int) -> AsyncIterator[World]:
    file = tmp_path / "p.yaml"
    file.write_text(write(official(programme())), "utf-8")
    listen = f"127.0.0.1:{unused_tcp_port}"
    async with (
        on_stage(tmp_path, at(28, 17), file, web_listen=listen, web_url=PUBLIC) as stage,
        aiohttp.ClientSession(auto_decompress=False) as browser,
    ):
        anna = stage.person(11, "Anna", "de")
        await anna.says("/start lang-de")
        yield World(stage, f"http://{listen}", browser, anna)


async def test_a_calendar_follows_stars_seats_and_changes(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    anna, stage = world.anna, world.stage
    await anna.says("/start s-museum")
    await anna.presses("☆ Merken")
    path = await world.calendar()
    first = await world.fetched(path)
    assert (first.status, header(first, "Cache-Control")) == (200, "private, no-cache")
    assert header(first, "Content-Type").startswith("text/calendar")
    assert b"SUMMARY:<Museum> & mehr" in first.body
    assert b"sitting.example" not in first.body
    assert (await world.fetched(path, If_None_Match=header(first, "ETag"))).status == 304
    stage.write("INSERT INTO seat VALUES (11, 'umwelt', 0)")
    stage.write("UPDATE tally SET seated = 1 WHERE working_group = 'umwelt'")
    seated = await world.fetched(path)
    assert b"https://sitting.example/u1" in seated.body
    stage.write("DELETE FROM seat")
    assert b"sitting.example" not in (await world.fetched(path)).body
    changed = [
        replace(s, cancelled=Text("Sturm")) if s.id == "museum" else replace(s, instead=None)
        for s in programme().sessions
    ]
    await imported(stage, replace(programme(), sessions=tuple(changed)))
    while (later := await world.fetched(path)).body.count(b"STATUS:CANCELLED") != 1:
        pass
    assert header(later, "ETag") != header(first, "ETag")
    await stage.restart()
    assert (await world.fetched(path)).body.count(b"BEGIN:VEVENT") == 1
    assert await world.calendar() == path
    said = "".join(record.getMessage() for record in caplog.records)
    assert path.removeprefix("/cal/").removesuffix(".ics") not in said


async def test_an_address_that_is_nobodys_is_like_any_other(world: World) -> None:
    anna = world.anna
    path = await world.calendar()
    unknown = await world.fetched("/cal/" + "x" * 32 + ".ics")
    assert unknown.status == 404
    await anna.presses("Neue Adresse")
    assert (await world.fetched(path)).status == 200
    await anna.presses("Ja, neue Adresse")
    assert "Die alte Adresse führt nirgendwohin mehr." in anna.text
    renewed = await world.calendar()
    assert renewed != path
    old = await world.fetched(path)
    assert (old.status, old.body) == (404, unknown.body)
    assert (await world.fetched(renewed)).status == 200
    await anna.presses("Beenden")
    assert (await world.fetched(renewed)).status == 200
    await anna.presses("Ja, beenden")
    assert "Dieser Kalender ist beendet." in anna.text
    ended = await world.fetched(renewed)
    assert (ended.status, ended.body) == (404, unknown.body)
    assert not world.stage.holds("calendar_feed")
    await anna.presses("Neue Adresse")
    again = await world.calendar()
    assert again not in (path, renewed)
    assert (await world.fetched(again)).status == 200
    await anna.says("/privacy")
    await anna.presses("Meine Daten löschen")
    await anna.presses("Ja, alles löschen")
    erased = await world.fetched(again)
    assert (erased.status, erased.body) == (404, unknown.body)
    assert not world.stage.holds("calendar_feed")


async def test_where_no_pages_are_served_there_is_none(tmp_path: Path) -> None:
    async with on_stage(tmp_path, at(28, 17), web_url=PUBLIC) as stage:
        anna = stage.person(11, "Anna", "de")
        await anna.says("/start lang-de")
        await anna.says("/my")
        assert "Kalender" not in anna.labels
        await anna.sends_press("kf")
        assert "nicht mehr aktuell" in anna.text
