"""A Bot API server that does as little as it can, so that the bot is what is measured.

`python -m tests.bench.server UPDATES PEOPLE LATENCY_MS KIND [RATE]` prints its port, hands out that
many updates to whoever polls, at once or RATE a second. It prints a line at the first poll, begins
when it is given one, and ends with a line of the seconds from there to the last answer and the 99th
percentile of an update's own wait.
"""

import asyncio
import json
import sys
from collections import deque
from statistics import quantiles
from time import perf_counter
from typing import Any, Final

from aiohttp import web

ME = {"id": 4711, "is_bot": True, "first_name": "Bot", "username": "test_bot"}
TOKEN = "4711:bench"

TEXTS: Final = {"now": "/now", "programme": "/programme", "question": "Was ist heute Abend?"}
PRESSES: Final = {"press": "d:20210629::0", "signup": "j:kommunal:0"}
ANSWERS: Final = ("sendmessage", "editmessagetext")
_BATCH: Final = 100


class Server:
    """Hands out updates and counts the answers; a screen is sent back whole, as Telegram does."""

    def __init__(self, updates: int, people: int, latency: float, kind: str, rate: float) -> None:
        self._updates = [_update(i + 1, i % people + 1, kind) for i in range(updates)]
        self._latency = latency
        self._rate = rate
        self._began = 0.0
        self._due: dict[int, deque[float]] = {}
        self._confirmed = 0
        self._handed_out = 0
        self._waits: list[float] = []
        self.done = asyncio.get_running_loop().create_future()

    async def call(self, request: web.Request) -> web.Response:
        """Any method; a message or an edit is an answer."""
        method = request.match_info["method"].lower()
        given = await _parameters(request)
        if method == "getupdates":
            return await self._hand_out(int(given.get("offset") or 0))
        if self._latency:
            await asyncio.sleep(self._latency)
        if method == "getme":
            return _result(ME)
        if method in ANSWERS:
            return self._answered(given)
        if method == "getmycommands":
            return _result([])
        if method in ("getmydescription", "getmyshortdescription"):
            return _result({"description": "", "short_description": ""})
        return _result(True)

    def _answered(self, given: dict[str, Any]) -> web.Response:
        person, now = int(given.get("chat_id", 1)), perf_counter()
        if self._due.get(person):
            self._waits.append(now - self._due[person].popleft())
        if len(self._waits) == len(self._updates) and not self.done.done():
            self.done.set_result((now - self._began, quantiles(self._waits, n=100)[-1]))
        chat = {"id": person, "type": "private", "first_name": "A"}
        message = {"message_id": 1, "date": 1, "chat": chat, "from": ME, "text": given.get("text")}
        for name in ("entities", "reply_markup"):
            if given.get(name):
                message[name] = given[name]
        return _result(message)

    async def _hand_out(self, offset: int) -> web.Response:
        if not self._began:
            print("polled", flush=True)
            await asyncio.to_thread(sys.stdin.readline)
            self._began = perf_counter()
        # What was confirmed once is not given again, whatever is asked for later.
        self._confirmed = max(self._confirmed, offset - 1)
        if self._confirmed < len(self._updates):
            await asyncio.sleep(self._moment(self._confirmed + 1) - perf_counter())
        else:
            await asyncio.sleep(0.2)
        found = [u for u in self._updates[self._confirmed :] if self._is_due(u)][:_BATCH]
        for update in found:
            if update["update_id"] > self._handed_out:
                self._handed_out = update["update_id"]
                moment = self._moment(self._handed_out)
                self._due.setdefault(_person(update), deque()).append(moment)
        return _result(found)

    def _is_due(self, update: dict[str, Any]) -> bool:
        return self._moment(update["update_id"]) <= perf_counter()

    def _moment(self, number: int) -> float:
        """When an update comes: all at once, or at the rate."""
        return self._began + ((number - 1) / self._rate if self._rate else 0.0)


async def _parameters(request: web.Request) -> dict[str, Any]:
    """What a call says, be it JSON or a form."""
    if request.content_type == "application/json":
        return dict(json.loads(await request.read()))
    given = {name: str(value) for name, value in (await request.post()).items()}
    return {n: json.loads(v) if v[:1] in ("[", "{") else v for n, v in given.items()}


def _person(update: dict[str, Any]) -> int:
    content = update.get("message") or update["callback_query"]
    return int(content["from"]["id"])


def _update(number: int, person: int, kind: str) -> dict[str, Any]:
    chat = {"id": person, "type": "private", "first_name": "A"}
    sender = {"id": person, "first_name": "A", "is_bot": False, "language_code": "de"}
    text = TEXTS.get(kind, "…")
    message = {"message_id": number, "date": 1, "chat": chat, "from": sender, "text": text}
    if kind in PRESSES:
        press = {"id": str(number), "from": sender, "chat_instance": "1", "data": PRESSES[kind]}
        return {"update_id": number, "callback_query": {**press, "message": message}}
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    return {"update_id": number, "message": message}


def _result(result: Any) -> web.Response:
    body = json.dumps({"ok": True, "result": result})
    return web.Response(text=body, content_type="application/json")


async def main(updates: int, people: int, latency_ms: float, kind: str, rate: float) -> None:
    """Serve until every update is answered."""
    server = Server(updates, people, latency_ms / 1000, kind, rate)
    application = web.Application()
    application.router.add_route("*", "/bot{token}/{method}", server.call)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    print(*await server.done, flush=True)


if __name__ == "__main__":
    rate = float(sys.argv[5]) if len(sys.argv) > 5 else 0.0
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), sys.argv[4], rate))
