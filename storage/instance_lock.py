"""At most one bot works on a database at a time."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.files import make_folder


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
