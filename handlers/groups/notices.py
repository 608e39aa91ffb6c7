"""What somebody is told of their seats: written when it is sent."""

from handlers.frame.reader import Reader
from handlers.frame.services import Services
from handlers.groups import notice_screens as views
from handlers.groups.notice_screens import Moved
from handlers.ui.screen import Screen
from scheduler.outbox import Rendered
from storage.deliveries import Delivery
from storage.seats import queries
from storage.seats.model import Cause


async def moved(services: Services, v: Reader, delivery: Delivery) -> Rendered[Screen] | None:
    """Why somebody has a seat now, and what it cost; None where the group is no more."""
    said = delivery.parameters
    group = v.snapshot.groups.get(said["group"])
    if group is None:
        return None
    standing = await services.database.read(queries.standing, delivery.chat)
    moved = Moved(group, Cause(said["cause"]), tuple(said["seats"]), tuple(said["wishes"]))
    return Rendered(views.moved(v, moved, standing))


async def unseated(_services: Services, v: Reader, delivery: Delivery) -> Rendered[Screen] | None:
    """That somebody was taken off a list; None where the group is no more."""
    group = v.snapshot.groups.get(delivery.parameters["group"])
    if group is None:
        return None
    return Rendered(views.unseated(v, group, bool(delivery.parameters["had_seat"])))


async def group_removed(
    services: Services, v: Reader, delivery: Delivery
) -> Rendered[Screen] | None:
    """That a group does not take place, as the last release that had it says."""
    said = delivery.parameters
    before = await services.current_release.numbered(int(said["release"]))
    group = before.groups.get(said["group"]) if before else None
    if group is None:
        return None
    return Rendered(views.group_removed(v, group, bool(said["had_seat"])))
