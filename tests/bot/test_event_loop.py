"""The bot runs on uvloop where that is installed, and on Python's own loop elsewhere."""

import asyncio
import sys

import pytest
import uvloop

from bot import event_loop


async def _loop() -> type[asyncio.AbstractEventLoop]:
    return type(asyncio.get_running_loop())


def test_the_bot_runs_on_uvloop() -> None:
    assert event_loop.run(_loop()) is uvloop.Loop


def test_without_uvloop_it_runs_on_pythons_own_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvloop", None)
    assert issubclass(event_loop.run(_loop()), asyncio.BaseEventLoop)
