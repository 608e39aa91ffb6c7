"""What the frame says to Telegram arrives as JSON, and every answer means what it should."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)

from bot.api_calls import ApiCalls
from bot.http_transport import HttpTransport
from bot.transport import (
    NotConnectedError,
    ServerFailedError,
    TooManyRequests,
    UnreadableAnswer,
    check_answer,
)
from handlers.frame.api_errors import Refusal, means
from handlers.frame.calls import NO_FILES, edit_screen, send_file, send_screen
from handlers.home.actions import Help
from handlers.ui.screen import Button, Screen, Text
from tests.bot.api_server import TOKEN, ApiServer

SCREEN = (
    Text()
    .title("Grüße 🎉")
    .line("«привет»")
    .screen(Button("Help", Help()), Button("Map", url="https://example.org", style="primary"))
)


@asynccontextmanager
async def calls_to(
    server: ApiServer, patience: float = 0.0, noted: list[int] | None = None
) -> AsyncIterator[ApiCalls]:
    async with HttpTransport(server.url, TOKEN) as transport:
        yield ApiCalls(transport, patience, noted.append if noted is not None else None)


Said = tuple[int, bytes]
"""The status and the body of an answer."""


def result(value: object) -> Said:
    return 200, json.dumps({"ok": True, "result": value}).encode()


def refusal(status: int, description: str, **parameters: int) -> Said:
    said = {"ok": False, "description": description, "parameters": parameters}
    return status, json.dumps(said).encode()


def response_of(said: Said) -> web.Response:
    return web.Response(status=said[0], body=said[1])


async def test_a_screen_is_one_post_of_json_and_its_id_is_read(server: ApiServer) -> None:
    async with calls_to(server) as calls:
        number = await send_screen(calls, 5, SCREEN)
    assert number == 1
    (given,) = server.made("sendMessage")
    assert given["text"] == "Grüße 🎉\n«привет»"
    assert json.loads(given["entities"]) == [{"type": "bold", "offset": 0, "length": 8}]
    assert json.loads(given["reply_markup"])["inline_keyboard"] == [
        [{"text": "Help", "callback_data": "q"}],
        [{"text": "Map", "url": "https://example.org", "style": "primary"}],
    ]
    assert server.content_types == ["application/json"]


async def test_what_is_not_said_is_not_sent(server: ApiServer) -> None:
    async with calls_to(server) as calls:
        await send_screen(calls, 5, Screen("x"))
        await edit_screen(calls, 5, 1, Screen("x"))
    sent, edited = server.made("sendMessage")[0], server.made("editMessageText")[0]
    assert sent.keys() == {"chat_id", "text", "link_preview_options"}
    assert edited.keys() == {"chat_id", "message_id", "text", "link_preview_options"}


async def test_what_comes_without_a_sound_or_in_a_topic_says_so(server: ApiServer) -> None:
    async with calls_to(server) as calls:
        await send_screen(calls, 5, Screen("x", silent=True, thread=7))
    (given,) = server.made("sendMessage")
    assert (given["disable_notification"], given["message_thread_id"]) == ("true", "7")


async def test_a_file_goes_as_a_form_with_what_stands_below_it(server: ApiServer) -> None:
    async with calls_to(server) as calls:
        await send_file(calls, 5, "document", "my.ics", b"content", SCREEN)
    (given,) = server.made("sendDocument")
    assert "my.ics" in given["document"]
    assert "text/calendar" in given["document"]
    assert given["caption"] == SCREEN.text
    assert json.loads(given["caption_entities"])[0]["type"] == "bold"
    assert "inline_keyboard" in given["reply_markup"]
    assert server.content_types == ["multipart/form-data"]


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ({"message_id": 7, "date": 1, "chat": {}}, (7,)),
        ([{"message_id": 7}, {"message_id": 8, "photo": []}], (7, 8)),
        (True, ()),
        ([], ()),
    ],
)
async def test_of_an_answer_the_ids_are_read(
    server: ApiServer, value: object, ids: tuple[int, ...]
) -> None:
    server.answers["deleteMessages"] = [response_of(result(value))]
    async with calls_to(server) as calls:
        assert await calls.call("deleteMessages", {"chat_id": 5}) == ids


REFUSED: list[tuple[Said, type[TelegramError], Refusal | None]] = [
    (refusal(400, "Bad Request: message is not modified: …"), BadRequest, Refusal.NOT_MODIFIED),
    (refusal(400, "Bad Request: message to edit not found"), BadRequest, Refusal.NOT_EDITABLE),
    (refusal(400, "Bad Request: chat not found"), BadRequest, Refusal.CHAT_GONE),
    (refusal(403, "Forbidden: bot was blocked by the user"), Forbidden, None),
    (refusal(400, "upgraded", migrate_to_chat_id=-1005), ChatMigrated, None),
    (refusal(401, "Unauthorized"), InvalidToken, None),
    (refusal(409, "Conflict: terminated"), Conflict, None),
]


@pytest.mark.parametrize(("said", "kind", "reason"), REFUSED, ids=range(len(REFUSED)))
async def test_what_is_refused_for_good_is_raised_at_once(
    server: ApiServer,
    said: Said,
    kind: type[TelegramError],
    reason: Refusal | None,
) -> None:
    server.answers["editMessageText"] = [response_of(said)]
    async with calls_to(server, patience=10) as calls:
        with pytest.raises(kind) as raised:
            await edit_screen(calls, 5, 1, SCREEN)
    assert type(raised.value) is kind
    assert reason is None or means(raised.value, reason)
    assert len(server.made("editMessageText")) == 1


def test_a_group_that_moved_says_where_to() -> None:
    with pytest.raises(ChatMigrated) as raised:
        check_answer(400, b'{"description": "x", "parameters": {"migrate_to_chat_id": -1005}}')
    assert raised.value.new_chat_id == -1005


PASSING: list[tuple[Said, type[NetworkError]]] = [
    (refusal(429, "Too Many Requests: retry after 0", retry_after=0), TooManyRequests),
    (refusal(502, "Bad Gateway"), ServerFailedError),
    ((500, b"<html>"), ServerFailedError),
    ((401, b""), UnreadableAnswer),
    ((404, b"<html>"), UnreadableAnswer),
    ((200, b"<html>"), UnreadableAnswer),
    ((200, b'{"ok": true}'), UnreadableAnswer),
    (result("sent"), UnreadableAnswer),
    (result({"id": 1}), UnreadableAnswer),
    (result({"message_id": "1"}), UnreadableAnswer),
    ((200, b'{"result": {"message_id": 1, "x": ' + b"[" * 100_000), UnreadableAnswer),
    ((400, b"<html>"), UnreadableAnswer),
    (refusal(418, "I'm a teapot"), NetworkError),
]


@pytest.mark.parametrize(("said", "kind"), PASSING, ids=range(len(PASSING)))
async def test_what_may_pass_is_raised_where_there_is_no_patience(
    server: ApiServer, said: Said, kind: type[NetworkError]
) -> None:
    server.answers["sendMessage"] = [response_of(said)]
    async with calls_to(server) as calls:
        with pytest.raises(kind) as raised:
            await send_screen(calls, 5, SCREEN)
    assert type(raised.value) is kind
    assert not isinstance(raised.value, BadRequest)


@pytest.mark.parametrize(("said", "kind"), PASSING, ids=range(len(PASSING)))
async def test_what_may_pass_is_tried_again_with_patience(
    server: ApiServer, said: Said, kind: type[NetworkError]
) -> None:
    noted: list[int] = []
    server.answers["sendMessage"] = [response_of(said)]
    async with calls_to(server, 10, noted) as calls:
        assert await send_screen(calls, 5, SCREEN), kind
    assert noted == [5, 5]


async def test_no_connection_and_silence_are_told_apart(server: ApiServer) -> None:
    server.hold["sendMessage"] = asyncio.Event()
    async with calls_to(server) as calls:
        with pytest.raises(TimedOut):
            await calls.read(bytes, "sendMessage", {"chat_id": 5}, NO_FILES, 0.05)
        await server.stop()
        with pytest.raises(NotConnectedError):
            await send_screen(calls, 5, SCREEN)


@pytest.mark.parametrize("value", [object(), b"\xff\xfe".decode(errors="surrogateescape")])
async def test_what_json_cannot_say_is_a_mistake_and_no_outage(
    server: ApiServer, value: Any
) -> None:
    async with calls_to(server, patience=10) as calls:
        with pytest.raises((TypeError, ValueError)):
            await calls.call("sendMessage", {"chat_id": 5, "text": value})
    assert not server.calls
