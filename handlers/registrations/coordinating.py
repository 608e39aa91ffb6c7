"""Naming the coordinators of a group: organisers alone, from its list or in Telegram's own."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram import Update

from handlers.frame.context import Context, Followed
from handlers.frame.identity import names
from handlers.frame.in_force import in_force_if
from handlers.frame.menu import change_menu_of
from handlers.frame.reader import Reader, organisers
from handlers.frame.services import Services
from handlers.frame.sharing_people import (
    ask_for_person,
    is_named,
    name_of,
    shared_for,
    take_key_away,
)
from handlers.frame.showing import present
from handlers.registrations import actions as r
from handlers.registrations import coordinating_screens as views
from handlers.registrations.handlers import note_look
from handlers.ui.screen import Screen
from storage import coordinators, people
from storage.deliveries import Delivery
from storage.programme.model import Group
from storage.seats import queries

A = TypeVar("A", bound=r.GroupListAction)


def of_group(
    handler: Callable[[Context, Group, A], Awaitable[Followed | None]],
) -> Callable[[Context, A], Awaitable[Followed | None]]:
    """Give a handler the group, where there is one."""

    async def found(context: Context, action: A) -> Followed | None:
        group = context.reader().snapshot.groups.get(action.group)
        return await handler(context, group, action) if group else None

    return found


@of_group
async def open_coordinators(
    context: Context, group: Group, address: r.Coordinators
) -> Followed | None:
    return await _shown(context, group, page=address.page)


@of_group
async def name(context: Context, group: Group, action: r.NameCoordinator) -> Followed | None:
    """Ask whether somebody is to be a coordinator."""
    reader, person = context.reader(), action.person
    who = await names(context.bot, reader, [person])
    return Followed(views.question(reader, group, person, who[person]), action)


async def search(context: Context, asking: r.Coordinators, text: str) -> Followed | None:
    """Find by a part of the name whom an organiser wants to name."""
    reader, database = context.reader(), context.services.database
    group = reader.snapshot.groups.get(asking.group)
    if group is None:
        return None
    entries = await database.read(queries.entries, list(reader.snapshot.groups))
    known = {e.person: e.name for e in entries if e.walk_in is None and e.name}
    found = [person for person, name in known.items() if is_named(name, text)]
    if len(found) == 1:
        asked = r.NameCoordinator(group.id, found[0])
        return Followed(views.question(reader, group, found[0], known[found[0]]), asked)
    several = [(person, known[person]) for person in found]
    # What names nobody may be meant for something else: the next text is read as any other.
    then = r.Coordinators(group.id) if several else None
    return Followed(views.found(reader, group, text, several), then)


@of_group
async def confirm(context: Context, group: Group, action: r.ConfirmCoordinator) -> Followed | None:
    """Make somebody a coordinator."""
    done = await _named(context, group, action.person)
    tr = context.reader().tr
    if done is None:
        return None
    note = tr("Done; the person is told.") if done else tr("This person has not used me yet.")
    return await _shown(context, group, note)


@of_group
async def end(context: Context, group: Group, action: r.EndCoordinating) -> Followed | None:
    """Take the role back, after a question."""
    reader, person = context.reader(), action.person
    if not action.sure:
        who = await names(context.bot, reader, [person])
        return Followed(views.end_question(reader, group, person, who[person]), action)
    await in_force_if(context, organisers, coordinators.end, person, group.id, by=context.person.id)
    await change_menu_of(context, person)
    return await _shown(context, group)


async def ask(update: Update, context: Context, press: r.AskForCoordinator) -> None:
    """Let Telegram show the people one knows."""
    reader = context.reader()
    group = reader.snapshot.groups.get(press.group)
    if group is not None:
        await ask_for_person(update, context, press, views.asking(reader, group))


async def take_person(update: Update, context: Context) -> bool:
    """Ask whether the chosen person is to be named; False where that is for others to take."""
    reader = context.reader()
    for group in reader.snapshot.groups.values() if reader.is_organiser else ():
        user = shared_for(update, r.AskForCoordinator(group.id))
        if user is not None:
            known = await context.services.database.read(people.find, user.user_id)
            text = views.chosen(
                reader, group, name_of(user), context.bot.link, is_known=bool(known)
            )
            await take_key_away(context, text)
            if known:
                screen = views.question(reader, group, user.user_id, name_of(user))
                asked = r.NameCoordinator(group.id, user.user_id)
                await present(update, context, screen, asked)
            else:
                shown = await _shown(context, group)
                await present(update, context, shown.screen, shown.then)
            return True
    return False


async def told(_services: Services, reader: Reader, delivery: Delivery) -> Screen | None:
    """That the reader coordinates a group now, or no longer; None where that is not so any more."""
    group = reader.snapshot.groups.get(delivery.parameters["group"])
    has_role = group is not None and group.id in reader.rights.coordinates
    if group is None or has_role is not (delivery.kind == coordinators.Notice.NAMED):
        return None
    return views.named(reader, group) if has_role else views.removed(reader, group)


async def _named(context: Context, group: Group, person: int) -> bool | None:
    """Whether somebody coordinates a group now; None where the organiser is none any more."""
    me = context.person.id
    done = await in_force_if(context, organisers, coordinators.name, person, group.id, by=me)
    await change_menu_of(context, person)
    return done


async def _shown(context: Context, group: Group, note: str = "", page: int = 0) -> Followed:
    reader, database = context.reader(), context.services.database
    await note_look(context, group)
    named = await database.read(coordinators.of, reader.snapshot, group.id)
    entries = await database.read(queries.entries, group.id)
    who = await names(context.bot, reader, named)
    screen = views.coordinators(reader, group, named, who, entries, page)
    return Followed(screen.with_note(note, bold=True), r.Coordinators(group.id, page))
