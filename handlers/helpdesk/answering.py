"""Answers of the desk: replies, and in private what is written next and then sent by a press."""

from dataclasses import replace

from telegram import Message, Update

from handlers.frame import dialogues
from handlers.frame.addressed import names_bot
from handlers.frame.content import version_of
from handlers.frame.context import Context
from handlers.frame.showing import answer, message_of, present, refuse, show, thread_of
from handlers.helpdesk import cases, desk_screens, passing_on, screens
from handlers.helpdesk.actions import (
    LeaveUnsent,
    OpenQuestion,
    SendAnswer,
    SendAnswerToo,
    SendAsAnswer,
)
from handlers.helpdesk.asked import units_too_many
from handlers.helpdesk.passing_on import joins_album
from handlers.helpdesk.taking import may
from handlers.questions.door import language_of
from handlers.ui.action import Action
from handlers.ui.screen import Screen
from storage.content import Version
from storage.helpdesk import questions, reading, showing
from storage.helpdesk.model import Question, Shown
from storage.helpdesk.questions import Written


async def take_reply(update: Update, context: Context) -> bool:
    """Take a reply to a message that shows a question as the answer; whether the reply was ours.

    In private a reply to an answer goes to the desk. In the desk's chat all other replies stay
    there, and are not answered by the bot.
    """
    message = update.message
    if message is None or message.reply_to_message is None:
        return False
    database = context.services.database
    place = message.chat.id, message.reply_to_message.message_id
    shown = await database.read(reading.shown_at, *place)
    if context.in_group:
        desk = await database.read(reading.desk)
        if desk is None or desk.chat != message.chat.id:
            return False
        if shown is None:
            return not names_bot(message)
    elif shown is None or not context.reader().is_organiser:
        return await _take_reply_to_answer(update, context, message)
    await _take(update, context, message, shown)
    return True


async def take_message(update: Update, context: Context) -> bool:
    """Take what is no text where an answer or a question is asked for; whether it was taken."""
    asking = dialogues.awaited(context)
    if isinstance(asking, OpenQuestion):
        await offer(update, context, asking)
        return True
    return await passing_on.take_message(update, context)


async def offer(update: Update, context: Context, asking: OpenQuestion) -> None:
    """Offer what an organiser has written as the answer; it is sent by a press alone."""
    message, database = update.message, context.services.database
    if message is None:
        return
    await dialogues.end(context)
    case = await database.read(cases.find, asking.question)
    if case is None:
        await refuse(update, context, asking)
        return
    content = await _readable(update, context, message, case)
    if content is None:
        return
    reader, is_album = context.reader(), content.media_group is not None
    screen = (
        desk_screens.no_album(reader) if is_album else desk_screens.offered(reader, case, content)
    )
    press = None if is_album else SendAsAnswer(case.question.id)
    await _say(update, context, message, screen, about=case.question, press=press)


async def note_offered(context: Context, message: int, shown: Action | None) -> None:
    """Note that a message that is shown again offers an answer: it may be sent from there."""
    database, question = context.services.database, None
    if isinstance(shown, SendAsAnswer):
        question = shown.question
    elif isinstance(shown, SendAnswer | SendAnswerToo):
        held = await database.read(reading.message, shown.message)
        question = held.question if held else None
    if question is not None:
        now, me = context.services.clock.now(), context.person.id
        await database.write(showing.note_shown, me, None, question, [message], now)


async def send_offered(update: Update, context: Context, press: SendAsAnswer) -> None:
    """Send what was offered as the answer."""
    query, shown = update.callback_query, message_of(update)
    if query is None or not await may(context, query, press, press.question):
        return
    await answer(context.calls, query)
    message = shown.reply_to_message if isinstance(shown, Message) else None
    content = version_of(message) if message else None
    case = await context.services.database.read(cases.find, press.question)
    if message is None or content is None or case is None:
        await refuse(update, context, press)
    else:
        await _answer(update, context, message, content, case)


async def send_held(update: Update, context: Context, press: SendAnswer | SendAnswerToo) -> None:
    """Send an answer in another language than the question all the same.

    Where another answer has gone out it is asked once more.
    """
    query, services = update.callback_query, context.services
    if query is None:
        return
    held = await services.database.read(reading.message, press.message)
    is_allowed = await may(context, query, press, held.question if held else 0)
    if held is None or not is_allowed:
        return
    await answer(context.calls, query)
    reader, case = context.reader(), await services.database.read(cases.find, held.question)
    if case is None:
        return
    if held.held and case.answers and isinstance(press, SendAnswer):
        asked_again = desk_screens.answered_meanwhile(reader, case, held.id)
        await _show(update, context, asked_again, SendAnswerToo(held.id))
        return
    await services.database.write(questions.release, held.id, services.clock.now())
    services.wake_up.set()
    await cases.bring_up_to_date(context, held.question)
    await _show(update, context, desk_screens.sent(reader, case))


