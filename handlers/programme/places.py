"""A place: where it is, and what happens there."""

from urllib.parse import urlencode

from handlers.frame.reader import Reader
from handlers.frame.sessions import write_days
from handlers.programme.actions import PlaceAt, SendPin
from handlers.programme.door import session_button
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Screen, Text, column
from storage.programme.model import Place


def place(v: Reader, shown: Place, page: int = 0) -> Screen:
    """A place: its address, the way to a map, and what happens there, what is over last."""
    there = v.snapshot.by_place.get(shown.id, ())
    ahead = [s for s in there if s.end > v.now]
    listed = Page.of([*ahead, *(s for s in there if s.end <= v.now)], page)
    text = Text().title(v.text(shown.name))
    if shown.address:
        text.line(v.text(shown.address))
    if listed.items:
        text.line().bold(v.tr("Here:")).line()
        write_days(v, text, listed)
    return text.screen(
        [
            (map_button(v, shown),),
            *column(session_button(v, session) for session in listed.items),
            listed.row(v.tr, lambda number: PlaceAt(shown.id, number)),
            v.home(),
        ]
    )


def map_button(v: Reader, shown: Place) -> Button:
    """A pin where the coordinates are known, else a search in a map that readers there use."""
    if shown.latitude is not None:
        return Button(v.tr("Show on the map"), SendPin(shown.id))
    query = " ".join(filter(None, [v.text(shown.name), v.text(shown.address)]))
    if v.tr.language == "ru":
        address = f"https://yandex.ru/maps/?{urlencode({'text': query})}"
    else:
        address = f"https://www.google.com/maps/search/?{urlencode({'api': 1, 'query': query})}"
    return Button(v.tr("Search on the map"), url=address)
