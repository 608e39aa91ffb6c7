"""What other features know of the pages: the addresses that their links lead to."""

from handlers.frame.reader import Reader
from handlers.site.links import group_path, in_language, place_path, session_path
from storage.programme.model import Session


def place_address(pages: str, language: str, place: str) -> str:
    """Where the page of a place is; `pages` is the public address of all."""
    return f"{pages}/{in_language(language, place_path(place))}"


def group_address(pages: str, language: str, group: str) -> str:
    """Where the page of a working group is."""
    return f"{pages}/{in_language(language, group_path(group))}"


def pages_address(reader: Reader) -> str:
    """Where the pages are in the reader's language; empty where there are none."""
    return f"{reader.pages_at}/{in_language(reader.tr.language, '')}" if reader.pages_at else ""


def session_address(reader: Reader, session: Session) -> str:
    """Where the page of a session is in the reader's language; empty where there are none."""
    return (
        f"{reader.pages_at}/{in_language(reader.tr.language, session_path(session))}"
        if reader.pages_at
        else ""
    )
