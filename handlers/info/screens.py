"""Info pages as people read them: the list, a page, all that are about emergencies."""

from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.session_lists import write_lines
from handlers.frame.sessions import short_name
from handlers.helpdesk.door import ask_button
from handlers.info.actions import ChangeInfo, FullInfo, InfoAt, Infos, NewInfo
from handlers.programme.actions import PlaceAt
from handlers.ui.paging import NUMBER, number_keys
from handlers.ui.screen import (
    FITTING,
    LINE,
    LINES,
    MAX_LABEL,
    Button,
    Row,
    Screen,
    Text,
    at_word,
    cut_to,
    lines_of,
    shortened,
    side_by_side,
)
from storage.programme.model import InfoPage

_URGENT_SHOWN: Final = 3
"""So many pages about emergencies have their text on one screen; the others their titles alone."""

_URGENT_LISTED: Final = 8
_URGENT_NAMED: Final = 3
_URGENT_TITLE: Final = 70


def infos(v: Reader, page: int = 0) -> Screen | None:
    """All info pages; None where there are none, but for organisers, who can write one."""
    pages = list(v.snapshot.info.values())
    if not pages and not v.is_organiser:
        return None
    text = Text().title(v.tr("Info"))
    lines = [(one, at_word(v.text(one.title), 2 * LINE - NUMBER)) for one in pages]
    listed = write_lines(v, text, lines, page)
    if not pages:
        text.line(v.tr("There are no info pages yet. What people ask besides belongs here."))
    return text.screen(
        listed.keys(lambda item: InfoAt(item[0].id)),
        listed.ways(v.tr, Infos),
        _ask(v),
        v.home(),
        Button(v.tr("Add a page (organisers)"), NewInfo()) if v.is_organiser else (),
    )


def info(v: Reader, shown: InfoPage) -> Screen:
    """An info page, as much of it as stands on a phone."""
    text = Text().title(v.text(shown.title)).line()
    below = _below(v, shown)
    whole = v.text(shown.text)
    cut = cut_to(whole, LINES - text.height - sum(map(lines_of, below)))
    text.line(cut).lines(below)
    more = (Button(v.tr("Full text"), FullInfo(shown.id)),) if cut != whole else ()
    return text.screen(
        _ways_on(v, shown),
        more,
        _ask(v),
        v.back(v.tr("All info"), Infos()),
        Button(v.tr("Change (organisers)"), ChangeInfo(shown.id)) if v.is_organiser else (),
    )


def full(v: Reader, shown: InfoPage) -> Screen:
    """All that an info page says."""
    text = Text().title(v.text(shown.title)).line().line(v.text(shown.text))
    return text.screen(_ask(v), v.back(f"« {v.text(shown.title)}", InfoAt(shown.id)))


def urgent(v: Reader) -> Screen:
    """All pages about emergencies, in their order; where there are none, whom to turn to."""
    pages = [page for page in v.snapshot.info.values() if page.urgent]
    match pages:
        case []:
            return _nobody_but_contact(v)
        case [alone]:
            return info(v, alone)
    text, listed = Text(), pages[:_URGENT_LISTED]
    with_text, named = min(len(listed), _URGENT_SHOWN), len(listed) <= _URGENT_NAMED
    for number, page in enumerate(listed, 1):
        title = at_word(v.text(page.title), _URGENT_TITLE)
        text.title(title if named else f"{number}. {title}")
        if number <= with_text:
            # What one leaves of the room is for those after it; the others take a title each.
            free = LINES - text.height - 2 * (len(listed) - with_text)
            text.line(cut_to(v.text(page.text), free // (with_text - number + 1) - 3)).line()
    if named:
        keys = side_by_side([v.link(v.text(page.title), InfoAt(page.id)) for page in listed])
    else:
        keys = number_keys([(number, InfoAt(page.id)) for number, page in enumerate(listed, 1)])
    return text.screen(keys, _ask(v), v.home())


def _ask(v: Reader) -> Row:
    """The way to the organisers, who need none to themselves: no page knows everything."""
    return () if v.is_organiser else (ask_button(v),)


def _nobody_but_contact(v: Reader) -> Screen:
    tr, contact = v.tr, v.snapshot.event.contact
    text = Text().title(tr("In an emergency"))
    if contact:
        text.line(tr("Turn to the organisers:")).line(v.text(contact))
    else:
        text.line(tr("Turn to the organisers on the spot; the programme names no contact."))
    return text.screen(ask_button(v), v.home())


def _below(v: Reader, shown: InfoPage) -> list[str]:
    """What stands below the text: where it is, and what there is to copy if no key has room."""
    place = v.snapshot.places.get(shown.place or "")
    there = [v.tr("Place: {place}", place=v.text(place.name))] if place else []
    copied = shown.copy or ""
    lines = [*there, *([copied] if len(_copy_label(v, copied)) > MAX_LABEL else [])]
    return ["", *lines] if lines else []


def _copy_label(v: Reader, copied: str) -> str:
    return v.tr("Copy: {text}", text=copied)


def _ways_on(v: Reader, shown: InfoPage) -> tuple[Row, ...]:
    """What the page leads to: a text to copy, a link, a place."""
    tr, rows = v.tr, []
    if shown.copy:
        label = shortened(_copy_label(v, shown.copy))
        rows.append((Button(label, copy=shown.copy, style="primary"),))
    link = (Button(tr("Open the link"), url=shown.link),) if shown.link else ()
    place = v.snapshot.places.get(shown.place or "")
    label = tr("Place: {place}", place=short_name(v, place)) if place else ""
    there = (v.link(label, PlaceAt(place.id)),) if place else ()
    if link and there and shown.copy:
        # At most six rows: the way to the organisers, the list and one's language stand below.
        there = (Button(shortened(label, FITTING[2]), there[0].press),)
        return (*rows, (*link, *there))
    return tuple(filter(None, (*rows, link, there)))
