"""What the bot is made of, and the order in which it starts and stops.

start   lock → database → programme → pages → server reachable → delivery → what was left over →
        jobs → updates in
stop    the same backwards
"""

import asyncio
import logging
import shutil
import signal
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Final

from telegram.error import InvalidToken, TelegramError

from bot import event_loop
from bot.application import Answering, BotApplication, Unfinished, build_application
from bot.background import in_background
from bot.clocks import keep_shift, running_clock
from bot.commands import CommandMenus
from bot.failures import Failure, UnusableInput
from bot.garbage import look_seldom
from bot.health.health import Health
from bot.health.outages import Outages
from bot.health.showing import show_health
from bot.health.signs import Signs
from bot.http_transport import HttpTransport
from bot.intake import Intake
from bot.logs import configure_logging, log_uncaught
from bot.outage import OutageLog, until_reached
from bot.polling import Polling
from bot.programme import programme_in_force
from bot.ptb_request import bot_over
from bot.setting_values import host_and_port
from bot.settings import Settings
from bot.supervisor import Supervisor
from bot.telegram_sender import TelegramSender
from bot.transport import Transport
from bot.unsaved import Unsaved
from handlers.broadcasts.progress import ProgressBoard
from handlers.features import features
from handlers.frame.child_process import Children
from handlers.frame.current_release import BuildIndex, CurrentRelease
from handlers.frame.dispatch import Notices
from handlers.frame.posts import Deliverable
from handlers.frame.reachability import group_chats
from handlers.frame.services import Services
from handlers.questions.understanding import warm_index
from handlers.routes import ALLOWED_UPDATES
from locales.catalogues import Translators, load_translators
from scheduler.alerts import Alerts
from scheduler.backups import Backups
from scheduler.broadcasts import Broadcasts
from scheduler.clock import Clock
from scheduler.delivery import DeliveryLoop
from scheduler.housekeeping import Housekeeping
from scheduler.jobs import Jobs
from scheduler.outbox import WakeUp
from scheduler.planner import Planner
from scheduler.rate_limiter import TELEGRAM, Limits, RateLimiter
from scheduler.release_notices import ReleaseNotices
from storage import bot_name, recent_changes
from storage.database import Database
from storage.erasure_list import ErasureList
from storage.files import AlreadyRunning, instance_lock
from storage.schema import DatabaseUnusable

_LOGGER: Final = logging.getLogger(__name__)

LEAST_ROOM: Final = 1_000_000
"""Bytes that have to be free for a database to be opened."""

_TRIES_AGAIN_AFTER: Final = 1.0

CALLS_EVERY: Final = 30.0
"""Seconds between calls that tell whether the server is there, where updates come by webhook."""

_SERVER: Final = "the Bot API server"

LOOKS_FOR_RELEASES_EVERY: Final = 2
"""Seconds until what was published beside the bot is taken up."""


def run(settings: Settings) -> None:
    """Serve participants until a signal ends it.

    Raises UnusableInput or Failure where that is not possible.
    """
    if settings.token is None:
        raise UnusableInput("BOT_TOKEN: not set, nor BOT_TOKEN_FILE; @BotFather gives you one")
    configure_logging(settings)
    look_seldom()
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
        database = await _open_database(settings.database, stop, closing)
        snapshot, running = await programme_in_force(
            database, settings.programme, lambda zone: clock or running_clock(settings.clock, zone)
        )
        await keep_shift(database, running, closing)
        erasure_list = ErasureList(database)
        await erasure_list.catch_up(running.now())
        if transport is None:
            token = settings.token.value if settings.token else ""
            transport = await closing.enter_async_context(
                HttpTransport(settings.api_url, token, settings.proxy_to_telegram())
            )
        translators = translators or load_translators()
        build_index = build_index or partial(warm_index, languages=translators.languages)
        services = Services(
            database=database,
            clock=running,
            current_release=CurrentRelease.open(
                database, snapshot, build_index, await database.read(recent_changes.last)
            ),
            translators=translators,
            retention_days=settings.retention_days,
            wake_up=WakeUp(),
            children=children or Children(),
            erasure_list=erasure_list,
            admins=frozenset(settings.admins),
            needs_approval=settings.approval == "two",
            pages_at=settings.web_url,
            feeds_at=settings.web_url if settings.web_listen else None,
        )
        await _show_pages(services, settings, closing)
        signs = Signs(seconds)
        health = await show_health(database, running, settings, signs, closing)
        outages = Outages(health, database, running, services.wake_up, services.admins)
        await closing.enter_async_context(in_background(outages.run()))
        parts = _made_of(
            services, transport, RateLimiter(limits), health, outages, settings.backup_dir
        )
        supervisor = Supervisor(settings.notify_socket, settings.watchdog)
        supervisor.ready()
        supervisor.keep_assured(lambda: health.alive().ok)
        try:
            await _first_of(stop.wait(), _start(parts, settings, supervisor, closing))
        finally:
            await supervisor.stopping()


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


@dataclass(frozen=True, slots=True)
class Parts:
    """What the bot is made of, besides the services that its parts share."""

    services: Services
    health: Health
    outages: Outages
    transport: Transport
    application: BotApplication
    answering: Answering
    intake: Intake
    delivery: DeliveryLoop[Deliverable]
    jobs: Jobs
    release_notices: ReleaseNotices
    planner: Planner
    broadcasts: Broadcasts
    housekeeping: Housekeeping
    backups: Backups
    alerts: Alerts


