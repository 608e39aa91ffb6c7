"""What an author wrote that a screen answers: a press below it is about that."""

from telegram import Message, Update

from handlers.broadcasts import actions as b
from handlers.frame.content import version_of
from handlers.frame.context import Context
from handlers.frame.showing import message_of
from handlers.ui.screen import Screen
from storage.broadcasts.model import Broadcast
from storage.content import Version


def answered_version(update: Update) -> Version | None:
    """What its author has written above the screen that was pressed, which answers it."""
    above = _written_above(update)
    return version_of(above) if above else None


def _written_above(update: Update) -> Message | None:
    message = message_of(update)
    above = message.reply_to_message if isinstance(message, Message) else None
    if above is None or above.from_user is None or above.from_user.is_bot:
        return None
    return above


def written_in(update: Update) -> int | None:
    """The message in which it was written what an update is about."""
    written = update.message or _written_above(update)
    return written.message_id if written else None


def undecided(context: Context, draft: Broadcast) -> Screen | None:
    """The question about a message to a draft that was shown last and waits for its press."""
    asking = context.services.last_shown.asking(context.person.id, context.services.clock.now())
    screen, address = asking or (None, None)
    asks = screen.asks if screen else None
    if not isinstance(address, b.OpenDraft | b.Check | b.AskVersion) or address.number != draft.id:
        return None
    return screen if asks and asks.about else None
