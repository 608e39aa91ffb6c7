"""Where the running bot is asked: a Unix socket beside the database.

Nothing is loaded here that takes time: `status` has to answer in a moment.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_LONGEST: Final = 100
"""Bytes. Linux takes 107 for the name of a socket, macOS 103."""


@contextmanager
def socket_name(database: Path) -> Iterator[Path]:
    """The name of the socket beside a database, as long as the block lasts.

    Where the path is too long for a socket, Linux takes it by way of the folder's descriptor.
    Raises OSError where there is no such folder, or elsewhere where the path is too long.
    """
    path = database.absolute().with_name(f"{database.name}.status")
    if len(os.fsencode(path)) <= _LONGEST:
        yield path
        return
    if sys.platform != "linux":
        raise OSError(f"{path}: too long for a socket")
    folder = os.open(path.parent, os.O_PATH)
    try:
        yield Path(f"/proc/self/fd/{folder}", path.name)
    finally:
        os.close(folder)
