"""One's own programme as it is passed on: what one chooses of it, and the message itself."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from handlers.agenda.actions import My, WriteMine
from handlers.frame.cancelled import write_title
from handlers.frame.reader import Reader
from handlers.frame.session_lists import by_day
from handlers.frame.sessions import may_move, time_zone_line, where
from handlers.site.door import pages_address
from handlers.ui.screen import MAX_TEXT, Button, Screen, Text, side_by_side, sign_behind
from storage.plain_text import utf16
from storage.programme.model import Session

_DAYS: Final = 7
"""The most days on the screen, two in a row; “All days” has the others."""

_ROOM: Final = MAX_TEXT - 200
"""UTF-16 units of a message that sessions may take."""


def shareable(reader: Reader, mine: Sequence[Session]) -> list[Session]:
    """What of one's day is ahead and for all to know, which a team's own workshops are not."""
    return [session for session in mine if session.end > reader.now and not session.own_of]


def share_mine(reader: Reader, mine: Sequence[Session]) -> Screen | None:
    """What is passed on, and of which days; None where there is nothing to pass on."""
    tr = reader.tr
    days = list(dict.fromkeys(map(reader.snapshot.day_of, shareable(reader, mine))))
    if not days:
        return None
    text = Text().title(tr("Share my programme"))
    text.line(
        tr(
            "I write it as a message of its own, which you can forward to anyone: titles, hours and"
            " places, and nothing else about you."
        )
    )
    text.line().line(tr("Which day is it to be?"))
    buttons = [Button(reader.short_day(day), WriteMine(day)) for day in days[:_DAYS]]
    every = [Button(tr("All days"), WriteMine(), style="primary")] if len(days) > 1 else []
    return text.screen(side_by_side([*buttons, *every]), reader.back(tr("My programme"), My()))


def mine_written(
    reader: Reader, mine: Sequence[Session], day: date | None, bot_link: str
) -> Screen | None:
    """The message that is passed on; None where nothing is left of that day.

    Nothing in it says whose programme it is, where they have a seat or what they have starred.
    """
    chosen = [s for s in shareable(reader, mine) if day is None or reader.snapshot.day_of(s) == day]
    if not chosen:
        return None
    tr = reader.tr
    text = Text().title(tr("My programme: {event}", event=reader.text(reader.snapshot.event.title)))
    text.line(time_zone_line(reader))
    written = _write(reader, text, chosen)
    if written < len(chosen):
        text.line().line(tr("{n} of {total}", n=written, total=len(chosen)))
    elif any(may_move(session, reader.now) for session in chosen):
        text.line().italic(tr("* The hour may still change."))
    if address := pages_address(reader):
        text.line().line(tr("Without Telegram: {address}", address=address))
    return text.screen(Button(tr("Open the bot"), url=bot_link))


def _write(reader: Reader, text: Text, sessions: Sequence[Session]) -> int:
    """Write the sessions below their days, as many as one message takes; how many that were."""
    written, taken = 0, 0
    for heading, listed in by_day(reader, sessions):
        for number, session in enumerate(listed):
            line = f"{reader.hours(session)} {reader.title(session)}*, {where(reader, session)}"
            taken += utf16(line) + utf16(heading) + len("\n\n\n")
            if taken > _ROOM:
                return written
            if number == 0:
                text.section(heading)
            text.add(f"{reader.hours(session)} ")
            write_title(reader, text, session)
            text.line(_behind_title(reader, session))
            written += 1
    return written


def _behind_title(reader: Reader, session: Session) -> str:
    sign = sign_behind(reader.title(session))
    if not session.takes_place:
        return f"{sign}{reader.tr('cancelled')}"
    return f"{'*' if may_move(session, reader.now) else ''}{sign}{where(reader, session)}"
