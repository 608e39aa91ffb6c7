"""The audit log."""

from handlers.desk import audit_screens as views
from handlers.desk.actions import Audit
from handlers.frame.feature import Context
from handlers.frame.identity import names
from handlers.ui.paging import Page
from handlers.ui.screen import Screen
from storage import audit


async def open_audit(context: Context, address: Audit) -> Screen:
    """Who did what, the newest first; of seats or of all else."""
    database, v, of_seats = context.services.database, context.reader(), address.of_seats
    shown = await Page.read(
        await database.read(audit.count, of_seats),
        address.page,
        lambda offset, limit: database.read(audit.page, offset, limit, of_seats),
    )
    ids = [i for e in shown.items for i in (e.actor, e.details.get("person"))]
    return views.audit(v, shown, of_seats, await names(context.bot, v, ids))
