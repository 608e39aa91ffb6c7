"""What the desk does: replies are answers, presses say who takes a question and that it is done."""

from dataclasses import replace

from telegram import CallbackQuery, Message, Update

from handlers.frame.addressed import names_bot
from handlers.frame.content import version_of
from handlers.frame.feature import Context
from handlers.frame.showing import answer, show, thread_of, turn_down
from handlers.helpdesk import cases, desk_screens, screens
from handlers.helpdesk.actions import MarkAnswered, SendAnswer, TakeQuestion
from handlers.helpdesk.passing_on import joins_album, units_too_many
from handlers.questions.door import language_of
from handlers.ui.action import Action
from handlers.ui.screen import Screen
from storage.content import Version
from storage.helpdesk import questions, reading, showing
from storage.helpdesk.model import Question, Shown
from storage.helpdesk.questions import Written


async def take_reply(update: Update, context: Context) -> bool:
    """Take a reply to a message that shows a question as the answer; whether the reply was ours.

    In the desk's chat all other replies stay there, and are not answered by the bot.
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
        return False
    await _take(update, context, message, shown)
    return True


async def take_question(update: Update, context: Context, press: TakeQuestion) -> None:
    """Note who takes care of a question; the first one does."""
    query = update.callback_query
    if query is None or not await may(context, query, press, press.question):
        return
    me = context.person.id
    found = await context.services.database.write(
        questions.take, press.question, me, context.first_name
    )
    v = context.reader()
    if found is None or found.taken_by != me:
        name = found.taken_name if found else None
        word = v.tr("{name} takes it already.", name=name) if name else v.tr("It is done already.")
        await answer(context.calls, query, word)
    else:
        await answer(context.calls, query, v.tr("It is yours."))
    await cases.bring_up_to_date(context, press.question)


async def mark_answered(update: Update, context: Context, press: MarkAnswered) -> None:
    """Note that a question needs no answer any more."""
    query, services = update.callback_query, context.services
    if query is None or not await may(context, query, press, press.question):
        return
    await services.database.write(questions.mark_answered, press.question, services.clock.now())
    await answer(context.calls, query, context.reader().tr("Noted."))
    await cases.bring_up_to_date(context, press.question)


async def send_held(update: Update, context: Context, press: SendAnswer) -> None:
    """Send an answer in another language than the question all the same."""
    query, services = update.callback_query, context.services
    if query is None:
        return
    held = await services.database.read(reading.message, press.message)
    if not await may(context, query, press, held.question if held else 0):
        return
    await answer(context.calls, query)
    await services.database.write(questions.release, press.message, services.clock.now())
    services.wake_up.set()
    if held is not None:
        await cases.bring_up_to_date(context, held.question)
        case = await services.database.read(cases.find, held.question)
        if case is not None:
            await show(update, context, desk_screens.sent(context.reader(), case))


async def _take(update: Update, context: Context, message: Message, shown: Shown | None) -> None:
    v, database = context.reader(), context.services.database
    case = await database.read(cases.find, shown.question) if shown and shown.question else None
    content = version_of(message)
    if case is None:
        await _say(update, context, message, desk_screens.gone(v))
    elif content is None:
        await _say(update, context, message, Screen(screens.not_taken(v.tr)))
    elif units := units_too_many(content):
        await _say(update, context, message, Screen(screens.too_long(v.tr, units)))
    elif not await joins_album(context, message):
        await _answer(update, context, message, content, case)


async def _answer(
    update: Update, context: Context, message: Message, content: Version, case: desk_screens.Case
) -> None:
    services, v, asked = context.services, context.reader(), case.question
    heard = _other_language(context, content, asked)
    number = await services.database.write(
        questions.answer,
        asked.id,
        content,
        Written(message.chat.id, message.message_id),
        context.person.id,
        context.first_name,
        services.clock.now(),
        held=heard is not None,
    )
    services.wake_up.set()
    if number is None:
        await _say(update, context, message, desk_screens.gone(v))
    elif heard is not None:
        screen = desk_screens.other_language(v, asked, heard, number)
        await _say(update, context, message, screen, about=asked)
    else:
        # Somebody else may have answered since the question was read.
        answers = (await services.database.read(cases.find, asked.id) or case).answers
        before = (each.author_name for each in answers if each.id < number)
        also = next((name for name in before if name != context.first_name), None)
        await cases.bring_up_to_date(context, asked.id)
        if also or not case.reachable or not context.in_group:
            screen = desk_screens.sent(v, case, also=also)
            await _say(update, context, message, screen, about=asked)


def _other_language(context: Context, content: Version, asked: Question) -> str | None:
    """The language of the event in which an answer is, where it is not that of the question."""
    v = context.reader()
    heard = language_of(content.text, v.tr.languages) if content.text else None
    return heard if heard in v.languages and heard != asked.language else None


async def _say(
    update: Update,
    context: Context,
    message: Message,
    screen: Screen,
    about: Question | None = None,
) -> None:
    """Say a word below a reply; one that is about a question may be replied to as well."""
    sent = await show(update, context, replace(screen, reply_to=message.message_id))
    if about is not None and sent is not None:
        where = message.chat.id, thread_of(message)
        now = context.services.clock.now()
        await context.services.database.write(showing.note_shown, *where, about.id, [sent], now)


async def may(context: Context, query: CallbackQuery, press: Action, question: int) -> bool:
    """Whether a press comes from below a message that shows the desk this question."""
    message = query.message
    database = context.services.database
    if message is not None:
        shown = await database.read(reading.shown_at, message.chat.id, message.message_id)
        in_desk = True
        if context.in_group:
            desk = await database.read(reading.desk)
            in_desk = desk is not None and desk.chat == message.chat.id
        elif not context.reader().is_organiser:
            in_desk = False
        if in_desk and shown is not None and shown.question == question:
            return True
    tr = context.reader().tr
    await turn_down(context, query, press, tr("This is for the help desk alone."))
    return False
