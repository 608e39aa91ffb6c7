"""What a supervisor such as systemd hears, by the protocol of sd_notify(3)."""

import asyncio
import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from bot.supervisor import Supervisor


@pytest.fixture
def listener(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(str(tmp_path / "notify"))
        heard.settimeout(60)
        yield heard


def _next(listener: socket.socket) -> list[str]:
    return listener.recv(4096).decode().splitlines()


def _waiting(listener: socket.socket) -> list[list[str]]:
    """All that has been said and not been heard yet."""
    heard = []
    listener.setblocking(False)
    with suppress(BlockingIOError):
        while True:
            heard.append(_next(listener))
    return heard


async def test_it_is_told_that_the_bot_is_ready_whom_it_serves_and_when_it_stops(
    listener: socket.socket,
) -> None:
    supervisor = Supervisor(listener.getsockname(), None)
    supervisor.ready()
    supervisor.serving("kaluga_bot")
    await supervisor.stopping()
    assert _next(listener) == ["READY=1", "STATUS=waiting for Telegram"]
    assert _next(listener) == ["STATUS=serving as @kaluga_bot"]
    assert _next(listener) == ["STOPPING=1"]


async def test_it_is_assured_until_the_bot_stops(listener: socket.socket) -> None:
    supervisor = Supervisor(listener.getsockname(), timedelta(milliseconds=3))
    supervisor.keep_assured(lambda: True)
    for _ in range(3):
        assert await asyncio.to_thread(_next, listener) == ["WATCHDOG=1"]
    _waiting(listener)  # A queue of the system holds ten.
    await supervisor.stopping()
    assert _waiting(listener)[-1] == ["STOPPING=1"]


async def test_a_bot_that_hangs_is_assured_no_more(listener: socket.socket) -> None:
    looks = iter([True, False, False, True])
    supervisor = Supervisor(listener.getsockname(), timedelta(milliseconds=3))
    asked_to_the_end = asyncio.Event()

    def is_alive() -> bool:
        found = next(looks, None)
        if found is None:
            asked_to_the_end.set()
        return bool(found)

    supervisor.keep_assured(is_alive)
    await asked_to_the_end.wait()
    await supervisor.stopping()
    assert [_next(listener) for _ in range(3)] == [["WATCHDOG=1"], ["WATCHDOG=1"], ["STOPPING=1"]]


async def test_what_is_in_the_way_of_a_bot_that_serves_stands_beside_its_name(
    listener: socket.socket,
) -> None:
    found = iter(["", "telegram: understood 95 s ago", "telegram: understood 95 s ago", ""])
    asked_to_the_end = asyncio.Event()

    def trouble() -> str:
        what = next(found, None)
        if what is None:
            asked_to_the_end.set()
        return what or ""

    supervisor = Supervisor(listener.getsockname(), timedelta(milliseconds=3))
    supervisor.serving("kaluga_bot")
    supervisor.keep_assured(lambda: False, trouble)
    await asked_to_the_end.wait()
    await supervisor.stopping()
    assert _waiting(listener) == [
        ["STATUS=serving as @kaluga_bot"],
        ["STATUS=serving as @kaluga_bot; telegram: understood 95 s ago"],
        ["STATUS=serving as @kaluga_bot"],
        ["STOPPING=1"],
    ]


async def test_a_name_that_begins_with_an_at_sign_is_an_abstract_one() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        name = f"konferenzbot-{os.getpid()}"
        heard.bind(f"\0{name}")
        heard.settimeout(60)
        Supervisor(f"@{name}", None).ready()
        assert heard.recv(100).startswith(b"READY=1")


async def test_without_a_supervisor_and_with_one_that_is_gone_the_bot_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    Supervisor(None, timedelta(seconds=1)).keep_assured(lambda: True)
    await Supervisor(None, None).stopping()
    assert not caplog.records
    Supervisor(str(tmp_path / "gone"), None).ready()
    assert caplog.messages == ["the supervisor cannot be told: No such file or directory"]
