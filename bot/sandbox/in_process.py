"""The stand-in as a transport: calls are answered in this process, as strictly as over HTTP."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from bot.sandbox import errors
from bot.sandbox.bot_api import with_files
from bot.sandbox.errors import ApiError
from bot.sandbox.methods import read_parameters
from bot.sandbox.telegram import Telegram
from bot.transport import Answer, form_fields, json_body
from handlers.frame.calls import NO_FILES, Upload


class InProcess:
    """A Transport into a `Telegram`; needs a running event loop.

    The parameters go through the same JSON or form as over HTTP, so that nothing passes here that
    Telegram would not understand. `read_seconds` means nothing: an answer always comes.
    """

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._polls = 0
        self._waiting = 0
        self._closing = False

    async def call(
        self,
        method: str,
        parameters: Mapping[str, Any],
        files: Mapping[str, Upload] = NO_FILES,
        read_seconds: float | None = None,  # noqa: ARG002
    ) -> Answer:
        """See Transport.call; getUpdates stays open as long as Telegram would keep it."""
        await asyncio.sleep(0)
        try:
            given = _received(parameters, files)
            result = (
                await self._poll(given)
                if method == "getUpdates"
                else self._telegram.call(method, given)
            )
        except ApiError as error:
            return _refused(error)
        return 200, json.dumps({"ok": True, "result": result}).encode()

    async def download(
        self,
        path: str,
        read_seconds: float | None = None,  # noqa: ARG002
    ) -> Answer:
        """See Transport.download."""
        await asyncio.sleep(0)
        file = self._telegram.files.at(path)
        return (200, file.content) if file else _refused(ApiError(404, "Not Found"))

    def close(self) -> None:
        """End every poll, now and from now on."""
        self._closing = True
        self._telegram.changed()

    async def _poll(self, given: Mapping[str, Any]) -> Any:
        """Long polling; a newer poll ends an older one, as in Telegram."""
        self._polls += 1
        mine = self._polls
        if self._waiting:
            self._telegram.changed()
        now = asyncio.get_running_loop().time
        deadline = now() + read_parameters("getUpdates", given).get("timeout", 0)
        while True:
            if mine != self._polls:
                raise ApiError(409, errors.OTHER_POLL)
            version = self._telegram.version
            updates = self._telegram.api.call("getUpdates", dict(given))
            left = deadline - now()
            if updates or left <= 0 or self._closing:
                return updates
            self._waiting += 1
            try:
                async with asyncio.timeout(left):
                    await self._telegram.after(version)
            except TimeoutError:
                continue
            finally:
                self._waiting -= 1


def _received(parameters: Mapping[str, Any], files: Mapping[str, Upload]) -> dict[str, Any]:
    """What arrives of a call."""
    if files:
        return with_files(form_fields(parameters), files)
    body = json_body(parameters)
    given: dict[str, Any] = json.loads(body)
    # To look through all of it takes longer than to answer most calls.
    return with_files(given, files) if b"attach://" in body or "media" in given else given


def _refused(error: ApiError) -> Answer:
    return error.code, json.dumps(error.body()).encode()
