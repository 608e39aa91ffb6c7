"""The stand-in over HTTP: the Bot API as bots call it, and the JSON calls of the chat page."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot import commands
from bot.demo import ANNA, BORIS, ORGANISER, TEAM_CHAT, new_token, playing, populate
from bot.lifecycle import serve
from bot.sandbox.clock_calls import PageClock
from bot.sandbox.server import SandboxServer
from bot.settings import Settings
from tests.flows.conversation import (
    PATIENCE,
    TOKEN,
    StoppedClock,
    announce_nothing,
    index,
    publish_once,
    until,
)
from tests.programmes import MOSCOW, at
from tests.texts import translators

HOME = "16. deutsch-russische Städtepartnerschaftskonferenz\n\n"


class World:
    """A demo with its bot running, and a client that calls it."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.url = url
        self._session = session

    async def get(self, path: str, **headers: str) -> tuple[int, Any]:
        async with self._session.get(self.url + path, headers=headers) as response:
            return response.status, await response.json()

    async def post(self, path: str, body: Any, **headers: str) -> tuple[int, Any]:
        async with self._session.post(self.url + path, json=body, headers=headers) as response:
            return response.status, await response.json()

    async def download(self, path: str) -> bytes:
        async with self._session.get(self.url + path) as response:
            assert response.status == 200
            return await response.read()

    async def upload(self, chat: int, name: str, content: bytes, sender: int | None = None) -> int:
        """Send a file as the page does; the status of the answer."""
        form = aiohttp.FormData()
        form.add_field("file", content, filename=name, content_type="text/yaml")
        if sender:
            form.add_field("from", str(sender))
        async with self._session.post(f"{self.url}/chats/{chat}/upload", data=form) as response:
            return response.status

    async def messages(self, chat: int) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = (await self.get(f"/chats/{chat}"))[1]["messages"]
        return found

    async def answer(self, chat: int, begins: str) -> dict[str, Any]:
        """What the bot has answered and begins so, once it has; it may go on to say something else.

        Every look is a request of its own.
        """
        async with asyncio.timeout(PATIENCE):
            while True:
                said = reversed(await self.messages(chat))
                answers = list[dict[str, Any]](takewhile(lambda m: m["from"] == "bot", said))
                if found := [m for m in answers if m["text"].startswith(begins)]:
                    return found[0]


@pytest.fixture
def announced() -> None:
    """For the test that looks at what the bot says of itself."""


