"""Telling organisers of a restored backup, and doing what they decide about what waited in it."""

from handlers.frame.context import Context
from handlers.frame.reader import Reader
from handlers.frame.services import Services
from handlers.restored import actions as a
from handlers.restored import screens as views
from handlers.ui.screen import Screen
from storage import held_messages
from storage.deliveries import Delivery
from storage.moments import from_ms


async def restored(services: Services, reader: Reader, delivery: Delivery) -> Screen | None:
    """That the bot works on a backup, with what is held as it is when this is read."""
    if not reader.is_organiser:
        return None
    made_at = delivery.parameters["made_at"]
    held = await services.database.read(held_messages.held)
    return views.restored(reader, None if made_at is None else from_ms(int(made_at)), held)


async def open_held(context: Context, _address: a.HeldMessages) -> Screen:
    """How many messages are held, and what they are about."""
    held = await context.services.database.read(held_messages.held)
    return views.held_messages(context.reader(), held)


async def decide(context: Context, action: a.DecideHeld) -> Screen:
    """Let what is held go out, or drop it, once the organiser is sure."""
    services, reader = context.services, context.reader()
    held = await services.database.read(held_messages.held)
    if not held.number:
        return views.held_messages(reader, held)
    if not action.sure:
        return views.question(reader, action, held)
    act = held_messages.release if action.send else held_messages.drop
    number = await services.database.write(act, context.person.id, reader.now)
    if not number:
        return views.held_messages(reader, await services.database.read(held_messages.held))
    services.wake_up.set()
    return views.decided(reader, action, number)
