"""The screens on which one's seats stand, which are read from the database."""

from handlers.agenda import screens as my_view
from handlers.agenda.actions import My
from handlers.frame.context import Context
from handlers.groups import screens as views
from handlers.groups.actions import GroupAt, Groups
from handlers.ui.screen import Screen
from storage.seats import reading
from storage.seats.model import Standing


async def seats_screen(
    press: Groups | GroupAt | My, context: Context, note: str = ""
) -> Screen | None:
    """The groups, one group, or what is noted for a person; None where the group is no more.

    `note` says what a press has just done.
    """
    v = context.reader()
    standing = await standing_of(context)
    match press:
        case Groups(page):
            return views.groups(v, standing, page)
        case My(page):
            return my_view.my(v, standing, page, note)
        case GroupAt(id) if id in v.snapshot.groups:
            return views.group(v, v.snapshot.groups[id], standing, note)
        case _:
            return None


async def standing_of(context: Context) -> Standing:
    """How the groups stand and, in a private chat, what the person has in them."""
    person = None if context.in_group else context.person.id
    return await context.desk.database.read(reading.standing, person)
