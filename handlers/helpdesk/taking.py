"""Who takes a question, and that it is done: what the desk says of it by buttons."""

from telegram import CallbackQuery, Update

from handlers.frame import dialogues
from handlers.frame.context import Context
from handlers.frame.showing import answer, refuse, turn_down
from handlers.helpdesk import cases
from handlers.helpdesk.actions import (
    CloseQuestion,
    LeaveOpen,
    MarkAnswered,
    OpenQuestion,
    TakeQuestion,
)
from handlers.ui.action import Action
from storage.helpdesk import questions, reading


async def take_question(update: Update, context: Context, press: TakeQuestion) -> None:
    """Note who takes care of a question; the first one does.

    In private the next text of theirs is offered as the answer.
    """
    query = update.callback_query
    if query is None or not await may(context, query, press, press.question):
        return
    me, reader = context.person.id, context.reader()
    found = await context.services.database.write(
        questions.take, press.question, me, context.first_name
    )
    if found is None or found.taken_by != me:
        name = found.taken_name if found else None
        word = (
            reader.tr("{name} takes it already.", name=name)
            if name
            else reader.tr("It is done already.")
        )
    elif not context.in_group and await await_answer(context, press.question):
        word = reader.tr("It is yours. Write your answer now; I ask before I send it.")
    else:
        word = reader.tr("It is yours. To answer, reply to the question.")
    await answer(context.calls, query, word)
    await cases.bring_up_to_date(context, press.question)


async def await_answer(context: Context, question: int) -> bool:
    """Let what is written next be offered as the answer; not while something else is asked for."""
    standing = dialogues.standing(context)
    if standing is not None and not isinstance(standing, OpenQuestion):
        return False
    await dialogues.turn_to(context, OpenQuestion(question))
    return True


async def open_question(update: Update, context: Context, press: OpenQuestion) -> None:
    """Show an organiser a question once more; what is written next is offered as the answer."""
    case = await context.services.database.read(cases.find, press.question)
    if case is None:
        await refuse(update, context, press)
        return
    await cases.show_again(context, context.reader(), case)
    if case.question.is_open:
        await await_answer(context, press.question)


async def mark_answered(update: Update, context: Context, press: MarkAnswered) -> None:
    """Ask whether a question that is open is done without an answer: its person is told so."""
    query, database = update.callback_query, context.services.database
    if query is None or not await may(context, query, press, press.question):
        return
    case = await database.read(cases.find, press.question)
    if case is None or not case.question.is_open:
        await answer(context.calls, query, context.reader().tr("It is done already."))
        await cases.bring_up_to_date(context, press.question)
        return
    await answer(context.calls, query)
    if query.message is not None:
        await cases.ask_whether_done(context, case, query.message.chat.id, query.message.message_id)


async def close_question(update: Update, context: Context, press: CloseQuestion) -> None:
    """Note that a question is done without an answer; the one who asked is told."""
    query, services = update.callback_query, context.services
    if query is None or not await may(context, query, press, press.question):
        return
    await services.database.write(questions.close, press.question, services.clock.now())
    services.wake_up.set()
    await answer(context.calls, query, context.reader().tr("Noted."))
    await cases.bring_up_to_date(context, press.question)


async def leave_open(update: Update, context: Context, press: LeaveOpen) -> None:
    """Show a question as it was before somebody was asked whether it is done."""
    query = update.callback_query
    if query is None or not await may(context, query, press, press.question):
        return
    await answer(context.calls, query)
    await cases.bring_up_to_date(context, press.question)


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
