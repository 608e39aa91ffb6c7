"""People on a group's list who do not use the bot: written down by hand, taken off again.

name → on the list; the town can be said afterwards
"""

from typing import Final

from handlers.frame.context import Context, Followed
from handlers.frame.forms import AskAgain, Form, Step
from handlers.frame.in_force import in_force_if
from handlers.frame.reader import Reader
from handlers.frame.seats import has_room
from handlers.frame.services import Services
from handlers.frame.written import is_question, problem_with_line, says_no_name
from handlers.questions.door import names_several, read_added
from handlers.registrations import actions as r
from handlers.registrations import walk_in_screens as views
from handlers.registrations.handlers import has_lists, lists, note_look, of_group, shown_list
from handlers.registrations.walk_in_screens import Line
from handlers.ui.screen import Screen
from storage.deliveries import Delivery
from storage.plain_text import one_line
from storage.programme.model import Group
from storage.seats import queries, walk_ins
from storage.seats.model import AlreadyThere, Entry, NoSeatLeft, WalkInSeated, WalkInWaits


@of_group
async def open_walk_in(context: Context, group: Group, address: r.WalkInAt) -> Screen:
    return await _shown(context, group, address.walk_in)


@of_group
async def give_seat(context: Context, group: Group, action: r.SeatWalkIn) -> Screen | None:
    """Give a seat to somebody who waits."""
    outcome = await in_force_if(
        context,
        lambda reader: reader.may_list(group.id),
        walk_ins.seat,
        context.person.id,
        group.id,
        action.walk_in,
    )
    note = context.reader().tr("No seat is free.") if isinstance(outcome, NoSeatLeft) else ""
    return await _shown(context, group, action.walk_in, note) if outcome else None


async def told_of_seat(services: Services, reader: Reader, delivery: Delivery) -> Screen | None:
    """That somebody whom the reader wrote down has a seat; None where they are gone, or it is no
    longer for the reader.
    """
    group = reader.snapshot.groups.get(delivery.parameters["group"])
    if group is None or not reader.may_list(group.id):
        return None
    entries = await services.database.read(queries.entries, [group.id])
    number = delivery.parameters["walk_in"]
    entry = next((e for e in entries if e.walk_in == number and e.position is None), None)
    return views.has_seat(reader, group, entry) if entry else None


@of_group
async def take_off(context: Context, group: Group, action: r.TakeWalkInOff) -> Screen | None:
    """Take somebody off the list, after a question."""
    entry = await _entry(context, group, action.walk_in)
    if entry is None:
        return await shown_list(context, group)
    if not action.sure:
        return views.take_off_question(context.reader(), group, entry)
    outcome = await in_force_if(
        context, lists(group), walk_ins.take_off, context.person.id, group.id, action.walk_in
    )
    return await shown_list(context, group) if outcome else None


async def _line(context: Context, action: r.GroupListAction) -> Line | None:
    """Whom a question is about; None where the list is not for the reader, or they are gone."""
    reader = context.reader()
    group = reader.snapshot.groups.get(action.group)
    if group is None or not reader.may_list(group.id):
        return None
    if not isinstance(action, r.AskWalkInTown | r.NoWalkInTown):
        standing = await context.services.database.read(queries.standing, None)
        return Line(group, is_full=not has_room(group, standing))
    entry = await _entry(context, group, action.walk_in)
    return Line(group, entry) if entry else None


async def _take(
    context: Context, action: r.GroupListAction, said: str
) -> Followed | AskAgain | None:
    """Put a name on the list, or keep a town; an empty one takes away what was said before. A name
    may stand in a sentence that asks for it: "put Ms Miller into health".
    """
    group = context.services.current_release.snapshot.groups[action.group]
    if not isinstance(action, r.AskWalkInTown | r.NoWalkInTown):
        index = await context.services.current_release.index()
        added = read_added(context.reader(), said, index)
        if added and added.group and added.group != group.id:
            return await WALK_INS.ask(context, r.AddByHand(added.group))
        if (added and added.several) or (not added and names_several(said, index)):
            return AskAgain(views.one_by_one(context.reader().tr))
        return await _add(context, group, added.name if added and added.name else said)
    await context.services.database.write(walk_ins.say_town, action.walk_in, group.id, said or None)
    screen = await _shown(context, group, action.walk_in)
    return Followed(screen, r.WalkInAt(group.id, action.walk_in))


async def _add(context: Context, group: Group, name: str) -> Followed | AskAgain | None:
    outcome = await in_force_if(
        context, lists(group), walk_ins.add, context.person.id, group.id, name
    )
    tr = context.reader().tr
    match outcome:
        case WalkInSeated(number):
            screen = await _shown(context, group, number, tr("Added to the list."))
            return Followed(screen, r.WalkInAt(group.id, number))
        case AlreadyThere():
            return AskAgain(tr("{name} is on the list already.", name=name))
        case WalkInWaits(number):
            note = tr("No seat is free: added to the waiting list.")
            screen = await _shown(context, group, number, note)
            return Followed(screen, r.WalkInAt(group.id, number))
        case _:
            return None


async def _shown(context: Context, group: Group, number: int, note: str = "") -> Screen:
    """Somebody who was added by hand; the list where they are no longer on it."""
    entry = await _entry(context, group, number)
    if entry is None:
        return await shown_list(context, group)
    await note_look(context, group)
    standing = await context.services.database.read(queries.standing, None)
    return views.walk_in(context.reader(), group, entry, standing).with_note(note, bold=True)


async def _entry(context: Context, group: Group, number: int) -> Entry | None:
    entries = await context.services.database.read(queries.entries, [group.id])
    return next((entry for entry in entries if entry.walk_in == number), None)


def _written(reader: Reader, _line: Line, text: str) -> str | AskAgain:
    problem = problem_with_line(reader, text)
    return AskAgain(problem) if problem else one_line(text)


def _no_town(_reader: Reader, _line: Line, _action: r.NoWalkInTown) -> str:
    return ""


WALK_INS: Final = Form(
    steps=(
        Step(
            r.AddByHand,
            views.ask_name,
            _written,
            beside_it=says_no_name,
            leads_back=lambda asking: r.ListOf(asking.group),
            wants_a_name=True,
            wants_somebody=True,
        ),
        Step(
            r.AskWalkInTown,
            views.ask_town,
            _written,
            {r.NoWalkInTown: _no_town},
            beside_it=is_question,
            leads_back=lambda asking: r.WalkInAt(asking.group, asking.walk_in),
        ),
    ),
    subject=_line,
    take=_take,
    allowed=has_lists,
)
