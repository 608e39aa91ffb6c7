"""The releases there were: looked at, gone back to, and told once more to those who missed them."""

import asyncio
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from handlers.desk.actions import OrganisersDesk
from handlers.frame.context import Context, Followed
from handlers.frame.identity import names
from handlers.releases import proposals
from handlers.releases import screens as views
from handlers.releases.about import about_release, goes_with, going_out
from handlers.releases.actions import (
    ChangesOf,
    DraftAt,
    HoldBack,
    ReleaseAt,
    Releases,
    RemindUnseen,
    Restore,
    SendReminder,
    TellNow,
)
from handlers.releases.drafts import ORGANISERS
from handlers.ui.paging import Page
from handlers.ui.screen import Screen
from storage import heard, notices_owed, releases, seen_notices
from storage.programme.changes import Difference, difference
from storage.publishing import Origin
from storage.telling import WAITS_FOR

JUST_PUBLISHED: Final = timedelta(minutes=10)
"""How long after a release its author can take a change back by naming it."""


async def open_releases(context: Context, address: Releases) -> Screen:
    """All releases, each with what it was about."""
    database, reader = context.services.database, context.reader()
    count = await database.read(releases.count)
    shown = await Page.read(
        count, address.page, lambda offset, limit: database.read(releases.page, offset, limit)
    )
    who = await names(context.bot, reader, (r.author for r in shown.items))
    about = {r.number: await about_release(context, r.number) for r in shown.items}
    return views.releases(reader, shown, who, about)


async def open_release(context: Context, address: ReleaseAt) -> Screen | None:
    """One release, and who has been told of it."""
    database, reader = context.services.database, context.reader()
    found = await database.read(releases.find, address.number)
    if found is None:
        return None
    told = await database.read(_told, address.number)
    told = replace(told, taken_back=address.number in (await going_out(context))[1])
    who = await names(context.bot, reader, [found.author])
    about, besides = await _about(context, address.number)
    return views.release(reader, found, told, who, about, besides)


async def _about(context: Context, number: int) -> tuple[str, list[str]]:
    return await about_release(context, number), await goes_with(context, number)


def _told(connection: sqlite3.Connection, number: int) -> views.Told:
    noted, within = heard.of(connection, number), notices_owed.told_with(connection, number)
    waiting = notices_owed.waits(connection)
    return views.Told(
        standing=seen_notices.standing(connection, within),
        rounds=seen_notices.rounds(connection, within),
        due_at=notices_owed.due_at(connection, number),
        within=within,
        tells_nobody=noted is not None and not noted.is_owed,
        latest_at=waiting.latest_at if waiting else None,
    )


async def tell_now(context: Context, action: TellNow) -> Followed | None:
    """Let the notices of a release wait no longer."""
    services = context.services
    # By the moment at which the screen is made, they are on their way on it.
    await services.database.write(notices_owed.hurry, action.release, context.reader().now)
    services.wake_up.set()
    screen = await open_release(context, ReleaseAt(action.release))
    return Followed(screen, ReleaseAt(action.release)) if screen else None


async def hold_back(context: Context, action: HoldBack) -> Followed | None:
    """Let the message that waits, wait as long as it may."""
    await context.services.database.write(notices_owed.hold, context.reader().now)
    screen = await open_release(context, ReleaseAt(action.release))
    return Followed(screen, ReleaseAt(action.release)) if screen else None


async def changed_just_now(context: Context) -> Mapping[str, bool]:
    """The sessions that the newest release has changed, by their ids, each with whether it takes
    place; none where the reader has not published it just now.
    """
    found = await _published_just_now(context)
    return {change.session.id: change.takes_place for change in found.sessions} if found else {}


async def cancelled_just_now(context: Context) -> frozenset[str]:
    """The ids of the sessions that the newest release has cancelled; none where the reader has not
    published it just now.
    """
    found = await _published_just_now(context)
    return frozenset(change.session.id for change in found.cancelled) if found else frozenset()


async def _published_just_now(context: Context) -> Difference | None:
    """What the newest release has changed; None where the reader has not published it just now."""
    reader, current_release = context.reader(), context.services.current_release
    newest = await context.services.database.read(releases.find, reader.snapshot.release)
    if newest is None or newest.author != context.person.id:
        return None
    before = await current_release.numbered(newest.number - 1)
    if before is None or reader.now - newest.published_at >= JUST_PUBLISHED:
        return None
    return await asyncio.to_thread(difference, before, current_release.snapshot)


async def just_published(context: Context, within: timedelta = WAITS_FOR) -> Followed | None:
    """The newest release of which people are still to be told, held back, or that has come in force
    only so long ago, for somebody who wants it stopped; None where there is none.
    """
    reader, database = context.reader(), context.services.database
    waiting = await database.read(notices_owed.waits)
    is_waiting = waiting is not None and waiting.due_at > reader.now
    number = max((await going_out(context))[0], default=None) if is_waiting else None
    newest = await database.read(releases.find, reader.snapshot.release)
    is_held = number is not None
    if newest and newest.number > 1 and reader.now - newest.published_at < within:
        number = number or newest.number
    if is_held:
        await database.write(notices_owed.hold, reader.now)
    screen = await open_release(context, ReleaseAt(number)) if number is not None else None
    if number is None or screen is None:
        return None
    note = reader.tr("Release {number} is published.", number=number)
    if is_held and waiting is not None:
        note = views.held_back(reader, number, waiting.latest_at)
    return Followed(screen.with_note(note, bold=True), ReleaseAt(number))


async def held_back(context: Context) -> str:
    """Until when the message about what is taken back is held back; empty where none waits."""
    reader, database = context.reader(), context.services.database
    waiting = await database.read(notices_owed.waits)
    if waiting is None or waiting.due_at <= reader.now:
        return ""
    await database.write(notices_owed.hold, reader.now)
    return views.waits_until(reader, waiting.latest_at)


async def open_changes(context: Context, address: ChangesOf) -> Screen | None:
    """What a release changed."""
    current_release, number = context.services.current_release, address.number
    before, after = (
        await current_release.numbered(number - 1),
        await current_release.numbered(number),
    )
    if before is None or after is None:
        return None
    reader = context.reader()
    return await asyncio.to_thread(views.changes_of, reader, number, before, after, address.page)


async def restore(context: Context, action: Restore) -> Followed | None:
    """Propose what an earlier release says as a new one."""
    found = await context.services.current_release.numbered(action.number)
    if found is None:
        return None
    programme, origin = found.programme, Origin.ROLLBACK
    kept = await proposals.keep(context, ORGANISERS, programme, origin, action.number)
    if isinstance(kept, Screen):
        return Followed(kept, OrganisersDesk())
    return Followed(await proposals.show(context, ORGANISERS, kept), DraftAt(kept.id))


async def ask_to_remind(context: Context, action: RemindUnseen) -> Followed | None:
    """Ask whether those who have not seen a release's notice are to get it once more."""
    told = await context.services.database.read(_told, action.release)
    if told.may_be_reminded:
        asked = views.reminding(context.reader(), action.release, told)
        return Followed(asked, ReleaseAt(action.release))
    screen = await open_release(context, ReleaseAt(action.release))
    return Followed(screen, ReleaseAt(action.release)) if screen else None


async def send_reminder(context: Context, action: SendReminder) -> Followed | None:
    """Remind those who have not seen a release's notice, once."""
    services, me = context.services, context.person.id
    now = services.clock.now()
    await services.database.write(seen_notices.remind, action.release, 1, me, now)
    services.wake_up.set()
    screen = await open_release(context, ReleaseAt(action.release))
    return Followed(screen, OrganisersDesk()) if screen else None
