"""What has changed, as the person may see it."""

import asyncio
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime

from handlers.changes import screens as views
from handlers.changes.actions import Changes
from handlers.frame.context import Context
from handlers.ui.screen import Screen
from storage import notices_owed, recent_changes, seen_notices


async def open_changes(context: Context, address: Changes) -> Screen:
    """What has changed; for organisers with how many were told."""
    v, database = context.reader(), context.services.database
    mine = {*v.leads, *((v.person.team,) if v.person.team else ())}
    teams = None if v.is_organiser else () if v.in_group else sorted(mine)
    found = await database.read(recent_changes.newest, teams)
    # So many changes are 20 ms of comparing.
    entries = await asyncio.to_thread(views.entries, v, found)
    listed = views.listed(v, entries, address.page)
    told: Mapping[int, views.Told] = {}
    if v.is_organiser:
        releases = tuple(dict.fromkeys(e.change.release for e in listed.items if e.change))
        told = await database.read(_told, releases, v.now)
    return views.changes(v, listed, told, is_cut=len(found) == recent_changes.MOST)


def _told(
    connection: sqlite3.Connection, releases: Iterable[int], now: datetime
) -> Mapping[int, views.Told]:
    """How many were told of some releases, or when people will be."""
    return {
        release: views.Told(
            seen_notices.standing(connection, notices_owed.told_with(connection, release)),
            due if (due := notices_owed.due_at(connection, release)) and due > now else None,
        )
        for release in releases
    }
