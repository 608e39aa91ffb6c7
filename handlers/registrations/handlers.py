"""The screens of the lists; every look at a list is written into the audit log."""

from handlers.frame.feature import Context
from handlers.frame.in_force import in_force_if
from handlers.frame.reader import Reader
from handlers.registrations import actions as r
from handlers.registrations import screens as views
from handlers.ui.screen import Screen
from storage import audit
from storage.audit import Action
from storage.programme.model import Group
from storage.seats import queries, transitions
from storage.seats.model import AlreadyThere, Entry, Left, NoSeatLeft, NotThere, Seated, SignUp


async def list_screen(press: r.ListAction, context: Context) -> Screen | None:
    """Do what a press about lists says; None where that group is none of the person's."""
    v = context.reader()
    if isinstance(press, r.Registrations):
        groups = groups_of(v)
        return await _overview(context, groups, press.page) if groups else None
    if not isinstance(press, r.GroupListAction) or not v.may_list(press.group):
        return None
    group = v.snapshot.groups.get(press.group)
    return await _about(press, group, context) if group else None


def groups_of(v: Reader) -> list[Group]:
    """The groups whose lists the reader may see."""
    return [group for group in v.snapshot.programme.groups if v.may_list(group.id)]


async def _overview(context: Context, groups: list[Group], page: int) -> Screen:
    standing = await context.services.database.read(queries.standing, None)
    return views.overview(context.reader(), groups, standing, page)


async def _about(press: r.GroupListAction, group: Group, context: Context) -> Screen | None:
    match press:
        case r.ListOf(page=page):
            return await _list(context, group, page)
        case r.PersonIn(person=person):
            return await _person(context, group, person)
        case r.SeatByHand(person=person):
            return await _seat(context, group, person)
        case r.Unseat(person=person, sure=sure):
            return await _unseat(context, group, person, sure)
        case r.ChooseMove(person=person):
            return await _choose_move(context, group, person)
        case r.MoveByHand(person=person, to=to):
            return await _move(context, group, person, to)
        case _:
            return None


async def _list(context: Context, group: Group, page: int) -> Screen:
    database = context.services.database
    await _note_look(context, group)
    standing = await database.read(queries.standing, None)
    entries = await database.read(queries.entries, [group.id])
    return views.group_list(context.reader(), group, standing, entries, page)


async def _person(context: Context, group: Group, person: int, note: str = "") -> Screen:
    """The person on the list, or the list where they are no longer on it."""
    entry = await _entry(context, group, person)
    if entry is None:
        return await _list(context, group, 0)
    await _note_look(context, group)
    tally = (await context.services.database.read(queries.standing, None)).tally(group.id)
    can_seat = group.capacity is None or tally.seated < group.capacity
    return views.person(context.reader(), group, entry, can_seat).with_note(note, bold=True)


async def _seat(context: Context, group: Group, person: int) -> Screen | None:
    outcome = await in_force_if(
        context,
        lambda v: v.may_list(group.id),
        transitions.seat_by_hand,
        person,
        group.id,
        by=context.person.id,
    )
    if outcome is None:
        return None
    return await _person(context, group, person, _said(context, outcome))


async def _unseat(context: Context, group: Group, person: int, sure: bool) -> Screen | None:
    v, entry = context.reader(), await _entry(context, group, person)
    if entry is None:
        return await _list(context, group, 0)
    if not sure:
        return views.unseat_question(v, group, entry)
    outcome = await in_force_if(
        context,
        lambda v: v.may_list(group.id),
        transitions.unseat,
        person,
        group.id,
        by=context.person.id,
    )
    return await _list(context, group, 0) if outcome is not None else None


async def _choose_move(context: Context, group: Group, person: int) -> Screen:
    v, entry = context.reader(), await _entry(context, group, person)
    if entry is None:
        return await _list(context, group, 0)
    others = [other for other in groups_of(v) if other.id != group.id]
    standing = await context.services.database.read(queries.standing, None)
    return views.choose_move(v, group, entry, others, standing)


async def _move(context: Context, group: Group, person: int, to: str) -> Screen | None:
    v, entry = context.reader(), await _entry(context, group, person)
    target = v.snapshot.groups.get(to)
    if target is None or target == group or not v.may_list(to):
        return None
    if entry is None:
        return await _list(context, group, 0)
    outcome = await in_force_if(
        context,
        lambda v: v.may_list(group.id) and v.may_list(to),
        transitions.seat_by_hand,
        person,
        to,
        by=context.person.id,
        instead_of=group.id,
    )
    if outcome is None:
        return None
    where = target if isinstance(outcome, Seated) else group
    return await _person(context, where, person, _said(context, outcome))


async def _note_look(context: Context, group: Group) -> None:
    services, me = context.services, context.person.id
    await services.database.write(
        audit.note, me, Action.LIST_SEEN, services.clock.now(), group=group.id
    )


async def _entry(context: Context, group: Group, person: int) -> Entry | None:
    found = await context.services.database.read(queries.entries, [group.id], person)
    return found[0] if found else None


def _said(context: Context, outcome: SignUp | Left) -> str:
    """What came of a press, in one line."""
    tr = context.reader().tr
    match outcome:
        case Seated():
            return tr("Done; the person is told.")
        case NoSeatLeft():
            return tr("No seat is free.")
        case AlreadyThere():
            return tr("The person has a seat there already.")
        case NotThere() | _:
            return tr("The person is no longer on the list.")
