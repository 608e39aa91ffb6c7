"""Questions of the bot that wait for a text: asked, paused, gone on with."""

from handlers.callback_data import pack, unpack
from handlers.context import Context
from handlers.organiser.presses import OrganiserPress
from handlers.presses import AsksForText, Press
from handlers.views.screen import Button, Row
from storage import dialogues


def standing(context: Context) -> Press | None:
    """The screen whose question stands, paused or not; None where nothing is asked (any more)."""
    visitor = context.visitor
    if visitor.dialogue is None or visitor.dialogue.has_lapsed(context.desk.clock.now()):
        return None
    asking = unpack(visitor.dialogue.asking)
    if isinstance(asking, OrganiserPress) and not visitor.is_organiser:
        return None
    return asking


def awaited(context: Context) -> Press | None:
    """The screen that takes the next text as its answer, if there is one."""
    dialogue = context.visitor.dialogue
    return None if dialogue is None or dialogue.paused else standing(context)


async def turn_to(context: Context, press: Press) -> Row:
    """Note which screen a person turns to: one that asks waits from now on, another one pauses.

    The result is the button with which a paused question is gone on with.
    """
    database, visitor = context.desk.database, context.visitor
    if isinstance(press, AsksForText):
        now = context.desk.clock.now()
        await database.write(dialogues.ask, visitor.id, pack(press), now)
        return ()
    asking = standing(context)
    if asking is None:
        return ()
    if visitor.dialogue and not visitor.dialogue.paused:
        await database.write(dialogues.pause, visitor.id)
    return (Button(context.viewpoint().tr("Go on with your answer"), asking),)


async def end(context: Context) -> None:
    """The answer was given, or is no longer wanted."""
    if context.visitor.dialogue:
        await context.desk.database.write(dialogues.end, context.visitor.id)
        context.visitor = context.visitor.without_dialogue()
