"""The order in which the bot starts and stops; bot/parts.py says what it is made of.

start   lock → database → programme → pages → server reachable → delivery → what was left over →
        jobs → updates in
stop    the same backwards
"""

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import datetime
from functools import partial
from time import monotonic
from typing import Final

from telegram.error import InvalidToken

from bot import event_loop
from bot.background import in_background
from bot.clocks import keep_shift, running_clock
from bot.commands import CommandMenus
from bot.database_file import open_database
from bot.failures import UnusableInput
from bot.garbage import collect_garbage_seldom
from bot.health.outages import Outages
from bot.health.showing import show_health
from bot.health.signs import Signs
from bot.http_transport import HttpTransport
from bot.logs import configure_logging, log_uncaught
from bot.outage import SERVER, until_reached
from bot.parts import Parts, made_of, services_of
from bot.programme import programme_in_force
from bot.ptb_request import bot_over
from bot.setting_values import host_and_port
from bot.settings import Settings
from bot.supervisor import Supervisor
from bot.transport import Transport
from bot.ways_in import take_updates
from handlers.frame.child_process import Children
from handlers.frame.current_release import BuildIndex, CurrentRelease
from handlers.frame.posts import Deliverable
from handlers.frame.services import Services
from handlers.questions.understanding import warm_index
from locales.catalogues import Translators, load_translators
from scheduler.alert_sender import AlertSender
from scheduler.clock import Clock
from scheduler.delivery import DeliveryLoop
from scheduler.rate_limiter import TELEGRAM, Limits, RateLimiter
from storage import bot_name, recent_changes
from storage.erasure_list import ErasureList
from storage.schema import DatabaseUnusable

_LOGGER: Final = logging.getLogger(__name__)

LOOKS_FOR_RELEASES_EVERY: Final = 2
"""Seconds until what was published beside the bot is taken up."""


def run(settings: Settings) -> None:
    """Serve participants until a signal ends it.

    Raises UnusableInput or Failure where that is not possible.
    """
    if settings.token is None:
        raise UnusableInput("BOT_TOKEN: not set, nor BOT_TOKEN_FILE; @BotFather gives you one")
    configure_logging(settings)
    collect_garbage_seldom()
    event_loop.run(_until_signal(settings))


async def _until_signal(settings: Settings) -> None:
    stop = asyncio.Event()
    stop_on_signals(stop)
    await serve(settings, stop)


