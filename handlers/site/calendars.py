"""The programme as calendars that anybody may subscribe to: all of it, and each strand."""

from collections.abc import Iterator
from typing import Final

from handlers.frame.calendar_files import calendar_file, subscribed
from handlers.frame.sessions import strand_name, strands
from handlers.site.view import Link, Said, View
from storage.programme.calendar import CalendarFile
from storage.programme.model import Strand
from storage.programme.snapshot import Snapshot

_ALL: Final = "programme.ics"
_OF_STRANDS: Final = {Strand.CONFERENCE: "conference.ics", Strand.YOUTH: "youth.ics"}


def calendar_paths(snapshot: Snapshot) -> Iterator[str]:
    """The paths of the calendars of a programme, below their language."""
    yield _ALL
    yield from (_OF_STRANDS[strand] for strand in strands(snapshot))


def calendar(view: View, path: str) -> CalendarFile:
    """The calendar at one of these paths, with links that are open to all.

    What is gone is cancelled in that of all: nobody knows its strand any more.
    """
    reader = view.reader
    strand = next((strand for strand, name in _OF_STRANDS.items() if name == path), None)
    title = reader.text(reader.snapshot.event.title)
    name = f"{title} · {strand_name(reader, strand)}" if strand else title
    gone = [] if strand else [one for one in view.site.gone if one.own_of is None]
    return subscribed(calendar_file(reader, reader.snapshot.of_strand(strand), True, gone), name)


def calendar_links(view: View) -> list[Link]:
    """The ways to each calendar: to subscribe, where the address is known, and as a file."""
    reader, tr, address = view.reader, view.reader.tr, view.site.address
    links = []
    named = {name: strand_name(reader, strand) for strand, name in _OF_STRANDS.items()}
    for path in calendar_paths(reader.snapshot):
        what = named.get(path, tr("whole programme"))
        if address:
            _, _, host = address.partition("://")
            label = tr("Subscribe: {what}", what=what)
            links.append(Link(Said(label), f"webcal://{host}/{tr.language}/{path}"))
        links.append(Link(Said(tr("As a file: {what}", what=what)), view.to(path)))
    return links
