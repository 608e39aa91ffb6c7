"""Lists of words, from the files of each language."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Final

_LANGUAGES: Final = ("de", "ru", "en")
"""Those that people mix; more than the bot answers in."""


def read_tables(name: str) -> Mapping[str, dict[str, Any]]:
    """The tables of the file of that name in each language."""
    folder = files("locales")
    return {
        language: tomllib.loads((folder / language / f"{name}.toml").read_text("utf-8"))
        for language in _LANGUAGES
    }
