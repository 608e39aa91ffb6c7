"""What is asked before a seat is given up or exchanged."""

from collections.abc import Sequence

from handlers.frame.reader import Reader
from handlers.frame.seats import titles
from handlers.groups.actions import GroupAt, Join, Leave
from handlers.ui.screen import Button, Screen, Text
from storage.programme.model import Group


def would_give_up(v: Reader, group: Group, seats: Sequence[str], costs: int) -> Screen:
    """The question before a seat is exchanged for another at the same time."""
    tr = v.tr
    text = Text().title(v.text(group.title)).line()
    text.line(
        tr(
            "There is a free seat. At the same time you have a seat in {groups}; you would give it"
            " up.",
            groups=titles(v, list(seats)),
        )
    )
    return text.screen(
        [
            (Button(tr("Yes, change"), Join(group.id, costs), style="primary"),),
            (Button(tr("No, stay as I am"), GroupAt(group.id)),),
        ]
    )


def leave_question(v: Reader, group: Group, has_seat: bool, waiting: int) -> Screen:
    """The question before a seat or a place in the queue is gone."""
    tr = v.tr
    text = Text().title(tr("Give the seat up?") if has_seat else tr("Leave the waiting list?"))
    text.line().line(v.text(group.title))
    if has_seat and waiting and v.snapshot.takes_sign_ups(group, v.now):
        text.line(tr("The seat goes to the next person at once."))
    if not has_seat:
        text.line(tr("Your place in the queue will be gone."))
    label = tr("Yes, give it up") if has_seat else tr("Yes, leave")
    return text.screen(
        [
            (Button(label, Leave(group.id, sure=True), style="danger"),),
            (Button(tr("No, stay"), GroupAt(group.id)),),
        ]
    )
