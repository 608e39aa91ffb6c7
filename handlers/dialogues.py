"""Questions of the bot that wait for a text: asked, paused, gone on with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from handlers.broadcasting import presses as b
from handlers.broadcasting.rights import scopes_of
from handlers.callback_data import pack, unpack
from handlers.context import Context
from handlers.organiser import presses as o
from handlers.presses import AsksForText, Home, Press
from handlers.sign_up import presses as u
from handlers.teams import workshop_presses as w
from handlers.views.screen import Button, Row, Screen
from storage import dialogues

_HOME: Final = Home()
_ANSWERED_BY: Final[Mapping[type[Press], tuple[type[Press], ...]]] = {
    o.ChangeHours: (o.Shift,),
    o.ChangePlace: (o.MoveTo,),
    o.ChangeLink: (o.DropLink,),
    o.ChangeCapacity: (o.SetCapacity,),
    o.ChangeClosing: (o.CloseNow, o.CloseByDefault),
    u.AskName: (u.UseTelegramName,),
    u.AskTown: (u.SkipTown,),
    w.AskDay: (w.PickDay,),
    w.AskHour: (w.PickHour,),
    w.AskLength: (w.PickLength,),
    w.AskWhere: (w.PickPlace,),
    w.AskOtherTitle: (w.ProposeWorkshop,),
    b.AskVersion: (b.DropVersion, b.SetFallback),
    b.AskMoment: (b.SetMoment,),
}
"""The buttons that answer a question as well as a text does."""


@dataclass(frozen=True, slots=True)
class Followed:
    """The screen that follows what somebody did, and its address."""

    screen: Screen
    then: Press = _HOME


def standing(context: Context) -> Press | None:
    """The screen whose question stands, paused or not; None where nothing is asked (any more)."""
    visitor = context.visitor
    if visitor.dialogue is None or visitor.dialogue.has_lapsed(context.desk.clock.now()):
        return None
    asking = unpack(visitor.dialogue.asking)
    if isinstance(asking, o.OrganiserPress) and not visitor.is_organiser:
        return None
    v = context.viewpoint()
    if isinstance(asking, b.BroadcastPress) and not scopes_of(v):
        return None
    if isinstance(asking, w.WorkshopStep) and not (v.is_organiser or v.leads):
        return None
    return asking


def awaited(context: Context) -> Press | None:
    """The screen that takes the next text as its answer, if there is one."""
    dialogue = context.visitor.dialogue
    return None if dialogue is None or dialogue.paused else standing(context)


async def end_if_answered(context: Context, press: Press) -> None:
    """A button that is itself the answer to the question that stands ends it."""
    asking = standing(context)
    if asking is not None and isinstance(press, _ANSWERED_BY.get(type(asking), ())):
        await end(context)


async def turn_to(context: Context, press: Press) -> Row:
    """Note which screen a person turns to: one that asks waits from now on, another one pauses.

    The result is the button with which a paused question is gone on with. On the screens of
    broadcasts there is none to what a draft has asked: it might be another draft's.
    """
    database, visitor = context.desk.database, context.visitor
    if isinstance(press, AsksForText):
        now = context.desk.clock.now()
        await database.write(dialogues.ask, visitor.id, pack(press), now)
        return ()
    asking = standing(context)
    if asking is None:
        return ()
    if isinstance(asking, b.OpenDraft):
        await end(context)
        return ()
    if visitor.dialogue and not visitor.dialogue.paused:
        await database.write(dialogues.pause, visitor.id)
    if isinstance(asking, b.OfBroadcast) and isinstance(press, b.BroadcastPress):
        return ()
    return (Button(context.viewpoint().tr("Go on with your answer"), asking),)


async def end(context: Context) -> None:
    """The answer was given, or is no longer wanted."""
    if context.visitor.dialogue:
        await context.desk.database.write(dialogues.end, context.visitor.id)
        context.visitor = context.visitor.without_dialogue()
