"""How soon the bot serves after its start, what that computes, and its memory after first screens.

Each with the programme that comes with it, and with a large one, published before.
"""

import asyncio
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, Final

from storage.database import Database
from storage.programme.snapshot import Snapshot
from storage.publishing import Origin
from tests.bench.questions import large_programme
from tests.bench.updates import cpu_seconds
from tests.bot.api_server import TOKEN, ApiServer
from tests.programmes import at
from tests.storage import at_once

ROOT: Final = Path(__file__).resolve().parents[2]
PEOPLE: Final = 20
SCREENS: Final = ("/start", "/now", "/programme", "was ist heute abend")
SESSIONS: Final = 1_007


@dataclass(frozen=True, slots=True)
class Started:
    """Seconds until the first poll, by the clock and of CPU, and megabytes after first screens."""

    ready: float
    cpu: float
    resident: float


async def once(folder: str) -> Started:
    """One start, and the first screens of some people."""
    server = ApiServer()
    await server.start()
    settings = {
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": server.url,
        "BOT_LOG_LEVEL": "ERROR",
        "BOT_DATABASE": f"{folder}/bot.sqlite3",
        "BOT_CLOCK": "2021-06-29T10:30",
    }
    began = perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=ROOT, env={**os.environ, **settings}
    )
    await server.until(lambda: bool(server.made("getUpdates")))
    ready, cpu = perf_counter() - began, cpu_seconds(process.pid)
    number = 0
    for person in range(1, PEOPLE + 1):
        for text in SCREENS:
            number += 1
            await server.give(_message(number, person, text))
    await server.until(lambda: len(server.made("sendMessage")) >= number)
    ps = await asyncio.create_subprocess_exec(
        "ps", "-o", "rss=", "-p", str(process.pid), stdout=asyncio.subprocess.PIPE
    )
    resident, _ = await ps.communicate()
    process.terminate()
    await process.wait()
    await server.stop()
    return Started(ready, cpu, int(resident) / 1024)


async def publish(folder: str, snapshot: Snapshot) -> None:
    """Let a database have a release."""
    database = await Database.open(Path(folder, "bot.sqlite3"))
    await database.write(at_once.publish, snapshot.programme, None, Origin.FILE, at(1, 9))
    await database.close()


def _message(number: int, person: int, text: str) -> dict[str, Any]:
    chat = {"id": person, "type": "private", "first_name": "A"}
    sender = {"id": person, "is_bot": False, "first_name": "A", "language_code": "de"}
    message = {"message_id": number, "date": 1, "chat": chat, "from": sender, "text": text}
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    return {"update_id": number, "message": message}


def measure(runs: int, snapshot: Snapshot | None) -> Started:
    """Medians of some starts, each with a database of its own: empty, or with a release."""
    found = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            if snapshot:
                asyncio.run(publish(folder, snapshot))
            found.append(asyncio.run(once(folder)))
    return Started(
        median(f.ready for f in found),
        median(f.cpu for f in found),
        median(f.resident for f in found),
    )


def main() -> None:
    """Both programmes, the medians of five starts each."""
    runs = 1 if "--quick" in sys.argv else 5
    scenes = (
        ("the built-in programme", None, 1.2, 80),
        (f"{SESSIONS:,} sessions", large_programme(SESSIONS), 1.6, 120),
    )
    for title, snapshot, seconds, megabytes in scenes:
        s = measure(runs, snapshot)
        print(
            f"{title}: ready to serve after {s.ready:.2f} s, {s.cpu:.2f} s of CPU (budget"
            f" {seconds:.1f} s); resident after the first screens and questions:"
            f" {s.resident:.0f} MB (budget {megabytes} MB)",
            flush=True,
        )


if __name__ == "__main__":
    main()
