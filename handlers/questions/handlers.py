"""Questions in one's own words: any text in a private chat, and /search."""

from dataclasses import replace

from telegram import Update

from handlers.broadcasts.door import begin_with, called_off, planned_anew
from handlers.frame.content import version_of
from handlers.frame.context import Context
from handlers.frame.decisions import try_decision, try_last_screen
from handlers.frame.dialogues import awaited, pressed_in_words
from handlers.frame.dispatch import do, is_beside, on_answer, open_screen, try_reply
from handlers.frame.showing import present, refuse
from handlers.helpdesk.actions import PassOn
from handlers.home.door import on_start
from handlers.questions import screens as answers
from handlers.questions.actions import FoundFurther, Search, TakeAsChange
from handlers.questions.answering import AnsweredText, show_answer
from handlers.questions.intents import Several
from handlers.questions.key_written import key_written
from handlers.questions.orders.answer_or_change import screen_named_beside, try_asking_which
from handlers.questions.orders.changes_written import beside_a_draft, prepared
from handlers.questions.orders.members_noted import try_members
from handlers.questions.orders.message_corrected import corrected_after_all, corrected_at_once
from handlers.questions.orders.recognised import reads_like_a_change
from handlers.questions.orders.stopping import begun, stopped
from handlers.questions.orders.told_to_many import told_to_many
from handlers.questions.orders.wishes_opened import try_wish
from handlers.questions.orders.workshop_written import try_workshop
from handlers.questions.pasted import way_in
from handlers.questions.question_above import text_above
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.words_of_asking import language_of
from handlers.questions.replies import is_for_others
from handlers.questions.to_organisers import is_for_organisers
from handlers.questions.understanding import understand_each
from handlers.questions.who_asks import asker_of
from handlers.questions.wishes.roll_call_asked import of_a_team_workshop
from storage import people


async def on_question(update: Update, context: Context) -> None:
    """Answer a text, unless it is itself the answer to a question of the bot."""
    if update.message is None or not update.message.text:
        return
    if await try_reply(update, context):
        return
    asking, text = awaited(context), update.message.text
    if key := await pressed_in_words(context, text):
        await open_screen(update, context, key)
    elif asking is None and (payload := await way_in(context, text)):
        context.args = [payload]
        await on_start(update, context)
    elif off := await called_off(context, text):
        await present(update, context, off.screen, off.then)
    elif asking is not None and (screen := screen_named_beside(context, asking, text)):
        # The question pauses, as it does for those who want to come home.
        await open_screen(update, context, screen)
    elif asking is not None and await is_for_others(context, asking, update.message):
        await _answer(update, context, text)
    elif asking is not None and not is_beside(context, asking, text):
        asker = asker_of(context, context.reader())
        if await try_last_screen(update, context, text):
            return
        if not await try_asking_which(update, context, asking, text, asker):
            await on_answer(update, context, asking, text)
    elif not await try_decision(update, context, text):
        await _answer(update, context, text)


async def on_search(update: Update, context: Context) -> None:
    """Answer what stands behind /search; alone it says how to ask."""
    if context.args:
        await _answer(update, context, " ".join(context.args))
    else:
        await open_screen(update, context, Search())


async def take_as_change(update: Update, context: Context, press: TakeAsChange) -> None:
    """Prepare the change that was written while a question was open, which is paused for it."""
    text = text_above(update)
    if text is None:
        await refuse(update, context, press)
    else:
        await _answer(update, context, text, is_for_the_bot=True)


async def open_further(update: Update, context: Context, press: FoundFurther) -> None:
    """Turn to another page of what answers the question above."""
    text, reader = text_above(update), context.reader()
    index = await context.index()
    asker = asker_of(context, reader)
    each = understand_each(text, reader.now, reader.snapshot, index, asker) if text else ()
    listed = next((one.intent for one in each if isinstance(one.intent, Several)), None)
    if listed is not None:
        await present(update, context, answers.several(reader, listed, press.page))
    else:
        await refuse(update, context, press)


async def _answer(
    update: Update, context: Context, text: str, *, is_for_the_bot: bool = False
) -> None:
    await _listen_for_language(context, text)
    reader = context.reader()
    if key := key_written(context, reader, text):
        await open_screen(update, context, key)
        return
    index = await context.index()
    asker = asker_of(context, reader, update.message)
    if await try_wish(update, context, text, index, asker):
        return
    if await try_members(update, context, text, index, asker):
        return
    if stop := (
        await stopped(context, reader, text, index, asker)
        or await begun(context, reader, text, index, asker)
    ):
        await present(update, context, stop.screen, stop.then)
        return
    if asker.may_write and (anew := await planned_anew(context, asker.shown, text)):
        await present(update, context, anew.screen, anew.then)
        return
    written = None if is_for_the_bot else update.message
    if fix := await corrected_at_once(context, written, text, index, asker):
        await present(update, context, fix.screen, fix.then)
        return
    if asker.may_write and update.message and told_to_many(reader, text, index):
        await begin_with(update, context, version_of(update.message))
        return
    followed = await prepared(context, reader, text, index, asker) if reader.is_organiser else None
    each = (
        understand_each(text, reader.now, reader.snapshot, index, asker) if followed is None else ()
    )
    first = each[0].intent if each and reader.leads else None
    if first and await try_workshop(update, context, text, index, asker, first):
        return
    if each and reader.is_organiser:
        followed = await beside_a_draft(context, reader, text, index, asker, each[0].intent)
    if each and followed is None:
        followed = await corrected_after_all(
            context, update.message, text, index, asker, each[0].intent
        )
    if followed is not None:
        await present(update, context, followed.screen, followed.then)
        return
    by_words = update.message is not None and not reader.is_organiser
    whole = read_question(text, index)
    if by_words and each and is_for_organisers(context, each[0].intent, whole, text):
        await do(update, context, PassOn())
        return
    answers_a_call = any(of_a_team_workshop(one.intent) for one in each)
    is_no_order = reader.is_organiser and not answers_a_call and reads_like_a_change(text, index)
    below = answers.nothing_changed(reader) if is_no_order else ""
    answered = AnsweredText(text, asker, below)
    for understood in each:
        await show_answer(update, context, understood, answered)


async def _listen_for_language(context: Context, text: str) -> None:
    """Until a language is chosen, the words of a question decide which one it is answered in."""
    person, reader = context.person, context.reader()
    if person.language_chosen or not reader.offers_languages:
        return
    heard = language_of(text, reader.tr.languages)
    if heard in reader.languages and heard != person.language:
        await context.services.database.write(people.suggest_language, person.id, heard)
        context.person = replace(person, language=heard)
