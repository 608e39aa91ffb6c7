"""The transport answers, has patience where it is due, and never gives a token away."""

import asyncio
import gzip
import logging
import tracemalloc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, TimedOut

from bot.api_calls import ApiCalls, NoteRefusal
from bot.http_transport import LARGEST_BODY, HttpTransport
from bot.ptb_request import BASE_FILE_URL, BASE_URL, PtbRequest
from bot.ptb_request import TOKEN as PTB_TOKEN
from bot.transport import (
    LONGEST_WAIT,
    NotConnectedError,
    ServerFailedError,
    TooManyRequests,
    UnreadableAnswer,
    check_answer,
    seconds_to_wait,
)
from tests.bot.api_server import TOKEN, ApiServer, failure


@asynccontextmanager
async def bot_on(
    server: ApiServer, patience: float = 0.0, note_refusal: NoteRefusal | None = None
) -> AsyncIterator[Bot]:
    async with HttpTransport(server.url, TOKEN) as transport:
        request = PtbRequest(ApiCalls(transport, patience, note_refusal=note_refusal))
        async with Bot(PTB_TOKEN, BASE_URL, BASE_FILE_URL, request=request) as bot:
            yield bot


async def test_a_message_with_german_russian_and_emoji_arrives_as_it_was(server: ApiServer) -> None:
    text = "Grüße & «привет» 🎉\n100 % + ="
    async with bot_on(server) as bot:
        sent = await bot.send_message(5, text)
    assert sent.text == text
    assert server.made("sendMessage")[0]["text"] == text


async def test_a_file_arrives_with_its_name(server: ApiServer) -> None:
    async with bot_on(server) as bot:
        await bot.send_document(5, b"content", filename="daten.json", caption="für Sie")
    assert "daten.json" in server.made("sendDocument")[0]["document"]
    assert server.made("sendDocument")[0]["caption"] == "für Sie"


@pytest.mark.parametrize(
    ("status", "description", "error"),
    [
        (400, "Bad Request: chat not found", BadRequest),
        (403, "Forbidden: bot was blocked by the user", Forbidden),
        (502, "Bad Gateway", NetworkError),
    ],
)
async def test_errors_of_the_server_become_ptbs(
    server: ApiServer, status: int, description: str, error: type[Exception]
) -> None:
    server.answers["sendMessage"] = [failure(status, description)]
    async with bot_on(server) as bot:
        with pytest.raises(error):
            await bot.send_message(5, "x")


async def test_what_passes_is_tried_again_while_patience_lasts(server: ApiServer) -> None:
    server.answers["sendMessage"] = [
        failure(502, "Bad Gateway"),
        web.Response(status=500, text="<html>"),
        failure(429, "Too Many Requests: retry after 1", retry_after=1),
    ]
    async with bot_on(server, patience=10) as bot:
        await bot.send_message(5, "x")
    assert len(server.made("sendMessage")) == 4


async def test_what_will_not_pass_is_not_tried_again(server: ApiServer) -> None:
    server.answers["sendMessage"] = [failure(400, "Bad Request: chat not found")]
    async with bot_on(server, patience=10) as bot:
        with pytest.raises(BadRequest):
            await bot.send_message(5, "x")
    assert len(server.made("sendMessage")) == 1


async def test_a_wait_longer_than_patience_is_left_to_the_caller(server: ApiServer) -> None:
    server.answers["sendMessage"] = [failure(429, "Too Many Requests", retry_after=100)]
    async with bot_on(server, patience=10) as bot:
        with pytest.raises(TooManyRequests) as refused:
            await bot.send_message(5, "x")
    assert seconds_to_wait(refused.value) == 100


async def test_every_refusal_is_noted_so_that_bulk_can_make_room(server: ApiServer) -> None:
    refusals: list[float] = []
    server.answers["sendMessage"] = [
        failure(502, "Bad Gateway"),
        failure(429, "Too Many Requests", retry_after=0),
        failure(429, "Too Many Requests", retry_after=100),
    ]
    async with bot_on(server, patience=10, note_refusal=refusals.append) as bot:
        with pytest.raises(TooManyRequests):
            await bot.send_message(5, "x")
    assert refusals == [0, 100]


async def test_a_server_that_is_not_there_was_certainly_not_reached(server: ApiServer) -> None:
    async with HttpTransport(server.url, TOKEN) as transport:
        await server.stop()
        with pytest.raises(NotConnectedError):
            await transport.call("getMe", {})


async def test_a_server_that_comes_back_is_reached_again(server: ApiServer) -> None:
    async with bot_on(server, patience=10) as bot:
        await server.stop()
        sending = asyncio.create_task(bot.send_message(5, "x"))
        await server.start()
        await sending