@pytest.fixture
async def world(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[World]:
    if "announced" not in request.fixturenames:
        monkeypatch.setattr(commands, "announce", announce_nothing)
    clock = StoppedClock(at(28, 17, 30))
    telegram, names = populate(clock, TOKEN)
    server = SandboxServer(telegram, names, ORGANISER, PageClock(clock.now, clock.travel, MOSCOW))
    await server.start()
    stop = asyncio.Event()
    settings = playing(Settings(database=tmp_path / "db", api_url=server.url), TOKEN)
    await publish_once(settings.database, None, clock)
    serving = asyncio.create_task(
        serve(settings, stop, clock, translators=translators(), build_index=index)
    )
    await until(lambda: bool(telegram.allowed_updates))
    async with aiohttp.ClientSession() as session:
        yield World(server.url, session)
    stop.set()
    await serving
    await server.stop()


async def test_the_people_of_the_demo(world: World) -> None:
    _, people = await world.get("/people")
    names = [person["name"] for person in people]
    assert names == ["Anna (DE)", "Борис (RU)", "Organiser", "Team chat"]


@pytest.mark.usefixtures("announced")
async def test_an_empty_chat_says_what_the_bot_can_do_in_the_language_of_the_app(
    world: World,
) -> None:
    for person, begins in ((ANNA, "Programm, Orte"), (BORIS, "Программа")):
        about = ""
        while not about:
            about = (await world.get(f"/chats/{person}/about"))[1]["description"]
        assert about.startswith(begins)
    assert await world.get("/scenes") == (200, [])


async def test_an_empty_chat_says_of_which_kind_it_is(world: World) -> None:
    people = (await world.get("/people"))[1]
    team_chat = next(person["id"] for person in people if person["id"] < 0)
    for chat, kind in ((ANNA, "private"), (team_chat, "group")):
        assert (await world.get(f"/chats/{chat}/about"))[1]["kind"] == kind


async def test_a_conversation_by_json_alone(world: World) -> None:
    assert (await world.post(f"/chats/{ANNA}/send", {"text": "/start"}))[0] == 200
    asked = await world.answer(ANNA, "16. deutsch-russische")
    assert asked["from"] == "bot"
    assert [key["text"] for key in asked["buttons"][0]] == ["Deutsch", "Русский"]
    press = {"message": asked["id"], "button": "Deutsch"}
    assert (await world.post(f"/chats/{ANNA}/press", press))[0] == 200
    home = await world.answer(ANNA, HOME)
    data = home["buttons"][0][0]["data"]
    press = {"message": home["id"], "button": data}
    assert (await world.post(f"/chats/{ANNA}/press", press))[0] == 200
    first = (await world.messages(ANNA))[0]
    assert (first["from"], first["text"], first["buttons"]) == (ANNA, "/start", [])


async def test_in_the_team_chat_the_organiser_writes_unless_another_is_named(world: World) -> None:
    await world.post(f"/chats/{TEAM_CHAT}/send", {"text": "/now"})
    await world.post(f"/chats/{TEAM_CHAT}/send", {"text": "/now", "from": ANNA})
    while len(await world.messages(TEAM_CHAT)) < 4:
        pass
    senders = [m["from"] for m in await world.messages(TEAM_CHAT) if m["from"] != "bot"]
    assert senders == [ORGANISER, ANNA]


async def test_a_reply_says_what_it_answers_and_a_group_becomes_a_forum(world: World) -> None:
    _, asked = await world.post(f"/chats/{TEAM_CHAT}/send", {"text": "Wer kommt?"})
    said = {"text": "Ich", "from": ANNA, "reply_to": asked["id"]}
    status, answer = await world.post(f"/chats/{TEAM_CHAT}/send", said)
    assert status == 200
    assert answer["reply"] == {"id": asked["id"], "name": "Organiser", "text": "Wer kommt?"}
    status, _ = await world.post(f"/chats/{TEAM_CHAT}/send", {"text": "x", "reply_to": 9_999})
    assert status == 404
    assert (await world.get(f"/chats/{TEAM_CHAT}/forum"))[1]["forum"] is False
    assert (await world.post(f"/chats/{TEAM_CHAT}/forum", {}))[0] == 200
    assert (await world.get(f"/chats/{TEAM_CHAT}/forum"))[1]["forum"] is True
    assert (await world.post(f"/chats/{ANNA}/forum", {}))[0] == 400


async def test_the_clock_goes_forward_and_never_back(world: World) -> None:
    assert (await world.post("/clock", {"at": "2021-06-29T09:50"}))[0] == 200
    assert (await world.get("/clock"))[1] == {"at": "2021-06-29T09:50:00", "zone": "Europe/Moscow"}
    assert (await world.post("/clock", {"at": "2021-06-29T09:49"}))[0] == 400


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        (f"/chats/{ANNA}/send", {"text": ""}, 400),
        (f"/chats/{ANNA}/send", {"text": 5}, 400),
        (f"/chats/{ANNA}/send", [], 400),
        ("/chats/99/send", {"text": "x"}, 404),
        ("/chats/x/send", {"text": "x"}, 404),
        (f"/chats/{TEAM_CHAT}/send", {"text": "x", "from": 5}, 404),
        (f"/chats/{ANNA}/press", {"message": 1, "button": "x"}, 404),
        (f"/chats/{ANNA}/press", {"message": "1", "button": "x"}, 404),
        ("/clock", {"at": "tomorrow"}, 400),
        ("/clock", {"at": "2021-06-29T09:50+02:00"}, 400),
        ("/clock", {}, 400),
        ("/clock", {"at": "0001-01-01T00:00"}, 400),
        ("/clock", {"at": "9999-12-31T23:59"}, 400),
        ("/chats/--5/send", {"text": "x"}, 404),
        (f"/chats/{'9' * 5_000}/send", {"text": "x"}, 404),
        (f"/chats/{ANNA}/send", {"text": "\ud800"}, 400),
        (f"/chats/{ANNA}/send", {"location": {"latitude": 1e999, "longitude": 0}}, 400),
        (f"/chats/{ANNA}/send", {"location": {"latitude": "٣" * 5_000, "longitude": 0}}, 400),
        (f"/chats/{ANNA}/send", {"text": "x", "entities": [{"type": "bold"}]}, 400),
        (f"/chats/{ANNA}/send", {"text": "x", "entities": [{"offset": "x", "length": []}]}, 400),
    ],
)
async def test_a_call_that_makes_no_sense_gets_a_clear_error(
    world: World, path: str, body: Any, status: int
) -> None:
    answered, error = await world.post(path, body)
    assert answered == status
    assert error["error"]


async def test_a_body_nested_too_deeply_is_refused(world: World) -> None:
    async with world._session.post(f"{world.url}/clock", data=b"[" * 100_000) as response:
        assert response.status == 400


FORGED = (
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:9"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Host": "evil.example"},
    {"Host": "127.0.0.1.evil.example"},
    {"Host": "127.0.0.1@evil.example"},
    {"Host": "evil.example", "Origin": "http://evil.example", "Sec-Fetch-Site": "same-origin"},
)


@pytest.mark.parametrize("forged", FORGED)
async def test_what_comes_from_another_page_is_refused(
    world: World, forged: dict[str, str]
) -> None:
    assert (await world.post(f"/chats/{ANNA}/send", {"text": "x"}, **forged))[0] == 403
    assert (await world.post("/clock", {"at": "2021-06-30T09:00"}, **forged))[0] == 403
    assert (await world.post(f"/bot{TOKEN}/getMe", {}, **forged))[0] == 403
    assert (await world.get("/people", **forged))[0] == 403
    assert await world.messages(ANNA) == []


