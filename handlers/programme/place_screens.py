"""The places: where they are, the way to a map, what is on there now and next."""

from handlers.frame.maps import map_search
from handlers.frame.reader import Reader
from handlers.frame.session_lists import ahead_first, by_days, page_of, write_lines, write_page
from handlers.programme.actions import PlaceAt, Places, SendPin
from handlers.programme.door import session_keys
from handlers.ui.screen import Button, Row, Screen, Text
from storage.programme.model import Place


def places(v: Reader, page: int = 0) -> Screen:
    """All places, each with what is on there now."""
    text = Text().title(v.tr("Places"))
    lines = [(place, _place_line(v, place)) for place in v.snapshot.places.values()]
    listed = write_lines(v, text, lines, page)
    if not lines:
        text.line(v.tr("The place will be announced."))
    return text.screen(
        listed.keys(lambda item: PlaceAt(item[0].id)),
        listed.ways(v.tr, Places),
        v.home(),
    )


def _place_line(v: Reader, place: Place) -> str:
    """A place in a list, with what is on there now."""
    there = v.snapshot.by_place.get(place.id, ())
    on = next((session for session in there if session.is_running(v.now)), None)
    name = v.text(place.name)
    return v.tr("{place} – now: {title}", place=name, title=v.title(on)) if on else name


def place(v: Reader, shown: Place, page: int = 0) -> Screen:
    """A place: its address, the way to a map, and what happens there, what is over last."""
    text = Text().title(v.text(shown.name))
    if shown.address:
        text.line(v.text(shown.address))
    there = ahead_first(v, v.snapshot.by_place.get(shown.id, ()))
    listed = page_of(v, text, by_days(v, there), page)
    text.joined(listed.position(v.tr))
    if not there:
        text.line().line(v.tr("Nothing is planned here."))
    write_page(v, text, listed)
    return text.screen(
        map_button(v, shown),
        session_keys(v, listed),
        listed.ways(v.tr, lambda number: PlaceAt(shown.id, number)),
        v.back(v.tr("All places"), Places()) if len(v.snapshot.places) > 1 else v.home(),
    )


def map_button(v: Reader, shown: Place) -> Row:
    """A pin where the coordinates are known, a search where an address is; else there is none."""
    if shown.latitude is not None:
        return (Button(v.tr("Show on the map"), SendPin(shown.id)),)
    search = map_search(v, shown)
    return (Button(v.tr("Search on the map"), url=search),) if search else ()
