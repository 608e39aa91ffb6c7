"""The paths of the pages, and links from one to another: relative, wherever they are put."""

from dataclasses import dataclass
from datetime import date
from posixpath import basename
from typing import Final

from storage.programme.model import Session

HOME: Final = ""
INFO: Final = "info"
CHANGES: Final = "changes"
PRIVACY: Final = "privacy"
IMPRINT: Final = "imprint"
SCREEN: Final = "screen"
"""Above the languages: it is in all of them."""

INDEX: Final = "index.html"


def day_path(when: date) -> str:
    """The page of a day, below its language."""
    return f"day/{when.isoformat()}"


def session_path(session: Session) -> str:
    """The page of a session, by the id that its file has for it."""
    return f"session/{session.file_id}"


def place_path(place: str) -> str:
    """The page of a place."""
    return f"place/{place}"


def group_path(group: str) -> str:
    """The page of a working group."""
    return f"group/{group}"


def team_path(team: str) -> str:
    """The page of a team."""
    return f"team/{team}"


def in_language(language: str, path: str) -> str:
    """A page below the root: "de/session/x"; the home of a language is "de/"."""
    return f"{language}/{path}"


def file_of(path: str) -> str:
    """Where a page, or what is no page, stands among the files: "de/session/x/index.html"."""
    if "." in basename(path):
        return path
    return f"{path.rstrip('/')}/{INDEX}".lstrip("/")


@dataclass(frozen=True, slots=True)
class Links:
    """The links on one page, which is `here` below the root: "de/session/x".

    Links between files name the file, so that they work without a server.
    """

    here: str
    as_files: bool = False

    def to(self, path: str, anchor: str = "") -> str:
        """A link to what is at `path` below the root: up to the root, and down from there."""
        here, there = (file_of(x) if self.as_files else x for x in (self.here, path))
        return f"{'../' * here.count('/')}{there}{f'#{anchor}' if anchor else ''}"
