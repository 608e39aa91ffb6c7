"""What pages need besides themselves: stylesheets, scripts, and an icon."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

FILES: Final = ("style.css", "shared.js", "script.js", "icon.svg", "screen.css", "screen.js")


@dataclass(frozen=True, slots=True)
class Assets:
    """The links to them, which name their content, so that a new version is fetched at once."""

    style: str
    shared_script: str
    script: str
    icon: str
    screen_style: str
    screen_script: str


@cache
def content(name: str) -> bytes:
    """One of the files as it is sent; raises KeyError for any other name."""
    if name not in FILES:
        raise KeyError(name)
    return (files("handlers.site") / "files" / name).read_bytes()


@cache
def assets() -> Assets:
    """The links below the root."""
    return Assets(*(f"{name}?{sha256(content(name)).hexdigest()[:8]}" for name in FILES))
