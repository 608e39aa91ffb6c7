"""Putting a screen before a person: edited in place after a press, sent anew after a message.

Somebody who may not, or no longer, do what they ask for learns that it is out of date: whether a
thing is gone, was never there or is not for this person looks the same to them. The log learns what
was refused, never to whom.
"""

import logging
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from telegram import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MaybeInaccessibleMessage,
    Message,
    Update,
)
from telegram.error import BadRequest

from handlers.frame import dialogues
from handlers.frame.actions import pack
from handlers.frame.api_errors import Refusal, ignoring, means
from handlers.frame.feature import Context
from handlers.ui.action import Action
from handlers.ui.screen import Button, Row, Screen

_LOGGER: Final = logging.getLogger(__name__)
_NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)


async def show(update: Update, screen: Screen, anew: bool = False) -> int | None:
    """Show a screen in answer to an update; `anew` in a message of its own in any case.

    The result is the message it stands in now.

    A press changes the message it stands under; where Telegram no longer lets it be changed, and
    after a message, the screen is sent anew. A link that Telegram does not take as a button's
    address costs the button, not the screen.
    """
    try:
        return await _show(update, screen, anew)
    except BadRequest as error:
        if not means(error, Refusal.BAD_URL):
            raise
        return await _show(update, _without_links(screen), anew)


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
    return await show(update, await completed(context, screen, then or context.features.home), anew)


async def completed(context: Context, screen: Screen, press: Action) -> Screen:
    """The screen at `press` with what belongs below it.

    As long as no language is chosen, the choice stands there; so does the way back to a question
    that waits for an answer.
    """
    if not context.in_group:
        screen = screen.with_rows(await dialogues.turn_to(context, press))
    v = context.reader()
    if v.offers_languages and not context.person.language_chosen:
        screen = screen.with_rows(context.features.screens.language_row(v, press))
    return screen


async def refuse(
    update: Update, context: Context, press: Action | None, anew: bool = False
) -> None:
    """Say that a button is out of date; None stands for data that no button ever had."""
    note_refused(press)
    screen = context.features.screens.outdated(context.reader())
    await present(update, context, screen, anew=anew)


async def turn_down(query: CallbackQuery, press: Action | None, word: str) -> None:
    """Answer a press with a word that is for the one who pressed alone."""
    note_refused(press)
    await answer(query, word, alert=True)


def note_refused(asked: Action | str | None) -> None:
    """Let the log know which kind of press, command or link was refused; never with its data."""
    kind = asked if isinstance(asked, str) else type(asked).__name__ if asked else "no press"
    _LOGGER.info("refused: %s", kind)


async def answer(query: CallbackQuery, text: str | None = None, alert: bool = False) -> None:
    """Answer a press, so that its button stops waiting. Too late an answer is no error."""
    with ignoring(Refusal.QUERY_TOO_OLD):
        await query.answer(text, show_alert=alert)


async def take_button_away(query: CallbackQuery) -> None:
    """Leave a message as it is, without the button that was pressed; gone already is no error."""
    message = query.message
    if not isinstance(message, Message) or message.reply_markup is None:
        return
    rows = [
        [button for button in row if button.callback_data != query.data]
        for row in message.reply_markup.inline_keyboard
    ]
    with ignoring(Refusal.NOT_MODIFIED, Refusal.NOT_EDITABLE):
        await message.edit_reply_markup(InlineKeyboardMarkup([row for row in rows if row]))


async def _show(update: Update, screen: Screen, anew: bool) -> int | None:
    message = message_of(update)
    pressed = update.callback_query is not None and not anew
    if pressed and isinstance(message, Message) and message.text is not None:
        with ignoring(Refusal.NOT_EDITABLE):
            with ignoring(Refusal.NOT_MODIFIED):
                await message.edit_text(
                    screen.text,
                    entities=screen.entities,
                    reply_markup=keyboard(screen.rows),
                    link_preview_options=_NO_PREVIEW,
                )
            return message.message_id
    if message is None:
        return None
    sent = await message.chat.send_message(
        screen.text,
        entities=screen.entities,
        reply_markup=keyboard(screen.rows),
        link_preview_options=_NO_PREVIEW,
        message_thread_id=thread_of(message),
    )
    return sent.message_id


def keyboard(rows: Iterable[Row]) -> InlineKeyboardMarkup | None:
    """Rows of buttons as Telegram takes them; None where there are none."""
    built = [[_button(button) for button in row] for row in rows]
    return InlineKeyboardMarkup(built) if built else None


def _button(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        button.label,
        url=button.url,
        callback_data=pack(button.press) if button.press else None,
        style=button.style,
    )


def message_of(update: Update) -> MaybeInaccessibleMessage | None:
    """The message an update brings, or the one under which was pressed, however old that is."""
    return update.callback_query.message if update.callback_query else update.message


def thread_of(message: MaybeInaccessibleMessage) -> int | None:
    """The topic to answer in, where a message stands in one topic of a forum."""
    if isinstance(message, Message) and message.is_topic_message:
        return message.message_thread_id
    return None


def _without_links(screen: Screen) -> Screen:
    rows = (tuple(button for button in row if not button.url) for row in screen.rows)
    return replace(screen, rows=tuple(row for row in rows if row))
