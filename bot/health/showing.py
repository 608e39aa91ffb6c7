"""How the health of the bot gets to those who want to know: pages, a socket, and a heartbeat."""

import logging
from contextlib import AsyncExitStack
from typing import Final

from bot.background import in_background
from bot.health.error_log import ErrorLog
from bot.health.health import Health
from bot.health.signs import Signs
from bot.health.socket import StatusSocket
from bot.logs import log_form
from bot.setting_values import host_and_port
from bot.settings import Settings
from scheduler.clock import Clock
from storage.database import Database

_LOGGER: Final = logging.getLogger(__name__)


async def show_health(
    database: Database, clock: Clock, settings: Settings, signs: Signs, closing: AsyncExitStack
) -> Health:
    """Judge the bot from now on, and answer questions about its health. Raises UnusableInput."""
    health = Health(
        signs, database, clock, _errors(settings, closing), polls=not settings.webhook_url
    )
    if settings.health_listen:
        # What serves it takes a while to load.
        from bot.health.server import HealthServer

        server = HealthServer(health)
        at = await server.start(host_and_port(settings.health_listen))
        closing.push_async_callback(server.stop)
        _LOGGER.info("the health of the bot is shown at %s", at)
    if settings.heartbeat_url:
        from bot.health.heartbeat import Heartbeat

        heartbeat = Heartbeat(settings.heartbeat_url.value, lambda: health.ready().ok)
        await closing.enter_async_context(in_background(heartbeat.run()))
    asked = StatusSocket(
        settings.database, {"status": health.status, "diagnosis": health.diagnosis}
    )
    await asked.start()
    closing.push_async_callback(asked.stop)
    await closing.enter_async_context(in_background(health.watch.run()))
    return health


def _errors(settings: Settings, closing: AsyncExitStack) -> ErrorLog:
    """Count errors from now on."""
    errors, root = ErrorLog(log_form(settings)), logging.getLogger()
    root.addHandler(errors)
    closing.callback(root.removeHandler, errors)
    return errors
