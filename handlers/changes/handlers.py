"""What has changed, as the person may see it."""

import asyncio
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime

from handlers.changes import screens as views
from handlers.changes.actions import Changes
from handlers.frame.context import Context
from handlers.ui.screen import Screen
from storage import heard, notices_owed, recent_changes, seen_notices
from storage.outcomes import Standing


async def open_changes(context: Context, address: Changes) -> Screen:
    """What has changed; for organisers with how many were told."""
    reader, database = context.reader(), context.services.database
    mine = {*reader.leads, *((reader.person.team,) if reader.person.team else ())}
    teams = None if reader.is_organiser else () if reader.in_group else sorted(mine)
    found = await database.read(recent_changes.newest, teams)
    # So many changes are 20 ms of comparing.
    entries = await asyncio.to_thread(views.entries, reader, found)
    listed = views.listed(reader, entries, address.page)
    told: Mapping[int, views.Told] = {}
    if reader.is_organiser:
        releases = tuple(dict.fromkeys(e.change.release for e in listed.items if e.change))
        told = await database.read(_told, releases, reader.now)
    return views.changes(reader, listed, told, is_cut=len(found) == recent_changes.MOST)


def _told(
    connection: sqlite3.Connection, releases: Iterable[int], now: datetime
) -> Mapping[int, views.Told]:
    """How many were told of some releases, or when people will be."""
    return {release: _told_of(connection, release, now) for release in releases}


def _told_of(connection: sqlite3.Connection, release: int, now: datetime) -> views.Told:
    noted = heard.of(connection, release)
    if noted is not None and not noted.is_owed:
        return views.Told(Standing({}, 0), None)
    due = notices_owed.due_at(connection, release)
    return views.Told(
        seen_notices.standing(connection, notices_owed.told_with(connection, release)),
        due if due and due > now else None,
    )
