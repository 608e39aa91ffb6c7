"""The programme as a file: sent to an organiser, and taken back from one."""

import asyncio
from typing import Final

from telegram import Document, Update
from telegram.error import BadRequest

from handlers.frame.calls import send_file
from handlers.frame.feature import Context
from handlers.frame.identity import names
from handlers.frame.showing import completed, message_of, present
from handlers.releases import draft_screens as views
from handlers.releases import proposals, screens
from handlers.releases.actions import ProgrammeUpdate, SendProgramme, SendWorkbook
from handlers.releases.drafts import ORGANISERS
from handlers.releases.programme_files import file_of, reading_of
from handlers.ui.screen import Screen, shortened
from storage import audit, releases
from storage.audit import Action
from storage.programme.file_forms import FileForm, form_of
from storage.programme.problems import printable
from storage.publishing import Origin

_NAME_SHOWN: Final = 60


async def _send(update: Update, context: Context, form: FileForm) -> None:
    """Send the programme in force as a file, which can be edited and sent back."""
    services, v, message = context.services, context.reader(), message_of(update)
    if message is None:
        return
    snapshot = services.current_release.snapshot
    release = await services.database.read(releases.find, snapshot.release)
    if release is None:
        return
    who = await names(context.bot, v, [release.author])
    screen = screens.update(v, release, who, form)
    caption = await completed(context, screen, ProgrammeUpdate())
    content = await file_of(context.services.children, snapshot.programme, form, v.tr.language)
    now = services.clock.now()
    await services.database.write(
        audit.note, context.person.id, Action.EXPORTED, now, release=snapshot.release
    )
    name = f"{snapshot.event.id}-{snapshot.release}.{form}"
    await send_file(context.calls, message.chat.id, "document", name, content, caption)


async def send_text_file(update: Update, context: Context, _action: SendProgramme) -> None:
    """Send the programme in force as YAML."""
    await _send(update, context, FileForm.YAML)


async def send_workbook(update: Update, context: Context, _action: SendWorkbook) -> None:
    """Send the programme in force for spreadsheets."""
    await _send(update, context, FileForm.XLSX)


async def take_file(update: Update, context: Context) -> bool:
    """Read a programme that an organiser has sent, and show what it would change."""
    document = update.message.document if update.message else None
    if document is None or not context.reader().is_organiser:
        return False
    await present(update, context, await _read(context, document), ProgrammeUpdate())
    return True


async def _read(context: Context, document: Document) -> Screen:
    v, name = context.reader(), document.file_name or ""
    form = form_of(name)
    if form is None:
        return views.not_a_programme(v, shortened(printable(name), _NAME_SHOWN))
    if document.file_size and document.file_size > form.largest:
        return views.too_large(v, form)
    try:
        file = await document.get_file()
        content = bytes(await file.download_as_bytearray())
    except BadRequest:
        return views.too_large(v, form)
    reading = await reading_of(context.services.children, content, form)
    before = context.services.current_release.snapshot.programme
    programme = await asyncio.to_thread(reading.over, before)
    if programme is None:
        return views.unusable(v, reading.errors)
    return await proposals.propose(context, ORGANISERS, programme, Origin.FILE)
