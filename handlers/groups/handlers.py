"""The screens of groups; taking a seat, giving it up, and waiting for one."""

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final
from zlib import crc32

from handlers.agenda.actions import MyGroups
from handlers.frame.context import Context, Followed
from handlers.frame.dispatch import followed_by
from handlers.frame.in_force import in_force
from handlers.frame.seats import clashing_seats, standing_of, titles
from handlers.groups import screens as views
from handlers.groups import seat_questions, sign_up_screens
from handlers.groups.actions import (
    GroupAt,
    Groups,
    Join,
    JoinCancelled,
    KeepOnly,
    Leave,
    Prefer,
    Requeue,
    SignedUp,
)
from handlers.person.door import first_question
from handlers.ui.screen import Screen
from storage.programme.model import Group
from storage.programme.snapshot import Snapshot
from storage.seats import transitions
from storage.seats.model import (
    AlreadyThere,
    Closed,
    GivenUp,
    Left,
    NobodyElseWaits,
    NotYetOpen,
    Seated,
    SignUp,
    Waits,
    WouldGiveUp,
)

Outcome = SignUp | Left | NobodyElseWaits
Transition = Callable[[sqlite3.Connection, Snapshot, int, str, datetime], Outcome]

_COSTS_DIGITS: Final = 100_000


async def open_groups(context: Context, address: Groups) -> Screen:
    return views.groups(context.reader(), await standing_of(context), address.page)


async def open_group(context: Context, address: GroupAt) -> Screen | None:
    reader = context.reader()
    shown = reader.snapshot.groups.get(address.id)
    return views.group(reader, shown, await standing_of(context)) if shown else None


async def open_signed_up(context: Context, address: SignedUp) -> Followed | None:
    """What somebody has in a group, and what they may add; the group where they have nothing."""
    reader, standing = context.reader(), await standing_of(context)
    group = reader.snapshot.groups.get(address.group)
    if group is None or not (group.id in standing.seats or standing.wish(group.id)):
        return await _shown(context, address.group)
    return Followed(sign_up_screens.signed_up(reader, group, standing), address)


async def join(context: Context, action: Join) -> Followed | None:
    """Take a seat or a place in the queue; some questions come before the first one."""
    group = action.group
    if group not in context.services.current_release.snapshot.groups:
        return None
    missing = await first_question(context, Join(group))
    if missing:
        return missing
    reader, standing = context.reader(), await standing_of(context)
    shown = reader.snapshot.groups[group]
    is_in = group in standing.seats or standing.wish(group)
    is_open = reader.snapshot.takes_sign_ups(shown, reader.now)
    if reader.snapshot.is_off(shown) and is_open and not (is_in or action.costs):
        return Followed(seat_questions.off_question(reader, shown), Join(group))
    return await _join(context, group, action.costs)


async def join_cancelled(context: Context, action: JoinCancelled) -> Followed | None:
    """Take a seat all the same, after the same questions."""
    group = action.group
    if group not in context.services.current_release.snapshot.groups:
        return None
    return await first_question(context, Join(group)) or await _join(context, group)


async def _join(context: Context, group: str, costs: int = 0) -> Followed | None:
    reader, standing = context.reader(), await standing_of(context)
    at_stake = clashing_seats(reader, group, standing)
    agreed = at_stake if costs and costs == _costs(at_stake) else ()
    outcome = await in_force(context, transitions.take, context.person.id, group, agreed=agreed)
    known = context.services.current_release.snapshot.groups.get(group)
    if known is None:
        return None
    if isinstance(outcome, WouldGiveUp):
        seats = outcome.seats
        question = seat_questions.would_give_up(context.reader(), known, seats, _costs(seats))
        return Followed(question, Join(group))
    return await _shown(context, group, _said(context, known, outcome))


async def leave(context: Context, action: Leave) -> Followed | None:
    """Give a seat or a place in the queue up, after a question."""
    group = action.group
    if action.sure:
        return await _change(context, transitions.leave, group)
    reader, standing = context.reader(), await standing_of(context)
    known, has_seat = reader.snapshot.groups.get(group), group in standing.seats
    if known is None or not (has_seat or standing.wish(group)):
        return await _shown(context, group)
    waiting = standing.tally(group).waiting
    return Followed(seat_questions.leave_question(reader, known, has_seat, waiting), Leave(group))


async def requeue(context: Context, action: Requeue) -> Followed | None:
    return await _change(context, transitions.requeue, action.group)


async def keep_only(context: Context, action: KeepOnly) -> Followed | None:
    return await _change(context, transitions.keep_only, action.group)


async def prefer(context: Context, action: Prefer) -> Followed | None:
    services, me = context.services, context.person.id
    if action.group not in services.current_release.snapshot.groups:
        return None
    await services.database.write(transitions.prefer, me, action.group, services.clock.now())
    return await followed_by(context, MyGroups())


async def _change(context: Context, transition: Transition, group: str) -> Followed | None:
    """Change something about a person's seat in a group, and show the result."""
    if group not in context.services.current_release.snapshot.groups:
        return None
    outcome = await in_force(context, transition, context.person.id, group)
    known = context.services.current_release.snapshot.groups.get(group)
    return await _shown(context, group, _said(context, known, outcome)) if known else None


async def _shown(context: Context, group: str, note: str = "") -> Followed | None:
    address = GroupAt(group)
    screen = await open_group(context, address)
    return Followed(screen.with_note(note, bold=True), address) if screen else None


def _said(context: Context, group: Group, outcome: Outcome) -> str:
    reader = context.reader()
    tr = reader.tr
    match outcome:
        case Seated(GivenUp(seats=())):
            return sign_up_screens.seated(reader, group)
        case Seated(GivenUp(seats=seats)):
            gone = tr("For it you gave up your seat in {groups}.", groups=titles(reader, seats))
            return f"{sign_up_screens.seated(reader, group)}\n{gone}"
        case Waits():
            return sign_up_screens.waits(reader, group, outcome)
        case Left(had_seat=True):
            return tr("You have given the seat up.")
        case Left():
            return tr("You are no longer on the waiting list.")
        case NobodyElseWaits():
            return tr("Nobody else is waiting: the seat stays yours until you give it up.")
        case Closed():
            return tr("Sign-up is over.")
        case NotYetOpen(opens):
            return tr("Sign-up begins: {when}", when=reader.moment(opens))
        case AlreadyThere():
            return ""
        case _:
            return tr("You are not in this group.")


def _costs(seats: Sequence[str]) -> int:
    """What stands in a button for the seats it costs: another set gives another number."""
    return crc32(",".join(sorted(seats)).encode()) % _COSTS_DIGITS + 1 if seats else 0
