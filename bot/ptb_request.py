"""PTB on our transport: its addresses become calls, and patience is had where it is due."""

import asyncio
from collections.abc import Callable, Mapping
from time import monotonic
from typing import Any, Final
from urllib.parse import unquote

from telegram import Bot
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

from bot.transport import (
    Answer,
    TooManyRequests,
    Transport,
    Upload,
    check_answer,
    check_call,
    read_answer,
    seconds_to_wait,
)

TOKEN: Final = "0:known-to-the-transport"  # noqa: S105 (no secret: PTB is not told the real one)
BASE_URL: Final = "transport://call/bot"
BASE_FILE_URL: Final = "transport://file/bot"
"""PTB insists on a token and puts it into addresses and errors; these lead to the transport."""

_FILES: Final = f"{BASE_FILE_URL}{TOKEN}/"
_LONGEST_PAUSE: Final = 1.0
_SHOWN: Final = ("send", "edit", "copy", "forward")

Timeout = object
"""PTB passes a number of seconds, None for no limit, or its own sentinel for the default."""

NoteCall = Callable[[int], None]
"""Told the chat of a call that puts something before people."""

NoteRefusal = Callable[[float], None]
"""Told how long the server asks to wait that has refused a call."""


class PtbRequest(BaseRequest):
    """Requests of PTB, carried by a transport.

    With `patience`, in seconds, a request that fails for reasons of the network or the server
    (no connection, a timeout, 429, 5xx, nonsense) is tried again for so long before it counts as
    failed. A message may then arrive twice, if its first answer was lost; Telegram knows no
    idempotency key.
    `note_call` is told of every message that is sent or changed, `note_refusal` of every 429.
    """

    def __init__(
        self,
        transport: Transport,
        patience: float = 0.0,
        note_call: NoteCall | None = None,
        note_refusal: NoteRefusal | None = None,
    ) -> None:
        self._transport = transport
        self._patience = patience
        self._note_call = note_call
        self._note_refusal = note_refusal

    @property
    def read_timeout(self) -> None:
        """How long an answer may take where a call says nothing: the transport decides."""

    async def initialize(self) -> None:
        """Nothing is to be opened: the transport is open already."""

    async def shutdown(self) -> None:
        """Nothing is to be closed: the transport outlives the bots that stand on it."""

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002 (the transport knows which verb a call takes)
        request_data: RequestData | None = None,
        read_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        write_timeout: Timeout = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 (aiohttp has none)
        connect_timeout: Timeout = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 (the transport's own)
        pool_timeout: Timeout = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 (the transport's own)
    ) -> Answer:
        """One request, tried again while patience lasts; the status and the body of the answer.

        Raises TooManyRequests, ServerFailedError, UnreadableAnswer, and TimedOut or NetworkError
        where no answer came.
        """
        called = url.rpartition("/")[2]
        parameters = request_data.parameters if request_data else {}
        files = _uploads(request_data) if request_data else {}
        silence = float(read_timeout) if isinstance(read_timeout, int | float) else None
        deadline, pause = monotonic() + self._patience, 0.1
        while True:
            try:
                if url.startswith(BASE_FILE_URL):
                    path = unquote(url).removeprefix(_FILES)
                    status, body = await self._transport.download(path, silence)
                    check_answer(status, body)
                else:
                    self._note(called, parameters)
                    status, body = await self._transport.call(called, parameters, files, silence)
                    check_call(status, body)
            except NetworkError as error:
                wait = max(pause, seconds_to_wait(error))
                if self._note_refusal and isinstance(error, TooManyRequests):
                    self._note_refusal(error.seconds)
                if monotonic() + wait > deadline:
                    raise
            else:
                return status, body
            await asyncio.sleep(wait)
            pause = min(pause * 2, _LONGEST_PAUSE)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """What an answer says; PTB's own way would write one that cannot be read to the log."""
        return read_answer(payload)

    def _note(self, called: str, parameters: Mapping[str, Any]) -> None:
        """Tell who counts them that a call goes out now."""
        if self._note_call is None or not called.startswith(_SHOWN):
            return
        chat = str(parameters.get("chat_id", ""))
        if chat.lstrip("-").isdecimal():
            self._note_call(int(chat))


def bot_over(transport: Transport) -> Bot:
    """A bot without patience: each call is made once."""
    request = PtbRequest(transport)
    return Bot(TOKEN, BASE_URL, BASE_FILE_URL, request=request, get_updates_request=request)


def _uploads(data: RequestData) -> dict[str, Upload]:
    return {
        part: Upload(name, content if isinstance(content, bytes) else content.read(), mime_type)
        for part, (name, content, mime_type) in data.multipart_data.items()
    }
