"""The wheel in a venv that holds what is locked and nothing else, under a supervisor of ours."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bot.api_server import PATIENCE, TOKEN, ApiServer
from tests.bot.test_deploy import LINK

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.e2e


def _installed(folder: Path) -> Path:
    """The program, put into a new venv as the handbook says."""
    made, venv = folder / "dist", folder / "venv"
    _call("make", "--silent", "dist", f"DIST={made}", cwd=ROOT)
    assert all((made / name).exists() for name in ("LICENSE", "docs/de/operation.md"))
    for document in made.rglob("*.md"):
        for target, _ in LINK.findall(document.read_text()):
            assert (document.parent / target).exists(), f"{document}: {target}"
    _call(sys.executable, "-m", "venv", str(venv))
    pip = [str(venv / "bin" / "pip"), "--disable-pip-version-check", "--quiet", "install"]
    _call(*pip, "--require-hashes", "-r", str(made / "requirements.lock"))
    _call(*pip, "--no-deps", *map(str, made.glob("*.whl")))
    return venv / "bin" / "konferenzbot"


def _call(*command: str, cwd: Path | None = None, env: dict[str, str] | None = None) -> None:
    subprocess.run(command, cwd=cwd, env=env, check=True, stdout=subprocess.DEVNULL)


async def test_it_runs_from_a_bare_venv_and_tells_its_supervisor_how_it_is(
    tmp_path: Path, server: ApiServer
) -> None:
    konferenzbot = await asyncio.to_thread(_installed, tmp_path)
    bare = {"PATH": os.environ["PATH"]}
    for command in ("check", "programme export p.xlsx", "site export pages"):
        await asyncio.to_thread(_call, str(konferenzbot), *command.split(), cwd=tmp_path, env=bare)
    (tmp_path / "token").write_text(TOKEN)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor:
        supervisor.bind(str(tmp_path / "notify"))
        supervisor.setblocking(False)
        process = await asyncio.create_subprocess_exec(
            konferenzbot,
            "run",
            cwd=tmp_path,
            env={
                **bare,
                "BOT_TOKEN_FILE": str(tmp_path / "token"),
                "BOT_API_URL": server.url,
                "NOTIFY_SOCKET": str(tmp_path / "notify"),
                "WATCHDOG_USEC": "300000",
            },
        )
        try:
            await _heard(supervisor, "READY=1")
            await _heard(supervisor, "STATUS=serving as @test_bot")
            await _heard(supervisor, "WATCHDOG=1")
            process.send_signal(signal.SIGTERM)
            await _heard(supervisor, "STOPPING=1")
            async with asyncio.timeout(PATIENCE):
                assert await process.wait() == 0
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


async def _heard(supervisor: socket.socket, line: str) -> None:
    """Wait for a message with that line; those before it are passed over."""
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(PATIENCE):
        while line not in (await loop.sock_recv(supervisor, 4096)).decode().splitlines():
            pass
