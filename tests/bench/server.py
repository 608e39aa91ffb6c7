"""A Bot API server that does as little as it can, so that the bot is what is measured.

`python -m tests.bench.server UPDATES PEOPLE LATENCY_MS KIND` prints its port, hands out that many
updates to whoever polls, and prints the seconds from the first hand-out to the last answer.
"""

import asyncio
import json
import sys
from time import perf_counter
from typing import Any

from aiohttp import web

ME = {"id": 4711, "is_bot": True, "first_name": "Bot", "username": "test_bot"}
TOKEN = "4711:bench"


class Server:
    """Hands out updates and counts the answers."""

    def __init__(self, updates: int, people: int, latency: float, kind: str) -> None:
        self._pending = [_update(i + 1, i % people + 1, kind) for i in range(updates)]
        self._expected = updates
        self._latency = latency
        self._began = 0.0
        self._answers = 0
        self.done = asyncio.get_running_loop().create_future()

    async def call(self, request: web.Request) -> web.Response:
        """Any method; a message or an edit is an answer."""
        method = request.match_info["method"].lower()
        form = await request.post()
        if method == "getupdates":
            return await self._hand_out(dict(form))
        if self._latency:
            await asyncio.sleep(self._latency)
        if method == "getme":
            return _result(ME)
        if method in ("sendmessage", "editmessagetext"):
            self._answers += 1
            if self._answers == self._expected and not self.done.done():
                self.done.set_result(perf_counter() - self._began)
            chat = {"id": int(str(form.get("chat_id", 1))), "type": "private", "first_name": "A"}
            return _result({"message_id": 1, "date": 1, "chat": chat, "text": "x"})
        if method == "getmycommands":
            return _result([])
        if method in ("getmydescription", "getmyshortdescription"):
            return _result({"description": "", "short_description": ""})
        return _result(True)

    async def _hand_out(self, form: dict[str, Any]) -> web.Response:
        offset = int(str(form.get("offset") or 0))
        self._pending = [u for u in self._pending if u["update_id"] >= offset]
        if not self._pending:
            await asyncio.sleep(0.2)
        elif not self._began:
            self._began = perf_counter()
        return _result(self._pending[:100])


def _update(number: int, person: int, kind: str) -> dict[str, Any]:
    chat = {"id": person, "type": "private", "first_name": "A"}
    sender = {**chat, "is_bot": False, "language_code": "de"}
    sender.pop("type")
    message = {"message_id": number, "date": 1, "chat": chat, "from": sender, "text": "/now"}
    if kind == "day":
        press = {"id": str(number), "from": sender, "chat_instance": "1", "data": "d:20210629::0"}
        return {"update_id": number, "callback_query": {**press, "message": message}}
    entity = {"type": "bot_command", "offset": 0, "length": 4}
    return {"update_id": number, "message": {**message, "entities": [entity]}}


def _result(result: Any) -> web.Response:
    body = json.dumps({"ok": True, "result": result})
    return web.Response(text=body, content_type="application/json")


async def main(updates: int, people: int, latency_ms: float, kind: str) -> None:
    """Serve until every update is answered."""
    server = Server(updates, people, latency_ms / 1000, kind)
    application = web.Application()
    application.router.add_route("*", "/bot{token}/{method}", server.call)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    print(await server.done, flush=True)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), sys.argv[4]))
