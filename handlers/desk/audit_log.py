"""The audit log: who did what, filtered by what it is about and by whom."""

import sqlite3
from collections.abc import Mapping, Sequence

from handlers.broadcasts.door import broadcast_name
from handlers.desk import actions as a
from handlers.desk import audit_screens as views
from handlers.frame.context import Context
from handlers.frame.identity import names
from handlers.releases.door import about_release
from handlers.ui.paging import Page
from handlers.ui.screen import Screen
from storage import audit
from storage.audit import Entry, Filter, Kind
from storage.broadcasts import store
from storage.broadcasts.model import Broadcast


async def open_audit(context: Context, address: a.Audit) -> Screen:
    """All but seats, or what is about groups."""
    kind = Kind.GROUPS if address.of_seats else None
    return await open_filtered(context, a.AuditOf(address.page, kind))


async def open_filtered(context: Context, address: a.AuditOf) -> Screen:
    """Some lines, the newest first, each with what it was about."""
    database, reader = context.services.database, context.reader()
    wanted = Filter(address.kind, address.person or None)
    shown = await Page.read(
        await database.read(audit.count, wanted),
        address.page,
        lambda offset, limit: database.read(audit.page, offset, limit, wanted),
    )
    ids = [i for e in shown.items for i in (e.actor, e.details.get("person"))]
    who = await names(context.bot, reader, [*ids, wanted.person])
    return views.audit(reader, address, shown, who, await _about(context, shown.items))


async def open_people(context: Context, address: a.AuditPeople) -> Screen:
    """Those who stand in the log, to choose one."""
    reader = context.reader()
    found = await context.services.database.read(audit.people, address.kind)
    shown = Page.of(found, address.page)
    return views.people(reader, address, shown, await names(context.bot, reader, shown.items))


async def _about(context: Context, entries: Sequence[Entry]) -> views.About:
    """What the releases were about that some lines name, and what the broadcasts are called."""
    reader = context.reader()
    numbers = {n for e in entries if isinstance(n := e.details.get("release"), int)}
    ids = {n for e in entries if isinstance(n := e.details.get("broadcast"), int)}
    found = await context.services.database.read(_broadcasts, ids)
    about = [(found.get(e.details.get("broadcast", 0)), e.details.get("said")) for e in entries]
    return views.About(
        releases={number: await about_release(context, number) for number in sorted(numbers)},
        broadcasts=[broadcast_name(reader, one, said) if one else "" for one, said in about],
    )


def _broadcasts(connection: sqlite3.Connection, ids: set[int]) -> Mapping[int, Broadcast]:
    found = {number: store.find(connection, number) for number in ids}
    return {number: broadcast for number, broadcast in found.items() if broadcast}