async def test_silence_is_a_timeout(server: ApiServer) -> None:
    server.hold["sendMessage"] = asyncio.Event()
    async with bot_on(server) as bot:
        with pytest.raises(TimedOut):
            await bot.send_message(5, "x", read_timeout=0.05)


async def test_many_requests_fly_at_once(server: ApiServer) -> None:
    server.hold["sendMessage"] = asyncio.Event()
    async with bot_on(server) as bot:
        sending = [asyncio.create_task(bot.send_message(i, "x")) for i in range(1, 201)]
        await server.until(lambda: server.in_flight == 200)
        server.hold["sendMessage"].set()
        await asyncio.gather(*sending)


async def test_no_error_and_no_log_line_carries_the_token(
    server: ApiServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secret = TOKEN.split(":")[1]
    errors = []
    async with bot_on(server) as bot:
        for answer in (failure(502, "Bad Gateway"), web.Response(status=500, text="<html>")):
            server.answers["sendMessage"] = [answer]
            with pytest.raises(NetworkError) as failed:
                await bot.send_message(5, "x")
            errors.append(failed)
        await server.stop()
        with pytest.raises(NetworkError) as failed:
            await bot.send_message(5, "x")
        errors.append(failed)
    for failed in errors:
        assert secret not in repr(failed.value) + str(failed.value)
        assert secret not in str(failed.getrepr(chain=True, style="short"))
    ours = [r for r in caplog.records if not r.name.startswith(("telegram", "asyncio"))]
    assert secret not in "".join(record.getMessage() for record in ours)


NONSENSE: list[tuple[int, bytes]] = [
    (200, b"null"),
    (200, b"[]"),
    (200, b"<html>geheim"),
    (200, b'{"ok": true}'),
    (200, b'{"ok": true, "result": 1, "parameters": "x"}'),
    (200, b""),
    (400, b"[]"),
    (400, b"geheim"),
    (400, b'{"ok": false, "description": {"geheim": 1}}'),
    (403, b"null"),
]


@pytest.mark.parametrize(("status", "body"), NONSENSE, ids=range(len(NONSENSE)))
async def test_an_answer_that_cannot_be_read_counts_as_none_and_is_not_logged(
    server: ApiServer, caplog: pytest.LogCaptureFixture, status: int, body: bytes
) -> None:
    server.answers["sendMessage"] = [web.Response(status=status, body=body)]
    with caplog.at_level(logging.DEBUG), caplog.at_level(logging.DEBUG, "bot.transport"):
        async with bot_on(server) as bot:
            with pytest.raises(UnreadableAnswer):
                await bot.send_message(5, "x")
    assert f"cannot be read: {len(body)} bytes" in caplog.text
    assert "geheim" not in caplog.text


async def test_what_was_answered_by_nonsense_is_tried_again_while_patience_lasts(
    server: ApiServer,
) -> None:
    server.answers["sendMessage"] = [web.Response(status=200, body=b"null") for _ in range(2)]
    async with bot_on(server, patience=10) as bot:
        assert (await bot.send_message(5, "x")).text == "x"


@cache
def without_end() -> bytes:
    """What unpacks to many times what may be read."""
    return gzip.compress(bytes(8 * LARGEST_BODY), compresslevel=1)


async def test_a_body_that_unpacks_without_end_is_not_read_to_its_end(server: ApiServer) -> None:
    headers = {"Content-Encoding": "gzip"}
    server.answers["sendMessage"] = [web.Response(body=without_end(), headers=headers)]
    async with bot_on(server) as bot:
        tracemalloc.start()
        with pytest.raises(UnreadableAnswer):
            await bot.send_message(5, "x")
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert most < 4 * LARGEST_BODY


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_never_followed(server: ApiServer, status: int) -> None:
    elsewhere = f"{server.url}/bot{TOKEN}/deleteMessage"
    answer = web.Response(status=status, headers={"Location": elsewhere})
    server.answers["sendMessage"] = [answer]
    async with bot_on(server) as bot:
        with pytest.raises(ServerFailedError):
            await bot.send_message(5, "x")
    assert [method for method, _ in server.calls if method != "getMe"] == ["sendMessage"]


@pytest.mark.parametrize(
    ("asked", "waited"),
    [
        (b"3", 3),
        (b"1000000000", LONGEST_WAIT),
        (b"1e400", LONGEST_WAIT),
        (b"-5", 0),
        (b"NaN", 0),
        (b'"x"', 1),
        (b"null", 1),
        (b"[]", 1),
    ],
)
def test_no_server_can_silence_the_bot_for_ever(asked: bytes, waited: float) -> None:
    with pytest.raises(TooManyRequests) as raised:
        check_answer(429, b'{"parameters": {"retry_after": %s}}' % asked)
    assert raised.value.seconds == waited
