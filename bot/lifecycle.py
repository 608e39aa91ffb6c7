"""Start and stop, in our own order.

start   lock → database → programme → server reachable → delivery → what was left over → updates in
stop    updates in → jobs → what is in hand → delivery → application → database → lock
"""

import asyncio
import logging
import signal
from collections.abc import Awaitable
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram.error import BadRequest, InvalidToken

from bot.answering import Answering, Unfinished
from bot.application import BotApplication, build_application
from bot.commands import announce
from bot.failures import Failure, UnusableInput
from bot.http_transport import HttpTransport
from bot.intake import Conversation, Intake
from bot.logs import configure_logging, log_uncaught
from bot.outage import until_reached
from bot.polling import Polling
from bot.programme import programme_in_force, starting_clock
from bot.ptb_request import PtbRequest, bot_over
from bot.settings import Settings, host_and_port
from bot.telegram_sender import TelegramSender
from bot.transport import Transport
from bot.webhook import Webhook
from handlers.broadcasts.board import ProgressBoard
from handlers.broadcasts.posts import Deliverable
from handlers.features import features
from handlers.frame.child_process import Children
from handlers.frame.current_release import BuildIndex, CurrentRelease
from handlers.frame.dispatch import Notices
from handlers.frame.reachability import group_chats
from handlers.frame.services import Services
from handlers.questions.understanding import warm_index
from handlers.routes import ALLOWED_UPDATES
from locales.catalogues import Translators, load_translators
from scheduler.broadcasts import Broadcasts
from scheduler.clock import Clock
from scheduler.delivery import DeliveryLoop
from scheduler.housekeeping import Housekeeping
from scheduler.jobs import JobsUnderWay, repeat
from scheduler.outbox import WakeUp
from scheduler.planner import Planner
from scheduler.rate_limiter import TELEGRAM, Limits, RateLimiter
from scheduler.release_notices import ReleaseNotices
from storage import clock_shift
from storage.database import Database
from storage.instance_lock import AlreadyRunning, instance_lock
from storage.schema import DatabaseUnusable

_LOGGER: Final = logging.getLogger(__name__)

LOOKS_FOR_RELEASES_EVERY: Final = 2
"""Seconds until what was published beside the bot is taken up."""


def run(settings: Settings) -> None:
    """Serve participants until a signal ends it.

    Raises UnusableInput or Failure where that is not possible.
    """
    if settings.token is None:
        raise UnusableInput("BOT_TOKEN: not set; @BotFather gives you one")
    configure_logging(settings)
    asyncio.run(_until_signal(settings))


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
    build_index: BuildIndex = warm_index,
) -> None:
    """Serve until `stop` is set; everything that was opened is closed again, whatever happens.

    Without a clock it is the one that the settings ask for, without a transport that to the server
    they name, without translators the texts are read anew; `limits` is how fast messages may go
    out in bulk, `children` runs what needs a process of its own, `build_index` makes what a release
    is searched by. Raises UnusableInput or Failure.
    """
    asyncio.get_running_loop().set_exception_handler(log_uncaught)
    async with AsyncExitStack() as closing:
        try:
            closing.enter_context(instance_lock(settings.database))
            database = await Database.open(settings.database)
        except (DatabaseUnusable, OSError) as error:
            raise UnusableInput(f"BOT_DATABASE: {error}") from None
        except AlreadyRunning as error:
            raise Failure(str(error)) from None
        closing.push_async_callback(database.close)
        snapshot, running = await programme_in_force(
            database, settings.programme, lambda zone: clock or _clock(settings.clock, zone)
        )
        await _keep_shift(database, running, closing)
        services = Services(
            database=database,
            clock=running,
            current_release=await CurrentRelease.open(database, snapshot, build_index),
            translators=translators or load_translators(),
            retention_days=settings.retention_days,
            wake_up=WakeUp(),
            children=children or Children(),
            admins=frozenset(settings.admins),
            needs_approval=settings.approval == "two",
        )
        await _first_of(
            stop.wait(), _converse(settings, services, RateLimiter(limits), transport, closing)
        )


async def _keep_shift(database: Database, clock: Clock, closing: AsyncExitStack) -> None:
    """Let commands beside the bot know by how much its clock is shifted, as long as it runs."""
    await database.write(clock_shift.keep, clock.shift)
    writing: set[asyncio.Task[None]] = set()

    def keep() -> None:
        task = asyncio.create_task(database.write(clock_shift.keep, clock.shift))
        writing.add(task)
        task.add_done_callback(writing.discard)

    async def forget() -> None:
        await asyncio.gather(*writing, return_exceptions=True)
        await database.write(clock_shift.forget)

    closing.push_async_callback(forget)
    closing.callback(clock.on_set(keep))


