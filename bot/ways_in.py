"""The ways in for updates: long polling, or a webhook."""

import asyncio
from contextlib import AsyncExitStack
from typing import Final

from telegram.error import TelegramError

from bot.background import in_background
from bot.outage import SERVER, OutageLog
from bot.parts import Parts
from bot.polling import Polling
from bot.ptb_request import bot_over
from bot.setting_values import host_and_port
from bot.settings import Settings
from bot.unsaved_presses import UnsavedPresses
from handlers.routes import ALLOWED_UPDATES

CALLS_EVERY: Final = 30.0
"""Seconds between calls that tell whether the server is there, where updates come by webhook."""


async def take_updates(parts: Parts, settings: Settings, closing: AsyncExitStack) -> None:
    """Take updates in by the way that the settings ask for, until cancelled."""
    bot, writing = parts.application.bot, parts.services.database.writing
    unsaved = UnsavedPresses(
        parts.outages.noticing(parts.intake.take), writing, parts.answering.say_unsaved
    )
    closing.push_async_callback(unsaved.stop)
    take = unsaved.take
    if settings.webhook_url:
        # The one way of two that needs a server, which takes a while to load.
        from bot.webhook import Webhook, receive

        webhook = Webhook(take, settings.webhook_secret.value)
        address = host_and_port(settings.webhook_listen)
        async with in_background(_keep_in_touch(parts)):
            await receive(webhook, address, bot, settings.webhook_url, ALLOWED_UPDATES)
    else:
        await Polling(parts.transport, take, ALLOWED_UPDATES, parts.health.signs).run()


async def _keep_in_touch(parts: Parts) -> None:
    """Make a call now and then where nobody polls: a quiet night is no outage."""
    bot, outage = bot_over(parts.transport, parts.health.signs.note_call), OutageLog(SERVER)
    while True:
        try:
            await bot.get_me()
        except TelegramError as error:
            outage.failed(error)
        else:
            outage.succeeded()
        await asyncio.sleep(CALLS_EVERY)
