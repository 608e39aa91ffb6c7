"""Who asks, found for a message: what they are, what they saw, and what they answer."""

from collections.abc import Iterator

from telegram import Message

from handlers.frame.context import Context
from handlers.frame.reader import Reader
from handlers.frame.sessions import strand_of
from handlers.questions.asker import Asker
from handlers.ui.action import Action


def asker_of(context: Context, reader: Reader, message: Message | None = None) -> Asker:
    """Somebody who asks, by a message where it is told."""
    last, me = context.services.last_shown, reader.person.id
    answered = message.reply_to_message if message else None
    told = last.told(me, reader.now)
    return Asker(
        reader.person,
        shown=last.of(me, reader.now),
        may_write=reader.is_organiser or bool(reader.leads or reader.rights.coordinates),
        is_organiser=reader.is_organiser,
        leads=reader.leads,
        strand=strand_of(reader),
        spoken_of=tuple(_presses_below(context, answered)) if answered else told,
        below=last.below(me, reader.now),
    )


def _presses_below(context: Context, message: Message) -> Iterator[Action]:
    """What the buttons below a message say, as far as they are ours."""
    markup = message.reply_markup
    for button in (button for row in markup.inline_keyboard for button in row) if markup else ():
        press = context.features.actions.unpack(str(button.callback_data or ""))
        if press is not None:
            yield press
