"""Showing the answer to a question that was understood."""

from dataclasses import dataclass, replace
from typing import Final

from telegram import Update

from handlers.agenda.door import reminding, waiting_to_note
from handlers.frame.context import Context
from handlers.frame.decisions import try_showing_again
from handlers.frame.dialogues import end, standing
from handlers.frame.dispatch import do, followed_by, on_answer, open_screen
from handlers.frame.reader import Reader
from handlers.frame.short_answers import says_no, says_yes
from handlers.frame.showing import present
from handlers.frame.written import is_question
from handlers.helpdesk.actions import AskHuman, PassOn
from handlers.helpdesk.door import (
    adding_to,
    has_open_question,
    is_anybody_there,
    only_question,
    question_answered,
    with_question,
)
from handlers.home.actions import Welcome
from handlers.home.door import choice_of
from handlers.questions import screens as answers
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
from handlers.questions.one_question import Understood
from handlers.questions.orders.answer_or_change import with_answer_button
from handlers.questions.orders.move_offered import with_move_offered
from handlers.questions.places_asked import of_a_place
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.words_of_asking import gives_thanks
from handlers.questions.replies import unread
from handlers.questions.said_at_sign_up import offered
from handlers.questions.to_organisers import wants_to_write
from handlers.questions.unfinished import leading_on, unfinished
from handlers.releases.door import decides
from handlers.ui.screen import Asks, Button, Screen

_NEED_THE_QUESTION: Final = (*NO_ANSWER, Several)


@dataclass(frozen=True, slots=True)
class AnsweredText:
    """A text that is answered, who wrote it, and the line that ends each answer to it."""

    text: str
    asker: Asker
    below: str


async def show_answer(
    update: Update, context: Context, understood: Understood, written: AnsweredText
) -> None:
    """Answer one question of a text, in a message of its own."""
    reader, intent, text = context.reader(), understood.intent, written.text
    if isinstance(intent, NO_ANSWER) and says_no(text, reader.tr.languages):
        # There is nothing to leave but what was paused, and that is over now.
        await end(context)
        intent = SmallTalk(Sense.REMARK)
    if reply := await unread(context, update.message, intent):
        await present(update, context, reply)
        return
    if update.message and (
        place := await of_a_place(context, update.message, understood, written.asker)
    ):
        screen = replace(place, reply_to=update.message.message_id)
        await present(update, context, screen.with_last_line(written.below))
        return
    if update.message and (asks := offered(reader, written.asker, intent, text)):
        await present(update, context, replace(asks, reply_to=update.message.message_id))
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
    is_open = isinstance(intent, Contact) and await has_open_question(context)
    if not is_open and understood.asked.says(Phrase.WITHDRAWING) and isinstance(intent, Contact):
        intent = SmallTalk(Sense.REMARK)
    if isinstance(intent, Contact) and intent.awaits_answer and is_open:
        # What is written next does not go to that question: this screen has no address.
        waiting = await followed_by(context, AskHuman())
        if waiting is not None:
            await present(update, context, waiting.screen)
            return
    if isinstance(intent, SpeakLanguage) and not context.person.language_chosen:
        await do(update, context, choice_of(context, intent.code))
        return
    if isinstance(intent, OpenScreen):
        await _open(update, context, understood.asked, intent, written)
    else:
        await _tell(update, context, replace(understood, intent=intent), written)


async def _tell(
    update: Update, context: Context, understood: Understood, written: AnsweredText
) -> None:
    """Show an answer that is no screen of its own."""
    reader, intent, text = context.reader(), understood.intent, written.text
    is_asked = bool(written.below) or is_question(reader, text) or decides(reader, text)
    may_be_answer = isinstance(intent, NO_ANSWER) and not (is_asked or context.in_group)
    may_be_answer = may_be_answer and " " in text.strip() and standing(context) is None
    if may_be_answer and (asked_of_us := await only_question(context)):
        await on_answer(update, context, asked_of_us, text)
        return
    screen = _screen(context, reader, intent)
    if isinstance(intent, _NEED_THE_QUESTION) and update.message is not None:
        # So a button below its answer can pass the question on, or turn the page.
        screen = replace(screen, reply_to=update.message.message_id)
        to_desk = question_answered(written.asker.spoken_of)
        if isinstance(intent, NO_ANSWER) and to_desk is not None:
            screen = adding_to(screen, to_desk)
        elif isinstance(intent, NO_ANSWER) and not gives_thanks(text, reader.tr.languages):
            asks = isinstance(intent, DidYouMean) or is_question(reader, text)
            asks = asks or bool(written.below) or decides(reader, text)
            screen = await with_answer_button(
                context, screen, text, reads_otherwise=reader.is_organiser and asks
            )
    writes = isinstance(intent, Contact) and wants_to_write(understood.asked)
    writes = writes and not reader.is_organiser and await is_anybody_there(context.services)
    then = PassOn() if writes else None
    await present(update, context, screen.with_last_line(written.below), then)


async def _open(
    update: Update, context: Context, asked: Asked, intent: OpenScreen, written: AnsweredText
) -> None:
    """Open a screen, with what it does not say by itself about the question."""
    reader = context.reader()
    off = cancelled_beside(reader, intent.press, asked)
    said = first_line(reader, written.asker, intent, asked)
    note = "\n".join(filter(None, (off, said)))
    # What is no answer after all goes to the organisers in the words in which it was asked.
    message = update.message.message_id if update.message else 0
    lead = lead_wished(reader, asked) if intent.fact is Fact.REMINDER else 0
    pending = unfinished(context, intent)

    def adapted(screen: Screen) -> Screen:
        screen = reminding(reader, screen, lead) if lead else screen
        screen = waiting_to_note(screen) if intent.fact is Fact.REMINDER else screen
        if intent.seat is not None:
            give_up = Button(reader.tr("Give the seat up"), intent.seat)
            rows = (*screen.rows[:-1], (give_up,), *screen.rows[-1:])
            screen = replace(screen, rows=rows, asks=Asks(give_up))
        screen = leading_on(reader, screen, pending) if pending else screen
        screen = with_move_offered(reader, screen, intent.press, asked, written.text)
        return with_question(screen, message).with_last_line(written.below)

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
