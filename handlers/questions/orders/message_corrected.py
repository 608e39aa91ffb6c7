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
from storage.programme.search import SearchIndex

_NOTHING_NAMED: Final = (*NO_ANSWER, PartOfDay)


async def corrected(
    context: Context,
    message: Message | None,
    text: str,
    index: SearchIndex,
    asker: Asker,
    found: Intent | None = None,
) -> Followed | None:
    """The proposal to correct with a text what was sent; None where it is no such thing.

    Once it is known what the programme has `found` for it, less has to be said for that.
    """
    sent = await broadcasts.to_correct(context, message) if asker.may_write and message else None
    if sent is None or message is None or "?" in text:
        return None
    languages = index.languages
    or_else = list[Button]()
    if found is None:
        takes_back = broadcasts.takes_back(sent, text, languages)
        is_meant = takes_back or broadcasts.says_correct(sent, text, languages)
        if is_meant and is_order_beside(context.reader(), text, index, asker):
            or_else = [Button(context.reader().tr("Prepare the change"), TakeAsChange())]
            is_meant = takes_back
    else:
        # "That was a mistake" does not say what it is to be instead.
        said, words = order_words(languages), read_question(text, index).words
        is_answer = message.reply_to_message is not None and not said.each(Says.STOPS, words)
        is_meant = is_answer or broadcasts.is_about(sent, text, languages)
        is_meant = is_meant and isinstance(found, _NOTHING_NAMED)
        is_meant = is_meant and not is_question(context.reader(), text)
    if not is_meant:
        return None
    return await broadcasts.proposed(context, sent, message, text, *or_else)