async def _converse(
    settings: Settings,
    services: Services,
    rate_limiter: RateLimiter,
    transport: Transport | None,
    closing: AsyncExitStack,
) -> None:
    """Everything between the open database and the running conversation; ends only by an error."""
    unfinished, all_features = Unfinished(), features()
    if transport is None:
        token = settings.token.get_secret_value() if settings.token else ""
        transport = await closing.enter_async_context(HttpTransport(settings.api_url, token))
    application = build_application(
        services,
        all_features,
        transport,
        unfinished.note,
        lambda _method, chat: rate_limiter.note_answer(chat),
        rate_limiter.note_refusal,
    )
    await _connect(application, transport, closing)
    notices = Notices(services, all_features)
    delivery = await _deliver(services, notices, rate_limiter, transport, closing)

    answering = Answering(application, services, unfinished)
    intake = Intake(
        services.database,
        services.clock,
        Conversation(answering.handle, answering.turn_away, answering.reach),
    )
    await intake.recover()
    closing.push_async_callback(intake.stop)

    scheduler = AsyncIOScheduler(timezone=UTC)
    housekeeping = Housekeeping(
        scheduler,
        services.database,
        services.clock,
        lambda: services.current_release.snapshot,
        timedelta(days=settings.retention_days),
    )
    housekeeping.plan()
    broadcasts = Broadcasts(
        scheduler,
        services.database,
        services.clock,
        services.wake_up,
        lambda: services.current_release.snapshot,
        services.admins,
        ProgressBoard(services, delivery.send_aside),
    )
    await _keep_time(scheduler, services, delivery, broadcasts, closing)
    repeat(scheduler, services.current_release.refresh, LOOKS_FOR_RELEASES_EVERY)
    jobs = JobsUnderWay(scheduler)
    scheduler.start()
    closing.push_async_callback(jobs.stop)

    event = services.current_release.snapshot.event
    menus = asyncio.create_task(
        announce(application.bot, all_features, services.translators, event)
    )
    closing.push_async_callback(_end, menus)
    _LOGGER.info("serving as @%s", application.bot.username)
    if settings.webhook_url:
        await _receive(settings, application, intake, closing)
    else:
        await Polling(application.bot, PtbRequest(transport), intake.take, ALLOWED_UPDATES).run()


async def _keep_time(
    scheduler: AsyncIOScheduler,
    services: Services,
    delivery: DeliveryLoop[Deliverable],
    broadcasts: Broadcasts,
    closing: AsyncExitStack,
) -> None:
    """Plan what is due when, anew with every release; a clock that is set forward stops there."""
    planner = Planner(
        scheduler,
        services.database,
        services.clock,
        services.wake_up,
        lambda: services.current_release.snapshot,
    )

    notices = ReleaseNotices(scheduler, services.database, services.clock, services.wake_up)

    async def ahead(now: datetime) -> list[datetime]:
        return [
            *planner.moments_after(now),
            *await broadcasts.moments_after(now),
            *await notices.moments_after(now),
        ]

    async def arrive() -> None:
        await notices.look()
        await planner.look()
        await broadcasts.look()
        await delivery.settle()
        await broadcasts.look()

    await notices.start()
    await planner.start()
    await broadcasts.start()
    services.current_release.on_release(planner.renew)
    services.current_release.on_release(notices.look_soon)
    closing.callback(services.clock.on_set(planner.plan))
    closing.callback(services.clock.stop_at(ahead, arrive))


async def _deliver(
    services: Services,
    notices: Notices,
    rate_limiter: RateLimiter,
    transport: Transport,
    closing: AsyncExitStack,
) -> DeliveryLoop[Deliverable]:
    """Begin to deliver what is owed, first of all what an earlier process left in flight."""
    sender = TelegramSender(transport)
    loop = DeliveryLoop(
        services.database,
        services.clock,
        notices,
        sender,
        rate_limiter,
        services.wake_up,
        group_chats(services),
    )
    await loop.recover()
    loop.start()
    closing.push_async_callback(loop.stop)
    return loop


async def _connect(
    application: BotApplication, transport: Transport, closing: AsyncExitStack
) -> None:
    """Wait until the server answers, then initialise the application."""
    bot = bot_over(transport)
    closing.push_async_callback(application.shutdown)

    async def connect() -> None:
        await bot.get_me()
        await application.initialize()

    try:
        await until_reached("the Bot API server", connect, refused=InvalidToken)
    except InvalidToken:
        raise UnusableInput("BOT_TOKEN: the Bot API server does not know it") from None


async def _receive(
    settings: Settings, application: BotApplication, intake: Intake, closing: AsyncExitStack
) -> None:
    """Listen, then tell the server where; ends only when cancelled."""
    secret = settings.webhook_secret.get_secret_value()
    webhook = Webhook(intake.take, secret)
    await webhook.start(*host_and_port(settings.webhook_listen))
    closing.push_async_callback(webhook.stop)
    register = partial(
        application.bot.set_webhook,
        settings.webhook_url or "",
        allowed_updates=ALLOWED_UPDATES,
        secret_token=secret,
        drop_pending_updates=False,
    )
    try:
        await until_reached("the Bot API server", register, refused=BadRequest)
    except BadRequest as error:
        raise UnusableInput(f"BOT_WEBHOOK_URL: {error.message}") from None
    await asyncio.Event().wait()


def _clock(local: datetime | None, zone: ZoneInfo) -> Clock:
    clock = starting_clock(local, zone)
    if clock.is_shifted:
        moment = clock.now().isoformat(timespec="seconds")
        _LOGGER.warning("the clock is shifted for a rehearsal: it starts at %s", moment)
    return clock


async def _end(task: asyncio.Task[None]) -> None:
    """Cancel a task and wait until it is over."""
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


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
