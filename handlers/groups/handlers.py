"""The screens of groups, which are read from the database."""

from handlers.frame.feature import Context
from handlers.frame.seats import standing_of
from handlers.groups import screens as views
from handlers.groups.actions import GroupAt, Groups
from handlers.ui.screen import Screen


async def open_groups(context: Context, address: Groups) -> Screen:
    """All groups."""
    return views.groups(context.reader(), await standing_of(context), address.page)


async def open_group(context: Context, address: GroupAt) -> Screen | None:
    """One group; None where it is gone."""
    v = context.reader()
    shown = v.snapshot.groups.get(address.id)
    return views.group(v, shown, await standing_of(context)) if shown else None
