"""A change that an organiser writes while a question of the bot is open: it is asked what it is.

The screen answers the message; a press brings that back, so nothing of it has to be kept.
"""

from dataclasses import replace
from typing import Final
from zlib import crc32

from telegram import Update

from handlers.frame.actions import pack
from handlers.frame.context import Context
from handlers.frame.dialogues import awaited, title_of
from handlers.frame.dispatch import on_answer
from handlers.frame.reader import Reader
from handlers.frame.showing import present, refuse
from handlers.questions.above import text_above
from handlers.questions.actions import TakeAsAnswer, TakeAsChange
from handlers.questions.asker import Asker
from handlers.questions.orders import is_plain_order, reads_like_an_order
from handlers.ui.action import Action
from handlers.ui.screen import Button, Screen, Text, shortened

_QUOTED: Final = 200
_MARKS: Final = 999_999


async def is_order_asked_about(
    update: Update, context: Context, asking: Action, text: str, asker: Asker
) -> bool:
    """Ask what a text is that reads like a change while an answer is awaited; whether it does.

    A message to many or to somebody may well speak of a change: it is shown before it goes out.
    """
    v, question = context.reader(), context.features.question(asking)
    if not v.is_organiser or question is None or question.takes is None or update.message is None:
        return False
    index = (await context.services.current_release.index()).seen_by(v.snapshot.own_teams)
    if not (
        is_plain_order(v, text, index, asker)
        or (question.wants_a_name and reads_like_an_order(text, index))
    ):
        return False
    screen = _which(v, asking, await title_of(context, asking) or "", text)
    await present(update, context, replace(screen, reply_to=update.message.message_id), asking)
    return True


async def take_as_answer(update: Update, context: Context, press: TakeAsAnswer) -> None:
    """Take what was written for the answer to its question, if that is the one that waits."""
    text, asking = text_above(update), awaited(context)
    if text is None or asking is None or press.mark != _mark(asking):
        await refuse(update, context, press)
    else:
        await on_answer(update, context, asking, text)


def _which(v: Reader, asking: Action, question: str, text: str) -> Screen:
    """Asks whether a text is the answer to a question or a change of the programme."""
    tr = v.tr
    shown = Text().title(tr("Is this the answer, or a change of the programme?"))
    if question:
        shown.line(tr("I asked: {question}", question=question))
    shown.line(tr("You wrote: “{text}”", text=shortened(text, _QUOTED)))
    return shown.screen(
        Button(tr("Prepare the change"), TakeAsChange(), style="primary"),
        Button(tr("It is the answer"), TakeAsAnswer(_mark(asking))),
        v.back(tr("« Back"), asking),
    )


def _mark(asking: Action) -> int:
    return crc32(pack(asking).encode()) % _MARKS + 1
