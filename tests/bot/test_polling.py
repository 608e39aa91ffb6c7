"""Long polling confirms only what is in the inbox, and copes with outages and rivals."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web

from bot import polling
from bot.failures import Failure, UnusableInput
from bot.health.signs import Signs
from bot.http_transport import HttpTransport
from bot.polling import Polling
from bot.transport import seconds_to_wait
from storage.inbox import Update
from tests.bot.api_server import TOKEN, ApiServer, failure

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot runs"
WEBHOOK = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first"


@pytest.fixture(autouse=True)
def pauses_are_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "_PAUSE", 0.02)
    monkeypatch.setattr(polling, "_CONFLICT_PAUSE", 0.02)
    monkeypatch.setattr(polling, "seconds_to_wait", lambda error: seconds_to_wait(error) / 100)


class Inbox:
    """What was taken in; `broken` makes it fail as a full disk would."""

    def __init__(self, server: ApiServer) -> None:
        self.ids: list[int] = []
        self.taken: list[object] = []
        self.broken = 0
        self._server = server

    async def take(self, updates: Sequence[Update]) -> None:
        if updates and self.broken:
            self.broken -= 1
            raise sqlite3.OperationalError("database or disk is full")
        self.taken += updates
        self.ids += [u["update_id"] for u in updates if isinstance(u, dict) and "update_id" in u]
        async with self._server.changed:
            self._server.changed.notify_all()


@asynccontextmanager
async def polling_on(
    server: ApiServer, inbox: Inbox, signs: Signs | None = None
) -> AsyncIterator[asyncio.Task[None]]:
    async with HttpTransport(server.url, TOKEN) as transport:
        polling = Polling(transport, inbox.take, ["message"], signs)
        task = asyncio.create_task(polling.run())
        try:
            yield task
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


async def test_updates_are_confirmed_by_the_next_request(server: ApiServer) -> None:
    inbox = Inbox(server)
    async with polling_on(server, inbox):
        await server.give({"update_id": 7}, {"update_id": 8})
        await server.until(lambda: len(server.made("getUpdates")) >= 2)
        await server.give({"update_id": 9})
        await server.until(lambda: len(server.made("getUpdates")) >= 3)
    assert inbox.ids == [7, 8, 9]
    assert [call.get("offset") for call in server.made("getUpdates")][:3] == [None, "9", "10"]
    assert server.made("getUpdates")[0]["allowed_updates"] == '["message"]'


async def test_ids_that_restart_lower_after_a_quiet_time_are_not_missed(
    server: ApiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "POLL_SECONDS", 0)
    inbox = Inbox(server)
    async with polling_on(server, inbox):
        await server.give({"update_id": 900})
        await server.until(lambda: inbox.ids == [900])
        quiet = len(server.made("getUpdates")) + 2
        await server.until(lambda: len(server.made("getUpdates")) >= quiet)
        await server.give({"update_id": 5})
        await server.until(lambda: inbox.ids == [900, 5])


async def test_what_cannot_be_written_down_is_not_confirmed(server: ApiServer) -> None:
    inbox = Inbox(server)
    inbox.broken = 1
    async with polling_on(server, inbox):
        await server.give({"update_id": 7})
        await server.until(lambda: inbox.ids == [7])
    assert [call.get("offset") for call in server.made("getUpdates")][:2] == [None, None]


async def test_a_server_that_was_away_is_polled_again_at_once(
    server: ApiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox, pauses = Inbox(server), list[float]()
    sleep = asyncio.sleep

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        await sleep(seconds)

    monkeypatch.setattr(asyncio, "sleep", pause)
    async with polling_on(server, inbox):
        await server.until(lambda: bool(server.made("getUpdates")))
        await server.stop()
        await server.start()
        await server.give({"update_id": 7})
        await server.until(lambda: inbox.ids == [7])
    assert max(pauses, default=0) < 1


async def test_an_error_of_the_server_is_no_end(server: ApiServer) -> None:
    inbox = Inbox(server)
    server.answers["getUpdates"] = [
        failure(502, "Bad Gateway"),
        failure(429, "Too Many Requests: retry after 1", retry_after=1),
        failure(500, "Internal Server Error"),
    ]
    async with polling_on(server, inbox):
        await server.give({"update_id": 7})
        await server.until(lambda: inbox.ids == [7])


async def test_the_instance_that_came_second_stops(server: ApiServer) -> None:
    server.answers["getUpdates"] = [failure(409, CONFLICT), failure(409, CONFLICT)]
    async with polling_on(server, Inbox(server)) as task:
        with pytest.raises(Failure, match="another instance"):
            await task


async def test_the_instance_that_was_there_first_goes_on(
    server: ApiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "_YOUNG_FOR", 0.0)
    monkeypatch.setattr(polling, "_CONFLICT_PAUSE", 0.01)
    server.answers["getUpdates"] = [failure(409, CONFLICT) for _ in range(4)]
    inbox = Inbox(server)
    async with polling_on(server, inbox):
        await server.give({"update_id": 7})
        await server.until(lambda: inbox.ids == [7])


async def test_a_webhook_left_behind_is_deleted_and_keeps_what_is_pending(
    server: ApiServer,
) -> None:
    server.answers["getUpdates"] = [failure(409, WEBHOOK) for _ in range(2)]
    inbox = Inbox(server)
    async with polling_on(server, inbox):
        await server.give({"update_id": 7})
        await server.until(lambda: inbox.ids == [7])
    assert server.made("deleteWebhook")[0].get("drop_pending_updates") in (None, "false")


async def test_a_token_that_is_refused_ends_it(server: ApiServer) -> None:
    server.answers["getUpdates"] = [failure(401, "Unauthorized")]
    async with polling_on(server, Inbox(server)) as task:
        with pytest.raises(UnusableInput, match="BOT_TOKEN"):
            await task


async def test_a_token_that_another_call_has_shown_to_be_good_is_an_outage_at_the_first_poll(
    server: ApiServer,
) -> None:
    server.answers["getUpdates"] = [failure(401, "Unauthorized")]
    inbox, signs = Inbox(server), Signs()
    signs.note_call("getMe", "ok", 0.1)
    async with polling_on(server, inbox, signs):
        await server.give({"update_id": 7})
        await server.until(lambda: inbox.ids == [7])


@pytest.mark.parametrize("status", [401, 404])
async def test_a_token_that_is_refused_later_is_an_outage(
    server: ApiServer, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    inbox = Inbox(server)
    server.answers["getUpdates"] = [
        web.json_response({"ok": True, "result": []}),
        failure(status, "Unauthorized"),
        failure(status, "Unauthorized"),
    ]
    async with polling_on(server, inbox):
        await server.give({"update_id": 7})
        await server.until(lambda: inbox.ids == [7])
    said = [r.getMessage() for r in caplog.records if "cannot reach" in r.getMessage()]
    assert said == ["cannot reach the Bot API server (it does not know BOT_TOKEN), trying again"]


STRANGE: list[tuple[int, bytes]] = [
    (200, b"null"),
    (200, b"[]"),
    (200, b"{}"),
    (200, b'"x"'),
    (200, b"7"),
    (200, b""),
    (200, b"<html>"),
    (200, b"\xff\xfe"),
    (200, b'{"ok": true}'),
    (200, b'{"ok": true, "result": null}'),
    (200, b'{"ok": true, "result": {}}'),
    (200, b'{"ok": true, "result": [null]}'),
    (200, b'{"ok": true, "result": [{"update_id": "x"}]}'),
    (200, b'{"ok": false, "description": 5}'),
    (204, b""),
    (302, b""),
    (400, b"[]"),
    (400, b"null"),
    (400, b'{"ok": false, "description": ["x"], "parameters": 7}'),
    (401, b""),
    (401, b'{"error": "Unauthorized"}'),
    (403, b'{"ok": false}'),
    (404, b"<html><center>nginx</center></html>"),
    (404, b'{"detail": "Not Found"}'),
    (404, b'{"ok": false, "error_code": 401}'),
    (409, b"[]"),
    (429, b"[]"),
    (500, b"null"),
    (599, b"x"),
    (200, b"[" * 100_000),
]


@pytest.mark.parametrize(("status", "body"), STRANGE, ids=range(len(STRANGE)))
async def test_no_answer_of_the_server_is_the_end(
    server: ApiServer, status: int, body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "_PAUSE", 0.001)
    inbox = Inbox(server)
    server.answers["getUpdates"] = [web.Response(status=status, body=body) for _ in range(2)]
    async with polling_on(server, inbox):
        await server.give({"update_id": 7})
        await server.until(lambda: inbox.ids == [7])


async def test_what_is_no_update_is_confirmed_with_those_around_it(server: ApiServer) -> None:
    inbox = Inbox(server)
    odd: list[Any] = [
        None,
        {"update_id": 7},
        {},
        {"update_id": 2**70},
        {"update_id": "9"},
        [],
        {"x": 1},
    ]
    server.answers["getUpdates"] = [web.json_response({"ok": True, "result": odd})]
    async with polling_on(server, inbox):
        await server.until(lambda: len(server.made("getUpdates")) >= 2)
    assert inbox.taken == odd
    assert server.made("getUpdates")[1]["offset"] == "8"