def _made_of(
    services: Services,
    transport: Transport,
    rate_limiter: RateLimiter,
    health: Health,
    outages: Outages,
    backup_dir: Path | None,
) -> Parts:
    """Bring everything together; nothing of it has begun."""
    database, clock, wake_up = services.database, services.clock, services.wake_up
    current, all_features, unfinished = services.current_release, features(), Unfinished()
    application = build_application(
        services,
        all_features,
        transport,
        unfinished.note,
        rate_limiter.note_answer,
        rate_limiter.note_refusal,
        health.signs.note_call,
    )
    delivery = DeliveryLoop(
        database,
        clock,
        Notices(services, all_features),
        TelegramSender(transport, health.signs.note_call),
        rate_limiter,
        wake_up,
        group_chats(services),
    )
    answering = Answering(application, unfinished)
    jobs = Jobs()
    return Parts(
        services=services,
        health=health,
        outages=outages,
        transport=transport,
        application=application,
        answering=answering,
        intake=Intake(database, clock, answering),
        delivery=delivery,
        jobs=jobs,
        release_notices=ReleaseNotices(jobs, database, clock, wake_up),
        planner=Planner(jobs, database, clock, wake_up, lambda: current.snapshot),
        broadcasts=Broadcasts(
            jobs,
            database,
            clock,
            wake_up,
            lambda: current.snapshot,
            services.admins,
            ProgressBoard(services, delivery.send_aside),
        ),
        housekeeping=Housekeeping(
            jobs,
            database,
            clock,
            lambda: current.snapshot,
            timedelta(days=services.retention_days),
            services.erasure_list,
        ),
        backups=Backups(
            jobs,
            database,
            clock,
            wake_up,
            lambda: current.snapshot,
            services.admins,
            backup_dir,
        ),
        alerts=Alerts(
            jobs, database, clock, wake_up, lambda: delivery.failed_for_good, services.admins
        ),
    )


async def _start(
    parts: Parts, settings: Settings, supervisor: Supervisor, closing: AsyncExitStack
) -> None:
    """Start part by part, each to be stopped before those that it stands on; ends by an error."""
    closing.push_async_callback(parts.application.shutdown)
    await _connect(parts)
    username = parts.application.bot.username
    await parts.services.database.write_if_possible(bot_name.keep, username)
    closing.push_async_callback(parts.delivery.stop)
    await closing.enter_async_context(in_background(_deliver(parts.delivery)))
    await parts.intake.recover()
    closing.push_async_callback(parts.intake.stop)
    menus = CommandMenus(parts.application.bot, parts.application.bot_data)
    closing.push_async_callback(menus.stop)
    await _start_jobs(parts, closing)
    await menus.renew()
    parts.services.current_release.on_release(menus.renew)
    _LOGGER.info("serving as @%s", username)
    supervisor.serving(username)
    await _take_updates(parts, settings, closing)


async def _deliver(delivery: DeliveryLoop[Deliverable]) -> None:
    """Begin to deliver; all else goes on meanwhile, since what was left must be written first."""
    await delivery.recover()
    delivery.start()


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


async def _take_updates(parts: Parts, settings: Settings, closing: AsyncExitStack) -> None:
    """Take updates in, the way the settings ask for, until cancelled."""
    bot, writing = parts.application.bot, parts.services.database.writing
    unsaved = Unsaved(
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
    bot, outage = bot_over(parts.transport, parts.health.signs.note_call), OutageLog(_SERVER)
    while True:
        try:
            await bot.get_me()
        except TelegramError as error:
            outage.failed(error)
        else:
            outage.succeeded()
        await asyncio.sleep(CALLS_EVERY)


async def _open_database(path: Path, stop: asyncio.Event, closing: AsyncExitStack) -> Database:
    try:
        closing.enter_context(instance_lock(path))
        database = await _opened(path, stop)
    except (DatabaseUnusable, OSError) as error:
        raise UnusableInput(f"BOT_DATABASE: {error}") from None
    except AlreadyRunning as error:
        raise Failure(str(error)) from None
    closing.push_async_callback(database.close)
    return database


async def _opened(path: Path, stop: asyncio.Event) -> Database:
    """Open the database as soon as there is room on its disk: SQLite cannot even read without."""
    outage = OutageLog("the disk of the database", "no room on")
    while True:
        try:
            return await Database.open(path)
        except (DatabaseUnusable, sqlite3.Error) as error:
            if shutil.disk_usage(path.parent).free > LEAST_ROOM:
                raise
            outage.failed(error)
        with suppress(TimeoutError):
            async with asyncio.timeout(_TRIES_AGAIN_AFTER):
                await stop.wait()
                raise Failure(f"{path}: stopped before there was room on the disk")


async def _connect(parts: Parts) -> None:
    """Wait until the server answers, then initialise the application."""
    bot = bot_over(parts.transport, parts.health.signs.note_call)

    async def connect() -> None:
        await bot.get_me()
        await parts.application.initialize()

    try:
        await until_reached(_SERVER, connect, refused=InvalidToken)
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
