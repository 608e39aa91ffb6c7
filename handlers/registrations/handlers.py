"""The screens of the lists; every look at a list is written into the audit log."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from handlers.frame.context import Context
from handlers.frame.in_force import in_force_if
from handlers.frame.reader import Allowed, Reader
from handlers.registrations import actions as r
from handlers.registrations import screens as views
from handlers.ui.screen import Screen
from storage import audit
from storage.audit import Action
from storage.programme.model import Group
from storage.seats import queries, transitions
from storage.seats.model import AlreadyThere, Entry, Left, NoSeatLeft, Seated, SignUp

A = TypeVar("A", bound=r.GroupListAction)


def of_group(
    handler: Callable[[Context, Group, A], Awaitable[Screen | None]],
) -> Callable[[Context, A], Awaitable[Screen | None]]:
    """The handler for those who may see the group's list; None for all others."""

    async def checked(context: Context, action: A) -> Screen | None:
        reader = context.reader()
        group = reader.snapshot.groups.get(action.group)
        if group is None or not reader.may_list(group.id):
            return None
        return await handler(context, group, action)

    return checked


def lists(*groups: Group) -> Allowed:
    """Those who may see the lists of all these groups."""
    return lambda reader: all(reader.may_list(group.id) for group in groups)


def has_lists(reader: Reader) -> bool:
    """Those who may see the list of a group."""
    return reader.is_organiser or bool(reader.rights.coordinates)


def groups_of(reader: Reader) -> list[Group]:
    """The groups whose lists the reader may see."""
    return [group for group in reader.snapshot.programme.groups if reader.may_list(group.id)]


async def open_overview(context: Context, address: r.Registrations) -> Screen | None:
    """How full the groups are; None for those who may see no list."""
    reader, standing = (
        context.reader(),
        await context.services.database.read(queries.standing, None),
    )
    groups = groups_of(reader)
    return views.overview(reader, groups, standing, address.page) if groups else None


@of_group
async def open_list(context: Context, group: Group, address: r.ListOf) -> Screen:
    return await shown_list(context, group, address.page)


@of_group
async def open_person(context: Context, group: Group, address: r.PersonIn) -> Screen:
    return await _person(context, group, address.person)


@of_group
async def seat(context: Context, group: Group, action: r.SeatByHand) -> Screen | None:
    outcome = await in_force_if(
        context,
        lists(group),
        transitions.seat_by_hand,
        action.person,
        group.id,
        by=context.person.id,
    )
    return await _person(context, group, action.person, outcome) if outcome else None


@of_group
async def unseat(context: Context, group: Group, action: r.Unseat) -> Screen | None:
    """Take a person off the list, after a question."""
    entry = await _entry(context, group, action.person)
    if entry is None:
        return await shown_list(context, group)
    if not action.sure:
        return views.unseat_question(context.reader(), group, entry)
    outcome = await in_force_if(
        context, lists(group), transitions.unseat, action.person, group.id, by=context.person.id
    )
    return await shown_list(context, group) if outcome else None


@of_group
async def choose_move(context: Context, group: Group, address: r.ChooseMove) -> Screen:
    reader, entry = context.reader(), await _entry(context, group, address.person)
    if entry is None:
        return await shown_list(context, group)
    others = [other for other in groups_of(reader) if other.id != group.id]
    standing = await context.services.database.read(queries.standing, None)
    return views.choose_move(reader, group, entry, others, standing)


@of_group
async def move(context: Context, group: Group, action: r.MoveByHand) -> Screen | None:
    """Move a person to another group whose list the reader may see as well."""
    reader, entry = context.reader(), await _entry(context, group, action.person)
    target = reader.snapshot.groups.get(action.to)
    if target is None or target == group or not reader.may_list(target.id):
        return None
    if entry is None:
        return await shown_list(context, group)
    outcome = await in_force_if(
        context,
        lists(group, target),
        transitions.seat_by_hand,
        action.person,
        target.id,
        by=context.person.id,
        instead_of=group.id,
    )
    where = target if isinstance(outcome, Seated) else group
    return await _person(context, where, action.person, outcome) if outcome else None


async def shown_list(context: Context, group: Group, page: int = 0) -> Screen:
    """A group's list, with its line in the audit log."""
    database = context.services.database
    await note_look(context, group)
    standing = await database.read(queries.standing, None)
    entries = await database.read(queries.entries, [group.id])
    return views.group_list(context.reader(), group, standing, entries, page)


async def _person(
    context: Context, group: Group, person: int, outcome: SignUp | Left | None = None
) -> Screen:
    """The person and what a press has done about them; the list where they are not on it."""
    entry = await _entry(context, group, person)
    if entry is None:
        return await shown_list(context, group)
    await note_look(context, group)
    standing = await context.services.database.read(queries.standing, None)
    reader, note = context.reader(), _said(context, outcome) if outcome else ""
    return views.person(reader, group, entry, standing).with_note(note, bold=True)


async def note_look(context: Context, group: Group) -> None:
    """Keep in the audit log that somebody looks at who is in a group."""
    services, me = context.services, context.person.id
    await services.database.write(
        audit.note_look, me, Action.LIST_SEEN, services.clock.now(), group=group.id
    )


async def _entry(context: Context, group: Group, person: int) -> Entry | None:
    found = await context.services.database.read(queries.entries, [group.id], person)
    return found[0] if found else None


def _said(context: Context, outcome: SignUp | Left) -> str:
    tr = context.reader().tr
    match outcome:
        case Seated():
            return tr("Done; the person is told.")
        case NoSeatLeft():
            return tr("No seat is free.")
        case AlreadyThere():
            return tr("The person has a seat there already.")
        case _:
            return tr("The person is no longer on the list.")
