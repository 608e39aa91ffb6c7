"""Questions in one's own words: any text in a private chat, and /search."""

from dataclasses import replace
from typing import Final

from telegram import Update

from handlers.agenda.door import reminding, waiting_to_note
from handlers.broadcasts.door import begin_with, called_off, planned_anew
from handlers.frame.content import version_of
from handlers.frame.context import Context
from handlers.frame.decisions import try_decision, try_last_screen, try_showing_again
from handlers.frame.dialogues import awaited, end, pressed_in_words
from handlers.frame.dispatch import (
    do,
    followed_by,
    is_beside,
    on_answer,
    open_screen,
    try_reply,
)
from handlers.frame.reader import Reader
from handlers.frame.short_answers import says_no, says_yes
from handlers.frame.showing import present, refuse
from handlers.frame.written import is_question
from handlers.helpdesk.actions import AskHuman, PassOn
from handlers.helpdesk.door import (
    adding_to,
    has_open_question,
    is_anybody_there,
    question_answered,
    with_question,
)
from handlers.home.actions import Welcome
from handlers.home.door import choice_of, on_start
from handlers.questions import screens as answers
from handlers.questions.actions import FoundFurther, Search, TakeAsChange
from handlers.questions.asker import Asker
from handlers.questions.cancelled_beside import cancelled_beside
from handlers.questions.facts import lead_wished
from handlers.questions.first_line import first_line
from handlers.questions.intents import (
    NO_ANSWER,
    Contact,
    DidYouMean,
    Fact,
    Intent,
    OpenScreen,
    PartOfDay,
    Several,
    SmallTalk,
    SpeakLanguage,
)
from handlers.questions.key_written import key_written
from handlers.questions.one_question import Understood
from handlers.questions.orders.answer_or_change import (
    screen_named_beside,
    try_asking_which,
    with_answer_button,
)
from handlers.questions.orders.changes_written import beside_a_draft, prepared
from handlers.questions.orders.move_offered import with_move_offered
from handlers.questions.orders.recognised import reads_like_a_change
from handlers.questions.orders.stopping import begun, stopped
from handlers.questions.orders.told_to_many import told_to_many
from handlers.questions.orders.wishes_opened import try_wish
from handlers.questions.orders.workshop_written import try_workshop
from handlers.questions.pasted import way_in
from handlers.questions.question_above import text_above
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.words_of_asking import gives_thanks, language_of
from handlers.questions.replies import is_for_others, unread
from handlers.questions.said_at_sign_up import town_offered
from handlers.questions.to_organisers import is_for_organisers, wants_to_write
from handlers.questions.understanding import understand_each
from handlers.questions.unfinished import leading_on, unfinished
from handlers.questions.who_asks import asker_of
from handlers.questions.wishes.roll_call_asked import of_a_team_workshop
from handlers.releases.door import decides
from handlers.ui.screen import Asks, Button, Screen
from storage import people

_NEED_THE_QUESTION: Final = (*NO_ANSWER, Several)


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
        await _answer(update, context, text)


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


async def _answer(update: Update, context: Context, text: str) -> None:
    await _listen_for_language(context, text)
    reader = context.reader()
    if key := key_written(context, reader, text):
        await open_screen(update, context, key)
        return
    index = await context.index()
    asker = asker_of(context, reader, update.message)
    if await try_wish(update, context, text, index, asker):
        return
    if stop := (
        await stopped(context, reader, text, index, asker)
        or await begun(context, reader, text, asker)
    ):
        await present(update, context, stop.screen, stop.then)
        return
    if asker.may_write and (anew := await planned_anew(context, asker.shown, text)):
        await present(update, context, anew.screen, anew.then)
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
    for understood in each:
        await _show_answer(update, context, understood, text, asker, below)


