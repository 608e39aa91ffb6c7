"""Calls as the bot makes them: patient where that is due, counted, and their answers judged.

Whatever is said to the Bot API goes through here, be it said by the frame or by PTB.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from time import monotonic, perf_counter
from typing import Any, Final, TypeVar

import msgspec
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.transport import (
    OK,
    Answer,
    TooManyRequests,
    Transport,
    check_answer,
    outcome_named,
    seconds_to_wait,
    unreadable,
)
from handlers.frame.calls import NO_FILES, Upload

T = TypeVar("T")

_LONGEST_PAUSE: Final = 1.0
_SHOWN: Final = ("send", "edit", "copy", "forward")

NoteCall = Callable[[int], None]
"""Told the chat of a call that puts something before people."""

NoteRefusal = Callable[[float], None]
"""Told how long the server asks to wait that has refused a call."""

NoteOutcome = Callable[[str, str, float], None]
"""Told of every attempt: the method, its outcome in one word, and its seconds."""


class ApiCalls:
    """The Calls of the frame, over a transport.

    With `patience`, in seconds, a call that fails for reasons of the network or the server
    (no connection, a timeout, 429, 5xx, nonsense) is made again for so long before it counts as
    failed. A message may then arrive twice, if its first answer was lost; Telegram knows no
    idempotency key.
    `note_call` is told of every message that is sent or changed, `note_refusal` of every 429,
    `note_outcome` of every attempt and its outcome.
    """

    def __init__(
        self,
        transport: Transport,
        patience: float = 0.0,
        note_call: NoteCall | None = None,
        note_refusal: NoteRefusal | None = None,
        note_outcome: NoteOutcome | None = None,
    ) -> None:
        self._transport = transport
        self._patience = patience
        self._note_call = note_call
        self._note_refusal = note_refusal
        self._note_outcome = note_outcome

    async def call(
        self,
        method: str,
        parameters: Mapping[str, Any],
        files: Mapping[str, Upload] = NO_FILES,
    ) -> tuple[int, ...]:
        """See Calls.call."""
        return await self.read(_sent, method, parameters, files)

    async def read(
        self,
        answer: Callable[[bytes], T],
        method: str,
        parameters: Mapping[str, Any],
        files: Mapping[str, Upload] = NO_FILES,
        read_seconds: float | None = None,
    ) -> T:
        """Make a call; `answer` reads the body, and raises UnreadableAnswer where it cannot.

        Raises as Calls.call does, with TooManyRequests, ServerFailedError, UnreadableAnswer,
        TimedOut or another NetworkError once patience has run out.
        """

        def once() -> Awaitable[T]:
            self._note(method, parameters)
            call = self._transport.call(method, parameters, files, read_seconds)
            return self._observed(method, call, answer)

        return await self._patiently(once)

    async def download(self, path: str, read_seconds: float | None = None) -> bytes:
        """The content of a file, from the `file_path` that getFile gave. Raises as `read` does."""

        def once() -> Awaitable[bytes]:
            return self._observed("download", self._transport.download(path, read_seconds), bytes)

        return await self._patiently(once)

    async def _patiently(self, once: Callable[[], Awaitable[T]]) -> T:
        deadline, pause = monotonic() + self._patience, 0.1
        while True:
            try:
                return await once()
            except BadRequest:
                raise  # PTB counts it among the errors of the network, but it will never pass.
            except NetworkError as error:
                wait = max(pause, seconds_to_wait(error))
                if self._note_refusal and isinstance(error, TooManyRequests):
                    self._note_refusal(error.seconds)
                if monotonic() + wait > deadline:
                    raise
            await asyncio.sleep(wait)
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def _observed(
        self, method: str, call: Awaitable[Answer], answer: Callable[[bytes], T]
    ) -> T:
        """Tell who counts outcomes how an attempt ends; one that is cancelled has none."""
        began = perf_counter()
        try:
            status, body = await call
            check_answer(status, body)
            found = answer(body)
        except TelegramError as error:
            self._count(method, outcome_named(error), began)
            raise
        self._count(method, OK, began)
        return found

    def _count(self, method: str, outcome: str, began: float) -> None:
        if self._note_outcome:
            self._note_outcome(method, outcome, perf_counter() - began)

    def _note(self, method: str, parameters: Mapping[str, Any]) -> None:
        """Tell who counts them that a call goes out now."""
        if self._note_call is None or not method.startswith(_SHOWN):
            return
        chat = str(parameters.get("chat_id", ""))
        if chat.lstrip("-").isdecimal():
            self._note_call(int(chat))


class _Message(msgspec.Struct, gc=False):
    """A message, or a topic, which has the id of the message that it begins with."""

    message_id: int = 0
    message_thread_id: int = 0

    @property
    def id(self) -> int:
        """Raises ValueError where there is none."""
        number = self.message_id or self.message_thread_id
        if not number:
            raise ValueError
        return number


class _Answer(msgspec.Struct):
    """As much of an answer as is used: of a message its id, and that there is a result."""

    result: _Message | list[_Message] | bool


_read_answer: Final = msgspec.json.Decoder(_Answer).decode


def _sent(body: bytes) -> tuple[int, ...]:
    """The ids of the messages that an answer names; raises UnreadableAnswer."""
    try:
        match _read_answer(body).result:
            case _Message() as message:
                return (message.id,)
            case list() as messages:
                return tuple(message.id for message in messages)
            case _:
                return ()
    except (ValueError, RecursionError):
        raise unreadable(body) from None
