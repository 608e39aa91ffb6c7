"""The ceiling: PTB's types on a bare aiohttp session, on the loop that ours has, echoing a word.

No bot that is built on these can be faster; it keeps nothing and loses what a crash cuts off.
"""

import asyncio
import sys
from typing import Any

import aiohttp
from telegram import Bot, Update

from bot import event_loop


class Echo:
    """Polls, and answers each update in a task of its own."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self._session = session
        self._address = address
        self._bot = Bot("0:unused")
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Poll until killed."""
        offset = 0
        while True:
            for raw in await self._call("getUpdates", {"offset": offset, "timeout": 25}):
                offset = raw["update_id"] + 1
                task = asyncio.create_task(self._answer(raw))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    async def _answer(self, raw: dict[str, Any]) -> None:
        update = Update.de_json(raw, self._bot)
        query, message = update.callback_query, update.effective_message
        assert message
        where = {"chat_id": message.chat.id, "text": "x"}
        if query:
            await self._call("answerCallbackQuery", {"callback_query_id": query.id})
            await self._call("editMessageText", {**where, "message_id": message.message_id})
        else:
            await self._call("sendMessage", where)

    async def _call(self, method: str, parameters: dict[str, Any]) -> Any:
        async with self._session.post(f"{self._address}/{method}", json=parameters) as response:
            return (await response.json())["result"]


async def main(url: str, token: str) -> None:
    """Poll until killed."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=384)) as session:
        await Echo(session, f"{url}/bot{token}").run()


if __name__ == "__main__":
    event_loop.run(main(sys.argv[1], sys.argv[2]))
