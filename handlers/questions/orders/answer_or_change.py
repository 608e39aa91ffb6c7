"""A change, or a question where anything may be the answer, that is written while the bot waits for
one: it is asked what it is.

The screen answers the message; a press brings that back, so nothing of it has to be kept.
"""

from dataclasses import replace
from enum import Enum, auto
from typing import Final
from zlib import crc32

from telegram import Update

from handlers.broadcasts.actions import BeginText
from handlers.desk import door as desk
from handlers.frame.actions import pack
from handlers.frame.context import Context
from handlers.frame.dialogues import name_of, standing, title_of
from handlers.frame.dispatch import is_beside, on_answer
from handlers.frame.reader import Reader
from handlers.frame.showing import present, refuse
from handlers.questions.actions import TakeAsAnswer, TakeAsChange
from handlers.questions.asker import Asker
from handlers.questions.orders.desk_wishes import screen_named
from handlers.questions.orders.hours import names_an_hour
from handlers.questions.orders.plain_orders import (
    is_order_beside,
    is_plain_order,
    is_plain_question,
    is_wish,
    is_wish_beside,
)
from handlers.questions.orders.recognised import reads_like_an_order
from handlers.questions.orders.told_to_many import told_to_many
from handlers.questions.orders.undoing import wants_undone
from handlers.questions.orders.workshop_changed import calls_own_off
from handlers.questions.question_above import text_above
from handlers.questions.reading.from_text import read_question
from handlers.ui.action import Action
from handlers.ui.on_a_phone import shortened
from handlers.ui.screen import Asks, Button, Screen, Text
from locales.translator import N_
from storage.plain_text import one_line

_QUOTED: Final = 200
_OFFERED: Final = 24
"""The most characters of a text that leave room on the button for what it does."""

_MARKS: Final = 999_999


class _Meant(Enum):
    """What a text may be that is no answer."""

    CHANGE = auto()
    MESSAGE = auto()
    QUESTION = auto()


_ASKED: Final = {
    _Meant.CHANGE: N_("Is this the answer, or a change of the programme?"),
    _Meant.MESSAGE: N_("Is this the answer, or a message to many?"),
    _Meant.QUESTION: N_("Is this the answer, or a question to me?"),
}
_DONE: Final = {
    _Meant.CHANGE: N_("Prepare the change"),
    _Meant.MESSAGE: N_("Prepare the message"),
    _Meant.QUESTION: N_("Answer my question"),
}


async def try_asking_which(
    update: Update, context: Context, asking: Action, text: str, asker: Asker
) -> bool:
    """Ask whether a text that reads like a change is one, or the awaited answer; False if it does
    not.

    Where anything may be the answer, a title or a message to many, it is asked of a question as
    well. What is meant for somebody else may well speak of a change: it is shown before it goes
    out. What one writes on to the organisers is theirs, as its screen says.
    """
    reader, question, message = context.reader(), context.features.question(asking), update.message
    if question is None or message is None or not (question.takes or question.taken_by):
        return False
    index = await context.index()
    if question.taken_by and told_to_many(reader, text, index):
        # It names its people: it is the message.
        return False
    is_order = reader.is_organiser and (
        is_plain_order(reader, text, index, asker)
        or wants_undone(text, index)
        or (question.wants_a_name and reads_like_an_order(text, index))
        or (question.wants_a_name and names_an_hour(read_question(text, index).time))
        or (question.taken_by is None and is_order_beside(reader, text, index, asker))
        or (question.takes_a_reason and is_wish_beside(reader, text, index, asker))
    )
    is_order = is_order or calls_own_off(reader, text, index, asker)
    is_message = reader.is_organiser and told_to_many(reader, text, index) is not None
    asks = question.beside_it is None and is_plain_question(reader, text, index, asker)
    asks = asks or (question.wants_somebody and is_wish(reader, text, index, asker))
    if not (is_order or is_message or asks):
        return False
    meant = _Meant.CHANGE if is_order else _Meant.MESSAGE if is_message else _Meant.QUESTION
    if question.taken_by is None:
        title = await title_of(context, asking)
        if title == "":
            # What it is about is gone, or not theirs: they get the answer of an outdated screen.
            return False
        screen = _which(reader, asking, title or "", text, meant)
    else:
        screen = _which_of_a_draft(reader, text, question.taken_by(asking), meant)
    await present(update, context, replace(screen, reply_to=message.message_id), asking)
    return True


