"""Opening a screen: by a command, by a button, by a deep link."""

from asyncio import gather
from dataclasses import replace
from typing import Final

from telegram import Update

from handlers.callback_data import (
    ChooseLanguage,
    EraseData,
    Home,
    Press,
    SendPin,
    ShowData,
    unpack,
)
from handlers.context import Context
from handlers.privacy import erase_everything, send_data
from handlers.screens import PUBLIC, screen_at
from handlers.showing import answer, show
from handlers.venues import send_pin
from handlers.views.home import language_row, outdated
from handlers.views.screen import Screen
from storage import people

HOME: Final = Home()


async def open_screen(update: Update, context: Context, press: Press) -> None:
    """Show the screen at an address, with a choice of languages until one is chosen."""
    screen = screen_at(press, context) or outdated(context.viewpoint())
    await present(update, context, screen, press)


async def present(update: Update, context: Context, screen: Screen, then: Press = HOME) -> None:
    """Show a screen with the row of languages, as long as none is chosen; a choice opens `then`."""
    if not context.visitor.language_chosen:
        screen = screen.with_rows(language_row(then))
    await show(update, screen)


async def choose_language(update: Update, context: Context, choice: ChooseLanguage) -> None:
    """Keep the language a person chose, then open what they wanted before they were asked."""
    desk, visitor = context.desk, context.visitor
    now = desk.clock.now()
    await desk.database.write(people.choose_language, visitor.id, choice.language, now)
    context.visitor = replace(visitor, language=choice.language, language_chosen=True)
    await open_screen(update, context, choice.then)


async def on_press(update: Update, context: Context) -> None:
    """Answer a press at once and do what its button says, if the person may."""
    query = update.callback_query
    if query is None:
        return
    press = unpack(query.data or "")
    if context.visitor.in_group and not isinstance(press, (*PUBLIC, SendPin)):
        tr = context.viewpoint().tr
        await answer(query, tr("This works only in a private chat with me."), alert=True)
        return
    await gather(answer(query), _do(update, context, press))


async def _do(update: Update, context: Context, press: Press | None) -> None:
    match press:
        case ChooseLanguage():
            await choose_language(update, context, press)
        case SendPin(place):
            await send_pin(update, context, place)
        case ShowData():
            await send_data(update, context)
        case EraseData(sure=True):
            await erase_everything(update, context)
        case None:
            await present(update, context, outdated(context.viewpoint()))
        case _:
            await open_screen(update, context, press)
