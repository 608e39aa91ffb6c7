"""Passing questions on, and writing on: what people do who ask the organisers something."""

from dataclasses import replace
from typing import TypeAlias

from telegram import Message, Update

from handlers.frame import dialogues
from handlers.frame.content import version_of
from handlers.frame.context import Context, Followed
from handlers.frame.dispatch import open_screen
from handlers.frame.short_answers import says_no
from handlers.frame.showing import present, refuse
from handlers.frame.written import is_question
from handlers.helpdesk import cases, screens
from handlers.helpdesk.actions import AddTo, AskHuman, PassOn, SendQuestion, Withdraw, WriteOn
from handlers.helpdesk.asked import Asked, asked_above, asked_in
from handlers.helpdesk.door import is_anybody_there
from handlers.questions.door import language_of
from handlers.ui.action import Action
from handlers.ui.back import Home
from handlers.ui.screen import Screen
from storage.content import Version
from storage.helpdesk import albums, questions, reading
from storage.helpdesk.model import Question
from storage.helpdesk.questions import Refusal, StillOpen, Written

Outcome: TypeAlias = Question | StillOpen | Refusal | None
"""What happened to something written; None where the question is not the person's."""


async def open_ask(context: Context, address: AskHuman) -> Followed:
    """Ask for the question, unless one is open already, or it would reach nobody now."""
    open_question = await _open(context)
    if open_question is not None:
        return Followed(await _waiting(context, open_question.id), address)
    if not await is_anybody_there(context.services):
        return Followed(screens.nobody_there(context.reader()))
    asking = screens.ask(context.reader(), _name(context), named=address.named)
    return Followed(asking, address)


async def open_writing(context: Context, address: WriteOn) -> Screen | None:
    """Go on writing about a question of one's own."""
    found = await context.services.database.read(reading.find, address.question)
    if found is None or found.person != context.person.id or found.withdrawn:
        return None
    return screens.writing(context.reader())


async def preview(update: Update, context: Context, press: PassOn) -> None:
    """Show what is passed on and under which name; without a question above, ask for it.

    What is written itself, rather than pressed below, is passed on.
    """
    reader = context.reader()
    asked = asked_above(update, reader)
    if asked is None:
        await _ask(update, context, AskHuman(press.named))
        return
    open_question = await _open(context)
    if open_question is not None:
        screen = await _waiting(context, open_question.id, asked.content)
    elif not await is_anybody_there(context.services):
        await present(update, context, screens.nobody_there(reader))
        return
    else:
        may_ask_the_bot = update.message is not None and is_question(reader, asked.content.text)
        screen = screens.preview(
            reader,
            asked.content,
            _name(context),
            named=press.named,
            may_ask_the_bot=may_ask_the_bot,
        )
    # Shown again in a message of its own it still answers the question that it passes on.
    await present(update, context, replace(screen, reply_to=asked.where.message), press)


async def send(update: Update, context: Context, press: SendQuestion) -> None:
    """Pass the question above on."""
    asked = asked_above(update, context.reader())
    if asked is None:
        await _ask(update, context, AskHuman(press.named))
    else:
        outcome = await _passed_on(context, asked, named=press.named)
        await _show_outcome(update, context, outcome, asked, press)


async def add(update: Update, context: Context, press: AddTo) -> None:
    """Add the question above to the one that is open; once that is done it is one of its own."""
    asked = asked_above(update, context.reader())
    if asked is None:
        await refuse(update, context, press)
        return
    found = await context.services.database.read(reading.find, press.question)
    if found is not None and found.person == context.person.id and not found.is_open:
        outcome = await _passed_on(context, asked, named=found.name is not None)
    else:
        outcome = await _written_on(context, press.question, asked)
    await _show_outcome(update, context, outcome, asked, press)


async def withdraw(update: Update, context: Context, press: Withdraw) -> None:
    """Withdraw a question of one's own, unless the desk is done with it already."""
    services = context.services
    found = await services.database.write(
        questions.withdraw, context.person.id, press.question, services.clock.now()
    )
    if found is None:
        await refuse(update, context, press)
        return
    if isinstance(dialogues.standing(context), WriteOn):
        await dialogues.end(context)
    written = await services.database.read(reading.messages, press.question)
    await present(update, context, screens.withdrawn(context.reader(), found, written[0].content))
    await cases.bring_up_to_date(context, press.question)


