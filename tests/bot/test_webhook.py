"""A webhook takes only what carries the secret, and acknowledges only what is written down."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from io import BytesIO

import aiohttp
import pytest

from bot.failures import Failure
from bot.webhook import Webhook
from storage import inbox
from storage.inbox import Update

SECRET = "s3cret"
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


class Server:
    """A webhook on a free port, with what it took in."""

    def __init__(self, port: int, **limits: float) -> None:
        self.url = f"http://127.0.0.1:{port}/any/path"
        self.port = port
        self.taken: list[Update] = []
        self.broken = False
        self.webhook = Webhook(self.take, SECRET, **limits)  # type: ignore[arg-type]

    async def take(self, updates: Sequence[Update]) -> None:
        if self.broken:
            raise sqlite3.OperationalError("database or disk is full")
        self.taken += updates


@asynccontextmanager
async def webhook_on(port: int, **limits: float) -> AsyncIterator[Server]:
    server = Server(port, **limits)
    await server.webhook.start("127.0.0.1", server.port)
    yield server
    await server.webhook.stop()


@pytest.fixture
async def server(unused_tcp_port: int) -> AsyncIterator[Server]:
    async with webhook_on(unused_tcp_port) as server:
        yield server


async def post(server: Server, body: bytes | BytesIO, headers: dict[str, str] | None = None) -> int:
    async with (
        aiohttp.ClientSession() as session,
        session.post(server.url, data=body, headers=HEADERS if headers is None else headers) as r,
    ):
        return r.status


async def test_an_update_is_taken_in_on_any_path(server: Server) -> None:
    assert await post(server, b'{"update_id": 7}') == 200
    assert server.taken == [{"update_id": 7}]


@pytest.mark.parametrize("secret", ["", "wrong", SECRET + "x", "ü"])
async def test_without_the_secret_nothing_is_taken_in(server: Server, secret: str) -> None:
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
    assert await post(server, b'{"update_id": 7}', headers) == 403
    assert server.taken == []


@pytest.mark.parametrize(
    "body", [b"", b"no json", b"[]", b'"x"', b"{}", b'{"update_id": "7"}', b"\xff\xfe"]
)
async def test_what_is_no_update_is_refused(server: Server, body: bytes) -> None:
    assert await post(server, body) == 400
    assert server.taken == []


async def test_a_body_far_too_large_is_refused(server: Server) -> None:
    assert await post(server, BytesIO(b" " * 1_100_000)) == 413


async def test_what_cannot_be_written_down_is_not_acknowledged(server: Server) -> None:
    server.broken = True
    assert await post(server, b'{"update_id": 7}') == 500


async def test_an_address_that_is_taken_is_one_clear_line(server: Server) -> None:
    with pytest.raises(Failure, match=f"127.0.0.1:{server.port}"):
        await Webhook(server.take, SECRET).start("127.0.0.1", server.port)


HALF = b"POST / HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: "
Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def connect(server: Server, sent: bytes = HALF) -> Connection:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(sent)
    return reader, writer


async def closed(connections: Sequence[Connection]) -> None:
    """Wait until the other side has closed these connections."""
    for reader, writer in connections:
        with suppress(ConnectionError):
            await reader.read()
        writer.close()


async def test_many_half_open_connections_keep_no_lawful_post_out(unused_tcp_port: int) -> None:
    async with webhook_on(unused_tcp_port, strangers=16, request_seconds=3_600) as server:
        half_open = [await connect(server) for _ in range(400)]
        assert await post(server, b'{"update_id": 7}') == 200
        await closed(half_open[:384])
        for _, writer in half_open[384:]:
            writer.close()
    assert server.taken == [{"update_id": 7}]


async def test_a_connection_that_never_comes_to_its_request_is_closed(
    unused_tcp_port: int,
) -> None:
    async with webhook_on(unused_tcp_port, request_seconds=0.05) as server:
        await closed([await connect(server, sent) for sent in (b"", HALF, HALF + b"wrong\r\n")])


async def test_an_update_that_never_comes_whole_is_given_up(unused_tcp_port: int) -> None:
    async with webhook_on(unused_tcp_port, request_seconds=0.05) as server:
        server.webhook._server._seconds = 3_600  # It has shown the secret by then, however late.
        sent = HALF + SECRET.encode() + b"\r\nContent-Length: 100\r\n\r\n{"
        reader, writer = await connect(server, sent)
        assert (await reader.readline()).split()[1] == b"408"
        writer.close()


async def test_a_connection_that_has_shown_the_secret_stays_open(unused_tcp_port: int) -> None:
    async with webhook_on(unused_tcp_port, strangers=1) as server:
        body = SECRET.encode() + b"\r\nContent-Length: 15\r\n\r\n"
        reader, writer = await connect(server, HALF + body + b'{"update_id":7}')
        await reader.readuntil(b"\r\n\r\n")
        strangers = [await connect(server) for _ in range(3)]
        await closed(strangers[:1])
        writer.write(HALF + body + b'{"update_id":8}')
        assert (await reader.readline()).split()[1] == b"200"
        for _, stranger in (*strangers[1:], (reader, writer)):
            stranger.close()
    assert [update["update_id"] for update in server.taken] == [7, 8]


async def test_a_header_that_is_no_text_is_refused_like_any_wrong_one(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    reader, writer = await connect(server, HALF + b"\xff\xfe\r\nContent-Length: 0\r\n\r\n")
    assert (await reader.readline()).split()[1] == b"403"
    writer.close()
    assert not any(record.exc_info for record in caplog.records)


async def test_an_update_nested_too_deep_is_handed_on_to_be_set_aside(server: Server) -> None:
    body = b'{"update_id": 7, "message": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    assert await post(server, body) == 200
    assert [update["update_id"] for update in server.taken] == [7]
    with pytest.raises(inbox.Unstorable):
        inbox.store(sqlite3.connect(":memory:"), server.taken, datetime.now(UTC))


async def test_other_methods_are_refused(server: Server) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.get(server.url, headers=HEADERS) as response,
    ):
        assert response.status == 405
