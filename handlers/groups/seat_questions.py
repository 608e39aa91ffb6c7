"""What is asked before a seat is taken in vain, exchanged or given up."""

from collections.abc import Sequence

from handlers.frame.reader import Reader
from handlers.frame.seats import off_line, titles
from handlers.groups.actions import GroupAt, Join, JoinCancelled, Leave
from handlers.ui.choice import confirm
from handlers.ui.screen import Button, Screen
from storage.programme.model import Group


def off_question(reader: Reader, group: Group) -> Screen:
    """The question before a seat is taken in a group that does not meet at all."""
    tr = reader.tr
    return confirm(
        reader.text(group.title),
        [off_line(reader, group), tr("Sign up all the same, in case it takes place after all?")],
        yes=Button(tr("Sign up all the same"), JoinCancelled(group.id)),
        no=Button(tr("No, stay as I am"), GroupAt(group.id)),
        no_leaves=True,
    )


def would_give_up(reader: Reader, group: Group, seats: Sequence[str], costs: int) -> Screen:
    """The question before a seat is exchanged for another at the same time."""
    tr = reader.tr
    cost = tr(
        "There is a free seat. At the same time you have a seat in {groups}; you would give it up.",
        groups=titles(reader, list(seats)),
    )
    return confirm(
        reader.text(group.title),
        [cost, *_for_good(reader, seats)],
        yes=Button(tr("Yes, change"), Join(group.id, costs), style="primary"),
        no=Button(tr("No, stay as I am"), GroupAt(group.id)),
        no_leaves=True,
    )


def leave_question(reader: Reader, group: Group, has_seat: bool, waiting: int) -> Screen:
    """The question before a seat or a place in the queue is gone."""
    tr, lines = reader.tr, [reader.text(group.title)]
    if has_seat and waiting and reader.snapshot.takes_sign_ups(group, reader.now):
        lines.append(tr("The seat goes to the next person at once."))
    of_group = reader.snapshot.by_group.get(group.id, ())
    sittings = [s for s in of_group if s.end > reader.now and s.takes_place]
    if has_seat and len(sittings) > 1:
        hours = [
            f"{reader.short_day(reader.snapshot.day_of(s))}, {reader.hours(s)}" for s in sittings
        ]
        lines += [tr("The seat is for all sittings:"), *(f"• {when}" for when in hours)]
    if not has_seat:
        lines.append(tr("Your place in the queue will be gone."))
    lines += _for_good(reader, [group.id])
    label = tr("Yes, give it up") if has_seat else tr("Yes, leave")
    return confirm(
        tr("Give the seat up?") if has_seat else tr("Leave the waiting list?"),
        lines,
        yes=Button(label, Leave(group.id, sure=True), style="danger"),
        no=Button(tr("No, stay"), GroupAt(group.id)),
        no_leaves=True,
    )


def _for_good(reader: Reader, groups: Sequence[str]) -> list[str]:
    """That there is no way back into one of some groups once it is left."""
    known = (reader.snapshot.groups.get(name) for name in groups)
    is_over = any(group and reader.now >= reader.snapshot.sign_up_ends(group) for group in known)
    return (
        [reader.tr("Sign-up there is over: you cannot come back by yourself.")] if is_over else []
    )
