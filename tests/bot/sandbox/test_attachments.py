"""Files, albums, places and formatting over the chat page's JSON."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.demo import ANNA, ORGANISER, TEAM_CHAT, populate
from bot.sandbox.clock_calls import PageClock
from bot.sandbox.server import SandboxServer
from bot.sandbox.telegram import Telegram
from tests.flows.conversation import StoppedClock
from tests.programmes import MOSCOW, at

PHOTO, VIDEO, TEXT, VOICE = "image/png", "video/mp4", "text/plain", "audio/ogg"


class Phone:
    """Anna's chat, in a world without a bot."""

    def __init__(self, url: str, telegram: Telegram, session: aiohttp.ClientSession) -> None:
        self.telegram = telegram
        self._url = url
        self._session = session

    async def send(self, body: Any, chat: int = ANNA) -> tuple[int, Any]:
        address = f"{self._url}/chats/{chat}/send"
        async with self._session.post(address, json=body) as answer:
            return answer.status, await answer.json()

    async def upload(self, *types: str, chat: int = ANNA, **more: str) -> Any:
        form = aiohttp.FormData(more)
        for number, content_type in enumerate(types):
            form.add_field("file", b"x", filename=f"{number}.x", content_type=content_type)
        async with self._session.post(f"{self._url}/chats/{chat}/upload", data=form) as answer:
            assert answer.status == 200
            return await answer.json()

    async def get(self, path: str) -> tuple[int, Any, aiohttp.ClientResponse]:
        async with self._session.get(self._url + path) as answer:
            return answer.status, await answer.read(), answer

    def got(self, count: int) -> list[dict[str, Any]]:
        """The last messages that a bot would get."""
        return [update["message"] for update in self.telegram.pending[-count:]]


@pytest.fixture
async def phone() -> AsyncIterator[Phone]:
    clock = StoppedClock(at(28, 17, 30))
    telegram, names = populate(clock, "1000000:x")
    page_clock = PageClock(clock.now, clock.travel, MOSCOW)
    server = SandboxServer(telegram, names, ORGANISER, page_clock, (54.5, 36.25))
    await server.start()
    async with aiohttp.ClientSession() as session:
        yield Phone(server.url, telegram, session)
    await server.stop()


async def test_formatting_is_sent_in_telegrams_form(phone: Phone) -> None:
    bold = {"type": "bold", "offset": 0, "length": 2}
    status, bubble = await phone.send({"text": "😀 x", "entities": [bold]})
    assert (status, bubble["entities"], phone.got(1)[0]["entities"]) == (200, [bold], [bold])


@pytest.mark.parametrize(
    "body",
    [
        {"text": "x", "entities": [{"type": "bold", "offset": 0, "length": 2}]},
        {"text": "x", "entities": ["bold"]},
        {"text": "x", "entities": {}},
        {"location": {"latitude": 91, "longitude": 0}},
        {"location": {"latitude": "x", "longitude": 0}},
        {"location": {"latitude": 1}},
        {"location": None},
    ],
)
async def test_formatting_and_places_that_make_no_sense_are_refused(
    phone: Phone, body: dict[str, Any]
) -> None:
    status, error = await phone.send(body)
    assert (status, bool(error["error"])) == (400, True)
    assert phone.telegram.chats[ANNA].messages == []


async def test_a_place_is_sent(phone: Phone) -> None:
    status, bubble = await phone.send({"location": {"latitude": 54.5, "longitude": 36.25}})
    assert (status, bubble["kind"], bubble["text"]) == (200, "location", "")
    assert phone.got(1)[0]["location"] == bubble["point"]["location"]
    assert (await phone.get("/venue"))[1] == b'{"latitude": 54.5, "longitude": 36.25}'


@pytest.mark.parametrize(
    ("content_type", "kind"),
    [(PHOTO, "photo"), (VIDEO, "video"), (VOICE, "voice"), (TEXT, "document")],
)
async def test_a_file_is_what_its_type_says(phone: Phone, content_type: str, kind: str) -> None:
    bubble = await phone.upload(content_type, caption="here")
    assert (bubble["kind"], bubble["album"], bubble["text"]) == (kind, None, "here")
    assert phone.got(1)[0][kind]


@pytest.mark.parametrize(
    ("types", "albums"),
    [
        ([PHOTO, VIDEO, PHOTO], [3]),
        ([TEXT, TEXT], [2]),
        ([PHOTO, PHOTO, TEXT], [2, 0]),
        ([VOICE, VOICE], [0, 0]),
        ([PHOTO] * 12, [10, 2]),
        ([PHOTO] * 11, [10, 0]),
    ],
)
async def test_several_files_go_as_the_albums_that_an_app_would_send(
    phone: Phone, types: list[str], albums: list[int]
) -> None:
    sent = (await phone.upload(*types, caption="here"))["messages"]
    assert [message["text"] for message in sent] == ["here", *[""] * (len(types) - 1)]
    messages = phone.got(len(types))
    assert [m["message_id"] for m in messages] == [m["id"] for m in sent]
    for size in albums:
        group, messages = messages[: size or 1], messages[size or 1 :]
        names = {message.get("media_group_id") for message in group}
        assert len(names) == 1
        assert (names == {None}) == (size == 0)
    assert messages == []


async def test_in_the_team_chat_an_album_comes_from_whoever_is_named(phone: Phone) -> None:
    sent = await phone.upload(PHOTO, PHOTO, chat=TEAM_CHAT, **{"from": str(ANNA)})
    assert {message["from"] for message in sent["messages"]} == {ANNA}


async def test_what_is_seen_and_heard_is_shown_and_all_else_is_kept(phone: Phone) -> None:
    for content_type, shown in (
        (PHOTO, True),
        (VIDEO, True),
        (VOICE, True),
        ("text/html", False),
        ("image/svg+xml", False),
    ):
        bubble = await phone.upload(content_type)
        status, _, answer = await phone.get(bubble["file"]["address"])
        disposition = "inline" if shown else "attachment"
        assert (status, answer.headers["Content-Disposition"]) == (200, disposition)
        assert (answer.content_type == content_type) == shown


async def test_a_file_that_the_bot_may_not_send_any_more_is_still_looked_at(phone: Phone) -> None:
    bubble = await phone.upload(PHOTO)
    phone.telegram.forget_file(bubble["file"]["address"].rpartition("/")[2])
    assert (await phone.get(bubble["file"]["address"]))[0] == 200
