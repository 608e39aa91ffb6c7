"""The pages beside the programme: info, changes, privacy, imprint, and the one for no page."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.frame.changes_listed import heading_of, told_of
from handlers.frame.privacy import for_how_long, not_stored, of_telegram, stored
from handlers.frame.sessions import time_zone_line
from handlers.site.links import HOME, place_path, session_path
from handlers.site.view import NOTHING, Link, Page, Said, View
from storage.programme.model import InfoPage
from storage.recent_changes import MOST


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page below a heading, which links lead to by its id."""

    id: str
    heading: Said
    text: Said = NOTHING
    lines: Sequence[str] = ()
    links: Sequence[Link] = ()
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """A page of parts."""

    heading: str
    parts: Sequence[Part]
    intro: str = ""


def info(view: View) -> Page:
    """What people ask besides the programme, and about the event itself."""
    reader, tr, event = view.reader, view.reader.tr, view.reader.snapshot.event
    parts = [_info(view, page) for page in reader.snapshot.info.values()]
    if event.contact:
        parts.append(Part("_contact", Said(tr("Contact")), view.said(event.contact)))
    if event.address:
        parts.append(Part("_address", Said(tr("Address")), view.said(event.address)))
    if event.description:
        parts.append(Part("_event", Said(tr("The event")), view.said(event.description)))
    intro = "" if parts else tr("There is nothing here yet.")
    return Page("parts.html", tr("Info"), Parts(tr("Info"), parts, intro))


def _info(view: View, page: InfoPage) -> Part:
    reader, links = view.reader, list[Link]()
    place = reader.snapshot.places.get(page.place or "")
    if place:
        label = reader.tr("Place: {place}", place=reader.text(place.name))
        links.append(Link(Said(label), view.to(place_path(place.id))))
    if page.link:
        links.append(Link(Said(page.link), page.link))
    return Part(page.id, view.said(page.title), view.said(page.text), (), links, page.copy or "")


@dataclass(frozen=True, slots=True)
class Changed:
    """What has changed about a session; without `href` it is no longer part of the programme."""

    title: Said
    href: str
    is_off: bool
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Release:
    """What one release has changed."""

    heading: str
    changes: list[Changed]


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed, the newest first."""

    heading: str
    zone: str
    nothing: str
    releases: Sequence[Release]
    is_cut: str


def changes(view: View) -> Page:
    """What has changed about the programme since it was first published."""
    reader, tr, found = view.reader, view.reader.tr, view.site.changes
    releases: list[Release] = []
    for told in told_of(reader, found):
        if told.opens_release:
            releases.append(Release(heading_of(reader, told.change), []))
        known = reader.snapshot.sessions.get(told.session)
        href = view.to(session_path(known)) if known else ""
        lines = [*told.lines, *told.why]
        releases[-1].changes.append(Changed(view.said(told.title), href, told.is_off, lines))
    content = Changes(
        heading=tr("Changes"),
        zone=time_zone_line(reader),
        nothing="" if releases else tr("Nothing has changed so far."),
        releases=releases,
        is_cut=tr("What has changed before is not shown any more.") if len(found) == MOST else "",
    )
    return Page("changes.html", tr("Changes"), content)


def privacy(view: View) -> Page:
    """What these pages and the bot keep of those who use them."""
    reader, tr = view.reader, view.reader.tr
    parts = [
        Part(
            "_pages",
            Said(tr("These pages")),
            lines=[
                tr("They set no cookies and load nothing from elsewhere."),
                tr("What you star here stays on your device."),
            ],
        ),
        Part(
            "_bot",
            Said(tr("What the bot in Telegram stores, in its own words")),
            lines=stored(reader),
        ),
        Part("_not", Said(tr("What it does not keep")), Said(not_stored(reader))),
        Part(
            "_how-long",
            Said(tr("For how long")),
            Said(for_how_long(reader, view.site.retention_days)),
        ),
    ]
    if reader.snapshot.event.organiser:
        organiser = view.said(reader.snapshot.event.organiser)
        parts.append(Part("_who", Said(tr("Who answers for it")), organiser))
    parts.append(Part("_telegram", Said("Telegram"), Said(of_telegram(reader))))
    return Page("parts.html", tr("Privacy"), Parts(tr("Privacy"), parts))


def imprint(view: View) -> Page:
    """Whom to turn to about these pages."""
    tr, event = view.reader.tr, view.reader.snapshot.event
    parts = []
    if event.organiser:
        parts.append(Part("_organiser", Said(tr("Organiser")), view.said(event.organiser)))
    if event.contact:
        parts.append(Part("_contact", Said(tr("Contact")), view.said(event.contact)))
    intro = "" if parts else tr("The programme names nobody to turn to.")
    return Page("parts.html", tr("Imprint"), Parts(tr("Imprint"), parts, intro))


def not_found(view: View) -> Page:
    """What is shown where there is no page of that address."""
    tr = view.reader.tr
    part = Part(
        "_way",
        Said(tr("Perhaps the programme has changed, or the address is mistyped.")),
        links=[Link(Said(tr("To the programme")), view.to(HOME))],
    )
    heading = tr("There is no such page.")
    return Page("parts.html", heading, Parts(heading, [part]))
