"""Who has blocked the bot and who has come back, as Telegram reports it."""

from telegram import Chat, ChatMember, Update

from handlers.context import Context
from storage import people


async def note_reachability(update: Update, context: Context) -> None:
    """Keep whether a person can be reached; in a private chat this comes on block and unblock."""
    change = update.my_chat_member
    if change is None or change.chat.type != Chat.PRIVATE:
        return
    reachable = change.new_chat_member.status != ChatMember.BANNED
    await context.desk.database.write(people.set_reachable, change.chat.id, reachable)
