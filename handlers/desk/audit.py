"""The audit log."""

from handlers.desk import audit_screens as views
from handlers.desk.actions import Audit
from handlers.desk.audit_screens import Audited
from handlers.frame.feature import Context
from handlers.frame.identity import names
from handlers.ui.paging import PAGE, page_of
from handlers.ui.screen import Screen
from storage import audit


async def open_audit(context: Context, address: Audit) -> Screen:
    """Who did what, the newest first; of seats or of all else."""
    database, v, of_seats = context.services.database, context.reader(), address.of_seats
    count = await database.read(audit.count, of_seats)
    page, _ = page_of(count, address.page)
    entries = await database.read(audit.page, page * PAGE, PAGE, of_seats)
    ids = [i for e in entries for i in (e.actor, e.details.get("person"))]
    return views.audit(v, Audited(entries, page, count, of_seats), await names(context.bot, v, ids))
