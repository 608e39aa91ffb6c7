"""What buttons about groups and seats say."""

from handlers.frame.actions import Id, Number
from handlers.ui.action import Action


class Join(Action, tag="j"):
    """Take a seat or a place in the queue; `costs` stands for the seats agreed to be given up."""

    group: Id
    costs: Number = 0


class JoinCancelled(Action, tag="jx"):
    """Take a seat or a place in the queue though all sittings of the group are cancelled."""

    group: Id


class Leave(Action, tag="jl"):
    """Give a seat or a place in the queue up; asks first until `sure`."""

    group: Id
    sure: bool = False


class Requeue(Action, tag="jr"):
    """Pass a seat on and go back to the end of the queue."""

    group: Id


class KeepOnly(Action, tag="jk"):
    """Keep this seat and give those up that overlap it."""

    group: Id


class Prefer(Action, tag="jp"):
    """Put a wish before the one above it."""

    group: Id


class Groups(Action, tag="gs"):
    """The working groups."""

    page: Number = 0


class GroupAt(Action, tag="g"):
    """One working group."""

    id: Id


class SignedUp(Action, tag="jd"):
    """What one has in a group now; offers to say town and attendance, which are asked later."""

    group: Id
