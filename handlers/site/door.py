"""What other features know of the pages: the addresses that their links lead to."""

from handlers.site.links import group_path, in_language, place_path


def place_address(pages: str, language: str, place: str) -> str:
    """Where the page of a place is; `pages` is the public address of all."""
    return f"{pages}/{in_language(language, place_path(place))}"


def group_address(pages: str, language: str, group: str) -> str:
    """Where the page of a working group is."""
    return f"{pages}/{in_language(language, group_path(group))}"