async def take(update: Update, context: Context, asking: AskHuman | WriteOn) -> None:
    """Take what somebody writes as the question, or as more to it.

    The wish to leave is neither; who has meant it for them reads that they did not get it.
    """
    reader, message = context.reader(), update.message
    content = version_of(message) if message and message.text else None
    if content is not None and says_no(content.text, reader.tr.languages):
        await dialogues.end(context)
        note = reader.tr("Not passed on: {text}", text=screens.excerpt(reader.tr, content))
        await open_screen(update, context, Home(), note=note)
        return
    asked = asked_in(message) if message else None
    if asked is None or asked.too_long_by:
        note = (
            screens.too_long(reader.tr, asked.too_long_by)
            if asked
            else screens.not_taken(reader.tr)
        )
        await _ask_again(update, context, asking, note)
        return
    if isinstance(asking, AskHuman):
        outcome = await _passed_on(context, asked, named=asking.named)
    else:
        outcome = await _written_on(context, asking.question, asked)
        if isinstance(outcome, Question):
            context.services.wake_up.set()
            await present(update, context, screens.added(reader, asked.content), asking)
            return
    # Only what is kept ends the dialogue: a stop in between must not lose what was written.
    await dialogues.end(context)
    await _show_outcome(update, context, outcome, asked, asking)


async def take_message(update: Update, context: Context) -> bool:
    """Take what is no text where it is asked for, and what follows in an album; whether it was."""
    message = update.message
    if message is not None and await joins_album(context, message):
        return True
    asking = dialogues.awaited(context)
    if isinstance(asking, AskHuman | WriteOn):
        await take(update, context, asking)
        return True
    return False


async def take_reply(update: Update, context: Context, message: Message, question: int) -> None:
    """Pass on what somebody has written below an answer, as more to the question it answers."""
    reader, press, asked = context.reader(), WriteOn(question), asked_in(message)
    if await joins_album(context, message):
        return
    if asked is None or asked.too_long_by:
        note = (
            screens.too_long(reader.tr, asked.too_long_by)
            if asked
            else screens.not_taken(reader.tr)
        )
        await present(update, context, screens.writing(reader, note), press)
        return
    await _show_outcome(update, context, await _written_on(context, question, asked), asked, press)


async def _passed_on(context: Context, asked: Asked, *, named: bool) -> Outcome:
    services, reader = context.services, context.reader()
    heard = language_of(asked.content.text, reader.tr.languages)
    return await services.database.write(
        questions.pass_on,
        context.person.id,
        _name(context) if named else None,
        heard if heard in reader.languages else reader.tr.language,
        asked.content,
        asked.where,
        services.clock.now(),
        services.admins,
    )


async def _written_on(context: Context, question: int, asked: Asked) -> Outcome:
    services = context.services
    return await services.database.write(
        questions.write_on,
        context.person.id,
        question,
        asked.content,
        asked.where,
        services.clock.now(),
        services.admins,
    )


async def _show_outcome(
    update: Update,
    context: Context,
    outcome: Outcome,
    asked: Asked,
    press: Action,
) -> None:
    reader = context.reader()
    context.services.wake_up.set()
    match outcome:
        case None:
            await refuse(update, context, press)
        case Question():
            await present(update, context, screens.passed(reader, outcome.id, asked.content))
        case StillOpen(question=number):
            screen = await _waiting(context, number, asked.content)
            await present(update, context, replace(screen, reply_to=asked.where.message))
        case Refusal():
            await present(update, context, screens.refused(reader, outcome))


async def joins_album(context: Context, message: Message) -> bool:
    """Take an item of an album of which something was taken already; False where it is none."""
    content = version_of(message)
    if content is None or message.media_group_id is None:
        return False
    services = context.services
    where = Written(message.chat.id, message.message_id)
    joined = await services.database.write(
        albums.add,
        message.media_group_id,
        content,
        where,
        services.clock.now(),
        services.admins,
    )
    services.wake_up.set()
    return joined


async def _ask(update: Update, context: Context, asking: AskHuman) -> None:
    followed = await open_ask(context, asking)
    await present(update, context, followed.screen, followed.then)


async def _ask_again(
    update: Update, context: Context, asking: AskHuman | WriteOn, note: str
) -> None:
    reader = context.reader()
    screen = (
        screens.ask(reader, _name(context), named=asking.named, note=note)
        if isinstance(asking, AskHuman)
        else screens.writing(reader, note)
    )
    await present(update, context, screen, asking)


async def _waiting(context: Context, question: int, more: Version | None = None) -> Screen:
    """That a question is open, and which; `more` is what has been written besides."""
    written = await context.services.database.read(reading.messages, question)
    return screens.waiting(context.reader(), question, written[0].content, more)


async def _open(context: Context) -> Question | None:
    return await context.services.database.read(reading.open_of, context.person.id)


def _name(context: Context) -> str:
    """The name on the lists, else the first name in Telegram."""
    return context.person.profile.name or context.first_name
