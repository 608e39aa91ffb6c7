"""Answers questions from this machine, by a Unix socket that only its owner may open.

One line says what is asked for, one line of JSON is the answer. Nothing is written to the disk for
it, so a full one does no harm once the bot has started.
"""

import asyncio
import json
import logging
import os
import socket
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from bot.health.socket_path import socket_name
from storage.files import PRIVATE

_LOGGER: Final = logging.getLogger(__name__)

SECONDS: Final = 5.0
"""How long a client may take to ask, and to read the answer."""

_LONGEST: Final = 100

Answers = Mapping[str, Callable[[], Awaitable[dict[str, Any]]]]
"""What can be asked for, and what answers it."""


class StatusSocket:
    """Listens beside the database; only the process with the instance lock may start it."""

    def __init__(self, database: Path, answers: Answers) -> None:
        self._database = database
        self._answers = answers
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        """Listen, in place of what an earlier process left. What prevents it is logged alone."""
        try:
            self._server = await asyncio.start_unix_server(
                self._serve, sock=_bound(self._database), limit=_LONGEST
            )
        except OSError as error:
            _LOGGER.warning("`status` will not reach this bot: %s", error.strerror or error)

    async def stop(self) -> None:
        """Listen no more, and leave nothing behind."""
        if self._server is None:
            return
        self._server.close()
        with suppress(OSError), socket_name(self._database) as name:
            name.unlink()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(SECONDS):
                asked = (await reader.readline()).decode("ascii", "replace").strip()
                answer = self._answers.get(asked)
                if answer is not None:
                    writer.write(json.dumps(await answer()).encode() + b"\n")
                    await writer.drain()
        except (OSError, ValueError, TimeoutError):
            pass  # The client has gone, or asked for nothing that there is.
        finally:
            writer.close()


def _bound(database: Path) -> socket.socket:
    """A socket that nobody else may connect to, from its first moment on. Raises OSError."""
    opened = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        with socket_name(database) as name:
            with suppress(FileNotFoundError):
                name.unlink()
            _bind(opened, str(name))
            name.chmod(PRIVATE)
    except BaseException:
        opened.close()
        raise
    return opened


def _bind(opened: socket.socket, name: str) -> None:
    try:
        os.fchmod(opened.fileno(), PRIVATE)  # Linux makes the file with the mode of the socket.
    except OSError:  # macOS has none for a socket, and goes by the umask.
        before = os.umask(0o777 & ~PRIVATE)
        try:
            opened.bind(name)
        finally:
            os.umask(before)
    else:
        opened.bind(name)
