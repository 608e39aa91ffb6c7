"""The composition root: what the bot is made of, with nothing of it begun."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot.application import Answering, BotApplication, Unfinished, build_application
from bot.health.health import Health
from bot.health.outages import Outages
from bot.intake import Intake
from bot.settings import Settings
from bot.telegram_sender import TelegramSender
from bot.transport import Transport
from handlers.broadcasts.progress import ProgressBoard
from handlers.features import features
from handlers.frame.child_process import Children
from handlers.frame.current_release import CurrentRelease
from handlers.frame.notices import Notices
from handlers.frame.posts import Deliverable
from handlers.frame.reachability import group_chats
from handlers.frame.services import Services
from locales.catalogues import Translators
from scheduler.alert_sender import AlertSender
from scheduler.alerts import Alerts
from scheduler.backups import Backups
from scheduler.broadcasts import Broadcasts
from scheduler.clock import Clock
from scheduler.delivery import DeliveryLoop
from scheduler.housekeeping import Housekeeping
from scheduler.jobs import Jobs
from scheduler.outbox import WakeUp
from scheduler.planner import Planner
from scheduler.rate_limiter import RateLimiter
from scheduler.release_notices import ReleaseNotices
from storage.database import Database
from storage.erasure_list import ErasureList
from storage.programme.snapshot import Snapshot


def services_of(
    settings: Settings,
    database: Database,
    current_release: CurrentRelease,
    clock: Clock,
    translators: Translators,
    children: Children,
    erasure_list: ErasureList,
) -> Services:
    """What all handlers share, as the settings ask for it."""
    return Services(
        database=database,
        clock=clock,
        current_release=current_release,
        translators=translators,
        retention_days=settings.retention_days,
        wake_up=WakeUp(),
        children=children,
        erasure_list=erasure_list,
        admins=frozenset(settings.admins),
        needs_approval=settings.approval == "two",
        pages_at=settings.web_url,
        feeds_at=settings.web_url if settings.web_listen else None,
    )


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


def made_of(
    services: Services,
    transport: Transport,
    rate_limiter: RateLimiter,
    health: Health,
    outages: Outages,
    alerts: AlertSender,
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
    sender = TelegramSender(transport, health.signs.note_call)
    notices = Notices(services, all_features)
    delivery = DeliveryLoop(
        database, clock, notices, sender, rate_limiter, wake_up, group_chats(services)
    )
    answering, jobs = Answering(application, unfinished), Jobs()
    progress = ProgressBoard(services, delivery.send_aside)
    retention = timedelta(days=services.retention_days)

    def snapshot() -> Snapshot:
        return current.snapshot

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
        planner=Planner(jobs, database, clock, wake_up, snapshot),
        broadcasts=Broadcasts(jobs, database, clock, wake_up, snapshot, services.admins, progress),
        housekeeping=Housekeeping(
            jobs, database, clock, snapshot, retention, services.erasure_list
        ),
        backups=Backups(jobs, database, clock, alerts, snapshot, backup_dir),
        alerts=Alerts(jobs, database, clock, alerts, lambda: delivery.failed_for_good),
    )
