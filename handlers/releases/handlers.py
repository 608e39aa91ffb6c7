"""What the buttons of drafts, files and changes on the spot do.

What follows something that is done once leads back to the desk and not to doing it again.
"""

from telegram import Update

from handlers.desk.actions import OrganisersDesk
from handlers.frame.feature import Context, Followed
from handlers.frame.showing import note_refused, take_button_away
from handlers.releases import drafts
from handlers.releases.actions import (
    DiscardDraft,
    DraftAt,
    PublishDraft,
    Seen,
    SendProgramme,
    SendWorkbook,
)
from handlers.releases.programme_update import send_programme
from handlers.ui.screen import Screen
from storage import deliveries
from storage.programme.file_forms import FileForm


async def open_draft(context: Context, address: DraftAt) -> Screen | None:
    """What publishing a draft would change."""
    return await drafts.draft_screen(context, address.draft, address.page)


async def publish_draft(context: Context, action: PublishDraft) -> Followed | None:
    """Publish a draft over the release that its difference was shown against."""
    screen = await drafts.publish(context, action.draft, action.base)
    return Followed(screen, OrganisersDesk()) if screen else None


async def discard_draft(context: Context, action: DiscardDraft) -> Followed:
    """Forget a draft."""
    return Followed(await drafts.discard(context, action.draft), OrganisersDesk())


async def send_text_file(update: Update, context: Context, _action: SendProgramme) -> None:
    """Send the programme in force as YAML."""
    await send_programme(update, context)


async def send_workbook(update: Update, context: Context, _action: SendWorkbook) -> None:
    """Send the programme in force for spreadsheets."""
    await send_programme(update, context, FileForm.XLSX)


async def note_seen(update: Update, context: Context, action: Seen) -> None:
    """Note that a message was read, and take the button away."""
    query, services = update.callback_query, context.services
    now = services.clock.now()
    me = context.person.id
    if not await services.database.write(deliveries.mark_seen, action.delivery, me, now):
        note_refused(action)
    elif query:
        await take_button_away(query)