async def test_the_page_itself_and_who_types_its_address_in_are_served(world: World) -> None:
    of_page = {"Origin": world.url, "Sec-Fetch-Site": "same-origin"}
    assert (await world.post(f"/chats/{ANNA}/send", {"text": "/start"}, **of_page))[0] == 200
    assert (await world.get("/people", **{"Sec-Fetch-Site": "none"}))[0] == 200


async def test_bots_call_it_as_they_call_telegram_by_post_alone(world: World) -> None:
    root = f"/bot{TOKEN}"
    assert (await world.post(f"{root}/getMe", {}))[1]["result"]["is_bot"] is True
    assert (await world.get(f"{root}/getMe"))[0] == 405
    assert (await world.post("/bot1:wrong/getMe", {}))[0] == 401
    assert (await world.post("/bot1:f%C3%A4lsch/getMe", {}))[0] == 401
    status, body = await world.post(f"{root}/sendMessage", {"chat_id": 5, "text": "x"})
    assert (status, body["description"]) == (400, "Bad Request: chat not found")
    assert (await world.post(f"{root}/nonsense", {}))[0] == 404


def test_every_demo_has_a_token_of_its_own() -> None:
    assert new_token() != new_token()
    assert playing(Settings(site_dir=Path("public")), new_token()).site_dir is None
    assert playing(Settings(), new_token()).token


async def test_an_organiser_sends_a_programme_and_gets_one(world: World) -> None:
    await world.post(f"/chats/{ORGANISER}/send", {"text": "/start lang-de"})
    await world.answer(ORGANISER, HOME)
    await world.post(f"/chats/{ORGANISER}/send", {"text": "/programme_update"})
    offered = await world.answer(ORGANISER, "Fassung 1 gilt")
    as_text = {"message": offered["id"], "button": "Als Textdatei (.yaml)"}
    await world.post(f"/chats/{ORGANISER}/press", as_text)
    file = None
    while not file:
        file = (await world.messages(ORGANISER))[-1].get("file")
    assert file["name"] == "kaluga-2021-1.yaml"
    text = (await world.download(file["address"])).decode()
    changed = text.replace("2021-06-28T18:00", "2021-06-28T18:30", 1).encode()
    assert changed != text.encode()
    for name in ("p.yaml", "../../p.yaml"):
        assert await world.upload(ORGANISER, name, changed) == 200
        shown = await world.answer(ORGANISER, "Das würde sich ändern")
        assert {"Veröffentlichen", "Verwerfen"} <= {
            k["text"] for row in shown["buttons"] for k in row
        }
        sent = next(m for m in reversed(await world.messages(ORGANISER)) if m["from"] == ORGANISER)
        assert await world.download(sent["file"]["address"]) == changed
    press = {"message": shown["id"], "button": "Veröffentlichen"}
    await world.post(f"/chats/{ORGANISER}/press", press)
    await world.answer(ORGANISER, "Fassung 2 ist veröffentlicht")


async def test_in_the_team_chat_a_file_comes_from_whoever_is_named(world: World) -> None:
    assert await world.upload(TEAM_CHAT, "a.txt", b"x", ANNA) == 200
    assert await world.upload(TEAM_CHAT, "b.txt", b"x") == 200
    assert await world.upload(TEAM_CHAT, "c.txt", b"x", 99) == 404
    assert [m["from"] for m in await world.messages(TEAM_CHAT)] == [ANNA, ORGANISER]


async def test_a_file_is_downloaded_with_the_right_token_alone(world: World) -> None:
    await world.upload(ANNA, "../x.yaml", b"x: 1")
    file_id = (await world.messages(ANNA))[-1]["file"]["address"].rpartition("/")[2]
    found = (await world.post(f"/bot{TOKEN}/getFile", {"file_id": file_id}))[1]["result"]
    assert await world.download(f"/file/bot{TOKEN}/{found['file_path']}") == b"x: 1"
    assert (await world.get(f"/file/bot1:wrong/{found['file_path']}"))[0] == 401
    assert (await world.get(f"/file/bot{TOKEN}/documents/none"))[0] == 404


async def test_a_newer_poll_ends_an_older_one() -> None:
    clock = StoppedClock(datetime.fromisoformat("2021-06-28T12:00:00+00:00"))
    telegram, names = populate(clock, TOKEN)
    server = SandboxServer(telegram, names, ORGANISER, PageClock(clock.now, clock.travel, MOSCOW))
    await server.start()
    async with aiohttp.ClientSession() as session:
        world = World(server.url, session)
        path = f"/bot{TOKEN}/getUpdates"
        older = asyncio.create_task(world.post(path, {"timeout": 10}))
        while not older.done():
            await world.post(path, {"timeout": 0})
        assert older.result()[0] == 409
    await server.stop()
