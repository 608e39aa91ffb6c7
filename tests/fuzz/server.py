"""A Bot API that gives out what the fuzzer makes and takes whatever the bot answers."""

import asyncio
import json
from collections.abc import Iterable, Mapping
from itertools import count, islice
from typing import Any

from bot.transport import Answer
from handlers.agenda.actions import SendCalendar
from handlers.desk.actions import SendPicture
from handlers.features import features
from handlers.frame.calls import NO_FILES, Upload
from handlers.registrations.actions import Export
from handlers.releases.actions import SendProgramme, SendTemplate, SendWorkbook
from handlers.teams.actions import SendQr
from tests.fuzz.updates import Case

ME = {"id": 4711, "is_bot": True, "first_name": "Bot", "username": "test_bot"}
IN_CHILDREN = (
    SendCalendar,
    SendPicture,
    SendWorkbook,
    SendTemplate,
    SendProgramme,
    Export,
    SendQr,
)
"""Presses that start a process; a thousand of those would test something else."""

_UNPACK = features().actions.unpack
_GIVEN_OUT_AT_MOST = 500
_BATCH = 100


class FuzzServer:
    """A Transport: a batch is given out until the next request confirms it.

    `unanswered` are the presses that were given out and are not answered yet; `repeated` counts how
    often a batch was asked for again because it had not been taken in.
    """

    def __init__(self, given_out: list[str]) -> None:
        self.unanswered: set[str] = set()
        self.answered: dict[int, int] = {}
        self.repeated = 0
        self.webhook_secret: str | None = None
        self._given_out = given_out
        self._waiting: list[Case] = []
        self._batch: list[Case] = []
        self._more = asyncio.Event()
        self._numbers = count(1_000)

    @property
    def is_empty(self) -> bool:
        """Whether everything was given out and confirmed."""
        return not self._waiting and not self._batch

    def give(self, cases: Iterable[Case]) -> None:
        """Let updates wait to be fetched."""
        for case in cases:
            self.expect(case)
            self._waiting.append(case)
        self._more.set()

    def expect(self, case: Case) -> None:
        """Note the press that an update is, if it is one that must be answered."""
        if case.press is not None:
            self.unanswered.add(case.press)

    async def call(
        self,
        method: str,
        parameters: Mapping[str, Any],
        files: Mapping[str, Upload] = NO_FILES,  # noqa: ARG002
        read_seconds: float | None = None,  # noqa: ARG002
    ) -> Answer:
        """See Transport.call; every call succeeds that Telegram would understand."""
        await asyncio.sleep(0)
        if method == "getUpdates":
            return 200, await self._updates(parameters.get("offset"))
        if not isinstance(parameters.get("chat_id", 0), int):
            return 400, b'{"ok": false, "error_code": 400, "description": "chat not found"}'
        return 200, json.dumps({"ok": True, "result": self._result(method, parameters)}).encode()

    async def download(self, path: str, read_seconds: float | None = None) -> Answer:  # noqa: ARG002
        """See Transport.download; no file is there any more."""
        return 404, b'{"ok": false, "description": "Not Found"}'

    async def _updates(self, offset: int | None) -> bytes:
        if offset is not None:
            self._batch = []
        self.repeated += bool(self._batch)
        while not self._batch:
            self._batch = list(islice(self._waiting, _BATCH))
            del self._waiting[:_BATCH]
            if not self._batch:
                self._more.clear()
                await self._more.wait()
        updates = ", ".join(case.text for case in self._batch)
        return b'{"ok": true, "result": [%s]}' % updates.encode()

    def _result(self, method: str, parameters: Mapping[str, Any]) -> Any:
        match method:
            case "getMe":
                return ME
            case "setWebhook":
                self.webhook_secret = parameters["secret_token"]
                return True
            case "answerCallbackQuery":
                self.unanswered.discard(str(parameters["callback_query_id"]))
                return True
            case "getMyCommands":
                return []
            case "getMyDescription" | "getMyShortDescription":
                return {"description": "", "short_description": ""}
            case "getChatMember":
                user = {"id": int(parameters["user_id"]), "is_bot": True, "first_name": "Bot"}
                return {"status": "left", "user": user}
            case "getChat":
                return {"id": 5, "type": "private", "accent_color_id": 1, "max_reaction_count": 1}
            case _ if method.startswith(("send", "edit", "copy")) and "chat_id" in parameters:
                return self._shown(method, parameters)
            case _:
                return True

    def _shown(self, method: str, parameters: Mapping[str, Any]) -> Any:
        if method == "sendChatAction":
            return True
        self._note_buttons(parameters.get("reply_markup"))
        chat = int(parameters["chat_id"])
        self.answered[chat] = self.answered.get(chat, 0) + 1
        number = parameters.get("message_id") or next(self._numbers)
        message = {"message_id": int(number), "date": 0, "chat": {"id": chat, "type": "private"}}
        return [message] if method == "sendMediaGroup" else message

    def _note_buttons(self, markup: Any) -> None:
        """What the bot gives out may be pressed by anybody from now on."""
        if isinstance(markup, str):
            markup = json.loads(markup)
        for row in (markup or {}).get("inline_keyboard", []):
            for button in row:
                data = button.get("callback_data")
                known = data is None or data in self._given_out
                if not known and not isinstance(_UNPACK(data), IN_CHILDREN):
                    self._given_out.append(data)
        del self._given_out[:-_GIVEN_OUT_AT_MOST]
