"""A stop leaves nothing behind: no task goes on, and nothing is written to a closed database."""

import asyncio
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from storage import clock_shift
from storage.database import Database
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import as_file, renamed, starred
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

ROOT = Path(__file__).resolve().parents[2]
ROOMS = tuple(str(ROOT / room) for room in ("bot", "handlers", "scheduler", "storage"))
STAND_IN = str(ROOT / "bot" / "sandbox")


def at_work() -> list[str]:
    """The tasks of the bot that are not over, the stand-in's aside."""
    coroutines = [task.get_coro() for task in asyncio.all_tasks()]
    codes = [c.cr_code for c in coroutines if inspect.iscoroutine(c)]
    files = {code.co_qualname: code.co_filename for code in codes}
    return [n for n, file in files.items() if file.startswith(ROOMS) and STAND_IN not in file]


@pytest.fixture
def written_too_late(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Use cases that were begun when their database was closing already."""
    write, close = Database.write, Database.close
    late: list[str] = []
    closing: set[Database] = set()

    async def watched_write(
        self: Database, use_case: Callable[..., Any], *args: Any, **kwargs: Any
    ) -> Any:
        if self in closing:
            late.append(repr(use_case))
        return await write(self, use_case, *args, **kwargs)

    async def watched_close(self: Database) -> None:
        closing.add(self)
        await close(self)

    monkeypatch.setattr(Database, "write", watched_write)
    monkeypatch.setattr(Database, "close", watched_close)
    return late


async def test_a_stop_in_the_middle_leaves_no_task_and_writes_nothing_too_late(
    desk: Stage, olga: Talker, written_too_late: list[str]
) -> None:
    await starred(desk, 11, "Anna")
    await olga.sends_file("programme.yaml", as_file(renamed("Neu", "Новое")))
    publish = next(b for row in olga.screen.rows for b in row if "eröffentlichen" in b["text"])
    await olga.sends_press(publish["callback_data"])
    desk.telegram.say(olga.person, "/broadcast")
    desk.clock.set(at(28, 17, 45))
    await desk.stop()
    assert at_work() == []
    assert written_too_late == []


async def test_a_start_that_is_stopped_at_once_leaves_nothing_either(
    desk: Stage, written_too_late: list[str]
) -> None:
    await desk.restart()
    await desk.stop()
    assert (at_work(), written_too_late) == ([], [])


async def test_commands_beside_a_stopped_bot_go_by_the_real_clock_however_slow_the_disk_was(
    desk: Stage, written_too_late: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Database.write

    async def slow_for_the_shift(self: Database, use_case: Any, *args: Any, **kwargs: Any) -> Any:
        while use_case is clock_shift.keep and desk.clock._listeners:  # noqa: ASYNC110
            await asyncio.sleep(0)
        return await write(self, use_case, *args, **kwargs)

    monkeypatch.setattr(Database, "write", slow_for_the_shift)
    desk.clock.set(at(28, 17, 45))
    await desk.stop()
    assert not desk.holds("clock_shift")
    assert (at_work(), written_too_late) == ([], [])


async def test_commands_beside_the_bot_know_what_it_is_called_and_when_it_is_stopped(
    desk: Stage,
) -> None:
    await desk.stop()
    called = f"username = '{desk.telegram.bot.username}'"
    assert desk.holds("bot_name", called)
    desk.telegram.bot.username = "renamed_bot"
    await desk.start()
    assert desk.holds("bot_name", "username = 'renamed_bot'")
