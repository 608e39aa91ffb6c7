"""The correction of a message to many that its author writes right after it went out, or as an
answer to their own copy.
"""

from typing import Final

from telegram import Message

from handlers.broadcasts import door as broadcasts
from handlers.frame.context import Context, Followed
from handlers.frame.written import is_question
from handlers.questions.actions import TakeAsChange
from handlers.questions.asker import Asker
from handlers.questions.intents import NO_ANSWER, Intent, PartOfDay
from handlers.questions.orders.plain_orders import is_order_beside
from handlers.questions.orders.words import Says, order_words
from handlers.questions.reading.from_text import read_question
from handlers.ui.screen import Button
from storage.broadcasts.model import Broadcast
from storage.programme.search import SearchIndex

_NOTHING_NAMED: Final = (*NO_ANSWER, PartOfDay)


async def corrected_at_once(
    context: Context, message: Message | None, text: str, index: SearchIndex, asker: Asker
) -> Followed | None:
    """The proposal to correct what was sent with a text that says so; None where it does not.

    What may as well change the programme has a button for that.
    """
    sent = await _sent(context, message, text, asker)
    if sent is None or message is None:
        return None
    reader, or_else = context.reader(), list[Button]()
    was_wrong = broadcasts.says_it_was_wrong(sent, text, index.languages)
    if not was_wrong and not broadcasts.says_correct(sent, text, index.languages):
        return None
    if is_order_beside(reader, text, index, asker):
        if not was_wrong:
            return None
        or_else = [Button(reader.tr("Prepare the change"), TakeAsChange())]
    return await broadcasts.proposed(context, sent, message, text, *or_else)


async def corrected_after_all(
    context: Context,
    message: Message | None,
    text: str,
    index: SearchIndex,
    asker: Asker,
    found: Intent,
) -> Followed | None:
    """The same with a text that speaks of what was sent, where nothing else is `found` for it."""
    sent = await _sent(context, message, text, asker)
    if sent is None or message is None or is_question(context.reader(), text):
        return None
    if not isinstance(found, _NOTHING_NAMED):
        return None
    # "That was a mistake" does not say what it is to be instead.
    said, words = order_words(index.languages), read_question(text, index).words
    is_answer = message.reply_to_message is not None and not said.each(Says.STOPS, words)
    if not is_answer and not broadcasts.is_about(sent, text, index.languages):
        return None
    return await broadcasts.proposed(context, sent, message, text)


async def _sent(
    context: Context, message: Message | None, text: str, asker: Asker
) -> Broadcast | None:
    if not asker.may_write or message is None or "?" in text:
        return None
    return await broadcasts.to_correct(context, message)
