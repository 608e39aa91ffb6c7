"""What a person may do about what is stored: have it shown, have it erased."""

import json
from dataclasses import replace

from telegram import Update

from handlers.frame.calls import send_file
from handlers.frame.context import Context
from handlers.frame.dispatch import open_screen
from handlers.frame.showing import message_of, show
from handlers.person import screens as views
from handlers.person.actions import (
    DataPage,
    EraseData,
    Privacy,
    PrivacyFirst,
    SendData,
    ShowData,
)
from handlers.person.my_data import my_data
from handlers.ui.screen import Screen
from storage import privacy
from storage.teams import queries


async def open_privacy(context: Context, address: Privacy | PrivacyFirst) -> Screen:
    """What is stored, and why; it shows one's own Telegram id."""
    then = address.then if isinstance(address, PrivacyFirst) else None
    return views.privacy(context.reader(), context.person.id, context.services.retention_days, then)


async def erase_question(context: Context, action: EraseData) -> Screen | None:
    """Ask before everything is erased."""
    if action.sure:
        return None
    reader, me = context.reader(), context.person.id
    led = await context.services.database.read(queries.led_alone, reader.snapshot, me)
    return views.erase_question(reader, [reader.snapshot.teams[team] for team in led])


async def show_data(context: Context, address: ShowData | DataPage) -> Screen:
    """What is stored about the person, in words."""
    data = await context.services.database.read(privacy.data_of, context.person.id)
    number = address.page if isinstance(address, DataPage) else 0
    return my_data(context.reader(), data, number)


async def send_data(update: Update, context: Context, _action: SendData) -> None:
    """Send everything that is stored about the person as a file that people and machines read."""
    services, reader, message = context.services, context.reader(), message_of(update)
    if message is None:
        return
    data = await services.database.read(privacy.data_of, context.person.id)
    content = json.dumps(data, ensure_ascii=False, indent=2).encode()
    caption = Screen(views.data_caption(reader, reader.now))
    name = reader.tr("my-data") + ".json"
    await send_file(context.calls, message.chat.id, "document", name, content, caption)


async def erase(update: Update, context: Context, action: EraseData) -> None:
    """Erase the person and say so; nothing about them is left when they read it."""
    if not action.sure:
        await open_screen(update, context, action)
        return
    services = context.services
    known = services.current_release.snapshot
    me, now = context.person.id, services.clock.now()
    await services.database.write(privacy.erase_on_request, me, now, known, services.admins)
    await services.database.scrub()
    await services.erasure_list.keep()
    services.last_shown.forget(context.person.id)
    services.wake_up.set()
    context.person = replace(context.person, named_organiser=False)
    await show(update, context, views.erased(context.reader()))
