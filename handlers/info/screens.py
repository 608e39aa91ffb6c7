"""Info pages as people read them: the list, a page, all that are about emergencies."""

from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.session_lists import write_lines
from handlers.frame.sessions import short_name
from handlers.helpdesk.door import ask_button
from handlers.info.actions import ChangeInfo, FullInfo, InfoAt, Infos, NewInfo
from handlers.info.writing_screens import Begun, go_on
from handlers.programme.actions import PlaceAt
from handlers.ui.on_a_phone import (
    FITTING,
    LINE,
    LINES,
    MAX_LABEL,
    at_word,
    cut_to,
    lines_of,
    shortened,
)
from handlers.ui.paging import NUMBER, number_keys
from handlers.ui.screen import Button, Row, Screen, Text, side_by_side
from storage.programme.model import InfoPage

_URGENT_SHOWN: Final = 3
"""The most pages about emergencies with their text on one screen; of others the title alone."""

_URGENT_LISTED: Final = 8
_URGENT_NAMED: Final = 3
_URGENT_TITLE: Final = 70


def infos(reader: Reader, begun: Begun | None = None, page: int = 0) -> Screen | None:
    """All info pages; None where there are none, but for organisers, who can write one."""
    pages = list(reader.snapshot.info.values())
    if not pages and not reader.is_organiser:
        return None
    text = Text().title(reader.tr("Info"))
    lines = [(one, at_word(reader.text(one.title), 2 * LINE - NUMBER)) for one in pages]
    listed = write_lines(reader, text, lines, page)
    if not pages:
        text.line(reader.tr("There are no info pages yet. What people ask besides belongs here."))
    return text.screen(
        listed.keys(lambda item: InfoAt(item[0].id)),
        listed.ways(reader.tr, Infos),
        _ask(reader),
        reader.home(),
        go_on(reader, begun),
        Button(reader.tr("Add a page (organisers)"), NewInfo()) if reader.is_organiser else (),
    )


def info(reader: Reader, shown: InfoPage) -> Screen:
    """An info page, as much of it as stands on a phone."""
    text = Text().title(reader.text(shown.title)).line()
    below = _below(reader, shown)
    whole = reader.text(shown.text)
    cut = cut_to(whole, LINES - text.height - sum(map(lines_of, below)))
    text.line(cut).lines(below)
    more = (Button(reader.tr("Full text"), FullInfo(shown.id)),) if cut != whole else ()
    return text.screen(
        _ways_on(reader, shown),
        more,
        _ask(reader),
        reader.back(reader.tr("All info"), Infos()),
        Button(reader.tr("Change (organisers)"), ChangeInfo(shown.id))
        if reader.is_organiser
        else (),
    )


def full(reader: Reader, shown: InfoPage) -> Screen:
    """All that an info page says."""
    text = Text().title(reader.text(shown.title)).line().line(reader.text(shown.text))
    return text.screen(
        _ask(reader), reader.back_to(f"« {reader.text(shown.title)}", InfoAt(shown.id))
    )


def urgent(reader: Reader) -> Screen:
    """All pages about emergencies, in their order; where there are none, whom to turn to."""
    pages = [page for page in reader.snapshot.info.values() if page.urgent]
    match pages:
        case []:
            return _nobody_but_contact(reader)
        case [alone]:
            return info(reader, alone)
    text, listed = Text(), pages[:_URGENT_LISTED]
    with_text, named = min(len(listed), _URGENT_SHOWN), len(listed) <= _URGENT_NAMED
    for number, page in enumerate(listed, 1):
        title = at_word(reader.text(page.title), _URGENT_TITLE)
        text.title(title if named else f"{number}. {title}")
        if number <= with_text:
            # What one leaves of the room is for those after it; the others take a title each.
            free = LINES - text.height - 2 * (len(listed) - with_text)
            text.line(cut_to(reader.text(page.text), free // (with_text - number + 1) - 3)).line()
    if named:
        keys = side_by_side(
            [reader.link(reader.text(page.title), InfoAt(page.id)) for page in listed]
        )
    else:
        keys = number_keys([(number, InfoAt(page.id)) for number, page in enumerate(listed, 1)])
    return text.screen(keys, _ask(reader), reader.home())


def _ask(reader: Reader) -> Row:
    """The way to the organisers, who need none to themselves: no page knows everything."""
    return () if reader.is_organiser else (ask_button(reader),)


def _nobody_but_contact(reader: Reader) -> Screen:
    tr, contact = reader.tr, reader.snapshot.event.contact
    text = Text().title(tr("In an emergency"))
    if contact:
        text.line(tr("Turn to the organisers:")).line(reader.text(contact))
    else:
        text.line(tr("Turn to the organisers on the spot; the programme names no contact."))
    return text.screen(ask_button(reader), reader.home())


def _below(reader: Reader, shown: InfoPage) -> list[str]:
    """What stands below the text: where it is, and what there is to copy if no key has room."""
    place = reader.snapshot.places.get(shown.place or "")
    there = [reader.tr("Place: {place}", place=reader.text(place.name))] if place else []
    copied = shown.copy or ""
    lines = [*there, *([copied] if len(_copy_label(reader, copied)) > MAX_LABEL else [])]
    return ["", *lines] if lines else []


def _copy_label(reader: Reader, copied: str) -> str:
    return reader.tr("Copy: {text}", text=copied)


def _ways_on(reader: Reader, shown: InfoPage) -> tuple[Row, ...]:
    """What the page leads to: a text to copy, a link, a place."""
    tr, rows = reader.tr, []
    if shown.copy:
        label = shortened(_copy_label(reader, shown.copy))
        rows.append((Button(label, copy=shown.copy, style="primary"),))
    link = (Button(tr("Open the link"), url=shown.link),) if shown.link else ()
    place = reader.snapshot.places.get(shown.place or "")
    label = tr("Place: {place}", place=short_name(reader, place)) if place else ""
    there = (reader.link(label, PlaceAt(place.id)),) if place else ()
    if link and there and shown.copy:
        # At most six rows: the way to the organisers, the list and one's language stand below.
        there = (Button(shortened(label, FITTING[2]), there[0].press),)
        return (*rows, (*link, *there))
    return tuple(filter(None, (*rows, link, there)))
