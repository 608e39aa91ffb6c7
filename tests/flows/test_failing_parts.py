"""A part of the bot that fails does not do so unnoticed."""

import logging
import sqlite3
from pathlib import Path

import pytest

from bot.background import in_background
from bot.failures import UnusableInput
from bot.health.outages import Outages
from scheduler.delivery import DeliveryLoop
from storage import deliveries
from tests.flows.conversation import on_stage, until
from tests.programmes import at


def fails(*_args: object) -> None:
    raise sqlite3.DatabaseError("database disk image is malformed")


async def fails_later(*_args: object) -> None:
    fails()


@pytest.mark.parametrize("place", ["what was left over", "what is due"])
async def test_a_bot_that_cannot_deliver_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    if place == "what was left over":
        monkeypatch.setattr(deliveries, "recover", fails)
    else:
        monkeypatch.setattr(DeliveryLoop, "_run", fails_later)
    with pytest.raises(sqlite3.DatabaseError, match="malformed"):
        async with on_stage(tmp_path, at(28, 9)) as stage:
            await until(lambda: stage.has_ended)


async def test_a_start_that_fails_fails_the_test_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Outages, "__init__", fails)
    with pytest.raises(sqlite3.DatabaseError, match="malformed"):
        async with on_stage(tmp_path, at(28, 9)):
            pytest.fail("the stage begins without a bot")


async def test_what_ends_in_the_background_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    def logged() -> list[str]:
        return [str(r.exc_info) for r in caplog.records if r.levelno == logging.ERROR]

    async with in_background(fails_later()):
        await until(lambda: bool(logged()))
    (said,) = logged()
    assert "malformed" in said


async def test_a_list_of_erasures_that_cannot_be_read_ends_the_start_in_one_line(
    tmp_path: Path,
) -> None:
    (tmp_path / "bot.sqlite3.erasures").mkdir()
    with pytest.raises(UnusableInput, match=r"bot\.sqlite3\.erasures: Is a directory"):
        async with on_stage(tmp_path, at(28, 9)) as stage:
            await until(lambda: stage.has_ended)
