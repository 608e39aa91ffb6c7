"""How the text of a setting is read; each function raises ValueError with what to give instead."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

LAST_PORT: Final = 65_535
_LONGEST_NUMBER: Final = 16
"""Digits; far more than any setting may have."""


def whole_number(low: int, high: int) -> Callable[[str], int]:
    """Read a whole number from `low` to `high`."""

    def read(text: str) -> int:
        written = re.fullmatch(r"[0-9]+", text) and len(text) <= _LONGEST_NUMBER
        if not written or not low <= int(text) <= high:
            raise ValueError(f"give a whole number from {low} to {high}")
        return int(text)

    return read


def one_of(*choices: str, written: Callable[[str], str] = str.lower) -> Callable[[str], str]:
    """Read one of these words, in small or large letters."""

    def read(text: str) -> str:
        if written(text) not in choices:
            raise ValueError(f"give one of: {', '.join(choices)}")
        return written(text)

    return read


def user_ids(text: str) -> tuple[int, ...]:
    """Read ids of people in Telegram, separated by commas."""
    ids = [part.strip() for part in text.split(",") if part.strip()]
    if not all(re.fullmatch(r"[1-9][0-9]{0,15}", part) for part in ids):
        raise ValueError("give Telegram user ids (whole numbers), separated by commas")
    return tuple(map(int, ids))


def token(text: str) -> str:
    """Read a bot's token."""
    if not re.fullmatch(r"[A-Za-z0-9:_.-]+", text):
        raise ValueError("this does not look like a token from @BotFather")
    return text


@dataclass(frozen=True, slots=True)
class TokenFile:
    """A file that holds a bot's token, and nothing else besides the line's end."""

    path: Path
    token: str = field(repr=False)

    @classmethod
    def read(cls, text: str) -> "TokenFile":
        """Read the path of such a file, and what it holds."""
        try:
            held = Path(text).read_text(encoding="utf-8").strip()
        except UnicodeDecodeError:
            raise ValueError("not a text file") from None
        except OSError as error:
            raise ValueError(f"cannot be read ({error.strerror})") from None
        if not held:
            raise ValueError("the file is empty")
        return cls(Path(text), token(held))


def webhook_secret(text: str) -> str:
    """Read the secret of a webhook, in the letters that Telegram allows."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", text):
        raise ValueError("use 1 to 256 letters A-Z, a-z, digits, _ and -")
    return text


def path(text: str) -> Path:
    """Read the path of a file or folder that may be there or not."""
    found = Path(text)
    try:
        found.exists()
    except OSError as error:
        raise ValueError(error.strerror) from None
    return found


def file_itself(text: str) -> Path:
    """Read the path of a file; of one that is a link, the file that it leads to.

    What stands beside the file, such as its lock, is then the same by whatever name it is reached.
    """
    found = path(text)
    return found.resolve() if found.is_symlink() else found


def address(text: str) -> str:
    """Read a web address; a slash at its end is left out."""
    unfit = "give an address that begins with https:// or http://"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        # What it says may quote the address, which may be a secret.
        raise ValueError(unfit) from None
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"\s", text):
        raise ValueError(unfit)
    if port == 0:
        raise ValueError("there is no port 0 to call")
    return text.rstrip("/")


def root_address(text: str) -> str:
    """Read a web address that a path is put behind."""
    if "?" in text or "#" in text:
        raise ValueError("give an address without ? and #")
    return address(text)


def listen_address(text: str) -> str:
    """Read where a server listens."""
    host_and_port(text)
    return text


def host_and_port(text: str) -> tuple[str, int]:
    """Split `host:port`."""
    host, _, port = text.rpartition(":")
    if not host:
        raise ValueError("give host:port, for example 127.0.0.1:8090")
    return host.strip("[]"), parse_port(port)


def parse_port(text: str) -> int:
    """Read the number of a port; 0 stands for any that is free."""
    if not re.fullmatch(r"[0-9]{1,5}", text) or int(text) > LAST_PORT:
        raise ValueError(f"give a port from 0 to {LAST_PORT}")
    return int(text)


def parse_bot_name(text: str) -> str:
    """Read what a bot is called in Telegram, with the @ or without it."""
    name = text.removeprefix("@")
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{2,31}", name):
        raise ValueError("give the bot's name in Telegram, for example @konferenz_demo_bot")
    return name


def parse_local_moment(text: str) -> datetime:
    """Read `2021-06-29T09:50`, local to the event's time zone, which the caller adds.

    The years are those that a programme may have.
    """
    # What reads programmes takes a while to load, and few settings name a moment.
    from storage.programme.parsing.values import YEARS

    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?", text):
        raise ValueError("give a local moment such as 2021-06-29T09:50")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"there is no such moment: {text}") from None
    if moment.year not in YEARS:
        raise ValueError(f"give a year from {YEARS[0]} to {YEARS[-1]}")
    return moment
