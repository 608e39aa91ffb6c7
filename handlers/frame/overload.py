"""What somebody hears who sends more than can be answered in turn."""

from telegram import Update

from handlers.frame.context import Services
from handlers.frame.showing import answer
from locales.catalogues import guess_language
from storage import people


async def turn_away(update: Update, services: Services) -> None:
    """Answer a press at once, though nothing comes of it; say that messages are left unread."""
    user = update.effective_user
    if user is None or (user.is_bot and not update.callback_query):
        return
    person = await services.database.read(people.find, user.id)
    tr = services.translators[person.language if person else guess_language(user.language_code)]
    if update.callback_query:
        await answer(update.callback_query, tr("One moment, please."))
    elif update.message and update.message.chat.type == update.message.chat.PRIVATE:
        await update.message.chat.send_message(
            tr(
                "That was a lot at once. I am answering your earlier messages first; please send"
                " the latest ones again in a minute."
            )
        )