async def _show_answer(
    update: Update, context: Context, understood: Understood, text: str, asker: Asker, below: str
) -> None:
    """Answer one question of a text, in a message of its own; what is said `below` ends it."""
    reader, intent = context.reader(), understood.intent
    if isinstance(intent, NO_ANSWER) and says_no(text, reader.tr.languages):
        # There is nothing to leave but what was paused, and that is over now.
        await end(context)
        intent = SmallTalk(Sense.REMARK)
    if reply := await unread(context, update.message, intent):
        await present(update, context, reply)
        return
    if update.message and (town := town_offered(reader, asker, intent, text)):
        await present(update, context, replace(town, reply_to=update.message.message_id))
        return
    agrees = isinstance(intent, SmallTalk) and intent.kind is Sense.REMARK
    if agrees and await try_showing_again(update, context, decisions_alone=True):
        return
    if agrees and (says_yes(text, reader.tr.languages) or says_no(text, reader.tr.languages)):
        intent = SmallTalk(Sense.REMARK, decides=True)
    if isinstance(intent, SmallTalk) and (context.is_new or intent.kind is Sense.GREETING):
        intent = OpenScreen(Welcome())
    if isinstance(intent, Contact) or intent == SmallTalk(Sense.THE_BOT):
        intent = replace(intent, reaches_nobody=not await is_anybody_there(context.services))
    if isinstance(intent, Contact) and intent.awaits_answer and await has_open_question(context):
        # What is written next does not go to that question: this screen has no address.
        waiting = await followed_by(context, AskHuman())
        if waiting is not None:
            await present(update, context, waiting.screen)
            return
    if isinstance(intent, SpeakLanguage) and not context.person.language_chosen:
        await do(update, context, choice_of(context, intent.code))
        return
    if not isinstance(intent, OpenScreen):
        screen = _screen(context, reader, intent)
        if isinstance(intent, _NEED_THE_QUESTION) and update.message is not None:
            # So a button below its answer can pass the question on, or turn the page.
            screen = replace(screen, reply_to=update.message.message_id)
            to_desk = question_answered(asker.spoken_of)
            if isinstance(intent, NO_ANSWER) and to_desk is not None:
                screen = adding_to(screen, to_desk)
            elif isinstance(intent, NO_ANSWER) and not gives_thanks(text, reader.tr.languages):
                names = bool(below) or isinstance(intent, DidYouMean) or is_question(reader, text)
                reads_otherwise = reader.is_organiser and (names or decides(reader, text))
                screen = await with_answer_button(
                    context, screen, text, reads_otherwise=reads_otherwise
                )
        writes = isinstance(intent, Contact) and wants_to_write(understood.asked)
        writes = writes and not reader.is_organiser and await is_anybody_there(context.services)
        then = PassOn() if writes else None
        await present(update, context, screen.with_last_line(below), then)
        return
    off = cancelled_beside(reader, intent.press, understood.asked)
    said = first_line(reader, asker, intent, understood.asked)
    note = "\n".join(filter(None, (off, said)))
    # What is no answer after all goes to the organisers in the words in which it was asked.
    message = update.message.message_id if update.message else 0
    lead = lead_wished(reader, understood.asked) if intent.fact is Fact.REMINDER else 0

    pending = unfinished(context, intent)

    def adapted(screen: Screen) -> Screen:
        screen = reminding(reader, screen, lead) if lead else screen
        screen = waiting_to_note(screen) if intent.fact is Fact.REMINDER else screen
        if intent.seat is not None:
            give_up = Button(reader.tr("Give the seat up"), intent.seat)
            rows = (*screen.rows[:-1], (give_up,), *screen.rows[-1:])
            screen = replace(screen, rows=rows, asks=Asks(give_up))
        screen = leading_on(reader, screen, pending) if pending else screen
        screen = with_move_offered(reader, screen, intent.press, understood.asked, text)
        return with_question(screen, message).with_last_line(below)

    await open_screen(update, context, intent.press, note=note, adapted=adapted)


def _screen(context: Context, reader: Reader, intent: Intent) -> Screen:
    services = context.services
    if isinstance(intent, PartOfDay):
        # Many ask the same of a day; the other answers hold the words of the one who asked.
        mine = reader.person.attends
        return services.shared_screens.screen(
            reader, intent, mine, lambda reader: answers.answer(reader, intent)
        )
    if isinstance(intent, SpeakLanguage):
        return answers.answer(replace(reader, tr=services.translators[intent.code]), intent)
    return answers.answer(reader, intent)


async def _listen_for_language(context: Context, text: str) -> None:
    """Until a language is chosen, the words of a question decide which one it is answered in."""
    person, reader = context.person, context.reader()
    if person.language_chosen or not reader.offers_languages:
        return
    heard = language_of(text, reader.tr.languages)
    if heard in reader.languages and heard != person.language:
        await context.services.database.write(people.suggest_language, person.id, heard)
        context.person = replace(person, language=heard)
