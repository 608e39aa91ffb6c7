"""What is asked before a seat is given up or exchanged."""

from collections.abc import Sequence

from handlers.frame.reader import Reader
from handlers.frame.seats import titles
from handlers.groups.actions import GroupAt, Join, Leave
from handlers.ui.choice import confirm
from handlers.ui.screen import Button, Screen
from storage.programme.model import Group


def would_give_up(v: Reader, group: Group, seats: Sequence[str], costs: int) -> Screen:
    """The question before a seat is exchanged for another at the same time."""
    tr = v.tr
    cost = tr(
        "There is a free seat. At the same time you have a seat in {groups}; you would give it up.",
        groups=titles(v, list(seats)),
    )
    return confirm(
        v.text(group.title),
        [cost],
        yes=Button(tr("Yes, change"), Join(group.id, costs), style="primary"),
        no=Button(tr("No, stay as I am"), GroupAt(group.id)),
    )


def leave_question(v: Reader, group: Group, has_seat: bool, waiting: int) -> Screen:
    """The question before a seat or a place in the queue is gone."""
    tr, lines = v.tr, [v.text(group.title)]
    if has_seat and waiting and v.snapshot.takes_sign_ups(group, v.now):
        lines.append(tr("The seat goes to the next person at once."))
    if not has_seat:
        lines.append(tr("Your place in the queue will be gone."))
    label = tr("Yes, give it up") if has_seat else tr("Yes, leave")
    return confirm(
        tr("Give the seat up?") if has_seat else tr("Leave the waiting list?"),
        lines,
        yes=Button(label, Leave(group.id, sure=True), style="danger"),
        no=Button(tr("No, stay"), GroupAt(group.id)),
    )
