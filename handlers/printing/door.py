"""What other features print: a poster with a code, as a picture to be sent on."""

from telegram import Chat
from telegram.constants import ChatAction

from handlers.frame.context import Context
from handlers.frame.made_files import made
from handlers.printing.posters import Words, one_poster
from handlers.printing.typesetting import picture


async def draw_poster(
    context: Context, chat: Chat, *, event: Words, title: Words, call: Words, link: str
) -> bytes | None:
    """A poster on A4 as a PNG, while the chat shows that it is coming; None where that failed.

    Each of its words is said in all languages of the event, in their order.
    """
    poster = one_poster(context.reader().languages, event, title, call, link)
    children = context.services.children
    return await made(children, chat, ChatAction.UPLOAD_DOCUMENT, picture, poster)
