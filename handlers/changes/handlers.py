"""What has changed, as the person may see it."""

import asyncio

from handlers.changes import screens as views
from handlers.changes.actions import Changes
from handlers.frame.feature import Context
from handlers.ui.screen import Screen
from storage import change_notices, notices_owed, recent_changes


async def open_changes(context: Context, address: Changes) -> Screen:
    """What has changed; for organisers with how many were told."""
    v, database = context.reader(), context.services.database
    mine = {*v.leads, *((v.person.team,) if v.person.team else ())}
    teams = None if v.is_organiser else () if v.in_group else sorted(mine)
    found = await database.read(recent_changes.newest, teams)
    # So many changes are 20 ms of comparing.
    entries = await asyncio.to_thread(views.entries, v, found)
    listed = views.listed(v, entries, address.page)
    standings = {}
    if v.is_organiser:
        for release in dict.fromkeys(e.change.release for e in listed.items if e.change):
            within = await database.read(notices_owed.told_with, release)
            standings[release] = await database.read(change_notices.standing, within)
    return views.changes(v, listed, standings, is_cut=len(found) == recent_changes.MOST)
