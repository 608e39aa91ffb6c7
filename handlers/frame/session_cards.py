"""A session as it is passed on to people who may not know the bot: what all may know of it."""

from urllib.parse import quote

from handlers.frame.cancelled import reason_lines, write_title
from handlers.frame.changes import instead_lines
from handlers.frame.reader import Reader
from handlers.frame.sessions import (
    elsewhere_lines,
    hours_here,
    may_move,
    place_lines,
    short_name,
    video_line,
    where,
)
from handlers.ui.on_a_phone import shortened
from handlers.ui.screen import Button, Screen, Text
from locales.formats import sentence_case
from storage.programme.model import Session

_TITLE = 100
_PLACE = 60
"""How much a button’s address says of a session: each Russian letter takes six characters."""


def card(reader: Reader, session: Session, bot_link: str, page: str) -> Screen:
    """What it is, when and where, with the way into the bot; true whenever it is read.

    `reader` reads what all may read: no link is in it that is for some alone. `page` is the
    address of its page; empty where there is none.
    """
    text = write_title(reader, Text(), session).line()
    if not session.takes_place:
        text.bold(reader.tr("Cancelled")).line()
        text.lines([*reason_lines(reader, session), *instead_lines(reader, session)])
    text.line(reader.day(reader.snapshot.day_of(session))).line(hours_here(reader, session))
    text.lines(elsewhere_lines(reader, session))
    if may_move(session, reader.now):
        text.italic(reader.tr("Provisional: the hour may still change.")).line()
    if session.takes_place:
        text.lines((*place_lines(reader, session), *video_line(reader, session)))
    return text.screen(
        Button(reader.tr("Open in the bot"), url=link_to(bot_link, session)),
        Button(reader.tr("Website"), url=page) if page else (),
    )


def line_of(reader: Reader, session: Session) -> str:
    """The day, the hours and the place of a session in one line."""
    when = f"{reader.short_day(reader.snapshot.day_of(session))}, {reader.hours(session)}"
    place = where(reader, session) if session.takes_place else ""
    return " · ".join(filter(None, (sentence_case(when), place)))


def named(reader: Reader, session: Session) -> str:
    """A session's title, which says whether it is cancelled."""
    title = reader.title(session)
    return title if session.takes_place else reader.tr("Cancelled: {title}", title=title)


def link_to(bot_link: str, session: Session) -> str:
    """The address that opens a session in the bot."""
    return f"{bot_link}?start=s-{session.file_id}"


def share_button(reader: Reader, session: Session, bot_link: str, page: str) -> Button:
    """Lets Telegram ask which chat a session is for, and write there what it is, when and where.

    An address that every app knows: inline mode has to be switched on first, and older apps and
    some in the browser do not know how to choose a chat for it. What is written there is read by
    people without Telegram too, once it is passed on: `page` leads them to the page, if any.
    """
    place = reader.snapshot.public.places.get(session.place or "")
    parts = (
        shortened(named(reader, session), _TITLE),
        sentence_case(
            f"{reader.short_day(reader.snapshot.day_of(session))}, {reader.hours(session)}"
        ),
        shortened(short_name(reader, place), _PLACE) if place and session.takes_place else "",
        page,
    )
    text = "\n".join(filter(None, parts))
    address = quote(link_to(bot_link, session), safe="")
    return Button(
        reader.tr("Share"), url=f"https://t.me/share/url?url={address}&text={quote(text)}"
    )
