"""Files on disk: what holds personal data is its owner's alone, and nothing is half-written.

The lock beside a database sees to it that at most one bot works on it at a time; that on its folder
that no other database takes its place while a command beside the bot works on it.
"""

import ctypes
import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import Final

PRIVATE: Final = 0o600
"""Databases, their copies and lists hold personal data: nobody else on the machine reads them."""

_UNFINISHED: Final = ".unfinished-"
"""Stands between the name of a file that is being written and some random letters."""

_PRIVATE_FOLDER: Final = 0o700
_BY_UMASK: Final = 0o666

# Of linux/fs.h and sys/stdio.h, which Python does not know.
_HERE: Final = -100
_LINUX_EXCHANGE: Final = 2
_MACOS_SWAP: Final = 2


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
    returns, the file is on disk; after an error there is what was there before. What is private and
    a process that was killed has left beside the target is deleted. Raises OSError.
    """
    if private:
        remove_left_over(target)
    unfinished = target.with_name(f"{target.name}{_UNFINISHED}{secrets.token_hex(4)}")
    mode = PRIVATE if private else _BY_UMASK
    being_written = os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
    try:
        fcntl.flock(being_written, fcntl.LOCK_EX)
        yield unfinished
        if not private and target.exists():
            unfinished.chmod(target.stat().st_mode & 0o777)
        sync(unfinished)
        unfinished.replace(target)
        with suppress(OSError):  # some file systems cannot do that for a folder
            sync(target.parent)
    finally:
        unfinished.unlink(missing_ok=True)
        os.close(being_written)


def remove_left_over(target: Path) -> None:
    """Delete what was to become the target, by a process that was killed. Raises OSError."""
    for left_over in target.parent.glob(f"{escape(target.name)}{_UNFINISHED}*"):
        with suppress(OSError), left_over.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            left_over.unlink()


@contextmanager
def replacing_folder(target: Path) -> Iterator[Path]:
    """Fill a folder beside its target; when the block ends well, it takes the target's place whole.

    The block is given an empty folder. After an error there is what was there before. What an
    earlier process that was killed has left beside the target is deleted. Raises OSError.
    """
    for left_over in target.parent.glob(f"{escape(target.name)}{_UNFINISHED}*"):
        shutil.rmtree(left_over, ignore_errors=True)
    unfinished = target.with_name(f"{target.name}{_UNFINISHED}{secrets.token_hex(4)}")
    unfinished.mkdir()
    try:
        yield unfinished
        if not target.exists():
            unfinished.replace(target)
        elif not _exchange(unfinished, target):
            # Not every system can exchange two folders: for a moment there is none.
            before = unfinished.with_name(f"{unfinished.name}-before")
            target.rename(before)
            try:
                unfinished.replace(target)
            except OSError:
                before.rename(target)
                raise
            shutil.rmtree(before)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change names at once; false where the system does not know how to."""
    system = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if hasattr(system, "renameat2"):  # Linux
        return bool(system.renameat2(_HERE, names[0], _HERE, names[1], _LINUX_EXCHANGE) == 0)
    if hasattr(system, "renamex_np"):  # macOS
        return bool(system.renamex_np(*names, _MACOS_SWAP) == 0)
    return False


class AlreadyRunning(Exception):
    """Another process holds the lock; the text is one line for an operator."""


@contextmanager
def instance_lock(database: Path) -> Iterator[None]:
    """Hold the lock beside the database; the system frees it however the process ends.

    Raises AlreadyRunning where another process has it, OSError where the file cannot be made.
    """
    make_folder(database.parent)
    path = database.with_name(f"{database.name}.lock")
    with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY, PRIVATE), "w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(f"{database}: another bot is running on this database") from None
        yield


class InUse(Exception):
    """Another command works on the database; the text is one line for an operator."""


@contextmanager
def staying(database: Path) -> Iterator[None]:
    """Let the database stay the one it is while a command beside the bot works on it.

    Waits while another one takes its place. Raises OSError where there can be no lock.
    """
    make_folder(database.parent)
    with _folder_locked(database.parent, fcntl.LOCK_SH):
        yield


@contextmanager
def giving_way(database: Path) -> Iterator[None]:
    """Let no command work on the database while another one takes its place.

    Raises InUse where one does, OSError where there can be no lock.
    """
    make_folder(database.parent)
    with ExitStack() as locked:
        try:
            locked.enter_context(_folder_locked(database.parent, fcntl.LOCK_EX | fcntl.LOCK_NB))
        except BlockingIOError:
            raise InUse(f"{database}: another command works on it") from None
        yield


@contextmanager
def _folder_locked(folder: Path, how: int) -> Iterator[None]:
    """Hold a lock on a folder: a file for it might be made by root, and be shut to the bot."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, how)
        yield
    finally:
        os.close(handle)


def sync(path: Path) -> None:
    """Bring a file or the names in a folder to the disk. Raises OSError."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
