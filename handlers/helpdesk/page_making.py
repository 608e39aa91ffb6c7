"""An answer becomes an info page: written on and published in an organiser's private chat."""

from telegram import Update
from telegram.error import Forbidden

from handlers.frame.calls import send_screen
from handlers.frame.context import Context, Followed
from handlers.frame.dispatch import open_screen
from handlers.frame.showing import answer, completed, turn_down
from handlers.helpdesk import binding, cases, taking
from handlers.helpdesk.actions import MakePage
from handlers.info.door import begin_with
from handlers.questions.door import language_of
from storage import people
from storage.programme.parsing import values
from storage.programme.parsing.values import Unfit


async def open_page(context: Context, press: MakePage) -> Followed | None:
    """Begin the page with the answer as its text; nothing of the one who asked goes into it."""
    reader = context.reader()
    case = await context.services.database.read(cases.find, press.question)
    if not reader.is_organiser or case is None or not case.said:
        return None
    heard = language_of(case.said, reader.tr.languages)
    language = heard if heard in reader.languages else case.question.language
    try:
        text = {language: values.prose(case.said) or ""}
    except Unfit:
        text = {}
    return await begin_with(context, f"answer-{press.question}", text)


async def make_page(update: Update, context: Context, press: MakePage) -> None:
    """Go on in private: what is published is decided by an organiser alone."""
    query, reader = update.callback_query, context.reader()
    if query is None:
        return
    if not context.in_group:
        await answer(context.calls, query)
        await open_screen(update, context, press, anew=True)
    elif not await taking.may(context, query, press, press.question):
        return
    elif not await binding.is_organiser(context):
        await turn_down(context, query, press, reader.tr("Only organisers can press this."))
    elif await _send_privately(context, press):
        await answer(context.calls, query, reader.tr("It goes on in our private chat."))
    else:
        word = reader.tr("Please write to me in private first, then press this again.")
        await turn_down(context, query, press, word)


async def _send_privately(context: Context, press: MakePage) -> bool:
    """Ask for what is missing in the organiser's private chat; False where there is none."""
    person = await context.services.database.read(people.find, context.person.id)
    if person is None:
        return False
    context.person, context.in_group = person, False
    followed = await open_page(context, press)
    if followed is None or followed.then is None:
        return False
    screen = await completed(context, followed.screen, followed.then)
    try:
        await send_screen(context.calls, person.id, screen)
    except Forbidden:
        return False
    return True
