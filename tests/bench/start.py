"""How soon the bot serves after its start, and how much memory it takes after the first screens."""

import asyncio
import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from tests.bot.api_server import TOKEN, ApiServer

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = 20
SCREENS = ("/start", "/now", "/programme", "was ist heute abend")


async def once(folder: str) -> tuple[float, float]:
    """Seconds until the first poll, and megabytes resident after the first screens."""
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
    ready = perf_counter() - began
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
    return ready, int(resident) / 1024


def _message(number: int, person: int, text: str) -> dict[str, Any]:
    chat = {"id": person, "type": "private", "first_name": "A"}
    sender = {"id": person, "is_bot": False, "first_name": "A", "language_code": "de"}
    message = {"message_id": number, "date": 1, "chat": chat, "from": sender, "text": text}
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    return {"update_id": number, "message": message}


def main() -> None:
    """Medians of five starts, each with an empty database."""
    figures = []
    for _ in range(1 if "--quick" in sys.argv else 5):
        with tempfile.TemporaryDirectory() as folder:
            figures.append(asyncio.run(once(folder)))
    print(f"ready to serve after {median(f[0] for f in figures):.2f} s (budget 1.50 s)")
    print(
        f"resident after the first screens: {median(f[1] for f in figures):.0f} MB (budget 90 MB)"
    )


if __name__ == "__main__":
    main()
