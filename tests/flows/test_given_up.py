"""A press that the server never lets be answered, though it is well, locks nobody out."""

import logging
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from bot import application, intake
from bot.sandbox.in_process import InProcess
from tests.flows.conversation import Stage, Talker, last_of_bot, on_stage, until
from tests.programmes import at

SORRY = "Bei mir ist etwas schiefgegangen"


@pytest.fixture
async def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    """The bot, whose patience is short."""
    monkeypatch.setattr(application, "ANSWER_PATIENCE", 0.0)
    monkeypatch.setattr(intake, "LONGEST_PAUSE", 0.001)
    monkeypatch.setattr(intake, "TRY_AGAIN_AFTER", 0.001)
    async with on_stage(tmp_path, at(28, 9)) as stage:
        yield stage


@pytest.fixture
async def anna(stage: Stage) -> Talker:
    anna = stage.person(11, "Anna")
    await anna.says("/start lang-de")
    return anna


def fail(monkeypatch: pytest.MonkeyPatch, *methods: str) -> list[str]:
    """Let these calls fail from now on; the list says which were made besides polls."""
    carried_out = InProcess.call
    made: list[str] = []

    async def call(
        self: InProcess, method: str, parameters: Mapping[str, Any], *rest: Any
    ) -> tuple[int, bytes]:
        if method != "getUpdates":
            made.append(method)
        if method in methods:
            return 502, b'{"ok": false, "error_code": 502, "description": "Bad Gateway"}'
        return await carried_out(self, method, parameters, *rest)

    monkeypatch.setattr(InProcess, "call", call)
    return made


async def test_who_pressed_is_told_so_in_a_new_message_and_the_bot_goes_on_listening(
    stage: Stage,
    anna: Talker,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    made = fail(monkeypatch, "editMessageText")
    with caplog.at_level(logging.ERROR):
        stage.telegram.press(anna.person, anna.screen, anna.screen.rows[0][0]["callback_data"])
        await stage.finished()
    assert made.count("editMessageText") == intake.FAILURES_BEFORE_GIVEN_UP
    assert last_of_bot(anna.chat).text.startswith(SORRY)
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "given up" in caplog.text
    await anna.says("/now")
    assert anna.text.startswith("Jetzt")


async def test_what_is_said_is_answered_once_anything_can_be_sent_however_often_that_failed(
    stage: Stage, anna: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as outage:
        made = fail(outage, "sendMessage")
        stage.telegram.say(anna.person, "/now")
        many = 3 * intake.FAILURES_BEFORE_GIVEN_UP
        await until(lambda: made.count("sendMessage") > many and made[-1] == "getMe")
    await stage.finished()
    assert anna.text.startswith("Jetzt")
    assert not any(SORRY in message.text for message in anna.chat.messages)
