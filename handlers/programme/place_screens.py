"""The places: where they are, the way to a map, what is on there now and next."""

from handlers.frame.maps import map_search
from handlers.frame.reader import Reader
from handlers.frame.session_lists import ahead_first, by_days, page_of, write_lines, write_page
from handlers.programme.actions import PlaceAt, Places, SendPin
from handlers.programme.door import session_keys
from handlers.ui.screen import Button, Row, Screen, Text
from storage.programme.model import Place


def places(reader: Reader, page: int = 0) -> Screen:
    """All places, each with what is on there now."""
    text = Text().title(reader.tr("Places"))
    lines = [(place, _place_line(reader, place)) for place in reader.snapshot.places.values()]
    listed = write_lines(reader, text, lines, page)
    if not lines:
        text.line(reader.tr("The place will be announced."))
    return text.screen(
        listed.keys(lambda item: PlaceAt(item[0].id)),
        listed.ways(reader.tr, Places),
        reader.home(),
    )


def _place_line(reader: Reader, place: Place) -> str:
    """A place in a list, with what is on there now."""
    there = reader.snapshot.by_place.get(place.id, ())
    on = next((session for session in there if session.is_running(reader.now)), None)
    name = reader.text(place.name)
    return reader.tr("{place} – now: {title}", place=name, title=reader.title(on)) if on else name


def place(reader: Reader, shown: Place, page: int = 0) -> Screen:
    """A place: its address, the way to a map, and what happens there, what is over last."""
    text = Text().title(reader.text(shown.name))
    if shown.address:
        text.line(reader.text(shown.address))
    there = ahead_first(reader, reader.snapshot.by_place.get(shown.id, ()))
    listed = page_of(reader, text, by_days(reader, there), page)
    text.joined(listed.position(reader.tr))
    if not there:
        text.line().line(reader.tr("Nothing is planned here."))
    write_page(reader, text, listed)
    return text.screen(
        map_button(reader, shown),
        session_keys(reader, listed),
        listed.ways(reader.tr, lambda number: PlaceAt(shown.id, number)),
        reader.back(reader.tr("All places"), Places())
        if len(reader.snapshot.places) > 1
        else reader.home(),
    )


def map_button(reader: Reader, shown: Place) -> Row:
    """A pin where the coordinates are known, a search where an address is; else there is none."""
    if shown.latitude is not None:
        return (Button(reader.tr("Show on the map"), SendPin(shown.id)),)
    search = map_search(reader, shown)
    return (Button(reader.tr("Search on the map"), url=search),) if search else ()