def screen_named_beside(context: Context, asking: Action, text: str) -> Action | None:
    """The screen that an organiser names while a question is open that asks for no name; beside a
    message to many also what stands on a key of the desk.
    """
    reader, question = context.reader(), context.features.question(asking)
    if not reader.is_organiser or (question is not None and question.wants_a_name):
        return None
    named = screen_named(text, reader.tr.languages)
    is_message = question is not None and question.taken_by is not None
    return named or (desk.called(reader, text) if is_message else None)


async def take_as_answer(update: Update, context: Context, press: TakeAsAnswer) -> None:
    """Take what was written for the answer to its question, if that is the one that waits."""
    text, asking = text_above(update), standing(context)
    if text is None or asking is None or press.mark != mark_of(asking):
        await refuse(update, context, press)
    else:
        await on_answer(update, context, asking, text)


async def with_answer_button(
    context: Context, screen: Screen, text: str, *, reads_otherwise: bool
) -> Screen:
    """A screen with the way to go on with a question that stands, with a text that found nothing as
    its answer.

    It says what was asked. What `reads_otherwise`, as a change or a question of its own, is led to
    what it says first, and the button says to what it would be the answer. No button is there where
    no question takes a text by itself, and for what is said beside it.
    """
    asking, tr = standing(context), context.reader().tr
    question = context.features.question(asking)
    if asking is None or question is None or question.takes is None or question.ends_when_left:
        return screen
    if is_beside(context, asking, text):
        return screen
    name, press = await name_of(context, asking), TakeAsAnswer(mark_of(asking))
    if not reads_otherwise:
        label = tr("Go on with “{text}”", text=shortened(one_line(text), _OFFERED))
        led = replace(screen, rows=((Button(label, press, style="primary"),), *screen.rows))
        return led.with_last_line(tr("I asked: {question}", question=name) if name else "")
    if not name:
        return screen
    label = tr("As the answer to “{question}”", question=shortened(name, _OFFERED))
    return replace(screen, rows=(*screen.rows[:-1], (Button(label, press),), *screen.rows[-1:]))


def _which(reader: Reader, asking: Action, question: str, text: str, meant: _Meant) -> Screen:
    """Asks whether a text is the answer to a question, or what else it reads like."""
    tr = reader.tr
    shown = Text().title(tr(_ASKED[meant]))
    if question:
        shown.line(tr("I asked: {question}", question=question))
    shown.line(tr("You wrote: “{text}”", text=shortened(text, _QUOTED)))
    does = BeginText() if meant is _Meant.MESSAGE else TakeAsChange()
    return shown.screen(
        Button(tr(_DONE[meant]), does, style="primary"),
        Button(tr("It is the answer"), TakeAsAnswer(mark_of(asking))),
        reader.back(tr("« Back"), asking),
        asks=Asks(about=tr("“{text}”", text=shortened(text, _QUOTED))),
    )


def _which_of_a_draft(reader: Reader, text: str, taken_by: Action, meant: _Meant) -> Screen:
    """Asks whether a text belongs into a message to many, or is meant for the bot.

    A hurried thumb takes the first key: that one shows something, and writes to nobody.
    """
    tr = reader.tr
    shown = Text().title(tr("Is this for the message, or for me?"))
    shown.line(tr("You wrote: “{text}”", text=shortened(text, _QUOTED)))
    return shown.screen(
        Button(tr(_DONE[meant]), TakeAsChange(), style="primary"),
        Button(tr("It is for the message"), taken_by),
        asks=Asks(about=tr("“{text}”", text=shortened(text, _QUOTED))),
    )


def mark_of(asking: Action) -> int:
    """What tells a question apart from others on a button that takes a text as its answer."""
    return crc32(pack(asking).encode()) % _MARKS + 1
