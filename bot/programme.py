"""Which programme is in force: the database decides, a file only fills an empty one."""

from pathlib import Path

from storage.programme.builtin import builtin_yaml
from storage.programme.yaml_file import Reading, read

from bot.failures import UnusableInput


def read_programme(path: Path | None) -> Reading:
    """Read the file an operator named, or the built-in programme where they named none.

    Raises UnusableInput where the file cannot be opened; what stands in it is for the caller.
    """
    if path is None:
        return read(builtin_yaml())
    try:
        return read(path.read_bytes())
    except OSError as error:
        raise UnusableInput(f"{path}: {error.strerror}") from None
