"""A webhook takes only what carries the secret, and acknowledges only what is written down."""

import sqlite3
from collections.abc import AsyncIterator, Sequence
from io import BytesIO

import aiohttp
import pytest

from bot.failures import Failure
from bot.webhook import Webhook
from storage.inbox import Update

SECRET = "s3cret"
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


class Server:
    """A webhook on a free port, with what it took in."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/any/path"
        self.port = port
        self.taken: list[Update] = []
        self.broken = False

    async def take(self, updates: Sequence[Update]) -> None:
        if self.broken:
            raise sqlite3.OperationalError("database or disk is full")
        self.taken += updates


@pytest.fixture
async def server(unused_tcp_port: int) -> AsyncIterator[Server]:
    server = Server(unused_tcp_port)
    webhook = Webhook(server.take, SECRET)
    await webhook.start("127.0.0.1", server.port)
    yield server
    await webhook.stop()


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
