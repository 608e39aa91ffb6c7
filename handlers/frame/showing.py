"""Putting a screen before a person: edited in place after a press, sent anew after a message.

Somebody who may not, or no longer, do what they ask for learns that it is out of date: whether a
thing is gone, was never there or is not for this person looks the same to them. The log learns what
was refused, never to whom.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from telegram import CallbackQuery, MaybeInaccessibleMessage, Message, Update
from telegram.error import BadRequest

from handlers.frame import dialogues
from handlers.frame.actions import pack
from handlers.frame.api_errors import Refusal, ignoring, means
from handlers.frame.calls import Calls, Json, edit_buttons, edit_screen, send_screen
from handlers.frame.context import Context
from handlers.frame.updates import buttons_of
from handlers.ui.action import Action
from handlers.ui.on_a_phone import shortened
from handlers.ui.screen import Screen
from storage.plain_text import one_line

_LOGGER: Final = logging.getLogger(__name__)
_QUOTED: Final = 80


async def show(update: Update, context: Context, screen: Screen, anew: bool = False) -> int | None:
    """Show a screen in answer to an update; `anew` in a message of its own in any case.

    The result is the message it stands in now.

    A press changes the message it stands under; where Telegram no longer lets it be changed, and
    after a message, the screen is sent anew. A link that Telegram does not take as a button's
    address costs the button, not the screen.
    """
    try:
        return await _show(update, context.calls, screen, anew)
    except BadRequest as error:
        if not means(error, Refusal.BAD_URL):
            raise
        return await _show(update, context.calls, _without_links(screen), anew)


async def present(
    update: Update,
    context: Context,
    screen: Screen,
    then: Action | None = None,
    anew: bool = False,
) -> int | None:
    """Show the screen at `then`, or one that has no address; the message it stands in now.

    `anew` leaves the message that was pressed under as it is.
    """
    press = then or context.features.home
    asked = await _adapted(context, screen, press)
    screen = await _with_last_row(context, asked, press)
    if context.in_group:
        return await show(update, context, screen, anew)
    services, pressed = context.services, message_of(update)
    screen = screen.with_last_line(_left_undecided(update, context, asked))
    services.last_shown.note(context.person.id, then, services.clock.now(), asked)
    if update.callback_query and pressed and not anew:
        await _tell_followers(context, pressed.message_id, None)
    message = await show(update, context, screen, anew)
    if message is not None:
        await _tell_followers(context, message, then)
    return message


def _left_undecided(update: Update, context: Context, shown: Screen) -> str:
    """That what somebody has written before waits no more, though they did not press what it waits
    for; empty where they did, or where the same screen is shown again.
    """
    now = context.services.clock.now()
    asking = context.services.last_shown.asking(context.person.id, now)
    asks = asking[0].asks if asking else None
    if asking is None or asks is None or not asks.about:
        return ""
    if shown.asks and shown.asks.about == asks.about:
        return ""
    keys = {pack(button.press) for row in asking[0].rows for button in row if button.press}
    if update.callback_query and update.callback_query.data in keys:
        return ""
    about, tr = shortened(one_line(asks.about), _QUOTED), context.reader().tr
    return tr("Nothing was chosen, so this is neither taken nor sent: {text}", text=about)


async def _tell_followers(context: Context, message: int, shown: Action | None) -> None:
    for follow in context.features.following:
        await follow(context, message, shown)


async def completed(context: Context, screen: Screen, press: Action) -> Screen:
    """The screen at `press` with what belongs below it.

    That is one row: the way back to a question that waits for an answer, else, as long as no
    language is chosen, the languages; neither where the screen offers it itself. Before that the
    features change what of it cannot be had now.
    """
    return await _with_last_row(context, await _adapted(context, screen, press), press)


async def _adapted(context: Context, screen: Screen, press: Action) -> Screen:
    for adapt in context.features.adapting:
        screen = await adapt(context.services, context.reader(), screen, press)
    return screen


async def _with_last_row(context: Context, screen: Screen, press: Action) -> Screen:
    if not context.in_group:
        waiting = await dialogues.turn_to(context, press)
        if waiting:
            buttons = (button for row in screen.rows for button in row)
            goes_on = any(isinstance(button.press, dialogues.GoesOn) for button in buttons)
            return screen if goes_on else screen.with_rows(waiting)
    reader = context.reader()
    if reader.offers_languages and not context.person.language_chosen:
        row = context.features.screens.language_row(reader, press)
        choices = {type(button.press) for button in row}
        if choices.isdisjoint(type(b.press) for shown in screen.rows for b in shown):
            return screen.with_rows(row)
    return screen


async def refuse(
    update: Update, context: Context, press: Action | None, anew: bool = False
) -> None:
    """Say that a button is out of date; None stands for data that no button ever had."""
    note_refused(press)
    screen = context.features.screens.outdated(context.reader())
    await present(update, context, screen, anew=anew)


async def turn_down(
    context: Context, query: CallbackQuery, press: Action | None, word: str
) -> None:
    """Answer a press with a word that is for the one who pressed alone."""
    note_refused(press)
    await answer(context.calls, query, word, alert=True)


def note_refused(asked: Action | str | None) -> None:
    """Let the log know which kind of press, command or link was refused; never with its data."""
    kind = asked if isinstance(asked, str) else type(asked).__name__ if asked else "no press"
    _LOGGER.info("refused: %s", kind)


async def answer(
    calls: Calls, query: CallbackQuery, text: str | None = None, alert: bool = False
) -> None:
    """Answer a press, so that its button stops waiting. Too late an answer is no error."""
    said = {"callback_query_id": query.id, "text": text, "show_alert": alert or None}
    with ignoring(Refusal.QUERY_TOO_OLD):
        await calls.call("answerCallbackQuery", said)


async def take_button_away(context: Context, query: CallbackQuery) -> None:
    """Leave a message as it is, without the button that was pressed; gone already is no error."""
    await change_buttons(
        context, query, lambda button: None if button.get("callback_data") == query.data else button
    )


async def change_buttons(
    context: Context, query: CallbackQuery, change: Callable[[Json], Json | None]
) -> None:
    """Change each button below the message that was pressed under, or with None take it away.

    Where they are so already, or the message is gone, nothing is done.
    """
    message = query.message
    if not isinstance(message, Message) or not (shown := buttons_of(message)):
        return
    rows = [[new for button in row if (new := change(button))] for row in shown]
    markup = {"inline_keyboard": [row for row in rows if row]}
    with ignoring(Refusal.NOT_MODIFIED, Refusal.NOT_EDITABLE):
        await edit_buttons(context.calls, message.chat.id, message.message_id, markup)


async def _show(update: Update, calls: Calls, screen: Screen, anew: bool) -> int | None:
    message = message_of(update)
    if message is None:
        return None
    pressed = update.callback_query is not None and not anew
    if pressed and isinstance(message, Message) and message.text is not None:
        with ignoring(Refusal.NOT_EDITABLE):
            with ignoring(Refusal.NOT_MODIFIED):
                await edit_screen(calls, message.chat.id, message.message_id, screen)
            return message.message_id
    thread = thread_of(message)
    answered = replace(screen, thread=thread) if thread else screen
    return await send_screen(calls, message.chat.id, answered)


def message_of(update: Update) -> MaybeInaccessibleMessage | None:
    """The message an update brings, or the one under which was pressed, however old that is."""
    return update.callback_query.message if update.callback_query else update.message


def thread_of(message: MaybeInaccessibleMessage) -> int | None:
    """The topic to answer in, where a message stands in one topic of a forum."""
    if isinstance(message, Message) and message.is_topic_message:
        return message.message_thread_id
    return None


def _without_links(screen: Screen) -> Screen:
    rows = (tuple(b for b in row if not (b.url or b.web_app)) for row in screen.rows)
    return replace(screen, rows=tuple(row for row in rows if row))
