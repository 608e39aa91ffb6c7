"""Files on disk: what holds personal data is its owner's alone, and nothing is half-written.

The lock beside a database sees to it that at most one bot works on it at a time.
"""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

PRIVATE: Final = 0o600
"""Databases, their copies and lists hold personal data: nobody else on the machine reads them."""

_PRIVATE_FOLDER: Final = 0o700
_BY_UMASK: Final = 0o666


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for their owner alone.

    Folders that are there already keep their mode. Raises OSError where that is not possible.
    """
    for place in (*reversed(folder.parents), folder):
        if not place.exists():
            place.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)


@contextmanager
def replacing(target: Path, *, private: bool) -> Iterator[Path]:
    """Write a file beside its target; when the block ends well, it takes the target's place.

    The block is given an empty file, which nobody else may read from its first byte on if it is to
    be private; else its mode is that of the file it replaces, or follows the umask. When this
    returns, the file is on disk; after an error there is what was there before. Raises OSError.
    """
    unfinished = target.with_name(f"{target.name}.unfinished-{secrets.token_hex(4)}")
    mode = PRIVATE if private else _BY_UMASK
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
    try:
        yield unfinished
        if not private and target.exists():
            unfinished.chmod(target.stat().st_mode & 0o777)
        _sync(unfinished)
        unfinished.replace(target)
        with suppress(OSError):  # some file systems cannot do that for a folder
            _sync(target.parent)
    finally:
        unfinished.unlink(missing_ok=True)


class AlreadyRunning(Exception):
    """Another process holds the lock; the text is one line for an operator."""


@contextmanager
def instance_lock(database: Path) -> Iterator[None]:
    """Hold the lock beside the database; the system frees it however the process ends.

    Raises AlreadyRunning where another process has it, OSError where the file cannot be made.
    """
    make_folder(database.parent)
    path = database.with_name(f"{database.name}.lock")
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(f"{database}: another bot is running on this database") from None
        yield


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
