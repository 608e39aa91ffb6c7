"""Where a place is found on a map."""

from typing import Final
from urllib.parse import quote_plus

from handlers.frame.reader import Reader
from storage.programme.model import Place

_MAP_SEARCH: Final = "https://www.google.com/maps/search/?api=1&query={query}"
"""Where readers search a map whose language names no other one."""


def map_search(reader: Reader, place: Place) -> str | None:
    """The address of a map that searches for a place; None where no postal address is known."""
    address = place.address or reader.snapshot.event.address
    if address is None:
        return None
    query = reader.text(address)
    if place.address:
        query = f"{reader.text(place.name)} {query}"
    search = str(reader.tr.about.get("map_search", _MAP_SEARCH))
    return search.format(query=quote_plus(query))
