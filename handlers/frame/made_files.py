"""Files that a child process makes, while the chat shows that one is coming."""

import asyncio
import logging
from collections.abc import Callable
from typing import Final, ParamSpec, TypeVar

from telegram import Chat
from telegram.constants import ChatAction

from handlers.frame.child_process import Children

P = ParamSpec("P")
T = TypeVar("T")

_LOGGER: Final = logging.getLogger(__name__)
_ACTION_LASTS: Final = 4
"""Seconds; Telegram shows what the bot does for five."""


async def made(
    children: Children,
    chat: Chat,
    coming: ChatAction,
    function: Callable[P, T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T | None:
    """What a function gives, run in a child process; None where that failed, which is logged."""
    making = asyncio.create_task(children.run(function, *args, **kwargs))
    try:
        while not making.done():
            await chat.send_action(coming)
            await asyncio.wait({making}, timeout=_ACTION_LASTS)
    except BaseException:
        making.cancel()
        await asyncio.gather(making, return_exceptions=True)
        raise
    try:
        return making.result()
    except Exception:
        _LOGGER.exception("a file could not be made: %s", function.__name__)
        return None
