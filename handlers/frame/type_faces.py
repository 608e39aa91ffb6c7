"""The type that pictures and prints are set in: DejaVu, with the letters of many scripts."""

from importlib.util import find_spec
from pathlib import Path


def folder() -> Path:
    """Where its files are: Matplotlib brings them along, and nothing of it is imported."""
    library = find_spec("matplotlib")
    home = Path(str(library.origin)).parent if library else Path()
    return home / "mpl-data" / "fonts" / "ttf"
