"""`status` as an operator, a container or a script calls it: in a moment, whatever the bot does."""

import asyncio
import signal
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

from tests.bot.api_server import ApiServer
from tests.bot.command_line import environment
from tests.flows.test_outages import bot_process

pytestmark = pytest.mark.e2e


def status(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "status"],
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )


async def test_it_says_whether_the_bot_is_alive_hangs_or_is_gone(
    server: ApiServer, tmp_path: Path
) -> None:
    async with bot_process(server, tmp_path) as process:
        await server.until(lambda: bool(server.made("getUpdates")))
        result = await asyncio.to_thread(status, tmp_path)
        assert (result.returncode, result.stderr) == (0, "")
        assert result.stdout.startswith("healthz 200\nok  loop: ")
        process.send_signal(signal.SIGSTOP)
        result = await asyncio.to_thread(status, tmp_path)
        assert (result.returncode, result.stdout) == (1, "")
        assert "does not answer" in result.stderr
        process.kill()
        await process.wait()
    assert (tmp_path / "bot.sqlite3.status").exists()
    result = await asyncio.to_thread(status, tmp_path)
    assert (result.returncode, result.stderr) == (1, "error: no bot runs on this database\n")
    server.calls.clear()
    async with bot_process(server, tmp_path):
        await server.until(lambda: bool(server.made("getUpdates")))
        assert (await asyncio.to_thread(status, tmp_path)).returncode == 0
    assert not (tmp_path / "bot.sqlite3.status").exists()


@pytest.mark.soak
@pytest.mark.alone
async def test_it_answers_within_300_milliseconds(server: ApiServer, tmp_path: Path) -> None:
    async with bot_process(server, tmp_path):
        await server.until(lambda: bool(server.made("getUpdates")))
        took = []
        for _ in range(5):
            began = perf_counter()
            assert (await asyncio.to_thread(status, tmp_path)).returncode == 0
            took.append(perf_counter() - began)
    assert min(took) < 0.3
