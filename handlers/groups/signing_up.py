"""From a press about seats to what it does, and to the screen that follows."""

from collections.abc import Sequence
from typing import Final
from zlib import crc32

from handlers.agenda.actions import My
from handlers.frame.context import Context
from handlers.frame.feature import Followed
from handlers.frame.in_force import in_force
from handlers.frame.seats import clashing_seats, titles
from handlers.groups import actions as u
from handlers.groups import profile_questions as profile_asked
from handlers.groups import sign_up_screens as views
from handlers.groups.actions import GroupAt
from handlers.groups.sign_up_screens import is_for_team
from handlers.groups.standing import seats_screen, standing_of
from handlers.teams import joining
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

_COSTS_DIGITS: Final = 100_000


async def follow(press: u.SignUpPress, context: Context, telegram_name: str) -> Followed | None:
    """Do what a press about seats says; None where its group is no more."""
    wanted = profile_asked.group_of(press)
    known = context.desk.noticeboard.snapshot.groups
    if wanted and not is_for_team(wanted) and wanted not in known:
        return None
    match press:
        case u.Join(group, costs):
            return await join(context, group, costs, telegram_name)
        case u.Leave(group, sure):
            return await _leave(context, group, sure)
        case u.Requeue(group):
            return await _requeue(context, group)
        case u.KeepOnly(group):
            return await _keep_only(context, group)
        case u.Prefer(group):
            desk = context.desk
            me, now = context.person.id, desk.clock.now()
            await desk.database.write(transitions.prefer, me, group, now)
            return await _show(context, My())
        case _:
            asked = await profile_asked.follow(press, context, telegram_name)
            return asked or await join(context, wanted, 0, telegram_name)


async def join(context: Context, group: str, costs: int, telegram_name: str) -> Followed | None:
    """Take a seat or a place in the queue; who does so for the first time is asked some things."""
    if is_for_team(group):
        return await joining.join(context, group, costs, telegram_name)
    missing = profile_asked.first_question(context, group, telegram_name)
    if missing:
        return missing
    v, standing = context.reader(), await standing_of(context)
    at_stake = clashing_seats(v, group, standing)
    agreed = at_stake if costs and costs == _costs(at_stake) else ()
    outcome = await in_force(context, transitions.take, context.person.id, group, agreed=agreed)
    known = context.desk.noticeboard.snapshot.groups.get(group)
    if known is None:
        return None
    if isinstance(outcome, WouldGiveUp):
        seats = outcome.seats
        return Followed(
            views.would_give_up(context.reader(), known, seats, _costs(seats)),
            u.Join(group),
        )
    return await _show(context, GroupAt(group), _said(context, outcome))


async def _leave(context: Context, group: str, sure: bool) -> Followed | None:
    v, standing = context.reader(), await standing_of(context)
    has_seat = group in standing.seats
    if not sure and (has_seat or standing.wish(group)):
        waiting = standing.tally(group).waiting
        question = views.leave_question(v, v.snapshot.groups[group], has_seat, waiting)
        return Followed(question, u.Leave(group))
    if sure:
        outcome = await in_force(context, transitions.leave, context.person.id, group)
        return await _show(context, GroupAt(group), _said(context, outcome))
    return await _show(context, GroupAt(group))


async def _requeue(context: Context, group: str) -> Followed | None:
    outcome = await in_force(context, transitions.requeue, context.person.id, group)
    return await _show(context, GroupAt(group), _said(context, outcome))


async def _keep_only(context: Context, group: str) -> Followed | None:
    outcome = await in_force(context, transitions.keep_only, context.person.id, group)
    return await _show(context, GroupAt(group), _said(context, outcome))


async def _show(context: Context, press: GroupAt | My, note: str = "") -> Followed | None:
    screen = await seats_screen(press, context, note)
    return Followed(screen, press) if screen else None


def _said(context: Context, outcome: SignUp | Left | NobodyElseWaits) -> str:
    """What came of a press, in one line."""
    v = context.reader()
    tr = v.tr
    match outcome:
        case Seated(GivenUp(seats=())):
            return tr("Done: you have a seat.")
        case Seated(GivenUp(seats=seats)):
            return tr("Done: you have a seat and have given up {groups}.", groups=titles(v, seats))
        case Waits(position, of):
            return tr("You are on the waiting list: {position} of {of}.", position=position, of=of)
        case Left(had_seat=True):
            return tr("You have given the seat up.")
        case Left():
            return tr("You are no longer on the waiting list.")
        case NobodyElseWaits():
            return tr("Nobody else is waiting: the seat stays yours until you give it up.")
        case Closed():
            return tr("Sign-up is over.")
        case NotYetOpen(opens):
            return tr("Sign-up begins: {when}", when=v.moment(opens))
        case AlreadyThere():
            return ""
        case _:
            return tr("You are not in this group.")


def _costs(seats: Sequence[str]) -> int:
    """What stands in a button for the seats it costs: another set gives another number."""
    return crc32(",".join(sorted(seats)).encode()) % _COSTS_DIGITS + 1 if seats else 0
