"""A real file system of a few megabytes, which a test can fill and clear."""

import errno
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

MEGABYTE = 2**20


class SmallDisk:
    """A disk on which everything lies below one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self) -> None:
        """Leave no byte free."""
        with self._filler.open("ab", buffering=0) as file:
            for size in (MEGABYTE, 4096, 1):
                try:
                    while True:
                        file.write(b"x" * size)
                except OSError as error:
                    if error.errno != errno.ENOSPC:
                        raise

    def clear(self) -> None:
        """Take the filler away."""
        self._filler.unlink()


@contextmanager
def small_disk(folder: Path, megabytes: int = 12) -> Iterator[SmallDisk]:
    """Mount such a disk at a folder; skips the test where the machine does not let one mount."""
    with small_disk_or_none(folder, megabytes) as disk:
        if disk is None:
            pytest.skip("this machine does not let the tests mount a small disk")
        yield disk


@contextmanager
def small_disk_or_none(folder: Path, megabytes: int) -> Iterator[SmallDisk | None]:
    """The same; where the machine does not let one mount there is but the folder."""
    folder.mkdir()
    options = f"size={megabytes}M,mode=0700"
    mounting = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if os.getuid() != 0 or subprocess.run(mounting, capture_output=True, check=False).returncode:
        yield None
        return
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