def stop_on_signals(stop: asyncio.Event) -> None:
    """Let SIGTERM and SIGINT end the bot in good order."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)


async def serve(
    settings: Settings,
    stop: asyncio.Event,
    clock: Clock | None = None,
    limits: Limits = TELEGRAM,
    transport: Transport | None = None,
    children: Children | None = None,
    translators: Translators | None = None,
    build_index: BuildIndex | None = None,
    seconds: Callable[[], float] = monotonic,
) -> None:
    """Serve until `stop` is set; everything that was opened is closed again, whatever happens.

    Without a clock it is the one that the settings ask for, without a transport that to the server
    they name, without translators the texts are read anew; `limits` is how fast messages may go
    out in bulk, `children` runs what needs a process of its own, `build_index` makes what a release
    is searched by, `seconds` is the clock by which the bot's health is judged. Raises UnusableInput
    or Failure.
    """
    asyncio.get_running_loop().set_exception_handler(log_uncaught)
    async with AsyncExitStack() as closing:
        supervisor = Supervisor(settings.notify_socket, settings.watchdog)
        database = await open_database(settings.database, stop, closing, supervisor.waits)
        snapshot, running = await programme_in_force(
            database, settings.programme, lambda zone: clock or running_clock(settings.clock, zone)
        )
        await keep_shift(database, running, closing)
        erasure_list = await _caught_up(ErasureList(database), running)
        translators = translators or load_translators()
        transport = transport or await _transport_to_server(settings, closing)
        services = services_of(
            settings,
            database,
            CurrentRelease.open(
                database,
                snapshot,
                build_index or partial(warm_index, languages=translators.languages),
                await database.read(recent_changes.last),
            ),
            running,
            translators,
            children or Children(),
            erasure_list,
        )
        await _show_pages(services, settings, closing)
        signs = Signs(seconds)
        health = await show_health(database, running, settings, signs, closing)
        alerts = AlertSender(database, services.wake_up, services.admins)
        outages = Outages(health, database, running, alerts)
        await closing.enter_async_context(in_background(outages.run()))
        parts = made_of(
            services, transport, RateLimiter(limits), health, outages, alerts, settings.backup_dir
        )
        supervisor.ready()
        supervisor.keep_assured(lambda: health.alive().ok, lambda: health.ready().trouble)
        try:
            await _first_of(stop.wait(), _start(parts, settings, supervisor, closing))
        finally:
            await supervisor.stopping()


async def _transport_to_server(settings: Settings, closing: AsyncExitStack) -> Transport:
    token = settings.token.value if settings.token else ""
    to_server = HttpTransport(settings.api_url, token, settings.proxy_to_telegram())
    return await closing.enter_async_context(to_server)


async def _caught_up(erasures: ErasureList, clock: Clock) -> ErasureList:
    """The list of erasures, once a restored database has none of those people any more."""
    try:
        await erasures.catch_up(clock.now())
    except DatabaseUnusable as error:
        raise UnusableInput(str(error)) from None
    return erasures


async def _show_pages(services: Services, settings: Settings, closing: AsyncExitStack) -> None:
    """Serve and write the pages, where the settings say so; they need no Telegram."""
    # What makes pages, and what serves them, takes a while to load.
    if settings.site_dir:
        from bot.site_files import SiteFolder

        folder = SiteFolder(services, settings.database, settings.site_dir, settings.web_url)
        await folder.start()
        closing.push_async_callback(folder.stop)
    if settings.web_listen:
        from bot.web import WebServer
        from handlers.site.published import Published

        server = WebServer(Published(services, settings.web_url))
        address = await server.start(*host_and_port(settings.web_listen))
        closing.push_async_callback(server.stop)
        _LOGGER.info("the pages are at %s", address)


async def _start(
    parts: Parts, settings: Settings, supervisor: Supervisor, closing: AsyncExitStack
) -> None:
    """Start part by part, each to be stopped before those that it stands on; ends by an error."""
    closing.push_async_callback(parts.application.shutdown)
    await _connect(parts)
    bot = parts.application.bot
    await parts.services.database.write_if_possible(bot_name.keep, bot.username)
    closing.push_async_callback(parts.delivery.stop)
    await _first_of(_deliver(parts.delivery), _go_on(parts, settings, supervisor, closing))


async def _go_on(
    parts: Parts, settings: Settings, supervisor: Supervisor, closing: AsyncExitStack
) -> None:
    """Start what is not to wait for delivery, which may have to wait for the disk."""
    username = parts.application.bot.username
    closing.push_async_callback(parts.services.print_queue.stop)
    await parts.intake.recover()
    closing.push_async_callback(parts.intake.stop)
    menus = CommandMenus(parts.application.bot, parts.application.bot_data)
    closing.push_async_callback(menus.stop)
    await _start_jobs(parts, closing)
    await menus.renew()
    parts.services.current_release.on_release(menus.renew)
    _LOGGER.info("serving as @%s", username)
    supervisor.serving(username)
    await take_updates(parts, settings, closing)


async def _deliver(delivery: DeliveryLoop[Deliverable]) -> None:
    """Deliver, as soon as what was left is written; ends by an error alone."""
    await delivery.recover()
    delivery.start()
    await delivery.ended()


async def _start_jobs(parts: Parts, closing: AsyncExitStack) -> None:
    """Plan what is due when, anew with every release; a clock that is set forward stops there."""
    clock, current = parts.services.clock, parts.services.current_release
    timed = (parts.release_notices, parts.planner, parts.broadcasts)

    async def ahead(now: datetime) -> list[datetime]:
        return [moment for part in timed for moment in await part.moments_after(now)]

    async def arrive() -> None:
        for part in timed:
            await part.look()
        await parts.delivery.settle()
        # What was just delivered may have been the last message of a broadcast.
        await parts.broadcasts.look()

    parts.housekeeping.plan()
    parts.backups.plan()
    parts.alerts.plan()
    for part in timed:
        await part.start()
    current.on_release(parts.planner.renew)
    current.on_release(parts.release_notices.look_soon)
    closing.callback(clock.on_set(parts.planner.plan))
    closing.callback(clock.stop_at(ahead, arrive))
    parts.jobs.repeat(current.refresh, LOOKS_FOR_RELEASES_EVERY)
    parts.jobs.start()
    closing.push_async_callback(parts.jobs.stop)


async def _connect(parts: Parts) -> None:
    """Wait until the server answers, then initialise the application."""
    bot = bot_over(parts.transport, parts.health.signs.note_call)

    async def connect() -> None:
        await bot.get_me()
        await parts.application.initialize()

    try:
        await until_reached(SERVER, connect, refused=InvalidToken)
    except InvalidToken:
        raise UnusableInput("BOT_TOKEN: the Bot API server does not know it") from None


async def _first_of(stopped: Awaitable[object], work: Awaitable[object]) -> None:
    """Wait for the first to end, cancel the other, and raise what it raised."""
    tasks = [asyncio.ensure_future(stopped), asyncio.ensure_future(work)]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in tasks:
        if not task.cancelled() and task.exception():
            task.result()
