"""Files on disk: what holds personal data is its owner's alone, and nothing is half-written."""

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


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
