"""Bulk delivery to 10,000 people while others press: pace, refusals, answers, memory."""

import asyncio
import os
import sys
import tempfile
from pathlib import Path
from statistics import quantiles
from time import monotonic

from scheduler.pace import TELEGRAM
from storage.database import Database
from storage.programme.yaml_file import write
from tests.bot.api_server import TOKEN
from tests.delivery.owed import moved, star_reminded
from tests.delivery.server import DeliveryServer

ROOT = Path(__file__).resolve().parents[2]
PRESSES_PER_SECOND = 4
LATENCY = 0.04
FIRST_STRANGER = 1_000_000
WARMING_UP = 500_000


class Crowd:
    """Presses from people who get no notice, and how long each waited for the answer."""

    def __init__(self, server: DeliveryServer, first: int = FIRST_STRANGER) -> None:
        self._server = server
        self._first = first
        self.waits: list[float] = []

    async def press(self, seconds: float) -> None:
        """Press a few times a second, each time somebody else."""
        for number in range(int(seconds * PRESSES_PER_SECOND)):
            person = self._first + number
            began = monotonic()
            await self._server.give(_message(number + 1, person))
            await self._server.until(lambda person=person: person in self._server.accepted)  # type: ignore[misc]
            self.waits.append(monotonic() - began)
            await asyncio.sleep(max(0.0, 1 / PRESSES_PER_SECOND - self.waits[-1]))


async def once(people: int, seconds: float) -> tuple[float, int, float, float]:
    """Messages a second in bulk, 429s, p95 of an answer in ms, memory over idle in MB."""
    with tempfile.TemporaryDirectory() as folder:
        database = await Database.open(Path(folder) / "bot.sqlite3")
        await star_reminded(database, people)
        await database.close()
        server = DeliveryServer(latency=LATENCY, strict=True)
        await server.start()
        settings = {
            "BOT_TOKEN": TOKEN,
            "BOT_API_URL": server.url,
            "BOT_LOG_LEVEL": "ERROR",
            "BOT_DATABASE": f"{folder}/bot.sqlite3",
            "BOT_CLOCK": "2021-06-28T10:00",
        }
        bot = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", cwd=ROOT, env={**os.environ, **settings}
        )
        warm = Crowd(server, FIRST_STRANGER + WARMING_UP)
        await server.until(lambda: bool(server.made("getUpdates")))
        await warm.press(2)
        idle = _megabytes(bot.pid)
        file = Path(folder) / "moved.yaml"
        file.write_text(write(moved()), encoding="utf-8")
        importing = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "bot", "programme", "import", str(file)),
            cwd=ROOT,
            env={**os.environ, **settings},
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        await importing.wait()
        before = sum(n for chat, n in server.accepted.items() if chat < FIRST_STRANGER)
        await server.until(lambda: _bulk(server) > before)
        began, sent = monotonic(), _bulk(server)
        crowd = Crowd(server)
        most = 0.0
        pressing = asyncio.create_task(crowd.press(seconds))
        while monotonic() - began < seconds:
            await asyncio.sleep(1)
            most = max(most, _megabytes(bot.pid))
        pace = (_bulk(server) - sent) / (monotonic() - began)
        await pressing
        bot.terminate()
        await bot.wait()
        await server.stop()
    p95 = quantiles(crowd.waits, n=20)[-1] * 1000
    return pace, server.refused, p95, most - idle


def _bulk(server: DeliveryServer) -> int:
    return sum(n for chat, n in server.accepted.items() if chat < FIRST_STRANGER)


def _megabytes(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _message(number: int, person: int) -> dict[str, object]:
    chat = {"id": person, "type": "private", "first_name": "A"}
    entity = {"type": "bot_command", "offset": 0, "length": 4}
    message = {
        "message_id": number,
        "date": 1,
        "chat": chat,
        "from": {"id": person, "is_bot": False, "first_name": "A", "language_code": "de"},
        "text": "/now",
        "entities": [entity],
    }
    return {"update_id": person, "message": message}


def main() -> None:
    """60 s with 10,000 people, and a shorter run with 1,000 for the memory; --quick is shorter."""
    seconds = 10.0 if "--quick" in sys.argv else 60.0
    allowed = TELEGRAM.bulk_per_second
    print(f"bulk to many at {LATENCY * 1000:.0f} ms latency, {PRESSES_PER_SECOND} answers a second")
    for people, length in ((1_000, min(seconds, 20.0)), (10_000, seconds)):
        pace, refused, p95, memory = asyncio.run(once(people, length))
        print(
            f"{people:6} people, {length:.0f} s: {pace:.2f} a second, {pace / allowed:.1%} of what"
            f" is allowed (at least 95 %); {refused} refusals (0); p95 of an answer {p95:.0f} ms"
            f" (under 300); {memory:.1f} MB over idle (at most 30)",
            flush=True,
        )


if __name__ == "__main__":
    main()
