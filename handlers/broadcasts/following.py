"""A draft follows its author's messages: the items of an album as they come, and edits."""

from dataclasses import replace

from telegram import Update

from handlers.broadcasts import actions as b
from handlers.broadcasts import looking
from handlers.broadcasts.taking_apart import by_language
from handlers.frame.api_errors import Refusal, ignoring
from handlers.frame.calls import edit_screen
from handlers.frame.content import entities_of, file_of
from handlers.frame.context import Context
from handlers.frame.showing import completed
from storage.broadcasts import compose
from storage.broadcasts.model import Broadcast
from storage.content import ContentKind, Version


async def take_into_album(update: Update, context: Context) -> bool:
    """Add what belongs to an album that a draft waits for, and bring the draft's screen up to date;
    whether it belonged to one.

    The items come one by one; a screen for each would bury the draft.
    """
    message = update.message
    file = file_of(message) if message and message.media_group_id else None
    if message is None or file is None or message.media_group_id is None:
        return False
    if not looking.writes(context.reader()):
        return False
    item = replace(file, text=message.caption or "", entities=entities_of(message.caption_entities))
    me = context.person.id
    added = await context.services.database.write(
        compose.add_to_album, me, message.media_group_id, item
    )
    if added is None:
        return False
    await _bring_up_to_date(context, *added)
    return True


async def follow_edit(update: Update, context: Context) -> None:
    """Let a draft follow what its author makes of a message that it was written with.

    What has become too long for Telegram is kept all the same: the draft says so, and is not sent.
    """
    message, reader = update.edited_message, context.reader()
    if message is None or not looking.writes(reader):
        return
    text = message.text or message.caption or ""
    entities = entities_of(message.entities or message.caption_entities)
    said = Version(ContentKind.TEXT, text, entities)
    apart = by_language(reader, said, reader.languages)
    me = context.person.id
    edited = await context.services.database.write(
        compose.follow_edit, me, message.message_id, said, apart
    )
    if edited is not None:
        await _bring_up_to_date(context, *edited)


async def _bring_up_to_date(context: Context, draft: Broadcast, shown_in: int | None) -> None:
    if shown_in is None or not looking.is_own_draft(context.reader(), draft):
        return
    screen = await looking.as_it_stands(context, draft)
    screen = await completed(context, screen, b.OpenDraft(draft.id))
    with ignoring(Refusal.NOT_MODIFIED, Refusal.NOT_EDITABLE):
        await edit_screen(context.calls, context.person.id, shown_in, screen)
