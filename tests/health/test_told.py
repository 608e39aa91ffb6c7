"""What lies outside the bot is seen within 90 seconds, restarts nothing, and is told once."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import polling
from bot.health import outages, watch
from bot.health.asking import ask
from bot.transport import Answer
from tests.flows.conversation import PATIENCE, Stage, until
from tests.flows.organising import ORGANISER, at_the_desk, somebody

GARBAGE, REVOKED = (200, b"<html>"), (401, b'{"ok": false, "error_code": 401}')


@pytest.fixture
async def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    """A bot with organisers, which looks after itself without pause."""
    monkeypatch.setattr(watch, "LOOKS_EVERY", 0.01)
    monkeypatch.setattr(outages, "LOOKS_EVERY", 0.01)
    monkeypatch.setattr(polling, "_PAUSE", 0.01)
    async with at_the_desk(tmp_path) as stage:
        yield stage


def spoil(stage: Stage, answer: Answer, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let the server answer everything so; the methods that are called from now on."""
    called = list[str]()

    async def call(method: str, _: Mapping[str, Any], *_args: object, **_named: object) -> Answer:
        await asyncio.sleep(0)
        called.append(method)
        return answer

    monkeypatch.setattr(stage.transport, "call", call)
    return called


def passes(stage: Stage, seconds: float) -> None:
    stage.seconds.passed += seconds
    stage.clock.set(stage.clock.now() + timedelta(seconds=seconds))


async def all_turn(stage: Stage) -> None:
    """Wait until loop and writer have turned and updates have been asked for since time passed."""
    async with asyncio.timeout(PATIENCE):
        while True:
            said = await asyncio.to_thread(ask, stage.settings.database, "status")
            if all(line.endswith(" 0 s ago") for line in said["healthz"]["lines"]):
                return


async def statuses(stage: Stage) -> tuple[int, int]:
    said = await asyncio.to_thread(ask, stage.settings.database, "status")
    return said["healthz"]["status"], said["readyz"]["status"]


@pytest.mark.parametrize("answer", [GARBAGE, REVOKED])
async def test_an_outage_is_told_once_with_who_waited(
    stage: Stage, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    olga = await somebody(stage, ORGANISER, "Olga")
    anna = await somebody(stage, 11, "Anna")
    with monkeypatch.context() as away:
        called = spoil(stage, answer, away)
        stage.telegram.say(anna.person, "/now")  # The poll that is open still brings it.
        await until(lambda: "getUpdates" in called)
        for seconds in (25, 25, 25, 25, 25 * 60):
            await all_turn(stage)
            passes(stage, seconds)
        await all_turn(stage)
        assert await statuses(stage) == (200, 503)
    await stage.finished()
    assert anna.text.startswith("Jetzt")
    await until(lambda: "konnte zeitweise nicht" in olga.text)
    assert "Eine Person hat gewartet. Alle haben inzwischen eine Antwort." in olga.text
    assert await statuses(stage) == (200, 200)
    passes(stage, 7_200)
    await until(lambda: not stage.holds("delivery", "state IN ('pending', 'sending')"))
    assert sum("konnte zeitweise" in message.text for message in olga.chat.messages) == 1
