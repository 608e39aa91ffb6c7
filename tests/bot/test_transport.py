"""The transport answers, has patience where it is due, and never gives a token away."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, TimedOut

from bot.http_transport import HttpTransport
from bot.ptb_request import BASE_FILE_URL, BASE_URL, NoteRefusal, PtbRequest
from bot.ptb_request import TOKEN as PTB_TOKEN
from bot.transport import NotConnectedError, TooManyRequests, seconds_to_wait
from tests.bot.api_server import TOKEN, ApiServer, failure


@pytest.fixture
async def server() -> AsyncIterator[ApiServer]:
    server = ApiServer()
    await server.start()
    yield server
    await server.stop()


@asynccontextmanager
async def bot_on(
    server: ApiServer, patience: float = 0.0, note_refusal: NoteRefusal | None = None
) -> AsyncIterator[Bot]:
    async with HttpTransport(server.url, TOKEN) as transport:
        request = PtbRequest(transport, patience, note_refusal=note_refusal)
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
        failure(429, "Too Many Requests", retry_after=1),
        failure(429, "Too Many Requests", retry_after=100),
    ]
    async with bot_on(server, patience=10, note_refusal=refusals.append) as bot:
        with pytest.raises(TooManyRequests):
            await bot.send_message(5, "x")
    assert refusals == [1, 100]


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
