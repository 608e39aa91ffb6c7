"""Asks the running bot, and prints what it says. Nothing is loaded here that takes time."""

import json
import socket
from pathlib import Path
from typing import Any, Final

from bot.failures import Failure
from bot.health.socket_path import socket_name

PATIENCE: Final = 3.0
"""Seconds after which a bot that does not answer is taken for one that hangs."""

_PART: Final = 65_536


class NoAnswer(Failure):
    """The bot does not run, or does not answer."""


def ask(database: Path, question: str, patience: float = PATIENCE) -> dict[str, Any]:
    """What the bot on this database answers. Raises NoAnswer."""
    try:
        answer = json.loads(_exchanged(database, question, patience))
    except (FileNotFoundError, ConnectionRefusedError, NotADirectoryError):
        raise NoAnswer("no bot runs on this database") from None
    except TimeoutError:
        raise NoAnswer(f"the bot does not answer within {patience:g} s") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it says nothing that can be read"
        raise NoAnswer(f"the bot cannot be asked: {reason}") from None
    if not isinstance(answer, dict):
        raise NoAnswer("the bot cannot be asked: it says nothing that can be read")
    return answer


def _exchanged(database: Path, question: str, patience: float) -> bytes:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asking, socket_name(database) as name:
        asking.settimeout(patience)
        asking.connect(str(name))
        asking.sendall(f"{question}\n".encode())
        answer = bytearray()
        while part := asking.recv(_PART):
            answer += part
    return bytes(answer)
