"""What an organiser may mean who names a session with an hour at which it does not begin, and asks
nothing: its card, or that it is moved. Beside the card stands a key for that.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.times.written import span_meant
from handlers.programme.actions import SessionAt
from handlers.questions.orders.asking import asks
from handlers.questions.orders.words import order_words
from handlers.questions.reading.asked import Asked
from handlers.releases.actions import Shift
from handlers.ui.action import Action
from handlers.ui.screen import Button, Screen
from locales import formats

_MINUTE: Final = timedelta(minutes=1)


def with_move_offered(
    reader: Reader, screen: Screen, shown: Action, asked: Asked, text: str
) -> Screen:
    """A card with the key that prepares the move to the hour that was named, on the same day."""
    session = reader.snapshot.sessions.get(shown.id) if isinstance(shown, SessionAt) else None
    is_asked = "?" in text or asks(asked, order_words(asked.index.languages))
    if session is None or not reader.is_organiser or is_asked or asked.fact is not None:
        return screen
    span = span_meant(reader, asked.time, session) if asked.time.at else None
    is_ahead = session.takes_place and session.start > reader.now
    if span is None or span[0] == session.start or not is_ahead:
        return screen
    if reader.snapshot.local(span[0]).date() != reader.snapshot.local(session.start).date():
        return screen
    label = reader.tr("Move to {time}", time=formats.clock(reader.snapshot.local(span[0])))
    move = Button(label, Shift(session.id, (span[0] - session.start) // _MINUTE))
    return replace(screen, rows=((move,), *screen.rows))
