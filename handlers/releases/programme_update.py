"""The programme as a file: sent to an organiser, and taken back from one."""

import asyncio
from typing import Final

from telegram import Document, Update
from telegram.error import BadRequest

from handlers.frame.calls import send_file
from handlers.frame.child_process import TookTooMuch
from handlers.frame.context import Context, Followed
from handlers.frame.identity import names
from handlers.frame.showing import completed, message_of, present
from handlers.releases import draft_screens as views
from handlers.releases import file_screens, proposals
from handlers.releases.actions import (
    ProgrammeUpdate,
    SendProgramme,
    SendTemplate,
    SendWorkbook,
)
from handlers.releases.drafts import ORGANISERS
from handlers.releases.left_out_actions import LeftOut
from handlers.releases.programme_files import file_of, reading_of
from handlers.ui.on_a_phone import shortened
from handlers.ui.screen import Screen
from storage import audit, releases
from storage.audit import Action
from storage.programme import xlsx_file
from storage.programme.conversion.foreign import TOO_MUCH, Unreadable
from storage.programme.conversion.over import workbook_over
from storage.programme.conversion.reading import LARGEST_FILE, ForeignForm, foreign_form_of
from storage.programme.file_forms import FileForm, form_of, release_name, release_named
from storage.programme.problems import error, printable
from storage.programme.sheets.words import known_words
from storage.programme.template import is_as_given
from storage.publishing import Origin

_NAME_SHOWN: Final = 60


async def _send(update: Update, context: Context, form: FileForm) -> None:
    """Send the programme in force as a file, which can be edited and sent back."""
    services, reader, message = context.services, context.reader(), message_of(update)
    if message is None:
        return
    snapshot = services.current_release.snapshot
    release = await services.database.read(releases.find, snapshot.release)
    if release is None:
        return
    who = await names(context.bot, reader, [release.author])
    screen = file_screens.update(reader, release, who, form)
    caption = await completed(context, screen, ProgrammeUpdate())
    called = release_name(snapshot.event.id, snapshot.release)
    content = await file_of(services.children, snapshot.programme, form, reader.tr.language, called)
    now = services.clock.now()
    await services.database.write(
        audit.note, context.person.id, Action.EXPORTED, now, release=snapshot.release
    )
    name = f"{called}.{form}"
    await send_file(context.calls, message.chat.id, "document", name, content, caption)


async def send_text_file(update: Update, context: Context, _action: SendProgramme) -> None:
    """Send the programme in force as YAML."""
    await _send(update, context, FileForm.YAML)


async def send_workbook(update: Update, context: Context, _action: SendWorkbook) -> None:
    """Send the programme in force for spreadsheets."""
    await _send(update, context, FileForm.XLSX)


async def send_template(update: Update, context: Context, _action: SendTemplate) -> None:
    """Send an empty workbook for the event in force."""
    reader, message = context.reader(), message_of(update)
    if message is None:
        return
    event, day = reader.snapshot.event, reader.snapshot.days[0]
    caption = await completed(context, file_screens.template(reader), ProgrammeUpdate())
    content = await context.services.children.run(
        xlsx_file.write_template, event, day, reader.tr.language
    )
    await send_file(
        context.calls, message.chat.id, "document", f"{event.id}-0.xlsx", content, caption
    )


async def take_file(update: Update, context: Context) -> bool:
    """Read a programme that an organiser has sent, and show what it would change.

    A file of another system comes back as a workbook for the event in force.
    """
    document = update.message.document if update.message else None
    if document is None or not context.reader().is_organiser:
        return False
    foreign = foreign_form_of(document.file_name or "")
    shown = await (_convert(context, document, foreign) if foreign else _read(context, document))
    if isinstance(shown, Followed):
        await present(update, context, shown.screen, shown.then)
    elif shown is not None:
        await present(update, context, shown, ProgrammeUpdate())
    return True


async def _convert(context: Context, document: Document, form: ForeignForm) -> Screen | None:
    """Send a file of another system as a workbook; why not, where it cannot be used."""
    reader, services = context.reader(), context.services
    content = await _content(document, LARGEST_FILE)
    if content is None:
        return views.too_large(reader, FileForm.XLSX)
    before, language = services.current_release.snapshot.programme, reader.tr.language
    try:
        made = await services.children.run(workbook_over, content, form, before, language)
    except Unreadable as refusal:
        return views.unusable(reader, (refusal.problem,))
    except TookTooMuch:
        return views.unusable(reader, (error((), TOO_MUCH),))
    name = shortened(printable(document.file_name or ""), _NAME_SHOWN)
    sheet = known_words()[language].gaps_sheet
    below = file_screens.made_of_another(reader, name, made.sessions, made.missing, sheet)
    caption = await completed(context, below, ProgrammeUpdate())
    await send_file(
        context.calls,
        context.person.id,
        "document",
        f"{before.event.id}-{form}.xlsx",
        made.content,
        caption,
    )
    return None


async def _content(document: Document, largest: int) -> bytes | None:
    """What a file holds; None where it is larger than that, or than Telegram lets a bot fetch."""
    if document.file_size and document.file_size > largest:
        return None
    try:
        file = await document.get_file()
        return bytes(await file.download_as_bytearray())
    except BadRequest:
        return None


async def _read(context: Context, document: Document) -> Screen | Followed:
    reader, name = context.reader(), document.file_name or ""
    form = form_of(name)
    if form is None:
        return views.not_a_programme(reader, shortened(printable(name), _NAME_SHOWN))
    content = await _content(document, form.largest)
    if content is None:
        return views.too_large(reader, form)
    reading = await reading_of(context.services.children, content, form)
    before = context.services.current_release.snapshot.programme
    programme = await asyncio.to_thread(reading.over, before)
    if programme is None:
        return views.unusable(reader, reading.errors)
    if is_as_given(programme):
        return views.still_a_template(reader)
    made_of = release_named(before.event.id, reading.made_of, name)
    kept = await proposals.keep(context, ORGANISERS, programme, Origin.FILE, made_of)
    if isinstance(kept, Screen):
        return kept
    screen, found = (
        await proposals.show(context, ORGANISERS, kept),
        await proposals.find(context, kept.id),
    )
    # What is written at the list of what is missing may be an answer to it.
    return Followed(screen, LeftOut(kept.id)) if found and found.unanswered else screen