async def leave_unsent(update: Update, context: Context, press: LeaveUnsent) -> None:
    """Do not send what was offered or held."""
    query = update.callback_query
    if query is None or not await may(context, query, press, press.question):
        return
    await answer(context.calls, query)
    await _show(update, context, desk_screens.unsent(context.reader()))


async def _take_reply_to_answer(update: Update, context: Context, message: Message) -> bool:
    answered = message.reply_to_message
    if answered is None:
        return False
    database, me = context.services.database, context.person.id
    question = await database.read(reading.told_at, me, answered.message_id)
    if question is None:
        return False
    await passing_on.take_reply(update, context, message, question)
    return True


async def _take(update: Update, context: Context, message: Message, shown: Shown | None) -> None:
    database = context.services.database
    case = await database.read(cases.find, shown.question) if shown and shown.question else None
    if shown is not None and dialogues.standing(context) == OpenQuestion(shown.question or 0):
        await dialogues.end(context)
    content = await _readable(update, context, message, case)
    if case is not None and content is not None and not await joins_album(context, message):
        await _answer(update, context, message, content, case, shown.written if shown else None)


async def _readable(
    update: Update, context: Context, message: Message, case: desk_screens.Case | None
) -> Version | None:
    """What somebody of the desk has written; where it can reach nobody they are told, and None."""
    reader, content = context.reader(), version_of(message)
    if case is None:
        await _say(update, context, message, desk_screens.gone(reader))
    elif content is None:
        await _say(update, context, message, Screen(screens.not_taken(reader.tr)))
    elif units := units_too_many(content):
        await _say(update, context, message, Screen(screens.too_long(reader.tr, units)))
    else:
        return content
    return None


async def _answer(
    update: Update,
    context: Context,
    message: Message,
    content: Version,
    case: desk_screens.Case,
    to: int | None = None,
) -> None:
    services, reader, asked = context.services, context.reader(), case.question
    heard = _other_language(context, content, asked)
    number = await services.database.write(
        questions.answer,
        asked.id,
        content,
        Written(message.chat.id, message.message_id),
        context.person.id,
        context.first_name,
        services.clock.now(),
        to=to,
        held=heard is not None,
    )
    services.wake_up.set()
    if number is None:
        await _say(update, context, message, desk_screens.gone(reader))
    elif heard is not None:
        screen = desk_screens.other_language(reader, asked, heard, number)
        press = SendAnswer(number)
        await _say(update, context, message, screen, about=asked, written=to, press=press)
    else:
        # Somebody else may have answered since the question was read.
        answers = (await services.database.read(cases.find, asked.id) or case).answers
        before = (each.author_name for each in answers if each.id < number)
        also = next((name for name in before if name != context.first_name), None)
        await cases.bring_up_to_date(context, asked.id)
        if also or not case.reachable or not context.in_group:
            screen = desk_screens.sent(reader, case, also=also)
            await _say(update, context, message, screen, about=asked, written=to)


def _other_language(context: Context, content: Version, asked: Question) -> str | None:
    """The language of the event in which an answer is, where it is not that of the question."""
    reader = context.reader()
    heard = language_of(content.text, reader.tr.languages) if content.text else None
    return heard if heard in reader.languages and heard != asked.language else None


async def _say(
    update: Update,
    context: Context,
    message: Message,
    screen: Screen,
    about: Question | None = None,
    written: int | None = None,
    press: Action | None = None,
) -> None:
    """Say a word below a reply; one that is about a question may be replied to as well. It may wait
    for a `press`.
    """
    sent = await _show(update, context, replace(screen, reply_to=message.message_id), press)
    if about is not None and sent is not None:
        where = message.chat.id, thread_of(message)
        now = context.services.clock.now()
        await context.services.database.write(
            showing.note_shown, *where, about.id, [sent], now, written=written
        )


async def _show(
    update: Update, context: Context, screen: Screen, press: Action | None = None
) -> int | None:
    """Show a screen; in private it is the one to which a yes or a no belongs.

    One that waits for no `press` leaves the question that somebody takes meanwhile as it is.
    """
    if press is not None and not context.in_group:
        return await present(update, context, screen, press)
    if not context.in_group:
        now = context.services.clock.now()
        context.services.last_shown.note(context.person.id, None, now, screen)
    return await show(update, context, screen)
